import { parentPort, workerData } from 'node:worker_threads';
import type { Log } from '../../deps.ts';
import type { Done, Given, Said, Task } from './apart.ts';
import { copyPinned } from './backups.ts';
import { refusalFor } from './disk.ts';
import { scrubClosed } from './erase.ts';
import type { Unlocked } from './keys.ts';
import { encryptNextBackup, exchangeNow } from './passphrase.ts';
import type { Place } from './place.ts';

/*
 * The thread that copies, checks and rewrites whole stores: see apart.ts. It does one thing and ends.
 */

const { folder, nativeBinding, at, task } = workerData as Given;
const say = (said: Said): void => parentPort?.postMessage(said);
const saying =
  (level: keyof Log): Log[keyof Log] =>
  (event, facts = {}) =>
    say({ say: 'log', level, event, facts });
const place: Place = {
  folder,
  ...(nativeBinding === undefined ? {} : { nativeBinding }),
  now: () => at,
  newId: () => {
    throw new Error('Nothing is named in this thread.');
  },
  log: { info: saying('info'), warn: saying('warn'), error: saying('error') },
};

// What was handed over is plain bytes.
const keyOf = (key: Uint8Array | null): Buffer | null => (key ? Buffer.from(key) : null);
const lockOf = (lock: Unlocked): Unlocked => ({ ...lock, key: Buffer.from(lock.key) });

function perform(wanted: Task): Done[Task['do']] {
  switch (wanted.do) {
    case 'copy':
      return copyPinned(place, { ...wanted, key: keyOf(wanted.key) });
    case 'encrypt-next':
      return encryptNextBackup(place, lockOf(wanted.lock));
    case 'exchange':
      exchangeNow(place, keyOf(wanted.from), wanted.to && lockOf(wanted.to));
      return null;
    case 'scrub':
      scrubClosed(place, keyOf(wanted.key));
      return null;
  }
}

try {
  say({ say: 'done', answer: perform(task) });
} catch (error) {
  say({ say: 'failed', failure: refusalFor(error, 'internal').failure });
}
