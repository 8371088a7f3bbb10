import * as v from 'valibot';
import { Count, Id, Instant, Line, Text } from './ids.ts';
import { ResponseSource } from './people.ts';
import { FieldKind } from './print.ts';
import { AnswerState } from './returns.ts';

/**
 * What a scanned page turned out to be. `placed`: copy, person and page are known; `generic`: edition and page are known, and nobody
 * knows whose it is; `unplaced`: somebody places it by hand; `duplicate`: a better picture of the same page is in the batch, or the page
 * was accepted from another file; `accepted`: this very picture was. `blank` is a page with nothing on it, such as a back; `not-ours`
 * is a page without a sign of Groundwork among pages that have one.
 */
export const ScanState = v.picklist(['waiting', 'placed', 'generic', 'unplaced', 'duplicate', 'accepted', 'blank', 'not-ours', 'erased']);
export type ScanState = v.InferOutput<typeof ScanState>;

/** Why a page could not be placed. `other-picture` is of a kind that is not read, and `heic` was one before it was. */
export const ScanProblem = v.picklist([
  'no-code',
  'no-corners',
  'unknown-edition',
  'unknown-copy',
  'no-such-page',
  'damaged',
  'locked',
  'too-large',
  'too-long',
  'too-slow',
  'heic',
  'other-picture',
  'unreadable',
]);
export type ScanProblem = v.InferOutput<typeof ScanProblem>;

/** A point of a picture: fractions of its width and height, from the top left. */
export const Spot = v.object({
  x: v.pipe(v.number(), v.minValue(-2), v.maxValue(3)),
  y: v.pipe(v.number(), v.minValue(-2), v.maxValue(3)),
});
export type Spot = v.InferOutput<typeof Spot>;

/** Where the paper's own corners lie in the picture: top left, top right, bottom right, bottom left of the page as it is read. */
export const Corners = v.tuple([Spot, Spot, Spot, Spot]);
export type Corners = v.InferOutput<typeof Corners>;

export const ScanCounts = v.object({
  boxes: Count,
  /** Boxes in which there is writing or a mark, whatever it says. */
  inked: Count,
  blank: Count,
  /** Marks that a person has to look at: nothing is stored for them until somebody has. */
  queued: Count,
  /** Boxes with handwriting for which nobody has typed any words. They can be accepted all the same, as pictures. */
  untyped: Count,
});
export type ScanCounts = v.InferOutput<typeof ScanCounts>;

export const ScanPage = v.object({
  id: Id,
  batch: Id,
  /** The file's own name, and which of its pages this is, from 1. */
  file: Line,
  number: Count,
  state: ScanState,
  problem: v.nullable(ScanProblem),
  /** How the page was known: by its code, by hand, or (as a suggestion to whoever places it) by the pages before and after it. */
  by: v.nullable(v.picklist(['code', 'hand', 'order'])),
  /** `unsure`: not all of its corner marks were found, so that boxes may be cut out a little askew. */
  sure: v.picklist(['sure', 'unsure']),
  /** What speaks for a suggestion: which pages of the same workbook lie before and after it, and that this page is not among the others. */
  reason: v.nullable(v.object({ before: v.nullable(Count), after: v.nullable(Count), missing: v.boolean() })),
  edition: v.nullable(v.object({ id: Id, number: Count, title: Line, workbook: Id })),
  copy: v.nullable(Id),
  participant: v.nullable(Id),
  /** The name that the copy was printed for, where nobody was said to bear it, and people whose name is like it. */
  printedFor: Line,
  alike: v.array(Id),
  /** Which page of the workbook, from 1, of how many; 0 of 0 where that is not known. */
  page: Count,
  pages: Count,
  /** The paper of the workbook's page, in points. */
  paper: v.object({ width: v.number(), height: v.number() }),
  /** By how many degrees, clockwise, the picture is turned to be read: 0, 90, 180 or 270. */
  turned: Count,
  /** Of the picture as it came, in pixels and as it would be shown before it is turned. */
  width: Count,
  height: Count,
  corners: v.nullable(Corners),
  /** Of what this one is a double, where it is in the same batch. */
  same: v.nullable(Id),
  counts: ScanCounts,
});
export type ScanPage = v.InferOutput<typeof ScanPage>;

/** One place to write on a page, as it was cut out. A scale is one box here, however many squares it has. */
export const ScanBox = v.object({
  field: v.string(),
  kind: FieldKind,
  question: v.string(),
  /** On the straightened page, in points. Of a scale: around all its squares. */
  place: v.object({ x: v.number(), y: v.number(), width: v.number(), height: v.number() }),
  ink: v.picklist(['blank', 'inked', 'unsure']),
  /** How much of the box is covered, 0 to 1. */
  amount: v.number(),
  /** What was read: `Yes` or nothing for a tick, `1` to `5` or nothing for a scale. Of text nothing is read, and of a mark that is not clear only a likelihood. */
  reading: v.nullable(v.string()),
  /** How sure the reading is, 0 to 1. */
  confidence: v.number(),
  /** A person has to decide: nothing is stored for it before. */
  queued: v.boolean(),
  /** What a person typed or chose; it counts in place of the reading. `''`: nothing is there. */
  said: v.nullable(Text),
  /** The picture of the box; null where it is blank. */
  crop: v.nullable(Id),
  /** What accepting would do. Handwriting without words is `new` where no picture and no words are kept. */
  state: AnswerState,
  before: v.optional(v.object({ text: Text, source: ResponseSource, written: Instant })),
});
export type ScanBox = v.InferOutput<typeof ScanBox>;

/** `reading`: a job is at it; `stopped`: it was cancelled or the program ended, and it can be resumed; `read`: all of it has been. */
export const ScanBatch = v.object({
  id: Id,
  started: Instant,
  state: v.picklist(['reading', 'stopped', 'read']),
  files: Count,
  pages: Count,
  read: Count,
  /** While it is being read, once it can be told. */
  secondsLeft: v.nullable(Count),
  counts: v.record(ScanState, Count),
  queued: Count,
});
export type ScanBatch = v.InferOutput<typeof ScanBatch>;

/** One workbook in a batch: whose, what is there of it and what is not. */
export const ScanBook = v.object({
  participant: v.nullable(Id),
  copy: v.nullable(Id),
  edition: v.object({ id: Id, number: Count, title: Line, workbook: Id }),
  /** In the order of the workbook: pages of this batch. */
  pages: v.array(Id),
  /** Pages with places to write of which there is no picture, neither here nor accepted earlier. */
  missing: v.array(Count),
});
export type ScanBook = v.InferOutput<typeof ScanBook>;

/** A picture, base64. */
export const Picture = v.object({ type: v.picklist(['image/jpeg', 'image/png']), data: v.string(), width: Count, height: Count });
export type Picture = v.InferOutput<typeof Picture>;

/** Handwriting that is kept with an answer, typed or not. */
export const Handwriting = v.object({
  /** Of the picture: what `scans.crop` takes. */
  id: Id,
  response: Id,
  participant: Id,
  edition: Id,
  field: v.string(),
  width: Count,
  height: Count,
  written: Instant,
});
export type Handwriting = v.InferOutput<typeof Handwriting>;

/** What a person decided about one page. */
export const ScanChoice = v.object({
  page: Id,
  /** Fields in which the page's answer is taken although something else was typed. */
  take: v.optional(v.pipe(v.array(v.string()), v.maxLength(500)), []),
  /** Fields that are left out. */
  leave: v.optional(v.pipe(v.array(v.string()), v.maxLength(500)), []),
});
export type ScanChoice = v.InferOutput<typeof ScanChoice>;
