import type { Instant } from '../../../preload/contract/model/ids.ts';

/*
 * A response's place in time as one whole number, so that an index along it gives the newest first without sorting: the millisecond
 * in which it was written, times 4,096, plus a place among those of the same millisecond. Below 2^53 until the year 39,000.
 */

const perMillisecond = 4096;

/** `highestBelow(a, b)` answers the highest number taken from a up to, not including, b. */
export function placeInTime(written: Instant, highestBelow: (from: number, before: number) => number | undefined): number {
  for (let from = Date.parse(written) * perMillisecond; ; from += perMillisecond) {
    const place = (highestBelow(from, from + perMillisecond) ?? from - 1) + 1;
    // A table of more than 4,096 answers with one and the same time spills into the next millisecond.
    if (place < from + perMillisecond) return place;
  }
}
