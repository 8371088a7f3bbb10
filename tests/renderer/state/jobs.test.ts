import { expect, test } from 'vitest';
import type { CoreEvent } from '../../../preload/contract/envelope.ts';
import type { Client } from '../../../renderer/client/client.tsx';
import { createJobs } from '../../../renderer/state/jobs.ts';

function world() {
  let tell: (event: CoreEvent) => void = () => {};
  const called: string[] = [];
  let answer: () => void = () => {};
  const client = {
    api: {
      call: (name: string) => {
        called.push(name);
        return new Promise((resolve) => {
          answer = () => resolve({ ok: true, value: { job: 'j1' } });
        });
      },
    },
    connection: {
      on: (listener: typeof tell) => {
        tell = listener;
        return () => {};
      },
    },
  } as unknown as Client;
  return { jobs: createJobs(client, () => 0), called, tell: (event: CoreEvent) => tell(event), answer: () => answer() };
}
const input = { file: 'b', to: '/x', passphrase: 'p' };
const news = (state: 'running' | 'done', done: number): CoreEvent => ({
  event: 'job',
  job: 'j1',
  state,
  done,
  total: 4,
  output: { made: done },
});

test('a job that was done before its own answer came is done', async () => {
  const { jobs, tell, answer } = world();
  const started = jobs.start('backup.copy-to', input);
  tell(news('running', 2));
  tell(news('done', 4));
  answer();
  expect(await started).toEqual({ ok: true, value: { job: 'j1' } });
  expect(jobs.store.getState()['j1']).toMatchObject({ state: 'done', done: 4, total: 4, output: { made: 4 } });
});

test('a running job ends with the core’s process, a finished one does not, and either is forgotten when it was read', async () => {
  const { jobs, tell, answer, called } = world();
  const started = jobs.start('backup.copy-to', input);
  answer();
  await started;
  tell(news('running', 1));
  jobs.cancel('j1');
  expect(called).toContain('job.cancel');
  tell({ event: 'core', state: 'gone', tries: 1 });
  expect(jobs.store.getState()['j1']).toMatchObject({ state: 'failed', failure: { code: 'core-gone' } });
  tell(news('done', 4));
  tell({ event: 'core', state: 'gone', tries: 2 });
  expect(jobs.store.getState()['j1']?.state).toBe('done');
  jobs.forget('j1');
  expect(jobs.store.getState()).toEqual({});
});

test('work that nobody watches answers how it ended, and is forgotten', async () => {
  for (const early of [true, false]) {
    const { jobs, tell, answer } = world();
    const ended = jobs.finish('backup.copy-to', input);
    if (early) tell(news('done', 4));
    answer();
    if (!early) {
      await Promise.resolve();
      tell(news('running', 1));
      tell({ ...news('running', 1), state: 'failed', error: { code: 'disk-full', detail: {} } } as CoreEvent);
    }
    expect(await ended).toEqual(early ? { ok: true, value: { made: 4 } } : { ok: false, failure: { code: 'disk-full', detail: {} } });
    expect(jobs.store.getState()).toEqual({});
  }
});
