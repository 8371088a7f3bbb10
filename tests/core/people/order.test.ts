import { expect, test } from 'vitest';
import { testCore } from '../../support/cores.ts';

test('a name in small letters or with a letter of another language stands where a class list has it, not after Z', async () => {
  const core = testCore();
  const retention = { months: 12, from: '2026-11-22', due: '2027-11-22' };
  await core.ask('cohort.save', { op: core.op(), cohort: { id: 'c1', title: 'Autumn', programme: 'NPQLTD', retention, revision: 0 } });
  const text = 'Name\nZoë Vale\nÉloïse Ömer\nanna Reed\nỌlámidé Vale\nPriya Vale';
  await core.ask('people.import', { op: core.op(), cohort: 'c1', source: { by: 'text', text } });
  const inOrder = ['anna Reed', 'Éloïse Ömer', 'Ọlámidé Vale', 'Priya Vale', 'Zoë Vale'];
  expect((await core.ask('person.list', { cohort: 'c1' })).map(({ name }) => name)).toEqual(inOrder);
});

test('cohorts and the workbooks of the map stand in order of their numbers: 2 before 10', async () => {
  const core = testCore();
  const retention = { months: 12, from: '2026-11-22', due: '2027-11-22' };
  for (const title of ['Cohort 10', 'Cohort 2', 'cohort 1'])
    await core.ask('cohort.save', {
      op: core.op(),
      cohort: { id: title.replace(' ', '-'), title, programme: 'NPQLTD', retention, revision: 0 },
    });
  expect((await core.ask('cohort.list', {})).map(({ title }) => title)).toEqual(['cohort 1', 'Cohort 2', 'Cohort 10']);
  const [workbook] = await core.ask('workbook.list', {});
  for (const title of ['Seminar 10', 'Seminar 2'])
    await core.ask('workbook.duplicate', { op: core.op(), workbook: workbook?.id ?? '', title });
  const [framework] = await core.ask('framework.list', {});
  const map = await core.ask('coverage.get', { framework: framework?.id ?? '', names: 'shown' });
  expect(map.workbooks.map(({ title }) => title)).toEqual(['NPQLTD Local Seminar 1 Workbook', 'Seminar 2', 'Seminar 10']);
});
