import * as v from 'valibot';
import { StatementGroup } from './framework.ts';
import { Count, Id, Instant, Text } from './ids.ts';

/** Fewer people than this can be told apart by those who know them: what they said of themselves is then not shared. */
export const smallGroup = 5;

/** How many, or that it may not be said. */
export const Told = v.variant('is', [
  v.object({ is: v.literal('known'), count: Count, of: Count }),
  /** Some of `of`, fewer than `smallGroup`; none is among them too. */
  v.object({ is: v.literal('few'), of: Count }),
  v.object({ is: v.literal('withheld') }),
]);
export type Told = v.InferOutput<typeof Told>;

export const Meeting = v.picklist(['asked', 'taught', 'shown', 'rated']);
export type Meeting = v.InferOutput<typeof Meeting>;

export const CoverageRow = v.object({
  statement: Id,
  code: v.string(),
  short: v.string(),
  group: Id,
  /** In the order of `workbooks`: everything that a workbook does with it. */
  meets: v.array(v.array(Meeting)),
  /** Likewise, in the order of the parts of the workbook that was opened. */
  parts: v.array(v.array(Meeting)),
  /** How many people were at a seminar whose workbook teaches it or asks for it. */
  taught: Told,
  /** How many were at one whose workbook asks for it. */
  practised: Told,
  /** How many people answered a prompt that is tied to it, or wrote something that was marked with it. */
  written: Told,
  /** How many said 4 or 5 when they last rated it. */
  secure: Told,
  /** Whether something of another edition is counted here, through the mapping. */
  mapped: v.boolean(),
});
export type CoverageRow = v.InferOutput<typeof CoverageRow>;

export const CoverageGap = v.object({
  statement: Id,
  code: v.string(),
  kind: v.picklist(['unasked', 'unwritten', 'few-secure']),
  says: Text,
});
export type CoverageGap = v.InferOutput<typeof CoverageGap>;

/** A scenario or a prompt of a workbook, as a column of the map. */
export const OpenedPart = v.object({
  id: Id,
  kind: v.picklist(['scenario', 'prompt']),
  title: v.string(),
  block: Id,
  prompts: v.array(Id),
});
export type OpenedPart = v.InferOutput<typeof OpenedPart>;

export const Coverage = v.object({
  says: Text,
  /** What else is counted: evidence of other editions. */
  notes: v.array(Text),
  workbooks: v.array(v.object({ id: Id, title: v.string() })),
  opened: v.nullable(v.object({ workbook: Id, parts: v.array(OpenedPart) })),
  groups: v.array(v.object({ ...StatementGroup.entries, statements: v.array(Id) })),
  rows: v.array(CoverageRow),
  gaps: v.array(CoverageGap),
  /** People who go through the programme now: neither deferred nor withdrawn. */
  people: Count,
});
export type Coverage = v.InferOutput<typeof Coverage>;

/**
 * What somebody wrote about a statement, and what was asked. `marked`: the words that were marked with the statement, where it is not the
 * prompt that ties them to it. `edition`: of the framework, where the mapping does.
 */
export const Evidence = v.object({
  response: Id,
  participant: Id,
  workbook: v.nullable(Id),
  prompt: v.string(),
  question: Text,
  text: Text,
  marked: v.nullable(Text),
  edition: v.nullable(v.string()),
  written: Instant,
});
export type Evidence = v.InferOutput<typeof Evidence>;
