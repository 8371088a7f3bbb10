import * as v from 'valibot';
import { Count, Day, Id, Instant, Line, Text } from './ids.ts';
import { Preset } from './print.ts';

/** When a cohort's words must go. `after` counts from `from`; the reminder is shown on `due`. */
export const Retention = v.object({
  months: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(120)),
  from: Day,
  due: Day,
  reason: v.optional(Line),
});
export type Retention = v.InferOutput<typeof Retention>;

export const Cohort = v.object({ id: Id, title: Line, programme: Line, retention: Retention, revision: Count });
export type Cohort = v.InferOutput<typeof Cohort>;

export const Participant = v.object({
  id: Id,
  cohort: Id,
  name: Line,
  knownAs: v.optional(Line),
  email: v.optional(Line),
  role: v.optional(Line),
  setting: v.optional(Line),
  preset: v.optional(Preset),
  note: v.optional(Text),
  revision: Count,
});
export type Participant = v.InferOutput<typeof Participant>;

export const ResponseSource = v.picklist(['typed', 'fillable', 'table', 'scan']);

/** What a participant wrote in one field of one edition. The newest revision; earlier ones are kept beside it. */
export const Response = v.object({
  id: Id,
  participant: Id,
  edition: v.optional(Id),
  field: v.string(),
  text: Text,
  source: ResponseSource,
  written: Instant,
  revision: Count,
});
export type Response = v.InferOutput<typeof Response>;

/** What an erasure will take, or took. Counts by kind of record, never words. */
export const ErasureReport = v.object({
  subject: v.object({ kind: v.picklist(['person', 'cohort']), id: Id }),
  removed: v.record(v.string(), Count),
  /** Backups made while the words were still there: they keep them until they rotate out or are deleted. */
  backups: v.array(v.object({ file: v.string(), made: Instant })),
  /** Files that Groundwork wrote about the person, as far as the activity log knows. */
  exported: v.array(v.object({ file: v.string(), made: Instant, there: v.boolean() })),
  done: v.boolean(),
});
export type ErasureReport = v.InferOutput<typeof ErasureReport>;

export const AccessReport = v.object({ folder: v.string(), files: v.array(v.string()), asked: Day, dueSafe: Day, dueLatest: Day });
export type AccessReport = v.InferOutput<typeof AccessReport>;
