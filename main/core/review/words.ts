import { fold, word } from '../store/search.ts';

/* PURE. Words of a text for counting: folded, without those that stand everywhere, and by what they have in common with their kin. */

export interface Word {
  /** As it stands, folded. */
  folded: string;
  /** What "plan", "plans", "planned" and "planning" share. */
  stem: string;
  start: number;
  end: number;
}

/** Without stop words, numbers and single letters. */
export function tellingWords(text: string): Word[] {
  const words: Word[] = [];
  for (const { 0: found, index } of text.matchAll(wordWithApostrophe)) {
    const folded = fold(found).replace(/['’].*$/, '');
    if (folded.length < 3 || stopWords.has(folded) || /^\d+$/.test(folded)) continue;
    words.push({ folded, stem: stemOf(folded), start: index, end: index + found.length });
  }
  return words;
}
const wordWithApostrophe = new RegExp(`${word.source}(?:['’]${word.source})*`, 'gu');

/**
 * The first step of Porter's stemmer and a few endings more: enough to bring forms of one word together, and little enough not to bring
 * different ones together. Short words keep their endings.
 */
export function stemOf(folded: string): string {
  let stem = folded;
  if (/(?:ss|us|is)$/.test(stem)) return stem;
  if (/(?:[sx]|ch|sh)es$/.test(stem) && stem.length > 5) stem = stem.slice(0, -2);
  else if (/ies$/.test(stem) && stem.length > 4) stem = `${stem.slice(0, -3)}y`;
  else if (/s$/.test(stem) && stem.length > 3) stem = stem.slice(0, -1);
  for (const ending of endings) {
    if (!stem.endsWith(ending) || stem.length - ending.length < 3) continue;
    const left = stem.slice(0, -ending.length);
    if (!/[aeiouy]/.test(left)) continue;
    stem = /([b-df-hj-np-rtv-z])\1$/.test(left) ? left.slice(0, -1) : left;
    break;
  }
  return stem.length > 3 ? stem.replace(/e$/, '').replace(/y$/, 'i') : stem;
}
const endings = ['ational', 'ations', 'ation', 'ating', 'ated', 'ate', 'ingly', 'edly', 'ing', 'ed', 'ively', 'ive', 'ly'];

/** Every run of three words, stop words too, as one string each. What is shorter than that is one run. */
export function shingles(text: string): Set<string> {
  const words = Array.from(text.matchAll(word), ([found]) => fold(found));
  if (words.length < 3) return new Set(words.length === 0 ? [] : [words.join(' ')]);
  return new Set(words.slice(2).map((_, at) => words.slice(at, at + 3).join(' ')));
}

const stopWords = new Set(
  (
    'the and for that with this from have has had was were are been being but not they them their there then than what when where which who whom ' +
    'whose how why you your yours our ours ours his her hers its she him can could will would shall should may might must did does doing done ' +
    'into onto out over under about above after again against all also any because before below between both during each few further here ' +
    'just more most much many now off once one only other others own same some such too very via upon until while through these those ' +
    'get gets got getting make makes made making let lets thing things way ways lot lots bit really quite well even still yet ever never always ' +
    'often sometimes like want wants say says said see seen use used using need needs know think thought maybe perhaps don doesn didn isn aren wasn ' +
    'weren won wouldn couldn shouldn cannot been two three first last next new back going goes went come comes came take takes took taken ' +
    "everything everybody everyone something somebody someone anything anybody anyone nothing nobody myself yourself ourselves themselves it's"
  ).split(' '),
);
