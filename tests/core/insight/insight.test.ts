import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { CallInput } from '../../../preload/contract/calls.ts';
import type { ChartName, SeriesOf } from '../../../preload/contract/charts/series.ts';
import { type TestCore, testCore } from '../../support/cores.ts';
import { fillCohort } from '../../support/cohorts.ts';

test('a cohort’s map counts who wrote about a statement, shows the words behind it, and leaves out those who left', async () => {
  const core = testCore();
  const { cohort, edition, people, framework } = await fillCohort(core);
  const [first = '', second = ''] = people;
  const before = await core.ask('coverage.get', { framework, cohort });
  const asked = before.rows.find(({ code }) => code === '6d');
  expect(asked?.meets.flat()).toContain('asked');
  expect(asked?.written).toEqual({ is: 'known', count: 2, of: 6 });
  const evidence = await core.ask('coverage.evidence', { statement: asked?.statement ?? '', cohort });
  expect(evidence.map(({ participant }) => participant).toSorted()).toEqual([first, second].toSorted());
  expect(evidence[0]).toMatchObject({ text: 'The mentors had no time.', question: expect.stringContaining('?') });
  expect(before.gaps.map(({ says }) => says)).toContain('6c appears in no prompt, and nobody has written about it.');

  await core.ask('person.set', { op: core.op(), people: [first], set: { status: 'withdrawn' } });
  const after = await core.ask('coverage.get', { framework, cohort });
  expect(after.rows.find(({ code }) => code === '6d')?.written).toEqual({ is: 'known', count: 1, of: 5 });
  expect(await core.ask('chart.get', { chart: 'attendance', framework, cohort })).toMatchObject({ cohorts: [{ people: 5 }] });
  expect((await core.ask('coverage.get', { framework })).rows).toHaveLength(20);
  expect(await core.refused('coverage.get', { framework, cohort: 'nobody' })).toMatchObject({ code: 'not-found' });
  expect(edition).toBeTruthy();
});

const chartOf = async <N extends ChartName>(core: TestCore, input: CallInput<'chart.get'> & { chart: N }): Promise<SeriesOf<N>> =>
  (await core.ask('chart.get', input)) as SeriesOf<N>;

test('charts tell of attendance, of what was answered and of confidence; with names hidden small groups are withheld', async () => {
  const core = testCore();
  const { cohort, framework, people } = await fillCohort(core);
  const about = { framework, cohort };
  expect(await chartOf(core, { ...about, chart: 'attendance' })).toMatchObject({
    counts: 'all',
    planned: 2,
    needed: 2,
    says: expect.stringContaining('One person can reach'),
    shareable: true,
  });
  const completion = await chartOf(core, { ...about, chart: 'completion' });
  expect(completion).toMatchObject({ handedIn: [2], notes: ['Of 2 people who handed it in.'], shareable: false });
  expect(completion.rows.some(({ percents: [percent] }) => percent !== null && percent !== undefined && percent > 0)).toBe(true);
  expect((await chartOf(core, { ...about, chart: 'completion-people' })).rows.map(({ answered }) => answered)).toEqual([1, 1]);
  const confidence = await chartOf(core, { ...about, chart: 'confidence' });
  expect(confidence.rows[0]).toMatchObject({ code: '6a', cohorts: [{ people: 6, before: 2, after: 4 }] });
  expect(confidence.rows[1]).toMatchObject({ code: '6b', cohorts: [{ people: 3 }] });
  const groups = await chartOf(core, { ...about, chart: 'confidence-groups' });
  expect(groups.steps.map(({ id }) => id)).toEqual(['before', 'now']);
  expect(groups.lines[0]?.points).toEqual([
    { people: 6, mean: 2 },
    { people: 6, mean: 4 },
  ]);

  const hidden = { ...about, names: 'hidden' } as const;
  const shared = await chartOf(core, { ...hidden, chart: 'confidence' });
  expect(shared.rows[0]).toEqual(confidence.rows[0]);
  expect(shared.rows[1]?.cohorts).toEqual([null]);
  expect((await chartOf(core, { ...hidden, chart: 'completion' })).rows.every(({ percents }) => percents[0] === null)).toBe(true);
  expect((await chartOf(core, { ...hidden, chart: 'completion-people' })).rows).toEqual([]);

  await core.ask('person.set', { op: core.op(), people: people.slice(0, 2), set: { role: 'Mentor', phase: 'primary' } });
  expect(await core.ask('chart.filters', { cohort, only: { role: 'mentor' } })).toEqual({
    people: { all: 6, counted: 2 },
    role: [{ value: 'Mentor', people: 2 }],
    phase: [{ value: 'primary', people: 2 }],
    setting: [],
  });
  const mentors = { ...about, only: { role: 'mentor' } };
  expect((await chartOf(core, { ...mentors, chart: 'attendance' })).rows).toHaveLength(2);
  expect(await chartOf(core, { ...mentors, chart: 'attendance', names: 'hidden' })).toMatchObject({
    rows: [],
    says: 'Fewer than five people are in this group, so nothing is shown of it.',
  });
  const byRole = await chartOf(core, { ...about, chart: 'confidence-groups', groups: 'role' });
  expect(byRole.lines.map(({ label }) => label)).toEqual(['no role given', 'Mentor']);
  expect((await chartOf(core, { ...hidden, chart: 'confidence-groups', groups: 'role' })).lines).toEqual([]);
});

test('themes, depth and actions are counted from what review made of answers', async () => {
  const core = testCore();
  const { cohort, framework, edition, people } = await fillCohort(core);
  const about = { framework, cohort };
  for (const chart of ['themes', 'depth', 'actions', 'sensemaking'] as const)
    expect((await core.ask('chart.get', { ...about, chart })).says).toMatch(/\.$/);
  const evidence = await core.ask('coverage.evidence', {
    statement: (await core.ask('coverage.get', about)).rows.find(({ code }) => code === '6d')?.statement ?? '',
    cohort,
  });
  const tag = { id: 'time', parent: null, name: 'Time', definition: '', colour: 0, mark: 'dot' as const, revision: 0 };
  await core.ask('tag.save', { op: core.op(), tag });
  const [first] = evidence;
  await core.ask('excerpt.add', {
    op: core.op(),
    excerpt: 'x1',
    response: first?.response ?? '',
    revision: 1,
    start: 0,
    end: 11,
    tags: ['time'],
    statements: [],
  });
  await core.ask('depth.mark', { op: core.op(), responses: evidence.map(({ response }) => response), level: 2 });
  const action = { edition, source: null, what: 'Ask', who: 'Me', when: 'Friday', told: '', happened: '', revision: 0 };
  await core.ask('action.save', {
    op: core.op(),
    actions: [
      { ...action, id: 'a1', participant: people[0] ?? '', outcome: 'done' },
      { ...action, id: 'a2', participant: people[1] ?? '', outcome: 'open' },
    ],
  });
  const themes = await chartOf(core, { ...about, chart: 'themes' });
  expect(themes.says).toBe('One person wrote something under “Time”. It is the only theme so far.');
  expect(themes.rows).toMatchObject([{ label: 'Time', cells: [[1]] }]);
  expect((await chartOf(core, { ...about, chart: 'themes', over: 'seminars' })).columns).toHaveLength(1);
  expect((await chartOf(core, { ...about, chart: 'depth' })).rows).toMatchObject([{ counts: [0, 2, 0] }]);
  expect((await chartOf(core, { ...about, chart: 'actions' })).says).toBe(
    '1 of 2 actions was kept, wholly or in part; of 1 it is not known yet.',
  );
  for (const chart of ['depth', 'actions'] as const)
    expect(JSON.stringify((await chartOf(core, { ...about, chart, names: 'hidden' })).rows)).toContain('"counts":null');
});

test('a file never holds what fewer than five people said, nor names that are hidden', async () => {
  const core = testCore();
  const { cohort, framework } = await fillCohort(core);
  const folder = path.join(core.folder, 'out');
  const saved = async (chart: ChartName, names: 'shown' | 'hidden', format: 'csv' | 'svg' | 'png' = 'csv'): Promise<Buffer> =>
    readFileSync((await core.ask('chart.save', { cohort, framework, chart, names, format, folder })).file);
  const written = async (...of: Parameters<typeof saved>): Promise<string> => (await saved(...of)).toString('utf8');
  const confidence = await written('confidence', 'shown');
  expect(confidence).toMatch(/^6a .*,6,2,4,2\r?$/m);
  expect(confidence).toMatch(/^6b .*,withheld,withheld,withheld,withheld\r?$/m);
  expect(await written('attendance', 'shown')).toContain('Person A');
  expect(await written('attendance', 'hidden')).not.toContain('Person A');
  expect(await written('completion', 'shown')).toContain('withheld');
  // Letters are outlines: the same picture wherever it is opened. What it shows stands in its title.
  const svg = await written('confidence', 'shown', 'svg');
  expect(svg).toContain('<title>Confidence rose in 1 of 1 statement.');
  expect(svg).not.toContain('<text');
  const png = await saved('confidence', 'shown', 'png');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(1800);
  const { file, rows } = await core.ask('coverage.export', { framework, cohort, format: 'csv', folder });
  expect(rows).toBe(20);
  expect(readFileSync(file, 'utf8')).toMatch(/^6d,/m);
});
