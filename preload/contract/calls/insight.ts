import * as v from 'valibot';
import { ChartAsk, ChartSeries, PeopleFilter } from '../charts/series.ts';
import { Count, Id, Line, Text } from '../model/ids.ts';
import { Coverage, Evidence } from '../model/insight.ts';
import { Naming } from '../model/people.ts';
import { once, read } from './call.ts';

/** With names hidden, what fewer than five people said of themselves is withheld. */
const names = v.optional(Naming, 'shown');
/** `folder`: without one, where the settings say. `file`: what it is called there exactly; without it a name that is free. */
const place = { folder: v.string(), file: v.optional(Line) };
const Table = v.object({ file: v.string(), rows: Count });
const Choice = v.object({ value: v.string(), people: Count });

/** What a cohort has met, written and said, counted. */
export const insightCalls = {
  /** `open`: a workbook whose scenarios and prompts are wanted as well. */
  'coverage.get': read(v.object({ framework: Id, cohort: v.optional(Id), open: v.optional(Id), names }), Coverage),
  /** Newest first; in one workbook, or in all. */
  'coverage.evidence': read(v.object({ statement: Id, cohort: Id, workbook: v.optional(Id) }), v.array(Evidence)),
  /** A file is for sharing: small groups are withheld in it, whatever is done with names. */
  /** `pdf`: all of it on one page of A4. */
  'coverage.export': once(
    v.object({ framework: Id, cohort: v.optional(Id), format: v.picklist(['csv', 'xlsx', 'json', 'pdf']), names, ...place }),
    Table,
  ),
  'chart.get': read(ChartAsk, ChartSeries),
  /** What `only` can be set to, and how many people of the cohort have it. `people`: all, and those of whom what is set holds. */
  'chart.filters': read(
    v.object({ cohort: Id, only: v.optional(PeopleFilter, {}) }),
    v.object({ people: v.object({ all: Count, counted: Count }), role: v.array(Choice), phase: v.array(Choice), setting: v.array(Choice) }),
  ),
  /** As a picture, or the table behind it. A file is for sharing: small groups are left out of it, whatever is done with names. */
  'chart.save': once(
    v.object({ ...ChartAsk.entries, format: v.picklist(['svg', 'png', 'csv', 'xlsx', 'json']), ...place }),
    v.object({ file: v.string(), rows: Count, says: Text }),
  ),
};
