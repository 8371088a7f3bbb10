import type { ReactNode } from 'react';

export interface GridColumn<R> {
  id: string;
  title: ReactNode;
  /** What a screen reader calls the column, and what a cell of it is labelled with. */
  name: string;
  width: number;
  /** Takes what room is left. One column has it at most. */
  grows?: boolean;
  number?: boolean;
  /** A function of the row alone: a row that stays the same is not drawn again. */
  cell: (row: R) => ReactNode;
  /** Given: the cell is typed in, and this is what stands in it. */
  text?: (row: R) => string;
  /** With `text`: false while what stands in the cell is still on its way. What is typed meanwhile goes after it. */
  ready?: (row: R) => boolean;
  /** With `text`: Enter opens the row, and F2 or a double click lets it be typed in. */
  opens?: boolean;
  /** With `text`: one of these instead of whatever is typed. */
  choices?: readonly { value: string; label: string }[];
  /** The screen can sort by it. */
  sorts?: boolean;
}

export interface GridSort {
  column: string;
  direction: 'ascending' | 'descending';
}
