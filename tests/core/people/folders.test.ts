import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { testCore } from '../../support/cores.ts';

it('writes where packs go when no folder was chosen, not wherever the program was started', async () => {
  const core = testCore();
  const before = readdirSync(process.cwd());
  await core.ask('sample.add', { op: core.op() });
  const [cohort] = await core.ask('cohort.list', {});
  const { file } = await core.ask('people.export', { cohort: cohort?.id ?? '', format: 'csv', names: 'hidden', folder: '' });
  expect(path.dirname(file)).toBe(path.join(core.folder, 'out'));
  expect(readdirSync(process.cwd())).toEqual(before);
});
