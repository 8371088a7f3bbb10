import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Backup, BackupKind } from '../../../../preload/contract/model/store.ts';
import { Refusal } from '../../refusal.ts';
import { applicationId, type Database, openDatabase } from '../database.ts';
import { isBroken } from '../failures.ts';
import { storeFiles } from '../files.ts';
import { sizeOf, syncFolder } from '../folder.ts';
import { currentSchema } from '../migrations.ts';
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
  const { backups } = storeFiles(place.folder);
  const made = place.now();
  const file = nameOf(made, kind);
  const draft = join(backups, `${file}.part`);
  try {
    mkdirSync(backups, { recursive: true, mode: 0o700 });
    const facts = factsOf(source.db);
    requireSpace(backups, pagesOf(source.db));
    source.db.prepare('VACUUM INTO ?').run(draft);
    syncFile(draft);
    const copied = checkDatabase(place, draft, source.lock?.key);
    if (JSON.stringify(copied) !== JSON.stringify(facts)) throw new Refusal('backup-failed', { why: 'differs' });
    // The note first: the backup counts from the moment it has its name.
    writeNote(backups, file, facts, source.lock);
    renameSync(draft, join(backups, file));
    syncFolder(backups);
    place.log.info('backup-made', { kind, bytes: sizeOf(join(backups, file)) });
    return { file, kind, made, bytes: sizeOf(join(backups, file)), encrypted: source.lock !== null, holds: facts.holds };
  } catch (error) {
    discard(`${draft}-journal`, draft);
    const refusal = refusalFor(error, 'backup-failed');
    place.log.warn('backup-failed', { kind, code: refusal.failure.code });
    throw refusal;
  }
}

/** The automatic backup, if one is due and anything has changed since the last; then rotation. */
export function makeDueBackup(place: Place, source: Source): Backup | null {
  const { backups } = storeFiles(place.folder);
  const have = listBackups(backups);
  const kind = dueKind(have, place.now());
  const last = have[0] && readNote(backups, have[0].file);
  if (!kind || (last && last.upTo === lastOperation(source.db) && kind !== 'weekly')) return null;
  const made = makeBackup(place, source, kind);
  rotateBackups(place);
  return made;
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
