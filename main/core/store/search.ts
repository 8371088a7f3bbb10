import type { Id, Instant } from '../../../preload/contract/model/ids.ts';
import type { Response } from '../../../preload/contract/model/people.ts';
import type { ReadDb } from './reading.ts';

/** Newest first, with a few words around the first match. What is in the trash, or whose person or cohort is, is not found. */
export function searchResponses(db: ReadDb, text: string, limit: number): { response: Response; snippet: string }[] {
  const query = toMatch(text);
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
 * quotes must be there in a row; the last word may be the beginning of one while it is being typed (nothing after it). Nothing
 * else is special, so no text can be a syntax error. `null` where there is no word in it.
 */
export function toMatch(text: string): string | null {
  const parts = text.split(/["“”]/);
  const terms = parts.flatMap((part, at) => {
    const words = part.match(/[\p{L}\p{N}\p{M}\p{Co}]+/gu) ?? [];
    const quoted = at % 2 === 1;
    return quoted && words.length > 0 ? [`"${words.join(' ')}"`] : words.map((word) => `"${word}"`);
  });
  if (terms.length === 0) return null;
  const typing = parts.length % 2 === 1 && /[\p{L}\p{N}\p{M}\p{Co}]$/u.test(text);
  return terms.join(' AND ') + (typing ? '*' : '');
}
