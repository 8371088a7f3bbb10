/** Which rows of a long list are drawn, when rows are of different heights and most have never been drawn. PURE. */

/** How far beyond what is seen rows are drawn, in pixels: a page down is then there before it is looked at. */
export const beyond = 600;

/** Where each row begins, and at the end how tall all of them are. */
export function topsOf(heights: readonly number[]): number[] {
  const tops = [0];
  let total = 0;
  for (const height of heights) {
    total += height;
    tops.push(total);
  }
  return tops;
}

/** The row that lies at a height, found by halving. */
export function rowAt(tops: readonly number[], height: number): number {
  let low = 0;
  let high = Math.max(0, tops.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tops[middle] ?? 0) <= height) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** From and to, the last one not included. */
export function seenRows(tops: readonly number[], top: number, height: number): { from: number; to: number } {
  const count = tops.length - 1;
  if (count <= 0) return { from: 0, to: 0 };
  return { from: rowAt(tops, Math.max(0, top - beyond)), to: Math.min(count, rowAt(tops, top + height + beyond) + 1) };
}

/** How much the rows that lie wholly above a height have grown: what is being read moves by so much. */
export function grownAbove(before: readonly number[], after: readonly number[], top: number): number {
  const row = rowAt(before, top);
  return (after[row] ?? 0) - (before[row] ?? 0);
}
