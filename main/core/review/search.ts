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

/** Above this many rows without enough found, the index is asked for all there are. */
const mostPassed = 20_000;

/**
 * A beginning that hundreds of words have is slow to look up and quick to come across: FTS5 would gather every place of every one of
 * them. So the newest answers are simply read, or those that answer to the rest of the question, until there are enough.
 */
function alongIndex(db: ReadDb, terms: readonly Term[], wanted: Wanted, most: number, after: number | undefined): Row[] {
  const window = readWindow(db, wanted);
  if (!window) return [];
  const span = { from: window.from, to: after === undefined ? window.to : Math.min(window.to, after - 1) };
  const { narrow, broad } = parted(db, terms);
  if (broad.length === 0) return [...matching(db, terms, wanted, span, most)];
  const rows: Row[] = [];
  let passed = 0;
  for (const row of matching(db, narrow, wanted, span, mostPassed)) {
    passed += 1;
    if (rangesIn(row.text, broad) !== null) rows.push(row);
    if (rows.length === most) return rows;
  }
  return passed < mostPassed ? rows : [...matching(db, terms, wanted, span, most)];
}

function parted(db: ReadDb, terms: readonly Term[]): { narrow: Term[]; broad: Term[] } {
  const isBroad = (term: Term): boolean =>
    'words' in term && term.unfinished === 'star' && term.words.length === 1 && wordsFrom(db, term.words[0] ?? '').length === 0;
  return { narrow: terms.filter((term) => !isBroad(term)), broad: terms.filter(isBroad) };
}

/** CROSS JOIN keeps this order: the index, or the answers themselves, are read backwards and left as soon as there are enough. */
function matching(db: ReadDb, terms: readonly Term[], { where, given }: Wanted, { from, to }: Window, most: number): Iterable<Row> {
  const people = 'CROSS JOIN participant p ON p.id = r.participant_id CROSS JOIN cohort c ON c.id = p.cohort_id';
  if (terms.length === 0)
    return db.iterate<Row>(
      `SELECT ${answerColumns}, r.newness FROM response r NOT INDEXED ${people}
       WHERE r.newness >= ? AND r.newness <= ? AND ${where} ORDER BY r.newness DESC LIMIT ?`,
      ...[from, to, ...given, most],
    );
  return db.iterate<Row>(
    `SELECT ${answerColumns}, r.newness FROM response_fts CROSS JOIN response r ON r.newness = response_fts.rowid ${people}
     WHERE response_fts MATCH ? AND response_fts.rowid >= ? AND response_fts.rowid <= ? AND ${where}
     ORDER BY response_fts.rowid DESC LIMIT ?`,
    ...[matchOf(terms, (start) => wordsFrom(db, start)), from, to, ...given, most],
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
  // In order before any text is read: sorting would carry the texts along.
  const newest = db
    .all<{ newness: number }>(
      'SELECT r.newness FROM json_each(?) w CROSS JOIN response r ON r.id = w.value WHERE r.newness < ?',
      JSON.stringify(marked),
      after ?? Number.MAX_SAFE_INTEGER,
    )
    .map(({ newness }) => newness)
    .sort((a, b) => b - a);
  const rows: Row[] = [];
  for (const row of db.iterate<Row>(
    `SELECT ${answerColumns}, r.newness FROM json_each(?) w CROSS JOIN response r ON r.newness = w.value
     CROSS JOIN participant p ON p.id = r.participant_id CROSS JOIN cohort c ON c.id = p.cohort_id WHERE ${where}`,
    JSON.stringify(newest),
    ...given,
  )) {
    if (rangesIn(row.text, terms) !== null) rows.push(row);
    if (rows.length === most) break;
  }
  return rows;
}
