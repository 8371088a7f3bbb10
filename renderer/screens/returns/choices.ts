import type { ReturnChoice, ReturnLine, Whose } from '../../../preload/contract/model/returns.ts';

/** What a person has decided so far, by file. */
export type Decided = Readonly<Record<string, { whose?: Whose | undefined; take: readonly string[] }>>;

export const nothingDecided: Decided = {};

export type Place = 'needs' | 'changed' | 'new' | 'rest';

/** Under which heading of the sheet a file stands. */
export function placeOf({ state, counts }: ReturnLine): Place {
  if (state === 'who' || (state === 'ready' && counts.conflict > 0)) return 'needs';
  if (state !== 'ready') return 'rest';
  return counts.changed > 0 ? 'changed' : 'new';
}

export const places: readonly Place[] = ['needs', 'changed', 'new', 'rest'];

/** Files in the order in which the sheet shows them. */
export const inOrder = (lines: readonly ReturnLine[]): ReturnLine[] =>
  places.flatMap((place) => lines.filter((line) => placeOf(line) === place));

/** Whether there is something in a file that accepting would store, as things are decided now. */
export function isAcceptable(line: ReturnLine, decided: Decided): boolean {
  const mine = decided[line.file];
  if (line.state === 'who') return mine?.whose !== undefined;
  return line.state === 'ready' && (line.counts.new + line.counts.changed > 0 || (mine?.take.length ?? 0) > 0);
}

/** Files that name exactly one person who is here, and about which nothing has been decided yet. */
export const namedOnce = (lines: readonly ReturnLine[], decided: Decided): ReturnLine[] =>
  lines.filter(({ file, state, alike }) => state === 'who' && alike.length === 1 && !decided[file]?.whose);

export const choicesFor = (lines: readonly ReturnLine[], decided: Decided): ReturnChoice[] =>
  lines
    .filter((line) => isAcceptable(line, decided))
    .map(({ file }) => {
      const { whose, take = [] } = decided[file] ?? {};
      return { file, take: [...take], leave: [], ...(whose ? { whose } : {}) };
    });
