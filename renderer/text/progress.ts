import type { ChartName, Grouping, PeopleFilter } from '../../preload/contract/charts/series.ts';
import type { Phase } from '../../preload/contract/model/people.ts';
import { count, list, number } from './numbers.ts';

/** The parts of the screen, each with the charts that stand on it. `rated`: one of them is of the statements of a framework. */
export const progressParts = [
  { id: '', title: 'Confidence and attendance', charts: ['confidence', 'attendance'], rated: true },
  { id: 'groups', title: 'Groups', charts: ['confidence-groups'], rated: true },
  { id: 'completion', title: 'Completion', charts: ['completion', 'completion-people'], rated: false },
  { id: 'themes', title: 'Themes', charts: ['themes'], rated: false },
  { id: 'thinking', title: 'Thinking', charts: ['sensemaking', 'depth'], rated: false },
  { id: 'actions', title: 'Actions', charts: ['actions'], rated: false },
] as const satisfies readonly { id: string; title: string; charts: readonly ChartName[]; rated: boolean }[];

/** Words around the charts. What a chart says of itself comes with it. */
export const progressWords = {
  parts: 'Charts of',
  counted: (who: string, counted: number, all: number) => `Only ${who}: ${number(counted)} of ${count(all, 'person', 'people')}.`,
  folder: 'Where shall the file go?',
  exported: (file: string) => `It is in ${file}. Small groups are left out of it.`,
  show: 'Show it',
  none: {
    title: 'There is no cohort yet',
    lead: 'When people have come, written and rated, this is where you see how they stand.',
    people: 'Add a cohort',
  },
  against: 'Compare with',
  alone: 'No other cohort',
  oneCohort: (cohort: string) => `People are not compared one by one: this is ${cohort} alone.`,
  filters: { role: 'Role', phase: 'Phase', setting: 'School or organisation' } satisfies Record<keyof PeopleFilter, string>,
  every: { role: 'Every role', phase: 'Every phase', setting: 'Every school' } satisfies Record<keyof PeopleFilter, string>,
  clear: 'Show everybody',
  edition: 'Workbook',
  editionTitle: ({ title, number }: { title: string; number: number }) => `${title}, edition ${number}`,
  counts: { all: 'Everything', sessions: 'Sessions', 'self-study': 'Self-study' },
  countsLabel: 'What is counted',
  groupsLabel: 'Groups of',
  groups: { statements: 'Statements', role: 'Roles', phase: 'Phases', setting: 'Schools' } satisfies Record<Grouping, string>,
  overLabel: 'Over',
  overs: { occasions: 'Occasions', seminars: 'Seminars', prompts: 'Prompts' },
  project: 'Project',
  projecting: {
    label: 'Projected chart',
    leave: 'Leave',
    next: 'Next chart',
    previous: 'Previous chart',
    place: (at: number, of: number) => `${at} of ${of}`,
    keys: [
      ['← →', 'chart'],
      ['↑ ↓', 'mark'],
      ['Esc', 'leave'],
    ] as const,
    keysOfParts: [
      ['Page Down', 'more'],
      ['← →', 'chart'],
      ['↑ ↓', 'mark'],
      ['Esc', 'leave'],
    ] as const,
    /** Of a chart that is shown in parts. */
    rows: (from: number, to: number, of: number) => `Rows ${from} to ${to} of ${of}`,
    columns: (from: string, to: string) => (from === to ? `column ${from}` : `columns ${from} to ${to}`),
    keyOf: (from: string, to: string) => (from === to ? `What ${from} is` : `What ${from} to ${to} are`),
    whole: 'The chart',
    nothing: 'There is no chart to project yet.',
    hidden: 'Names are hidden.',
  },
} as const;

export const phaseTitles: Readonly<Record<Phase, string>> = {
  'early-years': 'Early years',
  primary: 'Primary',
  secondary: 'Secondary',
  'all-through': 'All-through',
  'post-16': 'Post-16',
  special: 'Special',
  other: 'Other',
};

/** "Mentor, Primary" */
export const onlySaid = ({ role, phase, setting }: PeopleFilter): string =>
  list([role, phase && phaseTitles[phase], setting].flatMap((word) => word ?? []));
