import type { InferOutput } from 'valibot';
import type { Audience, FieldKind, Paper, Preset } from '../../preload/contract/model/print.ts';
import type { BlockType, Mode, Moment } from '../../preload/contract/model/workbook.ts';
import { bytes, count, number } from './numbers.ts';

type Kind = InferOutput<typeof FieldKind>;

const blockNames: Readonly<Record<BlockType, string>> = {
  cover: 'Cover',
  contents: 'Contents',
  heading: 'Heading',
  text: 'Text',
  bullets: 'List',
  quotation: 'Quotation',
  figure: 'Figure',
  prompts: 'Prompts',
  retrieval: 'Retrieval',
  statements: 'Statements',
  scenario: 'Scenario',
  coaching: 'Coaching steps',
  table: 'Response table',
  rating: 'Rating grid',
  actions: 'Actions',
  notes: 'Notes',
  image: 'Picture',
  'page-break': 'Page break',
};
export const blockName = (type: BlockType): string => blockNames[type];

export const modeNames: Readonly<Record<Mode, string>> = { individual: 'Alone', collaborative: 'Together', coaching: 'Coaching' };
/** As the paper says it. */
export const modeOnPaper: Readonly<Record<Mode, string>> = {
  individual: 'on your own',
  collaborative: 'with others',
  coaching: 'in coaching',
};
export const momentNames: Readonly<Record<Moment, string>> = { noticing: 'Noticing', interpreting: 'Interpreting', acting: 'Acting' };
export const audienceNames: Readonly<Record<Audience, string>> = { participant: 'Participant', facilitator: 'Facilitator' };
export const presetNames: Readonly<Record<Preset, string>> = {
  standard: 'Standard',
  clear: 'Clear',
  large: 'Large',
  dyslexia: 'Dyslexia',
  plain: 'Plain',
};
export const presetHints: Readonly<Record<Preset, string>> = {
  standard: '11 point, in colour',
  clear: '14 point, for tired eyes and poor light',
  large: '18 point, laid out anew',
  dyslexia: 'Cream paper, wide spacing',
  plain: 'No colour, for a weak printer',
};
export const paperNames: Readonly<Record<Paper, string>> = { a4: 'A4', letter: 'US Letter' };

export const shelf = {
  title: (n: number): string =>
    n === 0 ? 'No workbook yet' : n === 1 ? 'One workbook on the shelf' : `${count(n, 'workbook')} on the shelf`,
  emptyLead: 'Workbooks stand here as covers. The last one was moved to Trash, where it is kept for 30 days.',
  toTrash: 'Look in Trash',
  order: 'Last edited first',
  openShort: 'Open',
  filter: 'Find a workbook',
  none: (text: string): string => `No workbook has “${text}” in its title, chapter or topic.`,
  edited: (when: string): string => `Edited ${when}`,
  editions: (n: number): string => (n === 0 ? 'Not issued yet' : n === 1 ? 'Edition 1 issued' : `${number(n)} editions issued`),
  holds: (prompts: number): string => count(prompts, 'prompt'),
  pages: (pages: number): string => count(pages, 'page'),
  nextWrite: 'Next: write its first prompt.',
  nextPrint: 'Next: read it through, then print or send.',
  nextAgain: 'Next: print or send; a new edition is issued when the text has changed.',
  more: (title: string): string => `More for ${title}`,
  openIt: 'Open it',
  openToPrint: 'Open to read or print',
  duplicate: 'Duplicate',
  next: (called: string): string => `Make ${called} from it`,
  nextMade: (title: string): string => `“${title}” is made. Its cover says so too.`,
  start: 'Start an empty workbook',
  remove: 'Move to Trash',
  removed: (title: string): string => `Moved “${title}” to Trash.`,
  duplicated: (title: string): string => `Made a copy: “${title}”.`,
  restored: (title: string): string => `“${title}” is back on the shelf.`,
  copyTitle: (title: string, taken: readonly string[]): string => {
    for (let number = 1; ; number++) {
      const candidate = number === 1 ? `${title} (copy)` : `${title} (copy ${number})`;
      if (!taken.includes(candidate)) return candidate;
    }
  },
};

/** What a new workbook begins with. */
export const firstWorkbook = {
  titled: (taken: readonly string[]): string => {
    for (let number = 1; ; number++) {
      const candidate = number === 1 ? 'New workbook' : `New workbook ${number}`;
      if (!taken.includes(candidate)) return candidate;
    }
  },
  topic: 'New topic',
  subtitle: 'Seminar workbook',
  note: 'Write in it, type in it, or have it read aloud. Leave pupils’ names out.',
  sections: ['Welcome', 'Reflection and next steps'],
  intentions: 'Learning intentions',
  prompt: 'What will you take back to your own setting?',
} as const;

export const studio = {
  region: 'The workbook as it prints',
  outline: 'Outline',
  pages: (n: number): string => count(n, 'page'),
  shownAs: 'Shown as',
  preset: 'Print preset',
  print: 'Print or send',
  undo: 'Undo',
  redo: 'Redo',
  settings: 'Settings',
  find: 'Find in this workbook',
  findShort: 'Find in workbook',
  found: (places: number, blocks: number): string =>
    places === 0 ? 'Not in this workbook' : `${count(places, 'place')} in ${count(blocks, 'block')}`,
  foundAt: (at: number, of: number): string => `${at} of ${of}`,
  nextHit: 'Next place',
  lastHit: 'Place before',
  hits: (n: number): string => `${count(n, 'place')} found here`,
  making: 'Making the pages',
  unreadable: 'The file was made, but this window cannot draw it. Print or send still works.',
  notFound: 'This workbook is not here any more. It may be in Trash.',
  section: 'Section',
  tools: 'Workbook tools',
  more: 'More for this workbook',
  showAs: (name: string): string => `Show the ${name.toLowerCase()}’s copy`,
  showIn: (name: string): string => `Show in the ${name.toLowerCase()} preset`,
  chooseBlock: 'Choose a block in the outline, or click it on the page.',
  collects: (page: number, answers: number): string =>
    answers === 0 ? `Nobody writes on page ${page}` : `Page ${page} collects ${count(answers, 'answer')}`,
  trayOpen: 'Show what it collects',
  trayClose: 'Hide what it collects',
  facilitatorCollects: 'The facilitator’s copy collects nothing: it shows answers and timings instead.',
  places: (kind: Kind, n: number, lines: number): string => {
    switch (kind) {
      case 'tick':
        return n === 1 ? 'a tick box' : `${n} tick boxes`;
      case 'scale':
        return n === 1 ? 'a scale from 1 to 5' : `${n} scales from 1 to 5`;
      case 'cell':
        return n === 1 ? 'a table cell' : `${n} table cells`;
      case 'line':
        return 'a box for one line';
      case 'text':
        return lines === 0 ? 'an open box' : count(lines, 'line');
    }
  },
};

export const panel = {
  printsAs: (key: string, name: string): string => `{${key}} prints as ${name}.`,
  noName: (key: string): string => `{${key}} has no name, and prints as it stands.`,
  changeName: 'Change names',
  blockTitle: 'Title',
  sectionTitle: 'Section title',
  sectionHint: 'Printed at the head of its pages, and in the contents.',
  answered: 'Answered',
  alsoAsked: (title: string): string => `The same prompts are asked again in “${title}”. Both answers will stand side by side.`,
  repeats: (title: string): string => `Asks the prompts of “${title}” again. Their words are kept there.`,
  goThere: 'Go there',
  hint: 'Line under the heading',
  intro: 'Before the prompts',
  prompt: (number: number): string => `Prompt ${number}`,
  onePrompt: 'Prompt',
  lines: 'Lines to write on',
  words: 'Words expected',
  moment: 'Stage of sensemaking',
  noMoment: 'None',
  listenFor: 'Listen for',
  oneALine: 'One on each line.',
  probe: 'If they are stuck',
  markup: 'In a prompt, **two stars** make bold, _underlines_ italic, and {lead} stands for a name.',
  facilitator: 'For the facilitator’s copy',
  minutes: 'Minutes',
  plan: 'Plan',
  note: 'Note',
  statements: 'Statements practised here',
  shownStatements: 'Statements shown',
  paragraphs: 'Text',
  paragraphsHint: 'An empty line begins a new paragraph.',
  slot: (what: string): string => `${what}. Not printed until you write it.`,
  asideLabel: 'Word in the margin',
  asideText: 'Sentence in the margin',
  items: 'Items',
  style: 'Shown as',
  styles: { bullets: 'Bullets', numbers: 'Numbers', 'key-idea': 'Key idea' },
  room: 'Room after the list',
  rows: 'Numbered spaces',
  quote: 'Quotation',
  source: 'Source',
  figure: 'Description for people who cannot see it',
  rungs: 'Rungs, from the ground up',
  rungsWrong: 'The ladder has four to seven rungs.',
  question: 'Question',
  stage: (number: number): string => `Stage ${number}`,
  foundation: (number: number): string => `Foundation ${number}`,
  stageDetail: (number: number): string => `Stage ${number}, in a few words`,
  answersHint: 'Printed in the facilitator’s copy only.',
  check: 'Question after checking',
  ticks: 'A tick box beside each statement',
  scenario: 'Scenario',
  variant: 'Variant',
  scenarioOpen: 'Open in the bank',
  scenarioKept: 'Kept in the bank: every workbook that uses it shows the change.',
  scenarioOpening: 'The scenario',
  scenarioPoints: 'Points',
  scenarioQuestion: 'Question',
  scenarioMissing: 'The scenario of this block is not in the bank any more.',
  task: 'While reading',
  stepTitle: (letter: string, name: string): string => `${letter}: ${name}`,
  stepQuestions: (name: string): string => `Questions for ${name}`,
  instruction: (number: number): string => `Step ${number}`,
  who: { both: 'for both', coach: 'for the coach', coached: 'for the coached' },
  agreed: 'What we agreed',
  rating: 'How the rating is introduced',
  occasions: 'Asked',
  occasion: { before: 'Before', now: 'Now', later: 'Later' },
  actionRows: 'Rows',
  privacy: 'Line about data',
  level: 'Level',
  nothing: 'This block has nothing to set.',
  programme: 'Programme, in short',
  programmeName: 'Programme, in full',
  chapter: 'Chapter',
  topic: 'Large word on the cover',
  subtitle: 'Subtitle',
  workbookTitle: 'Title on the shelf',
  coverNote: 'Note on the cover',
  ask: 'Asked on the cover',
  asks: { name: 'Name', setting: 'School or setting', coach: 'Coach' },
  logos: 'Organisations',
  logosHint: 'One on each line.',
  sources: 'Sources and attribution',
};

export const printing = {
  title: 'Print or send',
  who: 'Whose copy',
  preset: 'Print preset',
  paper: 'Paper',
  copies: 'Copies',
  blank: 'One blank copy',
  blankHint: 'To photocopy, or to send to everyone.',
  named: 'One for each name',
  namedHint: 'Each has its own code, so that it files itself when it comes back.',
  names: 'Names',
  namesHint: 'One on each line. Paste a register or a spreadsheet column.',
  namesNone: 'add at least one name',
  namesMany: (n: number): string => `take out ${count(n - 1000, 'name')}; a run makes up to 1,000`,
  counted: (n: number): string => count(n, 'name'),
  repeats: (repeats: readonly { name: string; times: number }[]): string => {
    const [first, ...others] = repeats;
    if (!first) return '';
    const more = others.length ? `, and ${count(others.length, 'other name')} more than once` : '';
    return `${first.name} is there ${first.times === 2 ? 'twice' : `${first.times} times`}${more}. Each gets a copy.`;
  },
  takeOut: 'Take out the repeats',
  empties: (n: number): string => `${count(n, 'empty line')} left out.`,
  heading: (heading: string): string => `The heading “${heading}” is left out.`,
  tooLong: (n: number): string => `${count(n, 'line')} too long to be a name: left out.`,
  facilitatorHint: 'One copy, with answers, timings and what to listen for. It has no codes and no places to write.',
  output: 'Files',
  separate: 'One file for each',
  separateHint: 'Fillable, to send by e-mail.',
  merged: 'One file for all',
  mergedHint: 'To print in one go.',
  folder: 'Put them in',
  chooseFolder: 'Choose a folder…',
  folderTitle: 'Where should the workbooks go?',
  defaultFolder: 'Groundwork’s own folder for prints',
  browserFolder: 'In the browser edition, files go into the folder that Settings names.',
  settings: 'Settings',
  make: (n: number): string => `Make ${count(n, 'workbook')}`,
  save: 'Save this PDF…',
  presetsSide: 'Presets, side by side',
  presetsShow: 'See them side by side',
  presetsHide: 'As a list',
  grey: 'As a printer without colour shows it',
  check: 'Check every page in grey',
  checkTitle: (preset: string): string => `${preset}: every page`,
  checkName: 'The pages as they will be printed',
  checkBack: 'Back to printing',
  ink: 'Shown in',
  inks: { grey: 'Grey', colour: 'Colour' },
  inkHint: 'What can be told apart in grey can be told apart on any printer.',
  notDrawn: 'Not drawn',
  pages: 'Pages',
  arrangements: { all: 'All of them', some: 'Some of them', booklet: 'A booklet' },
  from: 'From page',
  to: 'To page',
  range: 'choose pages that are there',
  duplex: 'On both sides, flip on the long edge: every part begins where it should.',
  booklet: 'Two pages on a sheet, in the order for folding. Print on both sides, flip on the short edge, fold and staple.',
  paperOnly: 'For paper only: it has no places to type in and no codes, so it cannot be matched when it comes back.',
  saving: 'Making the file',
  saved: (name: string): string => `Saved as ${name}.`,
  savedNot: 'It was not saved.',
  making: (n: number): string => `Making ${count(n, 'workbook')}`,
  progress: (done: number, total: number): string =>
    total === 0 ? 'Laying out the pages' : `Making ${count(total, 'workbook')}: ${number(done)} done`,
  behind: 'Let it run',
  stop: 'Stop',
  stopped: (done: number): string =>
    done === 0
      ? 'Stopped before the first file was written.'
      : `Stopped. ${count(done, 'whole file')} had been written and can be used; nothing is half done.`,
  done: (n: number, folder: string): string => `${count(n, 'workbook')} ${n === 1 ? 'is' : 'are'} in ${folder}.`,
  doneDetail: (pages: number, size: number, edition: string): string => `${count(pages, 'page')}, ${bytes(size)}. Edition code ${edition}.`,
  showInFolder: 'Show in folder',
  open: 'Open to print',
  openFirst: 'Open the first to print',
  close: 'Close',
  again: 'Make more',
  notShown: 'The folder could not be opened from here. Its path is above.',
  notOpened: 'No program here opened the file. Its path is above.',
};
