import { existsSync, linkSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { applicationId, type Database, openDatabase } from './database.ts';
import { errorCode, isBroken, isBusy, isNoSpace, isNoWriting } from './failures.ts';
import { type StoreFiles, storeFiles } from './files.ts';
import { checkFile, checkFolder, freeBytes, type Problem, readStart, sizeOf, syncFolder } from './folder.ts';
import { currentSchema, migrations, readSchema } from './migrations.ts';
import { isBeingSwapped } from './safety/swap.ts';
import { Refusal } from '../refusal.ts';

/*
 * The opening ritual. Every step that can fail has a code of its own and leaves the files as they were; nothing is written before
 * it is known that the store is ours, whole as far as can be seen at once, and not newer than this program.
 *
 * Reading a store through (quick_check) takes 3 s for a million answers, so it is no step for every start. A store of up to
 * `checkedAtOnce` is read through here, which takes a fifth of a second. A larger one is opened after what is cheap: header,
 * version, page count, SQLite's recovery of the -wal with its checksums, the schema, our own invariants. The rest is read in
 * slices while nobody waits (`Store.slices`, see check.ts). Encrypted pages are authenticated one by one whenever they are read.
 */

export interface Opening {
  folder: string;
  key?: Buffer | undefined;
  nativeBinding?: string | undefined;
  /** Makes the verified backup. Throws to refuse: then nothing is migrated. */
  beforeMigration?: ((db: Database, from: number) => void) | undefined;
  /** For a new store: an id that tells one store from another in backups and exports. */
  newId: () => string;
  now: () => string;
}

export interface Standing {
  ok: true;
  db: Database;
  encrypted: boolean;
  migratedFrom: number | null;
  /** Read from end to end on the way in; a large store is not. */
  readThrough: boolean;
  close: () => void;
}
export type Found = Standing | ({ ok: false } & Problem);

export const checkedAtOnce = 32 * 1024 * 1024;

const magic = Buffer.from('SQLite format 3\0', 'latin1');

/**
 * The stores that this process has open. Looking at the file of one again, as the ritual does, would be enough to lose its lock:
 * to Unix a file that is closed once in a process is unlocked for all of it.
 */
const held = new Set<string>();

export function findStore(opening: Opening): Found {
  const files = storeFiles(opening.folder);
  // Between two sets of files there may be none: what looks like a folder without a store is one that another program is at.
  if (held.has(files.store) || isBeingSwapped(opening.folder)) return { ok: false, problem: 'locked', detail: { file: files.store } };
  try {
    const problem = checkFolder(opening.folder) ?? (existsSync(files.store) ? checkStanding(files, opening) : makeNew(files, opening));
    return problem ? { ok: false, ...problem } : enter(files, opening);
  } catch (error) {
    const problem = problemOf(error, files.store);
    if (!problem) throw error;
    return { ok: false, ...problem };
  }
}

/** Looks at a store that is there, without writing to it. */
function checkStanding(files: StoreFiles, { key, nativeBinding }: Opening): Problem | null {
  const file = files.store;
  const unwritable = checkFile(file);
  if (unwritable) return unwritable;
  const start = readStart(file, 100);
  if (start.length === 0) return { problem: 'damaged', detail: { file, what: 'empty' } };
  if (start.length < magic.length && start.equals(magic.subarray(0, start.length)))
    return { problem: 'damaged', detail: { file, what: 'truncated' } };
  if (!isPlain(start)) {
    if (start.length >= 72 && start.readUInt32BE(68) === applicationId) return { problem: 'damaged', detail: { file, what: 'header' } };
    if (!key && existsSync(files.keys)) return { problem: 'needs-passphrase', detail: { file } };
    if (!key) return { problem: 'not-a-database', detail: { file } };
  }
  if (start.length < 100) return { problem: 'damaged', detail: { file, what: 'truncated' } };
  const { application, version } =
    isPlain(start) && sizeOf(files.wal) === 0 ? stampsIn(start) : peek(files, isPlain(start) ? undefined : key, nativeBinding);
  if (application !== applicationId) return { problem: 'not-a-database', detail: { file, what: 'another-program' } };
  if (version > currentSchema) return { problem: 'newer', detail: { file, found: version, known: currentSchema } };
  return null;
}

interface Stamps {
  application: number;
  version: number;
}
const isPlain = (start: Buffer): boolean => start.subarray(0, magic.length).equals(magic);
const stampsIn = (header: Buffer): Stamps => ({ application: header.readUInt32BE(68), version: header.readUInt32BE(60) });

/** The stamps as they are with what the -wal holds, or behind encryption. Leaves neither the store nor its -wal changed. */
function peek(files: StoreFiles, key: Buffer | undefined, nativeBinding: string | undefined): Stamps {
  const hadIndex = existsSync(files.shm);
  const db = openDatabase(files.store, { key, readonly: true, nativeBinding });
  try {
    return {
      application: Number(db.pragma('application_id', { simple: true })),
      version: Number(db.pragma('user_version', { simple: true })),
    };
  } finally {
    db.close();
    if (!hadIndex) rmSync(files.shm, { force: true });
  }
}

/** A new store is made under another name and gets its own when it is whole: a store that is empty is therefore a damaged one. */
function makeNew(files: StoreFiles, opening: Opening): Problem | null {
  const traces = [files.wal, files.keys].find((file) => sizeOf(file) > 0) ?? (hasBackups(files) ? files.backups : undefined);
  // There was a store here. Beginning a new one in silence would look as if everything had been lost.
  if (traces !== undefined) return { problem: 'damaged', detail: { file: files.store, what: 'gone' } };
  const mine = `${files.unborn}-${process.pid}`;
  removeLeft(opening.folder, mine);
  const db = openDatabase(mine, opening);
  try {
    migrate(db, 0);
    const insert = db.prepare('INSERT INTO meta (key, value) VALUES (?, ?)');
    insert.run('store', opening.newId());
    insert.run('made', opening.now());
  } finally {
    db.close();
  }
  giveName(mine, files.store);
  syncFolder(opening.folder);
  return null;
}

/** Two programs that are started at once both make a store; one gives it the name, and the other goes on to meet that one. */
function giveName(mine: string, name: string): void {
  try {
    linkSync(mine, name);
  } catch (error) {
    // A stick formatted for every system knows no links.
    if (errorCode(error) !== 'EEXIST' && !existsSync(name)) return renameSync(mine, name);
  }
  rmSync(mine);
}

/** What a program left that was ended while it made a store. One that is at it now has written within the last minute. */
function removeLeft(folder: string, mine: string): void {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if (!file.startsWith(storeFiles(folder).unborn)) continue;
    if (file.startsWith(mine) || Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) > 60_000)
      rmSync(file, { force: true });
  }
}

const hasBackups = (files: StoreFiles): boolean =>
  statSync(files.backups, { throwIfNoEntry: false })?.isDirectory() === true &&
  readdirSync(files.backups).some((name) => name.endsWith('.sqlite'));

function enter(files: StoreFiles, opening: Opening): Found {
  const { folder, nativeBinding, beforeMigration } = opening;
  const plain = isPlain(readStart(files.store, magic.length));
  const db = openDatabase(files.store, { key: plain ? undefined : opening.key, nativeBinding, mustExist: true });
  try {
    const from = Number(db.pragma('user_version', { simple: true }));
    const readThrough = sizeOf(files.store) <= checkedAtOnce;
    const damage = readThrough ? db.prepare<[], string>('PRAGMA quick_check(1)').pluck().get() : 'ok';
    if (damage !== 'ok') return refuse({ problem: 'damaged', detail: { file: files.store, what: 'pages' } });
    if (from < currentSchema) {
      const needed = 3 * sizeOf(files.store);
      const free = freeBytes(folder);
      if (free !== null && free < needed) return refuse({ problem: 'disk-full', detail: { folder, free, needed } });
      const failed = migrateSafely(db, from, beforeMigration);
      if (failed) return refuse(failed);
    }
    if (readSchema(db) !== expectedSchema(nativeBinding))
      return refuse({ problem: 'damaged', detail: { file: files.store, what: 'schema' } });
    dropStatistics(db);
    held.add(files.store);
    const close = (): void => {
      db.close();
      held.delete(files.store);
    };
    return { ok: true, db, encrypted: !plain, migratedFrom: from < currentSchema ? from : null, readThrough, close };
  } catch (error) {
    db.close();
    throw error;
  }

  function refuse(problem: Problem): Found {
    db.close();
    return { ok: false, ...problem };
  }
}

/**
 * Another program that looked into the store may have left SQLite's statistics in it. They do no harm to reading, but hold samples of
 * names and words, which erasing a person would not reach.
 */
function dropStatistics(db: Database): void {
  const left = db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'sqlite_stat%'`).pluck().all();
  for (const name of left) db.exec(`DROP TABLE ${name}`);
}

function migrateSafely(db: Database, from: number, beforeMigration: Opening['beforeMigration']): Problem | null {
  try {
    beforeMigration?.(db, from);
  } catch (error) {
    const full = isNoSpace(error) || (error instanceof Refusal && error.failure.code === 'disk-full');
    return { problem: full ? 'disk-full' : 'migration-failed', detail: { step: 'backup', from, to: currentSchema } };
  }
  try {
    migrate(db, from);
    return null;
  } catch (error) {
    if (isNoSpace(error)) return { problem: 'disk-full', detail: { step: 'migration', from, to: currentSchema } };
    return { problem: 'migration-failed', detail: { step: 'migration', from, to: currentSchema, reason: errorCode(error) } };
  }
}

/** All steps or none. */
export function migrate(db: Database, from: number, steps = migrations): void {
  // A step may rebuild a table, which the references to it must not notice until the end; they are all checked there.
  db.pragma('foreign_keys = OFF');
  try {
    db.transaction(() => {
      for (const step of steps) if (step.to > from) step.run(db);
      const loose = db.prepare('PRAGMA foreign_key_check').all().length;
      if (loose > 0) throw new Error(`A migration leaves ${loose} references to nothing.`);
      db.pragma(`application_id = ${applicationId}`);
      db.pragma(`user_version = ${steps.at(-1)?.to ?? 0}`);
    }).immediate();
  } finally {
    db.pragma('foreign_keys = ON');
  }
}

let expected: string | undefined;

/** The schema as the migrations make it, made once in memory. */
export function expectedSchema(nativeBinding: string | undefined): string {
  if (expected === undefined) {
    const db = openDatabase(':memory:', { nativeBinding });
    migrate(db, 0);
    expected = readSchema(db);
    db.close();
  }
  return expected;
}

function problemOf(error: unknown, file: string): Problem | null {
  const reason = errorCode(error);
  if (isBusy(error)) return { problem: 'locked', detail: { file } };
  if (isNoSpace(error)) return { problem: 'disk-full', detail: { file } };
  if (isBroken(error)) return { problem: 'damaged', detail: { file, reason } };
  if (isNoWriting(error) || reason.startsWith('SQLITE_IOERR')) return { problem: 'folder-not-writable', detail: { file, reason } };
  return null;
}
