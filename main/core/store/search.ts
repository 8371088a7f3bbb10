import type { Id, Instant } from '../../../preload/contract/model/ids.ts';
import type { Response } from '../../../preload/contract/model/people.ts';
import type { ReadDb } from './reading.ts';

/** Newest first, with a few words around the first match. What is in the trash, or whose person or cohort is, is not found. */
export function searchResponses(db: ReadDb, text: string, limit: number): { response: Response; snippet: string }[] {
  const terms = readTerms(text);
  if (terms.length === 0) return [];
  // CROSS JOIN keeps this order: the index is read backwards along newness and left as soon as there are enough.
  return db
    .all<FoundRow>(
      `SELECT r.id, r.participant_id, r.edition_id, r.field, r.text, r.source, r.written, r.revision
       FROM response_fts
       CROSS JOIN response r ON r.newness = response_fts.rowid
       CROSS JOIN participant p ON p.id = r.participant_id
       CROSS JOIN cohort c ON c.id = p.cohort_id
       WHERE response_fts MATCH ? AND r.deleted_at IS NULL AND p.deleted_at IS NULL AND c.deleted_at IS NULL
       ORDER BY response_fts.rowid DESC LIMIT ?`,
      toMatch(terms, (start) => wordsFrom(db, start)),
      limit,
    )
    .map(({ participant_id, edition_id, ...row }) => ({
      response: { ...row, participant: participant_id, ...(edition_id === null ? {} : { edition: edition_id }) },
      snippet: cutAround(row.text, terms),
    }));
}

interface FoundRow {
  id: Id;
  participant_id: Id;
  edition_id: Id | null;
  field: string;
  text: string;
  source: Response['source'];
  written: Instant;
  revision: number;
}

/** Words that must stand in a row; the last of them may be the beginning of one. */
export interface Term {
  words: string[];
  unfinished: boolean;
}

/** What the index takes for a word; everything between is only a gap. */
export const word = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;

/**
 * What a person typed, with nothing in it that could be a mistake: all words must be there, in any order; what stands between
 * double quotes must be there in a row; the last word, from its third letter on, may be the beginning of one while it is being
 * typed (nothing after it), if not too many words begin so. No other sign means anything.
 */
export function readTerms(text: string): Term[] {
  const parts = text.split(/["“”]/);
  const terms = parts.flatMap((part, at): Term[] => {
    const words = part.match(word) ?? [];
    if (at % 2 === 1 && words.length > 0) return [{ words, unfinished: false }];
    return words.map((one) => ({ words: [one], unfinished: false }));
  });
  const last = terms.at(-1);
  if (last && parts.length % 2 === 1 && /[\p{L}\p{N}\p{M}\p{Co}]{3}$/u.test(text)) last.unfinished = true;
  return terms;
}

/** The question in FTS5's language. `wordsFrom` answers the words with some beginning; none where it says too little. */
export function toMatch(terms: readonly Term[], wordsFrom: (start: string) => string[]): string {
  return terms
    .map(({ words, unfinished }) => {
      const phrase = `"${words.join(' ')}"`;
      return unfinished ? beginning(phrase, fold(words.join('')), wordsFrom) : phrase;
    })
    .join(' AND ');
}

/**
 * FTS5 answers a prefix by reading all places of all its words before it gives the first, which takes seconds for "con"; the
 * words themselves, one by one, it reads backwards only as far as it must.
 */
export function beginning(phrase: string, start: string, wordsFrom: (start: string) => string[]): string {
  // Beyond these letters the index folds by tables of its own; there are few such words.
  if (!/^[a-z0-9]+$/.test(start)) return `${phrase}*`;
  const words = wordsFrom(start);
  return words.length === 0 ? phrase : `(${words.map((one) => `"${one}"`).join(' OR ')})`;
}

export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** A beginning of more words than this says too little yet: the word itself is looked for until there is one letter more. */
const mostWords = 300;

export function wordsFrom(db: ReadDb, start: string): string[] {
  const words: string[] = [];
  // Each question seeks the first word from there on, which costs some 20 microseconds however often that word was written.
  for (let from = start; ; from = `${words.at(-1)}\0`) {
    const next = db.get<{ term: string }>('SELECT term FROM response_words WHERE term >= ? LIMIT 1', from)?.term;
    if (next === undefined || !next.startsWith(start)) return words;
    if (words.length === mostWords) return [];
    words.push(next);
  }
}

const wordsBefore = 6;
const wordsAfter = 10;

/** FTS5 has such a function, which takes four times as long as finding the answers. Reads no further than the first match. */
export function cutAround(text: string, terms: readonly Term[]): string {
  const wanted = terms.map(({ words, unfinished }) => ({ words: words.map(fold), unfinished }));
  const places: number[] = [];
  const folded: string[] = [];
  let first = -1;
  for (const { 0: found, index } of text.matchAll(word)) {
    places.push(index);
    folded.push(fold(found));
    const ended = first < 0 ? wanted.find((term) => standsAt(folded, folded.length - term.words.length, term)) : undefined;
    if (ended) first = folded.length - ended.words.length;
    if (first >= 0 && places.length > first + wordsAfter) break;
  }
  const from = places[first - wordsBefore] ?? 0;
  const end = places[Math.max(first, 0) + wordsAfter];
  return `${from > 0 ? '…' : ''}${text.slice(from, end).trim()}${end === undefined ? '' : '…'}`;
}

const standsAt = (folded: readonly string[], at: number, { words, unfinished }: Term): boolean =>
  at >= 0 && words.every((one, offset) => (unfinished ? folded[at + offset]?.startsWith(one) : folded[at + offset] === one));
