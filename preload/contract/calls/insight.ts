import * as v from 'valibot';
import { Count, Id } from '../model/ids.ts';
import { Coverage, Evidence, Progress } from '../model/insight.ts';
import { Naming } from '../model/people.ts';
import { once, read } from './call.ts';

/** With names hidden, what fewer than five people said of themselves is withheld. */
const names = v.optional(Naming, 'shown');
const written = { format: v.picklist(['csv', 'xlsx', 'json']), names, folder: v.string() };
const Table = v.object({ file: v.string(), rows: Count });

/** What a cohort has met, written and said, counted. */
export const insightCalls = {
  'coverage.get': read(v.object({ framework: Id, cohort: v.optional(Id), names }), Coverage),
  'coverage.evidence': read(v.object({ statement: Id, cohort: Id }), v.array(Evidence)),
  /** A file is for sharing: small groups are withheld in it, whatever is done with names. */
  'coverage.export': once(v.object({ framework: Id, cohort: v.optional(Id), ...written }), Table),
  'progress.get': read(v.object({ cohort: Id, framework: Id, names }), Progress),
  'progress.export': once(
    v.object({ cohort: Id, framework: Id, chart: v.picklist(['attendance', 'completion', 'confidence']), ...written }),
    Table,
  ),
};
