import { createHash } from 'node:crypto';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { House } from '../house.ts';
import type { ReadDb } from '../store/store.ts';
import { foldName } from './tables/cells.ts';

/*
 * What a person said that the columns of a table are, for the next table with the same headings. Known by a hash: a heading can be a
 * question, or somebody's name.
 */

export const mappingId = (about: string, headings: readonly string[]): Id =>
  createHash('sha256')
    .update(JSON.stringify([about, ...headings.map(foldName)]))
    .digest('hex')
    .slice(0, 40);

export function readMapping(db: ReadDb, id: Id): unknown[] | null {
  const row = db.get<{ columns: string }>('SELECT columns FROM import_mapping WHERE id = ?', id);
  return row ? (JSON.parse(row.columns) as unknown[]) : null;
}

/** On its own, so that undoing an import does not undo what was learnt from it. */
export function keepMapping({ store, deps }: House, id: Id, columns: readonly unknown[]): void {
  const text = JSON.stringify(columns);
  const known = store().read((db) => readMapping(db, id));
  if (known && JSON.stringify(known) === text) return;
  store().change({ op: deps.newId(), scope: 'app', label: 'keep-mapping', undoable: false }, (tx) => {
    if (known) tx.update('import_mapping', id, { columns: text });
    else tx.insert('import_mapping', { id, columns: text });
  });
}
