import { existsSync, readdirSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Backup, BackupKind } from '../../../../preload/contract/model/store.ts';
import { Refusal } from '../../refusal.ts';
import { storeFiles } from '../files.ts';
import { backupPath } from './backup-notes.ts';
import { checkDatabase, keysOf, makeBackup, type Source } from './backups.ts';
import { copyWhole, refusalFor, requireSpace } from './disk.ts';
import { sizeOf } from '../folder.ts';
import { type KeyFile, readKeys, type Unlocked, writeKeys } from './keys.ts';
import type { Place } from './place.ts';
import { recrypt } from './recrypt.ts';
import { alone, keptAside, prepareSwap, swapIn } from './swap.ts';

/*
 * Puts a backup in the store's place. The store that stood there is kept twice: as a checked backup where it still opens, and as
 * the very files, with their -wal, aside. After any of these the store is opened again, and erasures are settled anew.
 */

export interface Restoring {
  file: string;
  /** The data key of the present store, if it has one: even a damaged store is unlocked first. */
  lock: Unlocked | null;
  /** The open store, or null where it would not open. */
  open: (Pick<Source, 'db'> & { close: () => void }) | null;
}

/** Answers the backup that was made of the store as it stood, where one could be made. */
export function restoreBackup(place: Place, { file, lock, open }: Restoring): { before: Backup | null } {
  try {
    const { path, incoming, check } = incomingFor(place, file, lock);
    if (check) checkDatabase(place, path, check.key ?? undefined);
    requireLock(place, lock);
    requireSpace(place.folder, 3 * sizeOf(path));
    const before = open ? makeBackup(place, { db: open.db, lock }, 'before-restore') : null;
    open?.close();
    putInPlace(place, incoming);
    place.log.info('backup-restored');
    return { before };
  } catch (error) {
    throw refusalFor(error, 'internal');
  }
}

/** The same beside everything else, for a store or a backup that is large: `run` has a thread for each part that takes long. */
export async function restoreBackupApart(place: Place, { file, lock, open }: Restoring, run: Runs): Promise<{ before: Backup | null }> {
  const { path, incoming, check } = incomingFor(place, file, lock);
  if (check) await run.check(path, check.key);
  requireLock(place, lock);
  requireSpace(place.folder, 3 * sizeOf(path));
  const before = open ? await run.backUp('before-restore') : null;
  open?.close();
  await run.put(incoming);
  place.log.info('backup-restored');
  return { before };
}

/** What a restore leaves to a thread. */
export interface Runs {
  check: (path: string, key: Buffer | null) => Promise<unknown>;
  backUp: (kind: BackupKind) => Promise<Backup>;
  put: (incoming: Incoming) => Promise<unknown>;
}

/** What is to come in, and how it is looked at before anything is touched: null where its key is not at hand, and its passphrase is yet to be given. */
function incomingFor(
  place: Place,
  file: string,
  lock: Unlocked | null,
): { path: string; incoming: Incoming; check: { key: Buffer | null } | null } {
  const path = backupPath(storeFiles(place.folder).backups, file);
  const keys = keysOf(place, file, lock?.keys ?? null);
  const ours = keys !== null && keys.id === lock?.keys.id;
  // A backup from before the passphrase must not take the passphrase away.
  const incoming = !keys && lock ? { file: path, keys: lock.keys, recrypt: { from: null, to: lock.key } } : { file: path, keys };
  return { path, incoming, check: !keys || ours ? { key: ours ? lock.key : null } : null };
}

/** Brings back the files that the last restore put aside; those that stand now are put aside in their turn. */
export function undoRestore(place: Place, close: () => void): void {
  const aside = keptAside(place.folder);
  if (!aside) throw new Refusal('nothing-to-undo');
  try {
    requireSpace(place.folder, 2 * sizeOf(join(aside.folder, basename(storeFiles(place.folder).store))));
    close();
    alone(place, () => {
      const incoming = prepareSwap(place.folder);
      for (const name of readdirSync(aside.folder)) {
        if (name !== 'aside.json') copyWhole(join(aside.folder, name), join(incoming, name), place.steps);
      }
      place.steps?.decide();
      place.steps?.next('clear');
      swapIn(place.folder, 'keep', place.now());
    });
    place.log.info('restore-undone');
  } catch (error) {
    throw refusalFor(error, 'internal');
  }
}

export interface Incoming {
  /** A closed database file. It is copied, unless it was made for this. */
  file: string;
  mayMove?: boolean;
  /** Written beside it; null for a plain store. */
  keys: KeyFile | null;
  /** Where the file is not yet encrypted as `keys` say. */
  recrypt?: { from: Buffer | null; to: Buffer | null };
}

/** Puts a database file in the closed store's place; what stood there is kept aside. */
export function putInPlace(place: Place, { file, keys, recrypt: change, mayMove = false }: Incoming): void {
  alone(place, () => {
    const incoming = prepareSwap(place.folder);
    const made = join(incoming, basename(storeFiles(place.folder).store));
    if (mayMove) renameSync(file, made);
    else copyWhole(file, made, place.steps);
    if (change) recrypt(place, made, change.from, change.to);
    if (keys) writeKeys(join(incoming, 'keys.json'), keys);
    place.steps?.decide();
    place.steps?.next('clear');
    swapIn(place.folder, 'keep', place.now());
  });
}

/** An encrypted store is replaced only by somebody who can open it. */
export function requireLock(place: Place, lock: Unlocked | null): void {
  const { keys } = storeFiles(place.folder);
  if (existsSync(keys) && lock?.keys.id !== readKeys(keys)?.id) throw new Refusal('store-locked');
}
