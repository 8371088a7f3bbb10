import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Until } from './documents.ts';
import { useWindowState } from './window-state.tsx';

/** For a box whose words are kept when it is left: told how to keep what is typed in it, and `null` once nothing is. */
export function useTypedHold(until?: Until): (keep: (() => unknown) | null) => void {
  const { documents } = useWindowState();
  const release = useRef<(() => void) | null>(null);
  return useCallback(
    (keep) => {
      release.current?.();
      release.current = keep ? documents.hold(async () => keep(), until) : null;
    },
    [documents, until],
  );
}

/**
 * Keeps what is typed and not kept yet when the window is left, and when its box is taken away without being left: by another page, by names
 * that are hidden, by a lock. `keep` may be another function each time; it knows by itself whether there is something to keep.
 */
export function useNotLost(isTyping: boolean, keep: () => unknown, until?: Until): void {
  const hold = useTypedHold(until);
  const latest = useRef(keep);
  useLayoutEffect(() => {
    latest.current = keep;
  });
  useEffect(() => {
    if (!isTyping) return;
    hold(() => latest.current());
    return () => hold(null);
  }, [isTyping, hold]);
  useEffect(() => () => void latest.current(), []);
}

export interface KeptText {
  /** What stands in the box. */
  text: string;
  type: (text: string) => void;
  /** For when the box is left. */
  keep: () => void;
}

/** What becomes of words that cannot be kept: they stay in the box to be put right, or the box shows again what is kept. */
export type NotKept = 'stays' | 'goes-back';

/**
 * Words in a box that are kept as it is left, or taken away. `onKeep` is called where they say something else than what is kept. What was
 * handed on stays in the box until what is kept has changed.
 */
export function useKeptText(kept: string, onKeep: (text: string) => NotKept | void): KeptText {
  const [typed, setTyped] = useState<string | null>(null);
  const [handed, setHanded] = useState<{ text: string; before: string } | null>(null);
  if (handed && handed.before !== kept) setHanded(null);
  // Leaving a box is told in several ways at once: what was typed is handed on once.
  const pending = useRef<string | null>(null);
  const type = (text: string | null): void => {
    pending.current = text;
    setTyped(text);
  };
  const keep = (): void => {
    const said = pending.current;
    pending.current = null;
    const not = said === null || said === kept ? 'goes-back' : onKeep(said);
    if (not === 'stays') return type(said);
    setTyped(null);
    if (said !== null && not === undefined) setHanded({ text: said, before: kept });
  };
  useNotLost(typed !== null && typed !== kept, keep);
  return { text: typed ?? handed?.text ?? kept, type, keep };
}
