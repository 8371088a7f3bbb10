import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fieldWords } from './field-words.ts';

export interface Speller {
  correct: (word: string) => boolean;
  suggest: (word: string) => string[];
}

/** One dictionary for each resources folder: half a megabyte of words is not read twice. */
const spellers = new Map<string, Promise<Speller>>();

export function spellerOf(resources: string): Promise<Speller> {
  const known = spellers.get(resources) ?? loadSpeller(resources);
  spellers.set(resources, known);
  return known;
}

/**
 * British English with the words of the field. Loaded when it is first asked for: the dictionary takes a fifth of a second, and
 * nobody checks spelling while the program starts.
 */
async function loadSpeller(resources: string): Promise<Speller> {
  const { default: nspell } = await import('nspell');
  const read = (name: string): Buffer => readFileSync(path.join(resources, 'spelling', name));
  const spell = nspell({ aff: read('en-gb.aff'), dic: read('en-gb.dic') });
  for (const word of fieldWords) spell.add(word);
  const plain = (word: string): string => word.replace(/’/g, "'");
  const known = new Map<string, boolean>();
  const offered = new Map<string, string[]>();
  return {
    correct: (word) => {
      const wanted = plain(word);
      const before = known.get(wanted);
      if (before !== undefined) return before;
      const right = spell.correct(wanted);
      known.set(wanted, right);
      return right;
    },
    suggest: (word) => {
      const wanted = plain(word);
      const before = offered.get(wanted);
      if (before) return before;
      const offers = spell.suggest(wanted).slice(0, 4);
      // While somebody writes, the same words are asked about again and again; a bound, far above what one workbook has.
      if (offered.size > 5000) offered.clear();
      offered.set(wanted, offers);
      return offers;
    },
  };
}
