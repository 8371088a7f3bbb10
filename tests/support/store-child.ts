import { writeSync } from 'node:fs';
import { openStore, type Store } from '../../main/core/store/store.ts';

/*
 * A Groundwork to be killed. `hold FOLDER` opens the store and keeps it until its standard input ends. `write FOLDER PREFIX` makes
 * one operation after another and says each on standard output once it has been acknowledged, not before.
 */

const [what, folder = '', prefix = ''] = process.argv.slice(2);
let ids = 0;
const opened = openStore({
  folder,
  now: () => new Date().toISOString(),
  newId: () => `${prefix}-${++ids}`,
  log: { info: () => {}, warn: () => {}, error: () => {} },
});
writeSync(1, `${opened.ok ? 'open' : opened.problem}\n`);
if (!opened.ok) process.exit(1);
if (what === 'hold') {
  process.stdin.resume().on('end', () => {
    opened.store.close();
  });
} else {
  write(opened.store);
}

function write(store: Store): void {
  // Folded into the file every few operations, so that kills fall into that too.
  store.raw.pragma('wal_autocheckpoint = 40');
  for (let at = 1; ; at++) {
    const op = `${prefix}-${at}`;
    if (at % 7 === 0) store.undo('answers', op);
    else if (at % 7 === 1 && at > 1) store.redo('answers', op);
    else
      store.change({ op, scope: 'answers', label: 'answer' }, (tx) => {
        const id = `r-${op}`;
        tx.insert('response', {
          id,
          participant_id: 'p1',
          field: 'f',
          text: `first ${op} `.repeat(1 + (at % 40)),
          source: 'typed',
          written: new Date().toISOString(),
        });
        tx.insert('response_revision', {
          id: `v-${op}`,
          response_id: id,
          revision: 1,
          text: `first ${op}`,
          source: 'typed',
          written: new Date().toISOString(),
        });
        tx.update('response', id, { text: `second ${op} `.repeat(1 + (at % 60)) });
        if (at % 5 === 0) tx.trash('response', id);
      });
    writeSync(1, `${op}\n`);
  }
}
