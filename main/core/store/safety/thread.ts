import { parentPort, workerData } from 'node:worker_threads';
import type { Log } from '../../deps.ts';
import { Refusal } from '../../refusal.ts';
import type { Done, Given, Said, Task } from './apart.ts';
import { checkDatabase, copyPinned, rotateBackups } from './backups.ts';
import { copyBackup, openCopy, rehearse } from './copies.ts';
import { refusalFor } from './disk.ts';
import { scrubClosed } from './erase.ts';
import type { Unlocked } from './keys.ts';
import { encryptNextBackup, exchangeNow } from './passphrase.ts';
import type { Place } from './place.ts';
import { type Incoming, putInPlace, undoRestore } from './restore.ts';
import { gate, type Steps } from './steps.ts';

/*
 * The thread that copies, checks and rewrites whole stores: see apart.ts. It does one thing and ends.
 */

const { folder, nativeBinding, at, task, gate: shared } = workerData as Given;
const say = (said: Said): void => parentPort?.postMessage(said);
const saying =
  (level: keyof Log): Log[keyof Log] =>
  (event, facts = {}) =>
    say({ say: 'log', level, event, facts });
/** Milliseconds between two messages: quicker than the eye needs. */
const pace = 100;

const stopped = (): Refusal => new Refusal('cancelled', { what: 'store' });

function stepsOf(state: Int32Array): Steps {
  let told = 0;
  const refuseStopped = (): void => {
    if (Atomics.load(state, 0) === gate.stopped) throw stopped();
  };
  return {
    next: (step, watch) => {
      refuseStopped();
      say({ say: 'step', step, ...(watch ? { watch } : {}) });
    },
    at: (fraction) => {
      refuseStopped();
      if (performance.now() - told < pace) return;
      told = performance.now();
      say({ say: 'at', fraction });
    },
    decide: () => {
      if (Atomics.compareExchange(state, 0, gate.free, gate.decided) === gate.stopped) throw stopped();
    },
  };
}

const place: Place = {
  folder,
  ...(nativeBinding === undefined ? {} : { nativeBinding }),
  now: () => at,
  newId: () => {
    throw new Error('Nothing is named in this thread.');
  },
  log: { info: saying('info'), warn: saying('warn'), error: saying('error') },
  ...(shared ? { steps: stepsOf(new Int32Array(shared)) } : {}),
};

// What was handed over is plain bytes.
const keyOf = (key: Uint8Array | null): Buffer | null => (key ? Buffer.from(key) : null);
const lockOf = (lock: Unlocked): Unlocked => ({ ...lock, key: Buffer.from(lock.key) });
const incomingOf = ({ recrypt, ...incoming }: Incoming): Incoming => ({
  ...incoming,
  ...(recrypt ? { recrypt: { from: keyOf(recrypt.from), to: keyOf(recrypt.to) } } : {}),
});

async function perform(wanted: Task): Promise<Done[Task['do']]> {
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
    case 'check':
      return checkDatabase(place, wanted.file, keyOf(wanted.key) ?? undefined);
    case 'put':
      putInPlace(place, incomingOf(wanted.incoming));
      return null;
    case 'undo-restore':
      undoRestore(place, () => {});
      return null;
    case 'rotate':
      rotateBackups(place);
      return null;
    case 'copy-out':
      return copyBackup(place, { ...wanted, lock: wanted.lock && lockOf(wanted.lock) });
    case 'open-copy':
      return openCopy(place, wanted);
    case 'rehearse':
      return rehearse(place, wanted);
  }
}

perform(task).then(
  (answer) => say({ say: 'done', answer }),
  (error: unknown) => say({ say: 'failed', failure: refusalFor(error, 'internal').failure }),
);
