import type { CallOutput } from '../../preload/contract/calls.ts';
import { count } from './numbers.ts';

type Entry = CallOutput<'activity.list'>[number];

/** What was done to personal data, as the core notes it. None of it says whose, or what they wrote. */
const sentences: Readonly<Record<string, (detail: Entry['detail']) => string>> = {
  'copies-made': ({ copies }) => `Made ${count(Number(copies ?? 0), 'copy', 'copies')} for a cohort`,
  'workbooks-printed': ({ copies }) => `Printed ${count(Number(copies ?? 0), 'workbook')}`,
  'table-written': () => 'Wrote a table of a cohort’s people or answers',
  'report-written': () => 'Wrote a chart’s table for a cohort',
  'person-exported': () => 'Wrote out everything that is held about one person',
  'returns-accepted': () => 'Took in workbooks that came back',
  'scans-accepted': ({ pages }) => `Took in ${count(Number(pages ?? 0), 'scanned page')}`,
  'person-erased': ({ responses }) => `Erased one person, with ${count(Number(responses ?? 0), 'answer')}`,
  'cohort-erased': ({ people, responses }) =>
    `Erased a cohort: ${count(Number(people ?? 0), 'person', 'people')}, ${count(Number(responses ?? 0), 'answer')}`,
  'erased-again': () => 'Erased again whom an old backup had brought back',
};

export const activityWords = {
  label: 'What was done to personal data',
  lead: 'What was done to what people wrote, without their words. The latest 50.',
  none: 'Nothing has been done to anybody’s data yet.',
  columns: { when: 'When', what: 'What' },
  what: ({ what, detail }: Entry): string => sentences[what]?.(detail) ?? what,
};
