import type { CallOutput, ParsedInput } from '../../../preload/contract/calls.ts';
import type { Coverage, Told } from '../../../preload/contract/model/insight.ts';
import type { House } from '../house.ts';
import { readCohort } from '../people/people.ts';
import { outputFolder } from '../settings/settings.ts';
import { type Format, writeTable } from '../people/tables/write.ts';
import { noteFileWritten } from '../store/safety/activity.ts';
import { readCoverage } from './reading.ts';

/* The table behind a map or a chart, as a file. */

type Cells = readonly (string | number | null)[];
interface Table {
  headings: readonly string[];
  rows: readonly Cells[];
}

const withheld = 'withheld';
const toldWord = (told: Told): string => (told.is === 'known' ? String(told.count) : told.is === 'few' ? 'under 5' : withheld);
const hows = { asked: 'asked', taught: 'taught', shown: 'shown', rated: 'rated' } as const;

export function coverageTable({ workbooks, rows }: Coverage, withCohort: boolean): Table {
  return {
    headings: [
      'Code',
      'Statement',
      ...workbooks.map(({ title }) => title),
      ...(withCohort ? ['People who wrote about it', 'People who say they are secure'] : []),
    ],
    rows: rows.map(({ code, short, meets, written, secure }) => [
      code,
      short,
      ...meets.map((meet) => meet.map((how) => hows[how]).join(', ')),
      ...(withCohort ? [toldWord(written), toldWord(secure)] : []),
    ]),
  };
}

async function write(house: House, cohort: string | undefined, name: string, table: Table, format: Format, folder: string) {
  const rows = table.rows.map((row) => row.map((cell) => String(cell ?? '')));
  const records = table.rows.map((row) => Object.fromEntries(table.headings.map((heading, at) => [heading, row[at] ?? ''])));
  const file = await writeTable({ name, headings: table.headings, rows, records }, format, outputFolder(house, folder));
  if (cohort !== undefined) noteFileWritten(house.store(), { cohort }, 'report-written', file);
  return { file, rows: rows.length };
}

export function exportCoverage(
  { framework, cohort, format, folder }: ParsedInput<'coverage.export'>,
  house: House,
): Promise<CallOutput<'coverage.export'>> {
  const { coverage, title } = house.store().read((db) => ({
    coverage: readCoverage(db, { framework, cohort, names: 'hidden' }),
    title: cohort === undefined ? '' : `${readCohort(db, cohort).title}, `,
  }));
  return write(house, cohort, `${title}coverage`, coverageTable(coverage, cohort !== undefined), format, folder);
}
