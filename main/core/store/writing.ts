import type { Id, Instant } from '../../../preload/contract/model/ids.ts';
import { Refusal } from '../refusal.ts';
import { placeInTime } from './newness.ts';
import { type Change, type Columns, applyToRow, changeBetween, type Row, type SqlValue } from './operations.ts';
import { type ReadDb, readThrough, type Statements } from './reading.ts';
import { columnsOf, isLedger, type Table, tables } from './tables.ts';

/** What an operation may do. The store keeps `created`, `updated`, `revision` and `deleted_at` itself. */
export interface Tx extends ReadDb {
  /** A record whose id lies in the trash is brought back as this one; one that is in use is refused as a conflict. */
  insert(table: Table, row: Row): void;
  /**
   * Columns that are not named stay. An empty patch counts as a change: the revision goes up, by as many as the changes that it stands for.
   * Stale where `expect` is not met.
   */
  update(table: Table, id: Id, patch: Partial<Row>, expect?: { revision: number }, changes?: number): void;
  trash(table: Table, id: Id): void;
  restore(table: Table, id: Id): void;
  /** For good, and only where nothing else hangs on it. */
  remove(table: Table, id: Id): void;
  /** Keeps a picture under the hash of its bytes; one that is there already stays as it is. No part of what can be undone. */
  keepPicture(picture: { id: Id; type: string; width: number; height: number; bytes: Buffer }): void;
  /** Keeps a file under the hash of its bytes, in the same way. */
  keepFile(file: { id: Id; bytes: Buffer }): void;
}

/** Writes one change to its table, with fresh stamps. Undo, redo and the operations of rooms all end here. */
export interface Writer {
  tx: Tx;
  /** Makes the change as it is given but for the stamps. The caller has checked that it fits. */
  make: (change: Change) => void;
  rowOf: (table: Table, id: Id) => Row | undefined;
  /** What has been done so far, in order, with the stamps that were really written. */
  changes: JournalledChange[];
}

/** `subject`: the participant whose words the record holds, so that erasing a person finds them in the journal too. */
export type JournalledChange = Change & { readonly subject: Id | null };

export function writeThrough(statements: Statements, now: Instant): Writer {
  const { prepare } = statements;
  const changes: JournalledChange[] = [];
  const rowOf = (table: Table, id: Id) =>
    prepare(`SELECT ${columnsOf(table).join(', ')} FROM ${table} WHERE id = ?`).get(id) as Row | undefined;

  function note(table: Table, change: Change, row: Row): void {
    if (!isLedger(table)) changes.push({ ...change, subject: subjectOf(table, row) });
  }

  function subjectOf(table: Table, row: Row): Id | null {
    const { subject } = tables[table];
    if (!subject) return null;
    const id = row[subject.column];
    if (typeof id !== 'string') return null;
    if (!subject.through) return id;
    const holder = rowOf(subject.through, id);
    return holder ? subjectOf(subject.through, holder) : null;
  }

  const newnessOf = (written: SqlValue | undefined): number =>
    placeInTime(
      String(written),
      (from, before) =>
        prepare('SELECT max(newness) AS highest FROM response WHERE newness >= ? AND newness < ?').pluck().get(from, before) as
          | number
          | undefined,
    );

  function write(table: Table, before: Row | undefined, after: Row | undefined): void {
    if (after === undefined) {
      if (before === undefined) return;
      prepare(`DELETE FROM ${table} WHERE id = ?`).run(before.id);
      note(table, { table, id: before.id, before, after: null }, before);
      return;
    }
    const row = stamped(table, before, after);
    if (before === undefined) {
      const columns = columnsOf(table);
      prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`).run(
        ...columns.map((column) => row[column] ?? null),
      );
      note(table, { table, id: row.id, before: null, after: row }, row);
      return;
    }
    const change = changeBetween(table, before, row);
    const columns = Object.entries(change.after ?? {});
    if (columns.length === 0) return;
    prepare(`UPDATE ${table} SET ${columns.map(([column]) => `${column} = ?`).join(', ')} WHERE id = ?`).run(
      ...columns.map(([, value]) => value),
      row.id,
    );
    note(table, change, before);
  }

  function stamped(table: Table, before: Row | undefined, after: Row): Row {
    const row: Row = { ...after };
    const { stamps } = tables[table];
    if (stamps.includes('created')) row['created'] = before?.['created'] ?? after['created'] ?? now;
    if (stamps.includes('updated')) row['updated'] = now;
    // Counts up for ever, through undo and through removal: a revision that was once seen never means something else.
    if (stamps.includes('revision')) row['revision'] = Math.max(Number(before?.['revision'] ?? 0), Number(after['revision'] ?? 0)) + 1;
    if (table === 'response')
      row['newness'] = before && before['written'] === row['written'] ? (before['newness'] ?? null) : newnessOf(row['written']);
    return row;
  }

  function present(table: Table, id: Id): Row {
    const row = rowOf(table, id);
    if (!row) throw new Refusal('not-found', { what: table });
    return row;
  }

  function setDeleted(table: Table, id: Id, deleted: Instant | null): void {
    if (!tables[table].stamps.includes('deleted_at')) throw new Error(`${table} has no trash.`);
    const row = present(table, id);
    if ((row['deleted_at'] === null) === (deleted === null)) return;
    write(table, row, { ...row, deleted_at: deleted });
  }

  const tx: Tx = {
    ...readThrough(statements),
    insert(table, given) {
      const row = blank(table, clean(table, given));
      const before = rowOf(table, row.id);
      if (before && !before['deleted_at']) throw new Refusal('conflict', { what: table });
      write(table, before, row);
    },
    update(table, id, patch, expect, changes = 1) {
      const row = present(table, id);
      if (expect && row['revision'] !== expect.revision) throw new Refusal('stale', { revision: Number(row['revision']) });
      const revision = row['revision'] === undefined ? {} : { revision: Number(row['revision']) + changes - 1 };
      write(table, row, { ...row, ...clean(table, patch), ...revision, id });
    },
    trash: (table, id) => setDeleted(table, id, now),
    restore: (table, id) => setDeleted(table, id, null),
    remove: (table, id) => write(table, present(table, id), undefined),
    keepPicture: ({ id, type, width, height, bytes }) =>
      void prepare('INSERT OR IGNORE INTO picture (id, type, width, height, bytes, added) VALUES (?, ?, ?, ?, ?, ?)').run(
        id,
        type,
        width,
        height,
        bytes,
        now,
      ),
    keepFile: ({ id, bytes }) => void prepare('INSERT OR IGNORE INTO kept_file (id, bytes, added) VALUES (?, ?, ?)').run(id, bytes, now),
  };

  return {
    tx,
    rowOf,
    changes,
    make(change) {
      const table = change.table as Table;
      const before = rowOf(table, change.id);
      write(table, before, applyToRow(change, before));
    },
  };
}

/** What a room may set: known columns, in values that SQLite gives back exactly as they were given. */
function clean(table: Table, given: Partial<Row>): Columns {
  const columns: Record<string, SqlValue> = {};
  const kept = new Set<string>(['newness', ...tables[table].stamps.filter((stamp) => stamp !== 'created')]);
  for (const [column, value] of Object.entries(given)) {
    if (!columnsOf(table).includes(column)) throw new Error(`${table} has no column ${column}.`);
    if (value === undefined || kept.has(column)) continue;
    if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new Error(`${table}.${column} takes whole numbers.`);
    columns[column] = typeof value === 'string' ? wellFormed(value) : value;
  }
  return columns;
}

function blank(table: Table, given: Columns): Row {
  if (typeof given['id'] !== 'string') throw new Error(`A row of ${table} needs an id.`);
  return { ...Object.fromEntries(columnsOf(table).map((column) => [column, null])), ...given, id: given['id'] };
}

/** Half an emoji is no text in UTF-8. SQLite would replace it without a word, and the journal would not know. */
const wellFormed = (text: string): string => (/\p{Cs}/u.test(text) ? Buffer.from(text, 'utf8').toString('utf8') : text);
