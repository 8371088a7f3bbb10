import { createHash } from 'node:crypto';
import { realpathSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { returnCalls } from '../../../preload/contract/calls/returns.ts';
import type { ReturnLine } from '../../../preload/contract/model/returns.ts';
import type { HandlersOf, House } from '../house.ts';
import type { Work } from '../jobs.ts';
import { Refusal } from '../refusal.ts';
import type { Store } from '../store/store.ts';
import { acceptReturns } from './accept.ts';
import { unpackArchives } from './archives.ts';
import { copyOf, decide, decidedOn, findDesk, layDown, mostFiles, putAway, putDown, type Reading, requireDesk, unreadOf } from './desk.ts';
import { gatherFiles, isPdf } from './gather.ts';
import { lookUp } from './known.ts';
import { propose } from './propose.ts';
import { type ReadOutcome, readAll } from './readers.ts';
import { findFile, findSheet, keepSheet, type Sheet, type SheetFile } from './sheets.ts';

/** Bytes of a file that is shown beside its answers. */
const mostShown = 40 * 1024 * 1024;

export const returnHandlers: HandlersOf<keyof typeof returnCalls> = {
  'returns.read': ({ paths, keep }, house) => {
    const store = house.store();
    return { job: house.jobs.start((work) => (keep ? readOnto(paths, store, house, work) : readSheet(paths, store, house, work))) };
  },
  'returns.desk': (_, { store, deps }) => findDesk(store(), deps.now()),
  'returns.sheet': ({ sheet: id }, { store }) => {
    const sheet = findSheet(store(), id);
    return store().read((db) => {
      const known = lookUp(db);
      const seen = new Set<string>();
      const lines = sheet.files.map((file) => {
        const line = sinceRead(propose(db, known, file).line, sheet);
        const { hash } = file.outcome;
        if (hash === '') return line;
        if (seen.has(hash) && (line.state === 'ready' || line.state === 'who')) return { ...line, state: 'repeated' as const };
        seen.add(hash);
        return line;
      });
      return { sheet: id, read: sheet.read, lines };
    });
  },
  'returns.file': ({ sheet, file, participant }, { store }) => {
    const whole = findSheet(store(), sheet);
    const found = findFile(whole, file);
    return store().read((db) => {
      const { line, answers } = propose(db, lookUp(db), found, participant);
      return { line: sinceRead(line, whole), answers };
    });
  },
  'returns.pages': async ({ sheet, file }, { store }) => {
    const found = findFile(findSheet(store(), sheet), file);
    if (!found.outcome.ok) throw new Refusal('file-not-ours');
    if (found.outcome.bytes > mostShown) throw new Refusal('too-large', { bytes: mostShown });
    const bytes = store().read((db) => copyOf(db, file)) ?? (await readAgain(found));
    return { pdf: bytes.toString('base64') };
  },
  'returns.decided': ({ sheet }, { store }) => store().read((db) => decidedOn(db, sheet)),
  'returns.decide': ({ op, sheet, decisions }, { store }) => {
    store().read((db) => requireDesk(db, sheet));
    decide(store(), sheet, decisions);
    store().announce('people', [{ table: 'return_sheet', id: sheet }]);
    return { op };
  },
  'returns.discard': ({ op, sheet, files }, { store }) => {
    putAway(store(), sheet, files);
    store().announce('people', [{ table: 'sheet_file', id: sheet }]);
    return { op };
  },
  'returns.accept': (input, { store, deps }) => acceptReturns(input, store(), deps),
};

const sinceRead = (line: ReturnLine, { read }: Sheet): ReturnLine => ({
  ...line,
  accepted: line.state === 'unchanged' && line.received !== null && line.received >= read,
});

/** It may have been saved again since it was read: the answers on the sheet would not be those on the page. */
async function readAgain({ path: file, outcome }: SheetFile): Promise<Buffer> {
  const bytes = await readFile(file);
  if (createHash('sha256').update(bytes).digest('hex') !== outcome.hash) throw new Refusal('stale');
  return bytes;
}

async function readSheet(paths: readonly string[], store: Store, { deps }: House, { signal, progress }: Work): Promise<unknown> {
  const { paths: all, clear } = await unpackArchives(inSight(paths), signal);
  const files = all.slice(0, mostFiles);
  const left = all.length - files.length;
  const outcomes: ReadOutcome[] = [];
  let done = 0;
  progress(0, files.length);
  try {
    await readAll(
      files,
      (at, outcome) => {
        outcomes[at] = outcome;
        progress(++done, files.length);
      },
      { file: deps.returnReader, signal },
    );
  } finally {
    clear([]);
  }
  if (signal.aborted) throw new Refusal('cancelled');
  const sheet = {
    id: deps.newId(),
    read: deps.now(),
    files: files.flatMap((file, at) => {
      const outcome = outcomes[at];
      return outcome ? [{ id: deps.newId(), path: file, outcome }] : [];
    }),
  };
  keepSheet(store, sheet);
  deps.log.info('returns-read', { files: files.length, left, unreadable: sheet.files.filter(({ outcome }) => !outcome.ok).length });
  return { sheet: sheet.id, files: sheet.files.length, left };
}

/** Where there are too many, what cannot be a workbook waits first. */
function inSight(paths: readonly string[]): string[] {
  const all = gatherFiles(paths, isPdf);
  return all.length <= mostFiles ? all : [...all.filter(isPdf), ...all.filter((file) => !isPdf(file))];
}

/** So many milliseconds, or so many bytes, are put down together. */
const pace = 300;
const mostAtOnce = 16 * 1024 * 1024;

/** One after the other: what comes while others are read lies behind them. */
const reading = new WeakMap<Store, Promise<unknown>>();

async function readOnto(paths: readonly string[], store: Store, house: House, work: Work): Promise<unknown> {
  const before = reading.get(store);
  const mine = (async () => {
    await before?.catch(() => {});
    return readDesk(paths, store, house, work);
  })();
  reading.set(store, mine);
  return mine;
}

/** What was read stays read, whatever ends it; what was not lies on the desk unread. */
async function readDesk(paths: readonly string[], store: Store, { deps }: House, { signal, progress }: Work): Promise<unknown> {
  if (signal.aborted || !store.raw.open) throw new Refusal('cancelled');
  const { paths: named, clear } = await unpackArchives(inSight(paths), signal);
  const { sheet, left } = layDown(store, deps, named);
  const files = store.read((db) => unreadOf(db, sheet));
  let waiting: Reading[] = [];
  let put = performance.now();
  const flush = (): void => {
    if (!store.raw.open) return;
    const readings = waiting;
    waiting = [];
    put = performance.now();
    putDown(store, sheet, readings);
    // What a browser handed over is on the desk now, or is nothing that will be asked for again: no second copy lies about.
    for (const { path: file, outcome, bytes } of readings)
      if (wasHandedOver(file) && (bytes !== null || !outcome.ok || outcome.said.length === 0)) rmSync(file, { force: true });
  };
  const copies: Promise<void>[] = [];
  let done = 0;
  progress(0, files.length);
  try {
    await readAll(
      files.map((file) => file.path),
      (at, outcome) => {
        const file = files[at];
        if (!file) return;
        const kept = { ...file, outcome, bytes: null as Buffer | null };
        const lay = (): void => {
          waiting.push(kept);
          const bytes = waiting.reduce((sum, { bytes: own }) => sum + (own?.length ?? 0), 0);
          if (bytes > mostAtOnce || performance.now() - put > pace) flush();
          progress(++done, files.length);
        };
        if (!outcome.ok || outcome.said.length === 0 || outcome.bytes > mostShown || !isPassing(file.path)) return lay();
        copies.push(
          readAgain({ ...file, outcome }).then(
            (bytes) => {
              kept.bytes = bytes;
              lay();
            },
            () => lay(),
          ),
        );
      },
      { file: deps.returnReader, signal },
    );
  } finally {
    await Promise.all(copies);
    flush();
    clear(store.raw.open ? store.read((db) => unreadOf(db, sheet)).map((file) => file.path) : []);
    if (store.raw.open) store.announce('people', [{ table: 'sheet_file', id: sheet }]);
  }
  if (signal.aborted) throw new Refusal('cancelled');
  const unreadable = findSheet(store, sheet).files.filter(({ outcome }) => !outcome.ok).length;
  deps.log.info('returns-read', { files: files.length, left, unreadable });
  return { sheet, files: files.length, left };
}

/** Where the browser edition puts what a page hands over: a folder of its own for each file, and all of them within one. */
const wasHandedOver = (file: string): boolean =>
  isPassing(file) && /^groundwork-files-[^/\\]+$/.test(path.basename(path.dirname(path.dirname(file))));

/** Whether a file lies where things only pass through: what a browser handed over, or a mail program laid there to be opened. */
const isPassing = (file: string): boolean => {
  try {
    return realpathSync(file).startsWith(realpathSync(os.tmpdir()) + path.sep);
  } catch {
    return false;
  }
};
