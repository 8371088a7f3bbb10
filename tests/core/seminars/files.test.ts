import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { orphanedFiles, sweepFiles } from '../../../main/core/seminars/files.ts';
import { storeFiles } from '../../../main/core/store/files.ts';
import { openStore } from '../../../main/core/store/store.ts';
import { largestKept } from '../../../preload/contract/model/seminars.ts';
import { testCore, testDeps, testFolder, type TestCore } from '../../support/cores.ts';

const slides = Buffer.from(`PK slides of a seminar ${'till the soil '.repeat(500)}`);
const retention = { months: 12, from: '2026-12-18', due: '2027-12-18' };

async function withSeminar(folder = testFolder()) {
  const core = testCore({}, folder);
  for (const id of ['north', 'south']) {
    await core.ask('cohort.save', { op: core.op(), cohort: { id, title: id, programme: 'NPQLTD', retention, revision: 0 } });
    const seminar = { id: `first-${id}`, cohort: id, title: 'First', kind: 'seminar' as const, agenda: [], resources: [], revision: 0 };
    await core.ask('seminar.save', { op: core.op(), seminar });
  }
  const file = path.join(folder, 'Slides for Ñandú’s day.pptx');
  writeFileSync(file, slides);
  return { core, file, folder };
}

const resourcesOf = async (core: TestCore, cohort = 'north') => (await core.ask('seminar.list', { cohort }))[0]?.resources ?? [];

test('a file is kept with a seminar as it is, under its name, and read again byte for byte', async () => {
  const { core, file } = await withSeminar();
  await core.ask('resource.keep', { op: core.op(), seminar: 'first-north', paths: [file] });
  truncateSync(file, 0);
  const [kept] = await resourcesOf(core);
  expect(kept).toMatchObject({
    kind: 'kept',
    title: 'Slides for Ñandú’s day.pptx',
    name: 'Slides for Ñandú’s day.pptx',
    bytes: slides.length,
  });
  const { name, base64 } = await core.ask('resource.read', { seminar: 'first-north', resource: kept?.id ?? '' });
  expect(name).toBe('Slides for Ñandú’s day.pptx');
  expect(Buffer.from(base64, 'base64').equals(slides)).toBe(true);
});

test('keeping is one step: sent twice it is done once, and undo and redo take it away and bring it back with its bytes', async () => {
  const { core, file } = await withSeminar();
  const op = core.op();
  await core.ask('resource.keep', { op, seminar: 'first-north', paths: [file] });
  await core.ask('resource.keep', { op, seminar: 'first-north', paths: [file] });
  expect(await resourcesOf(core)).toHaveLength(1);
  await core.ask('history.undo', { op: core.op(), scope: 'people' });
  expect(await resourcesOf(core)).toEqual([]);
  await core.ask('history.redo', { op: core.op(), scope: 'people' });
  const [again] = await resourcesOf(core);
  const { base64 } = await core.ask('resource.read', { seminar: 'first-north', resource: again?.id ?? '' });
  expect(Buffer.from(base64, 'base64').equals(slides)).toBe(true);
});

test('what is too large, missing or a folder is refused, and nothing is kept of what came with it', async () => {
  const { core, file, folder } = await withSeminar();
  const large = path.join(folder, 'film.mp4');
  writeFileSync(large, '');
  truncateSync(large, largestKept + 1);
  const keep = (paths: string[]) => core.refused('resource.keep', { op: core.op(), seminar: 'first-north', paths });
  expect(await keep([file, large])).toMatchObject({ code: 'too-large', detail: { limit: largestKept } });
  expect(await keep([file, path.join(folder, 'nowhere.pdf')])).toMatchObject({ code: 'file-missing' });
  expect(await keep([folder])).toMatchObject({ code: 'file-missing' });
  expect(await resourcesOf(core)).toEqual([]);
});

test('erasing a cohort takes its files with it, from the store and from its pages, unless another cohort has them too', async () => {
  const { core, file, folder } = await withSeminar();
  const both = path.join(folder, 'both.txt');
  const words = `a list that only northerners have ${'x'.repeat(40)}`;
  const mine = path.join(folder, 'mine.txt');
  writeFileSync(both, 'for either');
  writeFileSync(mine, words);
  await core.ask('resource.keep', { op: core.op(), seminar: 'first-north', paths: [mine, both, file] });
  await core.ask('resource.keep', { op: core.op(), seminar: 'first-south', paths: [both] });
  // Taken off the seminar, but a step back would bring it again.
  const [first] = await core.ask('seminar.list', { cohort: 'north' });
  if (!first) throw new Error('no seminar');
  const { marked: _, attended: __, people: ___, ...seminar } = first;
  await core.ask('seminar.save', { op: core.op(), seminar: { ...seminar, resources: seminar.resources.slice(1) } });
  const { removed } = await core.ask('erase.do', { kind: 'cohort', id: 'north' });
  expect(removed).toMatchObject({ files: 2 });
  const [left] = await resourcesOf(core, 'south');
  expect(
    Buffer.from((await core.ask('resource.read', { seminar: 'first-south', resource: left?.id ?? '' })).base64, 'base64').toString(),
  ).toBe('for either');
  await core.close();
  const { store, wal } = storeFiles(path.join(folder, 'data'));
  for (const each of [store, wal].filter((one) => existsSync(one))) expect(readFileSync(each).includes(words)).toBe(false);
});

test('a file that nothing names and no step can bring back goes after a day; one that is named stays', async () => {
  const { core, file, folder } = await withSeminar();
  await core.ask('resource.keep', { op: core.op(), seminar: 'first-north', paths: [file] });
  await core.close();
  let now = '2026-11-22T10:00:00.000Z';
  const deps = { ...testDeps(folder), now: () => now };
  const opened = openStore({ ...deps, newId: () => `sweep-${now}` });
  if (!opened.ok) throw new Error(opened.problem);
  const { store } = opened;
  store.change({ op: 'lost', scope: 'people', label: 'x' }, (tx) => tx.keepFile({ id: 'a'.repeat(64), bytes: Buffer.from('lost') }));
  expect(store.read((db) => orphanedFiles(db, now))).toEqual([]);
  now = '2026-11-24T10:00:00.000Z';
  expect(sweepFiles(store, { ...deps, newId: () => 'swept' })).toBe(1);
  expect(store.read((db) => db.all<{ n: number }>('SELECT count(*) AS n FROM kept_file'))).toEqual([{ n: 1 }]);
  // The seminar goes into the trash and then for good, and with it its file.
  store.change({ op: 'gone', scope: 'people', label: 'x' }, (tx) => tx.trash('seminar', 'first-north'));
  now = '2027-01-30T10:00:00.000Z';
  store.emptyOldTrash();
  expect(sweepFiles(store, { ...deps, newId: () => 'swept-2' })).toBe(1);
  store.close();
});

test('a pseudonym’s number is nobody else’s, not even when the last in the list was erased', async () => {
  const { core } = await withSeminar();
  const add = async (name: string) => {
    const text = `Name\n${name}`;
    await core.ask('people.import', { op: core.op(), cohort: 'north', source: { by: 'text', text } });
    return (await core.ask('person.list', { cohort: 'north' })).find((person) => person.name === name);
  };
  await add('Ada Quill');
  const last = await add('Bryn Osier');
  expect(last?.number).toBe(2);
  await core.ask('erase.do', { kind: 'person', id: last?.id ?? '' });
  expect((await add('Cleo Marl'))?.number).toBe(3);
  await core.ask('history.undo', { op: core.op(), scope: 'people' });
  expect((await add('Dara Fenn'))?.number).toBe(4);
});
