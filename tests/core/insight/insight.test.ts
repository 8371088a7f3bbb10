import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { testCore } from '../../support/cores.ts';
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
  expect((await core.ask('progress.get', { framework, cohort })).attendance[0]?.rows).toHaveLength(5);
  expect((await core.ask('coverage.get', { framework })).rows).toHaveLength(20);
  expect(await core.refused('coverage.get', { framework, cohort: 'nobody' })).toMatchObject({ code: 'not-found' });
  expect(edition).toBeTruthy();
});

test('progress tells of attendance, of what was answered and of confidence; with names hidden small groups are withheld', async () => {
  const core = testCore();
  const { cohort, framework } = await fillCohort(core);
  const shown = await core.ask('progress.get', { framework, cohort });
  expect(shown.people).toBe(6);
  expect(shown.attendance[0]).toMatchObject({
    counts: 'all',
    planned: 2,
    needed: 2,
    says: expect.stringContaining('One person can reach'),
  });
  expect(shown.completion[0]).toMatchObject({ handedIn: 2 });
  expect(shown.completion[0]?.rows.some(({ percent }) => percent !== null && percent > 0)).toBe(true);
  expect(shown.confidence.rows[0]).toMatchObject({ code: '6a', people: 6, before: 2, after: 4 });
  expect(shown.confidence.rows[1]).toMatchObject({ code: '6b', people: 3 });
  const hidden = await core.ask('progress.get', { framework, cohort, names: 'hidden' });
  expect(hidden.confidence.rows[0]).toEqual(shown.confidence.rows[0]);
  expect(hidden.confidence.rows[1]).toMatchObject({ people: null, before: null, after: null });
  expect(hidden.completion[0]?.rows.every(({ percent }) => percent === null)).toBe(true);
});

test('a file never holds what fewer than five people said, nor names that are hidden', async () => {
  const core = testCore();
  const { cohort, framework } = await fillCohort(core);
  const folder = path.join(core.folder, 'out');
  const written = async (chart: 'attendance' | 'completion' | 'confidence', names: 'shown' | 'hidden'): Promise<string> =>
    readFileSync((await core.ask('progress.export', { cohort, framework, chart, names, format: 'csv', folder })).file, 'utf8');
  const confidence = await written('confidence', 'shown');
  expect(confidence).toMatch(/^6a,.*,6,2,4,2\r?$/m);
  expect(confidence).toMatch(/^6b,.*,withheld,withheld,withheld,withheld\r?$/m);
  expect(await written('attendance', 'shown')).toContain('Person A');
  expect(await written('attendance', 'hidden')).not.toContain('Person A');
  expect(await written('completion', 'shown')).toContain('withheld');
  const { file, rows } = await core.ask('coverage.export', { framework, cohort, format: 'csv', folder });
  expect(rows).toBe(20);
  expect(readFileSync(file, 'utf8')).toMatch(/^6d,/m);
});
