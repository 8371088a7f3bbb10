import type { Meeting, Told } from '../../preload/contract/model/insight.ts';
import { count } from './numbers.ts';

/** The words of the coverage map. */
export const coverageWords = {
  waiting: 'Coverage',
  lead: (framework: string, edition: string, cohort: string | undefined, people: number) =>
    `${framework}, ${edition}.${cohort === undefined ? '' : ` ${cohort}: ${count(people, 'person', 'people')} now.`}`,
  framework: 'Framework',
  table: 'Statements and where they are met',
  export: 'Save as CSV',
  folder: 'Where shall the table go?',
  exported: (file: string) => `The table is in ${file}. Small groups are left out of it.`,
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
    ['← →', 'workbook'],
    ['Enter', 'what is behind it'],
  ] as const,
  panel: 'What the map says',
  panelOpen: 'What the map says',
  noGaps: 'Every statement is practised, and nothing stands out.',
  best: (code: string, many: number, of: number) => `Most written about: ${code}, by ${many} of ${of}.`,
  noCohort: 'When there is a cohort, its answers and ratings stand beside the workbooks.',
  back: 'Back to what the map says',
  cell: (code: string, workbook: string) => `${code} in ${workbook}`,
  nowhere: 'This workbook does not meet it.',
  go: 'See the statement',
  evidenceTitle: (code: string) => `Written about ${code}`,
  evidenceNone: 'Nobody has written about it yet.',
  evidenceHidden: 'While names are hidden, what people wrote is not shown here.',
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
