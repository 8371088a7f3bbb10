import { basename, join } from 'node:path';
import type { CoreEvent } from '../../preload/contract/envelope.ts';
import type { ErasureReport } from '../../preload/contract/model/people.ts';
import type { Backup, BackupKind, StoreStatus } from '../../preload/contract/model/store.ts';
import type { Deps } from './deps.ts';
import type { Work } from './jobs.ts';
import { loadPacks } from './packs/load.ts';
import { sweepPictures } from './pictures/sweep.ts';
import { sweepFiles } from './seminars/files.ts';
import { createLongWork } from './long-work.ts';
import { Refusal } from './refusal.ts';
import { tidyDesk } from './returns/scans/desk.ts';
import { runApart } from './store/safety/apart.ts';
import { dueBackup, makeBackup, makeBackupApart, rotateBackups } from './store/safety/backups.ts';
import { backupPath, listBackups } from './store/safety/backup-notes.ts';
import { copyBackup, rehearse, restoreCopy } from './store/safety/copies.ts';
import {
  beginErasure,
  endErasure,
  erase,
  erasureUnfinished,
  isErasureUnfinished,
  settleErasures,
  type Subject,
} from './store/safety/erase.ts';
import type { Unlocked } from './store/safety/keys.ts';
import {
  changePassphrase,
  encryptNextBackup,
  type Exchange,
  exchangeNow,
  fittingLock,
  forgetHere,
  rememberHere,
  settle,
  unlock,
} from './store/safety/passphrase.ts';
import { createGuard, guardEvery } from './store/safety/guard.ts';
import { restoreBackup, restoreBackupApart, type Restoring, type Runs, undoRestore } from './store/safety/restore.ts';
import { type Step, track, type Tracker } from './store/safety/steps.ts';
import { keptAside } from './store/safety/swap.ts';
import { isClockSteady } from './store/clock.ts';
import { storeFiles } from './store/files.ts';
import { sizeOf } from './store/folder.ts';
import { checkedAtOnce } from './store/opening.ts';
import { openStore, type Store } from './store/store.ts';

/**
 * The store over time: opened, locked, unlocked, exchanged for a backup, closed. One at a time, and every change of state is
 * told. What would not open is kept as a status, so that a screen can say why and offer the ways on.
 */
export interface Session {
  status: () => StoreStatus;
  /** Refuses `store-locked` or `store-not-open` while there is none. */
  store: () => Store;
  /** Null, or what to wait for: work is at the store's files and has closed it for its time. */
  ready: () => Promise<void> | null;
  /** The open store is copied and checked; a large one in a thread, while everything else goes on. */
  backUp: (kind: BackupKind) => Promise<Backup>;
  /** See the safety room. A large store is rewritten in a thread; what needs it waits. */
  erase: (subject: Subject) => Promise<ErasureReport>;
  lock: () => Unlocked | null;
  /** The opening ritual again, unlocking first if a secret is given. */
  open: (secret?: { passphrase: string } | { remembered: string }) => Promise<StoreStatus>;
  /** Closes and forgets the key. A plain store has no lock and stays open. */
  lockNow: () => StoreStatus;
  /** A backup, the files that the last restore put aside, or a copied backup in the store's place: see the safety room. What needs the store waits. */
  restore: (file: string) => Promise<void>;
  undoRestore: () => Promise<void>;
  restoreCopy: (copy: SealedCopy) => Promise<void>;
  rehearse: (copy: SealedCopy) => Promise<{ ok: boolean; holds: Record<string, number>; made: string }>;
  /** Answers the path of the file that was written. */
  copyOut: (copy: { file: string; to: string; passphrase: string }, work: Work) => Promise<string>;
  /** Asks the work that somebody waits for to stop. Answers whether it will. */
  stopWork: () => boolean;
  setPassphrase: (from: string | null, to: string | null) => Promise<{ recovery: string | null }>;
  remember: (passphrase: string) => Promise<string>;
  forget: () => void;
  close: () => void;
}

interface SealedCopy {
  file: string;
  passphrase: string;
}

/** Milliseconds from opening to the first look after backups and trash: when the person has found their place. */
const firstLook = 20_000;
/** Milliseconds between two looks. */
const lookEvery = 10 * 60_000;
/** What rewriting a store takes, so that nothing is left where rows were. */
const scrubbing: readonly Step[] = ['index', 'compact', 'check', 'clear'];

/** Milliseconds between two slices of reading through: a call that comes in never waits for more than one. */
const sliceEvery = 25;

/** `rest` comes when no job runs. */
export function createSession(deps: Deps, tell: (event: CoreEvent) => void, rest: () => Promise<void>): Session {
  let store: Store | null = null;
  /** What was known of the store when work at its files began; null while there is none. */
  let before: StoreStatus | null = null;
  let atFiles = 0;
  let working: Promise<unknown> = Promise.resolve();
  let backing: Promise<unknown> = Promise.resolve();
  const ending = new AbortController();
  let scrubFailed = false;
  let lock: Unlocked | null = null;
  let closed: StoreStatus = blankStatus(deps);
  let timers: NodeJS.Timeout[] = [];
  const long = createLongWork(tell);

  const ready = (): Promise<void> | null => (atFiles === 0 ? null : working.then(() => ready() ?? undefined));

  const statusNow = (): StoreStatus => {
    if (!store) return before ?? closed;
    const last = listBackups(storeFiles(deps.folder).backups)[0];
    return { ...store.status(), ...(last ? { lastBackup: last.made } : {}) };
  };
  const announce = (): StoreStatus => {
    const status = statusNow();
    tell({ event: 'store', status });
    return status;
  };
  /** Above this, what reads the whole store, or another file, through would hold up everything else for longer than a person notices. */
  const isLarge = (...files: string[]): boolean => [storeFiles(deps.folder).store, ...files].some((file) => sizeOf(file) > checkedAtOnce);
  const pathOf = (file: string): string => backupPath(storeFiles(deps.folder).backups, file);

  const backUpApart = (kind: BackupKind, tracker?: Tracker): Promise<Backup> => {
    const open = session.store();
    return makeBackupApart(deps, { db: open.raw, lock, pin: open.pin }, kind, ({ handle, bytes }, to, key) =>
      runApart(deps, { do: 'copy', handle, bytes, to, key }, ending.signal, tracker),
    );
  };

  /** One after the other: the store's file is held still for one at a time, and what one leaves half-made another would clear away. */
  const inTurn = <T>(work: () => T | Promise<T>): Promise<T> => {
    const turn = backing.then(work);
    backing = turn.catch(() => undefined);
    return turn;
  };

  const backUp = (kind: BackupKind): Promise<Backup> =>
    inTurn(async () => {
      if (!isLarge()) return makeBackup(deps, { db: session.store().raw, lock }, kind);
      return kind === 'by-hand' ? long.run('back-up', ['copy', 'check'], (tracker) => backUpApart(kind, tracker)) : backUpApart(kind);
    });

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
    const large = isLarge();
    settleErasures(deps, store, large);
    if (large && isErasureUnfinished(deps) && !scrubFailed) finishErasure();
    startTimers();
    readThrough(store);
    return announce();
  };

  /** The last traces of an erasure that was interrupted, or done again, go from a large store as they do when it is asked for. */
  const finishErasure = (): void => {
    replace(async (files) => {
      files?.close();
      await long.run('erase', scrubbing, scrubApart, true);
    }).catch((error: unknown) => {
      // A full disk must not keep people out of their store, nor be tried again without end: the next start does.
      scrubFailed = true;
      deps.log.warn('erasure-unfinished', { code: error instanceof Refusal ? error.failure.code : 'unknown' });
    });
  };
  const scrubApart = (tracker: Tracker): Promise<null> => runApart(deps, { do: 'scrub', key: lock?.key ?? null }, ending.signal, tracker);

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
    let looking = false;
    const work = async (): Promise<void> => {
      if (looking) return;
      looking = true;
      try {
        const steady = store !== null && isClockSteady(store, deps.now());
        const kind = store && dueBackup(deps, store.raw);
        if (kind) {
          await backUp(kind);
          if (steady) await inTurn(() => (isLarge() ? runApart(deps, { do: 'rotate' }, ending.signal) : rotateBackups(deps)));
          announce();
        }
        await ready();
        const emptied = steady ? (store?.emptyOldTrash().gone ?? 0) : 0;
        // What a picture or a kept file hung on goes with the trash, or by and by from the journal: once an opening is often enough to look for the latter.
        if (store && (emptied > 0 || !swept)) {
          sweepPictures(store, deps);
          sweepFiles(store, deps);
          tidyDesk(store, deps.now());
        }
        swept = true;
      } catch (error) {
        deps.log.warn('housekeeping-failed', { kind: error instanceof Error ? error.name : 'unknown' });
      } finally {
        looking = false;
      }
    };
    // Soon after opening too: a laptop that is closed every evening never sees the second look of a long day.
    const look = (): void => void work();
    timers.push(setTimeout(look, firstLook).unref(), setInterval(look, lookEvery).unref(), setInterval(guard, guardEvery).unref());
  };

  const shut = (): void => {
    for (const timer of timers) clearTimeout(timer);
    timers = [];
    store?.close();
    store = null;
  };

  /**
   * Lets `work` exchange the store's files, and opens what stands there then. The open store is handed over, to be closed by
   * `work` when it is ready to; null where there is none.
   */
  const replace = <T>(work: (open: Pick<Restoring, 'open'>['open']) => T | Promise<T>): Promise<T> => {
    atFiles += 1;
    const done = working.then(async () => {
      try {
        before = statusNow();
        await rest();
        await backing;
        if (ending.signal.aborted) throw new Refusal('cancelled');
        return await work(store ? { db: store.raw, close: shut } : null);
      } finally {
        before = null;
        atFiles -= 1;
        // A refusal before anything was touched leaves the store open.
        if (!store && !ending.signal.aborted) openNow();
      }
    });
    working = done.catch(() => undefined);
    return done;
  };

  const guard = createGuard(deps, {
    open: () => (atFiles === 0 ? store : null),
    replace: (put) => replace((open) => open && put(open, lock)),
  });

  const restoring = (tracker: Tracker): Runs => ({
    check: (file, key) => runApart(deps, { do: 'check', file, key }, ending.signal, tracker),
    backUp: (kind) => inTurn(() => backUpApart(kind, tracker)),
    put: (incoming) => runApart(deps, { do: 'put', incoming }, ending.signal, tracker),
  });

  const session: Session = {
    status: statusNow,
    store: () => {
      if (store) return store;
      throw new Refusal(closed.state === 'locked' ? 'store-locked' : 'store-not-open', closed.problem ? { problem: closed.problem } : {});
    },
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
    ready,
    backUp,
    erase: async (subject) => {
      if (!isLarge()) return erase(deps, session.store(), subject);
      return replace(async (files) => {
        const report = beginErasure(deps, session.store(), subject);
        files?.close();
        await long.run('erase', scrubbing, scrubApart, true).catch((error: unknown) => {
          throw erasureUnfinished(error);
        });
        return endErasure(deps, report);
      });
    },
    restore: (file) =>
      replace(async (open) => {
        const asked = { file, lock, open };
        if (!isLarge(pathOf(file))) return void restoreBackup(deps, asked);
        const plan: readonly Step[] = ['check', ...(open ? (['copy', 'check'] as const) : []), 'copy', 'encrypt', 'clear'];
        await long.run('restore', plan, (tracker) => restoreBackupApart(deps, asked, restoring(tracker)));
      }),
    undoRestore: () =>
      replace(async (open) => {
        const aside = keptAside(deps.folder);
        if (!aside || !isLarge(join(aside.folder, basename(storeFiles(deps.folder).store)))) return undoRestore(deps, () => open?.close());
        open?.close();
        await long.run('undo-restore', ['copy', 'clear'], (tracker) => runApart(deps, { do: 'undo-restore' }, ending.signal, tracker));
      }),
    restoreCopy: (copy) =>
      replace(async (open) => {
        const asked = { ...copy, lock, open };
        const outcome = isLarge(copy.file)
          ? await long.run('restore', ['unseal', 'check', ...(open ? (['copy', 'check'] as const) : []), 'encrypt', 'clear'], (tracker) =>
              restoreCopy(deps, asked, {
                openCopy: (sealed) => runApart(deps, { do: 'open-copy', ...sealed }, ending.signal, tracker),
                ...restoring(tracker),
              }),
            )
          : await restoreCopy(deps, asked);
        lock = outcome.lock;
      }),
    rehearse: (copy) =>
      inTurn(() =>
        isLarge(copy.file)
          ? long.run('check-copy', ['unseal', 'check'], (tracker) => runApart(deps, { do: 'rehearse', ...copy }, ending.signal, tracker))
          : rehearse(deps, copy),
      ),
    copyOut: (copy, { signal, progress }) =>
      inTurn(async () => {
        if (!isLarge(pathOf(copy.file))) return copyBackup(deps, { ...copy, lock, signal, onProgress: progress });
        const tracker = track(['check', 'copy', 'encrypt', 'seal'], progress);
        const stop = (): void => void tracker.stop();
        if (signal.aborted) stop();
        signal.addEventListener('abort', stop, { once: true });
        try {
          return await runApart(deps, { do: 'copy-out', ...copy, lock }, ending.signal, tracker);
        } finally {
          signal.removeEventListener('abort', stop);
          tracker.end();
        }
      }),
    stopWork: long.stop,
    setPassphrase: async (from, to) => {
      const changed = await replace(async (open) => {
        open?.close();
        const work = to === null ? 'remove-passphrase' : 'set-passphrase';
        const exchange: Exchange = isLarge()
          ? async (was, next) =>
              void (await long.run(work, ['copy', 'check', 'encrypt', 'check', 'clear'], (tracker) =>
                runApart(deps, { do: 'exchange', from: was, to: next }, ending.signal, tracker),
              ))
          : (was, next) => exchangeNow(deps, was, next);
        const outcome = await changePassphrase(deps, { from, to, exchange });
        lock = outcome.lock;
        return outcome;
      });
      if (changed.lock) encryptBackups(changed.lock);
      return { recovery: changed.recovery };
    },
    remember: (passphrase) => rememberHere(deps, passphrase),
    forget: () => forgetHere(deps),
    close: () => {
      ending.abort();
      shut();
    },
  };

  /** Backups from before the passphrase, one a turn, so that nobody waits for them. */
  function encryptBackups(held: Unlocked): void {
    setImmediate(async () => {
      if (lock?.keys.id !== held.keys.id || ending.signal.aborted) return;
      try {
        const more = await inTurn(() =>
          isLarge() ? runApart(deps, { do: 'encrypt-next', lock: held }, ending.signal) : encryptNextBackup(deps, held),
        );
        if (more) encryptBackups(held);
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
