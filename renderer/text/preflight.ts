import type { Finding, Mend, PreflightRule } from '../../preload/contract/model/preflight.ts';
import type { Preset } from '../../preload/contract/model/print.ts';
import { count } from './numbers.ts';
import { presetNames } from './workbooks.ts';

type Values = Readonly<Record<string, string>>;

const of = (values: Values, key: string): string => values[key] ?? '';
const many = (values: Values, key: string, one: string): string => count(Number(of(values, key)) || 0, one);
const quoted = (text: string): string => `“${text}”`;
const under = (values: Values): string => (of(values, 'title') ? ` under ${quoted(of(values, 'title'))}` : '');
const presetCalled = (name: string): string => (Object.hasOwn(presetNames, name) ? presetNames[name as Preset].toLowerCase() : name);

/** For each rule: what was found, as a fact, and why it matters or where it stands. */
const said: Readonly<Record<PreflightRule, (values: Values) => readonly [string, string]>> = {
  'name-two-ways': (v) => [
    'One name, two spellings.',
    `It is ${of(v, 'name')} in one place and ${of(v, 'other')} in ${many(v, 'times', 'other')}: ${quoted(of(v, 'text'))}`,
  ],
  'placeholder-unknown': (v) => [`Nobody is called {${of(v, 'key')}}.`, `It would print with its braces: ${quoted(of(v, 'text'))}`],
  'other-programme': (v) => [
    'Left over from another NPQ.',
    `“${of(v, 'word')}” belongs to ${of(v, 'programmeName')} (${of(v, 'programme')}), and this is ${of(v, 'own')}: ${quoted(of(v, 'text'))}`,
  ],
  'contents-without-heading': (v) => ['The contents promise what is not there.', `${quoted(of(v, 'line'))} has no heading.`],
  'contents-differ': (v) => [
    'The contents say it otherwise.',
    `${quoted(of(v, 'line'))} in the contents; the heading is ${quoted(of(v, 'heading'))}.`,
  ],
  'heading-not-in-contents': (v) => ['Missing from the contents.', `The heading ${quoted(of(v, 'heading'))} has no line there.`],
  'contents-without-page': (v) => ['A line of the contents without a page.', quoted(of(v, 'line'))],
  'statement-missing': (v) => ['A gap in the statements.', `There is no ${of(v, 'code')}.`],
  'statement-doubled': (v) => [
    'A statement stands there twice.',
    of(v, 'as') ? `${of(v, 'code')} says what ${of(v, 'as')} says: ${quoted(of(v, 'text'))}` : `The code ${of(v, 'code')} is used twice.`,
  ],
  'statements-run-together': (v) => [
    'Statements run together.',
    of(v, 'parted')
      ? `${of(v, 'with')} stood in the line of ${of(v, 'code')}. They were parted here; the source still has it wrong.`
      : `${of(v, 'with')} stands inside ${of(v, 'code')}: ${quoted(of(v, 'text'))}`,
  ],
  'refers-to-nothing': (v) => [
    'It refers to what nobody has said.',
    of(v, 'scenario')
      ? `“${of(v, 'phrase')}”, and the scenario reports nothing of the kind: ${quoted(of(v, 'text'))}`
      : `“${of(v, 'phrase')}” has not been spoken of before: ${quoted(of(v, 'text'))}`,
  ],
  'quotation-without-source': (v) => ['A quotation without a source.', quoted(of(v, 'text'))],
  'source-superseded': (v) => [
    'A later edition exists.',
    `Credited to ${of(v, 'source')}. ${quoted(of(v, 'title'))} came out again in ${of(v, 'year')} (${of(v, 'edition')} edition). Keep it if you mean the older one.`,
  ],
  'no-alt-text': (v) => [
    'A picture that says nothing to those who cannot see it.',
    of(v, 'title') ? quoted(of(v, 'title')) : 'It has no title either.',
  ],
  'picture-missing': (v) => [
    'A place without its picture.',
    of(v, 'title')
      ? `${quoted(of(v, 'title'))} is left out of print until it has one.`
      : 'It has no title either: it is left out of print until it has one.',
  ],
  'picture-coarse': (v) => [
    'A picture with few dots.',
    `${of(v, 'title') || of(v, 'alt') ? `${quoted(of(v, 'title') || of(v, 'alt'))} has` : 'It has'} ${of(v, 'dots')} to the inch at the width asked for, and print wants ${of(v, 'good')}. It may look coarse, or print smaller.`,
  ],
  'space-too-small': (v) => [
    'Too little room to answer.',
    `In the ${presetCalled(of(v, 'preset'))} preset about ${many(v, 'fits', 'word')} fit where ${of(v, 'words')} are expected: ${quoted(of(v, 'text'))}`,
  ],
  'level-skipped': (v) => [
    'A heading skips a level.',
    `${quoted(of(v, 'title'))} is of level ${of(v, 'level')} and follows level ${of(v, 'before')}.`,
  ],
  'empty-block': (v) => [
    of(v, 'type') === 'prompt' ? 'An empty prompt.' : 'A part with nothing in it.',
    of(v, 'title') ? `It stands${under(v)}.` : 'It has no title either.',
  ],
  'empty-section': (v) => ['A section with nothing in it.', of(v, 'title') ? quoted(of(v, 'title')) : 'It has no title either.'],
  'answer-missing': (v) => [
    'Answers are missing from the key.',
    `${of(v, 'missing')} of ${of(v, 'of')}${under(v)}. The facilitator’s copy would print them blank.`,
  ],
  'dead-link': (v) => [
    'It points to what is not there.',
    `${of(v, 'from') ? quoted(of(v, 'from')) : 'A part without a title'} names a ${pointedTo[of(v, 'to')] ?? 'part'} that does not exist here.`,
  ],
  'source-changed': (v) => [
    'What it follows reads otherwise now.',
    `In “${of(v, 'workbook')}”: ${quoted(of(v, 'text'))} Here: ${quoted(of(v, 'own'))}`,
  ],
  'bad-address': (v) => ['A link that leads nowhere.', `“${of(v, 'label')}” goes to “${of(v, 'href')}”.`],
  'placeholder-left': (v) => [
    /^tb|^to be/i.test(of(v, 'phrase')) ? 'Not settled yet.' : 'Still to be filled in.',
    `${quoted(of(v, 'phrase'))} would print as it is: ${quoted(of(v, 'text'))}`,
  ],
  'number-differs': (v) => [
    'Two numbers for one thing.',
    `The cover says ${of(v, 'own')}; ${of(v, 'in') === 'title' ? 'the title' : 'here it'} says ${of(v, 'phrase')}: ${quoted(of(v, 'text'))}`,
  ],
  'date-wrong': (v) =>
    of(v, 'is')
      ? ['The day and the date do not agree.', `In ${of(v, 'year')} that is a ${of(v, 'is')}: ${quoted(of(v, 'text'))}`]
      : ['No such date.', `${of(v, 'month')} has ${of(v, 'days')} days: ${quoted(of(v, 'text'))}`],
  'times-apart': (v) => [
    of(v, 'wrong') === 'backwards'
      ? 'It ends before it begins.'
      : of(v, 'wrong') === 'overlaps'
        ? 'Two at the same time.'
        : 'A hole in the times.',
    of(v, 'wrong') === 'backwards'
      ? `${of(v, 'from')} to ${of(v, 'to')}: ${quoted(of(v, 'text'))}`
      : `The line before ends at ${of(v, 'before')}: ${quoted(of(v, 'text'))}`,
  ],
  'agenda-sum': (v) => [
    'The agenda does not add up.',
    `The parts take ${many(v, 'sum', 'minute')}, and the seminar has ${of(v, 'length')}.`,
  ],
  'page-typed': (v) => [
    of(v, 'last') ? 'There is no such page.' : 'A page number typed by hand.',
    of(v, 'last')
      ? `The longest print has ${of(v, 'last')} pages: ${quoted(of(v, 'text'))}`
      : `In another preset it stands on another page. Name the heading instead: ${quoted(of(v, 'text'))}`,
  ],
  'code-unknown': (v) => ['A statement that is not here.', `This workbook has no ${of(v, 'code')}: ${quoted(of(v, 'text'))}`],
  'prompt-twice': (v) => ['Asked twice.', `The same question stands before it in this section: ${quoted(of(v, 'text'))}`],
  'letters-missing': (v) => [
    'It cannot be printed.',
    `Our letters do not have ${of(v, 'letters')}. An empty box would stand there: ${quoted(of(v, 'text'))}`,
  ],
  'word-twice': (v) => ['A word twice.', `${quoted(of(v, 'phrase'))}: ${quoted(of(v, 'text'))}`],
  'american-spelling': (v) => ['American spelling.', `“${of(v, 'word')}”, ${many(v, 'times', 'time')}: ${quoted(of(v, 'text'))}`],
  spelling: (v) => ['Not in the dictionary.', `“${of(v, 'word')}”, ${many(v, 'times', 'time')}: ${quoted(of(v, 'text'))}`],
};

const pointedTo: Readonly<Record<string, string>> = {
  scenario: 'scenario',
  block: 'part',
  framework: 'framework',
  statement: 'statement',
};

export const foundWords = ({ rule, values }: Pick<Finding, 'rule' | 'values'>): readonly [string, string] => said[rule](values);

const does: Readonly<Record<Mend['does'], (values: Values) => string>> = {
  'use-name': (v) => `Make all ${of(v, 'name')}`,
  'use-spelling': (v) => `Write “${of(v, 'right')}”`,
  reword: (v) => (of(v, 'to').length <= 24 ? `Say “${of(v, 'to')}”` : 'Leave the words out'),
  'use-headings': () => 'Use the headings',
  'add-heading': (v) => `Add ${quoted(of(v, 'line'))}`,
  'split-statements': (v) => `Part ${of(v, 'code')} and ${of(v, 'with')}`,
  'number-again': () => 'Number them again',
  'add-alt-text': () => 'Describe it',
  'add-lines': (v) => `Leave ${many(v, 'lines', 'line')}`,
  'set-level': (v) => `Make it level ${of(v, 'level')}`,
  'set-width': (v) => (of(v, 'width') === 'small' ? 'Make it half a column wide' : 'Make it a column wide'),
  remove: () => 'Remove it',
  unlink: () => 'Take the link away',
  'use-source': () => 'Use the source',
  'take-source': () => 'Take it over',
  'keep-own': () => 'Keep ours',
};
export const mendWords = (mend: Pick<Mend, 'does' | 'values'>): string => does[mend.does](mend.values);

export const preflight = {
  region: 'Findings',
  title: (n: number): string => (n === 0 ? 'Nothing found to settle' : `${count(n, 'finding')} before you issue`),
  checking: 'Looking it through',
  nothing: 'Names, numbers, dates, contents, statements, spaces and spelling were looked through.',
  lead: 'None stops you. Dismissing one is remembered.',
  show: 'Show the findings',
  hide: 'Hide the findings',
  next: 'Next finding',
  nextKey: 'next',
  wayKey: 'settle it',
  dismiss: 'Dismiss',
  dismissed: 'Dismissed, and remembered for this workbook.',
  dismissedShow: 'Dismissed…',
  dismissedHide: 'Hide the dismissed',
  dismissedList: 'Dismissed findings',
  noneDismissed: 'Nothing that would still be found was dismissed.',
  bringBack: 'Bring it back',
  back: 'It is among the findings again.',
  mended: 'Mended.',
  changed: 'The text has changed since. The findings are being looked at again.',
  here: (n: number): string => `${count(n, 'finding')} here`,
  at: (at: number, all: number): string => `Finding ${at} of ${all}`,
  settle: (n: number): string => `settle ${count(n, 'finding')}`,
  unsettled: (n: number): string =>
    n === 1 ? 'One finding is not settled yet. It does not stop you.' : `${count(n, 'finding')} are not settled yet. They do not stop you.`,
} as const;

export const issuing = {
  action: 'Issue an edition',
  issue: (n: number): string => `Issue edition ${n}`,
  issued: (n: number): string => `Edition ${n} is issued. Editing goes on in the draft.`,
  unchanged: (n: number): string => `Edition ${n} is issued`,
} as const;
