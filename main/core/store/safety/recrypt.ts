import { openDatabase } from '../database.ts';
import { sizeOf } from '../folder.ts';
import type { Place } from './place.ts';

/**
 * Rewrites a copy of a store, in place, from one key to another; null is no key. Only ever called on a copy that nobody has
 * been promised: a kill in the middle leaves rubbish. The journal is kept in memory, so that no page in plain is written elsewhere.
 */
export function recrypt(place: Place, file: string, from: Buffer | null, to: Buffer | null): void {
  place.steps?.next('encrypt', { file, bytes: sizeOf(file), by: 'change' });
  const db = openDatabase(file, { key: from ?? undefined, mustExist: true, nativeBinding: place.nativeBinding });
  try {
    db.pragma('journal_mode = MEMORY');
    // Otherwise the cleared space would be written twice; the whole file is written anew anyway.
    db.pragma('secure_delete = OFF');
    db.pragma(`cipher = 'chacha20'`);
    db.rekey(to ? Buffer.from(`raw:${to.toString('hex')}`) : Buffer.alloc(0));
  } finally {
    db.close();
  }
}
