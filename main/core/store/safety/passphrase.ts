import { copyFileSync, existsSync, linkSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Refusal } from '../../refusal.ts';
import { openDatabase } from '../database.ts';
import { storeFiles } from '../files.ts';
import { sizeOf, syncFolder } from '../folder.ts';
import { listBackups, readNote, writeNote } from './backup-notes.ts';
import { checkDatabase, rekeyNotes } from './backups.ts';
import { clearCopies } from './copies.ts';
import { copyWhole, destroy, discard, isPlainDatabase, refusalFor, requireSpace, syncFile } from './disk.ts';
import { forget, makeKeys, parseKeys, readKeys, remember, type ScryptCost, type Unlocked, unwrapKey, writeKeys } from './keys.ts';
import type { Place } from './place.ts';
import { recrypt } from './recrypt.ts';
import { alone, dropAside, keptAside, prepareSwap, settleSwap, swapIn } from './swap.ts';
import { tryOnce } from './tries.ts';

/*
 * Locking and unlocking the store as a person knows it: a passphrase that is set, changed, removed, asked for, or remembered on this
 * computer. Setting and removing make a whole new store beside the old one and exchange the two (swap.ts); the old one in plain is
 * overwritten. Changing only rewraps the data key.
 */

/**
 * To be called before every opening: finishes or clears away what a kill interrupted. Where that is not possible yet, because
 * another Groundwork is at it or a file is held open, the store is found locked and opening can be tried again.
 */
export function settle(place: Place): void {
  try {
    const swap = settleSwap(place);
    if (swap !== 'nothing') place.log.warn('swap-settled', { outcome: swap });
  } catch (error) {
    place.log.warn('swap-not-settled', { code: refusalFor(error, 'internal').failure.code });
    return;
  }
  healKeys(place);
  clearCopies(place);
  dropOlderPlainAside(place);
}

/** The data key for what a person typed or a keychain gave; null for a plain store, which needs none. */
export async function unlock(place: Place, secret: { passphrase: string } | { remembered: string }): Promise<Unlocked | null> {
  const keys = readKeys(storeFiles(place.folder).keys);
  if (!keys) return null;
  if ('remembered' in secret) {
    const key = await unwrapKey(keys, secret);
    if (!key) throw new Refusal('wrong-passphrase', { remembered: true });
    return { keys, key };
  }
  return { keys, key: await tryOnce(place.folder, place.now, () => unwrapKey(keys, secret)) };
}

/**
 * The lock, if it is still that of the store that stands there; null where a restore, or its undoing, has brought back a plain
 * store or one from under another passphrase.
 */
export function fittingLock(place: Place, lock: Unlocked | null): Unlocked | null {
  const { keys: file } = storeFiles(place.folder);
  if (!lock || !existsSync(file)) return null;
  const keys = intact(file) ? readKeys(file) : null;
  return keys?.id === lock.keys.id ? { ...lock, keys } : null;
}

export interface PassphraseChange {
  /** The passphrase (or the recovery key) of an encrypted store; null for a plain one. */
  from: string | null;
  /** Null removes the passphrase. */
  to: string | null;
  cost?: ScryptCost;
  /** How the store is made anew under the other lock: here and now, unless somebody has a thread for it. */
  exchange?: Exchange;
}
export type Exchange = (from: Buffer | null, to: Unlocked | null) => void | Promise<void>;

/**
 * Sets, changes or removes the passphrase. The store must be closed, and is opened again with `lock`; `recovery` is to be shown
 * once. After a passphrase was set, `encryptBackups` still has to run.
 */
export async function changePassphrase(
  place: Place,
  { from, to, cost, exchange = (before, after) => exchangeNow(place, before, after) }: PassphraseChange,
): Promise<{ lock: Unlocked | null; recovery: string | null }> {
  const files = storeFiles(place.folder);
  const encrypted = existsSync(files.keys);
  if (encrypted && from === null) throw new Refusal('wrong-passphrase');
  const unlocked = from === null ? null : await unlock(place, { passphrase: from });
  const withCost = cost ? { cost } : {};
  try {
    if (unlocked && to === null) {
      await exchange(unlocked.key, null);
      place.log.info('passphrase-removed');
      return { lock: null, recovery: null };
    }
    if (to === null) return { lock: null, recovery: null };
    const { recovery, ...lock } = await makeKeys({
      passphrase: to,
      made: place.now(),
      ...withCost,
      ...(unlocked ? { from: unlocked } : {}),
    });
    if (unlocked) {
      writeKeys(files.keys, lock.keys);
      rekeyNotes(place, lock);
      place.log.info('passphrase-changed');
    } else {
      await exchange(null, lock);
      place.log.info('passphrase-set');
    }
    return { lock, recovery };
  } catch (error) {
    throw refusalFor(error, 'internal');
  }
}

/** A secret for the system's keychain. It is asked for with the passphrase, so that nobody at an open screen can take it along. */
export async function rememberHere(place: Place, passphrase: string): Promise<string> {
  const unlocked = await unlock(place, { passphrase });
  if (!unlocked) throw new Refusal('bad-input', { why: 'not-encrypted' });
  const { keys, remembered } = remember(unlocked);
  writeKeys(storeFiles(place.folder).keys, keys);
  return remembered;
}

export function forgetHere(place: Place): void {
  const { keys: file } = storeFiles(place.folder);
  const keys = readKeys(file);
  if (keys?.remembered) writeKeys(file, forget(keys));
}

/** The next backup that still lies there in plain is encrypted like the store. False when there is none: call until then. */
export function encryptNextBackup(place: Place, lock: Unlocked): boolean {
  const { backups } = storeFiles(place.folder);
  const next = listBackups(backups).find(({ encrypted }) => !encrypted);
  if (!next) return false;
  const path = join(backups, next.file);
  const draft = `${path}.part`;
  const old = `${path}.old.part`;
  try {
    requireSpace(backups, next.bytes);
    const facts = checkDatabase(place, path);
    copyFileSync(path, draft);
    recrypt(place, draft, null, lock.key);
    checkDatabase(place, draft, lock.key);
    syncFile(draft);
    writeNote(backups, next.file, { ...facts, upTo: readNote(backups, next.file)?.upTo ?? facts.upTo }, lock);
    // Under a second name the old bytes can still be found to be overwritten, and at no moment is the backup without its name.
    rmSync(old, { force: true });
    linkSync(path, old);
    renameSync(draft, path);
    destroy(old);
    syncFolder(backups);
    return true;
  } catch (error) {
    discard(draft, `${draft}-journal`);
    throw refusalFor(error, 'backup-failed');
  }
}

export function exchangeNow(place: Place, from: Buffer | null, to: Unlocked | null): void {
  alone(place, () => makeAnew(place, from, to));
  // What an earlier restore put aside is readable without the passphrase that was just set.
  if (to) dropAside(place.folder);
}

/** Makes the same store under another lock in `swap/in`, checks it, and puts it in the store's place. */
function makeAnew(place: Place, from: Buffer | null, to: Unlocked | null): void {
  const { store, wal } = storeFiles(place.folder);
  requireSpace(place.folder, 2 * sizeOf(store));
  const incoming = prepareSwap(place.folder);
  const made = join(incoming, basename(store));
  // Closing folds the -wal in and removes it: nothing of the old store lies outside its files.
  openDatabase(store, { key: from ?? undefined, mustExist: true, nativeBinding: place.nativeBinding }).close();
  if (sizeOf(wal) > 0) throw new Refusal('store-locked');
  copyWhole(store, made, place.steps);
  const before = checkDatabase(place, made, from ?? undefined);
  recrypt(place, made, from, to?.key ?? null);
  const after = checkDatabase(place, made, to?.key);
  if (JSON.stringify(before) !== JSON.stringify(after)) throw new Refusal('internal', { why: 'copy-differs' });
  if (to) writeKeys(join(incoming, 'keys.json'), to.keys);
  place.steps?.decide();
  place.steps?.next('clear');
  swapIn(place.folder, 'destroy', place.now());
}

/**
 * What a restore put aside in plain goes when a passphrase is set after it. Where the restore itself brought back an older passphrase it
 * stays: it is the way to undo that.
 */
function dropOlderPlainAside({ folder }: Place): void {
  const files = storeFiles(folder);
  const aside = keptAside(folder);
  const store = aside && join(aside.folder, basename(files.store));
  if (!aside || !store || !existsSync(store) || !isPlainDatabase(store)) return;
  const keys = existsSync(files.keys) && intact(files.keys) ? readKeys(files.keys) : null;
  if (keys && keys.made >= aside.made) dropAside(folder);
}

/** A key file that was lost or damaged is brought back from beside the newest backup: without it every word is lost. */
function healKeys(place: Place): void {
  const files = storeFiles(place.folder);
  if (!existsSync(files.store) || isPlainDatabase(files.store) || sizeOf(files.store) === 0) return;
  if (existsSync(files.keys) && intact(files.keys)) return;
  const spare = listBackups(files.backups)
    .map(({ file }) => readNote(files.backups, file)?.keys)
    .find((keys) => keys !== undefined);
  if (!spare) return;
  writeKeys(files.keys, spare);
  place.log.warn('keys-brought-back');
}

function intact(file: string): boolean {
  try {
    return parseKeys(readFileSync(file, 'utf8')) !== null;
  } catch {
    return false;
  }
}
