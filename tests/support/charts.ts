import type { ChartSeries } from '../../preload/contract/charts/series.ts';

/* Series of invented cohorts, one for each chart and one for each that compares two. */

const north = { id: 'north', title: 'Autumn 2026, North', people: 24 };
const south = { id: 'south', title: 'Spring 2026, South', people: 19 };
const edition = { id: 'e1', title: 'Local Seminar 1 Workbook', number: 2 };
const statement = (at: number) => ({
  statement: `s${at}`,
  code: `6${String.fromCharCode(97 + at)}`,
  short:
    ['A structured process', 'A small number of meaningful changes', 'Stopping ineffective practices', 'A robust diagnosis of the problem'][
      at % 4
    ] ?? '',
  group: `g${Math.floor(at / 3)}`,
});

function seriesOf(two: boolean): ChartSeries[] {
  const common = {
    says: 'Confidence rose in 18 of 20 statements. It rose most in 6d, from 2.1 to 3.9.',
    notes: ['Means of those who rated a statement both times, 1 to 5.'],
    cohorts: two ? [north, south] : [north],
    shareable: true,
  };
  const both = <T>(one: T, other: T): T[] => (two ? [one, other] : [one]);
  const rowFor = <T>(one: T, other: T): { cohort: number; counts: T }[] => both(one, other).map((counts, cohort) => ({ cohort, counts }));
  return [
    {
      chart: 'attendance',
      ...common,
      counts: 'all',
      ways: ['all'],
      percent: 90,
      planned: 7,
      needed: 7,
      rows: two
        ? []
        : [
            { participant: 'p1', present: 3, caughtUp: 0, absent: 1, open: 3, standing: 'catch-up', percent: 42 },
            { participant: 'p2', present: 3, caughtUp: 1, absent: 0, open: 3, standing: 'tight', percent: 57 },
            { participant: 'p3', present: 7, caughtUp: 0, absent: 0, open: 0, standing: 'met', percent: 100 },
          ],
      standings: both(
        { met: 10, 'on-course': 6, tight: 6, 'catch-up': 2, empty: 0 },
        { met: 19, 'on-course': 0, tight: 0, 'catch-up': 0, empty: 0 },
      ),
    },
    {
      chart: 'completion',
      ...common,
      edition,
      editions: [edition],
      handedIn: both(21, 17),
      rows: ['Getting started', 'Theory and evidence into practice, for schools that share a partnership', 'Next steps'].map(
        (title, at) => ({
          section: `x${at}`,
          title,
          fields: 4 + at,
          percents: both(90 - at * 30, at === 1 ? 0 : 70),
        }),
      ),
    },
    {
      chart: 'completion-people',
      ...common,
      edition,
      editions: [edition],
      fields: 30,
      rows: two
        ? []
        : [0, 14, 30].map((answered, at) => ({ participant: `p${at + 1}`, answered, percent: Math.floor((answered * 100) / 30) })),
    },
    {
      chart: 'confidence',
      ...common,
      rows: Array.from({ length: 8 }, (_, at) => ({
        ...statement(at),
        cohorts:
          at === 6
            ? both(null, null)
            : both({ people: 21, before: 2 + at / 10, after: at === 4 ? 2.1 : 3.4 }, { people: 17, before: 2.5, after: 2.5 }),
      })),
    },
    {
      chart: 'confidence-groups',
      ...common,
      groups: 'statements',
      over: 'occasions',
      steps: ['before', 'now', 'later'].map((label) => ({ id: label, label })),
      lines: ['Plan and execute in stages', 'Make the right choices', 'Prepare', 'Deliver', 'Sustain'].flatMap((label, at) =>
        both(0, 1).map((cohort) => ({
          id: `g${at}`,
          label,
          cohort,
          points: [
            { people: 21, mean: 2.1 + at / 10 },
            { people: 21, mean: 3.1 + at / 20 + cohort / 3 },
            at === 3 ? null : { people: 18, mean: 3.2 + at / 9 },
          ],
        })),
      ),
    },
    {
      chart: 'themes',
      ...common,
      over: 'prompts',
      columns: [1, 2, 3, 4].map((at) => ({ id: `q${at}`, label: `Question ${at}: what caught your attention?` })),
      rows: ['Time', 'Mentors', 'Workload of mentors', 'Evidence'].map((label, at) => ({
        tag: `t${at}`,
        label,
        level: at === 2 ? 1 : 0,
        cells: [12, 5 + at, 0, 7].map((count) => both<number | null>(count, at === 1 ? null : 3)),
      })),
    },
    {
      chart: 'sensemaking',
      ...common,
      edition,
      editions: [edition],
      flows: both(
        { of: 21, noticing: 20, interpreting: 14, acting: 9, noticed: 14, interpreted: 7, all: 7 },
        { of: 17, noticing: 17, interpreting: 5, acting: 11, noticed: 5, interpreted: 5, all: 5 },
      ),
    },
    {
      chart: 'depth',
      ...common,
      levels: ['names it', 'explains it', 'links it to evidence', 'would act on it'],
      rows: ['Local Seminar 1', 'Local Seminar 2', 'Local Seminar 3'].flatMap((label, at) =>
        rowFor([9 - at * 3, 8, 4 + at, at * 4], [3, 3, 3, 3]).map((row) => ({ id: `s${at}`, label, ...row })),
      ),
    },
    {
      chart: 'actions',
      ...common,
      rows: ['Local Seminar 1', 'Local Seminar 2'].flatMap((label, at) =>
        rowFor({ done: 9, partly: 5, changed: 2, not: 3, open: at * 12 }, { done: 1, partly: 1, changed: 0, not: 8, open: 0 }).map(
          (row) => ({
            id: `s${at}`,
            label,
            ...row,
          }),
        ),
      ),
    },
  ];
}

/** One cohort, then two: charts of persons have nothing to compare. */
export const chartExamples = (): ChartSeries[] => [
  ...seriesOf(false),
  ...seriesOf(true).filter(({ chart }) => chart !== 'completion-people'),
];

const people: Readonly<Record<string, string>> = { p1: 'Ezra Dunnockley', p2: 'Saoirse Mapplebeck-Ferncastle', p3: 'Wren Abbotsleigh' };
export const invented = (participant: string): string => people[participant] ?? participant;
