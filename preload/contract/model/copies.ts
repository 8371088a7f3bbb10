import * as v from 'valibot';
import { Count, Day, Id, Instant, Line } from './ids.ts';
import { Route } from './people.ts';
import { Preset } from './print.ts';

/** One edition made for one person, and what has become of it. */
export const Copy = v.object({
  id: Id,
  edition: Id,
  editionNumber: Count,
  editionTitle: Line,
  workbook: Id,
  participant: Id,
  code: v.string(),
  preset: Preset,
  route: Route,
  made: Instant,
  /** The day it was handed out or sent. */
  given: v.optional(Day),
  /** Where the file was written. */
  file: v.optional(v.string()),
  back: v.picklist(['no', 'yes', 'not-handed-in']),
});
export type Copy = v.InferOutput<typeof Copy>;

/** What "make copies" would do: who gets one, in which preset and by which route, and who has one already. */
export const CopyPlan = v.object({
  /** The edition that the draft would be issued as, or is. */
  number: Count,
  toIssue: v.boolean(),
  groups: v.array(v.object({ preset: Preset, route: Route, people: v.array(Id) })),
  have: v.array(Id),
  /** Who of those who get one has something open from an earlier edition: their copies can begin with it. */
  threads: v.array(Id),
});
export type CopyPlan = v.InferOutput<typeof CopyPlan>;

export const CopiesResult = v.object({
  folder: v.string(),
  edition: Id,
  /** In the order in which they were made. Copies on paper may share one file. */
  files: v.array(v.string()),
  copies: Count,
  pages: Count,
  bytes: Count,
  /** Names that no face could set: the place is left for the pen. */
  unset: v.array(Line),
});
export type CopiesResult = v.InferOutput<typeof CopiesResult>;
