import type { ExportFormat, Guess, Taken } from '../../preload/contract/model/exchange.ts';
import { count } from './numbers.ts';

export const exporting = {
  kinds: { word: 'Word', markdown: 'Markdown', bundle: 'Groundwork bundle' } satisfies Record<ExportFormat, string>,
  word: 'Save as Word…',
  wordFacilitator: 'Save the facilitator’s copy as Word…',
  markdown: 'Save as Markdown…',
  bundle: 'Save as a bundle for a colleague…',
  words: 'export docx md bundle share colleague file',
  saved: (path: string): string => `Saved as ${path}.`,
  notSaved: 'It was not saved.',
} as const;

const taken: Readonly<Record<Taken, string>> = {
  title: 'Title',
  chapter: 'Chapter',
  logo: 'Organisation',
  contents: 'Contents',
  section: 'Section',
  heading: 'Heading',
  text: 'Text',
  bullets: 'List',
  prompts: 'Prompts',
  'prompts-again': 'The same prompts again',
  quotation: 'Quotation',
  source: 'Source',
  figure: 'Figure, drawn here',
  retrieval: 'Retrieval',
  statements: 'Statements',
  'statements-split': 'Statements, parted',
  scenario: 'Scenario',
  name: 'Name',
  coaching: 'Coaching steps',
  table: 'Response table',
  actions: 'Actions',
  rating: 'Rating grid',
  notes: 'Notes',
  'image-left-out': 'Picture, left out',
  'row-refused': 'Not taken',
  'left-out': 'Left out',
};

const detail: Partial<Record<Taken, (values: Readonly<Record<string, string>>) => string>> = {
  contents: (v) => `${count(Number(v['lines']), 'line')}, as they were typed`,
  bullets: (v) => count(Number(v['items']), 'item'),
  prompts: (v) =>
    `${count(Number(v['prompts']), 'prompt')}, answered ${v['mode'] === 'collaborative' ? 'with others' : v['mode'] === 'coaching' ? 'in coaching' : 'alone'}`,
  'prompts-again': (v) => `${count(Number(v['prompts']), 'prompt')}, answered with others`,
  quotation: (v) => (v['source'] ? `from ${v['source']}` : 'without a source'),
  statements: (v) => `${count(Number(v['statements']), 'statement')} in ${count(Number(v['groups']), 'group')}`,
  'statements-split': (v) => `${v['with']} stood in the line of ${v['code']}`,
  name: (v) => `${v['name']} is kept as {${v['key']}}: change it once, and it changes everywhere`,
  coaching: (v) => count(Number(v['steps']), 'step'),
  table: (v) => count(Number(v['rows']), 'row'),
};

export const guessWords = ({ took, values }: Guess): { took: string; text: string; detail: string } => ({
  took: taken[took],
  text: values['text'] ?? '',
  detail: detail[took]?.(values) ?? '',
});
export const takenAs = (as: Guess['alternatives'][number]): string => taken[as];
