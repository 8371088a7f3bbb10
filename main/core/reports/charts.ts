import type { Cell, Chart } from '../../../preload/contract/charts/chart.ts';
import { withheld } from '../../../preload/contract/charts/words.ts';
import { standingTitles } from '../../../preload/contract/charts/attendance.ts';

/* PURE. Charts as paper has them: the same marks, and tables whose cells fit a page. */

const withCells = (chart: Chart, change: (cell: Cell, title: string) => Cell): Chart => {
  const { headings, rows } = chart.table;
  return {
    ...chart,
    table: {
      headings,
      rows: rows.map(({ id, cells }) => ({ id, cells: cells.map((cell, at) => change(cell, headings[at]?.title ?? '')) })),
    },
  };
};

/** One person's own marks: whole, and without how many people gave them. */
export function ofOne(chart: Chart): Chart {
  const at = chart.table.headings.findIndex(({ title }) => title === 'People');
  const but = <T>(list: readonly T[]): T[] => list.filter((_, index) => index !== at);
  const whole = withCells(chart, (cell, title) =>
    typeof cell === 'number' && /change/i.test(title) ? `${cell > 0 ? '+' : cell < 0 ? '−' : ''}${Math.abs(cell)}` : cell,
  );
  const headings = but(whole.table.headings).map(({ form: _, ...heading }) => heading);
  return { ...whole, table: { headings, rows: whole.table.rows.map(({ id, cells }) => ({ id, cells: but(cells) })) } };
}

const shorter: Readonly<Record<string, string>> = {
  [standingTitles.met]: 'reached',
  [standingTitles.tight]: 'all that is left',
  [standingTitles['catch-up']]: 'catch up',
};

/** Where people stand, in words that a narrow column has room for. */
export const shortStandings = (chart: Chart): Chart =>
  withCells(chart, (cell) => (typeof cell === 'string' ? (shorter[cell] ?? cell) : cell));

/**
 * Columns that have a short name in the chart have it in the table too; what it stands for is told below. What is withheld is left out
 * there, as it is in the chart.
 */
export function withKey(chart: Chart): Chart {
  const short = new Map(chart.key.map(({ label, text }) => [text, label]));
  const blank = withCells(chart, (cell) => (cell === withheld ? '–' : cell));
  return {
    ...chart,
    notes: [...chart.notes, ...chart.key.map(({ label, text }) => `${label}: ${text}`)],
    table: {
      ...blank.table,
      headings: chart.table.headings.map((heading) => ({ ...heading, title: short.get(heading.title) ?? heading.title })),
    },
  };
}
