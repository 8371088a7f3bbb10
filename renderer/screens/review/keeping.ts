import { useCallback, useEffect, useRef } from 'react';

/**
 * Changes to one thing that come faster than they are kept, as when leaving a box and pressing a button are one movement: each is made
 * on top of the one before it, and sent when that is home. `send` answers whether it was kept.
 */
export function useKeeping<T extends { revision: number }>(kept: T, send: (next: T) => Promise<boolean>): (change: (now: T) => T) => void {
  const latest = useRef(kept);
  const waiting = useRef(0);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const sending = useRef(send);
  useEffect(() => {
    sending.current = send;
    if (waiting.current === 0) latest.current = kept;
  }, [kept, send]);
  return useCallback((change) => {
    const deliver = async (): Promise<void> => {
      const next = change(latest.current);
      const home = await sending.current(next);
      waiting.current--;
      if (home) latest.current = { ...next, revision: next.revision + 1 };
    };
    waiting.current++;
    last.current = last.current.then(deliver);
  }, []);
}
