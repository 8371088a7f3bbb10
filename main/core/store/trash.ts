import type { Id, Instant } from '../../../preload/contract/model/ids.ts';
import type { TrashEntry } from '../../../preload/contract/model/store.ts';
import { isClash } from './failures.ts';
import type { ReadDb, Statements } from './reading.ts';
import { type Table, tableNames, tables } from './tables.ts';
import type { Tx } from './writing.ts';

/*
 * Deleting only marks. What is marked stays for thirty days and can be brought back; then it goes for good, with its parts, and so
 * do its traces in the journal. What lies in something that is itself in the trash is not listed: it comes back with it.
 */

export const daysInTrash = 30;
const day = 86_400_000;
const shift = (instant: Instant, days: number): Instant => new Date(Date.parse(instant) + days * day).toISOString();

const listed = tableNames.filter((table) => tables[table].trashTitle !== undefined);

export function listTrash(db: ReadDb): TrashEntry[] {
  return listed
    .flatMap((table) => {
      const { trashTitle, within } = tables[table];
      const visible = within ? `AND (SELECT deleted_at FROM ${within.table} w WHERE w.id = ${table}.${within.column}) IS NULL` : '';
      return db
        .all<{ id: Id; title: string; deleted: Instant }>(
          `SELECT id, ${trashTitle} AS title, deleted_at AS deleted FROM ${table} WHERE deleted_at IS NOT NULL ${visible}`,
        )
        .map((row) => ({ table, ...row, goes: shift(row.deleted, daysInTrash) }));
    })
    .sort((a, b) => (a.deleted < b.deleted ? 1 : -1));
}

/** Brings a record back so that it can be seen: what it lies in comes back too, and the whole of which it is a part has changed. */
export function bringBack(tx: Tx, table: Table, id: Id): void {
  for (let at: { table: Table; id: Id } | undefined = { table, id }; at; at = above(tx, at)) tx.restore(at.table, at.id);
  const { whole } = tables[table];
  const document = whole && holder(tx, table, id, whole.column);
  if (whole && document) tx.update(whole.table, document, {});
}

function above(db: ReadDb, { table, id }: { table: Table; id: Id }): { table: Table; id: Id } | undefined {
  const { within } = tables[table];
  const parent = within && holder(db, table, id, within.column);
  return within && parent ? { table: within.table, id: parent } : undefined;
}

/** The scope in whose history the return of a record belongs: that of the document it is part of. */
export function scopeOf(db: ReadDb, table: Table, id: Id): string {
  const { whole } = tables[table];
  const document = whole && holder(db, table, id, whole.column);
  return whole && document ? `${whole.table}:${document}` : 'trash';
}

const holder = (db: ReadDb, table: Table, id: Id, column: string): Id | undefined =>
  db.get<{ holder: Id }>(`SELECT ${column} AS holder FROM ${table} WHERE id = ?`, id)?.holder;

export interface Emptied {
  gone: { table: Table; id: Id }[];
  /** Marked long ago, but something that stays hangs on it: the workbook whose edition people have answered. */
  kept: number;
}

/** Inside the caller's transaction. */
export function emptyTrash({ prepare }: Statements, now: Instant): Emptied {
  const before = shift(now, -daysInTrash);
  const gone: Emptied['gone'] = [];
  let kept = 0;
  // The deepest first, so that what hangs on nothing goes even where its holder has to stay.
  for (const table of [...tableNames].reverse()) {
    if (!tables[table].stamps.includes('deleted_at')) continue;
    const ids = prepare(`SELECT id FROM ${table} WHERE deleted_at < ?`).pluck().all(before) as Id[];
    for (const id of ids) {
      prepare('SAVEPOINT emptying').run();
      const taken: Emptied['gone'] = [];
      try {
        purge(table, id, taken);
        gone.push(...taken);
      } catch (error) {
        if (!isClash(error)) throw error;
        prepare('ROLLBACK TO emptying').run();
        kept += 1;
      }
      prepare('RELEASE emptying').run();
    }
  }
  return { gone, kept };

  function purge(table: Table, id: Id, taken: Emptied['gone']): void {
    for (const part of tables[table].parts ?? []) {
      for (const child of prepare(`SELECT id FROM ${part.table} WHERE ${part.column} = ?`).pluck().all(id) as Id[])
        purge(part.table, child, taken);
    }
    prepare(`DELETE FROM ${table} WHERE id = ?`).run(id);
    forget(table, id);
    taken.push({ table, id });
  }

  /** The words go from the journal too, and what hangs on them can then not be undone either. */
  function forget(table: Table, id: Id): void {
    prepare(
      `UPDATE operation SET state = 'kept' WHERE state <> 'kept' AND seq IN (SELECT operation FROM change WHERE record = ? AND record_table = ?)`,
    ).run(id, table);
    prepare('DELETE FROM change WHERE record = ? AND record_table = ?').run(id, table);
    if (table === 'participant') prepare('DELETE FROM change WHERE subject = ?').run(id);
  }
}

/** So that a store that was not opened for a year does not make the first day wait. */
const mostShortened = 20_000;

/**
 * What was done more than thirty days ago can no longer be undone, and the words that were replaced then are no longer kept.
 * The operation itself stays, without its changes: it answers for a write that is sent again. Operations are counted, not dated,
 * up to the first that is young enough: a clock that was wrong for a day must not cost the history of yesterday.
 */
export function shortenJournal({ prepare }: Statements, now: Instant): void {
  const young = prepare('SELECT min(seq) FROM operation WHERE at >= ?').pluck().get(shift(now, -daysInTrash)) as number | null;
  const oldest = prepare('SELECT min(operation) FROM change').pluck().get() as number | null;
  if (oldest === null) return;
  const end = Math.min(young ?? Number.MAX_SAFE_INTEGER, oldest + mostShortened);
  prepare('DELETE FROM change WHERE operation < ?').run(end);
  prepare(`UPDATE operation SET state = 'kept' WHERE seq < ? AND state <> 'kept'`).run(end);
}
