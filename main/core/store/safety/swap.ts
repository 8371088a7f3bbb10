import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { Instant } from '../../../../preload/contract/model/ids.ts';
import { Refusal } from '../../refusal.ts';
import { openDatabase } from '../database.ts';
import { isBusy } from '../failures.ts';
import { storeFiles } from '../files.ts';
import { syncFolder } from '../folder.ts';
import { destroyFolder, syncFile, writeWhole } from './disk.ts';
import type { Place } from './place.ts';

/*
 * Exchanges the closed store for another one as a whole: the database, its -wal and -shm, and its keys. The new one is prepared in
 * `swap/in`; writing `swap.json` is the moment of decision. Killed before it, nothing has happened; killed after it, the
 * next start goes on from where it stopped. Every step can be done twice.
 */

const Swap = v.object({
  /** Names that stand in the data folder now and go out. */
  out: v.array(v.string()),
  /** Names in `swap/in` that come in. */
  in: v.array(v.string()),
  /** What becomes of the old files: overwritten and removed, or kept in `aside` so that the exchange can be undone. */
  then: v.picklist(['destroy', 'keep']),
  at: Instant,
  /** Set when every file stands where it should and only the old ones are left to deal with. */
  placed: v.optional(v.boolean()),
});
type Swap = v.InferOutput<typeof Swap>;

const places = (folder: string) => {
  const files = storeFiles(folder);
  return {
    names: [files.store, files.wal, files.shm, `${files.store}-journal`, files.keys].map((file) => basename(file)),
    marker: join(folder, 'swap.json'),
    room: join(folder, 'swap'),
    incoming: join(folder, 'swap', 'in'),
    outgoing: join(folder, 'swap', 'out'),
    aside: join(folder, 'aside'),
  };
};

/**
 * Runs work on the closed store's files. While it runs no other Groundwork touches them: the lock is SQLite's own, on a file beside
 * the store, so that it ends with the process, however that ends.
 */
export function alone<T>(place: Place, work: () => T): T {
  let lock: ReturnType<typeof openDatabase>;
  try {
    lock = openDatabase(join(place.folder, 'swap-lock.sqlite'), { nativeBinding: place.nativeBinding });
  } catch (error) {
    throw isBusy(error) ? new Refusal('store-locked') : error;
  }
  try {
    return work();
  } catch (error) {
    clearUndecided(place);
    throw error;
  } finally {
    lock.close();
  }
}

/** What came to nothing goes at once, where the work is done: the room it took may be what was missing. */
function clearUndecided({ folder, log }: Place): void {
  const { marker, room } = places(folder);
  try {
    if (!existsSync(marker)) destroyFolder(room);
  } catch {
    // What went wrong before is the better thing to say; the next start clears it away.
    log.warn('swap-not-cleared');
  }
}

/** An empty folder to prepare the new store in. Whatever is made in it is destroyed unless `swapIn` is reached. */
export function prepareSwap(folder: string): string {
  const { marker, room, incoming, outgoing } = places(folder);
  // An exchange that could not be finished (a file was held open) still has the old store in its keeping.
  if (existsSync(marker)) carryOut(folder);
  destroyFolder(room);
  mkdirSync(incoming, { recursive: true, mode: 0o700 });
  mkdirSync(outgoing, { mode: 0o700 });
  return incoming;
}

/** Decides for what stands in `swap/in` and carries it out. The store must be closed. */
export function swapIn(folder: string, then: Swap['then'], at: Instant): void {
  const place = places(folder);
  const here = (where: string): string[] => place.names.filter((name) => existsSync(join(where, name)));
  const incoming = here(place.incoming);
  for (const name of incoming) syncFile(join(place.incoming, name));
  for (const made of [place.incoming, place.room, folder]) syncFolder(made);
  writeWhole(place.marker, JSON.stringify({ out: here(folder), in: incoming, then, at } satisfies Swap));
  carryOut(folder);
}

/** To be called before the store is opened: finishes an exchange that was decided on, clears away one that was not. */
export function settleSwap(place: Place): 'nothing' | 'finished' | 'cleared' {
  const { marker, room } = places(place.folder);
  if (!existsSync(marker) && !existsSync(room)) return 'nothing';
  return alone(place, () => {
    const decided = existsSync(marker);
    if (decided) carryOut(place.folder);
    else destroyFolder(room);
    return decided ? 'finished' : 'cleared';
  });
}

/** An exchange has been decided on and is not finished: nothing in the data folder is to be opened or made before it is. */
export const isBeingSwapped = (folder: string): boolean => existsSync(places(folder).marker);

/** The files that the last exchange kept, if it kept any. */
export function keptAside(folder: string): { folder: string; made: Instant } | null {
  const { aside } = places(folder);
  const note = join(aside, 'aside.json');
  if (!existsSync(note)) return null;
  return { folder: aside, made: v.parse(v.object({ at: Instant }), JSON.parse(readFileSync(note, 'utf8'))).at };
}

export const dropAside = (folder: string): void => destroyFolder(places(folder).aside);

function carryOut(folder: string): void {
  const { marker, room, incoming, outgoing, aside } = places(folder);
  const swap = v.parse(Swap, JSON.parse(readFileSync(marker, 'utf8')));
  if (!swap.placed) {
    for (const name of swap.out) {
      const live = join(folder, name);
      // Once the old file has gone out, a file of that name is the new one.
      if (existsSync(live) && !existsSync(join(outgoing, name))) renameSync(live, join(outgoing, name));
    }
    syncFolder(outgoing);
    for (const name of swap.in) {
      if (existsSync(join(incoming, name))) renameSync(join(incoming, name), join(folder, name));
    }
    syncFolder(folder);
    // From here on the old files may vanish one by one: what stands in their place must never be taken for them.
    writeWhole(marker, JSON.stringify({ ...swap, placed: true } satisfies Swap));
  }
  if (swap.then === 'keep' && existsSync(outgoing)) {
    writeWhole(join(outgoing, 'aside.json'), JSON.stringify({ at: swap.at }));
    destroyFolder(aside);
    renameSync(outgoing, aside);
    syncFolder(folder);
  }
  destroyFolder(room);
  rmSync(marker);
  syncFolder(folder);
}
