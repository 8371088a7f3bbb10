import type { Id, Instant } from '../../../preload/contract/model/ids.ts';
import type { Response } from '../../../preload/contract/model/people.ts';
import type { ReadDb } from './reading.ts';

/** Newest first, with a few words around the first match. What is in the trash, or whose person or cohort is, is not found. */
export function searchResponses(db: ReadDb, text: string, limit: number): { response: Response; snippet: string }[] {
  const query = toMatch(text, (start) => wordsFrom(db, start));
  if (query === null) return [];
  // CROSS JOIN keeps this order: the index is read backwards along newness and left as soon as there are enough.
  return db
    .all<FoundRow>(
      `SELECT r.id, r.participant_id, r.edition_id, r.field, r.text, r.source, r.written, r.revision,
        snippet(response_fts, 0, '', '', '…', 16) AS snippet
       FROM response_fts
       CROSS JOIN response r ON r.newness = response_fts.rowid
       CROSS JOIN participant p ON p.id = r.participant_id
       CROSS JOIN cohort c ON c.id = p.cohort_id
       WHERE response_fts MATCH ? AND r.deleted_at IS NULL AND p.deleted_at IS NULL AND c.deleted_at IS NULL
       ORDER BY response_fts.rowid DESC LIMIT ?`,
      query,
      limit,
    )
    .map(({ participant_id, edition_id, snippet, ...row }) => ({
      response: { ...row, participant: participant_id, ...(edition_id === null ? {} : { edition: edition_id }) },
      snippet,
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
  snippet: string;
}

/**
 * What a person typed as a question that FTS5 cannot misread: all words must be there, in any order; what stands between double
 * quotes must be there in a row; the last word, from its third letter on, may be the beginning of one while it is being typed
 * (nothing after it). Nothing else is special, so no text can be a syntax error. `null` where there is no word in it.
 *
 * `wordsFrom` answers the words that begin with some letters, or `null` where they are too many to be named.
 */
export function toMatch(text: string, wordsFrom: (start: string) => string[] | null = () => null): string | null {
  const parts = text.split(/["“”]/);
  const terms = parts.flatMap((part, at) => {
    const words = part.match(/[\p{L}\p{N}\p{M}\p{Co}]+/gu) ?? [];
    const quoted = at % 2 === 1;
    return quoted && words.length > 0 ? [`"${words.join(' ')}"`] : words.map((word) => `"${word}"`);
  });
  const last = terms.pop();
  if (last === undefined) return null;
  const unfinished = parts.length % 2 === 1 && /[\p{L}\p{N}\p{M}\p{Co}]{3}$/u.test(text);
  return [...terms, unfinished ? beginning(last, wordsFrom) : last].join(' AND ');
}

/**
 * FTS5 answers a prefix by reading all places of all its words before it gives the first, a tenth of a second for a common word;
 * the words themselves, one by one, it reads backwards only as far as it must.
 */
function beginning(term: string, wordsFrom: (start: string) => string[] | null): string {
  const start = term.slice(1, -1).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  // Beyond these letters the index folds by tables of its own.
  const words = /^[a-z0-9]+$/.test(start) ? wordsFrom(start) : null;
  if (words === null) return `${term}*`;
  return words.length === 0 ? term : `(${words.map((word) => `"${word}"`).join(' OR ')})`;
}

/** More words than this under one beginning are left to FTS5. */
const mostWords = 500;

function wordsFrom(db: ReadDb, start: string): string[] | null {
  const words: string[] = [];
  // Each question seeks the first word from there on, which costs some 20 microseconds however often that word was written.
  for (let from = start; ; from = `${words.at(-1)}\0`) {
    const word = db.get<{ term: string }>('SELECT term FROM response_words WHERE term >= ? LIMIT 1', from)?.term;
    if (word === undefined || !word.startsWith(start)) return words;
    if (words.length === mostWords) return null;
    words.push(word);
  }
}
