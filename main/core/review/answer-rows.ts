import type { Id, Instant } from '../../../preload/contract/model/ids.ts';
import type { Naming, ResponseSource, ResponseState } from '../../../preload/contract/model/people.ts';
import type { Excerpt, ReviewAnswer, ReviewFound } from '../../../preload/contract/model/review.ts';
import type { ReadDb } from '../store/store.ts';
import { findAnchor } from './anchor.ts';
import { partsOf, readAsked } from './asked.ts';
import { readWriters } from './people.ts';

/* Answers with all that was made of them. Rows are found first and read out in full only for what is shown. */

export interface AnswerRow {
  id: Id;
  participant: Id;
  edition: Id | null;
  field: string;
  text: string;
  state: ResponseState | null;
  source: ResponseSource;
  written: Instant;
  revision: number;
}

export const answerColumns =
  'r.id, r.participant_id AS participant, r.edition_id AS edition, r.field, r.text, r.state, r.source, r.written, r.revision';

export interface ExcerptRow {
  id: Id;
  response: Id;
  made_on: number;
  start: number;
  finish: number;
  quote: string;
  before: string;
  after: string;
  revision: number;
}
export const excerptColumns = 'x.id, x.response_id AS response, x.made_on, x.start, x.finish, x.quote, x.before, x.after, x.revision';

/** In the order in which the rows came. */
export function readAnswers(db: ReadDb, rows: readonly AnswerRow[]): ReviewAnswer[] {
  const ids = JSON.stringify(rows.map(({ id }) => id));
  const facts = new Map(
    db
      .all<{ id: Id; starred: number; depth: number | null; memos: number }>(
        `SELECT w.value AS id,
          EXISTS (SELECT 1 FROM star s WHERE s.response_id = w.value) AS starred,
          (SELECT d.level FROM depth_mark d WHERE d.response_id = w.value AND d.calibration_id IS NULL) AS depth,
          (SELECT count(*) FROM memo m WHERE m.response_id = w.value AND m.deleted_at IS NULL) AS memos
         FROM json_each(?) w`,
        ids,
      )
      .map((row) => [row.id, row]),
  );
  const earlier = countEarlier(db, rows);
  const handwriting = readHandwriting(db, rows);
  const excerpts = readExcerpts(db, rows);
  return rows.map(({ id, participant: _, state, ...row }) => {
    const fact = facts.get(id);
    const hand = handwriting.get(id);
    return {
      ...row,
      ...(hand === undefined ? {} : { handwriting: hand }),
      ...partsOf(row.field),
      response: id,
      state: state ?? 'written',
      earlier: earlier.get(id) ?? 0,
      starred: fact?.starred === 1,
      depth: fact?.depth ?? null,
      memos: fact?.memos ?? 0,
      excerpts: excerpts.get(id) ?? [],
    };
  });
}

/** Of answers without words, the newest picture of what was written by hand. */
export const readHandwriting = (db: ReadDb, rows: readonly Pick<AnswerRow, 'id' | 'text'>[]): Map<Id, Id> =>
  new Map(
    db
      .all<{ id: Id; crop: Id }>(
        `SELECT h.response_id AS id, h.id AS crop FROM json_each(?) w CROSS JOIN handwriting h ON h.response_id = w.value
         ORDER BY h.written, h.id`,
        JSON.stringify(rows.flatMap(({ id, text }) => (text === '' ? [id] : []))),
      )
      .map(({ id, crop }) => [id, crop]),
  );

/** What was written once has none. */
const countEarlier = (db: ReadDb, rows: readonly AnswerRow[]): Map<Id, number> =>
  new Map(
    db
      .all<{ id: Id; n: number }>(
        `SELECT v.response_id AS id, count(*) AS n FROM json_each(?) w CROSS JOIN response_revision v ON v.response_id = w.value
         GROUP BY v.response_id`,
        JSON.stringify(rows.flatMap(({ id, revision }) => (revision > 1 ? [id] : []))),
      )
      .map(({ id, n }) => [id, n]),
  );

/** In the order in which they stand in the answer; those that need a look first. */
function readExcerpts(db: ReadDb, rows: readonly Pick<AnswerRow, 'id' | 'text' | 'revision'>[]): Map<Id, Excerpt[]> {
  const found = db.all<ExcerptRow>(
    `SELECT ${excerptColumns} FROM json_each(?) w CROSS JOIN excerpt x ON x.response_id = w.value`,
    JSON.stringify(rows.map(({ id }) => id)),
  );
  const answers = new Map(rows.map((row) => [row.id, row]));
  const of = new Map<Id, Excerpt[]>();
  for (const excerpt of toExcerpts(db, found, answers)) of.set(excerpt.response, [...(of.get(excerpt.response) ?? []), excerpt]);
  for (const list of of.values()) list.sort((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1));
  return of;
}

export function toExcerpts(
  db: ReadDb,
  rows: readonly ExcerptRow[],
  answers: ReadonlyMap<Id, Pick<AnswerRow, 'text' | 'revision'>>,
): Excerpt[] {
  if (rows.length === 0) return [];
  const ids = JSON.stringify(rows.map(({ id }) => id));
  const on = new Map(rows.map(({ id }) => [id, { tags: [] as Id[], statements: [] as Id[] }]));
  for (const { excerpt, tag, statement } of db.all<{ excerpt: Id; tag: Id | null; statement: Id | null }>(
    `SELECT e.excerpt_id AS excerpt, e.tag_id AS tag, e.statement_id AS statement FROM json_each(?) w
     CROSS JOIN excerpt_tag e ON e.excerpt_id = w.value LEFT JOIN tag t ON t.id = e.tag_id
     WHERE e.tag_id IS NULL OR t.deleted_at IS NULL ORDER BY t.position, t.id, e.statement_id`,
    ids,
  )) {
    if (tag !== null) on.get(excerpt)?.tags.push(tag);
    if (statement !== null) on.get(excerpt)?.statements.push(statement);
  }
  const memos = new Map(
    db
      .all<{ id: Id; n: number }>(
        `SELECT m.excerpt_id AS id, count(*) AS n FROM json_each(?) w CROSS JOIN memo m ON m.excerpt_id = w.value
         WHERE m.deleted_at IS NULL GROUP BY m.excerpt_id`,
        ids,
      )
      .map(({ id, n }) => [id, n]),
  );
  return rows.map(({ id, response, made_on, start, finish, quote, before, after, revision }) => {
    const answer = answers.get(response);
    const place = findAnchor({ start, end: finish, quote, before, after }, answer?.text ?? '', {
      made: made_on,
      now: answer?.revision ?? -1,
    });
    return {
      id,
      response,
      ...place,
      quote,
      madeOn: made_on,
      tags: on.get(id)?.tags ?? [],
      statements: on.get(id)?.statements ?? [],
      memos: memos.get(id) ?? 0,
      revision,
    };
  });
}

/** With whose they are and what was asked. */
export function readFound(db: ReadDb, rows: readonly AnswerRow[], names: Naming): ReviewFound[] {
  const writers = readWriters(
    db,
    rows.map(({ participant }) => participant),
    names,
  );
  const titles = readTitles(db, rows);
  const answers = readAnswers(db, rows);
  return rows.flatMap((row, at) => {
    const writer = writers.get(row.participant);
    const answer = answers[at];
    if (!writer || !answer) return [];
    const question = readAsked(db, row.edition).prompts.get(answer.prompt)?.question ?? '';
    return [{ ...answer, writer, question, editionTitle: row.edition === null ? null : (titles.get(row.edition) ?? null) }];
  });
}

export const readTitles = (db: ReadDb, rows: readonly { edition: Id | null }[]): Map<Id, string> =>
  new Map(
    db
      .all<{ id: Id; title: string }>(
        'SELECT e.id, e.title FROM edition e WHERE e.id IN (SELECT value FROM json_each(?))',
        JSON.stringify([...new Set(rows.flatMap(({ edition }) => (edition === null ? [] : [edition])))]),
      )
      .map(({ id, title }) => [id, title]),
  );
