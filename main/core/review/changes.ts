import type { DiffRun } from '../../../preload/contract/model/exchange.ts';

/*
 * PURE. What changed from an answer written alone to one written together. Answers are short and there may be thousands on a screen, so
 * this counts in a small table of numbers; documents are compared by compareContents.
 */

/** Beyond this many words on both sides the two are shown beside each other without marks. */
const mostPairs = 600 * 600;
/** In per cent of the shorter one. With less in common, marking words tells nothing. */
const leastShared = 45;

/** Null where the two have too little in common, are the same, or are too long. Joining what is not `added` gives the first. */
export function changesBetween(before: string, after: string): DiffRun[] | null {
  if (before === after || before === '' || after === '') return null;
  const old = pieces(before);
  const now = pieces(after);
  if (old.length * now.length > mostPairs) return null;
  const runs = shortest(old, now);
  const kept = runs.reduce((sum, { text, state }) => sum + (state === 'same' ? wordsIn(text) : 0), 0);
  const shorter = Math.min(wordsIn(before), wordsIn(after));
  return shorter > 0 && kept * 100 >= shorter * leastShared ? runs : null;
}

/** Words with the space after them, and single signs. */
const pieces = (text: string): string[] => text.match(/[\p{L}\p{N}'’]+\s*|[^\s\p{L}\p{N}]\s*|^\s+/gu) ?? [];
const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}'’]+/gu)?.length ?? 0;

function shortest(old: readonly string[], now: readonly string[]): DiffRun[] {
  const width = now.length + 1;
  const common = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      common[i * width + j] =
        old[i] === now[j]
          ? (common[(i + 1) * width + j + 1] as number) + 1
          : Math.max(common[(i + 1) * width + j] as number, common[i * width + j + 1] as number);
    }
  }
  const runs: DiffRun[] = [];
  const add = (text: string, state: DiffRun['state']): void => {
    const last = runs.at(-1);
    if (last?.state === state) last.text += text;
    else runs.push({ text, state });
  };
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      add(old[i] as string, 'same');
      i += 1;
      j += 1;
    } else if (j >= now.length || (i < old.length && (common[(i + 1) * width + j] as number) >= (common[i * width + j + 1] as number))) {
      add(old[i++] as string, 'removed');
    } else {
      add(now[j++] as string, 'added');
    }
  }
  return runs;
}
