import { copyFileSync, constants, existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Backup } from '../../../../preload/contract/model/store.ts';
import { Refusal } from '../../refusal.ts';
import { storeFiles } from '../files.ts';
import { backupPath } from './backup-notes.ts';
import { checkDatabase, keysOf, makeBackup, type Source } from './backups.ts';
import { refusalFor, requireSpace } from './disk.ts';
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
  const files = storeFiles(place.folder);
  try {
    const path = backupPath(files.backups, file);
    const keys = keysOf(place, file, lock?.keys ?? null);
    const ours = keys !== null && keys.id === lock?.keys.id;
    // Checked before anything is touched, as far as its key is at hand; else when its passphrase has been given.
    if (!keys || ours) checkDatabase(place, path, ours ? lock.key : undefined);
    requireLock(place, lock);
    requireSpace(place.folder, 3 * sizeOf(path));
    const before = open ? makeBackup(place, { db: open.db, lock }, 'before-restore') : null;
    open?.close();
    // A backup from before the passphrase must not take the passphrase away.
    if (!keys && lock) putInPlace(place, { file: path, keys: lock.keys, recrypt: { from: null, to: lock.key } });
    else putInPlace(place, { file: path, keys });
    place.log.info('backup-restored');
    return { before };
  } catch (error) {
    throw refusalFor(error, 'internal');
  }
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
        if (name !== 'aside.json') copyFileSync(join(aside.folder, name), join(incoming, name), constants.COPYFILE_FICLONE);
      }
      swapIn(place.folder, 'keep', place.now());
    });
    place.log.info('restore-undone');
  } catch (error) {
    throw refusalFor(error, 'internal');
  }
}

export interface Incoming {
  /** A closed database file. It is copied. */
  file: string;
  /** Written beside it; null for a plain store. */
  keys: KeyFile | null;
  /** Where the file is not yet encrypted as `keys` say. */
  recrypt?: { from: Buffer | null; to: Buffer | null };
}

/** Puts a database file in the closed store's place; what stood there is kept aside. */
export function putInPlace(place: Place, { file, keys, recrypt: change }: Incoming): void {
  alone(place, () => {
    const incoming = prepareSwap(place.folder);
    const made = join(incoming, basename(storeFiles(place.folder).store));
    copyFileSync(file, made, constants.COPYFILE_FICLONE);
    if (change) recrypt(place, made, change.from, change.to);
    if (keys) writeKeys(join(incoming, 'keys.json'), keys);
    swapIn(place.folder, 'keep', place.now());
  });
}

/** An encrypted store is replaced only by somebody who can open it. */
export function requireLock(place: Place, lock: Unlocked | null): void {
  const { keys } = storeFiles(place.folder);
  if (existsSync(keys) && lock?.keys.id !== readKeys(keys)?.id) throw new Refusal('store-locked');
}
