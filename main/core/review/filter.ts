import type { Id } from '../../../preload/contract/model/ids.ts';
import type { ReviewFilter } from '../../../preload/contract/model/review.ts';
import { Refusal } from '../refusal.ts';
import type { ReadDb, SqlValue } from '../store/store.ts';

/*
 * Which answers are meant, as SQL over `r` (response), `p` (participant) and `c` (cohort). What lies in the trash, or whose person or
 * cohort does, is never meant.
 */

export interface Wanted {
  cohort?: Id;
  /** Undefined: whichever they were. */
  editions?: Id[];
  where: string;
  given: SqlValue[];
}

const standing = 'r.deleted_at IS NULL AND p.deleted_at IS NULL AND c.deleted_at IS NULL';
/** An answer with words in it. */
export const written = `coalesce(r.state, 'written') = 'written' AND r.text <> ''`;

/** An answer that can be read: in words, or in their own hand where nobody has typed them. */
export const readable = `(${written} OR (coalesce(r.state, 'written') = 'written' AND EXISTS (SELECT 1 FROM handwriting h WHERE h.response_id = r.id)))`;

export function readWanted(db: ReadDb, filter: ReviewFilter): Wanted {
  const seminar = filter.seminar === undefined ? undefined : readSeminar(db, filter.seminar);
  const cohort = filter.cohort ?? seminar?.cohort;
  const editions = filter.edition === undefined ? seminar?.editions : [filter.edition];
  const conditions: [string, ...SqlValue[]][] = [[standing]];
  if (cohort !== undefined) conditions.push(['p.cohort_id = ?', cohort]);
  if (seminar && filter.cohort !== undefined) conditions.push(['p.cohort_id = ?', seminar.cohort]);
  if (editions) conditions.push(['r.edition_id IN (SELECT value FROM json_each(?))', JSON.stringify(editions)]);
  for (const column of ['role', 'phase', 'setting'] as const) {
    const value = filter[column];
    if (value !== undefined) conditions.push([`p.${column} = ? COLLATE NOCASE`, value]);
  }
  if (filter.starred !== undefined)
    conditions.push([`${filter.starred ? '' : 'NOT '}EXISTS (SELECT 1 FROM star WHERE star.response_id = r.id)`]);
  if (filter.tag !== undefined) conditions.push([onTags, JSON.stringify(tagsUnder(db, filter.tag))]);
  if (filter.statement !== undefined)
    conditions.push([`(${onStatement} OR ${onTags})`, filter.statement, JSON.stringify(tagsNaming(db, filter.statement))]);
  return {
    ...(cohort === undefined ? {} : { cohort }),
    ...(editions ? { editions } : {}),
    where: conditions.map(([sql]) => sql).join(' AND '),
    given: conditions.flatMap(([, ...values]) => values),
  };
}

const onTags = `EXISTS (SELECT 1 FROM excerpt x CROSS JOIN excerpt_tag e ON e.excerpt_id = x.id
  WHERE x.response_id = r.id AND e.tag_id IN (SELECT value FROM json_each(?)))`;
const onStatement = `EXISTS (SELECT 1 FROM excerpt x CROSS JOIN excerpt_tag e ON e.excerpt_id = x.id
  WHERE x.response_id = r.id AND e.statement_id = ?)`;

/** The edition that was used, or all of the workbook's where none was named. */
function readSeminar(db: ReadDb, id: Id): { cohort: Id; editions: Id[] } {
  const row = db.get<{ cohort_id: Id; edition_id: Id | null; workbook_id: Id | null }>(
    'SELECT cohort_id, edition_id, workbook_id FROM seminar WHERE id = ? AND deleted_at IS NULL',
    id,
  );
  if (!row) throw new Refusal('not-found', { what: 'seminar' });
  const editions =
    row.edition_id === null
      ? db.all<{ id: Id }>('SELECT id FROM edition WHERE workbook_id = ?', row.workbook_id).map((edition) => edition.id)
      : [row.edition_id];
  return { cohort: row.cohort_id, editions };
}

/** The tag and all under it that stand. */
export const tagsUnder = (db: ReadDb, tag: Id): Id[] =>
  db
    .all<{ id: Id }>(
      `WITH RECURSIVE under (id) AS (
         SELECT id FROM tag WHERE id = ? AND deleted_at IS NULL
         UNION SELECT t.id FROM under u JOIN tag t ON t.parent_id = u.id WHERE t.deleted_at IS NULL
       ) SELECT id FROM under`,
      tag,
    )
    .map(({ id }) => id);

/** Tags that are a name for the statement. */
export const tagsNaming = (db: ReadDb, statement: Id): Id[] =>
  db.all<{ id: Id }>('SELECT id FROM tag WHERE statement_id = ? AND deleted_at IS NULL', statement).map(({ id }) => id);

/** Where a prompt's fields begin and end in the order of fields: "id:" up to, not including, "id;". */
export const fieldRange = (prompt: string): [string, string] => [`${prompt}:`, `${prompt};`];
