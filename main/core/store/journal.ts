import type { HistoryStep } from '../../../preload/contract/model/store.ts';
import type { Id, Instant } from '../../../preload/contract/model/ids.ts';
import { bookkeeping } from './tables.ts';
import { type Change, type Operation, parseColumns, writeColumns } from './operations.ts';
import type { Statements } from './reading.ts';
import type { JournalledChange } from './writing.ts';

/*
 * The journal: every operation with its changes, in the order in which they were made. It is the undo history, the audit trail
 * and the memory of which writes have been applied already. It has no transaction of its own: the caller's is the point.
 */

export interface Entry {
  seq: number;
  id: Id;
  scope: string;
  label: string;
  at: Instant;
  kind: 'do' | 'undo' | 'redo';
  /** The operation that an undo or a redo is about. */
  about: number | null;
  state: 'done' | 'undone' | 'kept';
}

export interface NewEntry extends Omit<Entry, 'seq'> {
  changes: readonly JournalledChange[];
}

export interface Journal {
  find: (id: Id) => Entry | undefined;
  at: (seq: number) => Entry | undefined;
  changesOf: (seq: number) => Change[];
  add: (entry: NewEntry) => number;
  setState: (seq: number, state: Entry['state']) => void;
  /** What would be undone next in the scope, and what would be redone. */
  next: (scope: string) => { undo: Entry | undefined; redo: Entry | undefined };
  /** Something new was done: what had been undone in this scope cannot be redone any more. */
  forgetUndone: (scope: string) => void;
  step: (entry: Entry) => HistoryStep;
  /** The records of an operation, in the order in which they were first touched. */
  touched: (seq: number, limit: number) => Touched[];
  /** Every operation after the one with this number, for checking the saved state against it. */
  all: (after?: number) => IterableIterator<Operation>;
}

export interface Touched {
  table: string;
  id: Id;
}

/** More than a screen can show as touched. */
const mostTouched = 100;

const columns = 'seq, id, scope, label, at, kind, about, state';

export function openJournal({ prepare }: Statements): Journal {
  const changesOf = (seq: number): Change[] =>
    (prepare('SELECT record_table, record, before, after FROM change WHERE operation = ? ORDER BY place').all(seq) as ChangeRow[]).map(
      toChange,
    );

  const touched = (seq: number, limit: number): Touched[] =>
    prepare(
      'SELECT record_table AS "table", record AS id FROM change WHERE operation = ? GROUP BY record_table, record ORDER BY min(place) LIMIT ?',
    ).all(seq, limit) as Touched[];

  return {
    changesOf,
    find: (id) => prepare(`SELECT ${columns} FROM operation WHERE id = ?`).get(id) as Entry | undefined,
    at: (seq) => prepare(`SELECT ${columns} FROM operation WHERE seq = ?`).get(seq) as Entry | undefined,
    add({ changes, ...entry }) {
      const { lastInsertRowid } = prepare(
        'INSERT INTO operation (id, scope, label, at, kind, about, state) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ).run(entry.id, entry.scope, entry.label, entry.at, entry.kind, entry.about, entry.state);
      const seq = Number(lastInsertRowid);
      const insert = prepare(
        'INSERT INTO change (operation, place, record_table, record, subject, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)',
      );
      changes.forEach((change, place) =>
        insert.run(seq, place, change.table, change.id, change.subject, writeColumns(change.before), writeColumns(change.after)),
      );
      return seq;
    },
    setState: (seq, state) => void prepare('UPDATE operation SET state = ? WHERE seq = ?').run(state, seq),
    next: (scope) => ({
      undo: prepare(`SELECT ${columns} FROM operation WHERE scope = ? AND state = 'done' ORDER BY seq DESC LIMIT 1`).get(scope) as
        | Entry
        | undefined,
      // Undone last is done first: the earliest of them.
      redo: prepare(`SELECT ${columns} FROM operation WHERE scope = ? AND state = 'undone' ORDER BY seq LIMIT 1`).get(scope) as
        | Entry
        | undefined,
    }),
    forgetUndone: (scope) => void prepare(`UPDATE operation SET state = 'kept' WHERE scope = ? AND state = 'undone'`).run(scope),
    touched,
    step: ({ seq, id, label, at }) => ({ op: id, label, at, touched: touched(seq, mostTouched) }),
    *all(after = 0) {
      for (const { seq, id, scope, label } of prepare(`SELECT ${columns} FROM operation WHERE seq > ? ORDER BY seq`).iterate(
        after,
      ) as Iterable<Entry>) {
        yield { id, scope, label, changes: changesOf(seq) };
      }
    },
  };
}

/** Whether there is anything in it that a person would see undone. */
export const isUndoable = (changes: readonly Change[]): boolean =>
  changes.some(({ before, after }) => before === null || after === null || Object.keys(after).some((column) => !bookkeeping.has(column)));

interface ChangeRow {
  record_table: string;
  record: Id;
  before: string | null;
  after: string | null;
}
const toChange = (row: ChangeRow): Change => ({
  table: row.record_table,
  id: row.record,
  before: parseColumns(row.before),
  after: parseColumns(row.after),
});
