import type { Deps } from '../deps.ts';
import { insertFramework } from '../frameworks/frameworks.ts';
import type { Store } from '../store/store.ts';
import { insertDraft } from '../workbooks/drafts.ts';
import { insertScenario } from '../workbooks/scenarios.ts';
import { readPacks } from './pack.ts';

/**
 * Puts each shipped pack into the store once. A pack that was ever loaded is not loaded again, whatever the person has since
 * made of it or deleted: it is theirs from then on.
 */
export function loadPacks(store: Store, deps: Pick<Deps, 'resources' | 'newId' | 'now'>): void {
  const loaded = new Set(store.read((db) => db.all<{ id: string }>('SELECT id FROM pack')).map(({ id }) => id));
  for (const pack of readPacks(`${deps.resources}/packs`)) {
    if (loaded.has(pack.id)) continue;
    store.change({ op: deps.newId(), scope: 'packs', label: 'load-pack', undoable: false }, (tx) => {
      for (const framework of pack.frameworks) insertFramework(tx, framework);
      for (const scenario of pack.scenarios) insertScenario(tx, scenario);
      for (const workbook of pack.workbooks) insertDraft(tx, workbook, deps.now());
      tx.insert('pack', { id: pack.id, version: String(pack.release), loaded: deps.now() });
    });
  }
}
