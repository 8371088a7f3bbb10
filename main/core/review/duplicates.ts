import { shingles } from './words.ts';

/*
 * PURE. Texts that are nearly the same, found by their shared runs of three words. Each pair among thousands would take minutes, so texts
 * are first thrown into buckets by their smallest hashes; only those that share a bucket are held against each other.
 */

export interface Alike {
  one: number;
  other: number;
  /** Shared runs out of all runs of the two, from 0 to 1. */
  share: number;
}

/** Of ten words and more: shorter texts are alike by chance. */
const fewestRuns = 8;
export const leastShared = 0.6;
/** Of texts that share six runs in ten, one pair in three hundred is missed; of those that share two, five in six are never compared. */
const bands = 24;
const perBand = 3;

/** Indexes into `texts`, the most alike first. `apart` says which two are not to be held against each other. */
export function nearDuplicates(texts: readonly string[], apart: (one: number, other: number) => boolean = () => false): Alike[] {
  const runs = texts.map(shingles);
  const buckets = new Map<string, number[]>();
  for (const [at, own] of runs.entries()) {
    if (own.size < fewestRuns) continue;
    const smallest = smallestHashes(own);
    for (let band = 0; band < bands; band++) {
      const key = `${band} ${smallest.slice(band * perBand, (band + 1) * perBand).join(' ')}`;
      const bucket = buckets.get(key);
      if (bucket) bucket.push(at);
      else buckets.set(key, [at]);
    }
  }
  const held = new Set<number>();
  const found: Alike[] = [];
  for (const bucket of buckets.values()) {
    for (const [place, one] of bucket.entries()) {
      for (const other of bucket.slice(place + 1)) {
        const pair = one * texts.length + other;
        if (held.has(pair) || apart(one, other)) continue;
        held.add(pair);
        const share = jaccard(runs[one] as Set<string>, runs[other] as Set<string>);
        if (share >= leastShared) found.push({ one, other, share });
      }
    }
  }
  return found.sort((a, b) => b.share - a.share || a.one - b.one || a.other - b.other);
}

export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const run of a) if (b.has(run)) shared += 1;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** For each of `bands * perBand` orders of all hashes, the smallest that the set has. Two sets share one as often as they share runs. */
function smallestHashes(runs: ReadonlySet<string>): Uint32Array {
  const smallest = new Uint32Array(bands * perBand).fill(0xffffffff);
  for (const run of runs) {
    const hash = fnv1a(run);
    for (let at = 0; at < smallest.length; at++) {
      const mixed = mix(hash ^ Math.imul(at + 1, 0x9e3779b1));
      if (mixed < (smallest[at] as number)) smallest[at] = mixed;
    }
  }
  return smallest;
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
