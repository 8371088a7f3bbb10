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
  | { do: 'page'; path: string; page: number; part: number; byHand: ByHand | null }
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
  term?: number;
}

/** Milliseconds. The largest photographs take ten seconds and more on an old computer; a file may be a gigabyte to be read through. */
const usualPatience = 60_000;
const filePatience = 120_000;
const idle = 20_000;
/**
 * After so many tasks a thread gives way to a new one. What decodes pictures takes memory for the largest that it has seen and never
 * gives it back, and a heap that was once large stays so: this way a stack of thousands needs no more than one of hundreds. A start
 * costs as much as two or three pages.
 */
const usualTerm = 240;

interface Thread {
  worker: Worker;
  /** How many tasks it has had. */
  tasks: number;
}

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
  term = usualTerm,
}: ThreadsOptions): Threads {
  const waiting: Job[] = [];
  const resting: { thread: Thread; timer: NodeJS.Timeout }[] = [];
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
    const thread = rested?.thread ?? { worker: start(file, assets), tasks: 0 };
    thread.tasks++;
    const alive = await give(thread.worker, job);
    working--;
    if (alive && !closed && thread.tasks < term) rest(thread);
    else void thread.worker.terminate();
    next();
  };

  const rest = (thread: Thread): void => {
    const timer = setTimeout(() => {
      const at = resting.findIndex((each) => each.thread === thread);
      if (at >= 0) resting.splice(at, 1);
      void thread.worker.terminate();
    }, idle).unref();
    resting.push({ thread, timer });
    // A file that stays open cannot be deleted by its owner on Windows.
    if (waiting.length === 0) thread.worker.postMessage({ close: true } satisfies ToThread);
  };

  /** Answers whether the thread can go on. */
  const give = (worker: Worker, { task, answer, settle }: Job): Promise<boolean> =>
    new Promise((resolve) => {
      const end = (outcome: Parameters<Job['settle']>[0], alive: boolean): void => {
        clearTimeout(timer);
        worker.off('message', hear).off('exit', died);
        worker.unref();
        settle(outcome);
        resolve(alive);
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
        const stop = (): void => {
          const at = waiting.indexOf(job);
          if (at >= 0) waiting.splice(at, 1);
          // What is being looked at goes on to its end, and nobody waits for it.
          resolve({ ok: false, problem: 'unreadable' });
        };
        const settle = (outcome: Outcome<never>): void => {
          // Else a stack's one signal would keep every page of it.
          signal?.removeEventListener('abort', stop);
          resolve(outcome);
        };
        const job: Job = { task, answer, settle: settle as Job['settle'] };
        signal?.addEventListener('abort', stop);
        if (first) waiting.unshift(job);
        else waiting.push(job);
        next();
      }),
    close: async () => {
      closed = true;
      waiting.splice(0);
      await Promise.all(
        resting.splice(0).map(({ thread, timer }) => {
          clearTimeout(timer);
          return thread.worker.terminate();
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
