import type { Meeting, Told } from '../../preload/contract/model/insight.ts';
import { count } from './numbers.ts';

/** The words of the coverage map. */
export const coverageWords = {
  waiting: 'Coverage',
  lead: (framework: string, edition: string, cohort: string | undefined, people: number) =>
    `${framework}, ${edition}.${cohort === undefined ? '' : ` ${cohort}: ${count(people, 'person', 'people')} now.`}`,
  table: 'Statements and where they are met',
  onePage: 'One page',
  saves: 'Save the map as a file',
  formats: [
    ['pdf', 'One page to print (PDF)'],
    ['csv', 'Table for any program (CSV)'],
    ['xlsx', 'Table for Excel'],
  ] as const,
  open: (workbook: string) => `Open up ${workbook}`,
  shut: (workbook: string) => `Close up ${workbook}`,
  part: (kind: 'scenario' | 'prompt', at: number) => (kind === 'scenario' ? `S${at}` : String(at)),
  partKey: { scenario: 'Scenario', prompt: 'Prompt' },
  partsOf: (workbook: string) => `Columns of ${workbook}`,
  mapped: 'Counts another edition too',
  taught: 'Taught',
  practised: 'Practised',
  folder: 'Where shall the table go?',
  exported: (file: string) => `It is in ${file}. Small groups are left out of it.`,
  show: 'Show it',
  statement: 'Statement',
  code: 'Code',
  group: 'Part',
  written: 'Wrote about it',
  secure: 'Say secure',
  ofPeople: (n: number) => `of ${n}`,
  legend: {
    asked: 'practised: a prompt asks for it',
    taught: 'taught: no prompt asks for it',
    listed: 'listed or rated only',
    none: 'not in this workbook',
  },
  keys: [
    ['↑ ↓', 'statement'],
    ['← →', 'column'],
    ['Enter', 'what is behind it'],
  ] as const,
  panel: 'What the map says',
  panelOpen: 'What the map says',
  noGaps: 'Every statement is practised, and nothing stands out.',
  best: (code: string, many: number, of: number) => `Most written about: ${code}, by ${many} of ${of}.`,
  noCohort: 'When there is a cohort, its answers and ratings stand beside the workbooks.',
  back: 'Back to what the map says',
  cell: (code: string, workbook: string) => `${code} in ${workbook}`,
  cellPart: (code: string, kind: 'scenario' | 'prompt', label: string) =>
    `${code} in ${kind === 'scenario' ? 'scenario' : 'prompt'} ${label.replace(/^S/, '')}`,
  nowhere: 'This workbook does not meet it.',
  go: 'See the statement',
  evidenceTitle: (code: string) => `Written about ${code}`,
  evidenceNone: 'Nobody has written about it yet.',
  evidenceHidden: 'While names are hidden, what people wrote is not shown here.',
  quotesTitle: 'What people wrote here',
  marked: 'Marked',
  evidenceOf: (edition: string) => `Through the mapping from ${edition}.`,
  taughtTitle: (code: string) => `Taught ${code}`,
  practisedTitle: (code: string) => `Practised ${code}`,
  taughtRule: 'Taught: they were at a seminar whose workbook teaches it or asks for it, or have caught up on it.',
  practisedRule: 'Practised: they were at a seminar whose workbook asks for it, or have caught up on it.',
  ways: {
    add: (workbook: string) => `Add a prompt to ${workbook}`,
    find: (code: string) => `Find a prompt for ${code}`,
    read: 'Read what they wrote',
    see: 'See what is behind it',
  },
  secureTitle: (code: string) => `Secure in ${code}`,
  secureRule: 'Secure is 4 or 5 of 5, the last time that somebody rated the statement.',
  untitled: 'Without a heading',
  empty: { title: 'There are no statements yet', lead: 'A framework is added under Statements.' },
} as const;

export const meetingWords: Readonly<Record<Meeting, string>> = {
  asked: 'a prompt asks for it',
  taught: 'taught or practised here',
  shown: 'listed',
  rated: 'rated',
};

/** As a cell is read out. */
export const meetsWords = (meets: readonly Meeting[]): string =>
  meets.length === 0 ? coverageWords.legend.none : meets.map((how) => meetingWords[how]).join(', ');

export function toldWords(told: Told): string {
  switch (told.is) {
    case 'known':
      return `${told.count} of ${told.of}`;
    case 'few':
      return 'under 5';
    case 'withheld':
      return 'withheld';
  }
}

export function secureSentence(told: Told): string {
  switch (told.is) {
    case 'known':
      return told.of === 0 ? 'Nobody has rated it yet.' : `${told.count} of ${told.of} people who rated it say that they are secure.`;
    case 'few':
      return `Fewer than five of ${told.of} people who rated it say that they are secure.`;
    case 'withheld':
      return 'Too few people stand on one side to say how many without telling who: it is withheld while names are hidden.';
  }
}

export function thereSentence(told: Told): string {
  switch (told.is) {
    case 'known':
      return told.count === 0 ? 'Nobody so far.' : `${told.count} of ${count(told.of, 'person', 'people')}.`;
    case 'few':
      return `Fewer than five of ${told.of} people.`;
    case 'withheld':
      return 'The group has fewer than five people: while names are hidden, nothing is said of it.';
  }
}
