import { copyFileSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testCore } from '../../support/cores.ts';

/* The safety room as a window meets it: through the calls, with the session opening and closing the store in between. */

const person = (name: string, id = '0198c0de-0000-7000-8000-000000000001') => ({ id, cohort: 'cohort-1', name, revision: 0 });
const cohort = {
  id: 'cohort-1',
  title: 'Autumn',
  programme: 'NPQLTD',
  retention: { months: 12, from: '2026-09-01', due: '2027-09-01' },
  revision: 0,
};

async function begun() {
  const core = testCore();
  await core.ask('cohort.save', { op: core.op(), cohort });
  await core.ask('person.save', { op: core.op(), person: person('Ottoline Marsh') });
  return core;
}
const names = async (core: ReturnType<typeof testCore>) => (await core.ask('person.list', {})).map(({ name }) => name);

test('a passphrase is set, asked for, changed, remembered and removed, and the words are there throughout', async () => {
  const core = await begun();
  const { recovery } = await core.ask('lock.set', { from: null, to: 'four quiet herons' });
  expect(recovery).toMatch(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){6}$/);
  expect(await names(core)).toEqual(['Ottoline Marsh']);
  expect(await core.ask('lock.now', {})).toMatchObject({ state: 'locked', problem: 'needs-passphrase', encrypted: true });
  expect(await core.refused('person.list', {})).toMatchObject({ code: 'store-locked' });
  expect(await core.refused('store.open', { passphrase: 'five' })).toMatchObject({ code: 'wrong-passphrase' });
  expect(await core.ask('store.open', { passphrase: recovery ?? '' })).toMatchObject({ state: 'open', encrypted: true });
  const { remembered } = await core.ask('lock.remember', { passphrase: 'four quiet herons' });
  await core.ask('lock.now', {});
  expect(await core.ask('store.open', { remembered })).toMatchObject({ state: 'open' });
  await core.ask('lock.set', { from: 'four quiet herons', to: 'nine loud geese' });
  await core.ask('lock.now', {});
  expect(await core.refused('store.open', { remembered })).toMatchObject({ code: 'wrong-passphrase' });
  await core.ask('store.open', { passphrase: 'nine loud geese' });
  expect(await core.ask('lock.set', { from: 'nine loud geese', to: null })).toEqual({ recovery: null });
  expect(await core.ask('store.status', {})).toMatchObject({ state: 'open', encrypted: false });
  expect(await names(core)).toEqual(['Ottoline Marsh']);
});

test('a restore is undone and done again, over a passphrase that came in between', async () => {
  const core = await begun();
  await core.ask('lock.set', { from: null, to: 'four quiet herons' });
  const { file } = await core.ask('backup.make', {});
  await core.ask('lock.set', { from: 'four quiet herons', to: null });
  await core.ask('person.save', { op: core.op(), person: person('Barnaby Fenn', 'person-2') });
  // The backup is from under a passphrase that the store no longer has: the person is asked for the one of its time.
  expect(await core.ask('backup.restore', { file })).toMatchObject({ state: 'locked', problem: 'needs-passphrase' });
  expect(await core.ask('store.open', { passphrase: 'four quiet herons' })).toMatchObject({ state: 'open', encrypted: true });
  expect(await names(core)).toEqual(['Ottoline Marsh']);
  expect(await core.ask('backup.undo-restore', {})).toMatchObject({ state: 'open', encrypted: false });
  expect(await names(core)).toEqual(['Barnaby Fenn', 'Ottoline Marsh']);
  expect(await core.ask('backup.make', {})).toMatchObject({ encrypted: false, holds: { people: 2 } });
  expect((await core.ask('backup.list', {})).map(({ kind }) => kind)).toEqual(['by-hand', 'before-restore', 'by-hand']);
});

test('a restore of an old backup does not bring the erased back, and the list of what was done says so', async () => {
  const core = await begun();
  await core.ask('person.save', { op: core.op(), person: person('Barnaby Fenn', 'person-2') });
  const { file } = await core.ask('backup.make', {});
  const report = await core.ask('erase.do', { kind: 'person', id: 'person-2' });
  expect(report).toMatchObject({ done: true, removed: { people: 1 }, backups: [{ file }] });
  await core.ask('backup.restore', { file });
  expect(await names(core)).toEqual(['Ottoline Marsh']);
  expect(await core.refused('person.save', { op: core.op(), person: person('Barnaby Fenn', 'person-2') })).toMatchObject({
    code: 'erased',
  });
  expect((await core.ask('activity.list', {})).map(({ what }) => what)).toContain('erased-again');
});

test('somebody asks what is held and is given it', async () => {
  const core = await begun();
  const folder = join(core.folder, 'out');
  mkdirSync(folder, { recursive: true });
  const report = await core.ask('person.access', { person: person('').id, asked: '2026-01-31', folder });
  expect(report).toMatchObject({ dueSafe: '2026-02-28', dueLatest: '2026-03-02' });
  expect(readdirSync(folder).sort()).toEqual(['What is held, asked 2026-01-31.json', 'What is held, asked 2026-01-31.pdf']);
});

test('something else in the place of the backups folder keeps nobody from the store, and every call is answered', async () => {
  const core = await begun();
  const backups = join(core.folder, 'data', 'backups');
  writeFileSync(backups, 'a file');
  expect(await core.refused('backup.make', {})).toMatchObject({ code: 'file-not-writable', detail: { path: backups } });
  expect(await core.refused('backup.list', {})).toMatchObject({ code: 'file-not-writable', detail: { path: backups } });
  expect(await core.ask('store.status', {})).toMatchObject({ state: 'open' });
  await core.ask('lock.set', { from: null, to: 'four quiet herons' });
  expect(await core.refused('backup.restore', { file: '2026-09-01T08.00.00.000Z.by-hand.sqlite' })).toMatchObject({ code: 'file-missing' });
  expect(await names(core)).toEqual(['Ottoline Marsh']);
  rmSync(backups);
  expect(await core.ask('backup.make', {})).toMatchObject({ holds: { people: 1 } });
});

test('a syncer that puts an older file in the place of the open store, or takes it away, costs nobody a word', async () => {
  const core = await begun();
  const data = join(core.folder, 'data');
  const file = join(data, 'groundwork.sqlite');
  const warned = () =>
    readdirSync(join(data, 'backups')).filter((name) => name.includes('before-restore') && name.endsWith('.sqlite')).length;
  mkdirSync(join(data, 'backups'), { recursive: true });
  copyFileSync(file, join(core.folder, 'older'));
  await core.ask('person.save', { op: core.op(), person: person('Barnaby Fenn', 'person-2') });
  renameSync(join(core.folder, 'older'), file);
  await core.ask('person.save', { op: core.op(), person: person('Written Since', 'person-3') });
  await expect.poll(warned, { timeout: 15_000 }).toBe(1);
  expect(await names(core)).toEqual(['Barnaby Fenn', 'Ottoline Marsh', 'Written Since']);
  rmSync(file);
  await expect.poll(warned, { timeout: 15_000 }).toBe(2);
  await core.ask('person.save', { op: core.op(), person: person('And Again', 'person-4') });
  await core.close();
  const again = testCore({}, core.folder);
  expect(await names(again)).toHaveLength(4);
  expect(await again.ask('store.check', {})).toMatchObject({ ok: true });
});
