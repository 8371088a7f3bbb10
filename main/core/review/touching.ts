import type { Range } from '../../../preload/contract/model/review.ts';
import { tellingWords } from './words.ts';

/*
 * PURE. Which statements an answer's words touch. It counts words and understands nothing: a rare word that both share weighs more than
 * one that stands in every statement. What it finds is for a person to confirm.
 */

export interface Touch {
  statement: string;
  score: number;
  /** The words of the answer that the statement has too, each once, as they stand there. */
  words: string[];
  ranges: Range[];
}

export interface Touching {
  /** The statements that the text touches, the nearest first. */
  of: (text: string) => Touch[];
}

/** One shared word is soon shared by chance. */
const fewestShared = 2;
/** The shared words' weight beside that of all words of the two: a long text is not nearer for being long. */
const leastScore = 0.2;

/** `background`: other texts of the same people, from which it is learnt which words are frequent. */
export function openTouching(statements: readonly { id: string; text: string }[], background: readonly string[]): Touching {
  const seenIn = new Map<string, number>();
  const texts = [...statements.map(({ text }) => text), ...background];
  for (const text of texts)
    for (const stem of new Set(tellingWords(text).map((each) => each.stem))) seenIn.set(stem, (seenIn.get(stem) ?? 0) + 1);
  const weightOf = (stem: string): number => Math.log((1 + texts.length) / (1 + (seenIn.get(stem) ?? 0)));
  const weightOfAll = (stems: Iterable<string>): number => {
    let sum = 0;
    for (const stem of stems) sum += weightOf(stem);
    return sum;
  };
  const known = statements.map(({ id, text }) => {
    const stems = new Set(tellingWords(text).map(({ stem }) => stem));
    return { id, stems, weight: weightOfAll(stems) };
  });
  return {
    of(text) {
      const words = tellingWords(text);
      const own = weightOfAll(new Set(words.map(({ stem }) => stem)));
      return known
        .flatMap(({ id, stems, weight }): Touch[] => {
          const shared = words.filter(({ stem }) => stems.has(stem));
          const kinds = new Map(shared.map((each) => [each.stem, text.slice(each.start, each.end)]));
          const score = weightOfAll(kinds.keys()) / Math.sqrt(weight * own || 1);
          if (kinds.size < fewestShared || score < leastScore) return [];
          return [{ statement: id, score, words: [...kinds.values()], ranges: shared.map(({ start, end }) => ({ start, end })) }];
        })
        .sort((a, b) => b.score - a.score || (a.statement < b.statement ? -1 : 1));
    },
  };
}
