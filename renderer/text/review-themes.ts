import type { TagMark } from '../../preload/contract/model/review.ts';
import { brief } from './brief.ts';
import { count } from './numbers.ts';

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

/** Themes, and marks that are not where they were made. */
export const themeWords = {
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
} as const;

export const tagKeys: readonly (readonly [string, string])[] = [
  ['↑ ↓', 'theme'],
  ['N', 'new beside it'],
  ['Shift N', 'new under it'],
  ['Alt ↑ ↓ ← →', 'move it'],
  ['Enter', 'name'],
  ['M', 'merge'],
  ['Delete', 'remove'],
];
