import './grid.css';
import type { KeyboardEvent, MouseEvent, PointerEvent, ReactNode, RefObject } from 'react';
import { useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { GridColumn, GridSort } from './grid-column.ts';
import { GridHead } from './grid-head.tsx';
import { columnStep, columnsSeen, laidOut, rowStepOf, rowsSeen, scrolledTo, type Span } from './grid-layout.ts';
import { type Move, moved, moveOf } from './grid-moves.ts';
import { type Picks, reached, toggled } from './grid-picks.ts';
import { GridRow, GridRowName, type RowSheet } from './grid-row.tsx';
import { useTyping } from './grid-typing.ts';

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
  /** `after`: what stands in the cell had not come yet, and what was typed goes after it. */
  onText?: (row: R, column: string, text: string, after: boolean) => void;
  /** Answers where to go then; `undefined`: the key was not for the screen. `keep` hands on first what is being typed. */
  onKey?: (row: R, column: string, event: KeyboardEvent, keep: () => void) => Move | 'stay' | undefined;
  onOpen?: (row: R) => void;
  /** Also told of the place where the keyboard is. */
  onPlace?: (row: R, column: string) => void;
  /**
   * Told the id of the row in which something was entered, until the keyboard leaves it: however it is filtered, it must stay in the list,
   * or what is entered next would be the next row's.
   */
  onHand?: (row: string | null) => void;
  /** Told how to hand on what is typed and is not handed on yet; `null` once nothing is. */
  onTyping?: (keep: (() => void) | null) => void;
  /** Told which rows and columns are drawn, for a screen that fetches them as they come. */
  onSeen?: (rows: Span, columns: Span) => void;
  /** The ids of rows that are picked. With `onPick`, rows are picked with the mouse and by keyboard. */
  picked?: Picks;
  onPick?: (picked: Picks) => void;
  start?: { row?: string; column?: string };
  empty?: ReactNode;
}

/** Rows and columns of which only those in sight are drawn, gone through and typed into with the keyboard alone. */
export function Grid<R>(props: GridProps<R>) {
  const { label, columns, rows, rowId, rowName, rowHeight = 32, headHeight = 32, tabs = false, sort, onSort, empty } = props;
  const { picked, onPick, onHand } = props;
  const picks = onPick !== undefined;
  const id = useId();
  const { frame, seen, look } = useSeen(rowHeight);
  const [place, setPlace] = useState<{ row?: string; column?: string; index?: number }>(props.start ?? {});
  const wantsFocus = useRef(false);
  const hasFocus = useRef(false);
  const leaving = useRef(false);
  const anchor = useRef<string | null>(null);

  const ids = useMemo(() => rows.map(rowId), [rows, rowId]);
  const indexOf = useMemo(() => new Map(ids.map((row, index) => [row, index])), [ids]);
  const at = {
    row: (place.row === undefined ? undefined : indexOf.get(place.row)) ?? Math.max(0, Math.min(place.index ?? 0, rows.length - 1)),
    column: Math.max(
      0,
      columns.findIndex((one) => one.id === place.column),
    ),
  };
  const current = rows[at.row];
  const column = columns[at.column];
  const currentId = current && rowId(current);
  // Before what is typed is looked after, which may want the focus elsewhere once more.
  useLayoutEffect(() => {
    // What had the focus may just have been taken away, as a box is when names are hidden: the place is the same.
    const lost = hasFocus.current && document.activeElement === document.body;
    if (!wantsFocus.current && !lost) return;
    wantsFocus.current = false;
    const cell = frame.current?.querySelector<HTMLElement>('[data-on]');
    const field = cell?.querySelector<HTMLElement>('textarea, select') ?? cell;
    field?.focus({ preventScroll: true });
    if (field instanceof HTMLTextAreaElement) field.setSelectionRange(field.value.length, field.value.length);
  });
  const { draft, setDraft, keep, drop } = useTyping({
    row: current,
    id: currentId,
    column,
    onText: props.onText,
    onTyping: props.onTyping,
    // Letters that still come are for nobody: the name of a row is not typed over.
    onGone: () => {
      wantsFocus.current = true;
      setPlace({ index: at.row, ...(currentId === undefined ? {} : { row: currentId }), ...(columns[0] ? { column: columns[0].id } : {}) });
    },
  });
  const hand = useRef<string | null>(null);
  const takeInHand = useCallback(
    (row: string | null): void => {
      if (hand.current === row) return;
      hand.current = row;
      onHand?.(row);
    },
    [onHand],
  );
  const isTyping = draft !== null;
  useEffect(() => {
    if (isTyping && currentId !== undefined) takeInHand(currentId);
  }, [isTyping, currentId, takeInHand]);

  // The rows are drawn again only where they differ: what they call stays the same function.
  const onText = useRef(props.onText);
  useLayoutEffect(() => {
    onText.current = props.onText;
  });
  const write = useCallback(
    (row: unknown, columnId: string, text: string) => {
      takeInHand(rowId(row as R));
      onText.current?.(row as R, columnId, text, false);
    },
    [takeInHand, rowId],
  );

  const laid = useMemo(() => laidOut(columns, seen.width), [columns, seen.width]);
  const { starts, widths, total } = laid;
  const rowSpan = rowsSeen(seen.top, seen.height, rowHeight, rows.length);
  const columnSpan = columnsSeen(seen.left, seen.width, starts);

  const { onSeen } = props;
  const [rowFrom, rowTo, columnFrom, columnTo] = [rowSpan.from, rowSpan.to, columnSpan.from, columnSpan.to];
  useEffect(
    () => onSeen?.({ from: rowFrom, to: rowTo }, { from: columnFrom, to: columnTo }),
    [onSeen, rowFrom, rowTo, columnFrom, columnTo],
  );

  const goTo = (row: number, columnAt: number): void => {
    const nextRow = rows[row];
    const nextColumn = columns[columnAt];
    if (!nextRow || !nextColumn) return;
    keep();
    wantsFocus.current = true;
    if (rowId(nextRow) !== hand.current) takeInHand(null);
    setPlace({ row: rowId(nextRow), column: nextColumn.id, index: row });
    props.onPlace?.(nextRow, nextColumn.id);
    const element = frame.current;
    if (!element) return;
    const top = scrolledTo(element.scrollTop, row * rowHeight, (row + 1) * rowHeight, seen.height - headHeight - 16);
    if (top !== element.scrollTop) element.scrollTop = top;
    if (columnAt === 0) return;
    const from = starts[columnAt] ?? 0;
    const first = widths[0] ?? 0;
    const left = scrolledTo(element.scrollLeft, from - first, from + (widths[columnAt] ?? 0) - first, seen.width - first - 16);
    if (left !== element.scrollLeft) element.scrollLeft = left;
  };

  const go = (move: Move): boolean => {
    const page = Math.max(1, Math.floor((seen.height - headHeight) / rowHeight) - 1);
    const next = moved(at, move, { rows: rows.length, columns: columns.length, page });
    if (next) goTo(next.row, next.column);
    else keep();
    return next !== null;
  };
  /** Rows that are picked by keyboard. True where the key was for that. */
  const pick = ({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent, row: R): boolean => {
    if (!onPick || !picked || altKey) return false;
    const here = rowId(row);
    if ((ctrlKey || metaKey) && !shiftKey && key.toLowerCase() === 'a') onPick(new Set(ids));
    else if (ctrlKey || metaKey || !shiftKey) return false;
    else if (key === ' ') {
      anchor.current = here;
      onPick(toggled(picked, here));
      go('down');
    } else if (key === 'ArrowDown' || key === 'ArrowUp') {
      const next = ids[Math.min(Math.max(at.row + (key === 'ArrowDown' ? 1 : -1), 0), ids.length - 1)] ?? here;
      if (!picked.has(here)) anchor.current = here;
      onPick(reached(picked, ids, anchor.current ?? here, next));
      go(key === 'ArrowDown' ? 'down' : 'up');
    } else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!current || !column || event.nativeEvent.isComposing) return;
    if (!(event.target instanceof Element) || !event.target.closest('.grid-body, .grid-names')) return;
    if (event.key === 'Escape') {
      if (isTyping) {
        event.stopPropagation();
        drop();
      }
      leaving.current = true;
      return;
    }
    const leaves = event.key === 'Tab' && leaving.current;
    if (event.key !== 'Shift' && event.key !== 'Tab') leaving.current = false;
    if (leaves) return keep();
    const answer = props.onKey?.(current, column.id, event, keep);
    if (answer !== undefined) {
      event.preventDefault();
      // What the screen did takes the place of what was being typed.
      drop();
      takeInHand(rowId(current));
      if (answer !== 'stay') go(answer);
      return;
    }
    if (!isTyping && pick(event, current)) return event.preventDefault();
    if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.altKey) {
      if (column.choices || event.target.closest('a, button')) return;
      event.preventDefault();
      if (column.text && (!column.opens || isTyping)) go('down');
      else props.onOpen?.(current);
      return;
    }
    if (column.text && !column.choices && !isTyping) {
      if (event.key === 'F2') {
        event.preventDefault();
        wantsFocus.current = true;
        setDraft(column.text(current));
        return;
      }
      if (!column.opens && (event.key === 'Delete' || (event.key === 'Backspace' && event.ctrlKey))) {
        event.preventDefault();
        if (column.text(current) !== '') write(current, column.id, '');
        return;
      }
    }
    const move = moveOf(event, tabs);
    if (!move || (isTyping && event.key !== 'Tab' && !event.key.startsWith('Page'))) return;
    if (go(move)) event.preventDefault();
  };

  const onMouseDown = (event: MouseEvent): void => {
    if (!(event.target instanceof Element) || event.button !== 0) return;
    const cell = event.target.closest<HTMLElement>('[data-row]');
    const row = Number(cell?.dataset['row']);
    const here = ids[row];
    if (!cell || here === undefined) return;
    const [range, one] = [event.shiftKey, event.ctrlKey || event.metaKey];
    if (onPick && picked && (range || one)) {
      event.preventDefault();
      onPick(range ? reached(picked, ids, anchor.current ?? ids[at.row] ?? here, here) : toggled(picked, here));
      if (!range) anchor.current = here;
      return goTo(row, Number(cell.dataset['column']));
    }
    anchor.current = here;
    if (event.target.closest('a, button') || cell.hasAttribute('data-on')) return;
    event.preventDefault();
    goTo(row, Number(cell.dataset['column']));
  };
  const onClick = (event: MouseEvent): void => {
    // A name that is picked is not opened.
    if (onPick && (event.shiftKey || event.ctrlKey || event.metaKey) && (event.target as Element).closest('[data-row]'))
      event.preventDefault();
  };

  const columnsDrawn: number[] = [];
  for (let index = Math.max(1, columnSpan.from); index < columnSpan.to; index++) columnsDrawn.push(index);
  if (at.column > 0 && !columnsDrawn.includes(at.column)) columnsDrawn.push(at.column);
  const columnKey = columnsDrawn.join(' ');
  const shown = useMemo(() => columnKey.split(' ').filter(Boolean).map(Number), [columnKey]);
  const sheet = useMemo(
    (): RowSheet => ({
      id,
      columns: columns as readonly GridColumn<unknown>[],
      shown,
      ...laid,
      height: rowHeight,
      picks,
      setDraft,
      onText: write,
    }),
    [id, columns, shown, laid, rowHeight, picks, setDraft, write],
  );

  const drawn: number[] = [];
  for (let index = rowSpan.from; index < rowSpan.to; index++) drawn.push(index);
  if (current && !drawn.includes(at.row)) drawn.push(at.row);
  const slots = drawn.flatMap((index) => {
    const row = rows[index];
    if (row === undefined) return [];
    const on = index === at.row;
    const slot: number | 'on' = on ? 'on' : index % rowSpan.size;
    return {
      slot,
      row,
      index,
      name: on ? rowName(row) : '',
      picked: picked?.has(ids[index] ?? '') ?? false,
      on: on ? at.column : -1,
      draft: on ? draft : null,
    };
  });

  const high = rows.length * rowHeight;
  const lines = rowHeight > 40 ? {} : { lineHeight: `${rowHeight - 1}px` };
  return (
    <div
      ref={frame}
      role="presentation"
      className={rowHeight > 40 ? 'grid grid-tall' : 'grid'}
      onScroll={look}
      onKeyDown={onKeyDown}
      onMouseDown={onMouseDown}
      onClick={onClick}
      onPointerOver={lightUp}
      onPointerLeave={lightUp}
      onFocus={() => {
        hasFocus.current = true;
      }}
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return;
        hasFocus.current = false;
        keep();
        // Another window is looked at, such as the page that is typed from: the keyboard comes back to where it is.
        if (!event.currentTarget.contains(document.activeElement)) takeInHand(null);
      }}
    >
      <div className="grid-sheet" style={{ width: total, ...lines }}>
        <div
          role="grid"
          aria-label={label}
          aria-rowcount={rows.length + 1}
          aria-colcount={columns.length}
          {...(onPick ? { 'aria-multiselectable': true } : {})}
          className="grid-table"
        >
          <GridHead
            columns={columns as readonly GridColumn<unknown>[]}
            shown={shown}
            {...laid}
            height={headHeight}
            sort={sort}
            onSort={onSort}
          />
          <div className="grid-body" style={{ width: total, height: high }} role="presentation">
            {slots.map((row) => (
              <GridRow key={row.slot} sheet={sheet} {...row} />
            ))}
            {rows.length === 0 ? (
              <div role="row">
                <div role="gridcell" className="grid-empty">
                  {empty ?? 'Nothing here yet'}
                </div>
              </div>
            ) : null}
          </div>
        </div>
        <div className="grid-names" style={{ width: widths[0], height: high, marginTop: headHeight }}>
          {slots.map((row) => (
            <GridRowName key={row.slot} sheet={sheet} {...row} />
          ))}
        </div>
      </div>
    </div>
  );
}

interface Seen {
  top: number;
  left: number;
  width: number;
  height: number;
}

/** Where the grid is scrolled to, in steps, and how large it is: measured when that changes, and not while it scrolls. */
function useSeen(rowHeight: number): { frame: RefObject<HTMLDivElement | null>; seen: Seen; look: () => void } {
  const frame = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState<Seen>({ top: 0, left: 0, width: 800, height: 600 });
  const look = useCallback(() => {
    const element = frame.current;
    if (!element) return;
    const step = rowStepOf(rowHeight) * rowHeight;
    const top = Math.floor(element.scrollTop / step) * step;
    const left = Math.floor(element.scrollLeft / columnStep) * columnStep;
    setSeen((now) => (now.top === top && now.left === left ? now : { ...now, top, left }));
  }, [rowHeight]);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = (): void => {
      const box = element.getBoundingClientRect();
      const width = Math.floor(Math.min(box.width, element.clientWidth || box.width));
      const height = Math.ceil(box.height);
      setSeen((now) => (now.width === width && now.height === height ? now : { ...now, width, height }));
    };
    measure();
    look();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [look]);
  return { frame, seen, look };
}

/** The row under the pointer, in both of its parts. Past React: nothing else changes by it. */
function lightUp({ currentTarget, target, type }: PointerEvent<HTMLElement>): void {
  const index = type === 'pointerleave' ? undefined : (target as Element).closest<HTMLElement>('[data-row]')?.dataset['row'];
  const lit = currentTarget.querySelectorAll<HTMLElement>('[data-lit]');
  if (lit.length > 0 && lit[0]?.dataset['at'] === index) return;
  for (const part of lit) delete part.dataset['lit'];
  if (index === undefined) return;
  for (const part of currentTarget.querySelectorAll<HTMLElement>(`[data-at="${index}"]`)) part.dataset['lit'] = '';
}
