import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CoreEvent } from '../../../../preload/contract/envelope.ts';
import type { CallInput } from '../../../../preload/contract/calls.ts';
import type { PackResult } from '../../../../preload/contract/model/print.ts';
import { type TestCore, testCore } from '../../../support/cores.ts';

type Job = Extract<CoreEvent, { event: 'job' }>;
const workbook = 'npqltd-local-seminar-1';

/** Runs a pack to its end, one way or another. */
async function print(core: TestCore, more: Partial<CallInput<'print.pack'>> = {}, during?: (job: string) => void): Promise<Job> {
  const ended = new Promise<Job>((resolve) => {
    core.on((event) => {
      if (event.event === 'job' && event.state !== 'running') resolve(event);
    });
  });
  const { job } = await core.ask('print.pack', { workbook, names: ['Amara Okafor', 'Tomasz Lewandowski'], output: 'separate', ...more });
  during?.(job);
  return ended;
}

describe('a print run', () => {
  it('issues an edition, notes each copy, and writes each file', async () => {
    const core = testCore();
    const ended = await print(core);
    const { folder, files, copies } = ended.output as PackResult;
    expect([ended.state, copies]).toEqual(['done', 2]);
    expect(readdirSync(folder).sort()).toEqual([...files].sort());
    expect(await core.ask('edition.list', { workbook })).toHaveLength(1);
    const written = (await core.ask('activity.list', {})).filter(({ what }) => what === 'copy-written');
    expect(written.map(({ detail }) => existsSync(String(detail['file'])))).toEqual([true, true]);
  });

  it('issues no second edition of what has not changed, and one of what has', async () => {
    const core = testCore();
    await print(core);
    await print(core);
    expect(await core.ask('edition.list', { workbook })).toHaveLength(1);
    const { revision } = await core.ask('workbook.get', { workbook });
    await core.ask('workbook.edit', { op: core.op(), workbook, revision, edits: [{ do: 'remove-block', block: 'ls1-rating' }] });
    await print(core);
    expect(await core.ask('edition.list', { workbook })).toHaveLength(2);
  });

  it('makes no edition of a facilitator’s copy, which comes back to nobody', async () => {
    const core = testCore();
    expect((await print(core, { audience: 'facilitator', names: [] })).state).toBe('done');
    expect(await core.ask('edition.list', { workbook })).toEqual([]);
  });

  it('can be stopped, and then says so and still knows where copies may be', async () => {
    const core = testCore();
    const ended = await print(
      core,
      { names: Array.from({ length: 400 }, (_, at) => `Person ${at + 1}`) },
      (job) => void core.ask('job.cancel', { job }),
    );
    expect(ended.state).toBe('cancelled');
    const written = (await core.ask('activity.list', { limit: 500 })).filter(({ what }) => what === 'copy-written');
    expect(new Set(written.map(({ detail }) => detail['file']))).toEqual(new Set([path.join(core.folder, 'out')]));
  });

  it('says that a folder cannot be written to, also one at which the system would keep it waiting for ever', async () => {
    const core = testCore();
    const ended = await print(core, { folder: '/proc/groundwork' });
    expect([ended.state, ended.error?.code]).toEqual(['failed', 'file-not-writable']);
  });
});
