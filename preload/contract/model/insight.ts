import * as v from 'valibot';
import { StatementGroup } from './framework.ts';
import { Count, Id, Instant, Text } from './ids.ts';
import { Tally } from './seminars.ts';

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
  /** How many people answered a prompt that is tied to it. */
  written: Told,
  /** How many said 4 or 5 when they last rated it. */
  secure: Told,
});
export type CoverageRow = v.InferOutput<typeof CoverageRow>;

export const CoverageGap = v.object({
  statement: Id,
  code: v.string(),
  kind: v.picklist(['unasked', 'unwritten', 'few-secure']),
  says: Text,
});
export type CoverageGap = v.InferOutput<typeof CoverageGap>;

export const Coverage = v.object({
  says: Text,
  workbooks: v.array(v.object({ id: Id, title: v.string() })),
  groups: v.array(v.object({ ...StatementGroup.entries, statements: v.array(Id) })),
  rows: v.array(CoverageRow),
  gaps: v.array(CoverageGap),
  /** People who go through the programme now: neither deferred nor withdrawn. */
  people: Count,
});
export type Coverage = v.InferOutput<typeof Coverage>;

/** What somebody wrote about a statement, and what was asked. */
export const Evidence = v.object({ response: Id, participant: Id, question: Text, text: Text, written: Instant });
export type Evidence = v.InferOutput<typeof Evidence>;

export const AttendanceSeries = v.object({
  counts: Tally.entries.counts,
  says: Text,
  planned: Count,
  needed: Count,
  rows: v.array(
    v.object({
      participant: Id,
      present: Count,
      caughtUp: Count,
      absent: Count,
      open: Count,
      standing: Tally.entries.standing,
      percent: Count,
    }),
  ),
});
export type AttendanceSeries = v.InferOutput<typeof AttendanceSeries>;

/** `percent` of the places to write that were answered by those who handed in; `null`: withheld. */
export const CompletionSeries = v.object({
  edition: Id,
  title: v.string(),
  number: Count,
  says: Text,
  handedIn: Count,
  rows: v.array(v.object({ section: Id, title: v.string(), fields: Count, percent: v.nullable(Count) })),
});
export type CompletionSeries = v.InferOutput<typeof CompletionSeries>;

/** Means, to a tenth, of those who rated a statement both before and after; `null`: nobody did, or it is withheld. */
export const ConfidenceSeries = v.object({
  says: Text,
  rows: v.array(
    v.object({
      statement: Id,
      code: v.string(),
      short: v.string(),
      group: Id,
      people: v.nullable(Count),
      before: v.nullable(v.number()),
      after: v.nullable(v.number()),
    }),
  ),
  /** Whether anything was left out because too few people said it. */
  withheld: v.boolean(),
});
export type ConfidenceSeries = v.InferOutput<typeof ConfidenceSeries>;

export const Progress = v.object({
  people: Count,
  attendance: v.array(AttendanceSeries),
  completion: v.array(CompletionSeries),
  confidence: ConfidenceSeries,
});
export type Progress = v.InferOutput<typeof Progress>;
