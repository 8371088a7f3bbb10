import { closeSync, openSync, readSync } from 'node:fs';
import { sizeOf } from '../folder.ts';

/*
 * How far long work at the store has come. The work itself says which step begins and, where it can, how much of it is done. What SQLite
 * does in one go says nothing: there the file that it writes is looked at from outside, or the time is taken.
 */

export type Step = 'copy' | 'compact' | 'check' | 'encrypt' | 'clear' | 'seal' | 'unseal' | 'index';

/** What each takes beside copying the same file, as measured. It only has to keep the time that is left from jumping. */
const costs: Readonly<Record<Step, number>> = { copy: 2, compact: 5, check: 2, encrypt: 5, clear: 2, seal: 2, unseal: 2, index: 2 };

/** What shows from outside how far a step is: how large a file has grown, or how much of it is no longer as it was. */
export interface Watch {
  file: string;
  bytes: number;
  by: 'size' | 'change';
}

/** What the work says. Any of these refuses `cancelled` once somebody has asked for it to stop. */
export interface Steps {
  next: (step: Step, watch?: Watch) => void;
  /** From 0 to 1, of the step that was begun last. */
  at: (fraction: number) => void;
  /** From here on it goes to its end: what comes now must not be left half done, or called off when it is done. */
  decide: () => void;
}

/** One number between the threads. Whoever changes it from `free` first has it: work that was decided on cannot be stopped any more. */
export const gate = { free: 0, stopped: 1, decided: 2 } as const;

export interface Tracker {
  gate: SharedArrayBuffer;
  next: (step: Step, watch?: Watch) => void;
  at: (fraction: number) => void;
  /** Answers whether it will stop. */
  stop: () => boolean;
  stoppable: () => boolean;
  end: () => void;
}

/** Milliseconds between two looks from outside. */
const lookEvery = 200;
/** Where nothing shows how far a step is, it never seems to be over before it is. */
const almost = 0.95;
/** Of `total`, so that a bar moves smoothly. */
const fineness = 100;

/** `plan`: the steps that are expected, in their order. One that is left out is passed over. `final`: there is no way back from the beginning. */
export function track(plan: readonly Step[], tell: (done: number, total: number) => void, final = false): Tracker {
  const shared = new SharedArrayBuffer(4);
  const state = new Int32Array(shared);
  if (final) Atomics.store(state, 0, gate.decided);
  const total = plan.reduce((sum, step) => sum + costs[step], 0);
  const began = performance.now();
  let place = -1;
  let before = 0;
  let stepBegan = began;
  let fraction = 0;
  let look: (() => number) | null = null;

  const done = (): number => before + (place < 0 ? 0 : costs[plan[place] as Step] * fraction);
  const say = (): void => tell(Math.round(done() * fineness), total * fineness);
  const reach = (next: number): void => {
    fraction = Math.max(fraction, Math.min(1, next));
    say();
  };
  const byTime = (): number => {
    if (before === 0) return 0;
    const perUnit = (stepBegan - began) / before;
    return Math.min(almost, (performance.now() - stepBegan) / (perUnit * costs[plan[place] as Step]));
  };
  const timer = setInterval(() => {
    if (look) reach(look());
  }, lookEvery);
  timer.unref();
  say();

  return {
    gate: shared,
    next: (step, watch) => {
      const found = plan.indexOf(step, place + 1);
      if (found < 0) return;
      before = plan.slice(0, found).reduce((sum, each) => sum + costs[each], 0);
      place = found;
      stepBegan = performance.now();
      fraction = 0;
      look = watch ? lookAt(watch) : byTime;
      say();
    },
    at: (next) => {
      look = null;
      reach(next);
    },
    stop: () => Atomics.compareExchange(state, 0, gate.free, gate.stopped) !== gate.decided,
    stoppable: () => Atomics.load(state, 0) === gate.free,
    end: () => clearInterval(timer),
  };
}

function lookAt({ file, bytes, by }: Watch): () => number {
  if (by === 'size') return () => Math.min(almost, sizeOf(file) / Math.max(1, bytes));
  const before = samplesOf(file, bytes);
  return () => {
    const now = samplesOf(file, bytes);
    return (almost * now.filter((sample, at) => !sample.equals(before[at] ?? sample)).length) / Math.max(1, now.length);
  };
}

const samples = 64;

/** A few bytes each from places all over a file. */
function samplesOf(file: string, bytes: number): Buffer[] {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch {
    return [];
  }
  try {
    return Array.from({ length: samples }, (_, at) => {
      const piece = Buffer.alloc(16);
      readSync(handle, piece, 0, 16, Math.floor((bytes * at) / samples));
      return piece;
    });
  } finally {
    closeSync(handle);
  }
}
