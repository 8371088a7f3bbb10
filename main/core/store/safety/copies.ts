import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { Count, Instant } from '../../../../preload/contract/model/ids.ts';
import type { BackupKind } from '../../../../preload/contract/model/store.ts';
import { Refusal } from '../../refusal.ts';
import { storeFiles } from '../files.ts';
import { sizeOf } from '../folder.ts';
import { backupPath, readName } from './backup-notes.ts';
import { checkDatabase, keysOf, makeBackup } from './backups.ts';
import { copyWhole, destroyFolder, refusalFor, requireSpace } from './disk.ts';
import { forget, KeyFile, rewrapPassphrase, type ScryptCost, type Unlocked } from './keys.ts';
import type { Place } from './place.ts';
import { recrypt } from './recrypt.ts';
import { type Incoming, putInPlace, requireLock, type Restoring } from './restore.ts';
import { seal, unseal, type Work } from './sealed.ts';

/*
 * A backup on a stick, in a school's cloud folder, or on the way to a new laptop: one file under a passphrase of its own. What is
 * sealed inside is always an encrypted database with its key, also where the store is plain: so neither making, rehearsing nor
 * bringing back ever puts a readable page on a disk that had none.
 */

export const copyExtension = '.groundwork-backup';

const Manifest = v.object({
  made: Instant,
  schema: Count,
  holds: v.record(v.string(), Count),
  /** Opens the database inside. The whole manifest is sealed under the file's passphrase. */
  key: v.pipe(v.string(), v.base64()),
  /** The wraps of an encrypted store; without them the store was plain. */
  keys: v.optional(KeyFile),
  body: Count,
});
type Manifest = v.InferOutput<typeof Manifest>;

export interface CopyTo extends Work {
  file: string;
  /** The folder that the person chose. */
  to: string;
  passphrase: string;
  lock: Unlocked | null;
  cost?: ScryptCost;
}

/** Answers the full path of the file that was written. */
export async function copyBackup(place: Place, { file, to, passphrase, lock, cost, ...work }: CopyTo): Promise<string> {
  const { backups } = storeFiles(place.folder);
  try {
    const path = backupPath(backups, file);
    const keys = keysOf(place, file, lock?.keys ?? null);
    // From before a passphrase was removed or set anew: nobody here can open it, so nobody could prove the copy.
    if (keys && keys.id !== lock?.keys.id) throw new Refusal('store-locked', { why: 'older-passphrase' });
    const key = keys && lock ? lock.key : randomBytes(32);
    const facts = checkDatabase(place, path, keys ? key : undefined);
    const from = keys ? path : encryptedCopy(place, path, key);
    if (!existsSync(to)) throw new Refusal('file-missing', { folder: to });
    requireSpace(to, sizeOf(from) + (1 << 20));
    const target = join(to, `${file.replace(/\.[a-z-]+\.sqlite$/, '')}${copyExtension}`);
    const manifest: Omit<Manifest, 'body'> = {
      made: readName(file)?.made ?? place.now(),
      schema: facts.schema,
      holds: facts.holds,
      key: key.toString('base64'),
      ...(keys ? { keys: forget(keys) } : {}),
    };
    place.steps?.next('seal');
    const onProgress = (done: number, total: number): void => place.steps?.at(done / total);
    await seal({ from, to: target, manifest, passphrase, onProgress, ...(cost ? { cost } : {}), ...work });
    place.log.info('backup-copied', { bytes: sizeOf(target) });
    return target;
  } catch (error) {
    throw refusalFor(error, 'backup-failed');
  } finally {
    clearCopies(place);
  }
}

/** Proves that a copy opens: decrypts it beside the store, checks and counts it, and removes it again. */
export async function rehearse(
  place: Place,
  copy: { file: string; passphrase: string } & Work,
): Promise<{ ok: boolean; holds: Record<string, number>; made: string }> {
  try {
    const { holds, made } = await openCopy(place, copy);
    return { ok: true, holds, made };
  } finally {
    clearCopies(place);
  }
}

/** What bringing a copy back leaves to a thread where it is large. */
export interface CopyRuns {
  openCopy: (copy: { file: string; passphrase: string }) => Promise<OpenedCopy>;
  backUp: (kind: BackupKind) => unknown;
  put: (incoming: Incoming) => unknown;
}

/**
 * Puts the copy in the store's place. It then opens as the store opened before, where it is of this same store; else, where
 * it came from an encrypted one, with the passphrase that was just typed and the recovery key that it always had; else plain.
 */
export async function restoreCopy(
  place: Place,
  { passphrase, file, lock, open, cost, ...work }: Restoring & { passphrase: string; cost?: ScryptCost } & Work,
  runs: CopyRuns = {
    openCopy: (copy) => openCopy(place, { ...copy, ...work }),
    backUp: (kind) => open && makeBackup(place, { db: open.db, lock }, kind),
    put: (incoming) => putInPlace(place, incoming),
  },
): Promise<{ lock: Unlocked | null }> {
  try {
    const { keys, key } = await runs.openCopy({ file, passphrase });
    requireLock(place, lock);
    const inside = Buffer.from(key, 'base64');
    let after: Unlocked | null = lock;
    if (keys && keys.id !== lock?.keys.id) after = { key: inside, keys: await rewrapPassphrase({ keys, key: inside }, passphrase, cost) };
    if (open) await runs.backUp('before-restore');
    open?.close();
    const asItIs = keys !== undefined;
    await runs.put({
      file: insideOf(place),
      mayMove: true,
      keys: after?.keys ?? null,
      ...(asItIs ? {} : { recrypt: { from: inside, to: after?.key ?? null } }),
    });
    place.log.info('copy-restored');
    return { lock: after };
  } catch (error) {
    throw refusalFor(error, 'not-a-backup', { why: 'damaged' });
  } finally {
    clearCopies(place);
  }
}

/** The room is cleared at the next start too (`clearCopies`), should the program be killed. */
const roomFor = (place: Place): string => join(place.folder, 'copying');
const insideOf = (place: Place): string => join(roomFor(place), 'inside.sqlite');

export const clearCopies = (place: Place): void => destroyFolder(roomFor(place));

function encryptedCopy(place: Place, path: string, key: Buffer): string {
  requireSpace(place.folder, 2 * sizeOf(path));
  mkdirSync(roomFor(place), { recursive: true, mode: 0o700 });
  const copy = insideOf(place);
  copyWhole(path, copy, place.steps);
  recrypt(place, copy, null, key);
  return copy;
}

export type OpenedCopy = Pick<Manifest, 'made' | 'holds' | 'key' | 'keys'>;

/** Decrypts a copy beside the store, and checks and counts it. The database stays in the room, encrypted with `key`, until that is cleared. */
export async function openCopy(
  place: Place,
  { file, passphrase, ...work }: { file: string; passphrase: string } & Work,
): Promise<OpenedCopy> {
  try {
    requireSpace(place.folder, 2 * sizeOf(file));
    mkdirSync(roomFor(place), { recursive: true, mode: 0o700 });
    const database = insideOf(place);
    place.steps?.next('unseal');
    const onProgress = (done: number, total: number): void => place.steps?.at(done / total);
    const parsed = v.safeParse(Manifest, await unseal({ from: file, to: database, passphrase, onProgress, ...work }));
    if (!parsed.success) throw new Refusal('not-a-backup', { why: 'not-ours' });
    const { made, holds, key, keys } = parsed.output;
    const facts = checkDatabase(place, database, Buffer.from(key, 'base64'));
    if (JSON.stringify(facts.holds) !== JSON.stringify(holds)) throw new Refusal('not-a-backup', { why: 'damaged' });
    return { made, holds, key, ...(keys ? { keys } : {}) };
  } catch (error) {
    clearCopies(place);
    throw refusalFor(error, 'not-a-backup', { why: 'damaged' });
  }
}
