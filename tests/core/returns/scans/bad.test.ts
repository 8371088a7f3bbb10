import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type CohortPaper, printCohort } from '../../../support/cohort-paper.ts';
import type { TestCore } from '../../../support/cores.ts';
import { bomb, oddPdf, onePage } from '../../../support/pdfOdd.ts';
import { has } from '../../../support/pdfTools.ts';
import { jobEnd, readSheet } from '../../../support/returns.ts';
import { scanToPdf, wear } from '../../../support/scans.ts';
import { put, readScans, worn } from '../../../support/scanning.ts';

// Threads start, pages are printed, worn and read: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000 });

let paper: CohortPaper;
beforeAll(async () => {
  paper = await printCohort(['Rowan Ash'], [{ whose: 0, pages: [8] }]);
}, 240_000);
afterAll(() => paper.remove());

test('every bad file is a line that says what is wrong, and the good one among them is read', async () => {
  const core = paper.core();
  const scan = await wear(paper.sheet(0, 8), worn);
  // It says that it has three thousand million pixels, and is a few kilobytes.
  const vast = await sharp({ create: { width: 600, height: 600, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  vast.writeUInt32BE(60_000, 16);
  vast.writeUInt32BE(60_000, 20);
  vast.writeUInt32BE(crc32(vast.subarray(12, 29)), 29);
  const pdf = await scanToPdf([scan]);
  const files = [
    put(core, '1-noise.jpg', randomBytes(5000)),
    put(core, '2-cut.jpg', scan.subarray(0, scan.length / 2)),
    put(core, '3-vast.png', vast),
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
  expect(told.get('3-vast.png')).toEqual(['unplaced', 'too-large']);
  expect(told.get('2-cut.jpg')).toEqual(['unplaced', 'damaged']);
  const sorted = await jobEnd(core, () => core.ask('scans.sort', { paths: [...files, paper.file(0)] }));
  expect(sorted.output).toMatchObject({ others: expect.arrayContaining([files[0], files[3], files[4]]) });
  expect((sorted.output as { forms: string[] }).forms).toContain(paper.file(0));
});

/** As the window does it: each file is looked at, and goes to the sheet or to the desk. */
async function comeHome(core: TestCore, folder: string): Promise<Record<string, string>> {
  const sorted = await jobEnd(core, () => core.ask('scans.sort', { paths: [folder] }));
  const { forms, scans, others } = sorted.output as Record<'forms' | 'scans' | 'others', string[]>;
  const sheet = forms.length + others.length > 0 ? await readSheet(core, [...forms, ...others]) : null;
  const batch = scans.length > 0 ? await readScans(core, scans) : null;
  return Object.fromEntries([
    ...(sheet?.lines ?? []).map(({ name, state }) => [name, state]),
    ...(batch?.pages ?? []).map(({ file, state, problem }) => [file, problem ?? state]),
  ]);
}

test('whatever lies in a folder that is dropped gets its line: nothing is passed over in silence', async () => {
  const core = paper.core();
  const scan = await wear(paper.sheet(0, 8), worn);
  const folder = path.join(core.folder, 'came back');
  mkdirSync(folder);
  const heif = (brand: string): Buffer =>
    Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${brand}\0\0\0\0mif1heic`), randomBytes(900)]);
  const files: Record<string, Uint8Array> = {
    'IMG_1.HEIC': heif('heic'),
    'IMG_2.jpg': heif('mif1'),
    'film.mp4': heif('isom'),
    'paint.bmp': Buffer.concat([Buffer.from('BM'), Buffer.alloc(200)]),
    'letter.docx': Buffer.from('PK\u0003\u0004 a letter'),
    'nothing.jpg': Buffer.alloc(0),
    'Thumbs.db': randomBytes(50),
    '.hidden': randomBytes(50),
    'page.gif': await sharp(scan).gif().toBuffer(),
    'page.webp': await sharp(scan).webp({ quality: 70 }).toBuffer(),
    'page.avif': await sharp(scan).avif({ quality: 60, effort: 0 }).toBuffer(),
  };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(path.join(folder, name), bytes);
  expect(await comeHome(core, folder)).toEqual({
    'IMG_1.HEIC': 'damaged',
    'IMG_2.jpg': 'damaged',
    'film.mp4': 'no-pdf',
    'paint.bmp': 'other-picture',
    'letter.docx': 'no-pdf',
    'nothing.jpg': 'damaged',
    // Of one and the same page the clearest is taken.
    'page.gif': expect.stringMatching(/placed|duplicate/),
    'page.webp': expect.stringMatching(/placed|duplicate/),
    'page.avif': expect.stringMatching(/placed|duplicate/),
  });
});

test('what is too much for a page or a stack is refused before it is unpacked', async () => {
  const core = paper.core();
  const scan = await wear(paper.sheet(0, 8), { ...worn, quality: 30 });
  const folder = path.join(core.folder, 'too much');
  mkdirSync(folder);
  const write = (name: string, bytes: Uint8Array): void => writeFileSync(path.join(folder, name), bytes);
  const picture = (width: number, height: number): string =>
    `<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceGray/BitsPerComponent 8`;
  const drawn = '<</Length 27>>\nstream\nq 595 0 0 842 0 0 cm /P Do Q\nendstream';
  const page = '/Resources<</XObject<</P 5 0 R>>>>/Contents 4 0 R';
  const swollen = bomb(400);
  const [, stream = ''] = swollen.toString('latin1').split('<</Filter/FlateDecode');
  write(
    '1 swollen.pdf',
    oddPdf([...onePage('', page), drawn, Buffer.from(`${picture(60_000, 60_000)}/Filter/FlateDecode${stream}`, 'latin1')]),
  );
  const jpeg = Buffer.concat([
    Buffer.from(`${picture(1240, 1754)}/Filter/DCTDecode/Length ${scan.length}>>\nstream\n`),
    scan,
    Buffer.from('\nendstream'),
  ]);
  const [catalogue = '', , one = ''] = onePage('', page);
  const kids = Array.from({ length: 10_000 }, () => '3 0 R').join(' ');
  write('2 ten thousand.pdf', oddPdf([catalogue, `<</Type/Pages/Count 10000/Kids[${kids}]>>`, one, drawn, jpeg]));
  // A few hundred bytes that promise three thousand million pixels, and a table of pages that leads back to itself.
  const tiff = await sharp({ create: { width: 600, height: 800, channels: 3, background: '#fff' } })
    .greyscale()
    .threshold(150)
    .toColourspace('b-w')
    .tiff({ compression: 'ccittfax4', bitdepth: 1 })
    .toBuffer();
  write('3 wide.tif', withEntries(tiff, { 256: 60_000, 257: 60_000 }));
  write('4 circle.tif', withNext(tiff));
  write('5 vast.jpg', withSize(scan, 65_000, 65_000));
  const file = path.join(folder, '6 gigabyte.jpg');
  writeFileSync(file, scan);
  truncateSync(file, 1024 ** 3 + 1);
  if (has('qpdf')) {
    const open = put(core, 'open.pdf', await scanToPdf([scan]));
    const locked = path.join(folder, '7 locked.pdf');
    expect(spawnSync('qpdf', ['--encrypt', 'secret', 'owner', '256', '--', open, locked]).status).toBe(0);
  }
  const told = await comeHome(core, folder);
  expect(told).toEqual({
    '1 swollen.pdf': 'too-large',
    '2 ten thousand.pdf': 'too-long',
    '3 wide.tif': expect.stringMatching(/too-large|damaged/),
    '4 circle.tif': expect.stringMatching(/no-code|damaged|blank/),
    '5 vast.jpg': 'too-large',
    '6 gigabyte.jpg': 'too-large',
    ...(has('qpdf') ? { '7 locked.pdf': 'locked' } : {}),
  });
  expect(await core.ask('response.list', {})).toEqual([]);
});

/** The first table of a TIFF, whose entries are numbered. */
function tableOf(tiff: Buffer): { at: number; count: number; read: (at: number) => number } {
  const at = tiff.readUInt32LE(4);
  return { at, count: tiff.readUInt16LE(at), read: (entry) => tiff.readUInt16LE(at + 2 + entry * 12) };
}

function withEntries(whole: Buffer, values: Readonly<Record<number, number>>): Buffer {
  const tiff = Buffer.from(whole);
  const { at, count, read } = tableOf(tiff);
  for (let entry = 0; entry < count; entry++) {
    const value = values[read(entry)];
    if (value === undefined) continue;
    tiff.writeUInt16LE(4, at + 2 + entry * 12 + 2);
    tiff.writeUInt32LE(value, at + 2 + entry * 12 + 8);
  }
  return tiff;
}

function withNext(whole: Buffer): Buffer {
  const tiff = Buffer.from(whole);
  const { at, count } = tableOf(tiff);
  tiff.writeUInt32LE(at, at + 2 + count * 12);
  return tiff;
}

/** A JPEG that says another size than it has. */
function withSize(whole: Buffer, width: number, height: number): Buffer {
  const jpeg = Buffer.from(whole);
  const at = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  jpeg.writeUInt16BE(height, at + 5);
  jpeg.writeUInt16BE(width, at + 7);
  return jpeg;
}

test('mutated pictures do no harm, and nothing is stored', async () => {
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
