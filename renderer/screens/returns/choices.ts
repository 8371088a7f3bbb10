import type { ReturnChoice, ReturnLine, Whose } from '../../../preload/contract/model/returns.ts';

/** What a person has decided about one file. */
export interface Decision {
  whose?: Whose | undefined;
  /** Answers of the file that are kept although something else was typed. */
  take: readonly string[];
  /** Answers of the file that are left out. */
  leave: readonly string[];
  /** Nothing of it is taken, for now. */
  out?: boolean | undefined;
}

/** By file. */
export type Decided = Readonly<Record<string, Decision>>;

export const undecided: Decision = { take: [], leave: [] };

export type Place = 'needs' | 'changed' | 'new' | 'refused' | 'accepted' | 'rest';

/** Read whole, and nothing in it is news. */
const bringsNothing: ReadonlySet<ReturnLine['state']> = new Set(['unchanged', 'repeated', 'empty'] as const);

/** Under which heading of the sheet a file stands. */
export function placeOf({ state, counts, accepted }: ReturnLine): Place {
  if (accepted) return 'accepted';
  if (state === 'who' || (state === 'ready' && counts.conflict > 0)) return 'needs';
  if (bringsNothing.has(state)) return 'rest';
  if (state !== 'ready') return 'refused';
  return counts.changed > 0 ? 'changed' : 'new';
}

export const places: readonly Place[] = ['needs', 'changed', 'new', 'refused', 'accepted', 'rest'];

const byName = new Intl.Collator('en-GB', { numeric: true });

/** Files in the order in which the sheet shows them. */
export const inOrder = (lines: readonly ReturnLine[]): ReturnLine[] => {
  const sorted = lines.toSorted((a, b) => byName.compare(a.name, b.name));
  return places.flatMap((place) => sorted.filter((line) => placeOf(line) === place));
};

/** Whether there is something in a file that accepting would store, as things are decided now. */
export function isAcceptable(line: ReturnLine, decided: Decided): boolean {
  const { whose, take, leave } = decided[line.file] ?? undecided;
  const answers = line.counts.new + line.counts.changed - leave.length + take.length;
  return (line.state === 'ready' || (line.state === 'who' && whose !== undefined)) && answers > 0;
}

export const isOut = (line: ReturnLine, decided: Decided): boolean => decided[line.file]?.out ?? false;

/** Files that name exactly one person who is here, and about which nothing has been decided yet. */
export const namedOnce = (lines: readonly ReturnLine[], decided: Decided): ReturnLine[] =>
  lines.filter(({ file, state, alike }) => state === 'who' && alike.length === 1 && !decided[file]?.whose);

/** Files with a name on the cover that nobody here has, and about which nothing has been decided yet. */
export const namedNew = (lines: readonly ReturnLine[], decided: Decided): ReturnLine[] =>
  lines.filter(
    ({ file, state, alike, coverName }) => state === 'who' && alike.length === 0 && coverName.trim() !== '' && !decided[file]?.whose,
  );

export const choicesFor = (lines: readonly ReturnLine[], decided: Decided): ReturnChoice[] =>
  lines
    .filter((line) => isAcceptable(line, decided) && !isOut(line, decided))
    .map(({ file }) => {
      const { whose, take, leave } = decided[file] ?? undecided;
      return { file, take: [...take], leave: [...leave], ...(whose ? { whose } : {}) };
    });

export const withField = (fields: readonly string[], field: string, yes: boolean): string[] => [
  ...fields.filter((each) => each !== field),
  ...(yes ? [field] : []),
];
