import { useCallback, useLayoutEffect, useRef, useState } from 'react';

/**
 * A function that does what it was last told to do and is always the same one: so that a letter typed in a panel does not
 * draw outline and pages again.
 */
export function useSteady<A extends unknown[], R>(run: (...args: A) => R): (...args: A) => R {
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
  });
  return useCallback((...args: A) => latest.current(...args), []);
}

/** A value that is another only when it says something else. For plain data of a size that can be compared at every letter. */
export function useSame<T>(value: T): T {
  const [kept, setKept] = useState(value);
  if (kept === value || JSON.stringify(kept) === JSON.stringify(value)) return kept;
  setKept(value);
  return value;
}
