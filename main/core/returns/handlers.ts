import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { returnCalls } from '../../../preload/contract/calls/returns.ts';
import type { HandlersOf, House } from '../house.ts';
import type { Work } from '../jobs.ts';
import { Refusal } from '../refusal.ts';
import type { Store } from '../store/store.ts';
import { acceptReturns } from './accept.ts';
import { gatherFiles, isPdf } from './gather.ts';
import { lookUp } from './known.ts';
import { propose } from './propose.ts';
import { type ReadOutcome, readAll } from './readers.ts';
import { findFile, findSheet, keepSheet } from './sheets.ts';

/** Bytes of a file that is shown beside its answers. */
const mostShown = 40 * 1024 * 1024;
/** Files that one sheet holds. */
const mostFiles = 1000;

export const returnHandlers: HandlersOf<keyof typeof returnCalls> = {
  'returns.read': ({ paths }, house) => {
    const store = house.store();
    return { job: house.jobs.start((work) => readSheet(paths, store, house, work)) };
  },
  'returns.sheet': ({ sheet: id }, { store }) => {
    const sheet = findSheet(store(), id);
    return store().read((db) => {
      const known = lookUp(db);
      const seen = new Set<string>();
      const lines = sheet.files.map((file) => {
        const { line } = propose(db, known, file);
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
    const found = findFile(findSheet(store(), sheet), file);
    return store().read((db) => {
      const { line, answers } = propose(db, lookUp(db), found, participant);
      return { line, answers };
    });
  },
  'returns.pages': async ({ sheet, file }, { store }) => {
    const { path, outcome } = findFile(findSheet(store(), sheet), file);
    if (!outcome.ok) throw new Refusal('file-not-ours');
    if (outcome.bytes > mostShown) throw new Refusal('too-large', { bytes: mostShown });
    const bytes = await readFile(path);
    // It may have been saved again since it was read: the answers on the sheet would not be those on the page.
    if (createHash('sha256').update(bytes).digest('hex') !== outcome.hash) throw new Refusal('stale');
    return { pdf: bytes.toString('base64') };
  },
  'returns.accept': (input, { store, deps }) => acceptReturns(input, store(), deps),
};

async function readSheet(paths: readonly string[], store: Store, { deps }: House, { signal, progress }: Work): Promise<unknown> {
  const all = gatherFiles(paths, isPdf);
  // Where there are too many, what cannot be a workbook waits first.
  const files = all.length <= mostFiles ? all : [...all.filter(isPdf), ...all.filter((file) => !isPdf(file))].slice(0, mostFiles);
  const left = all.length - files.length;
  const outcomes: ReadOutcome[] = [];
  let done = 0;
  progress(0, files.length);
  await readAll(
    files,
    (at, outcome) => {
      outcomes[at] = outcome;
      progress(++done, files.length);
    },
    { file: deps.returnReader, signal },
  );
  if (signal.aborted) throw new Refusal('cancelled');
  const sheet = {
    id: deps.newId(),
    read: deps.now(),
    files: files.flatMap((path, at) => {
      const outcome = outcomes[at];
      return outcome ? [{ id: deps.newId(), path, outcome }] : [];
    }),
  };
  keepSheet(store, sheet);
  deps.log.info('returns-read', { files: files.length, left, unreadable: sheet.files.filter(({ outcome }) => !outcome.ok).length });
  return { sheet: sheet.id, files: sheet.files.length, left };
}
