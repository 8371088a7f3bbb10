import { generateNKeysBetween } from 'fractional-indexing';

/**
 * New order keys for a list in its wanted order, changing as few as can be: the longest run of keys that already rises is
 * kept, and the others get keys between their neighbours. `null` for an item that has no key yet.
 */
export function orderKeys(current: readonly (string | null)[]): string[] {
  const kept = longestRise(current);
  const keys: string[] = [];
  for (let at = 0; at < current.length; ) {
    if (kept.has(at)) {
      keys.push(current[at] as string);
      at += 1;
      continue;
    }
    let end = at;
    while (end < current.length && !kept.has(end)) end += 1;
    keys.push(...generateNKeysBetween(keys.at(-1) ?? null, end < current.length ? (current[end] as string) : null, end - at));
    at = end;
  }
  return keys;
}

/** Indexes of a longest strictly rising subsequence. */
function longestRise(list: readonly (string | null)[]): Set<number> {
  const length: number[] = [];
  const before: number[] = [];
  let best = -1;
  for (let i = 0; i < list.length; i++) {
    const key = list[i];
    length[i] = key === null ? 0 : 1;
    before[i] = -1;
    if (key === null || key === undefined) continue;
    for (let j = 0; j < i; j++) {
      const earlier = list[j];
      if (earlier !== null && earlier !== undefined && earlier < key && (length[j] as number) + 1 > (length[i] as number)) {
        length[i] = (length[j] as number) + 1;
        before[i] = j;
      }
    }
    if (best < 0 || (length[i] as number) > (length[best] as number)) best = i;
  }
  const kept = new Set<number>();
  for (let at = best; at >= 0; at = before[at] as number) kept.add(at);
  return kept;
}
