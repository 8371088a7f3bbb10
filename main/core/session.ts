import type { CoreEvent } from '../../preload/contract/envelope.ts';
import type { StoreStatus } from '../../preload/contract/model/store.ts';
import type { Deps } from './deps.ts';
import { loadPacks } from './packs/load.ts';
import { sweepPictures } from './pictures/sweep.ts';
import { sweepFiles } from './seminars/files.ts';
import { Refusal } from './refusal.ts';
import { tidyDesk } from './returns/scans/desk.ts';
import { makeBackup, makeDueBackup, type Source } from './store/safety/backups.ts';
import { listBackups } from './store/safety/backup-notes.ts';
import { settleErasures } from './store/safety/erase.ts';
import type { Unlocked } from './store/safety/keys.ts';
import { changePassphrase, encryptNextBackup, fittingLock, forgetHere, rememberHere, settle, unlock } from './store/safety/passphrase.ts';
import { storeFiles } from './store/files.ts';
import { openStore, type Store } from './store/store.ts';

/**
 * The store over time: opened, locked, unlocked, exchanged for a backup, closed. One at a time, and every change of state is
 * told. What would not open is kept as a status, so that a screen can say why and offer the ways on.
 */
export interface Session {
  status: () => StoreStatus;
  /** Refuses `store-locked` or `store-not-open` while there is none. */
  store: () => Store;
  /** The open store as backups need it, or null. */
  source: () => Source | null;
  lock: () => Unlocked | null;
  /** The opening ritual again, unlocking first if a secret is given. */
  open: (secret?: { passphrase: string } | { remembered: string }) => Promise<StoreStatus>;
  /** Closes and forgets the key. A plain store has no lock and stays open. */
  lockNow: () => StoreStatus;
  /**
   * Lets `work` exchange the store's files, and opens what stands there then. The open store is handed over, to be closed by
   * `work` when it is ready to; null where there is none.
   */
  replace: <T>(work: (open: Replaceable | null) => T | Promise<T>) => Promise<T>;
  /** The key for what will stand there after `replace`. */
  setLock: (next: Unlocked | null) => void;
  setPassphrase: (from: string | null, to: string | null) => Promise<{ recovery: string | null }>;
  remember: (passphrase: string) => Promise<string>;
  forget: () => void;
  close: () => void;
}

export interface Replaceable {
  db: Source['db'];
  close: () => void;
}

/** Milliseconds from opening to the first look after backups and trash: when the person has found their place. */
const firstLook = 20_000;
/** Milliseconds between two looks. */
const lookEvery = 10 * 60_000;
/** Milliseconds between two slices of reading through: a call that comes in never waits for more than one. */
const sliceEvery = 25;

export function createSession(deps: Deps, tell: (event: CoreEvent) => void): Session {
  let store: Store | null = null;
  let lock: Unlocked | null = null;
  let closed: StoreStatus = blankStatus(deps);
  let timers: NodeJS.Timeout[] = [];

  const statusNow = (): StoreStatus => {
    if (!store) return closed;
    const last = listBackups(storeFiles(deps.folder).backups)[0];
    return { ...store.status(), ...(last ? { lastBackup: last.made } : {}) };
  };
  const announce = (): StoreStatus => {
    const status = statusNow();
    tell({ event: 'store', status });
    return status;
  };
  const source = (): Source | null => (store ? { db: store.raw, lock } : null);

  const openNow = (): StoreStatus => {
    settle(deps);
    lock = fittingLock(deps, lock);
    const opened = openStore({ ...deps, key: lock?.key, beforeMigration: (db) => void makeBackup(deps, { db, lock }, 'before-migration') });
    if (!opened.ok) {
      const state = opened.problem === 'needs-passphrase' ? 'locked' : 'failed';
      closed = { ...blankStatus(deps), state, problem: opened.problem, detail: opened.detail, encrypted: state === 'locked' };
      return announce();
    }
    store = opened.store;
    store.onChange(tell);
    loadPacks(store, deps);
    settleErasures(deps, store);
    startTimers();
    readThrough(store);
    return announce();
  };

  /** What opening left unread, in small slices between calls. Damage is told at once, while there are good backups. */
  const readThrough = (opened: Store): void => {
    const { slices } = opened;
    const step = (): void => {
      if (store !== opened || !slices) return;
      const { done, value } = slices.next();
      if (!done) timers.push(setTimeout(step, sliceEvery).unref());
      else if (!value) {
        deps.log.error('store-damaged', { found: 'reading-through' });
        tell({ event: 'store', status: { ...statusNow(), problem: 'damaged' } });
      }
    };
    if (slices) timers.push(setTimeout(step, sliceEvery).unref());
  };

  /** Housekeeping while the store is open. What fails is in the log, and is tried again at the next look. */
  const startTimers = (): void => {
    let swept = false;
    const work = (): void => {
      try {
        const due = source();
        if (due && makeDueBackup(deps, due)) announce();
        const emptied = store?.emptyOldTrash().gone ?? 0;
        // What a picture or a kept file hung on goes with the trash, or by and by from the journal: once an opening is often enough to look for the latter.
        if (store && (emptied > 0 || !swept)) {
          sweepPictures(store, deps);
          sweepFiles(store, deps);
          tidyDesk(store, deps.now());
        }
        swept = true;
      } catch (error) {
        deps.log.warn('housekeeping-failed', { kind: error instanceof Error ? error.name : 'unknown' });
      }
    };
    // Soon after opening too: a laptop that is closed every evening never sees the second look of a long day.
    timers.push(setTimeout(work, firstLook).unref(), setInterval(work, lookEvery).unref());
  };

  const shut = (): void => {
    for (const timer of timers) clearTimeout(timer);
    timers = [];
    store?.close();
    store = null;
  };

  const session: Session = {
    status: statusNow,
    store: () => {
      if (store) return store;
      throw new Refusal(closed.state === 'locked' ? 'store-locked' : 'store-not-open', closed.problem ? { problem: closed.problem } : {});
    },
    source,
    lock: () => lock,
    open: async (secret) => {
      if (store) return statusNow();
      if (secret) lock = await unlock(deps, secret);
      const status = openNow();
      if (lock && store) encryptBackups(lock);
      return status;
    },
    lockNow: () => {
      if (!lock) return statusNow();
      shut();
      lock = null;
      closed = { ...blankStatus(deps), state: 'locked', problem: 'needs-passphrase', encrypted: true };
      return announce();
    },
    replace: async (work) => {
      try {
        return await work(store ? { db: store.raw, close: shut } : null);
      } finally {
        // A refusal before anything was touched leaves the store open.
        if (!store) openNow();
      }
    },
    setLock: (next) => {
      lock = next;
    },
    setPassphrase: async (from, to) => {
      const changed = await session.replace(async (open) => {
        open?.close();
        const outcome = await changePassphrase(deps, { from, to });
        lock = outcome.lock;
        return outcome;
      });
      if (changed.lock) encryptBackups(changed.lock);
      return { recovery: changed.recovery };
    },
    remember: (passphrase) => rememberHere(deps, passphrase),
    forget: () => forgetHere(deps),
    close: shut,
  };

  /** Backups from before the passphrase, one a turn, so that nobody waits for them. */
  function encryptBackups(held: Unlocked): void {
    setImmediate(() => {
      if (lock?.keys.id !== held.keys.id) return;
      try {
        if (encryptNextBackup(deps, held)) encryptBackups(held);
      } catch {
        // Named in the log by the safety room; taken up again at the next opening.
      }
    });
  }

  openNow();
  return session;
}

const blankStatus = (deps: Deps): StoreStatus => ({
  state: 'failed',
  folder: deps.folder,
  file: storeFiles(deps.folder).store,
  bytes: 0,
  schema: 0,
  encrypted: false,
  sqlite: '',
});
