import { type Galley, mark } from './galley.ts';

/** Sets something in the first of several ways that takes the fewest pages. */
export function setShortest(galley: Galley, ways: readonly (() => void)[]): void {
  const back = mark(galley);
  let best = -1;
  let fewest = Number.POSITIVE_INFINITY;
  let current = -1;
  for (const [index, way] of ways.entries()) {
    if (index > 0) back();
    way();
    current = index;
    if (galley.pages.length < fewest) {
      fewest = galley.pages.length;
      best = index;
    }
  }
  if (best === current) return;
  back();
  ways[best]?.();
}
