import { calls, isCallName } from '../../preload/contract/calls.ts';
import type { CallKind } from '../../preload/contract/calls/call.ts';
import { type CoreEvent, failure, type Reply } from '../../preload/contract/envelope.ts';
import type { Core } from '../core/core.ts';

/**
 * Keeps a core alive in another process, and stands for it: whoever holds this cannot tell it from the core itself, except
 * that it survives. Any exit that was not asked for is a crash. It is started again with a growing pause; what was asked and
 * not answered is asked again (a write carries its own id, so that it cannot apply twice), except for what must never be
 * sent twice, and except for what was already sent twice: that request may be the very one that brings the core down.
 */
export interface CoreProcess {
  send: (frame: ToCore) => void;
  /** Asks it to come to rest and end by itself. */
  end: () => void;
  kill: () => void;
}

export type ToCore = { n: number; request: unknown } | { end: true };
export type FromCore = { ready: true } | { n: number; reply: Reply } | { event: CoreEvent };

/** Starts one core process. `onExit` is called once, also when it could not be started at all. */
export type Spawn = (onMessage: (frame: FromCore) => void, onExit: () => void) => CoreProcess;

export interface Timing {
  now: () => number;
  /** Runs later, and gives what calls it off. */
  later: (milliseconds: number, run: () => void) => () => void;
}

export interface Supervised extends Core {
  /** How often the core was lost since the beginning. */
  crashes: () => number;
}

/** After this many crashes within `crashWindow` the person is asked, instead of the machine trying for ever. */
const crashLimit = 3;
const crashWindow = 60_000;
const pauses = [0, 250, 1000] as const;
const endGrace = 5000;
/** A request is sent at most this often. */
const sendLimit = 2;

interface Waiting {
  request: unknown;
  sent: number;
  answer: (reply: Reply) => void;
}

export function supervise(spawn: Spawn, timing: Timing = clock): Supervised {
  const listeners = new Set<(event: CoreEvent) => void>();
  const waiting = new Map<number, Waiting>();
  const jobs = new Set<string>();
  const crashed: number[] = [];
  let total = 0;
  let next = 1;
  let state: 'up' | 'down' | 'given-up' | 'closed' = 'down';
  let core: CoreProcess | undefined;
  let onEnded: (() => void) | undefined;
  let back = false;

  const tell = (event: CoreEvent): void => {
    for (const listener of listeners) listener(event);
  };

  const start = (): void => {
    state = 'up';
    // Each process has its own pair of ears: a late word from one that is gone must not be taken for its successor's.
    let gone = false;
    core = spawn(
      (frame) => {
        if (!gone) hear(frame);
      },
      () => {
        if (gone) return;
        gone = true;
        core = undefined;
        if (state === 'closed') onEnded?.();
        else crash();
      },
    );
    // An exit may be told before spawn returns.
    if (gone) core = undefined;
    for (const [n, entry] of waiting) post(n, entry);
  };

  const post = (n: number, entry: Waiting): void => {
    if (!core) return;
    entry.sent += 1;
    core.send({ n, request: entry.request });
  };

  const hear = (frame: FromCore): void => {
    if (back) {
      back = false;
      tell({ event: 'core', state: 'back', tries: crashed.length });
    }
    if ('ready' in frame) return;
    if ('event' in frame) {
      if (frame.event.event === 'job' && frame.event.state !== 'running') jobs.delete(frame.event.job);
      tell(frame.event);
      return;
    }
    const entry = waiting.get(frame.n);
    if (!entry) return;
    waiting.delete(frame.n);
    if (kindOf(entry.request) === 'job' && frame.reply.ok) jobs.add((frame.reply.output as { job: string }).job);
    entry.answer(frame.reply);
  };

  const crash = (): void => {
    const at = timing.now();
    total += 1;
    crashed.push(at);
    while ((crashed[0] ?? at) <= at - crashWindow) crashed.shift();
    for (const job of jobs) tell({ event: 'job', job, state: 'failed', done: 0, total: 0, error: failure('core-gone') });
    jobs.clear();
    const tries = crashed.length;
    state = tries >= crashLimit ? 'given-up' : 'down';
    for (const [n, entry] of waiting)
      if (state === 'given-up' || entry.sent >= sendLimit || (entry.sent > 0 && !mayRepeat(entry.request))) lose(n, entry);
    tell({ event: 'core', state: state === 'given-up' ? 'given-up' : 'gone', tries });
    if (state === 'given-up') return;
    back = true;
    timing.later(pauses[Math.min(tries, pauses.length) - 1] ?? 0, () => {
      if (state === 'down') start();
    });
  };

  const lose = (n: number, entry: Waiting): void => {
    waiting.delete(n);
    entry.answer({ id: idOf(entry.request), ok: false, error: failure('core-gone') });
  };

  start();

  return {
    call: (request) =>
      new Promise((answer) => {
        const entry = { request, sent: 0, answer };
        if (state === 'closed') return lose(0, entry);
        if (state === 'given-up') {
          // The way on from the screen that says so: the person asks for the store to be opened again.
          if (callOf(request) !== 'store.open') return lose(0, entry);
          crashed.length = 0;
          back = true;
          waiting.set(next++, entry);
          return start();
        }
        const n = next++;
        waiting.set(n, entry);
        if (state === 'up') post(n, entry);
      }),
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () =>
      new Promise((resolve) => {
        state = 'closed';
        for (const [n, entry] of waiting) lose(n, entry);
        if (!core) return resolve();
        const tired = timing.later(endGrace, () => core?.kill());
        onEnded = () => {
          tired();
          resolve();
        };
        core.end();
      }),
    crashes: () => total,
  };
}

const clock: Timing = {
  now: () => Date.now(),
  later: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

const fieldOf = (request: unknown, name: 'id' | 'call'): string => {
  const value = request && typeof request === 'object' ? (request as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' ? value.slice(0, 64) : '';
};
const idOf = (request: unknown): string => fieldOf(request, 'id');
const callOf = (request: unknown): string => fieldOf(request, 'call');

function kindOf(request: unknown): CallKind {
  const name = callOf(request);
  return isCallName(name) ? calls[name].kind : 'read';
}

/** A job that was under way when the core was lost may have written half of its files: the person starts it again. */
const mayRepeat = (request: unknown): boolean => kindOf(request) === 'read' || kindOf(request) === 'write';
