import { erase } from '../../../main/core/store/safety/erase.ts';
import { openStore } from '../../../main/core/store/store.ts';
import { fillStore, personId } from './people.ts';
import { makePlace } from './place.ts';

/*
 * Run as a program of its own: erases the first person of a new store and kills itself at the step that is named.
 *
 *   node erase-killed.ts FOLDER before-rows|after-rows|after-rebuild|after-vacuum
 */

const [folder = '', when = ''] = process.argv.slice(2);
const place = makePlace(folder);
const opened = openStore(place);
if (!opened.ok) throw new Error(opened.problem);
const { store } = opened;
fillStore(store);
const db = store.raw;
const die = (): never => {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('unreachable');
};
const exec = db.exec.bind(db);
db.exec = (sql) => {
  if (sql.includes('rebuild') && when === 'after-rows') die();
  if (sql === 'VACUUM' && when === 'after-rebuild') die();
  const done = exec(sql);
  if (sql === 'VACUUM' && when === 'after-vacuum') die();
  return done;
};
const transaction = db.transaction.bind(db);
if (when === 'before-rows') db.transaction = ((work: () => void) => transaction(() => (work(), die()))) as unknown as typeof db.transaction;
erase(place, store, { kind: 'person', id: personId(1) });
