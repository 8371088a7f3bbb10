import * as v from 'valibot';
import { Count, Id, Line } from './ids.ts';

export const Preset = v.picklist(['standard', 'clear', 'large', 'dyslexia', 'plain']);
export type Preset = v.InferOutput<typeof Preset>;

export const Audience = v.picklist(['participant', 'facilitator']);
export type Audience = v.InferOutput<typeof Audience>;

export const Paper = v.picklist(['a4', 'letter']);
export type Paper = v.InferOutput<typeof Paper>;

export const PrintOptions = v.object({
  audience: v.optional(Audience, 'participant'),
  preset: v.optional(Preset, 'standard'),
  paper: v.optional(Paper, 'a4'),
});
export type PrintOptions = v.InferOutput<typeof PrintOptions>;

export const FieldKind = v.picklist(['text', 'line', 'scale', 'tick', 'cell']);

/** Where a field stands. Points, origin top left of the page; `page` from 1. */
export const FieldPlace = v.object({
  id: v.string(),
  kind: FieldKind,
  page: Count,
  x: v.number(),
  y: v.number(),
  width: v.number(),
  height: v.number(),
  /** What a screen reader says: the question, and the mode where it matters. */
  name: v.string(),
  block: Id,
  /** For scale: the value of this box, 1 to 5. */
  value: v.optional(Count),
  /** Ruled lines in the box; 0 for a box without rules. */
  lines: Count,
});
export type FieldPlace = v.InferOutput<typeof FieldPlace>;

/** One line of contents, bookmarks and outline; without a title, only of the outline. `pages` counts how many pages the block takes; `y`: how far down its first page it begins, in points. */
export const OutlineEntry = v.object({
  block: Id,
  section: v.string(),
  title: v.string(),
  level: Count,
  page: Count,
  pages: Count,
  y: v.optional(v.number()),
});
export type OutlineEntry = v.InferOutput<typeof OutlineEntry>;

export const PrintedBook = v.object({
  /** The PDF, base64. */
  pdf: v.string(),
  pages: Count,
  fields: v.array(FieldPlace),
  outline: v.array(OutlineEntry),
  /** What is on each page, as a short text that is another when the page is; the edition's own code, which is on all of them, is left out. */
  prints: v.array(v.string()),
  /** The code of the edition on paper, six characters. */
  edition: v.string(),
  suggestedName: v.string(),
});
export type PrintedBook = v.InferOutput<typeof PrintedBook>;

export const PackRequest = v.object({
  workbook: Id,
  ...PrintOptions.entries,
  /** One personal copy for each name, in this order. Empty: one blank copy. */
  names: v.pipe(v.array(Line), v.maxLength(1000)),
  output: v.picklist(['separate', 'merged']),
  /** A folder to write into; without it, the folder that the settings name. */
  folder: v.optional(v.string()),
});
export type PackRequest = v.InferOutput<typeof PackRequest>;

/** `unset`: names that no face could set; in those copies the place is left for the pen. */
export const PackResult = v.object({
  folder: v.string(),
  files: v.array(v.string()),
  copies: Count,
  pages: Count,
  bytes: Count,
  edition: v.string(),
  unset: v.array(Line),
});
export type PackResult = v.InferOutput<typeof PackResult>;
