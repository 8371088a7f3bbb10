import * as v from 'valibot';
import { Id, Line, Text } from './ids.ts';

/** Names that stand for people and places: key as in `{lead}`, value as printed. One change here updates every prompt. */
export const Names = v.record(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,31}$/)), Line);
export type Names = v.InferOutput<typeof Names>;

/** Where a scenario plays: initial teacher training, or a phase. */
export const ScenarioSetting = v.picklist(['itt', 'primary', 'secondary']);
export type ScenarioSetting = v.InferOutput<typeof ScenarioSetting>;

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
  /** Without it: any setting. */
  setting: v.optional(ScenarioSetting),
  /** The scenario of which it is a variant. Variants of one stand beside each other, whichever was first. */
  variantOf: v.optional(Id),
});
export type Scenario = v.InferOutput<typeof Scenario>;

export const ScenarioSummary = v.object({
  id: Id,
  title: Line,
  about: Line,
  opening: Text,
  statements: v.array(Id),
  setting: v.optional(ScenarioSetting),
  variantOf: v.optional(Id),
  usedIn: v.array(v.object({ id: Id, title: Line })),
});
export type ScenarioSummary = v.InferOutput<typeof ScenarioSummary>;

/** The same for all variants of one scenario. */
export const familyOf = ({ id, variantOf }: Pick<Scenario, 'id' | 'variantOf'>): Id => variantOf ?? id;

/** The names in force in a workbook: its own over its scenarios'. */
export const namesOf = (workbook: { head: { names: Names } }, scenarios: readonly Pick<Scenario, 'names'>[]): Names =>
  Object.assign({}, ...scenarios.map(({ names }) => names), workbook.head.names) as Names;
