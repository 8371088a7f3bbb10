import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { FieldPlace } from '../../../../preload/contract/model/print.ts';
import { type CohortPaper, cohort, printCohort } from '../../../support/cohort-paper.ts';
import { scanToPdf, wear, writeOn } from '../../../support/scans.ts';
import { put, readScans, states, worn, writing } from '../../../support/scanning.ts';

// Threads start, pages are printed, worn and read: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000 });

let paper: CohortPaper;
beforeAll(async () => {
  paper = await printCohort(
    ['Rowan Ash'],
    [
      { whose: 0, pages: [8] },
      { whose: 'blank', pages: [1, 8, 9, 10] },
    ],
  );
}, 240_000);
afterAll(() => paper.remove());

const first = (page: number, kind: FieldPlace['kind']): FieldPlace => paper.places(page, kind)[0] as FieldPlace;

test('it is asked whose a copy without a name is, and somebody new is added with the answer', async () => {
  const core = paper.core();
  const pages = [8, 9].map((page) => paper.sheet('blank', page));
  const read = await readScans(core, [
    put(
      core,
      'b.pdf',
      await scanToPdf([await wear(await writeOn(pages[0] ?? '', [writing(first(8, 'text'))]), worn), await wear(pages[1] ?? '', worn)]),
    ),
  ]);
  expect(states(read)).toEqual(['generic', 'generic']);
  expect(read.batch.counts).toEqual({ generic: 2 });
  const ids = read.pages.map(({ id }) => id);
  expect(await core.ask('scans.accept', { op: core.op(), batch: read.batch.id, pages: ids.map((page) => ({ page })) })).toMatchObject({
    pages: 0,
    passed: 2,
  });
  const op = core.op();
  const whose = { is: 'added', cohort, name: 'Ash Newcomer' } as const;
  await core.ask('scans.name', { op, pages: ids, whose });
  await core.ask('scans.name', { op, pages: ids, whose });
  const named = await core.ask('scans.batch', { batch: read.batch.id });
  expect(states(named)).toEqual(['placed', 'placed']);
  expect((await core.ask('person.list', {})).filter(({ name }) => name === 'Ash Newcomer')).toHaveLength(1);
  expect(await core.ask('scans.accept', { op: core.op(), batch: read.batch.id, pages: ids.map((page) => ({ page })) })).toMatchObject({
    pages: 2,
    pictures: 1,
    people: 1,
  });
});

test('photographs of two blank copies are two stacks, each named by one answer that can be taken back', async () => {
  const core = paper.core();
  const taken = await Promise.all([8, 9, 10, 8, 9].map((page, at) => wear(paper.sheet('blank', page), { ...worn, seed: at + 1 })));
  const files = taken.map((jpeg, at) => put(core, `IMG_${at + 1}.jpg`, jpeg));
  const read = await readScans(core, files);
  expect(states(read)).toEqual(Array.from({ length: 5 }, () => 'generic'));
  const ids = read.pages.map(({ id }) => id);
  expect(read.books.map(({ pages, participant }) => [pages, participant])).toEqual([
    [ids.slice(0, 3), null],
    [ids.slice(3), null],
  ]);
  const whose = { is: 'known', participant: paper.people[0] ?? '' } as const;
  await core.ask('scans.name', { op: core.op(), pages: ids.slice(0, 3), whose });
  const named = await core.ask('scans.batch', { batch: read.batch.id });
  expect(states(named)).toEqual(['placed', 'placed', 'placed', 'generic', 'generic']);
  expect(named.books).toHaveLength(2);
  await core.ask('scans.name', { op: core.op(), pages: ids.slice(0, 3), whose: null });
  expect(states(await core.ask('scans.batch', { batch: read.batch.id }))).toEqual(states(read));
});

test('the name that stands on a cover is shown as it was written, and is no answer', async () => {
  const core = paper.core();
  const place = paper.places(1).find(({ id }) => id.endsWith('-name:individual'));
  const cover = await wear(await writeOn(paper.sheet('blank', 1), [writing({ x: place?.x ?? 0, y: (place?.y ?? 0) - 4 })]), worn);
  const read = await readScans(core, [put(core, 'cover.jpg', cover), put(core, 'empty.jpg', await wear(paper.sheet('blank', 1), worn))]);
  expect(read.pages.map(({ state, page }) => [state, page])).toEqual([
    ['generic', 1],
    ['generic', 1],
  ]);
  const [written, empty] = await Promise.all(read.pages.map(({ id }) => core.ask('scans.page', { page: id })));
  expect(written?.boxes).toEqual([]);
  expect((await core.ask('scans.crop', { crop: written?.name ?? '' })).width).toBeGreaterThan(100);
  expect(empty?.name).toBeNull();
});

test('a page of somebody who was erased is refused, and nothing of it is kept', async () => {
  const core = paper.core();
  const scan = await wear(await writeOn(paper.sheet(0, 8), [writing(first(8, 'text'))]), worn);
  const early = await readScans(core, [put(core, 'early.jpg', scan)]);
  const crop = (await core.ask('scans.page', { page: early.pages[0]?.id ?? '' })).boxes.find((box) => box.crop)?.crop ?? '';
  await core.ask('scans.crop', { crop });
  await core.ask('erase.do', { kind: 'person', id: paper.people[0] ?? '' });
  expect(await core.refused('scans.crop', { crop })).toMatchObject({ code: 'not-found' });
  expect((await core.ask('scans.batch', { batch: early.batch.id })).pages).toEqual([]);
  const late = await readScans(core, [put(core, 'late.jpg', scan)]);
  expect(late.pages[0]).toMatchObject({ state: 'erased', participant: null, counts: { boxes: 0 } });
  expect((await core.ask('scans.page', { page: late.pages[0]?.id ?? '' })).boxes).toEqual([]);
  expect(await core.ask('scans.accept', { op: core.op(), batch: late.batch.id, pages: [{ page: late.pages[0]?.id ?? '' }] })).toMatchObject(
    { pages: 0 },
  );
  const named = await core.refused('scans.name', {
    op: core.op(),
    pages: [late.pages[0]?.id ?? ''],
    whose: { is: 'known', participant: paper.people[0] ?? '' },
  });
  expect(named).toMatchObject({ code: 'erased' });
});

test('two pictures of one page are one page', async () => {
  const core = paper.core();
  const good = put(core, '2.jpg', await wear(paper.sheet(0, 8), worn));
  const bad = put(
    core,
    '1.jpg',
    await sharp(await wear(paper.sheet(0, 8), { blur: 1.2 }))
      .composite([
        { input: { create: { width: 90, height: 90, channels: 3, background: '#fff' } }, left: 40, top: 40 },
        { input: { create: { width: 90, height: 90, channels: 3, background: '#fff' } }, left: 1120, top: 40 },
      ])
      .jpeg()
      .toBuffer(),
  );
  const read = await readScans(core, [good, bad]);
  expect(read.pages.map(({ file, state, same }) => [file, state, same])).toEqual([
    ['1.jpg', 'duplicate', read.pages[1]?.id],
    ['2.jpg', 'placed', null],
  ]);
});
