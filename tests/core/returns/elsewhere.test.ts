import { expect, test } from 'vitest';
import { testCore } from '../../support/cores.ts';
import { fillInPdfLib } from '../../support/pdfFillers.ts';
import { fillFile, printCopies, readSheet, workbook } from '../../support/returns.ts';

test('words in a copy that another computer printed are not called nothing, and have their places once the edition is printed here', async () => {
  const there = testCore();
  const [blank = ''] = await printCopies(there, ['Imogen Vale']);
  const filled = await fillFile(blank, fillInPdfLib, { 'ls1-role-1:individual': 'The mentors had no time.' });
  const here = testCore();
  await here.ask('edition.issue', { op: here.op(), workbook });
  const states = async () => (await readSheet(here, [filled])).lines.map(({ state, counts }) => [state, counts.new, counts.unplaced]);
  expect(await states()).toEqual([['no-place', 0, 1]]);
  await printCopies(here, []);
  expect(await states()).toEqual([['who', 1, 0]]);
});
