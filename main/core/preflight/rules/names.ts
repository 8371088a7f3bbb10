import { parseInline, plainText } from '../../../../preload/contract/model/inline.ts';
import type { Finding } from '../../../../preload/contract/model/preflight.ts';
import { type Check, excerpt, finding, mend, wholeWord } from '../check.ts';
import { rewrite, type Spot } from '../spots.ts';

/** A capitalised word as it stands in the texts, how often, and where first. */
interface Named {
  word: string;
  times: number;
  spot: Spot;
}

/** One person spelt two ways: Sidney in the scenario, Sydney in the questions about it. */
export function namesTwoWays(check: Check): Finding[] {
  const { names, content } = check;
  const people = new Map(Object.entries(names).flatMap(([key, name]) => (name.split(/\s+/).length === 1 ? [[name, key] as const] : [])));
  const words = capitalised(check);
  const known = [...people.keys()].map((word) => ({ word, key: people.get(word) as string }));
  const found: Finding[] = [];
  const told = new Set<string>();
  for (const { word, key } of known) {
    for (const other of words.values()) {
      if (other.word === word || people.has(other.word) || !looksAlike(word, other.word) || isCommon(other.word, check)) continue;
      if (standTogether(word, other.word, check)) continue;
      told.add(other.word);
      const swap = (from: string, to: string) => rewrite(content, ({ text }) => text.replace(wholeWord(from), to));
      const mends = [mend('use-name', { name: word, other: other.word }, swap(other.word, `{${key}}`))];
      const holder = content.scenarios.find((scenario) => scenario.names[key] === word);
      if (holder) {
        // The other spelling is the right one: the name is changed where it is kept, and the texts come to it.
        const edits = swap(other.word, `{${key}}`);
        const renamed = {
          ...(edits.scenarios.find(({ id }) => id === holder.id) ?? holder),
          names: { ...holder.names, [key]: other.word },
        };
        mends.push(
          mend(
            'use-name',
            { name: other.word, other: word },
            { ...edits, scenarios: [...edits.scenarios.filter(({ id }) => id !== holder.id), renamed] },
          ),
        );
      }
      found.push(
        finding(
          'name-two-ways',
          'mend',
          other.spot.where,
          `${word}/${other.word}`,
          { name: word, other: other.word, times: String(other.times), text: excerpt(plainText(other.spot.text, names), 90, other.word) },
          mends,
        ),
      );
    }
  }
  const others = [...words.values()].filter(({ word }) => !people.has(word) && !told.has(word));
  const strange = strangers(check, others);
  const met = new Set(strange.flatMap(({ values }) => [values['name'], values['other']]));
  return [
    ...found,
    ...strange,
    ...companions(
      check,
      others.filter(({ word }) => !met.has(word)),
    ),
  ];
}

/** "Mrs Khan" and "Mrs Kahn": what goes before them is the same, and they are nearly so. Names that the dictionary has are found like this. */
function companions(check: Check, words: readonly Named[]): Finding[] {
  if (!check.speller) return [];
  const known = new Map(words.map((each) => [each.word, each]));
  const after = new Map<string, Set<string>>();
  for (const { text } of check.spots)
    for (const [, first, second] of plainText(text, check.names).matchAll(pairs))
      after.set(first as string, (after.get(first as string) ?? new Set()).add(second as string));
  return [...after.values()].flatMap((seconds) => {
    const met = [...seconds].flatMap((word) => known.get(word) ?? []);
    const common = ({ word }: Named): boolean => Boolean(check.speller?.correct(word.toLowerCase()));
    return met.flatMap((one, at) => met.slice(at + 1).flatMap((other) => (common(one) && common(other) ? [] : alike(check, one, other))));
  });
}

const pairs = /(?=(?<![\p{L}\p{N}])(\p{Lu}\p{Ll}+)\.? (\p{Lu}\p{Ll}{2,})(?![\p{L}\p{N}]))/gu;

/** Two capitalised words that nobody declared a name, nearly alike, and neither of them a word of the language. */
function strangers(check: Check, words: readonly Named[]): Finding[] {
  if (!check.speller) return [];
  const odd = words.filter(({ word }) => word.length >= 5 && !check.speller?.correct(word) && !check.speller?.correct(word.toLowerCase()));
  return odd.flatMap((one, at) => odd.slice(at + 1).flatMap((other) => alike(check, one, other)));
}

/** The one that stands there more often is taken for the right one. */
function alike(check: Check, one: Named, other: Named): Finding[] {
  if (!looksAlike(one.word, other.word) || standTogether(one.word, other.word, check)) return [];
  const [often, seldom] = one.times >= other.times ? [one, other] : [other, one];
  const fix = mend(
    'use-name',
    { name: often.word, other: seldom.word },
    rewrite(check.content, ({ text }) => text.replace(wholeWord(seldom.word), often.word)),
  );
  const text = excerpt(plainText(seldom.spot.text, check.names), 90, seldom.word);
  const values = { name: often.word, other: seldom.word, times: String(seldom.times), text };
  return [finding('name-two-ways', 'look', seldom.spot.where, `${often.word}/${seldom.word}`, values, [fix])];
}

/**
 * Named side by side, they are two people: in one sentence, or in one paragraph and each of them again elsewhere. A slip of the pen
 * stands alone.
 */
function standTogether(one: string, other: string, { spots, names }: Check): boolean {
  const times = { one: 0, other: 0 };
  let paragraph = false;
  const count = (text: string, name: string): number => [...text.matchAll(wholeWord(name))].length;
  for (const spot of spots) {
    const text = plainText(spot.text, names);
    const [a, b] = [count(text, one), count(text, other)];
    times.one += a;
    times.other += b;
    if (a === 0 || b === 0) continue;
    if (text.split(/[.?!]\s/).some((sentence) => count(sentence, one) > 0 && count(sentence, other) > 0)) return true;
    paragraph = true;
  }
  return paragraph && times.one > 1 && times.other > 1;
}

function capitalised({ spots, names }: Check): Map<string, Named> {
  const found = new Map<string, Named>();
  for (const spot of spots) {
    for (const [raw] of plainText(spot.text, names).matchAll(/\p{Lu}\p{Ll}[\p{L}]+/gu)) {
      const known = found.get(raw);
      if (known) known.times += 1;
      else found.set(raw, { word: raw, times: 1, spot });
    }
  }
  return found;
}

/** A word that also stands in lower case, or that the dictionary has as a common word, is no second spelling of a name. */
const isCommon = (word: string, { speller, spots }: Check): boolean =>
  Boolean(speller?.correct(word.toLowerCase())) || spots.some(({ text }) => wholeWord(word.toLowerCase(), 'u').test(text));

/** Close in letters or in sound, and not one the plural or the longer form of the other. */
export function looksAlike(a: string, b: string): boolean {
  const one = a.toLowerCase();
  const other = b.toLowerCase();
  if (one === other || one[0] !== other[0] || Math.min(one.length, other.length) < 4) return false;
  if (one.startsWith(other) || other.startsWith(one))
    return Math.abs(one.length - other.length) === 1 && !/s$/.test(one.length > other.length ? one : other);
  const distance = editDistance(one, other, 2);
  return distance === 1 || (distance === 2 && (Math.min(one.length, other.length) >= 7 || soundOf(one) === soundOf(other)));
}

/** Consonants in order, doubled letters once, letters that sound alike as one: "Catherine" and "Katharine" are both "ktrn". */
const soundOf = (word: string): string =>
  word
    .replace(/ph|v/g, 'f')
    .replace(/th/g, 't')
    .replace(/[ckq]+/g, 'k')
    .replace(/z/g, 's')
    .replace(/[aeiouyhw]/g, '')
    .replace(/(.)\1+/g, '$1');

/** Levenshtein with neighbours swapped as one step; stops counting past `most`. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let older: number[] = [];
  let before = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((before[j] as number) + 1, (row[j - 1] as number) + 1, (before[j - 1] as number) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (older[j - 2] as number) + 1);
      row.push(best);
    }
    older = before;
    before = row;
  }
  return before[b.length] as number;
}

/** `{lead}` where no scenario and no workbook says who that is: it would be printed with its braces. */
export function unknownPlaceholders({ spots, names }: Check): Finding[] {
  return spots.flatMap((spot) =>
    parseInline(spot.text).flatMap((run) =>
      run.name && !Object.hasOwn(names, run.name)
        ? [finding('placeholder-unknown', 'mend', spot.where, run.name, { key: run.name, text: excerpt(plainText(spot.text, names)) })]
        : [],
    ),
  );
}
