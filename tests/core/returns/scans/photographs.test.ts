import { createHash, randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openStore } from '../../../../main/core/store/store.ts';
import type { FieldPlace } from '../../../../preload/contract/model/print.ts';
import { type CohortPaper, printCohort } from '../../../support/cohort-paper.ts';
import { type TestCore, testCore, testDeps } from '../../../support/cores.ts';
import { type Tile, tilesOf, wrap } from '../../../support/heif.ts';
import { jobEnd } from '../../../support/returns.ts';
import { photograph, wear, writeOn } from '../../../support/scans.ts';
import { put, readScans, tick, worn, writing } from '../../../support/scanning.ts';

// Threads start, pages are printed, worn and read: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000 });

const fixtures = path.resolve(import.meta.dirname, '../../../fixtures/photographs');
const fixture = (name: string): Buffer => readFileSync(path.join(fixtures, name));
interface Photographed {
  file: string;
  edition: string;
  copy: string;
  page: number;
  written: string[];
  ticked: string[];
  places: FieldPlace[];
}
const { pages: taken } = JSON.parse(fixture('page.json').toString()) as { pages: [Photographed, Photographed] };

let paper: CohortPaper;
beforeAll(async () => {
  paper = await printCohort(
    ['Rowan Ash', 'Sidney Birch'],
    [
      { whose: 0, pages: [8, 9, 10] },
      { whose: 1, pages: [10] },
    ],
  );
}, 240_000);
afterAll(() => paper.remove());

/** A core to which the edition is known that the photographs are of, as it was laid out when they were taken. */
async function coreThatPrintedThem(): Promise<TestCore> {
  const before = paper.core();
  await before.ask('store.open', {});
  await before.close();
  const opened = openStore(testDeps(path.join(before.folder), { folder: path.join(before.folder, 'data') }));
  if (!opened.ok) throw new Error(opened.problem);
  const { store } = opened;
  const edition = store.read((db) =>
    db.get<{ workbook: string; title: string; content: string; pages: number }>(
      `SELECT e.workbook_id AS workbook, e.title, e.content, l.pages FROM edition e JOIN layout l ON l.edition_id = e.id WHERE e.id = ?`,
      paper.edition,
    ),
  );
  if (!edition) throw new Error('no edition');
  // Later than the one that was printed just now, which may be of the very same words and so have the same code.
  const made = '2026-12-01T09:00:00.000Z';
  store.change({ op: 'op-older', scope: 'app', label: 'load-pack', undoable: false }, (tx) => {
    const hash = taken[0].edition.toLowerCase().padEnd(64, '0');
    tx.insert('edition', {
      id: 'older',
      workbook_id: edition.workbook,
      number: 90,
      issued: made,
      hash,
      title: edition.title,
      content: edition.content,
    });
    const fields = JSON.stringify(taken.flatMap(({ places }) => places));
    tx.insert('layout', {
      id: 'older-layout',
      edition_id: 'older',
      audience: 'participant',
      preset: 'standard',
      paper: 'a4',
      pages: edition.pages,
      fields,
    });
    tx.insert('copy', {
      id: 'older-copy',
      edition_id: 'older',
      layout_id: 'older-layout',
      participant_id: paper.people[0] ?? '',
      name: 'Rowan Ash',
      code: taken[0].copy,
      preset: 'standard',
      made,
    });
  });
  store.close();
  const own = path.join(before.folder, 'again');
  mkdirSync(own);
  cpSync(path.join(before.folder, 'data'), path.join(own, 'data'), { recursive: true });
  return testCore({}, own);
}

test('photographs in HEIC are read like any others, whatever they are called: tiles, ten bits, and held sideways', async () => {
  const core = await coreThatPrintedThem();
  const files = [put(core, 'IMG_0001.jpg', fixture('in-tiles.heic')), put(core, 'IMG_0002.HIF', fixture('turned.hif'))];
  const sorted = await jobEnd(core, () => core.ask('scans.sort', { paths: [core.folder] }));
  expect((sorted.output as { scans: string[] }).scans.toSorted()).toEqual(files);
  const read = await readScans(core, files);
  expect(
    read.pages.map(({ state, page, participant, sure, turned, width, height }) => [state, page, participant, sure, turned, width < height]),
  ).toEqual([
    ['placed', 8, paper.people[0], 'sure', 0, true],
    ['placed', 10, paper.people[0], 'sure', 0, true],
  ]);
  for (const [at, { written, ticked }] of taken.entries()) {
    const { boxes } = await core.ask('scans.page', { page: read.pages[at]?.id ?? '' });
    expect(boxes.filter(({ queued }) => queued)).toEqual([]);
    expect(boxes.filter(({ reading }) => reading === 'Yes').map(({ field }) => field)).toEqual(ticked);
    expect(boxes.filter(({ ink, reading }) => reading === null && ink !== 'blank').map(({ field }) => field)).toEqual(written);
  }
  const upright = await core.ask('scans.picture', { page: read.pages[1]?.id ?? '', of: 'straight', width: 600 });
  expect([upright.width, upright.height]).toEqual([600, 849]);
  const original = await core.ask('scans.picture', { page: read.pages[0]?.id ?? '', of: 'original', width: 600 });
  expect((await sharp(Buffer.from(original.data, 'base64')).metadata()).width).toBe(600);

  await core.ask('scans.accept', { op: core.op(), batch: read.batch.id, pages: read.pages.map(({ id }) => ({ page: id })) });
  const [hand, ...others] = await core.ask('scans.handwriting', { participant: paper.people[0] ?? '' });
  expect(others).toEqual([]);
  expect(hand?.field).toBe(taken[0].written[0]);
  // The line that was written in it is to be seen on the picture, dark on white.
  const crop = await core.ask('scans.crop', { crop: hand?.id ?? '' });
  const { channels } = await sharp(Buffer.from(crop.data, 'base64')).stats();
  expect(channels[0]?.min).toBeLessThan(60);
  expect(channels[0]?.mean).toBeGreaterThan(200);
});

/** Two pages beside each other, as a booklet lies open on a scanner’s glass, or as two are photographed at once. */
async function spread(left: Buffer | string, right: Buffer | string, gap = 0): Promise<Buffer> {
  const width = 2480 + gap * 3;
  return sharp({ create: { width, height: 1754 + gap * 2, channels: 3, background: gap > 0 ? '#4a3a2c' : '#fff' } })
    .composite([
      { input: left, left: gap, top: gap },
      { input: right, left: 1240 + gap * 2, top: gap },
    ])
    .jpeg({ quality: 70 })
    .toBuffer();
}

test('two pages in one picture are two pages, each with its own answers, and neither is lost', async () => {
  const core = paper.core();
  const ticks = paper.places(10, 'tick');
  const text = paper.places(9, 'text')[0] as FieldPlace;
  const marked = [ticks[1], ticks[4]].flatMap((place) => place ?? []);
  const files = [
    // Halves of one sheet, the first of them the later page; and pages of two people on a table.
    put(
      core,
      '1 open.jpg',
      await spread(await writeOn(paper.sheet(0, 10), marked.map(tick)), await writeOn(paper.sheet(0, 9), [writing(text)])),
    ),
    put(core, '2 table.jpg', await spread(paper.sheet(1, 10), paper.sheet(0, 8), 60)),
  ];
  const read = await readScans(core, files, 'spreads');
  const [rowan, sidney] = paper.people;
  expect(read.batch).toMatchObject({ files: 2, pages: 4, read: 4, counts: { placed: 4 } });
  const told = ({ pages }: typeof read) => pages.map(({ file, state, participant, page, sure }) => [file, state, participant, page, sure]);
  const all = [
    ['1 open.jpg', 'placed', rowan, 9, 'sure'],
    ['1 open.jpg', 'placed', rowan, 10, 'sure'],
    ['2 table.jpg', 'placed', rowan, 8, 'sure'],
    ['2 table.jpg', 'placed', sidney, 10, 'sure'],
  ];
  expect(told(read)).toEqual(all);
  const [nine, ten] = read.pages;
  const boxesOf = async (page: string) =>
    (await core.ask('scans.page', { page })).boxes.filter(({ ink }) => ink !== 'blank').map(({ field }) => field);
  expect(await boxesOf(nine?.id ?? '')).toEqual([text.id]);
  expect(await boxesOf(ten?.id ?? '')).toEqual(marked.map(({ id }) => id));

  // By hand, and back: it stays the page that it is, and not the one beside it.
  const byHand = { page: ten?.id ?? '', edition: paper.edition, number: 10, participant: sidney ?? '' };
  expect((await core.ask('scans.place', { op: core.op(), ...byHand })).page).toMatchObject({
    state: 'placed',
    participant: sidney,
    by: 'hand',
  });
  expect(await boxesOf(ten?.id ?? '')).toEqual(marked.map(({ id }) => id));
  expect((await core.ask('scans.unplace', { op: core.op(), page: ten?.id ?? '' })).page).toMatchObject({ page: 10, participant: rowan });
  expect((await core.ask('scans.unplace', { op: core.op(), page: nine?.id ?? '' })).page).toMatchObject({ page: 9, participant: rowan });
  expect(told(await core.ask('scans.batch', { batch: 'spreads' }))).toEqual(all);

  await core.ask('scans.accept', { op: core.op(), batch: 'spreads', pages: read.pages.map(({ id }) => ({ page: id })) });
  const again = await readScans(core, files, 'again');
  expect(told(again).map(([file, state, , page]) => [file, state, page])).toEqual(all.map(([file, , , page]) => [file, 'accepted', page]));
});

test('a page held at a slant, with a thumb on a corner mark and a hand’s shadow across its ticks, is read or asked about', async () => {
  const core = paper.core();
  const ticks = paper.places(10, 'tick');
  const marked = [ticks[0], ticks[3]].flatMap((place) => place ?? []);
  const slanted = await photograph(await writeOn(paper.sheet(0, 10), marked.map(tick)), [
    [0.18, 0.1],
    [0.82, 0.08],
    [0.95, 0.95],
    [0.06, 0.93],
  ]);
  const over = (drawn: string): Buffer => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="2100">${drawn}</svg>`);
  const held = async (...drawn: string[]): Promise<Buffer> =>
    sharp(slanted)
      .composite([{ input: over(drawn.join('')) }])
      .jpeg({ quality: 75 })
      .toBuffer();
  const thumb = '<ellipse cx="315" cy="255" rx="90" ry="80" fill="#b08d78"/>';
  // Its edge runs down the column of squares, as that of a telephone held over the page does.
  const shadow = '<path d="M1180 -10 L1350 2110 L1610 2110 L1610 -10 Z" fill="#000" opacity="0.5"/>';
  const read = await readScans(core, [put(core, '1 thumb.jpg', await held(thumb)), put(core, '2 both.jpg', await held(thumb, shadow))]);
  expect(read.pages.map(({ participant, page }) => [participant, page])).toEqual([
    [paper.people[0], 10],
    [paper.people[0], 10],
  ]);
  for (const { id, file } of read.pages) {
    const { boxes } = await core.ask('scans.page', { page: id });
    const wrong = boxes.filter(
      ({ field, reading, queued, kind }) =>
        kind === 'tick' && !queued && (reading === 'Yes') !== marked.some((place) => place.id === field),
    );
    expect(wrong.map(({ field }) => `${file} ${field}`)).toEqual([]);
    if (file === '1 thumb.jpg') expect(boxes.filter(({ queued }) => queued)).toEqual([]);
  }
});

const tiles = (): Tile[] => tilesOf(fixture('in-tiles.heic')).slice(0, 12);
const usual = { tile: { width: 512, height: 512 }, whole: { width: 1280, height: 1720 }, rows: 4, columns: 3 };

test('a HEIC that is broken, cut off or says too much is a line that says so, and the pages beside it are read', async () => {
  const core = paper.core();
  const whole = fixture('in-tiles.heic');
  const one = tiles()[0] as Tile;
  const vast = { width: 60_000, height: 60_000 };
  const files: Record<string, [bytes: Uint8Array, told: RegExp]> = {
    '1 cut.heic': [whole.subarray(0, whole.length / 2), /^damaged$/],
    '2 head.heic': [whole.subarray(0, 400), /^damaged$/],
    '3 noise.heic': [Buffer.concat([whole.subarray(0, 24), randomBytes(4000)]), /^damaged$/],
    '4 vast.heic': [wrap(tiles(), { ...usual, whole: vast }), /^too-large$/],
    '5 vast tiles.heic': [wrap(tiles(), { ...usual, tile: vast }), /^(?:too-large|damaged)$/],
    '6 many tiles.heic': [
      wrap(
        Array.from({ length: 60_000 }, () => ({ ...one, data: Buffer.alloc(0) })),
        { ...usual, rows: 240, columns: 250 },
      ),
      /^(?:too-large|damaged)$/,
    ],
    '7 fewer tiles.heic': [wrap(tiles().slice(0, 5), usual), /^(?:damaged|no-code)$/],
    '8 no picture.heic': [wrap(tiles(), { ...usual, primary: 99 }), /^damaged$/],
    '9 larger within.heic': [
      wrap([one], { tile: { width: 100, height: 100 }, whole: { width: 100, height: 100 }, rows: 1, columns: 1 }),
      /^(?:too-large|damaged|no-code|blank)$/,
    ],
    'a small.heic': [wrap([one], { ...usual, whole: { width: 32, height: 32 }, rows: 1, columns: 1 }), /^unreadable$/],
    'b good.jpg': [await wear(paper.sheet(0, 8), worn), /^placed$/],
  };
  const read = await readScans(
    core,
    Object.entries(files).map(([name, [bytes]]) => put(core, name, bytes)),
  );
  expect(read.pages.map(({ file, state, problem }) => [file, problem ?? state])).toEqual(
    Object.entries(files).map(([name, [, told]]) => [name, expect.stringMatching(told)]),
  );
});

test('a mutated HEIC brings nothing down, and nobody’s page is made of it but its own', async () => {
  const core = await coreThatPrintedThem();
  const whole = fixture('in-tiles.heic');
  const hash = (at: number): Buffer => createHash('sha256').update(`heic ${at}`).digest();
  const files = Array.from({ length: 6 }, (_, at) => {
    const bytes = Buffer.from(whole);
    const dice = hash(at);
    // Half of them in what the file says of itself, which is short, and half anywhere.
    const reach = at % 2 === 0 ? 1100 : bytes.length;
    for (let hit = 0; hit < 1 + ((dice[0] ?? 0) % 8); hit++) bytes[dice.readUInt32LE(hit * 2) % reach] = dice[hit + 16] ?? 0;
    return put(core, `m-${at}.heic`, bytes);
  });
  const read = await readScans(core, files);
  expect(read.batch.state).toBe('read');
  expect(read.pages).toHaveLength(6);
  for (const { state, participant } of read.pages) if (state === 'placed') expect(participant).toBe(paper.people[0]);
  expect(await core.ask('response.list', { participant: paper.people[0] ?? '' })).toEqual([]);
});
