import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { CallInput } from '../../../preload/contract/calls.ts';
import type { CopiesResult } from '../../../preload/contract/model/copies.ts';
import { testCore, type TestCore } from '../../support/cores.ts';
import { readPdf } from '../../support/pdfReading.ts';

const workbook = 'npqltd-local-seminar-1';

async function withPeople(): Promise<TestCore> {
  const core = testCore();
  const retention = { months: 12, from: '2026-11-22', due: '2027-11-22' };
  await core.ask('cohort.save', { op: core.op(), cohort: { id: 'c1', title: 'Autumn', programme: 'NPQLTD', retention, revision: 0 } });
  const text =
    'Name,Print preset,Route\nImogen Vale,large print,paper\nAsh Vale,,fillable\nÉloïse Ömer,,fillable\nWren Vale,,paper\nKit Vale,,paper';
  await core.ask('people.import', { op: core.op(), cohort: 'c1', source: { by: 'text', text } });
  return core;
}

async function make(core: TestCore, request: Omit<CallInput<'copy.make'>, 'cohort' | 'workbook'> = {}): Promise<CopiesResult> {
  let job = '';
  const ended = new Promise<CopiesResult>((resolve, reject) => {
    core.on((event) => {
      if (event.event !== 'job' || event.job !== job || event.state === 'running') return;
      if (event.state === 'done') resolve(event.output as CopiesResult);
      else reject(new Error(JSON.stringify(event.error)));
    });
  });
  ({ job } = await core.ask('copy.make', { cohort: 'c1', workbook, folder: path.join(core.folder, 'copies'), ...request }));
  return ended;
}

test('everybody gets a copy in their own print by their own route; latecomers later, and nobody twice', { timeout: 90_000 }, async () => {
  const core = await withPeople();
  const plan = await core.ask('copy.plan', { cohort: 'c1', workbook });
  expect(plan).toMatchObject({ number: 1, toIssue: true, have: [] });
  expect(plan.groups.map(({ preset, route, people }) => [preset, route, people.length])).toEqual([
    ['large', 'paper', 1],
    ['standard', 'fillable', 2],
    ['standard', 'paper', 2],
  ]);

  const made = await make(core, { paper: 'merged' });
  expect(made).toMatchObject({ copies: 5, unset: [] });
  expect(made.files).toHaveLength(4);
  expect(readdirSync(made.folder).toSorted()).toEqual(made.files.toSorted());
  expect(made.files.filter((file) => file.includes('Éloïse Ömer'))).toHaveLength(1);

  const copies = await core.ask('copy.list', { cohort: 'c1' });
  expect(copies).toHaveLength(5);
  expect(new Set(copies.map(({ code }) => code)).size).toBe(5);
  expect(copies.every(({ back, given }) => back === 'no' && given === undefined)).toBe(true);
  const people = await core.ask('person.list', { cohort: 'c1' });
  const ash = people.find(({ name }) => name === 'Ash Vale')?.id ?? '';
  const copy = copies.find(({ participant }) => participant === ash);
  expect(copy).toMatchObject({ route: 'fillable', preset: 'standard', editionNumber: 1 });
  // The file really is theirs.
  expect((await readPdf(copy?.file ?? '')).fields.get('cover-name:individual')).toBe('Ash Vale');

  await core.ask('people.import', { op: core.op(), cohort: 'c1', source: { by: 'text', text: 'Name,Route\nLate Comer,fillable' } });
  const later = await core.ask('copy.plan', { cohort: 'c1', workbook });
  expect(later).toMatchObject({ number: 1, toIssue: false });
  expect(later.have).toHaveLength(5);
  expect(await make(core)).toMatchObject({ copies: 1, edition: made.edition });
  expect(await core.ask('copy.list', { cohort: 'c1' })).toHaveLength(6);
  expect((await core.ask('copy.plan', { cohort: 'c1', workbook })).groups).toEqual([]);

  await core.ask('copy.give', { op: core.op(), copies: [copy?.id ?? ''], given: '2026-12-01' });
  await core.ask('entry.hand-in', { op: core.op(), edition: made.edition, people: [ash], state: 'handed-in' });
  const after = async () => (await core.ask('copy.list', { cohort: 'c1', workbook })).find(({ id }) => id === copy?.id);
  expect(await after()).toMatchObject({ given: '2026-12-01', back: 'yes' });

  // Erased: the code stays known, whose it was and where the file lay does not.
  const report = await core.ask('erase.do', { kind: 'person', id: ash });
  expect(report.exported.map(({ file }) => path.basename(file)).join()).toContain('Ash Vale');
  expect(report.removed).toMatchObject({ copies: 1, 'hand-ins': 1 });
  expect(await after()).toBeUndefined();
  expect(await core.ask('copy.list', { cohort: 'c1' })).toHaveLength(5);
});
