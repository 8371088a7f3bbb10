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
  /** `after`: what stands in the cell has not come yet, and what was typed goes after it. */
  onText: ((row: R, column: string, text: string, after: boolean) => void) | undefined;
  onTyping: ((keep: (() => void) | null) => void) | undefined;
  /** The row went from the list while it was typed in. What was typed has been handed on for that row. */
  onGone: () => void;
}

/** The cell that is typed in: what was typed is handed on when the cell is left, when the window is, and after a pause. */
export function useTyping<R>({ row, id, column, onText, onTyping, onGone }: TypedIn<R>): Typing {
  const [draft, setDraft] = useState<string | null>(null);
  // For the moments at which there is no more time to render.
  const typed = useRef<{ row: R; id: string | undefined; column: string; text: string; was: string; after: boolean } | null>(null);
  const [blind, setBlind] = useState(false);
  const ready = row === undefined || (column?.ready?.(row) ?? true);
  if (blind !== (draft !== null && !ready)) {
    setBlind(draft !== null && !ready);
    if (draft !== null && ready && row && column?.text) setDraft(column.text(row) + draft);
  }
  const hand = useRef(onText);
  useLayoutEffect(() => {
    const before = typed.current;
    const gone = before !== null && before.id !== id;
    // Names were hidden, and with them what is typed here.
    const covered = before !== null && !column?.text;
    if (before && (gone || covered)) {
      typed.current = null;
      setDraft(null);
      if (before.text !== before.was) hand.current?.(before.row, before.column, before.text, before.after);
      if (gone) onGone();
    } else {
      typed.current =
        draft === null || !row || !column?.text ? null : { row, id, column: column.id, text: draft, was: column.text(row), after: !ready };
    }
    hand.current = onText;
  }, [draft, row, id, column, ready, onText, onGone]);
  const keep = useCallback(() => {
    const now = typed.current;
    typed.current = null;
    setDraft(null);
    if (now && now.text !== now.was) hand.current?.(now.row, now.column, now.text, now.after);
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
      // What stands there may still come, and is waited for.
      if (now && now.text !== now.was && !now.after) hand.current?.(now.row, now.column, now.text, false);
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
