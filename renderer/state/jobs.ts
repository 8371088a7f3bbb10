import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallInput, CallName } from '../../preload/contract/calls.ts';
import type { Failure } from '../../preload/contract/errors.ts';
import type { Client } from '../client/client.tsx';
import type { Outcome } from '../client/api.ts';

export type JobName = Extract<
  CallName,
  | 'print.pack'
  | 'report.write'
  | 'copy.make'
  | 'backup.copy-to'
  | 'returns.read'
  | 'scans.sort'
  | 'scans.read'
  | 'scans.resume'
  | 'responses.check'
  | 'responses.export'
>;

/** Long work, from the moment it was asked for until the person has seen how it ended. */
export interface Job {
  id: string;
  name: JobName;
  state: 'running' | 'done' | 'failed' | 'cancelled';
  done: number;
  total: number;
  started: number;
  output: unknown;
  failure: Failure | undefined;
}

export interface Jobs {
  store: StoreApi<Readonly<Record<string, Job>>>;
  start: <N extends JobName>(name: N, input: CallInput<N>) => Promise<Outcome<{ job: string }>>;
  /** Starts it and answers how it ended, for work that nobody watches. */
  finish: <N extends JobName>(name: N, input: CallInput<N>) => Promise<Outcome<unknown>>;
  cancel: (job: string) => void;
  /** The person has read how it ended. */
  forget: (job: string) => void;
  close: () => void;
}

export function createJobs({ api, connection }: Client, now: () => number = Date.now): Jobs {
  const store = createStore<Readonly<Record<string, Job>>>(() => ({}));
  /** Events of jobs whose answer to `start` is still on its way. */
  const early = new Map<string, Partial<Job>>();

  const stop = connection.on((event) => {
    if (event.event === 'core' && (event.state === 'gone' || event.state === 'ended')) {
      // A job lives in the core's process, and ended with it.
      const failure: Failure = { code: 'core-gone', detail: {} };
      store.setState(
        (jobs) =>
          Object.fromEntries(
            Object.entries(jobs).map(([id, job]) => [id, job.state === 'running' ? { ...job, state: 'failed', failure } : job]),
          ),
        true,
      );
    }
    if (event.event !== 'job') return;
    const news = { state: event.state, done: event.done, total: event.total, output: event.output, failure: event.error };
    const job = store.getState()[event.job];
    if (job) store.setState({ [event.job]: { ...job, ...news } });
    else early.set(event.job, news);
  });

  const forget: Jobs['forget'] = (job) =>
    store.setState((jobs) => Object.fromEntries(Object.entries(jobs).filter(([id]) => id !== job)), true);

  const jobs: Jobs = {
    store,
    finish: async (name, input) => {
      const started = await jobs.start(name, input);
      if (!started.ok) return started;
      const id = started.value.job;
      return new Promise((resolve) => {
        const look = (): void => {
          const job = store.getState()[id];
          if (job?.state === 'running') return;
          unfollow();
          forget(id);
          resolve(
            job?.state === 'done'
              ? { ok: true, value: job.output }
              : { ok: false, failure: job?.failure ?? { code: job ? 'cancelled' : 'internal', detail: {} } },
          );
        };
        const unfollow = store.subscribe(look);
        look();
      });
    },
    start: async (name, input) => {
      const outcome = await api.call(name, input);
      if (!outcome.ok) return outcome;
      const { job: id } = outcome.value as { job: string };
      const job: Job = {
        id,
        name,
        state: 'running',
        done: 0,
        total: 0,
        started: now(),
        output: undefined,
        failure: undefined,
        ...early.get(id),
      };
      early.delete(id);
      store.setState({ [id]: job });
      return { ok: true, value: { job: id } };
    },
    cancel: (job) => void api.call('job.cancel', { job }),
    forget,
    close: stop,
  };
  return jobs;
}
