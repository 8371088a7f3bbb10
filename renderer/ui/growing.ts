import { useCallback, useEffect, useRef, useState } from 'react';

/** How far below the screen more is drawn, in pixels: it is there before it is looked at. */
const ahead = 800;

export interface Growing {
  /** How many are drawn now. */
  drawn: number;
  /**
   * For what stands at the end and asks for more: it is pressed by coming near. Its `key` is `drawn`, so that it is looked at anew where
   * the end is still near after a step.
   */
  end: (element: Element | null) => void;
  more: () => void;
}

/**
 * A long list of heavy rows is drawn as far as somebody reads it, a step at a time, and never drawn less again. `of` says what is listed:
 * another list begins anew.
 */
export function useGrowing(total: number, step: number, of: string): Growing {
  const [grown, setGrown] = useState({ of, steps: 1 });
  const drawn = Math.min(total, step * (grown.of === of ? grown.steps : 1));
  const more = useCallback(() => setGrown((before) => ({ of, steps: before.of === of ? before.steps + 1 : 2 })), [of]);
  const watcher = useRef<IntersectionObserver | null>(null);
  useEffect(() => () => watcher.current?.disconnect(), []);
  const end = useCallback(
    (element: Element | null) => {
      watcher.current?.disconnect();
      if (!element || typeof IntersectionObserver === 'undefined') return;
      watcher.current = new IntersectionObserver(([seen]) => seen?.isIntersecting && more(), { rootMargin: `${ahead}px` });
      watcher.current.observe(element);
    },
    [more],
  );
  return { drawn, end, more };
}
