import './grid.css';
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { memo, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { columnsSeen, type Move, moved, moveOf, rowsSeen, rowStep } from './grid-moves.ts';

export interface GridColumn<R> {
  id: string;
  title: ReactNode;
  /** What a screen reader calls the column, and what a cell of it is labelled with. */
  name: string;
  width: number;
  /** Takes what room is left. One column has it at most. */
  grows?: boolean;
  number?: boolean;
  cell: (row: R) => ReactNode;
  /** Given: the cell is typed in, and this is what stands in it. */
  text?: (row: R) => string;
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

export interface GridProps<R> {
  label: string;
  /** The first stays in sight when the others scroll, and names the row. */
  columns: readonly GridColumn<R>[];
  rows: readonly R[];
  rowId: (row: R) => string;
  rowName: (row: R) => string;
  rowHeight?: number;
  headHeight?: number;
  /** Tab goes from cell to cell; after Escape it leaves the grid. */
  tabs?: boolean;
  sort?: GridSort | null;
  onSort?: (sort: GridSort) => void;
  onText?: (row: R, column: string, text: string) => void;
  /** Keys where nothing is typed. Answers where to go then; `undefined`: it was not for the screen. */
  onKey?: (row: R, column: string, event: KeyboardEvent) => Move | 'stay' | undefined;
  onOpen?: (row: R) => void;
  /** Also told of the place where the keyboard is. */
  onPlace?: (row: R, column: string) => void;
  picked?: (row: R) => boolean;
  start?: { row?: string; column?: string };
  empty?: ReactNode;
}

interface Seen {
  top: number;
  left: number;
  width: number;
  height: number;
}

/** How long a cell that is typed in waits for the next letter before it is kept. */
const quiet = 3000;

/** Rows and columns of which only those in sight are drawn, gone through and typed into with the keyboard alone. */
export function Grid<R>(props: GridProps<R>) {
  const { label, columns, rows, rowId, rowName, rowHeight = 32, headHeight = 32, tabs = false, sort, onSort, empty } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState<Seen>({ top: 0, left: 0, width: 800, height: 600 });
  const [place, setPlace] = useState<{ row?: string; column?: string }>(props.start ?? {});
  const [draft, setDraft] = useState<string | null>(null);
  const wantsFocus = useRef(false);
  const leaving = useRef(false);

  const indexOf = useMemo(() => new Map(rows.map((row, index) => [rowId(row), index])), [rows, rowId]);
  const at = {
    row: place.row === undefined ? 0 : (indexOf.get(place.row) ?? 0),
    column: Math.max(
      0,
      columns.findIndex(({ id }) => id === place.column),
    ),
  };
  const { starts, widths, total } = useMemo(() => laidOut(columns, seen.width), [columns, seen.width]);
  const rowSpan = rowsSeen(seen.top, seen.height, rowHeight, rows.length);
  const columnSpan = columnsSeen(seen.left, seen.width, starts);

  const look = useCallback(() => {
    const element = frame.current;
    if (!element) return;
    const { width, height } = element.getBoundingClientRect();
    const next: Seen = {
      top: Math.floor(element.scrollTop / rowHeight / rowStep) * rowStep * rowHeight,
      left: Math.floor(element.scrollLeft / 120) * 120,
      width: Math.floor(Math.min(width, element.clientWidth || width)),
      height: Math.ceil(height),
    };
    setSeen((now) =>
      now.top === next.top && now.left === next.left && now.width === next.width && now.height === next.height ? now : next,
    );
  }, [rowHeight]);
  useLayoutEffect(() => {
    look();
    const observer = new ResizeObserver(look);
    if (frame.current) observer.observe(frame.current);
    return () => observer.disconnect();
  }, [look]);

  const current = rows[at.row];
  const column = columns[at.column];

  // What is typed and not yet kept, for the moments at which there is no more time to render.
  const typed = useRef<{ row: R; column: string; text: string; was: string } | null>(null);
  const onText = useRef(props.onText);
  useLayoutEffect(() => {
    typed.current =
      draft === null || !current || !column?.text ? null : { row: current, column: column.id, text: draft, was: column.text(current) };
    onText.current = props.onText;
  });
  const keep = useCallback(() => {
    const now = typed.current;
    typed.current = null;
    setDraft(null);
    if (now && now.text !== now.was) onText.current?.(now.row, now.column, now.text);
  }, []);
  useEffect(() => {
    window.addEventListener('blur', keep);
    window.addEventListener('pagehide', keep);
    return () => {
      window.removeEventListener('blur', keep);
      window.removeEventListener('pagehide', keep);
      keep();
    };
  }, [keep]);
  useEffect(() => {
    if (draft === null) return;
    const timer = setTimeout(() => {
      const now = typed.current;
      if (now && now.text !== now.was) onText.current?.(now.row, now.column, now.text);
    }, quiet);
    return () => clearTimeout(timer);
  }, [draft]);

  const goTo = (row: number, columnAt: number): void => {
    const nextRow = rows[row];
    const nextColumn = columns[columnAt];
    if (!nextRow || !nextColumn) return;
    keep();
    wantsFocus.current = true;
    setPlace({ row: rowId(nextRow), column: nextColumn.id });
    props.onPlace?.(nextRow, nextColumn.id);
    const element = frame.current;
    if (!element) return;
    const { height, width } = element.getBoundingClientRect();
    const top = row * rowHeight;
    const room = height - headHeight - 16;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + room) element.scrollTop = top + rowHeight - room;
    if (columnAt === 0) return;
    const from = (starts[columnAt] ?? 0) - (widths[0] ?? 0);
    const to = (starts[columnAt] ?? 0) + (widths[columnAt] ?? 0);
    if (from < element.scrollLeft) element.scrollLeft = from;
    else if (to > element.scrollLeft + width - 16) element.scrollLeft = to - width + 16;
  };
  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    const cell = frame.current?.querySelector<HTMLElement>('[data-on]');
    const field = cell?.querySelector<HTMLElement>('textarea, select') ?? cell;
    field?.focus({ preventScroll: true });
    if (field instanceof HTMLTextAreaElement) field.setSelectionRange(field.value.length, field.value.length);
  });

  // The rows are drawn again only where they differ: what they call stays the same function.
  const write = useCallback((row: unknown, columnId: string, text: string) => onText.current?.(row as R, columnId, text), []);

  const go = (move: Move): boolean => {
    const page = Math.max(1, Math.floor((seen.height - headHeight) / rowHeight) - 1);
    const next = moved(at, move, { rows: rows.length, columns: columns.length, page });
    if (next) goTo(next.row, next.column);
    else keep();
    return next !== null;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!current || !column || event.nativeEvent.isComposing) return;
    if (!(event.target instanceof Element) || !event.target.closest('.grid-body')) return;
    const typing = draft !== null;
    if (event.key === 'Escape') {
      if (typing) {
        event.stopPropagation();
        typed.current = null;
        setDraft(null);
      }
      leaving.current = true;
      return;
    }
    const leaves = event.key === 'Tab' && leaving.current;
    if (event.key !== 'Shift' && event.key !== 'Tab') leaving.current = false;
    if (leaves) return keep();
    const answer = props.onKey?.(current, column.id, event);
    if (answer !== undefined) {
      event.preventDefault();
      // What the screen did takes the place of what was being typed.
      typed.current = null;
      setDraft(null);
      if (answer !== 'stay') go(answer);
      return;
    }
    if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.altKey) {
      if (column.choices || event.target.closest('a, button')) return;
      event.preventDefault();
      if (column.text && (!column.opens || typing)) go('down');
      else props.onOpen?.(current);
      return;
    }
    if (column.text && !column.choices && !typing) {
      if (event.key === 'F2') {
        event.preventDefault();
        wantsFocus.current = true;
        setDraft(column.text(current));
        return;
      }
      if (!column.opens && (event.key === 'Delete' || (event.key === 'Backspace' && event.ctrlKey))) {
        event.preventDefault();
        if (column.text(current) !== '') props.onText?.(current, column.id, '');
        return;
      }
    }
    const move = moveOf(event, tabs);
    if (!move || (typing && event.key !== 'Tab' && !event.key.startsWith('Page'))) return;
    if (go(move)) event.preventDefault();
  };

  const onMouseDown = (event: MouseEvent): void => {
    if (!(event.target instanceof Element) || event.target.closest('a, button')) return;
    const cell = event.target.closest<HTMLElement>('[data-row]');
    if (!cell || cell.hasAttribute('data-on')) return;
    event.preventDefault();
    goTo(Number(cell.dataset['row']), Number(cell.dataset['column']));
  };

  const slots = rowSpan.size;
  const drawn: number[] = [];
  for (let index = rowSpan.from; index < rowSpan.to; index++) drawn.push(index);
  if (current && !drawn.includes(at.row)) drawn.push(at.row);
  const columnsDrawn: number[] = [];
  for (let index = columnSpan.from; index < columnSpan.to; index++) if (index > 0) columnsDrawn.push(index);
  if (at.column > 0 && !columnsDrawn.includes(at.column)) columnsDrawn.push(at.column);
  const columnKey = columnsDrawn.join(' ');
  const shownColumns = useMemo(() => [0, ...columnKey.split(' ').filter(Boolean).map(Number)], [columnKey]);

  return (
    <div
      ref={frame}
      className={rowHeight > 40 ? 'grid grid-tall' : 'grid'}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      onScroll={look}
      onKeyDown={onKeyDown}
      onMouseDown={onMouseDown}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) keep();
      }}
    >
      <div className="grid-head" role="row" aria-rowindex={1} style={{ width: total, height: headHeight }}>
        {shownColumns.map((index) => {
          const head = columns[index];
          if (!head) return null;
          const sorted = sort?.column === head.id ? sort.direction : undefined;
          return (
            <div
              key={head.id}
              role="columnheader"
              aria-colindex={index + 1}
              aria-sort={sorted ?? (head.sorts && onSort ? 'none' : undefined)}
              className={`grid-cell${index === 0 ? ' grid-first' : ''}${head.number ? ' grid-number' : ''}`}
              style={{ ...(index > 0 ? { left: starts[index] } : {}), width: widths[index], height: headHeight }}
              title={head.name}
            >
              {head.sorts && onSort ? (
                <button
                  type="button"
                  onClick={() => onSort({ column: head.id, direction: sorted === 'ascending' ? 'descending' : 'ascending' })}
                >
                  {head.title}
                  {sorted ? <span aria-hidden="true">{sorted === 'ascending' ? ' ↑' : ' ↓'}</span> : null}
                </button>
              ) : (
                head.title
              )}
            </div>
          );
        })}
      </div>
      <div className="grid-body" style={{ width: total, height: rows.length * rowHeight }} role="presentation">
        {drawn.map((index) => {
          const row = rows[index];
          if (row === undefined) return null;
          const on = index === at.row;
          return (
            <GridRow
              // A row that leaves above comes back below with other words: nothing is made anew while scrolling.
              key={on ? 'on' : index % slots}
              row={row}
              index={index}
              name={on ? rowName(row) : ''}
              columns={columns as readonly GridColumn<unknown>[]}
              shown={shownColumns}
              starts={starts}
              widths={widths}
              total={total}
              height={rowHeight}
              picked={props.picked?.(row) ?? false}
              on={on ? at.column : -1}
              draft={on ? draft : null}
              setDraft={setDraft}
              onText={write}
            />
          );
        })}
        {rows.length === 0 ? (
          <div role="row">
            <div role="gridcell" className="grid-empty">
              {empty ?? 'Nothing here yet'}
            </div>
          </div>
        ) : null}
      </div>
    </div>
  );
}

/** Where columns begin, how wide they are, and all together. */
function laidOut<R>(columns: readonly GridColumn<R>[], room: number): { starts: number[]; widths: number[]; total: number } {
  const wanted = columns.reduce((sum, { width }) => sum + width, 0);
  const left = Math.max(0, room - wanted);
  const widths = columns.map(({ width, grows }) => (grows ? width + left : width));
  const starts: number[] = [];
  let at = 0;
  for (const width of widths) {
    starts.push(at);
    at += width;
  }
  return { starts, widths, total: Math.max(at, room) };
}

interface GridRowProps {
  row: unknown;
  index: number;
  name: string;
  columns: readonly GridColumn<unknown>[];
  shown: readonly number[];
  starts: readonly number[];
  widths: readonly number[];
  total: number;
  height: number;
  picked: boolean;
  /** The column in which the keyboard is, or -1. */
  on: number;
  draft: string | null;
  setDraft: (draft: string | null) => void;
  onText: (row: unknown, column: string, text: string) => void;
}

const GridRow = memo(function GridRow({
  row,
  index,
  name,
  columns,
  shown,
  starts,
  widths,
  total,
  height,
  picked,
  on,
  draft,
  setDraft,
  onText,
}: GridRowProps) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={`grid-row${on >= 0 ? ' grid-row-on' : ''}${picked ? ' grid-row-picked' : ''}`}
      style={{ top: index * height, width: total, height }}
    >
      {shown.map((at) => {
        const column = columns[at];
        if (!column) return null;
        const here = at === on;
        const typed = here && column.text !== undefined && (!column.opens || draft !== null);
        const label = `${name}, ${column.name}`;
        return (
          <div
            key={column.id}
            role={at === 0 ? 'rowheader' : 'gridcell'}
            aria-colindex={at + 1}
            data-row={index}
            data-column={at}
            {...(here ? { 'data-on': '' } : {})}
            tabIndex={here && !typed ? 0 : -1}
            className={`grid-cell${at === 0 ? ' grid-first' : ''}${column.number ? ' grid-number' : ''}`}
            style={{ ...(at > 0 ? { left: starts[at] } : {}), width: widths[at], height: height - 1 }}
          >
            {typed && column.text ? (
              column.choices ? (
                <select
                  className="grid-input"
                  aria-label={label}
                  value={column.text(row)}
                  onChange={(event) => onText(row, column.id, event.target.value)}
                >
                  {column.choices.map(({ value, label: words }) => (
                    <option key={value} value={value}>
                      {words}
                    </option>
                  ))}
                </select>
              ) : (
                <textarea
                  className="grid-input"
                  aria-label={label}
                  rows={1}
                  value={draft ?? column.text(row)}
                  onChange={(event) => setDraft(event.target.value)}
                  onMouseDown={() => setDraft(draft ?? column.text?.(row) ?? '')}
                />
              )
            ) : (
              <div className="grid-text">{column.cell(row)}</div>
            )}
          </div>
        );
      })}
    </div>
  );
});
