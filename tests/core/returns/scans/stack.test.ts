import { writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { FieldPlace } from '../../../../preload/contract/model/print.ts';
import { type CohortPaper, printCohort } from '../../../support/cohort-paper.ts';
import { jobEnd } from '../../../support/returns.ts';
import { photograph, scanToPdf, wear, writeOn } from '../../../support/scans.ts';
import { put, readScans, tick, worn, writing } from '../../../support/scanning.ts';

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

const first = (page: number, kind: FieldPlace['kind']): FieldPlace => paper.places(page, kind)[0] as FieldPlace;

test('a stack of two people’s pages sorts itself, is read, and is stored by one step', async () => {
  const core = paper.core();
  const { people, edition } = paper;
  const place = first(8, 'text');
  const ticks = paper.places(10, 'tick');
  const wrote = [writing(place)];
  const marked = [ticks[0], ticks[3]].map((each) => tick(each as FieldPlace));

  // Rowan's pages with Sidney's between them, one upside down, with a blank back.
  const stack = [
    await wear(await writeOn(paper.sheet(0, 8), wrote), { turn: 1.5, blur: 0.8, noise: 5 }),
    await wear(paper.sheet(1, 8), { turn: -1, blur: 0.8, noise: 5 }),
    await sharp({ create: { width: 1240, height: 1754, channels: 3, background: '#f4f2ee' } })
      .jpeg()
      .toBuffer(),
    await sharp(await wear(await writeOn(paper.sheet(0, 10), marked), { blur: 0.8, noise: 5 }))
      .rotate(180)
      .jpeg({ quality: 60 })
      .toBuffer(),
  ];
  const file = path.join(core.folder, 'stack.pdf');
  writeFileSync(file, await scanToPdf(stack));

  const sorted = await jobEnd(core, () => core.ask('scans.sort', { paths: [file] }));
  expect(sorted.output).toEqual({ forms: [], scans: [file], others: [] });

  const read = await readScans(core, [file], 'batch-1');
  expect(read.pages.map(({ state, page, participant, turned, sure }) => ({ state, page, participant, turned, sure }))).toEqual([
    { state: 'placed', page: 8, participant: people[0], turned: 0, sure: 'sure' },
    { state: 'placed', page: 8, participant: people[1], turned: 0, sure: 'sure' },
    { state: 'blank', page: 0, participant: null, turned: 0, sure: 'unsure' },
    { state: 'placed', page: 10, participant: people[0], turned: 180, sure: 'sure' },
  ]);
  expect(read.batch).toMatchObject({ state: 'read', pages: 4, read: 4, queued: 0, counts: { placed: 3, blank: 1 } });
  const book = read.books.find(({ participant }) => participant === people[0]);
  expect(book?.pages).toEqual([read.pages[0]?.id, read.pages[3]?.id]);
  expect(book?.missing).toContain(9);
  expect(book?.missing).not.toContain(8);

  const { boxes } = await core.ask('scans.page', { page: read.pages[0]?.id ?? '' });
  expect(boxes.find(({ field }) => field === place.id)).toMatchObject({ ink: 'inked', reading: null, state: 'new', said: null });
  expect(boxes.filter(({ ink }) => ink === 'blank')).toHaveLength(boxes.length - 1);
  const marks = await core.ask('scans.page', { page: read.pages[3]?.id ?? '' });
  expect(marks.boxes.filter(({ reading }) => reading === 'Yes').map(({ field }) => field)).toEqual([ticks[0]?.id, ticks[3]?.id]);

  const picture = await core.ask('scans.picture', { page: read.pages[3]?.id ?? '', of: 'straight', width: 600 });
  const straight = await sharp(Buffer.from(picture.data, 'base64')).metadata();
  expect([straight.width, straight.height]).toEqual([600, 849]);

  const accepted = await core.ask('scans.accept', {
    op: core.op(),
    batch: 'batch-1',
    pages: read.pages.map(({ id }) => ({ page: id })),
  });
  expect(accepted).toMatchObject({ pages: 3, people: 2, pictures: 1, passed: 1 });
  const kept = await core.ask('response.list', { participant: people[0] ?? '' });
  expect(kept.filter(({ state }) => state !== 'blank').map(({ field, text, source }) => ({ field, text, source }))).toEqual(
    expect.arrayContaining([
      { field: place.id, text: '', source: 'scan' },
      { field: ticks[0]?.id, text: 'Yes', source: 'scan' },
      { field: ticks[3]?.id, text: 'Yes', source: 'scan' },
    ]),
  );
  const [hand] = await core.ask('scans.handwriting', { participant: people[0] ?? '' });
  expect(hand).toMatchObject({ field: place.id, edition });
  const crop = await core.ask('scans.crop', { crop: hand?.id ?? '' });
  expect(crop.width).toBeGreaterThan(500);

  // The same file again changes nothing and is not looked at again.
  const again = await readScans(core, [file], 'batch-2');
  expect(again.pages.map(({ state }) => state)).toEqual(['accepted', 'accepted', 'blank', 'accepted']);
  expect((await core.ask('scans.batches', {})).map(({ id }) => id)).toEqual(['batch-2']);

  await core.ask('history.undo', { op: core.op(), scope: 'people' });
  expect(await core.ask('response.list', { participant: people[0] ?? '' })).toEqual([]);
  const ready = await core.ask('scans.batch', { batch: 'batch-2' });
  expect(ready.pages.map(({ state }) => state)).toEqual(['placed', 'placed', 'blank', 'placed']);
  await core.ask('history.redo', { op: core.op(), scope: 'people' });
  expect(await core.ask('scans.handwriting', { participant: people[0] ?? '' })).toHaveLength(1);
});

test('pages are placed from JPEG, PNG, TIFF of several pages, photographs and drawn PDFs', async () => {
  const core = paper.core();
  const [one, two] = [await wear(paper.sheet(0, 8), worn), await wear(paper.sheet(0, 9), worn)];
  // Two pages below each other are what sharp makes a TIFF of two pages from.
  const below = await Promise.all([one, two].map((page) => sharp(page).resize(1240, 1754, { fit: 'fill' }).greyscale().raw().toBuffer()));
  const tiff = await sharp(Buffer.concat(below), { raw: { width: 1240, height: 3508, channels: 1, pageHeight: 1754 } })
    .tiff({ compression: 'lzw' })
    .toBuffer();
  const photo = await sharp(
    await photograph(paper.sheet(1, 8), [
      [0.08, 0.06],
      [0.93, 0.09],
      [0.97, 0.95],
      [0.04, 0.93],
    ]),
  )
    .rotate(270)
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const fax = await sharp(paper.sheet(1, 9))
    .greyscale()
    .threshold(150)
    .toColourspace('b-w')
    .tiff({ compression: 'ccittfax4', bitdepth: 1 })
    .toBuffer();
  const read = await readScans(core, [
    put(core, 'a.tif', tiff),
    put(core, 'b.jpg', photo),
    put(core, 'c.tiff', fax),
    put(
      core,
      'd.png',
      await sharp(await wear(paper.sheet(1, 10), worn))
        .png()
        .toBuffer(),
    ),
  ]);
  expect(read.pages.map(({ file, number, state, participant, page, sure }) => [file, number, state, participant, page, sure])).toEqual([
    ['a.tif', 1, 'placed', paper.people[0], 8, 'sure'],
    ['a.tif', 2, 'placed', paper.people[0], 9, 'sure'],
    ['b.jpg', 1, 'placed', paper.people[1], 8, 'sure'],
    ['c.tiff', 1, 'placed', paper.people[1], 9, 'sure'],
    ['d.png', 1, 'placed', paper.people[1], 10, 'sure'],
  ]);
  // A PDF of words, as a tablet sends it back, is drawn.
  const drawn = await readScans(core, [paper.file(0)]);
  expect(drawn.pages.filter(({ state }) => state === 'placed' || state === 'duplicate')).toHaveLength(24);
});

test('pages are placed when A4 went through a scanner for Letter, and when a page was cropped', async () => {
  const core = paper.core();
  const letter = { width: 1275, height: 1650 };
  const small = await sharp(paper.sheet(0, 8))
    .resize({ ...letter, fit: 'contain', background: '#fff' })
    .jpeg({ quality: 60 })
    .toBuffer();
  const cropped = await sharp(paper.sheet(0, 9)).extract({ left: 0, top: 50, width: 1240, height: 1654 }).jpeg({ quality: 60 }).toBuffer();
  const read = await readScans(core, [put(core, '1.jpg', small), put(core, '2.jpg', cropped)]);
  expect(read.pages.map(({ state, page, sure }) => [state, page, sure])).toEqual([
    ['placed', 8, 'sure'],
    ['placed', 9, 'sure'],
  ]);
});
