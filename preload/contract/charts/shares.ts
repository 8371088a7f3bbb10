import { barsOf, percentTicks } from './bars.ts';
import type { Chart, Pattern } from './chart.ts';
import { outcomes, type SeriesOf } from './series.ts';
import { counted, withheld } from './words.ts';

/* PURE. What a whole is made of, step by step: how deep answers went, and what became of what people said they would do. */

type Body = Omit<Chart, 'name' | 'title' | 'says' | 'notes'>;

interface Shares {
  parts: readonly { label: string; look: Pattern }[];
  rows: readonly { id: string; label: string; cohort: string | null; counts: readonly number[] | null }[];
  thing: readonly [one: string, many: string];
  heading: string;
}

function sharesOf({ parts, rows, thing, heading }: Shares): Body {
  const known = rows.flatMap((row) => {
    const of = row.counts?.reduce((sum, count) => sum + count, 0) ?? 0;
    return row.counts && of > 0 ? [{ ...row, counts: row.counts, of }] : [];
  });
  // The cohort first: where a title is cut short, it still tells the rows of one step apart.
  const titleOf = ({ label, cohort }: (typeof rows)[number]): string => (cohort === null ? label : `${cohort}, ${label}`);
  return {
    ...barsOf({
      rows: known.map((row) => ({
        label: titleOf(row),
        values: row.counts.map((count) => (count * 100) / row.of),
        says: `${titleOf(row)}, ${counted(row.of, ...thing)}: ${parts.flatMap(({ label }, at) => ((row.counts[at] ?? 0) > 0 ? [`${row.counts[at]} ${label}`] : [])).join(', ')}.`,
        end: { label: counted(row.of, ...thing) },
      })),
      looks: parts.map(({ look }) => look),
      to: 100,
      ticks: percentTicks,
    }),
    legend: parts,
    key: [],
    table: {
      headings: [
        { title: heading },
        ...parts.map(({ label }) => ({ title: label, number: true })),
        { title: `All ${thing[1]}`, number: true },
      ],
      rows: rows.map((row) => ({
        id: row.id,
        cells: [
          titleOf(row),
          ...parts.map((_, at) => row.counts?.[at] ?? withheld),
          row.counts ? row.counts.reduce((sum, count) => sum + count, 0) : withheld,
        ],
      })),
    },
  };
}

/** From light to dark as answers go deeper: the order is seen without a legend. */
const depthLooks: Readonly<Record<number, readonly Pattern[]>> = {
  1: ['full'],
  2: ['empty', 'full'],
  3: ['empty', 'hatched', 'full'],
  4: ['empty', 'dotted', 'hatched', 'full'],
  5: ['empty', 'dotted', 'hatched', 'crossed', 'full'],
};

export function depthChart({ cohorts, levels, rows }: SeriesOf<'depth'>): Body {
  const looks = depthLooks[levels.length] ?? depthLooks[5] ?? [];
  return sharesOf({
    parts: levels.map((label, at) => ({ label, look: looks[at] ?? 'full' })),
    rows: rows.map(({ cohort, ...row }) => ({ ...row, cohort: cohorts.length > 1 ? (cohorts[cohort]?.title ?? '') : null })),
    thing: ['answer', 'answers'],
    heading: 'When',
  });
}

export const outcomeWords: Record<(typeof outcomes)[number], string> = {
  done: 'done',
  partly: 'partly done',
  changed: 'changed',
  not: 'not done',
  open: 'not known yet',
};
const outcomeLooks: Record<(typeof outcomes)[number], Pattern> = {
  done: 'full',
  partly: 'hatched',
  changed: 'crossed',
  not: 'empty',
  open: 'open',
};

export const actionsChart = ({ cohorts, rows }: SeriesOf<'actions'>): Body =>
  sharesOf({
    parts: outcomes.map((outcome) => ({ label: outcomeWords[outcome], look: outcomeLooks[outcome] })),
    rows: rows.map(({ cohort, counts, ...row }) => ({
      ...row,
      cohort: cohorts.length > 1 ? (cohorts[cohort]?.title ?? '') : null,
      counts: counts && outcomes.map((outcome) => counts[outcome]),
    })),
    thing: ['action', 'actions'],
    heading: 'Said at',
  });
