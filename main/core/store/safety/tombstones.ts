import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { Id, Instant } from '../../../../preload/contract/model/ids.ts';
import type { ReadDb } from '../reading.ts';
import { writeWhole } from './disk.ts';
import type { Place } from './place.ts';

/*
 * Who was erased, as random ids that mean nothing to anybody else. They stand in the store and, because a store can be restored from
 * an older backup, also in a small file beside it: whichever of the two knows more wins.
 */

const File = v.object({
  version: v.literal(1),
  erased: v.array(v.object({ id: Id, at: Instant })),
  /** Set from before rows are removed until no trace is left in the file: what a kill interrupts, the next start finishes. */
  unfinished: v.boolean(),
});
export type Erased = v.InferOutput<typeof File>;

const fileIn = (place: Place): string => join(place.folder, 'erased.json');

export function readErased(place: Place): Erased {
  const file = fileIn(place);
  try {
    if (existsSync(file)) return v.parse(File, JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // The store has the same list; it is written again from there.
    place.log.warn('erased-list-unreadable');
  }
  return { version: 1, erased: [], unfinished: false };
}

export const writeErased = (place: Place, erased: Erased): void => writeWhole(fileIn(place), JSON.stringify(erased));

/** Nothing may be filed under an id of this kind again: not from a file that comes back, not from an old bundle. */
export const isErased = (db: ReadDb, id: Id): boolean => db.get('SELECT 1 FROM tombstone WHERE id = ?', id) !== undefined;
