import { join, resolve } from 'node:path';

/** The names in a data folder, in one place: opening, backups, keys and erasure agree on them. */
export interface StoreFiles {
  store: string;
  /** Changes that are safe on disk but not yet folded into `store`. Part of the store: never move one without the other. */
  wal: string;
  /** Left only by programs that do not lock the store for themselves; Groundwork makes none. */
  shm: string;
  /** How the name of a new store begins while it is being made; it becomes `store` when it is whole. */
  unborn: string;
  /** The wrapped data key of an encrypted store. Its presence tells an encrypted store from rubbish. */
  keys: string;
  backups: string;
}

export function storeFiles(folder: string): StoreFiles {
  const store = resolve(folder, 'groundwork.sqlite');
  return {
    store,
    wal: `${store}-wal`,
    shm: `${store}-shm`,
    unborn: `${store}.new`,
    keys: join(folder, 'keys.json'),
    backups: join(folder, 'backups'),
  };
}
