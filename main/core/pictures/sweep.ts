import type { Deps } from '../deps.ts';
import type { Store } from '../store/store.ts';
import { orphans } from './pictures.ts';

/** Pictures that nothing shows and nothing can bring back go for good. */
export function sweepPictures(store: Store, { now, newId, log }: Pick<Deps, 'now' | 'newId' | 'log'>): number {
  const gone = store.read((db) => orphans(db, now()));
  if (gone.length === 0) return 0;
  store.change({ op: newId(), scope: 'pictures', label: 'sweep-pictures', undoable: false }, (tx) => {
    for (const id of gone) tx.remove('picture', id);
  });
  log.info('pictures-swept', { gone: gone.length });
  return gone.length;
}
