import { columns, wrap } from './lines.ts';
import { nouns, type Noun } from './nouns.ts';
import type { Option, Verb } from './verb.ts';
import { everywhere } from './words.ts';

const width = 96;

export function helpForAll(): string[] {
  const verbs = Object.entries(nouns).flatMap(([noun, { verbs: named }]) =>
    Object.entries(named).map(([verb, { summary, takes }]) => [`  ${line(noun, verb, takes)}`, summary]),
  );
  return [
    'Groundwork, from the command line: everything that the window does, on the same store.',
    '',
    ...columns(verbs),
    '',
    ...optionLines('With any of them:', everywhere),
    '',
    'W, F and P are an id, or any part of a title or name that fits only one.',
    '“groundwork workbook --help” and “groundwork workbook print --help” say more, with examples.',
    'In a checkout, write “npm run groundwork -- workbook list”.',
    '',
    'It ends with 0 when it was done, 1 when it was refused (the sentence says why), 2 when the command was not',
    'understood, and 3 when something is wrong inside Groundwork.',
  ];
}

export function helpForNoun(name: string, noun: Noun): string[] {
  const rows = Object.entries(noun.verbs).map(([verb, { takes, summary }]) => [`  ${line(name, verb, takes)}`, summary]);
  const examples = Object.values(noun.verbs).flatMap((verb) => verb.examples.slice(0, 1));
  return [`${noun.summary}.`, '', ...columns(rows), '', ...exampleLines(examples)];
}

export function helpForVerb(noun: string, name: string, verb: Verb): string[] {
  return [
    `${verb.summary}.`,
    '',
    `  ${line(noun, name, verb.takes)}${Object.keys(verb.options).length ? ' [options]' : ''}`,
    ...(Object.keys(verb.options).length ? ['', ...optionLines('Options:', verb.options)] : []),
    '',
    ...exampleLines(verb.examples),
    ...(verb.notes ?? []).flatMap((note) => ['', ...wrap(note, width)]),
  ];
}

const line = (noun: string, verb: string, takes: readonly string[]): string =>
  ['groundwork', noun, verb, ...takes].filter(Boolean).join(' ');

function optionLines(title: string, options: Readonly<Record<string, Option>>): string[] {
  return [
    title,
    ...columns(
      Object.entries(options).map(([name, { takes, says, required }]) => [
        `  --${name}${takes ? ` ${takes}` : ''}`,
        `${says}${required ? ' (needed)' : ''}`,
      ]),
    ),
  ];
}

const exampleLines = (examples: Verb['examples']): string[] => [
  'For example:',
  ...examples.flatMap(([example, does]) => [`  ${example}`, `      ${does}`]),
];
