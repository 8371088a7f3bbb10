import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { FieldPlace } from '../../../../preload/contract/model/print.ts';
import { type CohortPaper, printCohort } from '../../../support/cohort-paper.ts';
import { testCore } from '../../../support/cores.ts';
import { scanToPdf, wear, writeOn } from '../../../support/scans.ts';
import { put, readScans, states, worn, writing } from '../../../support/scanning.ts';

// Threads start, pages are printed, worn and read: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000 });

let paper: CohortPaper;
beforeAll(async () => {
  paper = await printCohort(['Rowan Ash'], [{ whose: 0, pages: [8, 9, 10] }]);
}, 240_000);
afterAll(() => paper.remove());

const first = (page: number, kind: FieldPlace['kind']): FieldPlace => paper.places(page, kind)[0] as FieldPlace;

test('a page whose code cannot be read waits with a suggestion, and is placed by hand with all its answers', async () => {
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

test('a page whose foot was cut off is suggested to be the one that its neighbours lack, and what is not in the picture is not blank', async () => {
  const core = paper.core();
  const place = first(9, 'text');
  // Three photographs, of which the second ends in the midst of its last box.
  const last = paper.places(9).reduce((lowest, each) => (each.y + each.height > lowest.y + lowest.height ? each : lowest));
  const height = Math.round(((last.y + last.height / 2) * 1240) / 595.28);
  const cut = await sharp(await wear(await writeOn(paper.sheet(0, 9), [writing(place)]), worn))
    .extract({ left: 0, top: 0, width: 1240, height })
    .jpeg()
    .toBuffer();
  const read = await readScans(core, [
    put(core, 'IMG_1.jpg', await wear(paper.sheet(0, 8), worn)),
    put(core, 'IMG_2.jpg', cut),
    put(core, 'IMG_3.jpg', await wear(paper.sheet(0, 10), worn)),
  ]);
  expect(states(read)).toEqual(['placed', 'unplaced', 'placed']);
  const lost = read.pages[1];
  const guess = { by: 'order', page: 9, participant: paper.people[0], reason: { before: 8, after: 10, missing: true } };
  expect(lost).toMatchObject({ problem: 'no-code', ...guess });
  expect((await core.ask('scans.page', { page: lost?.id ?? '' })).page).toMatchObject(guess);
  // Its head alone says where the foot would be.
  expect(lost?.corners?.[2].y).toBeGreaterThan(1754 / height - 0.03);
  expect(lost?.corners?.[2].y).toBeLessThan(1754 / height + 0.03);

  const wish = { page: lost?.id ?? '', edition: paper.edition, number: 9, participant: paper.people[0] ?? '' };
  const { page } = await core.ask('scans.place', { op: core.op(), ...wish });
  expect(page).toMatchObject({ state: 'placed', by: 'hand', page: 9, reason: null });
  const { boxes } = await core.ask('scans.page', { page: page.id });
  expect(boxes.find(({ field }) => field === place.id)).toMatchObject({ ink: 'inked' });
  expect(boxes.find(({ field }) => field === last.id)).toMatchObject({ ink: expect.not.stringMatching('blank') });

  const again = await core.ask('scans.unplace', { op: core.op(), page: page.id });
  expect(again.page).toMatchObject({ state: 'unplaced', ...guess });
});

test('a page is said to have lost its corners where it has, and to be another’s where it is', async () => {
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
