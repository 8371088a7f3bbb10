import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { CallOutput, ParsedInput } from '../../../preload/contract/calls.ts';
import type { Id, Instant } from '../../../preload/contract/model/ids.ts';
import { largestKept, type Resource } from '../../../preload/contract/model/seminars.ts';
import type { Deps } from '../deps.ts';
import type { House } from '../house.ts';
import { cleanLine, cutTo } from '../people/tables/cells.ts';
import { Refusal } from '../refusal.ts';
import type { ReadDb, Store } from '../store/store.ts';
import { readSeminar, saveSeminar } from './seminars.ts';

/*
 * Files that are kept with a seminar: copied into the store under the hash of their bytes, once each however many seminars have them, so
 * that a backup holds them and another computer has them too. Nothing here opens or runs one.
 */

const mostResources = 200;

export async function keepResources(
  { op, seminar: id, paths }: ParsedInput<'resource.keep'>,
  { store, deps }: House,
): Promise<CallOutput<'resource.keep'>> {
  const files = await Promise.all(paths.map(readWhole));
  store().change({ op, scope: 'people', label: 'add-resource' }, (tx) => {
    const seminar = readSeminar(tx, id);
    if (seminar.resources.length + files.length > mostResources) throw new Refusal('too-large', { why: 'resources', limit: mostResources });
    const resources = files.map(({ bytes, ...file }): Resource => {
      tx.keepFile({ id: file.hash, bytes });
      return { id: deps.newId(), kind: 'kept', ...file, bytes: bytes.length };
    });
    saveSeminar(tx, { ...seminar, resources: [...seminar.resources, ...resources] });
  });
  return { op, revision: store().read((db) => readSeminar(db, id)).revision };
}

async function readWhole(file: string): Promise<{ title: string; name: string; hash: string; bytes: Buffer }> {
  const facts = await stat(file).catch(() => null);
  if (!facts?.isFile()) throw new Refusal('file-missing');
  if (facts.size > largestKept) throw new Refusal('too-large', { why: 'file', bytes: facts.size, limit: largestKept });
  const bytes = await readFile(file).catch(() => {
    throw new Refusal('file-missing');
  });
  const name = cutTo(cleanLine(path.basename(file)), 300);
  return { title: name, name, hash: createHash('sha256').update(bytes).digest('hex'), bytes };
}

export function readResource(db: ReadDb, { seminar, resource: id }: ParsedInput<'resource.read'>): CallOutput<'resource.read'> {
  const resource = readSeminar(db, seminar).resources.find((one) => one.id === id);
  if (resource?.kind !== 'kept') throw new Refusal('not-found', { what: 'file' });
  const row = db.get<{ bytes: Buffer }>('SELECT bytes FROM kept_file WHERE id = ?', resource.hash);
  if (!row) throw new Refusal('file-missing');
  return { name: resource.name, base64: row.bytes.toString('base64') };
}

/** For as long as this after it came, a file is left alone. */
const grace = 86_400_000;

/** Files that no seminar has any more, not even one in the trash, and no step could bring back. */
export function orphanedFiles(db: ReadDb, now: Instant): Id[] {
  return db
    .all<{ id: Id }>(
      `SELECT id FROM kept_file k WHERE added < ?
         AND NOT EXISTS (SELECT 1 FROM seminar s WHERE instr(s.resources, k.id) > 0)
         AND NOT EXISTS (SELECT 1 FROM change c WHERE c.record_table = 'seminar'
           AND instr(coalesce(c.before, '') || coalesce(c.after, ''), k.id) > 0)`,
      new Date(Date.parse(now) - grace).toISOString(),
    )
    .map(({ id }) => id);
}

export function sweepFiles(store: Store, { now, newId, log }: Pick<Deps, 'now' | 'newId' | 'log'>): number {
  const gone = store.read((db) => orphanedFiles(db, now()));
  if (gone.length === 0) return 0;
  store.change({ op: newId(), scope: 'people', label: 'sweep-files', undoable: false }, (tx) => {
    for (const id of gone) tx.remove('kept_file', id);
  });
  log.info('files-swept', { gone: gone.length });
  return gone.length;
}
