import path from 'node:path';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ReturnState } from '../../../preload/contract/model/returns.ts';
import type { ReadFile } from './read.ts';

/** What became of one file. A thread that a file brought down is no reason to stop. */
export type ReadOutcome =
  | ReadFile
  | { ok: false; problem: Extract<ReturnState, 'too-slow' | 'too-large' | 'unreadable' | 'erased'>; hash: string; bytes: number };

export interface ReadersOptions {
  /** The thread's file, where the program is bundled. */
  file?: string | undefined;
  threads?: number;
  /** Milliseconds for one file. */
  patience?: number;
  signal: AbortSignal;
}

const usualPatience = 20_000;
/** Milliseconds for which a thread that has nothing to do waits for the next drop. */
const idle = 20_000;
/** Megabytes that reading may add to the program before the file that has been read for longest is given up. */
const mostMemory = 600;
const watchEvery = 100;
/** Short-lived things are cleared away often, or a thousand files leave as much behind as would fit: twice the memory for nothing. */
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 8 };
/** A file at most this old in milliseconds is not the one that took the memory. */
const young = 300;

interface Reader {
  worker: Worker;
  at: number;
  since: number;
  end: (outcome: ReadOutcome) => void;
}

/**
 * Reads files in a few threads at once, and tells of each as it is done, in any order. A file that takes too long, too much memory, or
 * the thread with it, is given up and said to be so; the others go on.
 */
export async function readAll(
  paths: readonly string[],
  tell: (at: number, outcome: ReadOutcome) => void,
  { file, threads = Math.min(4, availableParallelism()), patience = usualPatience, signal }: ReadersOptions,
): Promise<void> {
  const running = new Set<Reader>();
  const before = process.memoryUsage().rss;
  let next = 0;

  const watch = setInterval(() => {
    if ((process.memoryUsage().rss - before) / 1024 / 1024 < mostMemory) return;
    const [longest] = [...running].toSorted((a, b) => a.since - b.since);
    if (longest && performance.now() - longest.since > young) longest.end(failed('too-large'));
  }, watchEvery);

  const readOne = (worker: Worker, at: number): Promise<{ outcome: ReadOutcome; worker: Worker | null }> =>
    new Promise((resolve) => {
      const reader: Reader = { worker, at, since: performance.now(), end: (outcome) => settle(outcome, true) };
      const timer = setTimeout(() => settle(failed('too-slow'), true), patience);
      const stop = (): void => settle(failed('unreadable'), true);
      const read = (outcome: ReadOutcome): void => settle(outcome, false);
      const settle = (outcome: ReadOutcome, over: boolean): void => {
        if (!running.delete(reader)) return;
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
        worker.off('message', read).off('exit', stop);
        if (over) void worker.terminate();
        resolve({ outcome, worker: over ? null : worker });
      };
      running.add(reader);
      signal.addEventListener('abort', stop);
      // An error ends the thread, which is told as its end; what went wrong in it is the file's affair.
      worker.on('message', read).on('exit', stop);
      worker.postMessage(paths[at]);
    });

  const run = async (): Promise<void> => {
    let worker: Worker | null = null;
    while (next < paths.length && !signal.aborted) {
      const at = next++;
      worker ??= takeWorker(file);
      const read = await readOne(worker, at);
      worker = read.worker;
      if (!signal.aborted) tell(at, read.outcome);
    }
    if (worker) rest(worker, file);
  };
  try {
    await Promise.all(Array.from({ length: Math.min(threads, paths.length) }, run));
  } finally {
    clearInterval(watch);
  }
}

/** Threads that have nothing to do, by their file. They keep nobody from leaving. */
const resting = new Map<string | undefined, { worker: Worker; timer: NodeJS.Timeout }[]>();

function rest(worker: Worker, file: string | undefined): void {
  const mine = resting.get(file) ?? [];
  resting.set(file, mine);
  const timer = setTimeout(() => {
    mine.splice(
      mine.findIndex((each) => each.worker === worker),
      1,
    );
    void worker.terminate();
  }, idle).unref();
  worker.unref();
  mine.push({ worker, timer });
}

function takeWorker(file: string | undefined): Worker {
  const rested = resting.get(file)?.pop();
  if (!rested) return startWorker(file);
  clearTimeout(rested.timer);
  rested.worker.ref();
  return rested.worker;
}

const failed = (problem: 'too-slow' | 'too-large' | 'unreadable'): ReadOutcome => ({ ok: false, problem, hash: '', bytes: 0 });

function startWorker(file: string | undefined): Worker {
  const worker = new Worker(file ?? path.join(import.meta.dirname, 'worker.ts'), {
    // What a file makes the reader complain about is no output of ours.
    stdout: true,
    stderr: true,
    resourceLimits,
  });
  return worker.on('error', () => {});
}
