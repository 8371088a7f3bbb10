import type { FrameworkWarning, MappingChange } from '../../preload/contract/model/exchange.ts';
import type { Stage } from '../../preload/contract/model/framework.ts';
import { count } from './numbers.ts';

type How = 'shown' | 'taught' | 'asked' | 'rated';

const stages: Readonly<Record<Stage, string>> = {
  whole: 'The whole process',
  explore: 'Explore',
  prepare: 'Prepare',
  deliver: 'Deliver',
  sustain: 'Sustain',
};
const hows: Readonly<Record<How, string>> = { asked: 'Practised in', taught: 'Taught in', shown: 'Listed in', rated: 'Rated in' };

export const statements = {
  stage: (stage: Stage): string => stages[stage],
  how: (how: How): string => hows[how],
  title: (all: number, asked: number): string => {
    if (all === 0) return 'This framework has no statements yet';
    if (asked === all) return `All ${count(all, 'statement')} are practised`;
    if (asked === 0) return `None of the ${count(all, 'statement')} is practised yet`;
    const rest = all - asked;
    return `${asked} of ${count(all, 'statement')} are practised; ${rest === 1 ? 'one is' : `${rest} are`} not`;
  },
  lead: (title: string, first: string, last: string, edition: string, workbooks: readonly string[]): string =>
    `${title}, ${first} to ${last}. ${edition ? `${edition}. ` : ''}${workbooks.length === 0 ? 'No workbook addresses them yet.' : workbooks.length === 1 ? `Looked for in ${workbooks[0]}.` : `Looked for in ${count(workbooks.length, 'workbook')}.`}`,
  practised: 'Practised: a prompt asks for it. Taught: a block works on it, and no prompt asks. Listed and rated say no more than that.',
  find: 'Find a statement or a code',
  filter: 'Show',
  filters: { all: 'All', gaps: 'Not practised', practised: 'Practised' },
  none: 'No statement fits.',
  shows: (shown: number, all: number): string => `${shown} of ${all} shown`,
  notAddressed: 'In no workbook yet.',
  further: (count: number): string => (count === 1 ? 'One more workbook' : `${count} more workbooks`),
  fewer: 'Show fewer workbooks',
  gap: (hows: readonly How[]): string =>
    hows.includes('taught') ? 'Taught, and no prompt asks for it.' : 'Listed, and no prompt asks for it.',
  noTitle: 'a block without a title',
  here: (code: string): string => `Statement ${code}`,
  unknown: (code: string): string => `There is no statement ${code} here.`,
  empty: 'No framework yet',
  emptyLead: 'Statements stand here by group, each with the places where a workbook practises it.',
  source: 'Source',
};

type Values = Readonly<Record<string, string>>;
const warnings: Readonly<Record<FrameworkWarning['rule'], (values: Values) => string>> = {
  gap: (v) => `There is no ${v['missing'] ?? v['code'] ?? 'such code'}.`,
  doubled: (v) => (v['as'] && v['as'] !== v['code'] ? `${v['code']} says what ${v['as']} says.` : `${v['code']} is there twice.`),
  'run-together': (v) => `${v['with']} stood in the line of ${v['code']}. They were parted.`,
  long: (v) => `${v['code']} is long. Is it one statement?`,
  'no-code': () => 'A line without a code. It was numbered in its place.',
  'no-stem': () => 'Statements without the words that come before them, such as “Deliver changes by”.',
  'out-of-order': (v) => `${v['code']} is out of order.`,
  'other-section': (v) => `${v['code']} belongs to another section than the rest.`,
  'not-a-row': () => 'A line that is no statement. It was left out.',
};
export const warningWords = ({ rule, values }: FrameworkWarning): string => warnings[rule](values);

export const adding = {
  open: 'Add a framework…',
  title: 'Add a framework',
  lead: 'Paste its statements, or choose a CSV file: a line for the words before each group, then a line for each statement with its code.',
  text: 'Statements',
  example: 'Deliver changes by:\n- 4n. Managing expectations…',
  choose: 'Choose a file…',
  chooseTitle: 'Which list of statements?',
  kind: 'Text or CSV',
  name: 'Title',
  edition: 'Edition',
  editionHint: 'Which edition of the set, as “2027” or “as in our handbook”.',
  source: 'Source',
  licence: 'Licence',
  nothing: 'No statement found yet. Each begins with its code, such as 6a.',
  read: (statements: number, groups: number): string => `${count(statements, 'statement')} in ${count(groups, 'group')}`,
  noWarnings: 'No gaps, nothing doubled, nothing run together.',
  warnings: (n: number): string => `${count(n, 'thing')} to look at`,
  line: (n: number): string => `Line ${n}`,
  as: 'As it will read',
  save: 'Add this framework',
  needsTitle: 'give it a title',
  needsStatements: 'paste some statements',
  saved: (title: string): string => `“${title}” is here.`,
  notRead: 'That file could not be read here. Open it and paste its text.',
} as const;

export const mappingWords = {
  open: 'Map one edition to another…',
  title: 'How one edition became another',
  lead: 'What is tied here carries over: a statement stays the same, is split, is merged, or is dropped.',
  one: 'Two frameworks are needed for this. Add another first.',
  from: 'From',
  to: 'To',
  proposed: 'Proposed by wording. Nothing is kept until you keep it.',
  kept: 'As it was kept.',
  fates: { same: 'Same', split: 'Split', merged: 'Merged', dropped: 'Dropped', recast: 'Recast', new: 'New' },
  tie: (code: string): string => `Tie ${code} to`,
  add: 'Tie to…',
  untie: (from: string, to: string): string => `Untie ${from} from ${to}`,
  fresh: 'New in the later edition',
  summary: (same: number, changed: number, dropped: number, fresh: number): string =>
    `${same} the same, ${changed} split, merged or recast, ${dropped} dropped, ${fresh} new.`,
  keep: 'Keep this',
  saved: 'Kept. Undo brings back what was there before.',
  propose: 'Propose anew',
  history: 'What changed',
  noHistory: 'Nothing has been kept yet. Each keeping is listed here with its date.',
  first: (summary: string): string => `Kept for the first time: ${summary}`,
  became: (code: string, before: Became, after: Became): string => `${code} ${becameWord(after)}. It was ${wasWord(before)}.`,
  more: (count: number): string => (count === 1 ? 'One more statement' : `${count} more statements`),
  earlier: (count: number): string => (count === 1 ? 'One earlier change' : `${count} earlier changes`),
} as const;

type Became = MappingChange['statements'][number]['after'];

/** "is split into 7a and 7c" */
function becameWord({ fate, to }: Became): string {
  const into = codeList(to);
  if (fate === 'dropped' || fate === 'new') return 'is dropped';
  return {
    same: `is the same as ${into}`,
    split: `is split into ${into}`,
    merged: `is merged into ${into}`,
    recast: `is recast as ${into}`,
  }[fate];
}

/** "the same as 7a", "dropped" */
const wasWord = (became: Became): string => becameWord(became).replace(/^is /, '');

const codeList = (codes: readonly string[]): string =>
  codes.length < 2 ? (codes[0] ?? '') : `${codes.slice(0, -1).join(', ')} and ${codes.at(-1)}`;

export const aliasWords = {
  label: 'Codes as in',
  own: 'this framework',
  unsure: (npq: string): string => `The number in ${npq} was inferred from the order of its areas: check it.`,
  sign: (cohort: string, first: string, last: string): string => `To ${cohort} these are ${first} to ${last}.`,
  showSo: 'Show them so',
  heading: 'What each cohort calls them',
  lead: 'The same statement may be 6d to one cohort and 4d to another. The number set here is printed on a cohort’s copies and shown on its coverage; the statement stays the same one.',
  number: (cohort: string): string => `Number of this area to ${cohort}`,
  asHere: (first: string, last: string): string => `${first} to ${last}, as here`,
  becomes: (first: string, last: string): string => `${first} to ${last}`,
  suggest: (npq: string, section: number): string => `${npq} numbers it ${section}`,
  set: (cohort: string, first: string, last: string): string => `To ${cohort} they are ${first} to ${last}.`,
} as const;
