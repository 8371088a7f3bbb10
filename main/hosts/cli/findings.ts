import type { Finding, PreflightRule } from '../../../preload/contract/model/preflight.ts';
import type { FrameworkWarning } from '../../../preload/contract/model/exchange.ts';

type Values = Readonly<Record<string, string>>;

/** A sentence for each finding. `label: ` comes before it, so that findings of a kind stand under each other. */
const findings: Record<PreflightRule, (values: Values) => string> = {
  'name-two-ways': ({ name, other, times }) => `${name} is also spelt ${other}, ${times}×`,
  'placeholder-unknown': ({ key }) => `nobody is called {${key}}`,
  'other-programme': ({ word, programme, own }) => `“${word}” belongs to ${programme}, and this is ${own}`,
  'contents-without-heading': ({ line }) => `the contents list “${line}”, which has no heading`,
  'contents-differ': ({ line, heading }) => `“${line}” in the contents, “${heading}” as the heading`,
  'heading-not-in-contents': ({ heading }) => `“${heading}” is not in the contents`,
  'contents-without-page': ({ line }) => `“${line}” has no page in the contents`,
  'statement-missing': ({ code }) => `there is no ${code}`,
  'statement-doubled': ({ code, as }) => (as ? `${code} says what ${as} says` : `${code} is there twice`),
  'statements-run-together': ({ code, with: inside, parted }) =>
    parted ? `${inside} stood in the line of ${code}, and was parted` : `${inside} stands inside ${code}`,
  'refers-to-nothing': ({ phrase, text }) => `“${phrase}” refers to what has not been said: “${text}”`,
  'quotation-without-source': ({ text }) => `no source for “${text}”`,
  'source-superseded': ({ source, title, year }) => `${source}: “${title}” has an edition of ${year}`,
  'no-alt-text': ({ title }) => `${title ? `“${title}”` : 'a picture'} has no description`,
  'picture-missing': ({ title }) => `no picture in ${title ? `“${title}”` : 'a place for one'}`,
  'picture-coarse': ({ title, alt, dots, good }) =>
    `${title || alt ? `“${title || alt}”` : 'a picture'} has ${dots} dots to the inch, and print wants ${good}`,
  'space-too-small': ({ fits, words, preset, text }) => `room for ${fits} of ${words} words in the ${preset} preset: “${text}”`,
  'level-skipped': ({ title, level, before }) => `“${title}” is of level ${level} after level ${before}`,
  'empty-block': ({ title, type }) => `nothing in ${title ? `“${title}”` : `a part (${type})`}`,
  'empty-section': ({ title }) => `nothing in the section${title ? ` “${title}”` : ''}`,
  'answer-missing': ({ missing, of, title }) => `${missing} of ${of} answers are missing${title ? ` in “${title}”` : ''}`,
  'source-changed': ({ text, workbook }) => `what it follows in “${workbook}” reads otherwise now: “${text}”`,
  'dead-link': ({ from, to }) => `${from ? `“${from}”` : 'a part'} names a ${to} that is not there`,
  'bad-address': ({ label, href }) => `“${label}” leads nowhere (${href})`,
  'placeholder-left': ({ phrase, text }) => `“${phrase}” is still to be filled in: “${text}”`,
  'number-differs': ({ own, phrase, text }) => `${own} on the cover, and ${phrase} in “${text}”`,
  'date-wrong': ({ phrase, is, year, month, days }) =>
    is ? `“${phrase}” is a ${is} in ${year}` : `“${phrase}” is no date: ${month} has ${days} days`,
  'times-apart': ({ wrong, before, text }) =>
    wrong === 'backwards' ? `it ends before it begins: “${text}”` : `the line before ends at ${before}: “${text}”`,
  'agenda-sum': ({ sum, length }) => `the parts take ${sum} minutes, and the seminar has ${length}`,
  'page-typed': ({ phrase, last, text }) =>
    last ? `“${phrase}”, and there are ${last} pages: “${text}”` : `“${phrase}” is true in one preset only: “${text}”`,
  'code-unknown': ({ code, text }) => `there is no ${code} here: “${text}”`,
  'prompt-twice': ({ text }) => `asked twice: “${text}”`,
  'letters-missing': ({ letters, text }) => `cannot be printed (${letters}): “${text}”`,
  'word-twice': ({ phrase, text }) => `“${phrase}”, a word twice: “${text}”`,
  'american-spelling': ({ word, british, times }) => `“${word}”, ${times}×: “${british}” in British English`,
  spelling: ({ word, times, suggestion }) => `“${word}”, ${times}×, is in no dictionary${suggestion ? `: “${suggestion}”?` : ''}`,
};

const severities: Record<Finding['severity'], string> = { mend: 'to mend', look: 'to look at', note: 'to note' };

/** How grave, and what. */
export const findingRow = ({ rule, severity, values }: Finding): readonly [string, string] => [
  severities[severity],
  findings[rule](values),
];

const warnings: Record<FrameworkWarning['rule'], (values: Values) => string> = {
  gap: ({ missing, code }) => `there is no ${missing ?? code ?? 'such code'}`,
  doubled: ({ code }) => `${code} is there twice`,
  'run-together': ({ code, with: inside }) => `${inside} stood in the line of ${code}, and was parted`,
  long: ({ code }) => `${code ?? 'a statement'} is long: is it one?`,
  'no-code': () => 'a line without a code',
  'no-stem': () => 'statements without the words that come before them',
  'out-of-order': ({ code }) => `${code} is out of order`,
  'other-section': ({ code }) => `${code} is of another section`,
  'not-a-row': () => 'a line that is no statement',
};

export const warningRow = ({ rule, line, values }: FrameworkWarning): readonly [string, string] => [`line ${line}`, warnings[rule](values)];
