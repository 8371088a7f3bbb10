import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ScanProblem } from '../../../../preload/contract/model/scans.ts';
import type { Answer, ByHand, FileLook, ImageWish, PageLook, Said } from './look.ts';

/*
 * A few threads that look at pages. A page that takes too long, or brings its thread down, is given up and said to be so; the next one
 * gets a fresh thread. Threads that have nothing to do go after a while.
 */

export type Task =
  | { do: 'sort'; path: string }
  | { do: 'file'; path: string }
  | { do: 'page'; path: string; page: number; byHand: ByHand | null }
  | { do: 'image'; path: string; page: number; wish: ImageWish };

interface Done {
  sort: 'form' | 'scan' | 'other';
  file: FileLook;
  page: PageLook;
  image: { jpeg: Uint8Array; width: number; height: number };
}
export type Outcome<T> = { ok: true; value: T } | { ok: false; problem: ScanProblem };

export type ToThread = { task: Task } | { answer: Answer } | { close: true };
export type FromThread = { done: Done[keyof Done] } | { failed: ScanProblem } | { ask: Said };

export interface Threads {
  size: number;
  /** `first`: somebody is waiting for this one; it goes before what a batch has in hand. */
  run: <K extends Task['do']>(
    task: Extract<Task, { do: K }>,
    options?: { answer?: (said: Said) => Answer; signal?: AbortSignal; first?: boolean },
  ) => Promise<Outcome<Done[K]>>;
  close: () => Promise<void>;
}

export interface ThreadsOptions {
  /** The thread's file and the folder of what it loads, where the program is bundled. */
  file?: string | undefined;
  assets?: string | undefined;
  size?: number;
  patience?: number;
}

/** Milliseconds for one page; a file may be a gigabyte that has to be read through. */
const usualPatience = 30_000;
const filePatience = 120_000;
const idle = 20_000;

interface Job {
  task: Task;
  answer: (said: Said) => Answer;
  settle: (outcome: Outcome<never> | { ok: true; value: Done[keyof Done] }) => void;
}

export function startThreads({
  file,
  assets,
  size = Math.min(4, availableParallelism()),
  patience = usualPatience,
}: ThreadsOptions): Threads {
  const waiting: Job[] = [];
  const resting: { worker: Worker; timer: NodeJS.Timeout }[] = [];
  let working = 0;
  let closed = false;

  const next = (): void => {
    while (working < size) {
      const job = waiting.shift();
      if (!job) return;
      void take(job);
    }
  };

  const take = async (job: Job): Promise<void> => {
    working++;
    const rested = resting.pop();
    if (rested) clearTimeout(rested.timer);
    const worker = await give(rested?.worker ?? start(file, assets), job);
    working--;
    if (worker && !closed) rest(worker);
    else void worker?.terminate();
    next();
  };

  const rest = (worker: Worker): void => {
    const timer = setTimeout(() => {
      const at = resting.findIndex((each) => each.worker === worker);
      if (at >= 0) resting.splice(at, 1);
      void worker.terminate();
    }, idle).unref();
    resting.push({ worker, timer });
    // A file that stays open cannot be deleted by its owner on Windows.
    if (waiting.length === 0) worker.postMessage({ close: true } satisfies ToThread);
  };

  /** Answers the thread if it can go on. */
  const give = (worker: Worker, { task, answer, settle }: Job): Promise<Worker | null> =>
    new Promise((resolve) => {
      const end = (outcome: Parameters<Job['settle']>[0], alive: boolean): void => {
        clearTimeout(timer);
        worker.off('message', hear).off('exit', died);
        worker.unref();
        if (!alive) void worker.terminate();
        settle(outcome);
        resolve(alive ? worker : null);
      };
      const died = (): void => end({ ok: false, problem: 'unreadable' }, false);
      const hear = (message: FromThread): void => {
        if ('ask' in message) worker.postMessage({ answer: answer(message.ask) } satisfies ToThread);
        else if ('done' in message) end({ ok: true, value: message.done }, true);
        else end({ ok: false, problem: message.failed }, true);
      };
      const timer = setTimeout(
        () => end({ ok: false, problem: 'too-slow' }, false),
        task.do === 'file' || task.do === 'sort' ? filePatience : patience,
      );
      worker.ref();
      worker.on('message', hear).on('exit', died);
      worker.postMessage({ task } satisfies ToThread);
    });

  return {
    size,
    run: (task, { answer = () => ({ layouts: [] }), signal, first = false } = {}) =>
      new Promise((resolve) => {
        const job: Job = { task, answer, settle: resolve as Job['settle'] };
        signal?.addEventListener('abort', () => {
          const at = waiting.indexOf(job);
          if (at >= 0) waiting.splice(at, 1);
          // What is being looked at goes on to its end, and nobody waits for it.
          resolve({ ok: false, problem: 'unreadable' });
        });
        if (first) waiting.unshift(job);
        else waiting.push(job);
        next();
      }),
    close: async () => {
      closed = true;
      waiting.splice(0);
      await Promise.all(
        resting.splice(0).map(({ worker, timer }) => {
          clearTimeout(timer);
          return worker.terminate();
        }),
      );
    },
  };
}

function start(file: string | undefined, assets: string | undefined): Worker {
  const worker = new Worker(file ?? path.join(import.meta.dirname, 'thread.ts'), {
    workerData: { assets },
    // What a file makes a library complain about is no output of ours.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: 400 },
  });
  return worker.on('error', () => {});
}
