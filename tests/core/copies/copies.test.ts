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

test('everybody gets a copy in their own print by their own route; latecomers later, and nobody twice', async () => {
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

test('a cohort’s copies bear the codes that it knows; the edition, its statements and what is ticked are the same', async () => {
  const core = await withPeople();
  await core.ask('codes.set', { op: core.op(), cohort: 'c1', framework: 'implementation-6', section: 4 });
  const before = await core.ask('print.preview', { workbook });
  const made = await make(core, {
    people: [(await core.ask('person.list', { cohort: 'c1' })).find(({ name }) => name === 'Ash Vale')?.id ?? ''],
  });
  const copy = await readPdf(path.join(made.folder, made.files[0] ?? ''));
  const page = copy.pages.slice(2).find((text) => text.includes('Statements addressed')) ?? '';
  expect(page).toMatch(/\b4a\b/);
  expect(page).not.toMatch(/\b6a\b/);
  expect([...copy.fields.keys()].filter((field) => field.endsWith(':tick')).toSorted()).toEqual(
    before.fields.flatMap(({ id, kind }) => (kind === 'tick' ? [id] : [])).toSorted(),
  );
  const { edition } = await core.ask('edition.issue', { op: core.op(), workbook });
  expect((await core.ask('edition.list', { workbook })).find(({ id }) => id === made.edition)?.hash).toBe(edition.hash);
  // Whoever edits the cohort does not lose them.
  const [cohort] = await core.ask('cohort.list', {});
  if (!cohort) throw new Error('no cohort');
  const { people: _, reminder: __, reminderDue: ___, ...kept } = cohort;
  await core.ask('cohort.save', { op: core.op(), cohort: { ...kept, title: 'Spring' } });
  const coverage = await core.ask('coverage.get', { framework: 'implementation-6', cohort: 'c1' });
  expect(coverage.rows.map(({ code }) => code).slice(0, 2)).toEqual(['4a', '4b']);
  expect((await core.ask('coverage.get', { framework: 'implementation-6' })).rows[0]?.code).toBe('6a');
  await core.ask('history.undo', { op: core.op(), scope: 'frameworks' });
  expect((await core.ask('cohort.list', {}))[0]?.codes).toBeUndefined();
});
