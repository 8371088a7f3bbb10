import { smallGroup } from '../../../preload/contract/model/insight.ts';

/* PURE. Numbers as a sentence says them. */

const small = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** Up to nine in words. */
export const numberWord = (n: number): string => small[n] ?? String(n);

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "one person", "two people" */
export const peopleWords = (n: number): string => (n === 1 ? 'one person' : `${numberWord(n)} people`);

/** Of whom too few are told of, or are left over beside them. */
export const tooFew = (counted: number): string => (counted < smallGroup ? 'Fewer than five people' : 'Fewer than five of the others');

/** "6a, 6b and 6c" */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
