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
