import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type CohortPaper, printCohort } from '../../../support/cohort-paper.ts';
import { jobEnd } from '../../../support/returns.ts';
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
