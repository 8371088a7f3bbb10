import type { CallOutput, ParsedInput } from '../../../preload/contract/calls.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { ReviewFilter } from '../../../preload/contract/model/review.ts';
import { wordsFrom } from '../store/search.ts';
import type { ReadDb } from '../store/store.ts';
import { answerColumns, type AnswerRow, readFound } from './answer-rows.ts';
import { readWanted, tagsNaming, tagsUnder, type Wanted } from './filter.ts';
import { matchOf, rangesIn, readQuery, type Term } from './query.ts';

type Row = AnswerRow & { newness: number };

/** Newest first. The full-text index is read backwards and left as soon as there are enough. */
export function searchAnswers(
  db: ReadDb,
  { text, filter, names, limit, after }: ParsedInput<'review.search'>,
): CallOutput<'review.search'> {
  const terms = readQuery(text);
  if (terms.length === 0) return { hits: [], next: null };
  const wanted = readWanted(db, filter);
  const marked = markedAnswers(db, filter);
  const rows = marked ? amongMarked(db, marked, terms, wanted, limit + 1, after) : alongIndex(db, terms, wanted, limit + 1, after);
  const shown = rows.slice(0, limit);
  const found = new Map(readFound(db, shown, names).map((answer) => [answer.response, answer]));
  return {
    hits: shown.flatMap((row) => {
      const answer = found.get(row.id);
      return answer ? [{ answer, ranges: rangesIn(row.text, terms) ?? [] }] : [];
    }),
    next: rows.length > limit ? (shown.at(-1)?.newness ?? null) : null,
  };
}

/** CROSS JOIN keeps this order. The window of time of a cohort or an edition spares what was written in other years. */
function alongIndex(db: ReadDb, terms: readonly Term[], wanted: Wanted, most: number, after: number | undefined): Row[] {
  const window = readWindow(db, wanted);
  if (!window) return [];
  return db.all<Row>(
    `SELECT ${answerColumns}, r.newness FROM response_fts
     CROSS JOIN response r ON r.newness = response_fts.rowid
     CROSS JOIN participant p ON p.id = r.participant_id
     CROSS JOIN cohort c ON c.id = p.cohort_id
     WHERE response_fts MATCH ? AND response_fts.rowid >= ? AND response_fts.rowid <= ? AND ${wanted.where}
     ORDER BY response_fts.rowid DESC LIMIT ?`,
    matchOf(terms, (start) => wordsFrom(db, start)),
    window.from,
    after === undefined ? window.to : Math.min(window.to, after - 1),
    ...wanted.given,
    most,
  );
}

interface Window {
  from: number;
  to: number;
}

function readWindow(db: ReadDb, { cohort, editions }: Wanted): Window | null {
  const windows: { from: number | null; to: number | null }[] = [];
  if (cohort !== undefined)
    windows.push(
      ...db.all<{ from: number | null; to: number | null }>(
        `SELECT min((SELECT r.newness FROM response r WHERE r.participant_id = p.id ORDER BY r.written LIMIT 1)) AS "from",
           max((SELECT r.newness FROM response r WHERE r.participant_id = p.id ORDER BY r.written DESC LIMIT 1)) AS "to"
         FROM participant p WHERE p.cohort_id = ?`,
        cohort,
      ),
    );
  if (editions)
    windows.push(
      ...db.all<{ from: number | null; to: number | null }>(
        `SELECT min(r.newness) AS "from", max(r.newness) AS "to" FROM json_each(?) e CROSS JOIN response r ON r.edition_id = e.value`,
        JSON.stringify(editions),
      ),
    );
  let window: Window = { from: 0, to: Number.MAX_SAFE_INTEGER };
  for (const { from, to } of windows) {
    if (from === null || to === null) return null;
    // Several answers may have been written in one millisecond, and their places are apart by less than that.
    window = { from: Math.max(window.from, from - 4096), to: Math.min(window.to, to + 4096) };
  }
  return window;
}

/** Above this many, few are left to be read past along the index. */
const fewMarked = 3000;

/** Answers with a star or an excerpt as the filter wants it, where they are few: looking at each is then quicker than the index. */
function markedAnswers(db: ReadDb, { starred, tag, statement }: ReviewFilter): Id[] | null {
  const found =
    tag !== undefined
      ? db.all<{ id: Id }>(
          `SELECT DISTINCT x.response_id AS id FROM excerpt_tag e JOIN excerpt x ON x.id = e.excerpt_id
           WHERE e.tag_id IN (SELECT value FROM json_each(?)) LIMIT ?`,
          JSON.stringify(tagsUnder(db, tag)),
          fewMarked + 1,
        )
      : statement !== undefined
        ? db.all<{ id: Id }>(
            `SELECT x.response_id AS id FROM excerpt_tag e JOIN excerpt x ON x.id = e.excerpt_id WHERE e.statement_id = ?
             UNION SELECT x.response_id FROM excerpt_tag e JOIN excerpt x ON x.id = e.excerpt_id
             WHERE e.tag_id IN (SELECT value FROM json_each(?)) LIMIT ?`,
            statement,
            JSON.stringify(tagsNaming(db, statement)),
            fewMarked + 1,
          )
        : starred === true
          ? db.all<{ id: Id }>('SELECT response_id AS id FROM star LIMIT ?', fewMarked + 1)
          : null;
  return found && found.length <= fewMarked ? found.map(({ id }) => id) : null;
}

function amongMarked(
  db: ReadDb,
  marked: readonly Id[],
  terms: readonly Term[],
  { where, given }: Wanted,
  most: number,
  after: number | undefined,
): Row[] {
  const rows: Row[] = [];
  for (const row of db.iterate<Row>(
    `SELECT ${answerColumns}, r.newness FROM json_each(?) w CROSS JOIN response r ON r.id = w.value
     CROSS JOIN participant p ON p.id = r.participant_id CROSS JOIN cohort c ON c.id = p.cohort_id
     WHERE r.newness < ? AND ${where} ORDER BY r.newness DESC`,
    JSON.stringify(marked),
    after ?? Number.MAX_SAFE_INTEGER,
    ...given,
  )) {
    if (rangesIn(row.text, terms) !== null) rows.push(row);
    if (rows.length === most) break;
  }
  return rows;
}
