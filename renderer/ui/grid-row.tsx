import { memo } from 'react';
import type { GridColumn } from './grid-column.ts';

/** What all rows of a grid have in common. As long as it stays the same, only rows that changed are drawn again. */
export interface RowSheet {
  id: string;
  columns: readonly GridColumn<unknown>[];
  /** Which columns are drawn beside the first. */
  shown: readonly number[];
  starts: readonly number[];
  widths: readonly number[];
  total: number;
  height: number;
  picks: boolean;
  setDraft: (draft: string | null) => void;
  onText: (row: unknown, column: string, text: string) => void;
}

interface GridRowProps {
  sheet: RowSheet;
  /** Rows that leave above come back below in the same place of the page: nothing is made anew while scrolling. */
  slot: number | 'on';
  row: unknown;
  index: number;
  /** Given for the row in which the keyboard is. */
  name: string;
  picked: boolean;
  /** The column in which the keyboard is, or -1. */
  on: number;
  draft: string | null;
}

/** A row without its first cell: that stands in a pane of its own and is owned by the row, as a reader of the page hears it. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { sheet, slot, index, picked, on } = props;
  const { id, shown, total, height } = sheet;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-owns={`${id}-${slot}`}
      {...(sheet.picks ? { 'aria-selected': picked } : {})}
      data-at={index}
      className={`grid-row${on >= 0 ? ' grid-row-on' : ''}${picked ? ' grid-row-picked' : ''}`}
      style={{ top: index * height, width: total, height }}
    >
      {shown.map((at) => (
        <GridCell key={sheet.columns[at]?.id ?? at} {...props} at={at} />
      ))}
    </div>
  );
});

/** The first cell of a row, which names it. */
export const GridRowName = memo(function GridRowName(props: GridRowProps) {
  return <GridCell {...props} at={0} />;
});

function GridCell({ sheet, slot, row, index, name, picked, on, draft, at }: GridRowProps & { at: number }) {
  const { columns, starts, widths, height } = sheet;
  const column = columns[at];
  if (!column) return null;
  const here = at === on;
  const first = at === 0;
  const typed = here && column.text !== undefined && (!column.opens || draft !== null);
  return (
    <div
      role={first ? 'rowheader' : 'gridcell'}
      aria-colindex={at + 1}
      data-row={index}
      data-column={at}
      {...(here ? { 'data-on': '' } : {})}
      tabIndex={here && !typed ? 0 : -1}
      {...(first ? { id: `${sheet.id}-${slot}`, 'data-at': index } : {})}
      className={`grid-cell${first ? ' grid-name' : ''}${column.number ? ' grid-number' : ''}${first && picked ? ' grid-row-picked' : ''}`}
      style={first ? { top: index * height, width: widths[0], height } : { left: starts[at], width: widths[at], height: height - 1 }}
    >
      {typed ? <TypedCell sheet={sheet} row={row} column={column} label={`${name}, ${column.name}`} draft={draft} /> : column.cell(row)}
    </div>
  );
}

interface TypedCellProps {
  sheet: RowSheet;
  row: unknown;
  column: GridColumn<unknown>;
  label: string;
  draft: string | null;
}

function TypedCell({ sheet: { onText, setDraft }, row, column, label, draft }: TypedCellProps) {
  const text = column.text?.(row) ?? '';
  if (column.choices) {
    return (
      <select className="grid-input" aria-label={label} value={text} onChange={(event) => onText(row, column.id, event.target.value)}>
        {column.choices.map(({ value, label: words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    );
  }
  return (
    <textarea
      className="grid-input"
      aria-label={label}
      rows={1}
      value={draft ?? text}
      onChange={(event) => setDraft(event.target.value)}
      onMouseDown={() => setDraft(draft ?? text)}
    />
  );
}
