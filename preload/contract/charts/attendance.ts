import { barsOf, percentTicks, wholeTicks } from './bars.ts';
import type { Chart } from './chart.ts';
import type { SeriesOf } from './series.ts';
import { counted, peopleCounted } from './words.ts';

/* PURE. Everybody against the line; or, of two cohorts, how many people stand where. */

const looks = ['full', 'hatched', 'empty', 'open'] as const;

type Body = Omit<Chart, 'name' | 'title' | 'says' | 'notes'>;
type Standing = keyof NonNullable<SeriesOf<'attendance'>['standings'][number]>;

const standingWords: Record<Exclude<Standing, 'empty'>, string> = {
  met: 'has reached the line',
  'on-course': 'on course',
  tight: 'must attend all that is left',
  'catch-up': 'only by catching up',
};
const standingOrder = ['met', 'on-course', 'tight', 'catch-up'] as const;
export const standingTitles: Record<Standing, string> = { ...standingWords, empty: 'nothing planned' };

export function attendanceChart(series: SeriesOf<'attendance'>, nameOf: (participant: string) => string): Body {
  return series.cohorts.length > 1 ? standings(series) : people(series, nameOf);
}

function people({ rows, planned, needed, percent }: SeriesOf<'attendance'>, nameOf: (participant: string) => string): Body {
  const body = barsOf({
    rows: rows.map((row) => {
      const name = nameOf(row.participant);
      const parts = [
        [row.present, 'present or late'],
        [row.caughtUp, 'caught up'],
        [row.absent, 'absent'],
        [row.open, 'not marked yet'],
      ] as const;
      return {
        label: name,
        values: parts.map(([count]) => count),
        says: `${name}: ${parts.flatMap(([count, what]) => (count > 0 ? [`${count} ${what}`] : [])).join(', ')}. ${row.percent}% so far.`,
        end: { label: `${row.percent}%`, loud: row.standing === 'catch-up' },
      };
    }),
    looks,
    each: true,
    to: Math.max(1, planned),
    ticks: wholeTicks(planned),
  });
  return {
    ...body,
    marks: [...body.marks, { mark: 'rule', x: needed, look: 'target', label: `${percent}%: ${needed} of ${planned}` }],
    legend: [
      { label: 'present or late', look: 'full' },
      { label: 'caught up', look: 'hatched' },
      { label: 'absent', look: 'empty' },
      { label: 'not marked yet', look: 'open' },
    ],
    key: [],
    table: {
      headings: [
        { title: 'Person' },
        ...['Present', 'Caught up', 'Absent', 'Not marked'].map((title) => ({ title, number: true })),
        { title: 'Per cent', number: true, form: 'percent' },
        { title: 'Standing' },
      ],
      rows: rows.map((row) => ({
        id: row.participant,
        cells: [nameOf(row.participant), row.present, row.caughtUp, row.absent, row.open, row.percent, standingTitles[row.standing]],
      })),
    },
  };
}

function standings({ cohorts, standings: all }: SeriesOf<'attendance'>): Body {
  const rows = cohorts.map(({ title }, at) => ({ title, counts: all[at] ?? null }));
  const known = rows.flatMap(({ title, counts }) => {
    const of = counts ? standingOrder.reduce((sum, key) => sum + counts[key], 0) : 0;
    return counts && of > 0 ? [{ title, counts, of }] : [];
  });
  return {
    ...barsOf({
      rows: known.map(({ title, counts, of }) => ({
        label: title,
        values: standingOrder.map((key) => (counts[key] * 100) / of),
        says: `${title}, ${peopleCounted(of)}: ${standingOrder.flatMap((key) => (counts[key] > 0 ? [`${counts[key]} ${standingWords[key]}`] : [])).join(', ')}.`,
        end: { label: counted(of, 'person', 'people') },
      })),
      looks: ['full', 'dotted', 'hatched', 'empty'],
      to: 100,
      ticks: percentTicks,
    }),
    legend: standingOrder.map((key, at) => ({
      label: standingWords[key],
      look: (['full', 'dotted', 'hatched', 'empty'] as const)[at] ?? 'full',
    })),
    key: [],
    table: {
      headings: [{ title: 'Cohort' }, ...standingOrder.map((key) => ({ title: standingWords[key], number: true }))],
      rows: rows.map(({ title, counts }, at) => ({
        id: String(at),
        cells: [title, ...standingOrder.map((key) => counts?.[key] ?? 'withheld')],
      })),
    },
  };
}
