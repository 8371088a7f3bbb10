import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Failure } from '../../../../preload/contract/errors.ts';
import type { Instant } from '../../../../preload/contract/model/ids.ts';
import type { Facts as LogFacts } from '../../deps.ts';
import { Refusal } from '../../refusal.ts';
import type { Facts } from './backup-notes.ts';
import type { OpenedCopy } from './copies.ts';
import type { Unlocked } from './keys.ts';
import type { Place } from './place.ts';
import type { Incoming } from './restore.ts';
import type { Step, Tracker, Watch } from './steps.ts';

/*
 * What takes long with a large store is done in a thread of its own: the calls of the safety room as they are, on files that nobody
 * else is at. The thread ends with its work. Ended before that, it leaves what a kill would leave, which the next start sees to.
 */

export type Task =
  | { do: 'copy'; handle: number; bytes: number; to: string; key: Uint8Array | null }
  | { do: 'encrypt-next'; lock: Unlocked }
  | { do: 'exchange'; from: Uint8Array | null; to: Unlocked | null }
  | { do: 'scrub'; key: Uint8Array | null }
  | { do: 'check'; file: string; key: Uint8Array | null }
  | { do: 'put'; incoming: Incoming }
  | { do: 'undo-restore' }
  | { do: 'rotate' }
  | { do: 'copy-out'; file: string; to: string; passphrase: string; lock: Unlocked | null }
  | { do: 'open-copy'; file: string; passphrase: string }
  | { do: 'rehearse'; file: string; passphrase: string };

/** What each task answers. */
export interface Done {
  copy: Facts;
  'encrypt-next': boolean;
  exchange: null;
  scrub: null;
  check: Facts;
  put: null;
  'undo-restore': null;
  rotate: null;
  'copy-out': string;
  'open-copy': OpenedCopy;
  rehearse: { ok: boolean; holds: Record<string, number>; made: string };
}

/** What the thread is started with, and what it says. */
export interface Given {
  folder: string;
  nativeBinding?: string | undefined;
  at: Instant;
  task: Task;
  /** Where somebody waits: see steps.ts. */
  gate?: SharedArrayBuffer;
}
export type Said =
  | { say: 'log'; level: 'info' | 'warn' | 'error'; event: string; facts: LogFacts }
  | { say: 'step'; step: Step; watch?: Watch }
  | { say: 'at'; fraction: number }
  | { say: 'done'; answer: Done[Task['do']] }
  | { say: 'failed'; failure: Failure };

/** Memory of the thread's own language; what SQLite needs is not counted in it. */
const resourceLimits = { maxOldGenerationSizeMb: 256 };

export function runApart<T extends Task>(place: Place, task: T, signal: AbortSignal, tracker?: Tracker): Promise<Done[T['do']]> {
  const given: Given = {
    folder: place.folder,
    nativeBinding: place.nativeBinding,
    at: place.now(),
    task,
    ...(tracker ? { gate: tracker.gate } : {}),
  };
  return new Promise((resolve, reject) => {
    const worker = new Worker(place.safetyThread ?? path.join(import.meta.dirname, 'thread.ts'), { workerData: given, resourceLimits });
    const stop = (): void => void worker.terminate();
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    worker.on('message', (said: Said) => {
      if (said.say === 'log') place.log[said.level](said.event, said.facts);
      else if (said.say === 'step') tracker?.next(said.step, said.watch);
      else if (said.say === 'at') tracker?.at(said.fraction);
      else if (said.say === 'done') resolve(said.answer as Done[T['do']]);
      else reject(new Refusal(said.failure.code, said.failure.detail));
    });
    // An error ends the thread, which is told as its end.
    worker.on('error', (error) => place.log.error('thread-failed', { task: task.do, kind: error.name }));
    worker.on('exit', () => {
      signal.removeEventListener('abort', stop);
      reject(new Refusal(signal.aborted ? 'cancelled' : 'internal', { task: task.do }));
    });
  });
}
