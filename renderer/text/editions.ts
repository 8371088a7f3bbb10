import type { BlockDifference } from '../../preload/contract/model/exchange.ts';
import { count } from './numbers.ts';

export const editions = {
  open: 'Editions and what changed…',
  title: (n: number): string => (n === 0 ? 'Not issued yet' : n === 1 ? 'One edition is issued' : `${count(n, 'edition')} are issued`),
  lead: 'An edition is frozen: what came back points to what was asked in it. Editing goes on in the draft.',
  none: 'Issue an edition in the studio, or print: then it can be compared with the draft here.',
  number: (n: number): string => `Edition ${n}`,
  draft: 'The draft, as it is now',
  issued: (when: string, code: string): string => `Issued ${when}. Code on paper: ${code}.`,
  before: 'Compare',
  after: 'with',
  back: 'Back to the workbook',
  same: 'The two say the same.',
  changed: (n: number, added: number, removed: number, moved: number): string =>
    [
      ...(n ? [`${count(n, 'block')} changed`] : []),
      ...(added ? [`${count(added, 'block')} added`] : []),
      ...(removed ? [`${count(removed, 'block')} removed`] : []),
      ...(moved ? [`${count(moved, 'block')} moved`] : []),
    ].join(', ') || 'Only what the blocks refer to has changed',
  onlyChanged: 'Leave out what is the same',
  hint: 'The arrow keys go from block to block.',
  head: 'Cover and sections',
  matter: 'Scenarios and statements',
  list: 'Blocks',
  states: { added: 'Added', removed: 'Removed', changed: 'Changed', same: 'The same' } satisfies Record<BlockDifference['state'], string>,
  moved: (from: string, to: string): string => (from === to ? `Moved within “${to}”` : `Moved from “${from}” to “${to}”`),
  front: 'the front',
  nothing: 'Nothing',
} as const;

const parts: Readonly<Record<string, string>> = {
  title: 'Title',
  text: 'Text',
  paragraphs: 'Text',
  items: 'Items',
  quote: 'Quotation',
  source: 'Source',
  intro: 'Before the prompts',
  hint: 'Line under the heading',
  mode: 'Answered',
  lines: 'Lines to write on',
  words: 'Words expected',
  alt: 'Description',
  caption: 'Caption',
  rows: 'Rows',
  names: 'Names',
  opening: 'Opening',
  points: 'Points',
  question: 'Question',
  sections: 'Sections',
  statements: 'Statements',
  note: 'Note',
  plan: 'Plan',
  minutes: 'Minutes',
};

/** "prompts.ls1-role-1.text" → "Text"; the last part that has a name of its own. */
export function partName(part: string): string {
  const known = part.split('.').findLast((step) => Object.hasOwn(parts, step));
  const name = known ? (parts[known] ?? '') : '';
  return part.startsWith('prompts.') ? (known === 'text' ? 'Prompt' : `Prompt: ${name.toLowerCase()}`) : name || 'Setting';
}
