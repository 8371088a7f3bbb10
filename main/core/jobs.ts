import type { CoreEvent } from '../../preload/contract/envelope.ts';
import type { Id } from '../../preload/contract/model/ids.ts';
import type { Log } from './deps.ts';
import { Refusal } from './refusal.ts';

/** Long work: started at once, told of in events, cancelled by id. */
export interface Jobs {
  /** Answers the job's id; `run` begins on the next turn, so that the caller knows the id before the first event. */
  start: (run: (work: Work) => Promise<unknown>) => Id;
  cancel: (job: Id) => void;
  /** Comes when nothing runs. */
  rest: () => Promise<void>;
  /** Cancels what runs and waits for it to come to rest. */
  close: () => Promise<void>;
}
export interface Work {
  signal: AbortSignal;
  progress: (done: number, total: number) => void;
}

/** Milliseconds between two progress events: quicker than the eye needs, slower than a wire minds. */
const pace = 80;

export function createJobs(newId: () => Id, tell: (event: CoreEvent) => void, log: Log): Jobs {
  const running = new Map<Id, { abort: AbortController; ended: Promise<void> }>();

  const follow = async (job: Id, run: (work: Work) => Promise<unknown>, signal: AbortSignal): Promise<void> => {
    let last = { done: 0, total: 0 };
    let told = 0;
    const progress = (done: number, total: number): void => {
      last = { done, total };
      const now = performance.now();
      if (now - told < pace && done < total) return;
      told = now;
      tell({ event: 'job', job, state: 'running', done, total });
    };
    try {
      const output = await run({ signal, progress });
      tell({ event: 'job', job, state: 'done', done: last.total, total: last.total, output });
    } catch (error) {
      const refused = error instanceof Refusal ? error.failure : null;
      if (!refused) log.error('job-failed', { job, kind: error instanceof Error ? error.name : 'unknown' });
      const state = signal.aborted || refused?.code === 'cancelled' ? 'cancelled' : 'failed';
      tell({ event: 'job', job, state, ...last, error: refused ?? { code: 'internal', detail: {} } });
    } finally {
      running.delete(job);
    }
  };

  return {
    start: (run) => {
      const job = newId();
      const abort = new AbortController();
      const ended = new Promise<void>((resolve) => setImmediate(() => void follow(job, run, abort.signal).then(resolve)));
      running.set(job, { abort, ended });
      return job;
    },
    cancel: (job) => running.get(job)?.abort.abort(),
    rest: async () => {
      while (running.size > 0) await Promise.all([...running.values()].map(({ ended }) => ended));
    },
    close: async () => {
      const all = [...running.values()];
      for (const { abort } of all) abort.abort();
      await Promise.all(all.map(({ ended }) => ended));
    },
  };
}
