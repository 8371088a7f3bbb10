import * as v from 'valibot';
import { Line } from './ids.ts';
import { Audience, Paper, Preset } from './print.ts';

/** The words a provider uses for the same things. Shown in the window; never printed over the workbook's own text. */
export const Words = v.object({ module: Line, chapter: Line, seminar: Line, participant: Line, cohort: Line });
export type Words = v.InferOutput<typeof Words>;

export const Theme = v.picklist(['system', 'light', 'dark', 'contrast']);
export type Theme = v.InferOutput<typeof Theme>;

export const Settings = v.object({
  words: Words,
  theme: Theme,
  print: v.object({ preset: Preset, paper: Paper, audience: Audience, folder: v.nullable(v.string()) }),
  /** Minutes without a key or click before an encrypted store locks; 0: never. */
  lockAfter: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(240)),
});
export type Settings = v.InferOutput<typeof Settings>;

export const defaultSettings: Settings = {
  words: { module: 'Module', chapter: 'Chapter', seminar: 'Seminar', participant: 'Participant', cohort: 'Cohort' },
  theme: 'system',
  print: { preset: 'standard', paper: 'a4', audience: 'participant', folder: null },
  lockAfter: 15,
};
