import type { CallOutput, ParsedInput } from '../../../preload/contract/calls.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import { Refusal } from '../refusal.ts';
import type { ReadDb, SqlValue, Tx } from '../store/store.ts';
import { findAnchor, makeAnchor } from './anchor.ts';
import { answerColumns, type AnswerRow, excerptColumns, type ExcerptRow, readFound, toExcerpts } from './answer-rows.ts';
import { changesBetween } from './changes.ts';
import { readWanted, tagsNaming, tagsUnder } from './filter.ts';
import { requireTag } from './tags.ts';

/* Marked passages of answers, and the themes and statements that were put on them. */

export function addExcerpt(
  tx: Tx,
  { excerpt, response, revision, start, end, tags, statements }: Omit<ParsedInput<'excerpt.add'>, 'op' | 'memo'>,
  newId: () => Id,
): void {
  tx.insert('excerpt', { id: excerpt, response_id: response, ...anchorIn(tx, response, revision, start, end) });
  putOn(tx, excerpt, { tags, statements }, newId);
}

export function placeExcerpt(tx: Tx, { excerpt, revision, start, end }: Omit<ParsedInput<'excerpt.place'>, 'op'>): void {
  const { response } = requireExcerpt(tx, excerpt);
  tx.update('excerpt', excerpt, anchorIn(tx, response, revision, start, end));
}

function anchorIn(tx: Tx, response: Id, revision: number, start: number, end: number): Record<string, SqlValue> {
  const answer = tx.get<{ text: string; revision: number }>(
    'SELECT text, revision FROM response WHERE id = ? AND deleted_at IS NULL',
    response,
  );
  if (!answer) throw new Refusal('not-found', { what: 'response' });
  if (answer.revision !== revision) throw new Refusal('stale', { revision: answer.revision });
  const anchor = makeAnchor(answer.text, start, end);
  if (!anchor) throw new Refusal('bad-input', { what: 'span' });
  const { end: finish, ...rest } = anchor;
  return { ...rest, finish, made_on: revision };
}

/** Each where it is found now. What is not found with certainty, or was changed since it was seen, refuses all of them. */
export function keepExcerpts(tx: Tx, excerpts: ParsedInput<'excerpt.keep'>['excerpts']): void {
  for (const { excerpt, revision } of excerpts) {
    const row = tx.get<ExcerptRow & { text: string; now: number }>(
      `SELECT ${excerptColumns}, r.text, r.revision AS now FROM excerpt x JOIN response r ON r.id = x.response_id
       WHERE x.id = ? AND r.deleted_at IS NULL`,
      excerpt,
    );
    if (!row) throw new Refusal('not-found', { what: 'excerpt' });
    if (row.now !== revision) throw new Refusal('stale', { revision: row.now });
    const { state, start, end } = findAnchor({ ...row, end: row.finish }, row.text, { made: row.made_on, now: row.now });
    if (state === 'needs-a-look') throw new Refusal('conflict', { what: 'excerpt' });
    tx.update('excerpt', excerpt, anchorIn(tx, row.response, revision, start, end));
  }
}

/** What was noted on them stays with the answer. */
export function removeExcerpts(tx: Tx, excerpts: readonly Id[]): void {
  for (const excerpt of excerpts) {
    requireExcerpt(tx, excerpt);
    for (const { id } of tx.all<{ id: Id }>('SELECT id FROM memo WHERE excerpt_id = ?', excerpt))
      tx.update('memo', id, { excerpt_id: null });
    for (const { id } of tx.all<{ id: Id }>('SELECT id FROM excerpt_tag WHERE excerpt_id = ?', excerpt)) tx.remove('excerpt_tag', id);
    tx.remove('excerpt', excerpt);
  }
}

export function tagExcerpts(
  tx: Tx,
  { excerpts, add, take, addStatements, takeStatements }: Omit<ParsedInput<'excerpt.tag'>, 'op'>,
  newId: () => Id,
): void {
  for (const excerpt of excerpts) {
    requireExcerpt(tx, excerpt);
    for (const [column, ids] of [
      ['tag_id', take],
      ['statement_id', takeStatements],
    ] as const) {
      for (const { id } of tx.all<{ id: Id }>(
        `SELECT id FROM excerpt_tag WHERE excerpt_id = ? AND ${column} IN (SELECT value FROM json_each(?))`,
        excerpt,
        JSON.stringify(ids),
      ))
        tx.remove('excerpt_tag', id);
    }
    putOn(tx, excerpt, { tags: add, statements: addStatements }, newId);
  }
}

function putOn(tx: Tx, excerpt: Id, { tags, statements }: { tags: readonly Id[]; statements: readonly Id[] }, newId: () => Id): void {
  for (const tag of tags) requireTag(tx, tag);
  for (const statement of statements)
    if (!tx.get('SELECT 1 FROM statement WHERE id = ? AND deleted_at IS NULL', statement))
      throw new Refusal('not-found', { what: 'statement' });
  for (const [column, ids] of [
    ['tag_id', tags],
    ['statement_id', statements],
  ] as const) {
    for (const id of new Set(ids))
      if (!tx.get(`SELECT 1 FROM excerpt_tag WHERE excerpt_id = ? AND ${column} = ?`, excerpt, id))
        tx.insert('excerpt_tag', { id: newId(), excerpt_id: excerpt, [column]: id });
  }
}

export function requireExcerpt(db: ReadDb, id: Id): { response: Id } {
  const row = db.get<{ response: Id }>('SELECT response_id AS response FROM excerpt WHERE id = ?', id);
  if (!row) throw new Refusal('not-found', { what: 'excerpt' });
  return row;
}

export function setStars(tx: Tx, responses: readonly Id[], starred: boolean, newId: () => Id): void {
  for (const response of responses) {
    const row = tx.get<{ id: Id }>('SELECT id FROM star WHERE response_id = ?', response);
    if (!starred && row) tx.remove('star', row.id);
    if (!starred || row) continue;
    if (!tx.get('SELECT 1 FROM response WHERE id = ? AND deleted_at IS NULL', response))
      throw new Refusal('not-found', { what: 'response' });
    tx.insert('star', { id: newId(), response_id: response });
  }
}

/** Those that were found word for word elsewhere, each with what was changed in its answer since it was marked. */
export function readMoved(db: ReadDb, { cohort, names, offset, limit }: ParsedInput<'review.moved'>): CallOutput<'review.moved'> {
  const found = readExcerptList(db, {
    filter: { cohort },
    unsettled: true,
    names,
    offset: 0,
    limit: Number.MAX_SAFE_INTEGER,
  }).excerpts.filter(({ excerpt }) => excerpt.state === 'moved');
  return {
    total: found.length,
    passages: found.slice(offset, offset + limit).map(({ excerpt, answer }) => {
      const before = db.get<{ text: string }>(
        'SELECT text FROM response_revision WHERE response_id = ? AND revision = ?',
        answer.response,
        excerpt.madeOn,
      );
      return { excerpt, answer, changed: before ? changesBetween(before.text, answer.text) : null };
    }),
  };
}

type FoundExcerpt = ExcerptRow & { answer: AnswerRow };

/** Newest answers first, then in the order of the text. `unsettled`: only those that moved or need a look. */
export function readExcerptList(
  db: ReadDb,
  { filter, unsettled, names, offset, limit }: ParsedInput<'review.excerpts'>,
): CallOutput<'review.excerpts'> {
  const found = findExcerpts(db, filter);
  const placed = new Map(
    toExcerpts(db, found, new Map(found.map(({ answer }) => [answer.id, answer]))).map((excerpt) => [excerpt.id, excerpt]),
  );
  const wanted = unsettled ? found.filter(({ id }) => placed.get(id)?.state !== 'held') : found;
  const shown = wanted.slice(offset, offset + limit);
  const answers = readFound(db, [...new Map(shown.map(({ answer }) => [answer.id, answer])).values()], names);
  const answerOf = new Map(answers.map((answer) => [answer.response, answer]));
  return {
    total: wanted.length,
    excerpts: shown.flatMap(({ id, response }) => {
      const [excerpt, answer] = [placed.get(id), answerOf.get(response)];
      return excerpt && answer ? [{ excerpt, answer }] : [];
    }),
  };
}

/** The tag and the statement of a filter narrow excerpts here, not answers: another passage of the same answer is not meant. */
function findExcerpts(db: ReadDb, { tag, statement, ...filter }: ParsedInput<'review.excerpts'>['filter']): FoundExcerpt[] {
  const { where, given, cohort } = readWanted(db, filter);
  const on: string[] = [];
  const ids: SqlValue[] = [];
  if (tag !== undefined) {
    on.push('x.id IN (SELECT e.excerpt_id FROM excerpt_tag e WHERE e.tag_id IN (SELECT value FROM json_each(?)))');
    ids.push(JSON.stringify(tagsUnder(db, tag)));
  }
  if (statement !== undefined) {
    on.push(`x.id IN (SELECT e.excerpt_id FROM excerpt_tag e WHERE e.statement_id = ?
      UNION SELECT e.excerpt_id FROM excerpt_tag e WHERE e.tag_id IN (SELECT value FROM json_each(?)))`);
    ids.push(statement, JSON.stringify(tagsNaming(db, statement)));
  }
  const source =
    cohort !== undefined && on.length === 0
      ? `participant p INDEXED BY participant_cohort CROSS JOIN response r INDEXED BY response_participant ON r.participant_id = p.id
         CROSS JOIN excerpt x INDEXED BY excerpt_response ON x.response_id = r.id`
      : `excerpt x CROSS JOIN response r ON r.id = x.response_id CROSS JOIN participant p ON p.id = r.participant_id`;
  const columns = answerColumns
    .split(', ')
    .map((column) => `${column.split(' AS ')[0]} AS a_${column.split(' AS ')[1] ?? column.slice(2)}`)
    .join(', ');
  return db
    .all<ExcerptRow & Record<`a_${keyof AnswerRow}`, never>>(
      `SELECT ${excerptColumns}, ${columns} FROM ${source} CROSS JOIN cohort c ON c.id = p.cohort_id
       WHERE ${[...on, where].join(' AND ')} ORDER BY r.newness DESC, x.start, x.id`,
      ...ids,
      ...given,
    )
    .map((row) => ({
      ...row,
      answer: {
        id: row.a_id,
        participant: row.a_participant,
        edition: row.a_edition,
        field: row.a_field,
        text: row.a_text,
        state: row.a_state,
        source: row.a_source,
        written: row.a_written,
        revision: row.a_revision,
      },
    }));
}
