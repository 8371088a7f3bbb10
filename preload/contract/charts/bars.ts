import type { Chart, Mark, Pattern, Point } from './chart.ts';

/* PURE. Rows of bars, each made of parts that lie end to end. */

export interface BarsRow {
  label: string;
  values: readonly number[];
  says: string;
  end?: { label: string; loud?: boolean };
  /** Its bar begins a new group. */
  starts?: boolean;
}

export interface Bars {
  rows: readonly BarsRow[];
  /** What stands for each value, from the left. Those of one row, where it has its own. */
  looks: readonly Pattern[] | ((row: number) => readonly Pattern[]);
  /** Up to where the axis goes. */
  to: number;
  ticks: readonly { at: number; label: string }[];
  /** Values are counts of things that are told apart: a box for each, while there are few. */
  each?: boolean;
  /** How much of a row its bar takes. */
  thick?: number;
}

/** More boxes than these are too narrow to count. */
const fewBoxes = 16;

type Body = Pick<Chart, 'across' | 'down' | 'rows' | 'ends' | 'marks' | 'points'>;

export function barsOf({ rows, looks, to, ticks, each = false, thick = 0.62 }: Bars): Body {
  const marks = rows.flatMap(({ values, starts }, row): Mark[] => {
    const looksOf = typeof looks === 'function' ? looks(row) : looks;
    let from = 0;
    const bars = values.flatMap((value, part): Mark[] => {
      if (value === 0) return [];
      const apart = each && to <= fewBoxes;
      const boxes = apart ? value : 1;
      const wide = value / boxes;
      const gap = apart ? 0.05 : 0;
      return Array.from({ length: boxes }, (): Mark => {
        const x1 = from;
        from += wide;
        return {
          mark: 'bar',
          x1: x1 + gap,
          x2: from - gap,
          y1: row - thick / 2,
          y2: row + thick / 2,
          look: looksOf[part] ?? 'full',
          point: row,
        };
      });
    });
    return starts && row > 0 ? [{ mark: 'rule', y: row - 0.5, look: 'band' }, ...bars] : bars;
  });
  return {
    across: { from: 0, to, ticks, grid: true },
    down: { from: -0.5, to: rows.length - 0.5, ticks: rows.map(({ label }, at) => ({ at, label })), grid: false },
    rows: rows.length,
    ends: rows.flatMap(({ end }, at) => (end ? [{ at, ...end }] : [])),
    marks,
    points: rows.map(
      ({ values, says }, at): Point => ({ x: values.reduce((sum, value) => sum + value, 0), y: at, row: at, column: 0, says }),
    ),
  };
}

/** Ticks at whole numbers, few enough to read. */
export function wholeTicks(to: number): { at: number; label: string }[] {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((each) => to / each <= 8) ?? 5000;
  return Array.from({ length: Math.floor(to / step) + 1 }, (_, at) => ({ at: at * step, label: String(at * step) }));
}

export const percentTicks = [0, 25, 50, 75, 100].map((at) => ({ at, label: `${at}%` }));
