import type { CallOutput, ParsedInput } from '../../../preload/contract/calls.ts';
import type { Coverage, Progress, Told } from '../../../preload/contract/model/insight.ts';
import { pseudonyms } from '../../../preload/contract/model/people.ts';
import type { House } from '../house.ts';
import { listPeople, readCohort } from '../people/people.ts';
import { outputFolder } from '../settings/settings.ts';
import { type Format, writeTable } from '../people/tables/write.ts';
import { noteFileWritten } from '../store/safety/activity.ts';
import { changeOf } from './confidence.ts';
import { readCoverage, readProgress } from './reading.ts';

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

export function progressTable(
  progress: Progress,
  chart: ParsedInput<'progress.export'>['chart'],
  nameOf: (participant: string) => string,
): Table {
  switch (chart) {
    case 'attendance': {
      const apart = progress.attendance.length > 1;
      return {
        headings: [...(apart ? ['Counted'] : []), 'Person', 'Present', 'Caught up', 'Absent', 'Not marked', 'Per cent', 'Standing'],
        rows: progress.attendance.flatMap(({ counts, rows }) =>
          rows.map((row) => [
            ...(apart ? [counts] : []),
            nameOf(row.participant),
            row.present,
            row.caughtUp,
            row.absent,
            row.open,
            row.percent,
            row.standing,
          ]),
        ),
      };
    }
    case 'completion':
      return {
        headings: ['Workbook', 'Edition', 'Section', 'Places to write', 'Handed in', 'Per cent answered'],
        rows: progress.completion.flatMap(({ title, number, handedIn, rows }) =>
          rows.map((row) => [title, number, row.title, row.fields, handedIn, row.percent ?? withheld]),
        ),
      };
    case 'confidence':
      return {
        headings: ['Code', 'Statement', 'People', 'Before', 'After', 'Change'],
        rows: progress.confidence.rows.map((row) => {
          const { code, short, people, before, after } = row;
          const gone = people === null ? withheld : '';
          return [code, short, people ?? withheld, before ?? gone, after ?? gone, changeOf(row) ?? gone];
        }),
      };
  }
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

export function exportProgress(
  { cohort, framework, chart, names, format, folder }: ParsedInput<'progress.export'>,
  house: House,
): Promise<CallOutput<'progress.export'>> {
  const { title, people } = house.store().read((db) => ({ title: readCohort(db, cohort).title, people: listPeople(db, cohort) }));
  const called = names === 'hidden' ? pseudonyms(people) : new Map(people.map(({ id, name }) => [id, name]));
  const progress = readProgress({ cohort, framework, names: 'hidden' }, house);
  const table = progressTable(progress, chart, (id) => called.get(id) ?? '');
  return write(house, cohort, `${title}, ${chart}`, table, format, folder);
}
