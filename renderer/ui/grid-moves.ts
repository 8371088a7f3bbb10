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
