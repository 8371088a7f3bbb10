import type { FigureKind } from '../../preload/contract/model/workbook.ts';
import { count } from './numbers.ts';

/** Sentences of the studio's editor: what can be added, how it begins, and what was done. */

export type NewBlockKey = keyof typeof newBlockWords;

/** `name` in the menu, `purpose` under it, `title` on paper until another is typed; `words` find it too. */
export const newBlockWords = {
  text: { name: 'Text', purpose: 'Paragraphs to read', title: 'New text', words: 'paragraph read' },
  prompts: {
    name: 'Prompts',
    purpose: 'Questions, with space for each answer',
    title: 'Reflection',
    words: 'question reflection alone answer',
  },
  together: {
    name: 'Same prompts, with others',
    purpose: 'Asks the prompts above again, in pairs or groups',
    title: 'Collaborative sensemaking',
    words: 'repeat pairs together group collaborative question',
  },
  bullets: { name: 'Bullets', purpose: 'Short points', title: 'New list', words: 'list points' },
  numbers: { name: 'Numbered list', purpose: 'Steps, in their order', title: 'New list', words: 'steps order' },
  'key-idea': { name: 'Key ideas', purpose: 'Points that are meant to be remembered', title: 'Key ideas', words: 'list bullets' },
  quotation: {
    name: 'Quotation',
    purpose: 'Words of a source, and a question about them',
    title: 'Quotation reflection',
    words: 'quote source',
  },
  image: {
    name: 'Picture',
    purpose: 'A photograph, a chart or a drawing of your own',
    title: '',
    words: 'image photo logo screenshot illustration',
  },
  process: {
    name: 'Figure: four stages',
    purpose: 'Explore, prepare, deliver, sustain',
    title: 'The implementation process',
    words: 'picture diagram',
  },
  sensemaking: { name: 'Figure: sensemaking', purpose: 'Noticing, interpreting, acting', title: 'Sensemaking', words: 'picture diagram' },
  ladder: {
    name: 'Figure: ladder of inference',
    purpose: 'From what was seen to what was done',
    title: 'The ladder of inference',
    words: 'picture diagram',
  },
  grow: { name: 'Figure: GROW', purpose: 'Goal, reality, options, will', title: 'The GROW model', words: 'picture diagram coaching' },
  retrieval: {
    name: 'Retrieval',
    purpose: 'Stages to fill in from memory, with answers for the facilitator',
    title: 'Retrieval activity',
    words: 'recall quiz answer key',
  },
  statements: {
    name: 'Statements',
    purpose: 'The framework’s statements, to tick',
    title: 'Statements addressed',
    words: 'framework learn how to',
  },
  scenario: { name: 'Scenario', purpose: 'A case from the bank, and what to do with it', title: 'Scenario', words: 'case story' },
  coaching: { name: 'Coaching steps', purpose: 'GROW with its questions', title: 'Peer coaching', words: 'grow pairs' },
  table: {
    name: 'Response table',
    purpose: 'A row to write in for each step of GROW',
    title: 'Preparation for peer coaching',
    words: 'grow rows',
  },
  rating: {
    name: 'Rating grid',
    purpose: 'How confident people are, statement by statement',
    title: 'How confident are you?',
    words: 'scale confidence survey',
  },
  actions: { name: 'Actions', purpose: 'What, who, by when, told whom', title: 'Next steps', words: 'commitment plan' },
  notes: { name: 'Notes', purpose: 'A ruled page', title: 'Notes', words: 'lines write' },
  heading: { name: 'Heading', purpose: 'A line over what follows', title: 'New heading', words: 'title' },
  contents: { name: 'Contents', purpose: 'Every part with its page', title: 'Contents', words: 'table index' },
  cover: { name: 'Cover', purpose: 'Title, and whose copy it is', title: '', words: 'front name' },
  'page-break': { name: 'Page break', purpose: 'What follows begins a new page', title: '', words: 'new page' },
} as const satisfies Record<string, { name: string; purpose: string; title: string; words: string }>;

export const following = {
  says: 'Follows another, as it read when it was taken over. Changing it here keeps yours.',
  unlink: 'Do not follow it',
} as const;

export const figureAlts: Readonly<Record<FigureKind, string>> = {
  process: 'Four stages, each leading to the next and the last back to the first: explore, prepare, deliver, sustain.',
  sensemaking: 'A cycle of three: noticing leads to interpreting, interpreting to acting, and acting back to noticing.',
  ladder: 'A ladder. Its rungs, from the ground up: what happened, what I noticed, what I made of it, what I concluded, what I did.',
  grow: 'Four steps: goal, reality, options, will. From any of them one may go back to an earlier one.',
};

/** What stands in a new block until something better is typed. */
export const starting = {
  rungs: ['What happened', 'What I noticed', 'What I made of it', 'What I concluded', 'What I did'],
  quotationPrompt: 'What does this say about your own setting?',
  retrieval: 'Name the four stages of the implementation process, and the two foundations on which they stand.',
  retrievalHint: 'Notes closed. Then check with a partner.',
  stages: ['Explore', 'Prepare', 'Deliver', 'Sustain'],
  foundations: ['A process, taken in stages', 'A climate in which change can take hold'],
  task: 'What do you notice?',
  agreed: 'What we agreed',
  rating: 'For each statement put one cross for before this seminar and one for now. **1** is not yet confident, **5** is very confident.',
  actions: 'One action a row, small enough to have happened by the next time we meet.',
  grow: [
    {
      letter: 'G',
      name: 'Goal',
      title: 'Agree a goal',
      instruction: 'Choose one thing to talk about.',
      question: 'What would make this conversation useful?',
      prepare: 'What do you want to be different?',
    },
    {
      letter: 'R',
      name: 'Reality',
      title: 'Say how things are',
      instruction: 'Give examples from your own setting.',
      question: 'What is happening now?',
      prepare: 'Where are you now?',
    },
    {
      letter: 'O',
      name: 'Options',
      title: 'Find ways forward',
      instruction: 'Think of several before choosing one.',
      question: 'What could you do?',
      prepare: 'What steps could you take?',
    },
    {
      letter: 'W',
      name: 'Will',
      title: 'Commit to one',
      instruction: 'Say what, by when, and who will know.',
      question: 'What will you do first?',
      prepare: 'What will you do?',
    },
  ],
};

export const editing = {
  pastedQuestions: 'Questions',
  add: 'Add block',
  addTitle: 'Add a block',
  filter: 'What should it be?',
  nothing: 'No block by that name',
  tools: 'What to do with what is chosen',
  more: 'More',
  up: 'Move up',
  down: 'Move down',
  duplicate: 'Duplicate',
  remove: 'Remove',
  duplicateChosen: 'Duplicate what is chosen',
  removeChosen: 'Remove what is chosen',
  upChosen: 'Move what is chosen up',
  downChosen: 'Move what is chosen down',
  addSection: 'Add a section',
  newSection: 'New section',
  untitled: 'Section without a title',
  moveTo: (section: string): string => `Move to “${section}”`,
  added: (name: string): string => `Added: ${name}.`,
  moved: (title: string): string => `Moved ${title}.`,
  stays: 'It cannot go further.',
  duplicated: (title: string): string => `Made a copy of ${title}.`,
  removed: (title: string): string => `Removed ${title}.`,
  pasted: (blocks: number): string => `Made ${count(blocks, 'block')} of what was pasted.`,
  quoted: (title: string): string => `“${title}”`,
  parts: (n: number): string => count(n, 'part'),
  chosen: (n: number): string => `${count(n, 'part')} chosen. What you do in the outline is done with all of them.`,
  /** Labels of steps in the history: said after “Undone:”. */
  step: {
    add: (name: string): string => `adding ${name.toLowerCase()}`,
    move: (n: number): string => (n === 1 ? 'move-block' : `moving ${count(n, 'part')}`),
    duplicate: (n: number): string => (n === 1 ? 'a copy of a part' : `copies of ${count(n, 'part')}`),
    remove: (n: number): string => (n === 1 ? 'removing a part' : `removing ${count(n, 'part')}`),
    paste: 'what was pasted',
  },
};

export const tree = {
  drag: (title: string): string => `Drag ${title}`,
};

export const marking = {
  bold: 'Bold (Ctrl B)',
  italic: 'Italic (Ctrl I)',
  link: 'Link',
};

export const asking = {
  add: 'Add a prompt',
  addFor: (label: string): string => `Add: ${label.toLowerCase()}`,
  statements: 'Statements asked about',
  rated: 'Statements rated',
  up: (label: string): string => `Move ${label} up`,
  down: (label: string): string => `Move ${label} down`,
  remove: (label: string): string => `Remove ${label}`,
};

/** In the menu of new blocks, while prompts are chosen. */
export const promptHere = {
  name: 'One more prompt',
  purpose: (block: string): string => `At the end of “${block}”`,
  words: 'question here add',
};

/** How a statement is met in a draft, the strongest first. */
export const coverageNames = { asked: 'asked about', practised: 'practised', taught: 'taught', none: 'not yet' } as const;

export const coverage = {
  title: 'Statements met',
  of: (met: number, all: number): string => `${met} of ${all}`,
  counts: (taught: number, practised: number, asked: number): string => `${taught} taught, ${practised} practised, ${asked} asked about.`,
  gaps: (codes: readonly string[]): string =>
    codes.length === 0
      ? 'None is left out.'
      : `Not yet: ${codes.length > 8 ? `${codes.slice(0, 8).join(', ')} and ${codes.length - 8} more` : codes.join(', ')}.`,
  band: (stem: string, words: readonly string[]): string => `${stem}: ${words.join('; ')}`,
  statement: (code: string, hows: readonly string[]): string => `${code} ${hows.join(', ')}`,
  open: 'All statements',
};

const time = (minutes: number): string => {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [...(hours > 0 ? [`${hours} h`] : []), ...(rest > 0 || hours === 0 ? [`${rest} min`] : [])].join(' ');
};

export const agenda = {
  title: 'Agenda',
  open: 'Agenda',
  words: 'minutes timings plan length session time',
  time,
  /** "1:05" from the beginning. */
  at: (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`,
  length: 'The seminar lasts, in minutes',
  lead: 'Minutes for each part. They are printed in the facilitator’s copy only.',
  part: 'Part',
  begins: 'Begins',
  minutes: 'Minutes',
  minutesFor: (title: string): string => `Minutes for ${title}`,
  adds: (total: number, length: number | undefined): string => {
    if (length === undefined) return `Adds up to ${time(total)}.`;
    const left = length - total;
    if (left === 0) return `Adds up to ${time(total)}, the whole seminar.`;
    return `Adds up to ${time(total)} of ${time(length)}: ${left > 0 ? `${time(left)} left` : `${time(-left)} over`}.`;
  },
  over: (title: string): string => `Time runs out in “${title}”.`,
  untimed: (n: number): string => `${count(n, 'part')} without minutes.`,
};
