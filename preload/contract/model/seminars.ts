import * as v from 'valibot';
import { Count, Day, Id, Line, Text } from './ids.ts';

/** A time of day, 24 hours. */
export const Time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not a time'));
export type Time = v.InferOutput<typeof Time>;

/** Sessions are met in a room or on a screen; self-study is worked through alone. Both count towards a line, together or apart. */
export const SeminarKind = v.picklist(['seminar', 'conference', 'self-study']);
export type SeminarKind = v.InferOutput<typeof SeminarKind>;

export const AgendaItem = v.object({
  id: Id,
  title: Line,
  minutes: v.pipe(Count, v.maxValue(1440)),
  /** The block of the workbook that it is about. */
  block: v.optional(Id),
  note: v.optional(Text),
});
export type AgendaItem = v.InferOutput<typeof AgendaItem>;

/**
 * `kept`: the file's bytes are in the store, under their hash, and go where the store goes. `file`: one that stayed where it is on this
 * computer, of which only the path is known.
 */
export const Resource = v.variant('kind', [
  v.object({ id: Id, kind: v.literal('link'), title: Line, url: v.pipe(Line, v.regex(/^(https?:\/\/|mailto:)\S+$/i, 'not a link')) }),
  v.object({ id: Id, kind: v.literal('file'), title: Line, path: Line }),
  v.object({
    id: Id,
    kind: v.literal('kept'),
    title: Line,
    /** With its ending, for when it is taken out again. */
    name: Line,
    bytes: Count,
    hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'not a hash')),
  }),
]);
export type Resource = v.InferOutput<typeof Resource>;

/** One file that is kept. Slides with films in them are larger, and are better linked to. */
export const largestKept = 25 * 1024 * 1024;

/** One meeting of a cohort, or one piece of self-study. Counted towards the line when its day has come. */
export const Seminar = v.object({
  id: Id,
  cohort: Id,
  title: Line,
  kind: SeminarKind,
  day: v.optional(Day),
  starts: v.optional(Time),
  ends: v.optional(Time),
  place: v.optional(Line),
  workbook: v.optional(Id),
  edition: v.optional(Id),
  agenda: v.pipe(v.array(AgendaItem), v.maxLength(200)),
  resources: v.pipe(v.array(Resource), v.maxLength(200)),
  note: v.optional(Text),
  revision: Count,
});
export type Seminar = v.InferOutput<typeof Seminar>;

/** `caught-up`: was not there, and has since done what makes up for it. It counts, as present and late do. */
export const Mark = v.picklist(['present', 'late', 'absent', 'caught-up']);
export type Mark = v.InferOutput<typeof Mark>;

/** How much of what? `minimum` is in whole per cent; `needed` is always a whole number of sessions, rounded up. */
export const Tally = v.object({
  counts: v.picklist(['all', 'sessions', 'self-study']),
  /** Planned altogether. */
  planned: Count,
  /** So far present, late or caught up. */
  attended: Count,
  /** Marked absent and not caught up. */
  absent: Count,
  /** Not marked so far. */
  open: Count,
  needed: Count,
  /** How many may be missed altogether. */
  allowance: Count,
  /**
   * `met`: enough already. `on-course`: can miss some of what is open. `tight`: must attend all that is open. `catch-up`: only by
   * catching up on what was missed. `empty`: nothing is planned.
   */
  standing: v.picklist(['met', 'on-course', 'tight', 'catch-up', 'empty']),
  /** How many of the missed ones must be caught up on, if all that is open is attended. */
  catchUp: Count,
  /** How many more are needed, of whatever kind. */
  toGo: Count,
  /** Of what is planned, in whole per cent, rounded down: nobody is over a line by rounding. */
  percent: Count,
});
export type Tally = v.InferOutput<typeof Tally>;

export const RegisterMark = v.object({ seminar: Id, state: Mark, note: v.optional(Line) });
export type RegisterMark = v.InferOutput<typeof RegisterMark>;

export const RegisterRow = v.object({
  participant: Id,
  marks: v.array(RegisterMark),
  /** One tally, or two where the cohort counts sessions and self-study apart. */
  tallies: v.array(Tally),
});
export type RegisterRow = v.InferOutput<typeof RegisterRow>;

/** People who work together. `seminar` is missing on pairs that hold for the whole programme. A group has two or three. */
export const Pairing = v.object({ id: Id, cohort: Id, seminar: v.optional(Id), people: v.array(Id) });
export type Pairing = v.InferOutput<typeof Pairing>;

/** A PDF made on the spot. */
export const Sheet = v.object({ pdf: v.string(), pages: Count, suggestedName: v.string() });
export type Sheet = v.InferOutput<typeof Sheet>;
