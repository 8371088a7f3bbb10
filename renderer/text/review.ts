import type { ResponseSource, ResponseState } from '../../preload/contract/model/people.ts';
import type { Outcome, TagMark } from '../../preload/contract/model/review.ts';
import type { Mode } from '../../preload/contract/model/workbook.ts';
import { fullDay } from './dates.ts';
import { count, list } from './numbers.ts';

/** Enough of what somebody marked to know it again. */
const brief = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, Math.max(30, line.lastIndexOf(' ', 57)))} …` : line;
};

export const modeNames: Readonly<Record<Mode, string>> = {
  individual: 'On their own',
  collaborative: 'With others',
  coaching: 'In coaching',
};

export const outcomeNames: Readonly<Record<Outcome, string>> = {
  open: 'Open',
  done: 'Done',
  partly: 'Partly',
  not: 'Not done',
  changed: 'Changed',
};

export const themeColours: readonly string[] = [
  'Moss',
  'Ochre',
  'Blue',
  'Brick',
  'Plum',
  'Teal',
  'Earth',
  'Indigo',
  'Rose',
  'Leaf',
  'Slate',
  'Orange',
];

export const markNames: Readonly<Record<TagMark, string>> = {
  dot: 'Dot',
  ring: 'Ring',
  square: 'Square',
  frame: 'Frame',
  diamond: 'Diamond',
  triangle: 'Triangle',
  bar: 'Bar',
  cross: 'Cross',
  wave: 'Wave',
  star: 'Star',
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
  peopleTitle: 'Whose words do you want to read?',
  peopleLead: 'Everything one person wrote, seminar by seminar.',
  personTitle: (name: string, answers: number, seminars: number) =>
    answers === 0 ? `${name} has written nothing yet` : `${name}: ${count(answers, 'answer')} over ${count(seminars, 'seminar')}`,
  personNothing: 'Nothing has come from this person yet.',
  seeActions: 'See actions',

  // By statement
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

  // Themes
  noTagsTitle: 'There are no themes yet',
  tagsTitle: (n: number, top: number) => (n === top ? count(n, 'theme') : `${count(n, 'theme')} under ${count(top, 'heading')}`),
  tagsLead: 'What each means, how they stand to each other, and what was put under them.',
  noTagsHow: 'Type a name above, or choose words in an answer and press T: what you type is made.',
  tagTree: 'Themes',
  newTag: 'A new theme',
  newUnder: (name: string) => `A new theme under ${name}`,
  newTagPlaceholder: 'Name, then Enter',
  addTag: 'Add',
  tagName: 'Name',
  definition: 'What belongs under it',
  definitionHint: 'And what does not: so that you decide alike next month.',
  colour: 'Colour',
  shape: 'Shape',
  standsFor: 'Stands for a statement',
  standsForHint: 'What is marked with the theme then counts for the statement.',
  noStatementChoice: 'None',
  merge: 'Merge into…',
  moveTag: 'Move under…',
  removeTag: 'Remove',
  noOthers: 'there is no other theme',
  mergeInto: 'Merge into',
  moveUnder: 'Move under',
  atTheTop: 'At the top',
  themeName: 'A theme',
  nothingByName: 'No theme by that name',
  underTag: (n: number) => (n === 0 ? 'Nothing is under it' : `${count(n, 'passage')} under it`),
  nothingUnderTag: 'Read a prompt, choose words and press T.',
  splitHow: 'Tick those that belong together to make a theme of their own of them.',
  splitName: 'Name of the new theme',
  split: (n: number) => `Split ${count(n, 'passage')} off`,
  nameFirst: 'name the new theme',
  needLooks: (n: number) =>
    n === 0 ? 'Nothing needs a look' : `${count(n, 'passage')} ${n === 1 ? 'needs' : 'need'} a look: the answers were changed since`,
  seeLooks: 'See them',
  looks: 'Needs a look',
  looksLead:
    'A mark never moves in silence. Where the words were found elsewhere, say that it belongs there; where they were not, choose the words that it belongs to now.',
  showWhichMarks: 'Which marks',
  foundAgain: (n: number) => `Found word for word: ${n}`,
  notFound: (n: number) => `Not found: ${n}`,
  foundAgainLead:
    'These very words stand elsewhere in the answer now. Look over what was changed, take the tick off what does not belong there, and keep the rest.',
  firstOf: (n: number, of: number) => `These are the first ${n} of ${of}.`,
  keepThere: (n: number) => (n === 1 ? 'Keep the mark where it was found' : `Keep ${n} marks where they were found`),
  keepOne: (quote: string, name: string) => `${name}: “${brief(quote)}”`,
  tickFirst: 'tick what belongs there',
  tickAll: 'Tick all',
  tickNone: 'Tick none',
  seeAnswer: 'See the answer',
  changesNotShown: 'What was changed is not shown.',
  noLooks: 'Every mark is where it was made.',

  // Actions
  noActionsTitle: (read: number) =>
    read === 0 ? 'No action is kept yet' : `${count(read, 'action')} ${read === 1 ? 'was' : 'were'} read in workbooks; none is kept yet`,
  actionsLead: 'Who said they would do what, and what became of it. The next copy asks each person about what is open.',
  noActionsHow: 'What people write in the actions of a workbook is read here for you to confirm. Or add one by hand.',
  proposals: 'Read in workbooks',
  proposalsLead: (n: number) =>
    `${count(n, 'action')} ${n === 1 ? 'was' : 'were'} read in what people wrote. Confirm ${n === 1 ? 'it' : 'them'}, or change or dismiss what was read wrongly.`,
  confirmAll: (n: number) => (n === 1 ? 'Confirm it' : `Confirm all ${n}`),
  confirm: 'Confirm',
  confirmOne: (name: string) => `Confirm the action of ${name}`,
  changeFirst: 'Change first',
  changeOne: (name: string) => `Change first: the action of ${name}`,
  dismissOne: (name: string) => `Dismiss the action of ${name}`,
  addAction: 'Add an action',
  newAction: 'An action',
  editAction: 'Change the action',
  removeAction: 'Remove the action',
  saveAction: 'Keep the action',
  moreOf: 'More about this action',
  byWhen: 'By when',
  readAs: 'Read as',
  told: 'Told',
  saidIn: 'In',
  settled: 'Settled',
  late: 'Its day has passed',
  readsOtherwise: 'On paper it reads otherwise now',
  outcome: 'What became of it',
  happened: 'What happened?',
  what: 'What',
  who: 'Who',
  whenWords: 'By when, as they put it',
  whenHint: '“by half term”',
  dueDay: 'The day that it means',
  dueHint: 'Leave it empty where the words name no day.',
  toldWhom: 'Who was told',
  choosePerson: 'choose a person',
  sayWhat: 'say what will be done',
  cancel: 'Cancel',

  // Depth
  depthTitle: (levels: number) => `Depth is marked on ${levels === 4 ? 'four' : 'three'} levels, in your own words`,
  depthLead: 'A mark says how far an answer goes, not whether it is right. Press D on an answer to mark it.',
  scale: 'The scale',
  editScale: 'Change the wording',
  saveScale: 'Keep the wording',
  scaleNote: 'Marks that were made stay where they are: change the words, not what they mean.',
  level: (n: number) => `Level ${n}`,
  levelName: 'Name',
  levelSays: 'What it means',
  fourthLevel: 'Add a fourth level',
  threeLevels: 'Do with three levels',
  nameEach: 'name each level',
  namesDiffer: 'give each level another name',
  calibrate: 'Calibrate',
  calibrateLead:
    'Mark ten answers without seeing whose they are, and then the same ten again in another order. You are told how far you agree with yourself.',
  tooFewToCalibrate: 'It takes a prompt with at least four answers.',
  promptToMark: 'Prompt',
  promptPlaceholder: 'Choose a prompt, or type to find one',
  choosePrompt: 'choose a prompt',
  startCalibration: 'Begin',
  markedSoFar: (n: number, of: number) => `${n} of ${of} marked`,
  goOn: 'Go on',
  calibratePlace: (place: number, of: number, round: number) => `${place} of ${of}, ${round === 1 ? 'first' : 'second'} time`,
  unnamed: 'Somebody wrote',
  calibrated: 'All are marked',
  calibratedLead: 'Agreement by chance is taken off in the second figure. Look again at the wording of the scale where it is low.',
  backToDepth: 'Back to Depth',

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

/** "7 actions: 3 done, 4 open" */
export function actionSummary(outcomes: readonly Outcome[]): string {
  if (outcomes.length === 0) return 'No action is kept.';
  const said = (['done', 'partly', 'not', 'changed', 'open'] as const).flatMap((outcome) => {
    const n = outcomes.filter((each) => each === outcome).length;
    return n === 0 ? [] : [`${n} ${outcomeNames[outcome].toLowerCase()}`];
  });
  return `${count(outcomes.length, 'action')}: ${list(said)}`;
}

export const reviewKeys: readonly (readonly [string, string])[] = [
  ['J K', 'next answer'],
  ['H L', 'beside'],
  ['[ ]', 'next prompt'],
  ['Shift →', 'choose words'],
  ['1–9', 'put a theme on them'],
  ['E', 'next mark'],
  ['F9', 'hide names'],
];

export const tagKeys: readonly (readonly [string, string])[] = [
  ['↑ ↓', 'theme'],
  ['N', 'new beside it'],
  ['Shift N', 'new under it'],
  ['Alt ↑ ↓ ← →', 'move it'],
  ['Enter', 'name'],
  ['M', 'merge'],
  ['Delete', 'remove'],
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
