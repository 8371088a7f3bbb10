import * as v from 'valibot';
import { Codes } from './aliases.ts';
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

/** How much of a programme somebody must be there for. `apart`: sessions and self-study each have to reach it. */
export const AttendanceRule = v.object({ percent: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)), apart: v.boolean() });
export type AttendanceRule = v.InferOutput<typeof AttendanceRule>;
export const usualAttendance: AttendanceRule = { percent: 90, apart: false };

export const Cohort = v.object({
  id: Id,
  title: Line,
  programme: Line,
  retention: Retention,
  /** `usualAttendance` where nothing was set. */
  attendance: v.optional(AttendanceRule),
  /** How it numbers the statements. Kept by "codes.set"; whatever "cohort.save" sends is not read. */
  codes: v.optional(Codes),
  /** Invented people, to look round with: shown as such everywhere, and removed by one call. */
  sample: v.optional(v.boolean()),
  revision: Count,
});
export type Cohort = v.InferOutput<typeof Cohort>;

/** The ten national professional qualifications, as suggestions: whatever is typed is a programme. */
export const programmes: readonly { code: string; name: string }[] = [
  { code: 'NPQEYL', name: 'Early Years Leadership' },
  { code: 'NPQEL', name: 'Executive Leadership' },
  { code: 'NPQH', name: 'Headship' },
  { code: 'NPQSL', name: 'Senior Leadership' },
  { code: 'NPQSENCO', name: 'Special Educational Needs Co-ordinators' },
  { code: 'NPQLBC', name: 'Leading Behaviour and Culture' },
  { code: 'NPQLL', name: 'Leading Literacy' },
  { code: 'NPQLPM', name: 'Leading Primary Mathematics' },
  { code: 'NPQLT', name: 'Leading Teaching' },
  { code: 'NPQLTD', name: 'Leading Teacher Development' },
];

export const Phase = v.picklist(['early-years', 'primary', 'secondary', 'all-through', 'post-16', 'special', 'other']);
export type Phase = v.InferOutput<typeof Phase>;

export const Status = v.picklist(['active', 'deferred', 'withdrawn']);
export type Status = v.InferOutput<typeof Status>;

/** How somebody gets a workbook: printed, as a file to fill in, or both from one file with one code. */
export const Route = v.picklist(['paper', 'fillable', 'both']);
export type Route = v.InferOutput<typeof Route>;

/** A school, trust or hub. People name it by its name in `setting`. */
export const Organisation = v.object({
  id: Id,
  name: Line,
  kind: v.picklist(['school', 'trust', 'hub', 'other']),
  phase: v.optional(Phase),
  revision: Count,
});
export type Organisation = v.InferOutput<typeof Organisation>;

export const Participant = v.object({
  id: Id,
  cohort: Id,
  name: Line,
  knownAs: v.optional(Line),
  email: v.optional(Line),
  role: v.optional(Line),
  setting: v.optional(Line),
  /** Of the person; without it their setting's. */
  phase: v.optional(Phase),
  /** Without it: active. */
  status: v.optional(Status),
  /** Without it: both. */
  route: v.optional(Route),
  preset: v.optional(Preset),
  note: v.optional(Text),
  /** Counted up within the cohort, not filled in when somebody leaves: what hidden names are made of. Whatever a caller sends is not read. */
  number: v.optional(Count),
  revision: Count,
});
export type Participant = v.InferOutput<typeof Participant>;

/** Whether an export tells who people are. */
export const Naming = v.picklist(['shown', 'hidden']);
export type Naming = v.InferOutput<typeof Naming>;

/**
 * What people are called while names are hidden: the same for as long as the cohort lasts, whoever joins or leaves. Pure. Give it
 * everybody in one cohort; people of before numbers were kept follow the others, in the order in which they were entered.
 */
export function pseudonyms(people: readonly Pick<Participant, 'id' | 'number'>[], word = 'Participant'): Map<Id, string> {
  let last = Math.max(0, ...people.map(({ number }) => number ?? 0));
  const numberOf = new Map<Id, number>();
  for (const { id, number } of people.toSorted((a, b) => (a.id < b.id ? -1 : 1))) numberOf.set(id, number ?? ++last);
  return new Map(people.map(({ id }) => [id, `${word} ${numberOf.get(id)}`]));
}

export const ResponseSource = v.picklist(['typed', 'fillable', 'table', 'scan']);
export type ResponseSource = v.InferOutput<typeof ResponseSource>;

/** `blank`: the person came to it and left it empty. `not-attempted`: they never came to it. Both have no text. */
export const ResponseState = v.picklist(['written', 'blank', 'not-attempted']);
export type ResponseState = v.InferOutput<typeof ResponseState>;

/** Whether somebody's workbook of one edition came back. Without it: not known yet. */
export const HandInState = v.picklist(['handed-in', 'not-handed-in']);
export type HandInState = v.InferOutput<typeof HandInState>;

/** What a participant wrote in one field of one edition. The newest revision; earlier ones are kept beside it. */
export const Response = v.object({
  id: Id,
  participant: Id,
  edition: v.optional(Id),
  field: v.string(),
  text: Text,
  /** Without it: written. */
  state: v.optional(ResponseState),
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
