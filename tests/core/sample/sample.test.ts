import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { answersOf } from '../../../main/core/sample/answers.ts';
import { samplePeople } from '../../../main/core/sample/people.ts';
import { pseudonyms } from '../../../preload/contract/model/people.ts';
import { testCore } from '../../support/cores.ts';
import { readPdf } from '../../support/pdfReading.ts';

test('the sample is twenty-four people over three seminars, marked as one, and goes in one call', async () => {
  const core = testCore();
  const op = core.op();
  const { cohort } = await core.ask('sample.add', { op });
  expect((await core.ask('sample.add', { op })).cohort).toBe(cohort);
  expect(await core.refused('sample.add', { op: core.op() })).toMatchObject({ code: 'conflict' });
  expect(await core.ask('cohort.list', {})).toMatchObject([{ id: cohort, sample: true, people: 24, reminder: 'none' }]);

  const register = await core.ask('register.get', { cohort });
  expect(register.seminars.map(({ title }) => title)).toEqual([
    'Local Seminar 1: Implementation',
    'Local Seminar 2: Culture',
    'Local Seminar 3: Designing development',
  ]);
  // All sides of the line are there to be seen.
  expect(new Set(register.rows.map(({ tallies: [all] }) => all?.standing))).toEqual(new Set(['tight', 'catch-up']));
  const edition = register.seminars[0]?.edition ?? '';
  const grid = await core.ask('entry.grid', { cohort, edition, limit: 100 });
  expect(grid.total).toBe(24);
  const states = new Set(grid.rows.flatMap(({ cells }) => cells.map(({ state }) => state)));
  expect(states).toEqual(new Set(['written', 'blank', 'not-attempted']));
  expect(new Set(grid.rows.map(({ handIn }) => handIn))).toEqual(new Set(['handed-in', 'not-handed-in']));
  expect(grid.rows.reduce((sum, { cells }) => sum + cells.length, 0)).toBeGreaterThan(500);
  expect((await core.ask('rating.list', { cohort })).length).toBeGreaterThan(700);
  expect((await core.ask('pair.list', { cohort })).flatMap(({ people }) => people).length).toBeGreaterThan(18);

  expect(await core.ask('sample.remove', {})).toEqual({ cohorts: 1, people: 24 });
  expect(await core.ask('cohort.list', {})).toEqual([]);
  expect(await core.ask('response.search', { text: 'ground' })).toEqual([]);
  expect((await core.ask('store.check', {})).ok).toBe(true);
  expect((await core.ask('sample.add', { op: core.op() })).cohort).not.toBe(cohort);
});

test('it has been read: themes with passages, notes, stars, depth, and actions with what became of them; and all of that goes with it', async () => {
  const core = testCore();
  const records = async () => {
    const before = await core.ask('tag.list', {});
    const workbooks = await core.ask('workbook.list', {});
    return { tags: before.length, workbooks: workbooks.map(({ title, editions }) => [title, editions]) };
  };
  const before = await records();
  const { cohort } = await core.ask('sample.add', { op: core.op() });

  const tags = await core.ask('tag.list', { cohort });
  expect(tags.filter(({ depth }) => depth === 0).length).toBeGreaterThan(4);
  for (const { name, below } of tags) expect(below, name).toBeGreaterThan(1);
  const unsettled = await core.ask('review.excerpts', { filter: { cohort }, unsettled: true });
  expect(new Set(unsettled.excerpts.map(({ excerpt }) => excerpt.state))).toEqual(new Set(['moved', 'needs-a-look']));
  expect((await core.ask('memo.list', { cohort })).map(({ about }) => about.is).sort()).toEqual([
    'excerpt',
    'participant',
    'prompt',
    'response',
  ]);
  expect((await core.ask('calibration.list', { cohort }))[0]?.agreement).toMatchObject({ of: 10 });
  const actions = await core.ask('action.list', { cohort });
  expect(new Set(actions.map(({ outcome }) => outcome))).toEqual(new Set(['open', 'done', 'partly', 'not', 'changed']));
  expect((await core.ask('action.proposals', { cohort })).length).toBeGreaterThan(5);
  expect((await core.ask('review.prompts', { cohort })).editions).toHaveLength(2);
  const duplicates = await core.ask('suggestion.duplicates', { filter: { cohort } });
  expect(duplicates.length).toBeLessThan(60);
  expect((await core.ask('responses.names', { cohort })).found.map(({ found }) => found)).toEqual(
    expect.arrayContaining(['Imogen', 'Fern Hollow', 'Gethin', 'Tarnmere', 'Ravensgarth', 'Lami']),
  );

  await core.ask('sample.remove', {});
  expect(await records()).toEqual(before);
  expect(await core.ask('trash.list', {})).toEqual([]);
  const gone = await core.ask('sample.add', { op: core.op() });
  const [someones] = await core.ask('tag.list', {});
  await core.ask('cohort.save', {
    op: core.op(),
    cohort: {
      id: 'real',
      title: 'Real',
      programme: 'NPQLTD',
      retention: { months: 12, from: '2026-11-22', due: '2027-11-22' },
      revision: 0,
    },
  });
  await core.ask('person.save', { op: core.op(), person: { id: 'p1', cohort: 'real', name: 'Ash Elm', revision: 0 } });
  await core.ask('response.save', {
    op: core.op(),
    response: {
      id: 'r1',
      participant: 'p1',
      field: 'n:individual',
      text: 'There is no time.',
      source: 'typed',
      written: '2026-11-22T09:00:00.000Z',
      revision: 0,
    },
  });
  await core.ask('excerpt.add', {
    op: core.op(),
    excerpt: 'x1',
    response: 'r1',
    revision: 1,
    start: 0,
    end: 8,
    tags: [someones?.id ?? ''],
  });
  expect(gone.cohort).not.toBe(cohort);
  await core.ask('sample.remove', {});
  expect((await core.ask('tag.list', {})).map(({ id, excerpts }) => [id, excerpts])).toEqual([[someones?.id, 1]]);
  expect((await core.ask('store.check', {})).ok).toBe(true);
});

test('what they wrote reads as written by different people', () => {
  const own = samplePeople.flatMap((person, at) =>
    answersOf(person, at).filter(
      ({ field, state }) => state === 'written' && field.startsWith('ls1-final') && field.endsWith(':individual'),
    ),
  );
  expect(new Set(own.map(({ text }) => text)).size).toBeGreaterThan(own.length * 0.6);
  for (const { text } of own) expect(text).toMatch(/^\p{Lu}.*[.?!]$/su);
  expect(new Set(samplePeople.map(({ name }) => name)).size).toBe(24);
});

test('hidden names stay the same whoever joins or leaves', () => {
  const people = [{ id: 'b', number: 2 }, { id: 'a', number: 1 }, { id: 'c' }];
  expect(pseudonyms(people)).toEqual(
    new Map([
      ['b', 'Participant 2'],
      ['a', 'Participant 1'],
      ['c', 'Participant 3'],
    ]),
  );
  expect(
    pseudonyms([
      { id: 'b', number: 2 },
      { id: 'd', number: 9 },
    ]).get('b'),
  ).toBe('Participant 2');
});

test('whoever asks what is held gets register, ratings and what came back as well', async () => {
  const core = testCore();
  const { cohort } = await core.ask('sample.add', { op: core.op() });
  const [person] = await core.ask('person.list', { cohort });
  const report = await core.ask('person.access', { person: person?.id ?? '', asked: '2026-11-22', folder: core.folder });
  const pages = (await readPdf(report.files.find((file) => file.endsWith('.pdf')) ?? '')).pages.join(' ');
  for (const wanted of ['Local Seminar 1: Implementation: present', 'before: ', 'handed in', 'Phase']) expect(pages).toContain(wanted);
  const data = JSON.parse(readFileSync(report.files.find((file) => file.endsWith('.json')) ?? '', 'utf8')) as {
    records: Record<string, unknown[]>;
  };
  expect(data.records).toMatchObject({ attendance: [{}, {}], hand_in: [{}, {}], pairing: [{}] });
  expect(data.records['rating']?.length).toBe(40);
});

test('the edition that was issued for the sample goes with it, unless somebody else has come to use it', async () => {
  const core = testCore();
  const workbook = 'npqltd-local-seminar-1';
  const editions = async () => (await core.ask('edition.list', { workbook })).length;
  await core.ask('sample.add', { op: core.op() });
  expect(await editions()).toBe(1);
  await core.ask('sample.remove', {});
  expect(await editions()).toBe(0);

  await core.ask('sample.add', { op: core.op() });
  const retention = { months: 12, from: '2026-11-22', due: '2027-11-22' };
  await core.ask('cohort.save', { op: core.op(), cohort: { id: 'own', title: 'Own', programme: 'NPQLTD', retention, revision: 0 } });
  const [edition] = await core.ask('edition.list', { workbook });
  const seminar = { id: 's', cohort: 'own', title: 'First', kind: 'seminar' as const, workbook, agenda: [], resources: [], revision: 0 };
  await core.ask('seminar.save', { op: core.op(), seminar: { ...seminar, edition: edition?.id ?? '' } });
  await core.ask('sample.remove', {});
  expect(await editions()).toBe(1);
  // It is nobody's sample any more: another sample that comes and goes leaves it alone.
  await core.ask('seminar.remove', { op: core.op(), seminar: 's' });
  await core.ask('sample.add', { op: core.op() });
  await core.ask('sample.remove', {});
  expect(await editions()).toBe(1);
});
