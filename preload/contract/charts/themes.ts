import type { Chart, Mark, Point, Sign } from './chart.ts';
import type { SeriesOf } from './series.ts';
import { peopleCounted, withheld } from './words.ts';

/* PURE. Themes by prompt or by seminar: a dot as large as the number of people, with the number beside it. */

type Body = Omit<Chart, 'name' | 'title' | 'says' | 'notes'>;

const signs: readonly Sign[] = ['disc', 'box'];
/** Of a space that every face has. */
const indent = '\u00a0'.repeat(4);

export function themesChart({ cohorts, columns, rows, over }: SeriesOf<'themes'>): Body {
  const two = cohorts.length > 1;
  const most = Math.max(1, ...rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.map((count) => count ?? 0))));
  const marks: Mark[] = [];
  const points: Point[] = [];
  for (const [row, { label, cells }] of rows.entries()) {
    if (row > 0 && rows[row]?.level === 0) marks.push({ mark: 'rule', y: row - 0.5, look: 'band' });
    for (const [column, cell] of cells.entries()) {
      for (const [at, count] of cell.entries()) {
        const x = column + (two ? (at === 0 ? -0.25 : 0.2) : -0.12);
        const where = columns[column]?.label ?? '';
        const who = two ? `${cohorts[at]?.title ?? ''}, ` : '';
        const point = points.length;
        points.push({
          x,
          y: row,
          row,
          column: column * cohorts.length + at,
          says: `${label}, ${where}: ${who}${count === null ? withheld : peopleCounted(count)}.`,
        });
        if (!count) {
          marks.push({ mark: 'words', x, y: row, text: count === null ? '–' : '·', align: 'middle', look: 'label', point });
          continue;
        }
        // The area tells, not the width.
        marks.push(
          { mark: 'dot', x, y: row, look: signs[at] ?? 'disc', size: 0.82 * Math.sqrt(count / most), point },
          { mark: 'words', x, y: row, text: String(count), align: 'start', look: 'label', right: 1.15, point },
        );
      }
    }
  }
  return {
    across: {
      from: -0.5,
      to: Math.max(1, columns.length) - 0.5,
      ticks: columns.map((_, at) => ({ at, label: String(at + 1) })),
      grid: false,
    },
    down: {
      from: -0.5,
      to: rows.length - 0.5,
      ticks: rows.map(({ label, level }, at) => ({ at, label: `${indent.repeat(level)}${label}` })),
      grid: false,
    },
    rows: rows.length,
    ends: [],
    marks,
    points,
    legend: two
      ? cohorts.map(({ title }, at) => ({ label: title, look: signs[at] ?? 'disc' }))
      : [{ label: 'people; the larger, the more', look: 'disc' }],
    key: columns.map(({ label }, at) => ({ label: String(at + 1), text: label })),
    table: {
      headings: [
        { title: 'Theme' },
        ...columns.flatMap(({ label }) => cohorts.map(({ title }) => ({ title: two ? `${label}: ${title}` : label, number: true }))),
      ],
      rows: rows.map(({ tag, label, cells }) => ({
        id: `${tag} ${over}`,
        cells: [label, ...cells.flatMap((cell) => cell.map((count) => count ?? withheld))],
      })),
    },
  };
}
