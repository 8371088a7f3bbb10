import { memo, type ReactNode, useCallback, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Ref } from 'react';
import { grownAbove, seenRows, topsOf } from './tall-list.ts';

export interface TallHandle {
  /** Brings a row into sight, at the nearest edge, or with its head at the top. */
  show: (row: string, where?: 'nearest' | 'top') => void;
}

interface TallRowsProps<R> {
  label: string;
  rows: readonly R[];
  rowId: (row: R) => string;
  /** How tall a row is likely to be, before it was ever drawn. `width` is that of the list. */
  guess: (row: R, width: number) => number;
  /** Stays drawn also when it is out of sight, so that the keyboard does not lose its place. */
  held: string | null;
  /** Must keep its identity while what it draws is the same. */
  draw: (row: R, index: number) => ReactNode;
  head?: ReactNode;
  foot?: ReactNode;
  className?: string;
  ref?: Ref<TallHandle>;
}

interface Seen {
  top: number;
  height: number;
  width: number;
}

/** What is scrolled by before the rows that are drawn are looked at again. */
const step = 200;

/** A long list of rows of which only those near what is seen are drawn; each is as tall as its words. */
export function TallRows<R>({ label, rows, rowId, guess, held, draw, head, foot, className, ref }: TallRowsProps<R>) {
  const frame = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState<Seen>({ top: 0, height: 800, width: 800 });
  // Measured heights belong to a width: at another the words break elsewhere.
  const [measured, setMeasured] = useState<{ width: number; of: ReadonlyMap<string, number> }>({ width: 0, of: new Map() });
  // Guessing reads every word: once for a width, not again whenever a row has been measured.
  const guesses = useMemo(() => rows.map((row) => guess(row, seen.width)), [rows, guess, seen.width]);
  const heights = useMemo(() => {
    const known = measured.width === seen.width ? measured.of : null;
    return known ? rows.map((row, at) => known.get(rowId(row)) ?? guesses[at] ?? 0) : guesses;
  }, [rows, rowId, guesses, measured, seen.width]);
  const tops = useMemo(() => topsOf(heights), [heights]);
  const span = seenRows(tops, seen.top, seen.height);
  const heldAt = useMemo(() => (held === null ? -1 : rows.findIndex((row) => rowId(row) === held)), [rows, rowId, held]);
  const drawn: number[] = [];
  for (let index = span.from; index < span.to; index++) drawn.push(index);
  if (heldAt >= 0 && heldAt < span.from) drawn.unshift(heldAt);
  if (heldAt >= span.to) drawn.push(heldAt);

  const look = useCallback(() => {
    const element = frame.current;
    if (!element) return;
    const { width, height } = element.getBoundingClientRect();
    const next = {
      top: Math.floor(element.scrollTop / step) * step,
      height: Math.ceil(height),
      width: Math.floor(element.clientWidth || width),
    };
    setSeen((now) => (now.top === next.top && now.height === next.height && now.width === next.width ? now : next));
  }, []);
  useLayoutEffect(() => {
    look();
    const observer = new ResizeObserver(look);
    if (frame.current) observer.observe(frame.current);
    return () => observer.disconnect();
  }, [look]);

  // A row that turns out taller or shorter than was guessed moves what is below it. What is being read stays where it is.
  const elements = useRef(new Map<string, HTMLElement>());
  const settled = useRef<{ tops: readonly number[]; rows: readonly R[]; width: number } | null>(null);
  const measure = useCallback(() => {
    setMeasured((now) => {
      const changed: [string, number][] = [];
      for (const [id, element] of elements.current) {
        const height = element.offsetHeight;
        if (height > 0 && (now.width !== seen.width || now.of.get(id) !== height)) changed.push([id, height]);
      }
      if (changed.length === 0) return now;
      return { width: seen.width, of: new Map([...(now.width === seen.width ? now.of : []), ...changed]) };
    });
  }, [seen.width]);
  useLayoutEffect(() => {
    const element = frame.current;
    const before = settled.current;
    settled.current = { tops, rows, width: seen.width };
    if (!element || !before || before.rows !== rows || before.width !== seen.width || before.tops === tops) return;
    const shift = grownAbove(before.tops, tops, element.scrollTop);
    if (shift !== 0) element.scrollTop += shift;
  }, [tops, rows, seen.width]);
  const measureNow = useRef(measure);
  useLayoutEffect(() => {
    measureNow.current = measure;
    measure();
  });
  const watching = useRef<ResizeObserver | null>(null);
  useEffect(() => {
    const observer = new ResizeObserver(() => measureNow.current());
    for (const element of elements.current.values()) observer.observe(element);
    watching.current = observer;
    return () => observer.disconnect();
  }, []);
  const keep = useCallback((id: string, element: HTMLElement | null): void => {
    const before = elements.current.get(id);
    if (before) watching.current?.unobserve(before);
    if (element) {
      elements.current.set(id, element);
      watching.current?.observe(element);
    } else elements.current.delete(id);
  }, []);

  useImperativeHandle(ref, () => ({
    show: (row, where = 'nearest') => {
      const element = frame.current;
      const index = rows.findIndex((each) => rowId(each) === row);
      if (!element || index < 0) return;
      const headHeight = element.querySelector<HTMLElement>('.tall-head')?.offsetHeight ?? 0;
      const top = tops[index] ?? 0;
      const bottom = tops[index + 1] ?? top;
      const room = element.clientHeight - headHeight;
      if (where === 'top' || top < element.scrollTop || bottom - top > room) element.scrollTop = top;
      else if (bottom > element.scrollTop + room) element.scrollTop = bottom - room;
    },
  }));

  return (
    // A place that scrolls must be reached by keyboard; its rows are, and they take it along.
    <div ref={frame} className={className ? `tall ${className}` : 'tall'} onScroll={look}>
      {head ? <div className="tall-head">{head}</div> : null}
      <div className="tall-body" role="feed" aria-label={label} style={{ height: tops.at(-1) }}>
        {drawn.map((index) => {
          const row = rows[index] as R;
          const id = rowId(row);
          return <Row key={id} id={id} row={row} index={index} top={tops[index] ?? 0} draw={draw} keep={keep} />;
        })}
      </div>
      {foot}
    </div>
  );
}

interface RowProps<R> {
  id: string;
  row: R;
  index: number;
  top: number;
  draw: (row: R, index: number) => ReactNode;
  keep: (id: string, element: HTMLElement | null) => void;
}

const Row = memo(function Row<R>({ id, row, index, top, draw, keep }: RowProps<R>) {
  const hold = useCallback((element: HTMLElement | null) => keep(id, element), [id, keep]);
  return (
    <div ref={hold} className="tall-row" style={{ transform: `translateY(${top}px)` }}>
      <Inside row={row} index={index} draw={draw} />
    </div>
  );
}) as <R>(props: RowProps<R>) => ReactNode;

/** Drawn again only when its row is: a row that moves is not a row that changes. */
const Inside = memo(function Inside<R>({ row, index, draw }: Pick<RowProps<R>, 'row' | 'index' | 'draw'>) {
  return draw(row, index);
}) as <R>(props: Pick<RowProps<R>, 'row' | 'index' | 'draw'>) => ReactNode;
