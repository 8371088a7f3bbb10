import type { DiffRun } from '../../../preload/contract/model/exchange.ts';
import type { NameFound } from '../../../preload/contract/model/review.ts';
import { unnamed } from './reading.ts';

interface MovedPiece {
  text: string;
  is: DiffRun['state'];
  /** It is of the words that the mark is on now. */
  marked: boolean;
}

/** PURE. An answer as it reads now with what was left out between, cut where the mark begins and ends. Names are said otherwise. */
export function movedPieces(
  text: string,
  { start, end }: { start: number; end: number },
  changed: readonly DiffRun[] | null,
  names: readonly NameFound[],
): MovedPiece[] {
  const pieces: MovedPiece[] = [];
  let at = 0;
  for (const run of changed ?? [{ text, state: 'same' as const }]) {
    if (run.state === 'removed') {
      pieces.push({ text: run.text, is: 'removed', marked: false });
      continue;
    }
    const to = at + run.text.length;
    const cuts = [at, ...[start, end].filter((cut) => cut > at && cut < to), to];
    for (const [index, from] of cuts.slice(0, -1).entries()) {
      const until = cuts[index + 1] ?? to;
      pieces.push({ text: unnamed(text, from, until, names), is: run.state, marked: from >= start && until <= end });
    }
    at = to;
  }
  return pieces;
}
