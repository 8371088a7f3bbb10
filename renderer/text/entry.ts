import type { Cell, Occasion } from '../../preload/contract/model/entry.ts';
import type { AnswersImport } from '../../preload/contract/model/tables.ts';
import { count, list } from './numbers.ts';

export const entryWords = {
  title: (back: number, all: number, workbook: string) =>
    back === 0 ? `No workbook of ${workbook} has come back yet` : `${back} of ${count(all, 'workbook')} of ${workbook} came back`,
  lead: (edition: number, fields: number) => `Edition ${edition}, ${count(fields, 'place')} to write in.`,
  noCohort: 'What the people of a cohort wrote is typed here. Add one first, or look round with the sample.',
  noEdition: {
    title: 'No edition has been issued yet',
    lead: 'Answers belong to an edition: the text as it was when people wrote. Make copies or print, and it is issued.',
    way: 'Go to Copies',
  },
  workbook: 'Workbook',
  edition: 'Edition',
  editionOf: (n: number) => `Edition ${n}`,
  find: 'Find a person or a school',
  show: 'Who is shown',
  filters: {
    all: 'Everybody',
    open: 'Something to enter',
    'handed-in': 'Handed in',
    'not-handed-in': 'Not handed in',
    unknown: 'Not known yet',
  },
  shown: (shown: number, all: number) => (shown === all ? count(all, 'person', 'people') : `${shown} of ${count(all, 'person', 'people')}`),
  nobodyFound: 'Nobody fits what was asked for.',
  nobody: 'Add the people who will come: what they write is typed here.',
  toPeople: 'Open People',
  picked: (n: number) => `${count(n, 'person is', 'people are')} picked`,
  unpick: 'Pick nobody',
  markHandedIn: 'Handed in',
  markUnknown: 'Not known yet',
  person: 'Person',
  blank: 'left blank',
  notAttempted: 'not attempted',
  notHandedIn: 'not handed in',
  handedIn: 'handed in',
  markBlank: 'Left blank',
  markNotAttempted: 'Not attempted',
  markNotHandedIn: 'Not handed in',
  markOf: (what: string, name: string) => `${what}: ${name}`,
  sources: { typed: '', fillable: 'from a fillable file', table: 'from a form', scan: 'from a scan' } as Readonly<
    Record<Cell['source'], string>
  >,
  modes: { individual: 'on their own', collaborative: 'with others', coaching: 'in coaching' },
  keys: [
    ['Tab', 'next'],
    ['Enter', 'down'],
    ['F2', 'moves within an answer'],
    ['Alt B', 'left blank'],
    ['Alt N', 'not attempted'],
    ['Alt H', 'not handed in'],
    ['Esc Tab', 'leaves the grid'],
  ] as readonly (readonly [string, string])[],
  import: 'Import a form’s answers',
  export: (format: string) => `Export as ${format}`,
  more: 'More',
  exported: (rows: number, file: string) => `${count(rows, 'answer')} written to ${file}.`,
  exportFolder: 'Where the file goes',
  showFile: 'Show in folder',
  ratings: 'Ratings',
  answers: 'Answers',
  openPerson: 'Open the workbook of',
  back: 'All answers',
  next: 'Next person',
  page: 'The page that they wrote on',
  pageNote: 'as it was when they wrote.',
  state: 'What is there',
  states: { written: 'Written', blank: 'Left blank', 'not-attempted': 'Not attempted' },
  personTitle: (name: string, written: number, all: number) => `${written} of ${count(all, 'answer')} entered for ${name}`,
} as const;

export const ratingWords = {
  title: (given: number, people: number) =>
    given === 0 ? 'Nobody has rated a statement yet' : `${given} of ${count(people, 'person', 'people')} have rated statements`,
  lead: 'How confident each person is in each statement: 1 not yet, 5 secure.',
  occasion: 'When',
  occasions: { before: 'Before', now: 'Now', later: 'Later' } as Readonly<Record<Occasion, string>>,
  noFramework: 'There is no framework to rate.',
  grid: 'Ratings',
  keys: [
    ['1 to 5', 'gives a rating and goes on'],
    ['Delete', 'takes it away'],
    ['Ctrl Z', 'undoes'],
  ] as readonly (readonly [string, string])[],
  none: '–',
} as const;

const how: Readonly<Record<AnswersImport['rows'][number]['how'], string>> = {
  code: 'by the code',
  email: 'by the email',
  name: 'by the name',
  nobody: 'nobody here',
  several: 'several people',
  empty: 'empty row',
};

export const answersImportWords = {
  title: 'Import a form’s answers',
  lead: 'From an export of Microsoft Forms or Google Forms (CSV or Excel), or a table that you copied. You see what would happen first, and one Undo takes it all back.',
  file: 'Choose a file',
  paste: 'Or paste a table here, with its headings',
  read: 'Read the table',
  other: 'Another table',
  cancel: 'Cancel',
  needsTable: 'choose a file, or paste a table',
  columns: 'What the columns are',
  takenFor: (heading: string) => `Column ${heading || 'without a heading'} is`,
  noHeading: 'No heading',
  remembered: 'The columns are as you mapped them for a form like this before.',
  roles: {
    name: 'The person’s name',
    email: 'Their email',
    code: 'The code of their copy',
    written: 'When it was written',
    ignore: 'Leave out',
  },
  rows: 'Whose answers they are',
  rowOf: { row: 'Row', who: 'In the table', match: 'Taken for', how: 'Found', answers: 'Answers' },
  matchOf: (row: number) => `Row ${row} is`,
  nobody: 'Nobody',
  how,
  conclusion: (people: number, answers: number, replaces: number, unmatched: number) =>
    `${list([
      `${count(answers, 'answer')} of ${count(people, 'person', 'people')}`,
      ...(replaces > 0 ? [`${replaces} of them in the place of another (which is kept)`] : []),
      ...(unmatched > 0 ? [`${count(unmatched, 'row')} that belong to nobody`] : []),
    ])}.`,
  make: (answers: number) => `Take in ${count(answers, 'answer')}`,
  nothing: 'map a column to a question, and rows to people',
  done: (people: number, answers: number) => `${count(answers, 'answer')} of ${count(people, 'person', 'people')} taken in.`,
} as const;
