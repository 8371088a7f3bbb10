import { closeSync, fstatSync, openSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import type { CoreEvent } from '../../../preload/contract/envelope.ts';
import type { Id, Instant } from '../../../preload/contract/model/ids.ts';
import type { CheckReport, History, StoreStatus, TrashEntry } from '../../../preload/contract/model/store.ts';
import type { Log } from '../deps.ts';
import { Refusal } from '../refusal.ts';
import { checkStore, readSlices } from './check.ts';
import { type Database, sqliteVersion } from './database.ts';
import { asRefusal } from './failures.ts';
import { storeFiles } from './files.ts';
import { type Problem, sizeOf } from './folder.ts';
import { historyOf, stepMade, type Stepped, takeStep } from './history.ts';
import { isUndoable, openJournal, type Touched } from './journal.ts';
import { currentSchema } from './migrations.ts';
import { expectedSchema, findStore, type Standing } from './opening.ts';
import type { Change, SqlValue } from './operations.ts';
import { keepStatements, type ReadDb, readThrough } from './reading.ts';
import { syncedFolder } from './synced.ts';
import { isTable } from './tables.ts';
import { bringBack, type Emptied, emptyTrash, listTrash, scopeOf, shortenJournal } from './trash.ts';
import { type Tx, writeThrough } from './writing.ts';

/*
 * The store: one SQLite file, one connection, one writer. It promises that what it has acknowledged is on disk, whole, and in the
 * journal; that a write sent twice is applied once; that everybody who listens is told. It knows nothing of what records mean.
 */

export type { Row, SqlValue } from './operations.ts';
export type { ReadDb } from './reading.ts';
export type { Table } from './tables.ts';
export type { Tx } from './writing.ts';

type Changed = Extract<CoreEvent, { event: 'changed' }>;

export interface NewOperation {
  /** Made by the caller. The same id again applies nothing. */
  op: Id;
  /** Whose history it belongs to: 'workbook:ID', 'people', 'app'. */
  scope: string;
  /** The key of the sentence that says what was done. */
  label: string;
  /** `false` for what cannot be taken back, such as issuing. */
  undoable?: boolean;
}

export interface Acknowledged {
  op: Id;
  seq: number;
  /** It had been applied already. */
  again: boolean;
}

export interface Store {
  read<T>(work: (db: ReadDb) => T): T;
  /** One synchronous transaction is one journalled operation. When it answers, it is on disk. */
  change(operation: NewOperation, work: (tx: Tx) => void): Acknowledged;
  undo(scope: string, op: Id): Stepped;
  redo(scope: string, op: Id): Stepped;
  history(scope: string): History;
  /** The records that an operation changed; none if there was no such operation, or it is over thirty days old. */
  touched(op: Id): Touched[];
  /**
   * Past the journal, for what is no operation: what was read and nobody has accepted. All of it or nothing, and on disk when it answers.
   */
  jot(work: (write: (sql: string, ...params: (SqlValue | Buffer)[]) => void) => void): void;
  /** Into the activity log: what was done to personal data, never the data. It is no operation and is never undone. */
  note(what: string, detail: Record<string, string | number>): void;
  trash(): TrashEntry[];
  restoreFromTrash(op: Id, table: string, id: Id): Acknowledged;
  /** What has been in the trash for thirty days goes for good, also from the journal. To be called once a day. */
  emptyOldTrash(): { gone: number; kept: number };
  /** After the commit; also told to the one who wrote. Answers how to stop listening. */
  onChange(listener: (event: Changed) => void): () => void;
  check(): CheckReport;
  /** Tells of records that the safety room erased past the journal, which must not remember them. */
  announce(scope: string, records: readonly Touched[]): void;
  /**
   * Reads the store through, a few milliseconds at a time, and answers in the end whether it is whole; `null` where opening has
   * done so already. To be stepped while nobody waits.
   */
  slices: Generator<void, boolean> | null;
  status(): StoreStatus;
  close(): void;
  /** Puts what was written into the file itself, for erasing: nothing of it stands in the -wal then. */
  fold(): void;
  /** Another program has put something else in the file's place, or taken it away: what is written now is in no file that has a name. */
  isReplaced(): boolean;
  /** For the safety room only, which copies and erases whole files. */
  raw: Database;
  /** Holds the file still for a copy that takes its time. One at a time. */
  pin(): Pinned;
}

/**
 * The store's file as it stands, while what is written gathers in the -wal beside it. Read it by `handle` alone: to Unix, another
 * handle that is closed would end the store's own lock. `whole` says whether the file has been left alone since.
 */
export interface Pinned {
  handle: number;
  bytes: number;
  whole: () => boolean;
  release: () => void;
}

export interface StoreOptions {
  folder: string;
  key?: Buffer | undefined;
  now: () => Instant;
  newId: () => Id;
  log: Log;
  nativeBinding?: string | undefined;
  beforeMigration?: ((db: Database, from: number) => void) | undefined;
}

export type Opened = { ok: true; store: Store } | ({ ok: false } & Problem);

/** Above this a screen does better to read the table again. */
const mostNamed = 500;

export function openStore(options: StoreOptions): Opened {
  const found = findStore(options);
  if (!found.ok) {
    options.log.warn('store-not-opened', { problem: found.problem });
    return found;
  }
  const { log } = options;
  if (found.migratedFrom !== null) log.info('store-migrated', { from: found.migratedFrom, to: currentSchema });
  log.info('store-opened', { schema: currentSchema, encrypted: found.encrypted, readThrough: found.readThrough });
  return { ok: true, store: runStore(found, options) };
}

function runStore({ db, encrypted, readThrough: whole, close }: Standing, options: StoreOptions): Store {
  const { folder, now, log, newId } = options;
  const files = storeFiles(folder);
  // A link may lead into a synced folder. Asked once: the drive may be gone later.
  const place = realpathSync(folder);
  const statements = keepStatements(db);
  const reading = readThrough(statements);
  const journal = openJournal(statements);
  const listeners = new Set<(event: Changed) => void>();
  let pinned: { whole: boolean } | null = null;
  let reader: number | null = null;
  const own = statSync(files.store).ino;

  /** Folds the -wal into the file and cuts it. A copy that is being made of the file is no copy of anything then. */
  const fold = (): boolean => {
    if (pinned) pinned.whole = false;
    const [outcome] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    return outcome?.busy === 0;
  };

  /** All or nothing, and on disk before it answers. What fails below comes out as one of the contract's codes. */
  function transaction<T>(work: () => T): T {
    if (db.inTransaction) throw new Error('Operations do not nest.');
    try {
      statements.prepare('BEGIN IMMEDIATE').run();
      const answer = work();
      statements.prepare('COMMIT').run();
      return answer;
    } catch (error) {
      // After a full disk SQLite has rolled back by itself.
      if (db.inTransaction) db.exec('ROLLBACK');
      const refusal = asRefusal(error);
      if (refusal instanceof Refusal && refusal !== error) log.error('write-failed', { code: refusal.failure.code });
      throw refusal;
    }
  }

  function tell(op: Id, scope: string, records: readonly Pick<Change, 'table' | 'id'>[]): void {
    const ids = new Map<string, Set<Id>>();
    for (const { table, id } of records) ids.set(table, (ids.get(table) ?? new Set()).add(id));
    const tables = [...ids].map(([table, changed]) => ({ table, ids: changed.size > mostNamed ? [] : [...changed] }));
    for (const listener of listeners) {
      try {
        listener({ event: 'changed', op, scope, tables });
      } catch (error) {
        // The write stands; one deaf listener must not turn it into a failure for the writer.
        log.error('listener-failed', { kind: error instanceof Error ? error.name : typeof error });
      }
    }
  }

  function change({ op, scope, label, undoable = true }: NewOperation, work: (tx: Tx) => void): Acknowledged {
    const made = journal.find(op);
    if (made) return { op, seq: made.seq, again: true };
    const { seq, changes } = transaction(() => {
      const at = now();
      const writer = writeThrough(statements, at);
      const answer: unknown = work(writer.tx);
      if (answer instanceof Promise) throw new Error('An operation is synchronous.');
      const state = undoable && isUndoable(writer.changes) ? 'done' : 'kept';
      journal.forgetUndone(scope);
      return {
        seq: journal.add({ id: op, scope, label, at, kind: 'do', about: null, state, changes: writer.changes }),
        changes: writer.changes,
      };
    });
    tell(op, scope, changes);
    return { op, seq, again: false };
  }

  function step(kind: 'undo' | 'redo', scope: string, op: Id): Stepped {
    const made = journal.find(op);
    if (made) return stepMade(journal, made);
    const writer = transaction(() => {
      const at = now();
      const running = writeThrough(statements, at);
      takeStep(kind, scope, op, at, journal, running);
      return running;
    });
    tell(op, scope, writer.changes);
    const entry = journal.find(op);
    if (!entry) throw new Error('An operation that was made is not in the journal.');
    return stepMade(journal, entry);
  }

  return {
    raw: db,
    read: (work) => work(reading),
    change,
    undo: (scope, op) => step('undo', scope, op),
    redo: (scope, op) => step('redo', scope, op),
    history: (scope) => historyOf(journal, scope),
    touched(op) {
      const made = journal.find(op);
      return made ? journal.touched(made.seq, Number.MAX_SAFE_INTEGER) : [];
    },
    jot: (work) => transaction(() => work((sql, ...params) => void statements.prepare(sql).run(...params))),
    note(what, detail) {
      const add = (): unknown =>
        statements
          .prepare('INSERT INTO activity (id, at, what, detail) VALUES (?, ?, ?, ?)')
          .run(newId(), now(), what, JSON.stringify(detail));
      if (db.inTransaction) add();
      else transaction(add);
    },
    trash: () => listTrash(reading),
    restoreFromTrash(op, table, id) {
      if (!isTable(table)) throw new Refusal('not-found', { what: 'table' });
      return change({ op, scope: scopeOf(reading, table, id), label: 'restore-from-trash' }, (tx) => bringBack(tx, table, id));
    },
    emptyOldTrash() {
      const { gone, kept }: Emptied = transaction(() => {
        const emptied = emptyTrash(statements, now());
        shortenJournal(statements, now());
        return emptied;
      });
      if (gone.length > 0) {
        // What was removed stands in the -wal until it is folded in and cut.
        fold();
        tell(newId(), 'trash', gone);
        log.info('trash-emptied', { gone: gone.length, kept });
      }
      return { gone: gone.length, kept };
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    announce: (scope, records) => tell(newId(), scope, records),
    slices: whole ? null : readSlices(db),
    check: () => checkStore(db, expectedSchema(options.nativeBinding)),
    status() {
      const synced = syncedFolder(place, { platform: process.platform, home: homedir(), env: process.env });
      return {
        state: 'open',
        folder,
        file: files.store,
        bytes: sizeOf(files.store) + sizeOf(files.wal),
        schema: currentSchema,
        encrypted,
        sqlite: sqliteVersion(db),
        ...(synced ? { synced } : {}),
      };
    },
    fold: () => void fold(),
    isReplaced: () => statSync(files.store, { throwIfNoEntry: false })?.ino !== own,
    pin() {
      if (pinned) throw new Refusal('backup-failed', { why: 'busy' });
      if (!fold()) throw new Refusal('backup-failed', { why: 'busy' });
      // From here on nothing is folded in unless somebody says so.
      db.pragma('wal_autocheckpoint = 0');
      reader ??= openSync(files.store, 'r');
      const mine = { whole: true };
      pinned = mine;
      return {
        handle: reader,
        bytes: fstatSync(reader).size,
        whole: () => mine.whole,
        release: () => {
          if (pinned !== mine) return;
          pinned = null;
          if (db.open) db.pragma('wal_autocheckpoint = 1000');
        },
      };
    },
    close() {
      listeners.clear();
      if (pinned) pinned.whole = false;
      close();
      if (reader !== null) closeSync(reader);
    },
  };
}
