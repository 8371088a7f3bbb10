import { renameSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type CohortPaper, printCohort } from '../../../support/cohort-paper.ts';
import { testCore } from '../../../support/cores.ts';
import { jobEnd } from '../../../support/returns.ts';
import { scanToPdf, wear } from '../../../support/scans.ts';
import { put, readScans, states, worn } from '../../../support/scanning.ts';

// Threads start, pages are printed, worn and read: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000 });

let paper: CohortPaper;
beforeAll(async () => {
  paper = await printCohort(
    ['Rowan Ash', 'Sidney Birch'],
    [
      { whose: 0, pages: [8, 9, 10] },
      { whose: 1, pages: [8, 9, 10] },
    ],
  );
}, 240_000);
afterAll(() => paper.remove());

test('reading goes on after a crash with what was not read', async () => {
  const core = paper.core();
  const scans = await Promise.all([0, 1].flatMap((whose) => [8, 9, 10].map((page) => wear(paper.sheet(whose, page), worn))));
  const file = put(core, 'six.pdf', await scanToPdf(scans));
  let seen = 0;
  const stop = core.on((event) => {
    if (event.event === 'job' && event.state === 'running' && event.total === 6) seen = Math.max(seen, event.done);
    if (event.event === 'job' && event.state === 'running' && event.done >= 2) void core.close();
  });
  await core.ask('scans.read', { batch: 'crash', paths: [file] });
  await expect.poll(() => seen, { timeout: 20_000 }).toBeGreaterThanOrEqual(2);
  stop();
  await core.close();

  const next = testCore({ newId: () => `z-${randomBytes(8).toString('hex')}` }, core.folder);
  const stopped = await next.ask('scans.batch', { batch: 'crash' });
  expect(stopped.batch).toMatchObject({ state: 'stopped', pages: 6 });
  const unread = 6 - stopped.batch.read;
  expect(unread).toBeGreaterThan(0);
  expect(unread).toBeLessThan(6);
  const totals: number[] = [];
  next.on((event) => void (event.event === 'job' && event.state === 'running' && totals.push(event.total)));
  const end = await jobEnd(next, () => next.ask('scans.resume', { batch: 'crash' }));
  expect(end.state).toBe('done');
  expect(new Set(totals)).toEqual(new Set([unread]));
  const done = await next.ask('scans.batch', { batch: 'crash' });
  expect(done.batch.state).toBe('read');
  expect(states(done)).toEqual(Array.from({ length: 6 }, () => 'placed'));
});

test('reading ends when it is cancelled, and can be resumed', async () => {
  const core = paper.core();
  const file = put(core, 'two.pdf', await scanToPdf([await wear(paper.sheet(0, 8), worn), await wear(paper.sheet(0, 9), worn)]));
  const end = await jobEnd(core, async () => {
    const started = await core.ask('scans.read', { batch: 'c', paths: [file] });
    await core.ask('job.cancel', { job: started.job });
    return started;
  });
  expect(end.state).toBe('cancelled');
  expect((await core.ask('scans.batches', {}))[0]).toMatchObject({ id: 'c', state: 'stopped' });
  await jobEnd(core, () => core.ask('scans.resume', { batch: 'c' }));
  expect(states(await core.ask('scans.batch', { batch: 'c' }))).toEqual(['placed', 'placed']);
});

test('pages whose file has gone wait for it, and are no second batch when it is dropped again', async () => {
  const core = paper.core();
  const file = put(core, 'two.pdf', await scanToPdf([await wear(paper.sheet(0, 8), worn), await wear(paper.sheet(0, 9), worn)]));
  const end = await jobEnd(core, async () => {
    const started = await core.ask('scans.read', { batch: 'first', paths: [file] });
    const stop = core.on((event) => {
      if (event.event !== 'job' || event.total === 0) return;
      stop();
      void core.ask('job.cancel', { job: started.job });
    });
    return started;
  });
  expect(end.state).toBe('cancelled');
  renameSync(file, `${file}.away`);
  const gone = await jobEnd(core, () => core.ask('scans.resume', { batch: 'first' }));
  expect(gone).toMatchObject({ state: 'failed', error: { code: 'file-missing' } });
  expect((await core.ask('scans.batch', { batch: 'first' })).batch.state).toBe('stopped');
  renameSync(`${file}.away`, file);
  expect(states(await readScans(core, [file], 'second'))).toEqual(['placed', 'placed']);
  expect((await core.ask('scans.batches', {})).map(({ id }) => id)).toEqual(['second']);
});
