import type { GridColumn } from './grid-column.ts';

/* PURE. Where the rows and columns of a grid stand, and which of them are drawn. */

export interface Span {
  from: number;
  to: number;
}

/** In steps of some rows, so that scrolling by a row seldom draws anything, and a step is little work. */
export const rowStepOf = (rowHeight: number): number => (rowHeight > 40 ? 2 : 4);
/** Columns are looked for again once the grid has been moved sideways by this much. */
export const columnStep = 120;

/** `size`: how many are drawn at most, which is the same wherever one has scrolled to. */
export function rowsSeen(scrolled: number, height: number, rowHeight: number, rows: number): Span & { size: number } {
  const rowStep = rowStepOf(rowHeight);
  const first = Math.floor(scrolled / rowHeight / rowStep) * rowStep;
  const size = Math.ceil(height / rowHeight) + 3 * rowStep;
  return { from: Math.max(0, first - rowStep), to: Math.min(rows, first - rowStep + size), size };
}

/** Which columns of those that begin at these places are seen: with some to spare on each side. */
export function columnsSeen(scrolled: number, width: number, starts: readonly number[]): Span {
  const spare = 240;
  let from = 0;
  while (from < starts.length - 1 && (starts[from + 1] ?? 0) < scrolled - spare) from++;
  let to = from;
  while (to < starts.length && (starts[to] ?? 0) < scrolled + width + spare) to++;
  return { from, to };
}

export interface Laid {
  starts: readonly number[];
  widths: readonly number[];
  total: number;
}

/** Where columns begin, how wide they are, and all together. */
export function laidOut<R>(columns: readonly GridColumn<R>[], room: number): Laid {
  // On a narrow screen, or a large one with large letters, the first leaves room for what it is the name of.
  const first = Math.max(110, Math.floor(room * 0.42));
  const wanted = columns.map(({ width }, at) => (at === 0 ? Math.min(width, first) : width));
  const left = Math.max(0, room - wanted.reduce((sum, width) => sum + width, 0));
  const widths = columns.map(({ grows }, at) => (wanted[at] ?? 0) + (grows ? left : 0));
  const starts: number[] = [];
  let at = 0;
  for (const width of widths) {
    starts.push(at);
    at += width;
  }
  return { starts, widths, total: Math.max(at, room) };
}

/** How far to scroll so that what lies between `from` and `to` is in sight between these edges. */
export const scrolledTo = (scrolled: number, from: number, to: number, room: number): number =>
  from < scrolled ? from : to > scrolled + room ? to - room : scrolled;
