import { existsSync } from 'node:fs';
import type { Id } from '../../../../preload/contract/model/ids.ts';
import type { ScanProblem } from '../../../../preload/contract/model/scans.ts';
import type { House } from '../../house.ts';
import type { Work } from '../../jobs.ts';
import { Refusal } from '../../refusal.ts';
import { isErased } from '../../store/safety/tombstones.ts';
import type { Store } from '../../store/store.ts';
import { beginBatch, findBatch, layOut, type Look, type NewPage, putDown, type Reading, tidyDesk, toReading, unreadOf } from './desk.ts';
import type { PageLook, Said } from './look.ts';
import { gatherFiles, isScan } from '../gather.ts';
import { type Known, knowPages, layoutsFor } from './places.ts';
import { partOf } from './spread.ts';
import { startThreads, type Threads } from './threads.ts';

/* Reading a batch: count its pages, look at each, put down what was seen. Whatever ends it, what was read stays read. */

/** Pages that one batch holds. */
const mostPages = 5000;
/** So many pages, or so many milliseconds, are put down together. */
const atOnce = 12;
const pace = 400;

/** They know nothing of any house, and one that has rested is ready at once: all houses of a process have them together. */
const threads = new Map<string, Threads>();

export function threadsOf({ deps: { scanThread, scanAssets } }: House): Threads {
  const key = `${scanThread} ${scanAssets}`;
  const mine = threads.get(key) ?? startThreads({ file: scanThread, assets: scanAssets });
  threads.set(key, mine);
  return mine;
}

/** How the running batches get on. */
interface Run {
  done: number;
  total: number;
  since: number;
}
const running = new WeakMap<Store, Map<Id, Run>>();

export const runOf = (store: Store, batch: Id): Run | null => running.get(store)?.get(batch) ?? null;

/** Seconds until the rest is read, going by what was read in this run; `null` before that says much. */
export function secondsLeft({ done, total, since }: Run): number | null {
  const spent = (performance.now() - since) / 1000;
  return done < 4 || spent < 2 ? null : Math.max(0, Math.round((spent / done) * (total - done)));
}

export async function readBatch(house: House, store: Store, batch: Id, paths: readonly string[], work: Work): Promise<unknown> {
  const known = store.read((db) => db.get<{ id: Id }>('SELECT id FROM scan_batch WHERE id = ?', batch));
  if (known) throw new Refusal('conflict', { what: 'batch' });
  tidyDesk(store, house.deps.now());
  beginBatch(store, batch, house.deps.now(), paths);
  return goOn(house, store, batch, work);
}

/** Also after a crash: what was read is in the store. */
export async function goOn(house: House, store: Store, batch: Id, work: Work): Promise<unknown> {
  const mine = running.get(store) ?? new Map<Id, Run>();
  running.set(store, mine);
  if (mine.has(batch)) throw new Refusal('conflict', { what: 'batch' });
  const run: Run = { done: 0, total: 0, since: performance.now() };
  mine.set(batch, run);
  try {
    const { paths } = store.read((db) => findBatch(db, batch));
    const counted = paths === null ? { files: 0, left: 0 } : await countPages(house, store, batch, paths, work);
    await lookAtAll(house, store, batch, work, run);
    const pages =
      store.read((db) => db.get<{ pages: number }>('SELECT count(*) AS pages FROM scan_page WHERE batch_id = ?', batch))?.pages ?? 0;
    house.deps.log.info('scans-read', { pages, files: counted.files, left: counted.left });
    return { batch, files: counted.files, pages, left: counted.left };
  } finally {
    mine.delete(batch);
    if (isOpen(store)) store.announce('people', [{ table: 'scan_batch', id: batch }]);
  }
}

async function countPages(house: House, store: Store, batch: Id, paths: readonly string[], { signal }: Work) {
  const files = gatherFiles(paths, isScan);
  const pages: NewPage[][] = [];
  const seen = new Set<string>();
  await Promise.all(
    files.map(async (path, at) => {
      const outcome = await threadsOf(house).run({ do: 'file', path }, { signal });
      const page = (number: number, hash: string, bytes: number, look: Look | null): NewPage => {
        const id = house.deps.newId();
        return { id, path, hash, number, bytes, look };
      };
      if (!outcome.ok) pages[at] = [page(1, '', 0, { ok: false, problem: outcome.problem })];
      else {
        const { hash, bytes, pages: count } = outcome.value;
        pages[at] = Array.from({ length: count }, (_, number) => page(number + 1, hash, bytes, null));
      }
    }),
  );
  if (signal.aborted) throw new Refusal('cancelled');
  // The same bytes twice are one file, whatever they are called.
  const all = pages.flatMap((own) => {
    const hash = own[0]?.hash ?? '';
    if (hash !== '' && seen.has(hash)) return [];
    seen.add(hash);
    return own;
  });
  const kept = all.slice(0, mostPages);
  layOut(store, batch, kept);
  return { files: files.length, left: all.length - kept.length };
}

async function lookAtAll(house: House, store: Store, batch: Id, { signal, progress }: Work, run: Run): Promise<void> {
  const unread = store.read((db) => unreadOf(db, batch));
  // A stick that was pulled out comes back: what is on it waits until then, rather than being called unreadable page by page.
  const files = new Set(unread.map(({ path }) => path));
  if (files.size > 0 && ![...files].some((file) => existsSync(file))) throw new Refusal('file-missing');
  const known = store.read((db) => knowPages(db, house));
  const accepted = acceptedPages(store, batch);
  run.total = unread.length;
  run.since = performance.now();
  progress(0, unread.length);
  let waiting: Reading[] = [];
  let put = performance.now();
  const flush = (): void => {
    if (!isOpen(store)) return;
    const readings = waiting;
    waiting = [];
    put = performance.now();
    putDown(store, readings);
    store.announce('people', [{ table: 'scan_page', id: batch }]);
  };
  let next = 0;
  const one = async (): Promise<void> => {
    while (next < unread.length && !signal.aborted) {
      const page = unread[next++];
      if (!page) return;
      const reading = accepted.has(page.id) ? again(page.id) : await lookAt(house, store, known, page, signal);
      // What was not seen to its end is looked at again.
      if (signal.aborted) return;
      waiting.push(reading);
      progress(++run.done, unread.length);
      if (waiting.length >= atOnce || performance.now() - put > pace) flush();
    }
  };
  try {
    // One more than there are threads, so that none waits for the store.
    await Promise.all(Array.from({ length: Math.min(unread.length, threadsOf(house).size + 1) }, one));
  } finally {
    flush();
  }
  if (signal.aborted) throw new Refusal('cancelled');
}

const isOpen = (store: Store): boolean => store.raw.open;

const nowhere = { edition: null, layout: null, copy: null, participant: null, page: null, by: null };

export async function lookAt(
  house: House,
  store: Store,
  known: Known,
  { id, path, hash, number }: { id: Id; path: string; hash: string; number: number },
  signal: AbortSignal | null,
): Promise<Reading> {
  const outcome = await threadsOf(house).run(
    { do: 'page', path, page: number, part: partOf(hash), byHand: null },
    { ...(signal ? { signal } : { first: true }), answer: (said) => (isOpen(store) ? layoutsFor(known, said) : { layouts: [] }) },
  );
  if (!outcome.ok) return failed(id, outcome.problem);
  const settled = (look: PageLook, its: Id): Reading => {
    const reading = settle(its, look, known, house);
    const { participant } = reading.belonging;
    // Somebody may have been erased while their stack was being read.
    const gone = participant !== null && isOpen(store) && store.read((db) => isErased(db, participant));
    return gone ? refused(reading) : reading;
  };
  const { beside } = outcome.value;
  return { ...settled(outcome.value, id), beside: beside.map((look) => settled(look, house.deps.newId())) };
}

const refused = (reading: Reading): Reading => ({
  ...reading,
  crops: [],
  belonging: { ...reading.belonging, participant: null },
  look: { ...reading.look, refused: true, boxes: [] } as Look,
});

export const failed = (id: Id, problem: ScanProblem): Reading => ({
  id,
  look: { ok: false, problem },
  belonging: nowhere,
  crops: [],
  beside: [],
});

/** Accepted before: it is known again and not looked at. */
const again = (id: Id): Reading => {
  const look: Look = {
    ok: true,
    width: 0,
    height: 0,
    blank: false,
    others: false,
    code: null,
    paper: { width: 0, height: 0 },
    marks: 0,
    sure: true,
    corners: null,
    turned: 0,
    refused: false,
    again: true,
    boxes: [],
  };
  return { id, look, belonging: nowhere, crops: [], beside: [] };
};

const acceptedPages = (store: Store, batch: Id): ReadonlySet<Id> =>
  new Set(
    store
      .read((db) =>
        db.all<{ id: Id }>(
          `SELECT p.id FROM scan_page p WHERE p.batch_id = ? AND p.look IS NULL
             AND EXISTS (SELECT 1 FROM return_file f WHERE f.hash = p.hash || ':' || p.number)`,
          batch,
        ),
      )
      .map(({ id }) => id),
  );

/** Where a page belongs that said what it is. */
export function settle(id: Id, look: PageLook, known: Known, { deps }: House): Reading {
  const { code } = look;
  const belonging = code ? belongingOf(code, look.layout, known) : null;
  const reading = toReading(id, look, belonging ?? nowhere, deps.newId);
  return belonging?.refused ? refused(reading) : reading;
}

function belongingOf({ edition: code, copy: copyCode, page }: Said, layout: string | null, known: Known) {
  const edition = known.edition(code);
  if (!edition) return { ...nowhere, refused: false };
  const copy = known.copy(edition.id, copyCode);
  return {
    edition: edition.id,
    layout,
    copy: copy?.id ?? null,
    participant: copy?.erased ? null : (copy?.participant ?? null),
    page,
    by: 'code' as const,
    refused: copy?.erased ?? false,
  };
}
