import type { Id } from '../../../preload/contract/model/ids.ts';
import { smallGroup } from '../../../preload/contract/model/insight.ts';
import type { ReviewAnswer, ReviewRow } from '../../../preload/contract/model/review.ts';
import { blankFor, type KnownName, openSpotter, replaceSpans } from '../review/sharing/names-in-text.ts';

/* PURE. Which words of a cohort are quoted, and without whose name. */

export interface Quotable {
  participant: Id;
  answer: ReviewAnswer;
}

export const quotables = (rows: readonly ReviewRow[], prompt: string): Quotable[] =>
  rows.flatMap((row) =>
    row.cells
      .filter((cell) => cell.prompt === prompt)
      .flatMap(({ answers }) =>
        answers
          .filter(({ text, part }) => text.trim() !== '' && !isDetail(part))
          .map((answer) => ({ participant: row.participant, answer })),
      ),
  );

/** Who, by when and told whom say nothing without the action that they belong to. */
const isDetail = (part: string | undefined): boolean => /^\d+-(?:who|when|told)$/.test(part ?? '');

export interface Chosen {
  texts: string[];
  /** How they were come by: told under them. */
  by: 'starred' | 'marked' | 'middle' | 'few' | 'none';
}

/** Longer ones fill a page that is meant to be read through; they are quoted from where they were marked. */
const longest = 700;

/**
 * What a facilitator starred; else what they marked; else some of middling length, which are neither the loudest nor the quickest. Of
 * fewer than five people nothing is quoted: they would know each other's words.
 */
export function chooseQuotes(all: readonly Quotable[], most: number): Chosen {
  if (all.length === 0) return { texts: [], by: 'none' };
  if (new Set(all.map(({ participant }) => participant)).size < smallGroup) return { texts: [], by: 'few' };
  const starred = all.filter(({ answer }) => answer.starred);
  if (starred.length > 0) return { texts: distinct(starred.map(({ answer }) => shortest(answer))).slice(0, most), by: 'starred' };
  const marked = all.flatMap(({ answer }) =>
    answer.excerpts.filter(({ state }) => state !== 'needs-a-look').map(({ start, end }) => answer.text.slice(start, end)),
  );
  if (marked.length > 0) return { texts: distinct(marked).slice(0, most), by: 'marked' };
  const fitting = distinct(all.map(({ answer }) => answer.text.trim()).filter((text) => text.length <= longest)).toSorted(
    (a, b) => a.length - b.length,
  );
  const from = Math.max(0, Math.floor((fitting.length - most) / 2));
  return { texts: fitting.slice(from, from + most), by: fitting.length > 0 ? 'middle' : 'none' };
}

/** All of it, or of a long one the stretches that were marked in it. */
function shortest({ text, excerpts }: ReviewAnswer): string {
  const stretches = excerpts.filter(({ state }) => state !== 'needs-a-look').toSorted((a, b) => a.start - b.start);
  if (text.length <= longest || stretches.length === 0) return text.trim();
  return stretches.map(({ start, end }) => text.slice(start, end)).join(' … ');
}

/** One of those that begin alike is enough to read. */
const distinct = (texts: readonly string[]): string[] =>
  [...new Map(texts.toReversed().map((text) => [text.slice(0, 24).toLowerCase(), text] as const)).values()].toReversed();

/** Takes the names of people and schools out of what is quoted, and counts them. */
export type Nameless = (quotes: readonly string[]) => { quotes: string[]; replaced: number };

/** A part of a school's name counts as one, whatever else the word may mean: better a gap too many than a name. */
export function openNameless(known: readonly KnownName[], isWord: (word: string) => boolean): Nameless {
  const spotter = openSpotter(known, [], isWord, { strict: true });
  return (quotes) => {
    let replaced = 0;
    const without = quotes.map((quote) => {
      const spans = spotter.spot(quote).flatMap(({ start, end, as }) => (as === 'word' ? [] : [{ start, end, instead: blankFor(as) }]));
      replaced += spans.length;
      return replaceSpans(quote, spans).text;
    });
    return { quotes: without, replaced };
  };
}
