import * as v from 'valibot';
import { Id, Line, Text } from './ids.ts';

/** Names that stand for people and places: key as in `{lead}`, value as printed. One change here updates every prompt. */
export const Names = v.record(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,31}$/)), Line);
export type Names = v.InferOutput<typeof Names>;

export const Scenario = v.object({
  id: Id,
  title: Line,
  /** Who it is about, in a few words: "Lead mentor, English, secondary, North London". */
  about: Line,
  names: Names,
  /** Inline markup. */
  opening: Text,
  points: v.array(Text),
  question: Text,
  statements: v.array(Id),
  source: Line,
});
export type Scenario = v.InferOutput<typeof Scenario>;

export const ScenarioSummary = v.object({
  id: Id,
  title: Line,
  about: Line,
  opening: Text,
  statements: v.array(Id),
  usedIn: v.array(v.object({ id: Id, title: Line })),
});
export type ScenarioSummary = v.InferOutput<typeof ScenarioSummary>;

/** The names in force in a workbook: its own over its scenarios'. */
export const namesOf = (workbook: { head: { names: Names } }, scenarios: readonly Pick<Scenario, 'names'>[]): Names =>
  Object.assign({}, ...scenarios.map(({ names }) => names), workbook.head.names) as Names;
