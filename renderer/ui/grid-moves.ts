/** Where keys lead in a grid. PURE. */
export interface Place {
  row: number;
  column: number;
}

export type Move = 'up' | 'down' | 'left' | 'right' | 'next' | 'back' | 'first' | 'last' | 'top' | 'bottom' | 'page-up' | 'page-down';

export interface GridSize {
  rows: number;
  columns: number;
  /** Rows that are seen at once. */
  page: number;
}

const between = (value: number, most: number): number => Math.max(0, Math.min(most, value));

/** `null`: there is no place to go that way, so whatever stands after the grid is next. */
export function moved({ row, column }: Place, move: Move, { rows, columns, page }: GridSize): Place | null {
  const to = (nextRow: number, nextColumn: number): Place => ({
    row: between(nextRow, rows - 1),
    column: between(nextColumn, columns - 1),
  });
  switch (move) {
    case 'up':
      return to(row - 1, column);
    case 'down':
      return to(row + 1, column);
    case 'left':
      return to(row, column - 1);
    case 'right':
      return to(row, column + 1);
    case 'first':
      return to(row, 0);
    case 'last':
      return to(row, columns - 1);
    case 'top':
      return to(0, 0);
    case 'bottom':
      return to(rows - 1, columns - 1);
    case 'page-up':
      return to(row - page, column);
    case 'page-down':
      return to(row + page, column);
    case 'next':
      if (column < columns - 1) return to(row, column + 1);
      return row < rows - 1 ? to(row + 1, 0) : null;
    case 'back':
      if (column > 0) return to(row, column - 1);
      return row > 0 ? to(row - 1, columns - 1) : null;
  }
}

interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

const plain: Readonly<Record<string, Move>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
  PageUp: 'page-up',
  PageDown: 'page-down',
};

/** What a key means where nothing is being typed. `tabs`: Tab goes from cell to cell. */
export function moveOf({ key, ctrlKey, metaKey, shiftKey, altKey }: Press, tabs: boolean): Move | null {
  if (altKey) return null;
  if (key === 'Tab') return tabs && !ctrlKey && !metaKey ? (shiftKey ? 'back' : 'next') : null;
  if (shiftKey) return null;
  if (ctrlKey || metaKey) return key === 'Home' ? 'top' : key === 'End' ? 'bottom' : null;
  return plain[key] ?? null;
}

/** Which of equal rows, or of columns that begin at these places, are seen: with some to spare on each side. */
export interface Span {
  from: number;
  to: number;
}

/** In steps of four, so that scrolling by a row seldom draws anything, and a step is little work. */
export const rowStep = 4;

/** `size`: how many are drawn at most, which is the same wherever one has scrolled to. */
export function rowsSeen(scrolled: number, height: number, rowHeight: number, rows: number): Span & { size: number } {
  const first = Math.floor(scrolled / rowHeight / rowStep) * rowStep;
  const size = Math.ceil(height / rowHeight) + 3 * rowStep;
  return { from: Math.max(0, first - rowStep), to: Math.min(rows, first - rowStep + size), size };
}

export function columnsSeen(scrolled: number, width: number, starts: readonly number[]): Span {
  const spare = 240;
  let from = 0;
  while (from < starts.length - 1 && (starts[from + 1] ?? 0) < scrolled - spare) from++;
  let to = from;
  while (to < starts.length && (starts[to] ?? 0) < scrolled + width + spare) to++;
  return { from, to };
}
