import { plainText } from '../../../../preload/contract/model/inline.ts';
import type { Finding } from '../../../../preload/contract/model/preflight.ts';
import { type Check, excerpt, finding, mend, wholeWord } from '../check.ts';
import { editDistance } from './names.ts';
import { isSource } from '../../exchange/recognition.ts';
import { rewrite, type Spot } from '../spots.ts';
import type { Speller } from '../speller.ts';

/** Names of people and works stand here, spelt as they are spelt. */
const exempt = new Set(['source']);
/** Beyond this the document is in another language, or no text at all: the first ones say enough. */
const most = 60;
/** Suggesting is slow; after these the person gets the word alone. */
const suggested = 20;

const word = /\p{L}[\p{L}’']*(?:-[\p{L}’']+)*/gu;
/** Also the address of a link that is none: it is told as that. */
const address = /\b(?:https?:\/\/|www\.|mailto:)\S+|\S+@\S+\.\S+|(?<=\])\([^()\s]+\)/gi;
/** Of words in other scripts a British dictionary knows nothing. */
const otherScript = /(?!\p{Script=Latin})\p{L}/u;

/** Words that the dictionary does not know, and American spellings with the British ones beside them. */
export function spelling({ spots, names, speller, content }: Check): Finding[] {
  if (!speller) return [];
  const unknown = new Map<string, { spot: Spot; times: number; text: string }>();
  const read = spots.flatMap((spot) =>
    exempt.has(spot.key) || isSource(spot.text) ? [] : [{ spot, text: plainText(spot.text, names).replace(address, ' ') }],
  );
  const used = usageIn(read);
  const onCover = [content.workbook.title, ...Object.values(content.workbook.head).filter((value) => typeof value === 'string')];
  const proper = new Set([...lettersOf(Object.values(names)), ...lettersOf(onCover).filter((each) => !isSlip(each, speller))]);
  for (const { spot, text } of read) {
    for (const match of text.matchAll(word)) {
      const [raw] = match;
      // "(s)" after a word is its other form, and what touches a digit is a code.
      if (/\d/.test(text[match.index - 1] ?? '') || /\d/.test(text[match.index + raw.length] ?? '')) continue;
      for (const part of wrongParts(raw, isSentenceStart(text, match.index), speller, proper)) {
        if (used.names.has(part) || (used.computing && /^programs?$/i.test(part))) continue;
        const known = unknown.get(part);
        if (known) known.times += 1;
        else if (unknown.size < most) unknown.set(part, { spot, times: 1, text });
      }
    }
  }
  for (const oxford of oxfordOnly([...unknown.keys()], used.words, speller)) unknown.delete(oxford);
  return [...unknown].map(([wrong, { spot, times, text }], at) => {
    const british = britishFor(wrong, speller);
    const offers = british ? [british] : at < suggested ? speller.suggest(wrong).slice(0, 3) : [];
    const mends = offers.map((right) =>
      mend(
        'use-spelling',
        { wrong, right },
        rewrite(content, (other) => (exempt.has(other.key) ? other.text : other.text.replace(wholeWord(wrong), right))),
      ),
    );
    const values = {
      word: wrong,
      times: String(times),
      text: excerpt(text, 90, wrong),
      ...(british ? { british } : {}),
      ...(offers[0] ? { suggestion: offers[0] } : {}),
    };
    // By the word, not the place: dismissed once, it is dismissed throughout.
    return {
      ...finding(british ? 'american-spelling' : 'spelling', british ? 'mend' : 'look', spot.where, wrong, values, mends),
      id: `${british ? 'american-spelling' : 'spelling'}:${wrong}`.slice(0, 300),
    };
  });
}

const lettersOf = (texts: readonly string[]): string[] => texts.flatMap((text) => text.match(/\p{L}+/gu) ?? []);

/** On the cover stand names that no dictionary has, and large words that one letter keeps from being known. */
const isSlip = (text: string, speller: Speller): boolean =>
  text.length >= 6 &&
  /^\p{L}\p{Ll}+$/u.test(text) &&
  !speller.correct(text) &&
  !speller.correct(text.toLowerCase()) &&
  speller.suggest(text).some((other) => editDistance(other.toLowerCase(), text.toLowerCase(), 1) === 1);

interface Usage {
  /** Every word that stands in it, in small letters. */
  words: ReadonlySet<string>;
  /** Capitalised wherever they stand, within a sentence or at the start of several. */
  names: ReadonlySet<string>;
  /** It is about computing, where a program is one. */
  computing: boolean;
}

const ofComputing = /\b(?:comput(?:er|ers|ing|ational)|coding|python|software|algorithms?|debug\w*|programming)\b/gi;

function usageIn(read: readonly { spot: Spot; text: string }[]): Usage {
  const words = new Set<string>();
  const small = new Set<string>();
  const within = new Set<string>();
  const starts = new Map<string, number>();
  let computing = 0;
  for (const { spot, text } of read) {
    computing += [...text.matchAll(ofComputing)].length;
    for (const match of text.matchAll(word)) {
      const plain = bare(match[0]);
      words.add(plain.toLowerCase());
      if (!/^\p{Lu}/u.test(plain)) small.add(plain);
      else if (!isSentenceStart(text, match.index)) within.add(plain);
      // A title is capitalised for being one.
      else if (spot.key !== 'title') starts.set(plain, (starts.get(plain) ?? 0) + 1);
    }
  }
  const names = [...within, ...[...starts].flatMap(([name, times]) => (times > 1 ? [name] : []))];
  return { words, names: new Set(names.filter((name) => !small.has(name.toLowerCase()))), computing: computing > 1 };
}

/** Spellings in -ize that a text keeps to throughout, as Oxford does: British too, and no slip. One or two among others are. */
function oxfordOnly(unknown: readonly string[], words: ReadonlySet<string>, speller: Speller): string[] {
  const american = unknown.filter((each) => britishFor(each, speller) !== null);
  const oxford = american.filter((each) => ize.test(each) && speller.correct(withIse(each)));
  const kept = oxford.length >= fewestOxford && oxford.length === american.length;
  return kept && !oxford.some((each) => words.has(withIse(each))) ? oxford : [];
}

const fewestOxford = 3;
const withIse = (text: string): string => text.toLowerCase().replace(ize, 'is$1');

/** After "Dr." goes on the same sentence. */
const shortened = /\b(?:Dr|Mr|Mrs|Ms|Mx|Prof|St|Rev|Sr|Jr|e\.g|i\.e|cf|vs|no|fig|pp?|ch|vol)\.\s+$/i;

const isSentenceStart = (text: string, at: number): boolean => {
  const before = text.slice(Math.max(0, at - 60), at);
  return /(?:^|[.?!:;]["”’')\]]*\s+|\n|[“"‘'(]\s*)$/.test(before) && !shortened.test(before);
};

/** The parts of a word that are wrong: none for names, acronyms and what the dictionary has, in whole or by its hyphens. */
function wrongParts(raw: string, starts: boolean, speller: Speller, proper: ReadonlySet<string>): string[] {
  const whole = bare(raw);
  if (isRight(whole, starts, speller, proper)) return [];
  const parts = whole.split('-');
  // "co-ordinator" is "coordinator", and both are right.
  if (parts.length === 1 || speller.correct(parts.join('').toLowerCase())) return parts.length === 1 ? [whole] : [];
  return parts.filter((part, at) => !isRight(part, starts && at === 0, speller, proper));
}

/** Without quotes around it and the 's of possession. */
const bare = (text: string): string => text.replace(/^['’]+|['’]+$/g, '').replace(/['’]s$/i, '');

function isRight(text: string, starts: boolean, speller: Speller, proper: ReadonlySet<string>): boolean {
  if (text.length < 3 || proper.has(text) || otherScript.test(text)) return true;
  // NPQLTD, EEF, SENDCos, McKay: capitals inside are a name or an acronym.
  if (/\p{Lu}/u.test(text.slice(1))) return !/^\p{Lu}+$/u.test(text) || text.length <= 8 || speller.correct(text.toLowerCase());
  if (/^\p{Lu}/u.test(text) && !starts) {
    // Titles capitalise common words; a capitalised word that nobody knows is a name, unless it is only an American spelling.
    return britishFor(text.toLowerCase(), speller) === null || speller.correct(text);
  }
  if (americanOnly.has(text.toLowerCase())) return false;
  return speller.correct(text) || speller.correct(text.toLowerCase());
}

/** Spelt like this the dictionary knows them, in another meaning or as a variant; in this field the British one is meant. */
const americanOnly = new Map([
  ['program', 'programme'],
  ['programs', 'programmes'],
  ['math', 'maths'],
  ['gotten', 'got'],
  ['fulfill', 'fulfil'],
  ['enroll', 'enrol'],
  ['enrollment', 'enrolment'],
  ['skillful', 'skilful'],
  ['gray', 'grey'],
  ['mom', 'mum'],
  ['pediatric', 'paediatric'],
  ['counselor', 'counsellor'],
  ['counselors', 'counsellors'],
  ['modeling', 'modelling'],
  ['modeled', 'modelled'],
]);

/** Also how Oxford spells, as a house style. */
const ize = /iz(e|es|ed|er|ers|ing|ation|ations|able)$/;

/** How American endings and middles are spelt in British English; kept only when the dictionary has the outcome. */
const turns: readonly (readonly [RegExp, string])[] = [
  [ize, 'is$1'],
  [/yz(e|es|ed|er|ers|ing)$/, 'ys$1'],
  [/or(|s|ed|ing|al|ally|able|ite|ites|ful|less|ism|hood)$/, 'our$1'],
  [/er(|s|ed|ing)$/, 're$1'],
  [/el(ed|ing|er|ers|or|ors)$/, 'ell$1'],
  [/al(ed|ing|er|ers)$/, 'all$1'],
  [/ens(e|es|eless)$/, 'enc$1'],
  [/og(|s)$/, 'ogue$1'],
  [/lment(|s)$/, 'lment$1'],
  [/llful(|ly)$/, 'lful$1'],
  [/^e(?=soph|stro|n[ou])/, 'oe'],
  [/edi/, 'aedi'],
];

/** The British spelling of an American word, or null where it is no American one. Capitals are kept. */
export function britishFor(text: string, speller: Speller): string | null {
  const lower = text.toLowerCase();
  const keep = (british: string): string => (text === lower ? british : british.charAt(0).toUpperCase() + british.slice(1));
  const listed = americanOnly.get(lower);
  if (listed) return keep(listed);
  if (speller.correct(lower)) return null;
  for (const [american, british] of turns) {
    const turned = lower.replace(american, british);
    if (turned !== lower && speller.correct(turned)) return keep(turned);
  }
  return null;
}
