import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type CohortPaper, cohort, printCohort } from '../../../support/cohort-paper.ts';
import { wear, writeOn } from '../../../support/scans.ts';
import { put, readScans, states, tick, worn, writing } from '../../../support/scanning.ts';

// Threads start, pages are printed, worn and read: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000 });

let paper: CohortPaper;
beforeAll(async () => {
  paper = await printCohort(['Rowan Ash'], [{ whose: 0, pages: [8, 22] }]);
}, 240_000);
afterAll(() => paper.remove());

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

test('what nobody has typed is read in their own hand, beside what others typed', async () => {
  const core = paper.core();
  const [place] = paper.places(8, 'text');
  if (!place) throw new Error('the page has no place to write');
  const scan = await wear(await writeOn(paper.sheet(0, 8), [writing(place)]), worn);
  const read = await readScans(core, [put(core, 'hand.jpg', scan)]);
  await core.ask('scans.accept', { op: core.op(), batch: read.batch.id, pages: [{ page: read.pages[0]?.id ?? '' }] });
  const [prompt = ''] = place.id.split(':');
  const [hand] = await core.ask('scans.handwriting', { participant: paper.people[0] ?? '' });
  const answers = async () =>
    (await core.ask('review.answers', { prompts: [prompt], filter: { edition: paper.edition } })).rows.flatMap(({ cells }) =>
      cells.flatMap((cell) => cell.answers),
    );
  expect(await answers()).toMatchObject([{ text: '', handwriting: hand?.id }]);
  const person = await core.ask('review.person', { participant: paper.people[0] ?? '' });
  expect(JSON.stringify(person)).toContain(`"handwriting":"${hand?.id ?? ''}"`);
  const [kept] = await core.ask('response.list', { participant: paper.people[0] ?? '', field: place.id });
  if (!kept) throw new Error('no answer was kept');
  await core.ask('response.save', { op: core.op(), response: { ...kept, text: 'Till the soil.', source: 'typed' } });
  const [typed] = await answers();
  expect(typed).toMatchObject({ text: 'Till the soil.' });
  expect(typed).not.toHaveProperty('handwriting');
});
