import type { Range } from '../../../preload/contract/model/review.ts';
import { beginning, fold, word } from '../store/search.ts';

/*
 * PURE. What a person looks for. Words stand in any order; what is between double quotes, or joined by a hyphen or an apostrophe, stands in a row; a star ends a beginning; NEAR
 * or NEAR/5 between two of them says how far apart they may be. Everything else means nothing, so that nothing can be a mistake.
 */

export interface Phrase {
  words: string[];
  /** The last word may go on. `typing`: because it may not be finished, not because a star says so. */
  unfinished: 'no' | 'typing' | 'star';
}
export interface Near {
  parts: Phrase[];
  within: number;
}
export type Term = Phrase | Near;

const usualDistance = 10;
const mostTerms = 30;
/** Somebody may be typing this word on. */
const growing = /[\p{L}\p{N}\p{M}\p{Co}]{3}$/u;

export function readQuery(text: string): Term[] {
  const pieces = text.match(/["“”][^"“”]*["“”]?|NEAR(?:\/\d{1,3})?(?![\p{L}\p{N}])|[^\s"“”]+/gu) ?? [];
  const terms: (Term | { distance: number })[] = [];
  for (const [at, piece] of pieces.entries()) {
    const near = /^NEAR(?:\/(\d+))?$/.exec(piece);
    if (near) terms.push({ distance: near[1] === undefined ? usualDistance : Number(near[1]) });
    else if (/^["“”]/.test(piece)) terms.push(...phrase(piece.match(word) ?? [], 'no'));
    else {
      // What is written in one, as can't or well-being, stands in a row; the end of it may still go on.
      const words = piece.match(word) ?? [];
      const starred = piece.endsWith('*');
      const open = starred || (at === pieces.length - 1 && growing.test(text));
      if (!open) terms.push(...phrase(words, 'no'));
      else terms.push(...phrase(words.slice(0, -1), 'no'), ...phrase(words.slice(-1), starred ? 'star' : 'no'));
    }
  }
  const last = terms.at(-1);
  if (last && 'words' in last && last.words.length === 1 && last.unfinished === 'no' && growing.test(text)) last.unfinished = 'typing';
  return joinNear(terms).slice(0, mostTerms);
}

const phrase = (words: readonly string[], unfinished: Phrase['unfinished']): Phrase[] =>
  words.length === 0 ? [] : [{ words: words.map(fold), unfinished }];

/** NEAR with nothing on one of its sides is the word itself. */
function joinNear(terms: readonly (Term | { distance: number })[]): Term[] {
  const out: Term[] = [];
  for (let at = 0; at < terms.length; at++) {
    const term = terms[at] as Term | { distance: number };
    if (!('distance' in term)) {
      out.push(term);
      continue;
    }
    const before = out.at(-1);
    const after = terms[at + 1];
    if (before && after && 'words' in after) {
      const parts = 'parts' in before ? before.parts : [before];
      const within = 'parts' in before ? Math.max(before.within, term.distance) : term.distance;
      out[out.length - 1] = {
        parts: [...parts, { ...after, unfinished: after.unfinished === 'typing' ? 'no' : after.unfinished }],
        within,
      };
      at += 1;
    } else {
      out.push(...phrase(['near'], 'no'));
    }
  }
  return out;
}

/** The same in FTS5's language. `wordsFrom` answers the words with some beginning; none where it says too little. */
export function matchOf(terms: readonly Term[], wordsFrom: (start: string) => string[]): string {
  const quoted = ({ words, unfinished }: Phrase): string => `"${words.join(' ')}"${unfinished === 'star' ? '*' : ''}`;
  return terms
    .map((term) => {
      if ('parts' in term) return `NEAR(${term.parts.map(quoted).join(' ')}, ${term.within})`;
      if (term.unfinished === 'no' || term.words.length > 1) return quoted(term);
      const found = beginning(`"${term.words[0]}"`, term.words[0] as string, wordsFrom);
      // A star was asked for in so many words: it is looked up however many words begin so.
      return found === `"${term.words[0]}"` && term.unfinished === 'star' ? quoted(term) : found;
    })
    .join(' AND ');
}

/** Where a text answers to it, in order and without overlap; null where it does not. */
export function rangesIn(text: string, terms: readonly Term[]): Range[] | null {
  const tokens = Array.from(text.matchAll(word), ({ 0: found, index }) => ({
    folded: fold(found),
    start: index,
    end: index + found.length,
  }));
  const ranges: Range[] = [];
  for (const term of terms) {
    const found = 'parts' in term ? nearIn(tokens, term) : phraseIn(tokens, term);
    if (found.length === 0) return null;
    for (const { from, to } of found) ranges.push({ start: tokens[from]?.start ?? 0, end: tokens[to]?.end ?? 0 });
  }
  return joined(ranges);
}

interface Token {
  folded: string;
  start: number;
  end: number;
}
/** From one token to another, both included. */
interface Stretch {
  from: number;
  to: number;
}

function phraseIn(tokens: readonly Token[], { words, unfinished }: Phrase): Stretch[] {
  const found: Stretch[] = [];
  for (let at = 0; at + words.length <= tokens.length; at++) {
    const fits = words.every((one, offset) => {
      const { folded } = tokens[at + offset] as Token;
      return unfinished !== 'no' && offset === words.length - 1 ? folded.startsWith(one) : folded === one;
    });
    if (fits) found.push({ from: at, to: at + words.length - 1 });
  }
  return found;
}

/** As FTS5 has it: no more than so many words between the end of the first and the beginning of the last. */
function nearIn(tokens: readonly Token[], { parts, within }: Near): Stretch[] {
  const places = parts.map((part) => phraseIn(tokens, part));
  const found: Stretch[] = [];
  for (const first of places.flat()) {
    // Of each part, the nearest to this one on the right or at it; whoever is leftmost opens the group.
    const group = places.map((list) => list.find(({ from }) => from >= first.from));
    if (!group.every((one): one is Stretch => one !== undefined)) continue;
    const last = group.reduce((a, b) => (a.from > b.from ? a : b));
    const opening = group.reduce((a, b) => (a.from < b.from ? a : b));
    if (last.from - opening.to - 1 <= within) found.push(...group);
  }
  return found;
}

function joined(ranges: Range[]): Range[] {
  const out: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = out.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else out.push({ ...range });
  }
  return out;
}
