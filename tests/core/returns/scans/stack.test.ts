import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, test, vi } from 'vitest';
import type { FieldPlace } from '../../../../preload/contract/model/print.ts';
import type { ScanPage } from '../../../../preload/contract/model/scans.ts';
import { type TestCore, testCore } from '../../../support/cores.ts';
import { cohort, enterPeople, jobEnd, workbook } from '../../../support/returns.ts';
import { printPages, scanToPdf, type Stroke, wear, writeOn } from '../../../support/scans.ts';

// Threads start, pages are printed, worn and read: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000 });

/** Copies for everybody in the cohort, printed: pictures of each page, by person. */
async function printedCohort(core: TestCore, names: string[], pages: { from: number; to: number }) {
  const people = await enterPeople(core, names);
  const folder = path.join(core.folder, 'made');
  mkdirSync(folder, { recursive: true });
  const end = await jobEnd(core, () => core.ask('copy.make', { cohort, workbook, folder, paper: 'separate' }));
  const { files, edition } = end.output as { files: string[]; edition: string };
  const sheets = await Promise.all(
    files.map((file, at) => printPages(path.resolve(folder, file), path.join(core.folder, `sheets-${at}`), 150, pages)),
  );
  return { people, sheets, files: files.map((file) => path.resolve(folder, file)), edition };
}

async function readScans(core: TestCore, paths: string[], batch = `batch-${core.op()}`) {
  const end = await jobEnd(core, () => core.ask('scans.read', { batch, paths }));
  expect(end.state, JSON.stringify(end.error)).toBe('done');
  return core.ask('scans.batch', { batch });
}

const tick = ({ x, y, width: w }: { x: number; y: number; width: number }): string =>
  `M${x + w * 0.15} ${y + w * 0.5} L${x + w * 0.4} ${y + w * 0.85} L${x + w * 0.9} ${y + w * 0.1}`;
const words = (x: number, y: number): string => {
  let d = `M${x} ${y}`;
  for (let at = 0; at < 22; at++) d += ` q2 ${-9 + (at % 3) * 3} 3.5 0 q1 3 2 -${at % 2}`;
  return d;
};

describe('a stack of two people’s pages', () => {
  test('sorts itself, is read, and is stored by one step', async () => {
    const core = testCore();
    const { people, sheets, edition } = await printedCohort(core, ['Rowan Ash', 'Sidney Birch'], { from: 8, to: 10 });
    const { fields } = await core.ask('print.preview', { workbook, audience: 'participant', preset: 'standard', paper: 'a4' });
    const on = (page: number, kind: FieldPlace['kind']) => fields.filter((field) => field.page === page && field.kind === kind);
    const first = on(8, 'text')[0] as FieldPlace;
    const ticks = on(10, 'tick');
    const wrote: Stroke[] = [{ d: words(first.x + 6, first.y + 18) }];
    const marked: Stroke[] = [ticks[0], ticks[3]].map((place) => ({ d: tick(place as FieldPlace) }));

    // Rowan's pages with Sidney's between them, one upside down, with a blank back.
    const [rowan = [], sidney = []] = sheets;
    const stack = [
      await wear(await writeOn(rowan[0] ?? '', wrote), { turn: 1.5, blur: 0.8, noise: 5 }),
      await wear(sidney[0] ?? '', { turn: -1, blur: 0.8, noise: 5 }),
      await sharp({ create: { width: 1240, height: 1754, channels: 3, background: '#f4f2ee' } })
        .jpeg()
        .toBuffer(),
      await sharp(await wear(await writeOn(rowan[2] ?? '', marked), { blur: 0.8, noise: 5 }))
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
    expect(boxes.find(({ field }) => field === first.id)).toMatchObject({ ink: 'inked', reading: null, state: 'new', said: null });
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
        { field: first.id, text: '', source: 'scan' },
        { field: ticks[0]?.id, text: 'Yes', source: 'scan' },
        { field: ticks[3]?.id, text: 'Yes', source: 'scan' },
      ]),
    );
    const [hand] = await core.ask('scans.handwriting', { participant: people[0] ?? '' });
    expect(hand).toMatchObject({ field: first.id, edition });
    const crop = await core.ask('scans.crop', { crop: hand?.id ?? '' });
    expect(crop.width).toBeGreaterThan(500);

    // The same file again changes nothing and is not looked at again.
    const again = await readScans(core, [file], 'batch-2');
    expect(again.pages.map(({ state }: ScanPage) => state)).toEqual(['accepted', 'accepted', 'blank', 'accepted']);
    expect((await core.ask('scans.batches', {})).map(({ id }) => id)).toEqual(['batch-2']);

    await core.ask('history.undo', { op: core.op(), scope: 'people' });
    expect((await core.ask('response.list', { participant: people[0] ?? '' })).filter(({ field }) => field !== '')).toEqual([]);
    const ready = await core.ask('scans.batch', { batch: 'batch-2' });
    expect(ready.pages.map(({ state }) => state)).toEqual(['placed', 'placed', 'blank', 'placed']);
    await core.ask('history.redo', { op: core.op(), scope: 'people' });
    expect(await core.ask('scans.handwriting', { participant: people[0] ?? '' })).toHaveLength(1);
  });
});
