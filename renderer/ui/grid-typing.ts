import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { GridColumn } from './grid-column.ts';

/** How long a cell that is typed in waits for the next letter before it is kept. */
const quiet = 3000;

export interface Typing {
  /** What stands in the cell that is typed in and is not kept yet; `null`: nothing is typed. */
  draft: string | null;
  setDraft: (draft: string | null) => void;
  /** Hands on what was typed and ends the typing. */
  keep: () => void;
  /** Lets what was typed go. */
  drop: () => void;
}

interface TypedIn<R> {
  row: R | undefined;
  /** Whose row it is: the same row may be another object after each change. */
  id: string | undefined;
  column: GridColumn<R> | undefined;
  onText: ((row: R, column: string, text: string) => void) | undefined;
  onTyping: ((keep: (() => void) | null) => void) | undefined;
  /** The row went from the list while it was typed in. What was typed has been handed on for that row. */
  onGone: () => void;
}

/** The cell that is typed in: what was typed is handed on when the cell is left, when the window is, and after a pause. */
export function useTyping<R>({ row, id, column, onText, onTyping, onGone }: TypedIn<R>): Typing {
  const [draft, setDraft] = useState<string | null>(null);
  // For the moments at which there is no more time to render.
  const typed = useRef<{ row: R; id: string | undefined; column: string; text: string; was: string } | null>(null);
  const hand = useRef(onText);
  useLayoutEffect(() => {
    const before = typed.current;
    const gone = before !== null && before.id !== id;
    // Names were hidden, and with them what is typed here.
    const covered = before !== null && !column?.text;
    if (before && (gone || covered)) {
      typed.current = null;
      setDraft(null);
      if (before.text !== before.was) hand.current?.(before.row, before.column, before.text);
      if (gone) onGone();
    } else {
      typed.current = draft === null || !row || !column?.text ? null : { row, id, column: column.id, text: draft, was: column.text(row) };
    }
    hand.current = onText;
  }, [draft, row, id, column, onText, onGone]);
  const keep = useCallback(() => {
    const now = typed.current;
    typed.current = null;
    setDraft(null);
    if (now && now.text !== now.was) hand.current?.(now.row, now.column, now.text);
  }, []);
  const drop = useCallback(() => {
    typed.current = null;
    setDraft(null);
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
      if (now && now.text !== now.was) hand.current?.(now.row, now.column, now.text);
    }, quiet);
    return () => clearTimeout(timer);
  }, [draft]);
  const isTyping = draft !== null && column?.text !== undefined && row !== undefined && draft !== column.text(row);
  const tell = useRef(onTyping);
  useLayoutEffect(() => {
    tell.current = onTyping;
  });
  useEffect(() => {
    if (!isTyping) return;
    tell.current?.(keep);
    return () => tell.current?.(null);
  }, [isTyping, keep]);
  return { draft, setDraft, keep, drop };
}
