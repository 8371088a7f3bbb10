import type { ResponseSource, ResponseState } from '../../preload/contract/model/people.ts';
import type { Mode } from '../../preload/contract/model/workbook.ts';
import { brief } from './brief.ts';
import { fullDay } from './dates.ts';
import { count, list } from './numbers.ts';

export const modeNames: Readonly<Record<Mode, string>> = {
  individual: 'On their own',
  collaborative: 'With others',
  coaching: 'In coaching',
};

const sources: Readonly<Record<ResponseSource, string>> = {
  typed: 'typed from paper',
  fillable: 'from a fillable file',
  table: 'from a form',
  scan: 'from a scan',
};

const states: Readonly<Record<ResponseState, string>> = {
  written: '',
  blank: 'Left blank.',
  'not-attempted': 'Not attempted.',
};

/** The words of reading what a cohort wrote. */
export const reviewWords = {
  ways: 'Ways of reading',
  wayNames: {
    prompts: 'By prompt',
    people: 'By person',
    statements: 'By statement',
    search: 'Search',
    tags: 'Themes',
    actions: 'Actions',
    depth: 'Depth',
    export: 'Export',
  },
  noCohort: {
    title: 'There is nobody to read yet',
    lead: 'What people write is read here, question by question. A cohort comes first, and the people in it.',
    way: 'Go to People',
  },
  nothing: {
    title: 'Nothing has been written yet',
    lead: 'When workbooks come home, what people wrote stands here: side by side, to be marked, quoted and counted.',
    steps: [
      { title: 'Give everybody a copy', text: 'On paper or as a file, under Copies.' },
      { title: 'Bring answers home', text: 'Drop returned files on the window, or type what is on paper.' },
      { title: 'Read them here', text: 'One prompt at a time, with everybody beside each other.' },
    ],
    returns: 'Go to Returns',
    answers: 'Type answers',
  },
  backToPrompts: 'See all prompts',
  noSuchPrompt: 'This prompt is not in an edition that the cohort answered.',
  noSuchStatement: (code: string) => `There is no statement ${code}.`,

  // By prompt
  promptsTitle: (answered: number, asked: number, people: number) =>
    `${answered} of ${count(asked, 'prompt')} ${answered === 1 ? 'was' : 'were'} answered, by up to ${count(people, 'person', 'people')}`,
  promptsLead: (edition: string, cohort: string, marked: number) =>
    `${edition}, ${cohort}. ${marked === 0 ? 'Nothing has been marked yet.' : `${count(marked, 'passage')} marked.`}`,
  usedAt: (seminars: readonly { title: string; day: string | null }[]) =>
    seminars.length === 0 ? '' : `Used at ${list(seminars.map(({ title, day }) => (day ? `${title} on ${fullDay(day)}` : title)))}.`,
  edition: 'Edition',
  prompts: 'Prompts',
  answers: (n: number) => count(n, 'answer'),
  answersFrom: (answers: number, people: number) => `${count(answers, 'answer')} from ${count(people, 'person', 'people')}`,
  excerptCount: (n: number) => count(n, 'passage'),
  starCount: (n: number) => `${n} starred`,
  threeOf: (title: string) => `${title}: noticing, interpreting and acting side by side`,
  threeColumns: 'Noticing, interpreting, acting',
  threeMoments: 'Three moments',
  momentsOf: (n: number) => count(n, 'prompt'),
  promptOf: (at: number, of: number) => `Prompt ${at} of ${of}`,
  previous: 'Previous prompt',
  next: 'Next prompt',
  showPrompts: 'Show or hide the list of prompts',
  showSuggestions: 'Show what might be worth a look',
  beside: 'Alone beside together',
  markChanges: 'What changed',
  leftOut: 'left out',
  added: 'new',
  unanswered: (n: number) => `${count(n, 'prompt')} that nobody answered`,
  role: 'Role',
  phase: 'Phase',
  setting: 'Setting',
  theme: 'Theme',
  all: 'all',
  starred: 'Starred',
  showAll: 'Show everybody',
  order: 'Order',
  orders: { person: 'By person', newest: 'Newest first', longest: 'Longest first' },
  shown: (answers: number, people: number) => `${count(answers, 'answer')} from ${count(people, 'person', 'people')}`,
  shownOf: (answers: number, of: number) => `${answers} of ${count(of, 'answer')} shown`,
  answersTo: (question: string) => `Answers to: ${question}`,
  person: 'Person',
  part: (part: string) => (/^\d+$/.test(part) ? `Line ${part}` : part.replaceAll('-', ' ')),
  noAnswer: 'No answer.',
  noneShown: 'Nobody’s answer fits these choices.',
  noneYet: 'Nobody has answered this prompt yet.',
  noneYetHow: 'Answers come here when files are accepted in Returns, or are typed in Answers.',
  panelOpen: 'Themes, memo and this answer',

  // An answer
  answer: 'Answer',
  answerOf: (name: string, label: string) => [name, label].filter(Boolean).join(', ') || 'Answer',
  onIt: 'On this answer',
  memoCount: (n: number) => count(n, 'memo'),
  earlier: (n: number) => count(n, 'earlier version'),
  moved: (n: number) => `${count(n, 'passage')} moved`,
  needLook: (n: number) => `${n} ${n === 1 ? 'needs' : 'need'} a look`,
  states,
  sources,
  chosen: (text: string) => `Chosen: ${text}`,
  caretBefore: (text: string) => (text.trim() === '' ? 'At the end' : `Before: ${text}`),
  nothingWritten: 'Nothing was written here.',
  noExcerpts: 'Nothing is marked in this answer.',
  chooseExcerpt: 'Press E to go to a marked passage; Delete then takes the mark away.',
  noTagAt: (n: number) => `There is no theme under ${n} yet.`,
  doTo: 'What can be done to this answer',
  tag: 'Theme',
  statement: 'Statement',
  star: 'Star',
  starIt: 'this answer',
  unstar: 'off',
  memo: 'Memo',
  depth: 'Depth',
  depthOf: 'How deep is this answer?',
  noDepth: 'Take the mark away',
  notMarked: 'Not marked',
  copy: 'Copy',
  copyHow: 'without names',
  removeExcerpt: 'Take the mark off',
  tagWith: 'Put a theme on it',
  statementWith: 'Put a statement on it',
  tagPlaceholder: 'A theme, or a new one',
  statementPlaceholder: '6d, or a word of it',
  about: (text: string | null) => (text === null ? 'On the whole answer' : `On “${brief(text)}”`),
  makeTag: (name: string) => `Make “${name}”`,
  makeTagHint: 'A new theme',
  takesOff: '(is on it: takes it off)',
  noTagsYet: 'There are no themes yet. Type a name to make the first.',
  noStatement: 'No statement by these words.',

  // The panel
  panel: 'What the panel shows',
  thisAnswer: 'This answer',
  allAnswers: 'All answers',
  themesIn: (n: number) => `Themes in ${n === 1 ? 'this answer' : `these ${n} answers`}`,
  suggestions: 'Worth a look',
  noThemesYet: 'There are no themes yet. Choose some words, press T, and type a name.',
  answersWith: (n: number) => `in ${count(n, 'answer')}`,
  most: (name: string, many: number, of: number) =>
    `${many} of ${of} ${many === 1 ? 'carries' : 'carry'} “${name}”, more than any other theme.`,
  bare: (n: number) =>
    n === 0 ? 'Every answer carries something.' : `${count(n, 'answer')} ${n === 1 ? 'carries' : 'carry'} nothing yet.`,
  starredHere: 'Starred here',
  noStars: 'Press S on an answer to star it; its marked words are then quoted here.',
  copyStarred: (n: number) => `Copy ${count(n, 'quote')} without names`,
  wrote: (when: string, source: string) => `Kept ${when}, ${source}.`,
  excerpts: 'Marked passages',
  noExcerptsYet:
    'Nothing is marked. Choose words with the mouse, or with Shift and the arrow keys, and press T for a theme or M for a memo.',
  needsALook: 'Needs a look',
  hasMoved: 'Moved with the answer',
  lost: 'The answer was changed, and these words are no longer where they were. They read:',
  lostHidden: 'The answer was changed, and the marked words are no longer in it. Show names to see how they read.',
  placeHere: 'Mark the chosen words instead',
  chooseFirst: 'choose words in the answer',
  keepHere: 'It belongs here',
  takeOff: (name: string) => `Take ${name} off`,
  remove: 'Remove',
  edit: 'Change',
  memoOnAnswer: 'A memo on this answer',
  memoOnWords: (text: string) => `A memo on “${brief(text)}”`,
  memosHidden: (n: number) => `${count(n, 'memo')}, hidden with the names.`,
  memoOnTag: 'A memo on this theme',
  memoOnPrompt: 'A memo on this prompt',
  memoOnPerson: 'A memo on this person',
  memoWhen: (when: string) => `You, ${when}. Not printed.`,
  addMemo: 'Keep the memo',
  saveMemo: 'Keep the change',
  history: 'History',
  noHistory: 'It was not changed since it came.',
  version: (when: string, source: string) => `Before, ${when}, ${source}:`,
  versionHidden: 'Hidden with the names.',
  suggestionsLead: 'Found by counting words, on this computer. Nothing is done until you say so.',
  tellingWords: 'Words that tell',
  noTellingWords: 'No word stands out against the rest of what was written.',
  touching: 'May touch a statement',
  noTouching: 'No answer touches a statement that nothing ties it to.',
  putOn: (code: string) => `Put ${code} on it`,
  dismiss: 'Dismiss',
  alike: 'Nearly the same',
  noAlike: 'No two answers read nearly the same.',

  // By person
  wroteHowMuch: (n: number) => (n === 0 ? 'Nothing yet' : count(n, 'answer')),
  toSeminar: 'Go to the answers of',
  peopleTitle: 'Whose words do you want to read?',
  peopleLead: 'Everything one person wrote, seminar by seminar.',
  personTitle: (name: string, answers: number, seminars: number) =>
    answers === 0 ? `${name} has written nothing yet` : `${name}: ${count(answers, 'answer')} over ${count(seminars, 'seminar')}`,
  personNothing: 'Nothing has come from this person yet.',
  seeActions: 'See actions',

  // By statement
  statementHas: (marked: number, asked: number) =>
    marked + asked === 0
      ? 'Nothing yet'
      : [marked > 0 ? `${count(marked, 'passage')} marked` : '', asked > 0 ? `${count(asked, 'answer')} where it is asked about` : '']
          .filter(Boolean)
          .join(', '),
  statementsTitle: 'Which statement do you want to read about?',
  statementsLead: 'What was marked with it, and what was written where a prompt asks about it.',
  noStatements: 'There are no statements yet. A framework is added under Statements.',
  showWhich: 'Which answers',
  markedWith: (n: number) => `Marked with it: ${n}`,
  askedAbout: (n: number) => `Asked about it: ${n}`,
  nothingMarked: (code: string) => `Nothing is marked with ${code} yet.`,
  nothingMarkedHow: 'Read a prompt, choose words, press # and type the code.',
  nothingAsked: (code: string) => `No prompt that was answered asks about ${code}.`,
  nothingAskedHow: 'A prompt is tied to statements in the workbook.',

  // Search
  searchTitle: 'Find words in what people wrote',
  searchLabel: 'Search what people wrote',
  searchPlaceholder: 'Words, a “phrase”, plan*, feedback NEAR mentor',
  searchHow:
    'All words must stand in the answer, in any order. “In quotes” means just so; plan* means plan, plans and planning; NEAR means within a few words.',
  searching: 'Looking',
  found: (n: number, more: boolean) => (n === 0 ? 'Nothing found' : `${more ? 'More than ' : ''}${count(n, 'answer')} found`),
  searchEmpty: 'Type a word, and the answers that have it stand here at once.',
  searchExamples: [
    ['time', 'answers with this word'],
    ['"good at"', 'these words, one after the other'],
    ['plan*', 'plan, plans, planning'],
    ['feedback NEAR mentor', 'both, close together'],
  ] as const,
  nothingFound: (text: string) => `Nobody wrote “${brief(text)}”.`,
  nothingFoundHow: 'Try fewer words, the beginning of a word with a star, or fewer choices above.',
  more: 'Show more',

  /** What was done, said in the toast that can undo it. */
  did: {
    tagged: (text: string | null, name: string) =>
      text === null ? `Marked the whole answer with ${name}` : `Marked “${brief(text)}” with ${name}`,
    tookOff: (name: string, text: string) => `Took ${name} off “${brief(text)}”`,
    removedExcerpt: (text: string) => `Took the mark off “${brief(text)}”`,
    placed: (text: string) => `The mark is on “${brief(text)}” now`,
    kept: (n: number) => `${count(n, 'mark')} ${n === 1 ? 'is' : 'are'} kept where the words were found`,
    starred: 'Starred',
    unstarred: 'Took the star off',
    depth: (name: string) => `Marked as “${name}”`,
    noDepth: 'Took the mark of depth away',
    memo: 'Memo kept',
    noted: (text: string) => `Memo kept on “${brief(text)}”`,
    noMemo: 'Memo removed',
    newTag: (name: string) => `New theme: ${name}`,
    savedTag: (name: string) => `Changed ${name}`,
    movedTag: (name: string) => `Moved ${name}`,
    removedTag: (name: string) => `Removed ${name}. What was marked with it stays marked.`,
    merged: (from: string, into: string) => `${from} is part of ${into} now`,
    split: (n: number, name: string) => `${count(n, 'passage')} ${n === 1 ? 'is' : 'are'} under ${name} now`,
    copied: (quote: string) => `Copied without names: ${brief(quote)}`,
    copiedMany: (n: number) => `Copied ${count(n, 'quote')} without names`,
    notCopied: 'It could not be copied. Try again.',
    dismissed: 'Dismissed. It will not be suggested again.',
    confirmed: (n: number) => `${count(n, 'action')} kept`,
    savedAction: 'Action changed',
    removedAction: 'Action removed',
    outcome: (name: string) => `What became of it: ${name.toLowerCase()}`,
    happened: 'Kept what happened',
    scale: 'The scale reads as you put it',
    removedCalibration: 'Calibration removed',
  },
} as const;

export const editionWords = (title: string, number: number): string => `${title}, edition ${number}`;

export const reviewKeys: readonly (readonly [string, string])[] = [
  ['J K', 'next answer'],
  ['H L', 'beside'],
  ['[ ]', 'next prompt'],
  ['Shift →', 'choose words'],
  ['1–9', 'put a theme on them'],
  ['E', 'next mark'],
  ['F9', 'hide names'],
];

/** Places of the review that can be gone to by name. */
export const reviewWays: readonly { id: string; label: string; words: string; path: string }[] = [
  { id: 'people', label: 'Review by person', words: 'read answers timeline', path: '/review/person' },
  { id: 'statements', label: 'Review by statement', words: 'read answers evidence', path: '/review/statement' },
  { id: 'search', label: 'Search what people wrote', words: 'find words phrase near review', path: '/review/search' },
  { id: 'tags', label: 'Themes', words: 'tags codes codebook merge split review', path: '/review/tags' },
  { id: 'looks', label: 'Marks that need a look', words: 'excerpts moved changed review', path: '/review/looks' },
  { id: 'actions', label: 'Actions', words: 'grow will said they would do outcome thread review', path: '/review/actions' },
  { id: 'depth', label: 'Depth and calibrating', words: 'scale blind agreement kappa review', path: '/review/depth' },
  { id: 'export', label: 'Export answers without names', words: 'anonymous csv excel refi qda nvivo review share', path: '/review/export' },
];
