import type { Deps } from '../../deps.ts';
import { Refusal } from '../../refusal.ts';
import { storeFiles } from '../files.ts';
import type { Store } from '../store.ts';
import { backupPath } from './backup-notes.ts';
import { makeBackup } from './backups.ts';
import type { Unlocked } from './keys.ts';
import { putInPlace, type Restoring } from './restore.ts';

/** Milliseconds between two looks whether the store's file is still the one that is open. */
export const guardEvery = 2000;
/** Where it happens again and again, the disk gives its files no lasting numbers, or the syncer has to be stopped: trying without end would help nobody. */
const mostMends = 3;

type Open = NonNullable<Restoring['open']>;

interface Guarded {
  /** Null where none is open, or its files are being exchanged on purpose. */
  open: () => Store | null;
  /** Lets the store's file be exchanged, with nobody at it. */
  replace: (put: (open: Open, lock: Unlocked | null) => void) => Promise<unknown>;
}

/** A syncer that puts an older file in the store's place must not take along what has been written since: that is brought back at once. */
export function createGuard(deps: Deps, { open, replace }: Guarded): () => void {
  let mends = 0;
  return () => {
    const store = open();
    if (!store || mends >= mostMends || !isReplaced(store)) return;
    mends += 1;
    replace((held, lock) => {
      const { file } = makeBackup(deps, { db: held.db, lock }, 'before-restore');
      held.close();
      putInPlace(deps, { file: backupPath(storeFiles(deps.folder).backups, file), keys: lock?.keys ?? null });
      deps.log.warn('store-replaced');
    }).catch((error: unknown) => {
      // The disk may be gone, or full: then the next write says so.
      deps.log.error('store-not-mended', { code: error instanceof Refusal ? error.failure.code : 'unknown' });
    });
  };
}

function isReplaced(store: Store): boolean {
  try {
    return store.isReplaced();
  } catch {
    // A disk that does not answer says nothing of the file.
    return false;
  }
}
