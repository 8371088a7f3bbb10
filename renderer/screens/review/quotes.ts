import type { ReviewAnswer } from '../../../preload/contract/model/review.ts';
import { reviewWords as words } from '../../text/review.ts';
import { copyText } from '../../ui/copy-text.ts';
import { showToast } from '../../ui/toast.tsx';
import type { Place } from './deeds.ts';
import { useQuotes } from './reading.ts';

/** Copies words of an answer, or all of it, as a quotation in which nobody is named. */
export function useCopyQuote(): (answer: ReviewAnswer, place: Place | null) => Promise<void> {
  const quote = useQuotes();
  return async ({ response, text }, place) => {
    const { from, to } = place ?? { from: 0, to: text.length };
    const quotes = await quote([{ response, text, from, to }]);
    const copied = quotes !== null && (await copyText(quotes.join('')));
    showToast({ text: copied ? words.did.copied(quotes[0] ?? '') : words.did.notCopied });
  };
}

/** All that is starred: of each answer what was marked in it, or the whole of it. */
export function useCopyStarred(): (answers: readonly ReviewAnswer[]) => Promise<void> {
  const quote = useQuotes();
  return async (answers) => {
    const quotes = await quote(answers.flatMap(starredQuotes));
    const copied = quotes !== null && (await copyText(quotes.join('\n\n')));
    showToast({ text: copied ? words.did.copiedMany(quotes.length) : words.did.notCopied });
  };
}

export function starredQuotes({ response, text, excerpts }: ReviewAnswer): { response: string; text: string; from: number; to: number }[] {
  const marked = excerpts.filter(({ state }) => state !== 'needs-a-look').toSorted((a, b) => a.start - b.start);
  if (marked.length === 0) return [{ response, text, from: 0, to: text.length }];
  const seen = new Set<string>();
  return marked.flatMap(({ start, end }) => {
    const key = `${start} ${end}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ response, text, from: start, to: end }];
  });
}
