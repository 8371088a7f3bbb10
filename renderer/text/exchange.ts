import type { ExportFormat, Guess, Taken } from '../../preload/contract/model/exchange.ts';
import { count } from './numbers.ts';

export const exporting = {
  kinds: { word: 'Word', markdown: 'Markdown', bundle: 'Groundwork bundle' } satisfies Record<ExportFormat, string>,
  word: 'Save as Word…',
  wordFacilitator: 'Save the facilitator’s copy as Word…',
  markdown: 'Save as Markdown…',
  bundle: 'Save as a bundle for a colleague…',
  trainer: { plan: 'Save the facilitator’s plan as PDF…', cards: 'Save talk cards as PDF…', slides: 'Save slides as PDF…' },
  trainerWords: 'train trainer facilitator plan agenda cards slides pdf',
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
  image: 'Picture',
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
  image: (v) => placeWords(v),
  'image-left-out': (v) => `${leftWords[v['why'] ?? ''] ?? 'It is no picture of a kind that can be printed'}. ${placeWords(v)}`.trim(),
};

const asPicture = 'Save it as a PNG in the program that made it, and add that';
const leftWords: Readonly<Record<string, string>> = {
  emf: `A Windows drawing (EMF) cannot be printed. ${asPicture}`,
  wmf: `A Windows drawing (WMF) cannot be printed. ${asPicture}`,
  svg: `A drawing in SVG is not taken. ${asPicture}`,
  tiff: `A TIFF is not taken. ${asPicture}`,
  bmp: `A BMP is not taken. ${asPicture}`,
  heic: 'A photograph in HEIC is not taken. Save it as a JPEG, and add that',
  chart: `A chart is kept by Word as numbers, not as a picture. ${asPicture}`,
  diagram: `A SmartArt diagram is kept by Word as words, not as a picture. ${asPicture}`,
  outside: 'It is not in the file, only a link to it. Add it from where it lies',
  missing: 'The file names it and does not bring it',
  'too-large': 'It is larger than a picture may be',
  'too-many': 'There are more pictures in the file than can be taken in at once',
  damaged: 'It is damaged',
};

/** "After “We begin with what…”, in a table." */
function placeWords(v: Readonly<Record<string, string>>): string {
  const after = v['after'] ? `After “${v['after']}”` : '';
  if (v['in'] !== 'table') return after && `${after}.`;
  return after ? `${after}, in a table.` : 'In a table.';
}

export const guessWords = ({ took, values }: Guess): { took: string; text: string; detail: string } => ({
  took: taken[took],
  text: values['text'] ?? '',
  detail: detail[took]?.(values) ?? '',
});
export const takenAs = (as: Guess['alternatives'][number]): string => taken[as];

export const importing = {
  open: 'Bring in a workbook…',
  room: 'Bring in a workbook',
  title: 'Bring in a workbook',
  lead: 'From Word, Markdown, plain text, or a bundle that a colleague made. Nothing is kept until you say so, and nothing in a file is run.',
  drop: 'Drop a file here',
  dropHint: '.docx, .md, .txt or .groundwork',
  dropOnShelf: 'Drop it here to bring it in',
  notForShelf: 'That is no workbook. What came back, as a PDF or a picture, is dropped in Returns.',
  choose: 'Choose a file…',
  chooseTitle: 'Which file should come in?',
  kind: 'Workbooks',
  paste: 'Or paste its text',
  pasteHint: 'Headings, bullets and questions are recognised as they stand.',
  readText: 'Read this text',
  reading: 'Reading the file',
  notRead: 'That file could not be handed over. Choose it with the button.',
  found: (title: string): string => `“${title}” can come in`,
  counts: (blocks: number, prompts: number, statements: number): string =>
    `${count(blocks, 'block')}, ${count(prompts, 'prompt')}, ${count(statements, 'statement')}.`,
  guesses: (all: number, unsure: number): string =>
    unsure === 0
      ? `${count(all, 'guess', 'guesses')}, none of them in doubt.`
      : `${count(all, 'guess', 'guesses')}; ${unsure === 1 ? 'one is' : `${unsure} are`} in doubt.`,
  findings: (n: number): string =>
    n === 0 ? 'Nothing to settle was found in it.' : `${count(n, 'finding')} to settle once it is here. Each says where and why.`,
  brought: 'It brings with it',
  frameworks: (n: number): string => count(n, 'framework'),
  scenarios: (n: number): string => count(n, 'scenario'),
  list: 'What it was taken for',
  line: (n: number): string => `Line ${n}`,
  sure: { sure: '', likely: 'Likely', unsure: 'In doubt' },
  as: (what: string): string => `Take “${what}” as`,
  leaveOut: 'Leave out',
  leftOut: 'Left out',
  takeBack: 'Take it in again',
  rename: 'Title',
  accept: 'Make this workbook',
  another: 'Another file',
  made: (title: string): string => `“${title}” is on the shelf, as a draft.`,
  /** Why a file is no workbook, where more can be said than that it is none. */
  why: {
    empty: 'There is nothing in it to read.',
    pdf: 'That is a PDF. What came back filled in is dropped in Returns; a workbook is made of a Word, Markdown or text file, or of a bundle.',
    rtf: 'That is a file in Rich Text. Save it as .docx in Word, and bring that in.',
    'old-word': 'That is a file of an older Office. Save it as .docx in Word, and bring that in.',
    'not-word': 'It is called .docx and is no Word file, or a damaged one. It was left as it is.',
    'not-bundle': 'It is called .groundwork and is no bundle, or a damaged one. It was left as it is.',
    newer: 'That bundle was made by a newer Groundwork. Update this one, and bring it in then.',
  } as Readonly<Record<string, string>>,
  failed: 'What that file holds is not a workbook that can be read. It was left as it is.',
  tooLarge: 'That file is too large to be a workbook. It was left as it is.',
} as const;
