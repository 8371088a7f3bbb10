import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { CallOutput } from '../../../../preload/contract/calls.ts';
import type { FieldPlace } from '../../../../preload/contract/model/print.ts';
import { type CohortPaper, cohort, printCohort } from '../../../support/cohort-paper.ts';
import { type TestCore, testCore } from '../../../support/cores.ts';
import { jobEnd } from '../../../support/returns.ts';
import { photograph, scanToPdf, type Stroke, wear, writeOn } from '../../../support/scans.ts';

// Threads start, pages are printed, worn and read: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000 });

let paper: CohortPaper;
beforeAll(async () => {
  paper = await printCohort(
    ['Rowan Ash', 'Sidney Birch'],
    [
      { whose: 0, pages: [8, 9, 10, 22] },
      { whose: 1, pages: [8, 9, 10] },
      { whose: 'blank', pages: [8, 9] },
    ],
  );
}, 240_000);
afterAll(() => paper.remove());

type Batch = CallOutput<'scans.batch'>;
let batches = 0;
async function readScans(core: TestCore, paths: string[], batch = `batch-${++batches}`): Promise<Batch> {
  const end = await jobEnd(core, () => core.ask('scans.read', { batch, paths }));
  expect(end.state, JSON.stringify(end.error)).toBe('done');
  return core.ask('scans.batch', { batch });
}
const put = (core: TestCore, name: string, bytes: Uint8Array): string => {
  const file = path.join(core.folder, name);
  writeFileSync(file, bytes);
  return file;
};
const worn = { turn: 1, blur: 0.7, noise: 4 };
const states = ({ pages }: Batch): string[] => pages.map(({ state }) => state);

const tick = ({ x, y, width: w }: FieldPlace): Stroke => ({
  d: `M${x + w * 0.15} ${y + w * 0.5} L${x + w * 0.4} ${y + w * 0.85} L${x + w * 0.9} ${y + w * 0.1}`,
});
const writing = ({ x, y }: FieldPlace): Stroke => ({
  d: `M${x + 6} ${y + 18}${Array.from({ length: 22 }, (_, at) => ` q2 ${-9 + (at % 3) * 3} 3.5 0 q1 3 2 -${at % 2}`).join('')}`,
});
const first = (page: number, kind: FieldPlace['kind']): FieldPlace => paper.places(page, kind)[0] as FieldPlace;

describe('a stack of two people’s pages', () => {
  test('sorts itself, is read, and is stored by one step', async () => {
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
});

describe('pictures of pages, whatever they come in', () => {
  test('are placed from JPEG, PNG, TIFF of several pages, photographs and drawn PDFs', async () => {
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

  test('are placed when A4 went through a scanner for Letter, and when a page was cropped', async () => {
    const core = paper.core();
    const letter = { width: 1275, height: 1650 };
    const small = await sharp(paper.sheet(0, 8))
      .resize({ ...letter, fit: 'contain', background: '#fff' })
      .jpeg({ quality: 60 })
      .toBuffer();
    const cropped = await sharp(paper.sheet(0, 9))
      .extract({ left: 0, top: 50, width: 1240, height: 1654 })
      .jpeg({ quality: 60 })
      .toBuffer();
    const read = await readScans(core, [put(core, '1.jpg', small), put(core, '2.jpg', cropped)]);
    expect(read.pages.map(({ state, page, sure }) => [state, page, sure])).toEqual([
      ['placed', 8, 'sure'],
      ['placed', 9, 'sure'],
    ]);
  });
});

describe('a page whose code cannot be read', () => {
  test('waits with a suggestion, and is placed by hand with all its answers', async () => {
    const core = paper.core();
    const place = first(9, 'text');
    const covered = await sharp(await writeOn(paper.sheet(0, 9), [writing(place)]))
      .composite([{ input: { create: { width: 130, height: 130, channels: 3, background: '#fff' } }, left: 1015, top: 1580 }])
      .png()
      .toBuffer();
    const pages = [
      await wear(paper.sheet(0, 8), worn),
      await wear(covered, { turn: -1.5, blur: 0.6, noise: 3 }),
      await wear(paper.sheet(0, 10), worn),
    ];
    const read = await readScans(core, [put(core, 'three.pdf', await scanToPdf(pages))]);
    expect(states(read)).toEqual(['placed', 'unplaced', 'placed']);
    const lost = read.pages[1];
    expect(lost).toMatchObject({ problem: 'no-code', by: 'order', page: 9, participant: paper.people[0] });
    expect(lost?.corners).not.toBeNull();

    const { page } = await core.ask('scans.place', {
      op: core.op(),
      page: lost?.id ?? '',
      edition: paper.edition,
      number: 9,
      participant: paper.people[0] ?? '',
    });
    expect(page).toMatchObject({ state: 'placed', by: 'hand', page: 9 });
    const { boxes } = await core.ask('scans.page', { page: page.id });
    expect(boxes.filter(({ ink }) => ink !== 'blank').map(({ field }) => field)).toEqual([place.id]);

    // With corners of one's own, given as shares of the picture, it is cut out just the same.
    const corners = page.corners ?? undefined;
    const again = await core.ask('scans.place', {
      op: core.op(),
      page: page.id,
      edition: paper.edition,
      number: 9,
      participant: null,
      ...(corners ? { corners } : {}),
    });
    expect(again.page).toMatchObject({ state: 'generic', participant: null });
    expect(
      await core.refused('scans.place', { op: core.op(), page: page.id, edition: paper.edition, number: 99, participant: null }),
    ).toMatchObject({ code: 'not-found' });
  });

  test('is said to have lost its corners where it has, and to be another’s where it is', async () => {
    const core = paper.core();
    const only = await sharp(paper.sheet(0, 8))
      .extract({ left: 930, top: 1450, width: 220, height: 260 })
      .extend({ top: 700, left: 500, bottom: 10, right: 10, background: '#fff' })
      .jpeg()
      .toBuffer();
    const strange = await sharp({ create: { width: 1240, height: 1754, channels: 3, background: '#fff' } })
      .composite([
        { input: Buffer.from('<svg width="900" height="900"><text x="20" y="200" font-size="90">Agenda for Tuesday</text></svg>') },
      ])
      .jpeg()
      .toBuffer();
    const read = await readScans(core, [put(core, '1.jpg', only), put(core, '2.jpg', strange)]);
    expect(read.pages.map(({ state, problem, page }) => [state, problem, page])).toEqual([
      ['unplaced', 'no-corners', 8],
      ['unplaced', 'no-code', 0],
    ]);
    // Of a store that knows none of it.
    const other = testCore();
    expect((await readScans(other, [put(other, '1.jpg', await wear(paper.sheet(0, 8), worn))])).pages[0]).toMatchObject({
      state: 'unplaced',
      problem: 'unknown-edition',
    });
  });
});

describe('whose a page is', () => {
  test('is asked of a copy without a name, and somebody new is added with the answer', async () => {
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

  test('is refused of somebody who was erased, and nothing of it is kept', async () => {
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
    expect(
      await core.ask('scans.accept', { op: core.op(), batch: late.batch.id, pages: [{ page: late.pages[0]?.id ?? '' }] }),
    ).toMatchObject({ pages: 0 });
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
});

describe('what a person decides', () => {
  test('marks that are not clear wait, and count once somebody has looked', async () => {
    const core = paper.core();
    const row = paper.places(22, 'scale');
    const [one, , three] = row;
    if (!one || !three) throw new Error('there is no scale on that page');
    const scan = await wear(await writeOn(paper.sheet(0, 22), [tick(one), tick(three)]), worn);
    const read = await readScans(core, [put(core, 'r.jpg', scan)]);
    const page = read.pages[0]?.id ?? '';
    expect(read.batch.queued).toBe(1);
    const { boxes } = await core.ask('scans.page', { page });
    const unclear = boxes.filter(({ queued }) => queued);
    expect(unclear.map(({ field }) => field)).toEqual([one.id]);
    expect(unclear[0]?.crop).not.toBeNull();
    await core.ask('scans.accept', { op: core.op(), batch: read.batch.id, pages: [{ page }] });
    expect(await core.ask('rating.list', { cohort })).toEqual([]);
    await core.ask('history.undo', { op: core.op(), scope: 'people' });
    await core.ask('scans.write', { op: core.op(), page, field: one.id, text: '3' });
    expect((await core.ask('scans.batch', { batch: read.batch.id })).batch.queued).toBe(0);
    await core.ask('scans.accept', { op: core.op(), batch: read.batch.id, pages: [{ page }] });
    expect((await core.ask('rating.list', { cohort })).map(({ value }: { value: number }) => value)).toEqual([3]);
  });

  test('words that were typed stay, the picture goes beside them, and a later scan is a revision', async () => {
    const core = paper.core();
    const [place, other] = paper.places(8, 'text');
    if (!place || !other) throw new Error('there is nowhere to write on that page');
    const typed = {
      id: 'typed-1',
      participant: paper.people[0] ?? '',
      edition: paper.edition,
      field: place.id,
      text: 'Till first.',
      source: 'typed' as const,
      written: '2026-11-20T10:00:00.000Z',
      revision: 0,
    };
    await core.ask('response.save', { op: core.op(), response: typed });
    const scan = await wear(await writeOn(paper.sheet(0, 8), [writing(place), writing(other)]), worn);
    const read = await readScans(core, [put(core, 'one.jpg', scan)]);
    const page = read.pages[0]?.id ?? '';
    await core.ask('scans.write', { op: core.op(), page, field: place.id, text: 'Till the soil.' });
    await core.ask('scans.write', { op: core.op(), page, field: other.id, text: 'Then plant.' });
    const { boxes } = await core.ask('scans.page', { page });
    expect(boxes.filter(({ ink }) => ink === 'inked').map(({ state }) => state)).toEqual(['conflict', 'new']);
    await core.ask('scans.accept', { op: core.op(), batch: read.batch.id, pages: [{ page }] });
    const textOf = async (field: string) => (await core.ask('response.list', { participant: paper.people[0] ?? '', field }))[0];
    expect(await textOf(place.id)).toMatchObject({ text: 'Till first.', source: 'typed' });
    expect(await textOf(other.id)).toMatchObject({ text: 'Then plant.', source: 'scan', revision: 1 });
    expect(await core.ask('scans.handwriting', { participant: paper.people[0] ?? '' })).toHaveLength(2);

    // A second scan of the page, after more was written.
    const later = await wear(await writeOn(paper.sheet(0, 8), [writing(place), writing(other), writing({ ...other, y: other.y + 22 })]), {
      ...worn,
      seed: 9,
    });
    const second = await readScans(core, [put(core, 'two.jpg', later)]);
    expect(states(second)).toEqual(['duplicate']);
    const again = second.pages[0]?.id ?? '';
    await core.ask('scans.write', { op: core.op(), page: again, field: other.id, text: 'Then plant, then water.' });
    await core.ask('scans.accept', { op: core.op(), batch: second.batch.id, pages: [{ page: again }] });
    expect(await textOf(other.id)).toMatchObject({ text: 'Then plant, then water.', source: 'scan', revision: 2 });
    // The newest picture of each answer.
    const kept = await core.ask('scans.handwriting', { participant: paper.people[0] ?? '' });
    expect(kept).toHaveLength(2);
    // Thrown away from the desk, what was accepted stays.
    await core.ask('scans.discard', { op: core.op(), batch: second.batch.id });
    await core.ask('scans.discard', { op: core.op(), batch: read.batch.id });
    expect(await core.ask('scans.batches', {})).toEqual([]);
    await core.ask('scans.crop', { crop: kept[0]?.id ?? '' });
    expect(states(await readScans(core, [path.join(core.folder, 'two.jpg')]))).toEqual(['accepted']);
  });
});

describe('reading', () => {
  test('goes on after a crash with what was not read', async () => {
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

  test('ends when it is cancelled, and can be resumed', async () => {
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

  test('says of each bad file what is wrong, and of the good one among them what is on it', async () => {
    const core = paper.core();
    const scan = await wear(paper.sheet(0, 8), worn);
    // It says that it has three thousand million pixels, and is a few kilobytes.
    const bomb = await sharp({ create: { width: 600, height: 600, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
    const pdf = await scanToPdf([scan]);
    const files = [
      put(core, '1-noise.jpg', randomBytes(5000)),
      put(core, '2-cut.jpg', scan.subarray(0, scan.length / 2)),
      put(core, '3-bomb.png', bomb),
      put(core, '4-empty.jpg', Buffer.alloc(0)),
      put(core, '5-text.txt', Buffer.from('Dear all')),
      put(core, '6-cut.pdf', pdf.subarray(0, pdf.length / 3)),
      put(core, '7-good.jpg', scan),
      path.join(core.folder, '8-gone.jpg'),
      put(
        core,
        '9-icon.png',
        await sharp({ create: { width: 20, height: 20, channels: 3, background: '#f00' } })
          .png()
          .toBuffer(),
      ),
    ];
    const read = await readScans(core, files);
    const told = new Map(read.pages.map(({ file, state, problem }) => [file, [state, problem]]));
    expect([...told.keys()]).toHaveLength(9);
    for (const [file, [state, problem]] of told) {
      if (file === '7-good.jpg') expect(state).toBe('placed');
      else expect([file, state, problem]).toEqual([file, 'unplaced', expect.stringMatching(/damaged|unreadable|too-large|no-code/)]);
    }
    expect(told.get('3-bomb.png')).toEqual(['unplaced', 'too-large']);
    expect(told.get('2-cut.jpg')).toEqual(['unplaced', 'damaged']);
    const sorted = await jobEnd(core, () => core.ask('scans.sort', { paths: [...files, paper.file(0)] }));
    expect(sorted.output).toMatchObject({ others: expect.arrayContaining([files[0], files[3], files[4]]) });
    expect((sorted.output as { forms: string[] }).forms).toContain(paper.file(0));
  });

  test('takes mutated pictures without harm, and stores nothing', async () => {
    const core = paper.core();
    const scan = await sharp(paper.sheet(0, 8)).resize(620).jpeg({ quality: 60 }).toBuffer();
    const pdf = await scanToPdf([scan], 75);
    const png = await sharp(scan).png().toBuffer();
    const hash = (at: number): Buffer => createHash('sha256').update(String(at)).digest();
    const files = Array.from({ length: 90 }, (_, at) => {
      const bytes = Buffer.from([scan, pdf, png][at % 3] ?? scan);
      const dice = hash(at);
      for (let hit = 0; hit < 1 + ((dice[0] ?? 0) % 12); hit++) bytes[dice.readUInt32LE(hit * 2) % bytes.length] = dice[hit + 8] ?? 0;
      const cut = (dice[31] ?? 0) < 60 ? bytes.subarray(0, dice.readUInt32LE(4) % bytes.length) : bytes;
      return put(core, `m-${at}.${['jpg', 'pdf', 'png'][at % 3]}`, cut);
    });
    const before = readFileSync(files[0] ?? '');
    const read = await readScans(core, files);
    expect(read.batch).toMatchObject({ state: 'read' });
    expect(read.pages.length).toBeGreaterThanOrEqual(80);
    for (const { state, participant } of read.pages) if (state === 'placed') expect(participant).toBe(paper.people[0]);
    expect(await core.ask('response.list', { participant: paper.people[0] ?? '' })).toEqual([]);
    expect(readFileSync(files[0] ?? '')).toEqual(before);
  });
});
