import { expect, test } from 'vitest';
import type { SeriesOf } from '../../../preload/contract/charts/series.ts';
import { fillCohort } from '../../support/cohorts.ts';
import { testCore } from '../../support/cores.ts';
import { readPdf } from '../../support/pdfReading.ts';
import { addRatedEdition } from '../../support/second-framework.ts';

test('a cohort is held against the edition that it uses most, and a chart says whose statements it is about', async () => {
  const core = testCore();
  const { cohort, people } = await fillCohort(core);
  const ask = { chart: 'confidence', cohort, framework: (await core.ask('framework.list', {}))[0]?.id ?? '' } as const;
  const alone = await core.ask('chart.get', ask);
  expect(alone.notes.join(' ')).not.toContain('Statements:');
  const { first, later } = await addRatedEdition(core.ask, core.op, cohort);

  // Everybody rated the later one, and of the earlier one everybody rated a statement too: what the workbooks ask about decides.
  expect((await core.ask('framework.list', { cohort })).map(({ id }) => id)).toEqual([first, later]);
  await core.ask('rating.set', {
    op: core.op(),
    ratings: (await core.ask('rating.list', { cohort, framework: first }))
      .filter(({ participant }) => participant === people.at(-1))
      .map((rating) => ({ ...rating, value: null })),
  });
  expect((await core.ask('framework.list', { cohort })).map(({ id }) => id)).toEqual([later, first]);

  const told = (await core.ask('chart.get', { ...ask, framework: later })) as SeriesOf<'confidence'>;
  expect(told.says).toContain('from 1.0 to 5.0');
  expect(told.notes).toContain('Statements: Implementation (2027).');
  const saved = await core.ask('chart.save', { ...ask, framework: later, format: 'svg', folder: core.folder });
  expect(saved.says).toContain('from 1.0 to 5.0');
  // A report for which no framework is named speaks of the same one.
  for (const report of [
    { kind: 'cohort', cohort },
    { kind: 'cohort', cohort, framework: first },
  ] as const) {
    const { pdf } = await core.ask('report.preview', { report });
    const { pages } = await readPdf(new Uint8Array(Buffer.from(pdf, 'base64')));
    expect(pages.join(' ').includes('A structured process anew')).toBe(!('framework' in report));
  }
  expect((await core.ask('chart.get', { ...ask, chart: 'attendance' })).notes.join(' ')).not.toContain('Statements:');
});
