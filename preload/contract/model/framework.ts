import * as v from 'valibot';
import { Count, Id, Line, Text } from './ids.ts';

/** The four stages of the EEF guidance (2019), and `whole` for what belongs to no single one of them. */
export const Stage = v.picklist(['whole', 'explore', 'prepare', 'deliver', 'sustain']);
export type Stage = v.InferOutput<typeof Stage>;

export const StatementKind = v.picklist(['learn_that', 'learn_how_to']);

export const Statement = v.object({
  id: Id,
  kind: StatementKind,
  /** Place in the framework, from 1. The code is computed from it: see `statementCode`. */
  number: v.pipe(v.number(), v.integer(), v.minValue(1)),
  text: Text,
  /** A few words for charts and lists ("Diagnose the problem"). */
  short: Line,
});
export type Statement = v.InferOutput<typeof Statement>;

export const StatementGroup = v.object({
  id: Id,
  /** The words before each statement: "Deliver changes by". No colon: paper and window add their own. */
  stem: Line,
  stage: Stage,
  statements: v.array(Statement),
});
export type StatementGroup = v.InferOutput<typeof StatementGroup>;

export const Framework = v.object({
  id: Id,
  title: Line,
  /** Which edition of the set: "2021, as in the workbook". */
  edition: Line,
  section: v.pipe(v.number(), v.integer(), v.minValue(1)),
  source: Line,
  licence: Line,
  groups: v.array(StatementGroup),
});
export type Framework = v.InferOutput<typeof Framework>;

export const FrameworkSummary = v.object({
  id: Id,
  title: Line,
  edition: Line,
  section: Count,
  statements: Count,
  first: v.string(),
  last: v.string(),
});
export type FrameworkSummary = v.InferOutput<typeof FrameworkSummary>;

/**
 * The code that people say: "6a" for the first learn-how-to statement of section 6, "6.1" for the first learn-that.
 * After z comes aa. `section` may be another NPQ's number for the same area (an alias).
 */
export function statementCode(section: number, statement: Pick<Statement, 'kind' | 'number'>): string {
  if (statement.kind === 'learn_that') return `${section}.${statement.number}`;
  let letters = '';
  for (let n = statement.number; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(97 + ((n - 1) % 26)) + letters;
  return `${section}${letters}`;
}
