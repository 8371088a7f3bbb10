import * as v from 'valibot';
import { Count, Id, Instant, Line, Text } from './ids.ts';
import { ResponseSource } from './people.ts';
import { FieldKind, FieldPlace } from './print.ts';

/** What a file turned out to be. `form`: its fields were read; `flat`: printed to PDF, so the words were read where the fields had stood. */
export const ReturnKind = v.picklist(['form', 'flat']);
export type ReturnKind = v.InferOutput<typeof ReturnKind>;

/**
 * What a file needs or is. `ready`: can be accepted; `who`: nobody knows yet whose it is; `unchanged`: all of it is here already;
 * `repeated`: the same bytes as another file of the sheet; `no-place`: there are words, and the edition has no place for any of them; the others cannot be taken. `no-pdf`: it is no PDF, whatever it is called.
 */
export const ReturnState = v.picklist([
  'ready',
  'who',
  'unchanged',
  'repeated',
  'empty',
  'no-place',
  'scan',
  'not-ours',
  'no-pdf',
  'unknown-edition',
  'erased',
  'damaged',
  'locked',
  'xfa',
  'too-large',
  'too-long',
  'too-slow',
  'unreadable',
]);
export type ReturnState = v.InferOutput<typeof ReturnState>;

/**
 * An answer beside what is kept. `changed`: what is kept came from an earlier file; `conflict`: it was typed, or the file holds an
 * older version, so a person decides.
 */
export const AnswerState = v.picklist(['new', 'same', 'changed', 'conflict']);
export type AnswerState = v.InferOutput<typeof AnswerState>;

export const ReturnAnswer = v.object({
  field: v.string(),
  kind: FieldKind,
  question: v.string(),
  text: Text,
  state: AnswerState,
  /** Longer than its box shows, and in a flat file therefore perhaps not whole. */
  cut: v.boolean(),
  /** Characters that no text may hold were left out, or what was too long was cut. */
  cleaned: v.boolean(),
  /** What is kept now. */
  before: v.optional(v.object({ text: Text, source: ResponseSource, written: Instant })),
  place: v.nullable(v.omit(FieldPlace, ['id', 'kind', 'name', 'block', 'lines', 'value'])),
});
export type ReturnAnswer = v.InferOutput<typeof ReturnAnswer>;

export const ReturnCounts = v.object({ new: Count, same: Count, changed: Count, conflict: Count, cut: Count, unplaced: Count });
export type ReturnCounts = v.InferOutput<typeof ReturnCounts>;

/** By what a file was known: the most telling first. */
export const Identity = v.picklist(['field', 'keywords', 'page']);
export type Identity = v.InferOutput<typeof Identity>;

/** One file on the review sheet. */
export const ReturnLine = v.object({
  file: Id,
  name: Line,
  bytes: Count,
  state: ReturnState,
  kind: v.nullable(ReturnKind),
  pages: Count,
  by: v.array(Identity),
  edition: v.nullable(v.object({ id: Id, number: Count, title: Line, workbook: Id })),
  /** The workbook has been issued again since: answers stand under the prompts' own names, so they are in their places there too. */
  earlier: v.boolean(),
  copy: v.nullable(Id),
  participant: v.nullable(Id),
  /** The name on the cover of a copy that names nobody whom we know, as a start for whoever says whose it is. */
  coverName: Line,
  /** People whose name is like it. */
  alike: v.array(Id),
  counts: ReturnCounts,
  /** Places to write in this edition, other than the cover's. */
  places: Count,
  /** When the file was last saved, as it says itself. */
  saved: v.nullable(Instant),
  /** It was accepted before, on that day. */
  received: v.nullable(Instant),
  /** That was since it was laid on this sheet. */
  accepted: v.boolean(),
});
export type ReturnLine = v.InferOutput<typeof ReturnLine>;

export const ReturnSheet = v.object({ sheet: Id, read: Instant, lines: v.array(ReturnLine) });
export type ReturnSheet = v.InferOutput<typeof ReturnSheet>;

/** Whose a file is, where nobody knew: somebody in the store, or somebody to be added with the same step. */
export const Whose = v.variant('is', [
  v.object({ is: v.literal('known'), participant: Id }),
  v.object({ is: v.literal('added'), cohort: Id, name: v.pipe(Line, v.trim(), v.minLength(1)) }),
]);
export type Whose = v.InferOutput<typeof Whose>;

/** What a person decided about one file. */
export const ReturnChoice = v.object({
  file: Id,
  whose: v.optional(Whose),
  /** Fields in which the file's words are taken although something else was typed. */
  take: v.optional(v.pipe(v.array(v.string()), v.maxLength(2000)), []),
  /** Fields that are left out. */
  leave: v.optional(v.pipe(v.array(v.string()), v.maxLength(2000)), []),
});
export type ReturnChoice = v.InferOutput<typeof ReturnChoice>;

/** What a person has said about one file that is on the desk. `out`: nothing of it is taken, for now. */
export const ReturnDecision = v.object({ ...v.omit(ReturnChoice, ['file']).entries, out: v.optional(v.boolean()) });
export type ReturnDecision = v.InferOutput<typeof ReturnDecision>;

/**
 * Files that came back and were not put away. `unread`: reading ended before them; `left`: they did not fit; `waiting`: all but those
 * that were accepted since.
 */
export const ReturnDesk = v.object({ sheet: Id, files: Count, unread: Count, left: Count, waiting: Count });
export type ReturnDesk = v.InferOutput<typeof ReturnDesk>;
