import type { Outcome } from '../../../preload/contract/model/review.ts';
import { capital, peopleWords } from '../insight/words.ts';
import type { Chosen } from './quotes.ts';

/* PURE. Sentences that several reports say. */

export const howQuoted: Readonly<Record<Chosen['by'] | 'seminar', string>> = {
  starred: 'Quoted are answers that were starred, without names.',
  marked: 'Quoted are passages that were marked, without names.',
  middle: 'Nothing was starred or marked here, so some answers of middling length are quoted, without names.',
  few: 'Fewer than five people answered, so nothing is quoted.',
  seminar: 'Quoted is what was starred, else what was marked, else some answers of middling length; always without names.',
  none: 'Nobody has answered yet.',
};

export const namesReplaced = (count: number): string =>
  count === 1
    ? 'One name of a person or a school was taken out of what is quoted.'
    : `${count} names of people or schools were taken out of what is quoted.`;

/** How many take part, at the beginning of a sentence. */
export const takingPart = (count: number): string =>
  `${count === 0 ? 'Nobody is' : `${capital(peopleWords(count))} ${count === 1 ? 'is' : 'are'}`} taking part now`;

export const madeOn = (day: string): string => `Made on ${day} with Groundwork.`;

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  open: 'not told yet',
  done: 'done',
  partly: 'partly done',
  not: 'not done',
  changed: 'changed',
};
