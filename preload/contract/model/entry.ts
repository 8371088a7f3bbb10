import * as v from 'valibot';
import { Count, Id, Instant, Line, Text } from './ids.ts';
import { HandInState, ResponseSource, ResponseState } from './people.ts';
import { FieldKind } from './print.ts';
import { Mode } from './workbook.ts';

/** One place to write in an edition, as a column of the grid. `question` is plain text. */
export const EntryField = v.object({
  id: v.string(),
  kind: FieldKind,
  block: Id,
  blockTitle: v.string(),
  section: v.string(),
  question: v.string(),
  mode: v.optional(Mode),
  part: v.optional(v.string()),
});
export type EntryField = v.InferOutput<typeof EntryField>;

/** `state` says why there is no text: left blank, or not attempted. Without a cell nothing has been entered. */
export const Cell = v.object({
  field: v.string(),
  response: Id,
  state: ResponseState,
  text: Text,
  source: ResponseSource,
  written: Instant,
  revision: Count,
});
export type Cell = v.InferOutput<typeof Cell>;

export const EntryRow = v.object({ participant: Id, handIn: v.nullable(HandInState), cells: v.array(Cell) });
export type EntryRow = v.InferOutput<typeof EntryRow>;

export const EntryFilter = v.object({
  /** In the name, the known-as name or the setting. */
  text: v.optional(Line),
  handIn: v.optional(v.picklist(['handed-in', 'not-handed-in', 'unknown'])),
  /** Only people for whom something is still to be entered. */
  open: v.optional(v.boolean()),
});
export type EntryFilter = v.InferOutput<typeof EntryFilter>;

export const Occasion = v.picklist(['before', 'now', 'later']);
export type Occasion = v.InferOutput<typeof Occasion>;

export const Rating = v.object({
  participant: Id,
  statement: Id,
  occasion: Occasion,
  value: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
});
export type Rating = v.InferOutput<typeof Rating>;
