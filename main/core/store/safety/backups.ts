import { closeSync, existsSync, ftruncateSync, mkdirSync, openSync, readdirSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '../../../../preload/contract/model/ids.ts';
import type { Backup, BackupKind } from '../../../../preload/contract/model/store.ts';
import { Refusal } from '../../refusal.ts';
import { applicationId, type Database, openDatabase } from '../database.ts';
import { isBroken } from '../failures.ts';
import { storeFiles } from '../files.ts';
import { sizeOf, syncFolder } from '../folder.ts';
import { currentSchema } from '../migrations.ts';
import type { Pinned, Store } from '../store.ts';
import { backupPath, type Facts, filesOf, listBackups, nameOf, readName, readNote, writeNote } from './backup-notes.ts';
import { destroy, discard, isPlainDatabase, refusalFor, requireSpace, syncFile } from './disk.ts';
import type { KeyFile, Unlocked } from './keys.ts';
import type { Place } from './place.ts';
import { dueKind, outlived } from './rotation.ts';

/*
 * Copies of the store that have been opened and checked before they bear a backup's name. A backup of an encrypted store is encrypted
 * with the same data key, and the wraps of that key lie beside it: every backup here opens with the passphrase of today, and one
 * from before a passphrase was removed with the passphrase of its time.
 */

export interface Source {
  db: Database;
  /** Null: the store is plain. */
  lock: Unlocked | null;
}

/** What people count, and the table that holds it. */
const counted: Readonly<Record<string, string>> = {
  workbooks: 'workbook',
  editions: 'edition',
  scenarios: 'scenario',
  frameworks: 'framework',
  cohorts: 'cohort',
  people: 'participant',
  responses: 'response',
};

/** Synchronous, so that nothing is written between what is counted and what is copied, and so that a migration can wait for it. */
export function makeBackup(place: Place, source: Source, kind: BackupKind): Backup {
  const draft = draftOf(place, kind);
  try {
    mkdirSync(draft.folder, { recursive: true, mode: 0o700 });
    const facts = factsOf(source.db);
    requireSpace(draft.folder, pagesOf(source.db));
    source.db.prepare('VACUUM INTO ?').run(draft.path);
    syncFile(draft.path);
    return name(place, source.lock, draft, facts, checkDatabase(place, draft.path, source.lock?.key));
  } catch (error) {
    throw discarded(place, draft, error);
  }
}

/** A copy that was made of a pinned file, and what was found in it; refused where the thread that makes it found a fault. */
export type CopyFile = (pinned: Pinned, to: string, key: Buffer | null) => Promise<Facts>;

/**
 * The same of a large store, beside everything else: the file is held still while a thread copies and checks it, and what is
 * written meanwhile waits in the -wal. What is in it is the store as it was when this was called.
 */
export async function makeBackupApart(
  place: Place,
  source: Source & Pick<Store, 'pin'>,
  kind: BackupKind,
  copyFile: CopyFile,
): Promise<Backup> {
  const draft = draftOf(place, kind);
  try {
    mkdirSync(draft.folder, { recursive: true, mode: 0o700 });
    const pinned = source.pin();
    try {
      const facts = factsOf(source.db);
      requireSpace(draft.folder, pinned.bytes);
      const copied = await copyFile(pinned, draft.path, source.lock?.key ?? null);
      // The trash was emptied, or the store closed: the copy is of two moments.
      if (!pinned.whole()) throw new Refusal('backup-failed', { why: 'disturbed' });
      return name(place, source.lock, draft, facts, copied);
    } finally {
      pinned.release();
    }
  } catch (error) {
    throw discarded(place, draft, error);
  }
}

/** In the thread: the bytes as they are, encrypted where the store is, made whole in themselves, and read through. */
export function copyPinned(
  place: Place,
  { handle, bytes, to, key }: { handle: number; bytes: number; to: string; key: Buffer | null },
): Facts {
  place.steps?.next('copy');
  const out = openSync(to, 'w', 0o600);
  try {
    const piece = Buffer.alloc(4 << 20);
    for (let at = 0; at < bytes; ) {
      // Where SQLite sets its locks, a gigabyte in, no data lies, and Windows lets nobody read.
      if (at === lockedAt) at += lockedFor;
      const end = at < lockedAt ? Math.min(bytes, lockedAt) : bytes;
      const got = readSync(handle, piece, 0, Math.min(piece.length, end - at), at);
      if (got === 0) break;
      writeSync(out, piece, 0, got, at);
      at += got;
      place.steps?.at(at / bytes);
    }
    ftruncateSync(out, bytes);
  } finally {
    closeSync(out);
  }
  const db = openDatabase(to, { key: key ?? undefined, mustExist: true, nativeBinding: place.nativeBinding });
  try {
    // A backup is one file, that can be read where nothing can be written.
    db.pragma('journal_mode = DELETE');
  } finally {
    db.close();
  }
  syncFile(to);
  return checkDatabase(place, to, key ?? undefined);
}

const lockedAt = 1 << 30;
const lockedFor = 4096;

interface Draft {
  folder: string;
  path: string;
  file: string;
  made: Instant;
  kind: BackupKind;
}

function draftOf({ folder, now }: Place, kind: BackupKind): Draft {
  const { backups } = storeFiles(folder);
  const made = now();
  const file = nameOf(made, kind);
  return { folder: backups, path: join(backups, `${file}.part`), file, made, kind };
}

/** From draft to backup, if what was copied is what there was. */
function name(place: Place, lock: Unlocked | null, { folder, path, file, made, kind }: Draft, facts: Facts, copied: Facts): Backup {
  if (JSON.stringify(copied) !== JSON.stringify(facts)) throw new Refusal('backup-failed', { why: 'differs' });
  // The note first: the backup counts from the moment it has its name.
  writeNote(folder, file, facts, lock);
  renameSync(path, join(folder, file));
  syncFolder(folder);
  const bytes = sizeOf(join(folder, file));
  place.log.info('backup-made', { kind, bytes });
  return { file, kind, made, bytes, encrypted: lock !== null, holds: facts.holds };
}

function discarded(place: Place, { path, kind, folder }: Draft, error: unknown): Refusal {
  discard(`${path}-journal`, `${path}-wal`, path);
  const found = refusalFor(error, 'backup-failed', { path: folder });
  // The folder went while it was written in: no file that anybody asked for is missing.
  const refusal = found.failure.code === 'file-missing' ? new Refusal('backup-failed', { path: folder, why: 'folder-gone' }) : found;
  place.log.warn('backup-failed', { kind, code: refusal.failure.code });
  return refusal;
}

/** The kind of automatic backup that is due now, where anything has changed since the last. */
export function dueBackup(place: Place, db: Database): BackupKind | null {
  const { backups } = storeFiles(place.folder);
  const have = listBackups(backups);
  const kind = dueKind(have, place.now());
  const last = have[0] && readNote(backups, have[0].file);
  return !kind || (last && last.upTo === lastOperation(db) && kind !== 'weekly') ? null : kind;
}

/** Removes what has had its day, and what a kill left half-made. Never before a new backup stands. */
export function rotateBackups(place: Place): string[] {
  const { backups } = storeFiles(place.folder);
  tidyBackups(place);
  const gone = outlived(listBackups(backups), place.now());
  for (const file of gone) removeBackup(place, file);
  return gone;
}

export function removeBackup(place: Place, file: string): void {
  const { backups } = storeFiles(place.folder);
  const path = backupPath(backups, file);
  // Overwriting says something only about what can be read.
  if (isPlainDatabase(path)) destroy(path);
  for (const left of filesOf(backups, file).reverse()) rmSync(left, { force: true });
  place.log.info('backup-removed', { kind: readName(file)?.kind ?? '' });
}

/** Opens a copy of a store and reads it through. What it holds, or a refusal that says why it is no backup. */
export function checkDatabase(place: Place, file: string, key?: Buffer): Facts {
  place.steps?.next('check');
  let db: Database;
  try {
    db = openDatabase(file, { readonly: true, key, nativeBinding: place.nativeBinding });
  } catch (error) {
    throw unreadable(error);
  }
  try {
    if (db.pragma('application_id', { simple: true }) !== applicationId) throw new Refusal('not-a-backup', { why: 'not-ours' });
    if (Number(db.pragma('user_version', { simple: true })) > currentSchema) throw new Refusal('not-a-backup', { why: 'newer' });
    if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new Refusal('not-a-backup', { why: 'damaged' });
    return factsOf(db);
  } catch (error) {
    throw unreadable(error);
  } finally {
    db.close();
  }
}

/** A broken copy is no backup; that the store itself is damaged is another matter. */
const unreadable = (error: unknown): Refusal =>
  isBroken(error) ? new Refusal('not-a-backup', { why: 'damaged' }) : refusalFor(error, 'not-a-backup', { why: 'damaged' });

/** After the passphrase was changed: the same data key, so every backup made with it opens with the new one. */
export function rekeyNotes(place: Place, lock: Unlocked): void {
  const { backups } = storeFiles(place.folder);
  for (const { file, holds } of listBackups(backups, lock.key)) {
    const note = readNote(backups, file);
    if (note?.keys?.id === lock.keys.id) writeNote(backups, file, { schema: note.schema, upTo: note.upTo, holds }, lock);
  }
}

/** The wraps that lead to a backup's key: its own, or the store's where its note was lost. Null for a plain one. */
export function keysOf(place: Place, file: string, current: KeyFile | null): KeyFile | null {
  const { backups } = storeFiles(place.folder);
  if (isPlainDatabase(backupPath(backups, file))) return null;
  const own = readNote(backups, file)?.keys ?? null;
  // Same data key: the store's own wraps are the ones that the person knows today.
  return current && (!own || own.id === current.id) ? current : own;
}

function tidyBackups(place: Place): void {
  const { backups } = storeFiles(place.folder);
  if (!existsSync(backups)) return;
  for (const file of readdirSync(backups)) {
    const orphan = file.endsWith('.json') && !existsSync(join(backups, file.replace(/\.json$/, '.sqlite')));
    if (file.endsWith('.part') || file.endsWith('-journal') || orphan) destroy(join(backups, file));
  }
}

const count = (db: Database, sql: string): number => db.prepare<[], number>(sql).pluck().get() ?? 0;
const hasTable = (db: Database, table: string): boolean =>
  count(db, `SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = '${table}'`) > 0;
const pagesOf = (db: Database): number =>
  Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }));

/** An old schema may lack a table: then there is nothing of it. */
function factsOf(db: Database): Facts {
  const holds = Object.fromEntries(
    Object.entries(counted).map(([name, table]) => [name, hasTable(db, table) ? count(db, `SELECT count(*) FROM ${table}`) : 0]),
  );
  return { schema: Number(db.pragma('user_version', { simple: true })), upTo: lastOperation(db), holds };
}

const lastOperation = (db: Database): number => (hasTable(db, 'operation') ? count(db, 'SELECT max(seq) FROM operation') : 0);
