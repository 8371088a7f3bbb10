import { tellingWords } from './words.ts';

/* PURE. Which words are said more in one place than elsewhere, by more than chance. */

export interface Telling {
  /** The form in which it stands most often here. */
  word: string;
  here: number;
  of: number;
  elsewhere: number;
  ofElsewhere: number;
  g2: number;
}

/** A word has to stand in as many answers, so that one fluent person does not speak for all. */
const fewest = 3;
/** Chance gives as much once in a hundred words; one looks at hundreds of words, so more is asked for. */
const least = 6.63;

/** Counted by answers, not by occurrences. The most telling first. */
export function tellingOf(here: readonly string[], elsewhere: readonly string[]): Telling[] {
  const ours = countAnswers(here);
  const theirs = countAnswers(elsewhere);
  const told: Telling[] = [];
  for (const [stem, { answers, forms }] of ours) {
    const other = theirs.get(stem)?.answers ?? 0;
    if (answers < fewest || answers * elsewhere.length <= other * here.length) continue;
    const g2 = logLikelihood(answers, here.length, other, elsewhere.length);
    if (g2 >= least)
      told.push({ word: mostFrequent(forms), here: answers, of: here.length, elsewhere: other, ofElsewhere: elsewhere.length, g2 });
  }
  return told.sort((a, b) => b.g2 - a.g2 || (a.word < b.word ? -1 : 1));
}

/** Dunning's G2 for one word: `a` of `n` here, `b` of `m` there, against one rate for both. Never below nought. */
export function logLikelihood(a: number, n: number, b: number, m: number): number {
  const part = (observed: number, expected: number): number => (observed === 0 ? 0 : observed * Math.log(observed / expected));
  const [all, with_] = [n + m, a + b];
  const without = all - with_;
  if (all === 0) return 0;
  const g2 =
    2 * (part(a, (n * with_) / all) + part(b, (m * with_) / all) + part(n - a, (n * without) / all) + part(m - b, (m * without) / all));
  return Math.max(0, g2);
}

function countAnswers(texts: readonly string[]): Map<string, { answers: number; forms: Map<string, number> }> {
  const counts = new Map<string, { answers: number; forms: Map<string, number> }>();
  for (const text of texts) {
    const seen = new Set<string>();
    for (const { stem, folded } of tellingWords(text)) {
      const count = counts.get(stem) ?? { answers: 0, forms: new Map<string, number>() };
      counts.set(stem, count);
      if (!seen.has(stem)) count.answers += 1;
      seen.add(stem);
      count.forms.set(folded, (count.forms.get(folded) ?? 0) + 1);
    }
  }
  return counts;
}

const mostFrequent = (forms: ReadonlyMap<string, number>): string =>
  [...forms].reduce((a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] < a[0]) ? b : a), ['', 0] as [string, number])[0];
