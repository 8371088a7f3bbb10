import type { NameFound, TextKind } from '../../preload/contract/model/review.ts';
import { count, number } from './numbers.ts';

const where: Readonly<Record<TextKind, string>> = {
  answer: 'in an answer',
  passage: 'in words that were marked',
  memo: 'in a memo',
  action: 'in an action',
  theme: 'in a theme',
  workbook: 'printed in the workbook',
  cohort: 'about the cohort',
};

const kinds: Readonly<Record<NameFound['as'], string>> = {
  person: 'a person here',
  setting: 'a school or setting here',
  address: 'an address or a number',
  word: 'written like a name',
};

/** The words of giving what was written to others. */
export const exportWords = {
  title: 'Give what was written to others, without names',
  lead: 'Answers with their themes, statements, depth and memos. Everybody has a number that stays theirs; names that people wrote are found, and you decide about each.',
  format: 'As',
  formats: {
    xlsx: { name: 'Excel', says: 'A line for each answer; on further sheets passages, actions, memos and themes.' },
    csv: { name: 'Table (CSV)', says: 'A line for each answer, for any spreadsheet.' },
    json: { name: 'JSON', says: 'All of it, for a program to read.' },
    qdpx: {
      name: 'REFI-QDA project',
      says: 'For NVivo, MAXQDA, ATLAS.ti and QualCoder: answers with what was marked, and memos as notes.',
    },
    qdc: { name: 'REFI-QDA codebook', says: 'The themes with their definitions alone.' },
  },
  naming: 'Names of people',
  namings: { hidden: 'Without names', shown: 'With names' },
  namingHint: 'With names is for your own records: it says who wrote what.',
  whichEdition: 'From',
  allEditions: 'Every edition',
  looking: (done: number, total: number) =>
    total === 0 ? 'Looking for names' : `Looking for names: ${number(done)} of ${count(total, 'person', 'people')} read`,
  lookAgain: 'Look again',
  namesFound: (names: number, places: number, texts: number) =>
    places === 0
      ? `No name was found in ${count(texts, 'text')}.`
      : `${count(names, 'name')} found at ${count(places, 'place')} in ${count(texts, 'text')}. Decide about each.`,
  namesNote:
    'Names of people and schools that are kept here are found, their usual short forms, addresses, and words that are written like names. What is said of somebody without a name is not: read the file before you hand it on.',
  namesIn: 'Names in what leaves',
  decided: (n: number, of: number) => `${number(n)} of ${number(of)} places decided.`,
  replaceKnown: (names: number, addresses: number) => {
    const of = [
      ...(names > 0 ? [count(names, 'known name')] : []),
      ...(addresses > 0 ? [count(addresses, 'address', 'addresses')] : []),
    ].join(' and ');
    return names + addresses === 1 ? `Replace the ${of.replace(/^\S+ /, '')}` : `Replace ${of}`;
  },
  leaveWords: (n: number) => (n === 1 ? 'Leave the other word' : `Leave all ${n} other words`),
  replaceWith: (instead: string) => `Write ${instead}`,
  replaceEach: 'Replace them',
  leave: 'Leave it',
  leaveEach: 'Leave them',
  undecided: 'Not decided',
  decisionOf: (found: string) => `What becomes of ${found}`,
  decisionAt: (found: string, at: number, of: number) => `What becomes of ${found}, place ${at} of ${of}`,
  kinds,
  where,
  places: (n: number) => count(n, 'place'),
  somePlaces: (n: number, of: number) => `${n} of ${of} decided`,
  showPlaces: (n: number) => `Show all ${n} places`,
  hidePlaces: 'Show fewer places',
  others: (n: number) => `Another ${count(n, 'place')}, more than can be listed`,
  save: 'Write the file',
  writing: (done: number, total: number) =>
    total === 0 ? 'Writing the file' : `Writing the file: ${number(done)} of ${count(total, 'person', 'people')}`,
  stop: 'Stop',
  stopped: 'Stopped. No file was written.',
  waitForNames: 'looking for names',
  waitForFile: 'writing the file',
  notDecided: (n: number) => `decide about ${count(n, 'place')}`,
  folder: 'Where shall the file go?',
  exported: (file: string, rows: number) => `${count(rows, 'line')} ${rows === 1 ? 'is' : 'are'} in ${file}`,
  showFile: 'Show it',
  stillOpen: 'Something was written meanwhile: there are names to decide about.',
  hiddenNow: 'Names are hidden on this screen. Press F9 to show them, and decide which to replace.',
} as const;
