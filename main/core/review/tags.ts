import type { Id } from '../../../preload/contract/model/ids.ts';
import type { Tag, TagLine } from '../../../preload/contract/model/review.ts';
import { Refusal } from '../refusal.ts';
import type { ReadDb, Tx } from '../store/store.ts';
import { orderKeys } from '../workbooks/positions.ts';
import { tagsUnder } from './filter.ts';
import { grouped } from './groups.ts';

/* The tree of themes. A tag that is removed lies in the trash with all that is on it; excerpts stay where they are. */

interface TagRow {
  id: Id;
  parent: Id | null;
  name: string;
  definition: string;
  colour: number;
  mark: Tag['mark'];
  statement: Id | null;
  revision: number;
}

const columns = 'id, parent_id AS parent, name, definition, colour, mark, statement_id AS statement, revision';

/** With a cohort, only its answers are counted; the tags are everybody's. */
export function listTags(db: ReadDb, cohort: Id | undefined): TagLine[] {
  const rows = db.all<TagRow>(`SELECT ${columns} FROM tag WHERE deleted_at IS NULL ORDER BY position, id`);
  const { on, several } = cohort === undefined ? countAll(db) : countIn(db, cohort);
  const children = grouped(rows, ({ parent }) => parent);
  const lines: TagLine[] = [];
  const walk = (parent: Id | null, depth: number): void => {
    for (const row of children.get(parent) ?? []) {
      const line: TagLine = { ...toTag(row), depth, excerpts: on.get(row.id) ?? 0, below: 0 };
      const from = lines.push(line) - 1;
      walk(row.id, depth + 1);
      const under = lines.slice(from);
      const ids = new Set(under.map(({ id }) => id));
      // An excerpt on two of them is one excerpt.
      const twice = several.reduce((sum, tags) => sum + Math.max(0, tags.filter((tag) => ids.has(tag)).length - 1), 0);
      line.below = under.reduce((sum, { excerpts }) => sum + excerpts, 0) - twice;
    }
  };
  walk(null, 0);
  return lines;
}

/** How many excerpts are on each tag; and of those on more than one, on which. */
interface Counts {
  on: Map<Id, number>;
  several: Id[][];
}

function countIn(db: ReadDb, cohort: Id): Counts {
  return countRows(
    db.all<TaggingRow>(
      `SELECT e.tag_id AS tag, e.excerpt_id AS excerpt FROM participant p INDEXED BY participant_cohort
       CROSS JOIN response r INDEXED BY response_participant ON r.participant_id = p.id
       CROSS JOIN excerpt x ON x.response_id = r.id CROSS JOIN excerpt_tag e ON e.excerpt_id = x.id
       WHERE p.cohort_id = ? AND p.deleted_at IS NULL AND r.deleted_at IS NULL AND e.tag_id IS NOT NULL`,
      cohort,
    ),
  );
}

/** Along indexes alone, without looking at a hundred thousand answers; what is on those in the trash is taken off. */
function countAll(db: ReadDb): Counts {
  const on = new Map(
    db
      .all<{ tag: Id; n: number }>('SELECT tag_id AS tag, count(*) AS n FROM excerpt_tag WHERE tag_id IS NOT NULL GROUP BY tag_id')
      .map(({ tag, n }) => [tag, n]),
  );
  const gone = db.all<TaggingRow>(
    `SELECT e.tag_id AS tag, e.excerpt_id AS excerpt FROM (
       SELECT id FROM response INDEXED BY response_deleted WHERE deleted_at IS NOT NULL
       UNION SELECT r.id FROM participant p CROSS JOIN response r ON r.participant_id = p.id
         WHERE p.deleted_at IS NOT NULL OR p.cohort_id IN (SELECT id FROM cohort WHERE deleted_at IS NOT NULL)
     ) d CROSS JOIN excerpt x ON x.response_id = d.id CROSS JOIN excerpt_tag e ON e.excerpt_id = x.id WHERE e.tag_id IS NOT NULL`,
  );
  for (const { tag } of gone) on.set(tag, (on.get(tag) ?? 0) - 1);
  const away = new Set(gone.map(({ excerpt }) => excerpt));
  const { several } = countRows(
    db
      .all<TaggingRow>(
        `SELECT e.tag_id AS tag, e.excerpt_id AS excerpt FROM (
           SELECT excerpt_id FROM excerpt_tag WHERE tag_id IS NOT NULL GROUP BY excerpt_id HAVING count(*) > 1
         ) s CROSS JOIN excerpt_tag e ON e.excerpt_id = s.excerpt_id WHERE e.tag_id IS NOT NULL`,
      )
      .filter(({ excerpt }) => !away.has(excerpt)),
  );
  return { on, several };
}

interface TaggingRow {
  tag: Id;
  excerpt: Id;
}

function countRows(rows: readonly TaggingRow[]): Counts {
  const on = new Map<Id, number>();
  for (const { tag } of rows) on.set(tag, (on.get(tag) ?? 0) + 1);
  const several = [...grouped(rows, ({ excerpt }) => excerpt).values()].filter((of) => of.length > 1);
  return { on, several: several.map((of) => of.map(({ tag }) => tag)) };
}

const toTag = ({ statement, ...row }: TagRow): Tag => ({ ...row, ...(statement === null ? {} : { statement }) });

export function saveTag(tx: Tx, { id, parent, revision, statement, ...tag }: Tag): void {
  const row = { ...tag, statement_id: statement ?? null };
  if (statement !== undefined && !tx.get('SELECT 1 FROM statement WHERE id = ?', statement))
    throw new Refusal('not-found', { what: 'statement' });
  if (revision > 0) {
    requireTag(tx, id);
    tx.update('tag', id, row, { revision });
    return;
  }
  if (parent !== null) requireTag(tx, parent);
  tx.insert('tag', { id, parent_id: parent, position: positionIn(tx, parent, null), ...row });
}

export function moveTag(tx: Tx, tag: Id, parent: Id | null, before: Id | null): void {
  requireTag(tx, tag);
  if (parent !== null) requireTag(tx, parent);
  if (parent !== null && tagsUnder(tx, tag).includes(parent)) throw new Refusal('conflict', { what: 'tag' });
  if (before === tag) return;
  tx.update('tag', tag, { parent_id: parent, position: positionIn(tx, parent, before, tag) });
}

export function mergeTags(tx: Tx, from: Id, into: Id): void {
  const { parent } = requireTag(tx, from);
  requireTag(tx, into);
  if (from === into) throw new Refusal('conflict', { what: 'tag' });
  // What is merged into one of its own children leaves that child in its place.
  if (tagsUnder(tx, from).includes(into)) tx.update('tag', into, { parent_id: parent, position: positionIn(tx, parent, from, into) });
  for (const { id } of tx.all<{ id: Id }>('SELECT id FROM tag WHERE parent_id = ? AND deleted_at IS NULL ORDER BY position, id', from))
    tx.update('tag', id, { parent_id: into, position: positionIn(tx, into, null) });
  for (const { id, excerpt } of tx.all<{ id: Id; excerpt: Id }>(
    'SELECT id, excerpt_id AS excerpt FROM excerpt_tag WHERE tag_id = ?',
    from,
  )) {
    if (tx.get('SELECT 1 FROM excerpt_tag WHERE excerpt_id = ? AND tag_id = ?', excerpt, into)) tx.remove('excerpt_tag', id);
    else tx.update('excerpt_tag', id, { tag_id: into });
  }
  for (const { id } of tx.all<{ id: Id }>('SELECT id FROM memo WHERE tag_id = ?', from)) tx.update('memo', id, { tag_id: into });
  tx.trash('tag', from);
}

/** The new one stands right after the one it came from, under the same parent, and looks like it but for its mark. */
export function splitTag(tx: Tx, { tag, made, name, excerpts }: { tag: Id; made: Id; name: string; excerpts: readonly Id[] }): void {
  const { parent, colour, mark } = requireTag(tx, tag);
  const siblings = childrenOf(tx, parent).map(({ id }) => id);
  const next = siblings[siblings.indexOf(tag) + 1] ?? null;
  const position = positionIn(tx, parent, next);
  tx.insert('tag', { id: made, parent_id: parent, position, name, definition: '', colour, mark: mark === 'ring' ? 'dot' : 'ring' });
  for (const excerpt of excerpts) {
    const row = tx.get<{ id: Id }>('SELECT id FROM excerpt_tag WHERE excerpt_id = ? AND tag_id = ?', excerpt, tag);
    if (!row) throw new Refusal('not-found', { what: 'excerpt' });
    tx.update('excerpt_tag', row.id, { tag_id: made });
  }
}

export function removeTag(tx: Tx, tag: Id): void {
  requireTag(tx, tag);
  for (const id of tagsUnder(tx, tag)) tx.trash('tag', id);
}

export function requireTag(db: ReadDb, id: Id): TagRow {
  const row = db.get<TagRow>(`SELECT ${columns} FROM tag WHERE id = ? AND deleted_at IS NULL`, id);
  if (!row) throw new Refusal('not-found', { what: 'tag' });
  return row;
}

const childrenOf = (db: ReadDb, parent: Id | null): { id: Id; position: string }[] =>
  db.all('SELECT id, position FROM tag WHERE parent_id IS ? AND deleted_at IS NULL ORDER BY position, id', parent);

/** Before that child, or after all; the others keep the places that they have. */
function positionIn(tx: Tx, parent: Id | null, before: Id | null, moving?: Id): string {
  const siblings = childrenOf(tx, parent).filter(({ id }) => id !== moving);
  const at = before === null ? siblings.length : siblings.findIndex(({ id }) => id === before);
  if (at < 0) throw new Refusal('not-found', { what: 'tag' });
  const current = siblings.map(({ position }) => position as string | null);
  const keys = orderKeys([...current.slice(0, at), null, ...current.slice(at)]);
  for (const [place, { id, position }] of siblings.entries()) {
    const key = keys[place < at ? place : place + 1] as string;
    if (key !== position) tx.update('tag', id, { position: key });
  }
  return keys[at] as string;
}
