import { fold, word } from '../../store/search.ts';

/*
 * PURE. Names of people and schools in what people wrote. Nothing that counts letters can be sure of a name: it finds what is known here,
 * and what is written as names are, and a person decides about each.
 */

export interface KnownName {
  name: string;
  as: 'person' | 'setting';
  /** What may stand in its place. */
  instead: string;
  /** Whose it is: what stands for a name says something only in a text of the same cohort. */
  cohort?: string;
}

export interface Spotted {
  start: number;
  end: number;
  as: 'person' | 'setting' | 'word';
  instead: string;
}

export interface Spotter {
  /** `printed`: words that were printed for many, in which only what is known to be a name is one. */
  spot: (text: string, about?: { cohort?: string; printed?: boolean }) => Spotted[];
}

/** One name, or a part of one, and all who bear it. */
interface Borne {
  words: string[];
  as: KnownName['as'];
  by: KnownName[];
}

/** Words that name no school by themselves. */
const generic = new Set(
  (
    'school schools academy academies primary secondary infant infants junior juniors nursery college trust federation centre center hub high grammar ' +
    'church the and of for in at st saint upper lower middle first special sixth form community catholic roman ce rc cofe voluntary aided controlled ' +
    'girls boys hill road street park green north south east west new old teaching multi'
  ).split(' '),
);
const titles = new Set([
  'mr',
  'mrs',
  'ms',
  'miss',
  'mx',
  'dr',
  'prof',
  'professor',
  'sir',
  'dame',
  'rev',
  'reverend',
  'father',
  'headteacher',
]);
/** Written with a capital, and nobody's name. */
const capitals = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december ' +
    'christmas easter ramadan eid diwali michaelmas lent whitsun english british england britain european french german spanish welsh scottish irish ' +
    'latin maths ofsted excel google microsoft teams zoom word powerpoint padlet moodle youtube bloom bloomberg grow key stage phase zoom'
  ).split(' '),
);

interface Token {
  text: string;
  folded: string;
  start: number;
  end: number;
}

const tokensOf = (text: string): Token[] =>
  Array.from(text.matchAll(word), ({ 0: found, index }) => ({
    text: found,
    // Most words have no accents to lose, and there may be a hundred million of them.
    folded: /[^a-z0-9]/i.test(found) ? fold(found) : found.toLowerCase(),
    start: index,
    end: index + found.length,
  }));

/**
 * `known`: everybody and every school there is; `passed`: names that may stand, such as those of a scenario; `isWord`: whether a word
 * that begins small is one of the language.
 */
export function openSpotter(known: readonly KnownName[], passed: Iterable<string>, isWord: (word: string) => boolean): Spotter {
  const wholes = new Map<string, Borne[]>();
  const parts = new Map<string, Borne>();
  const addWhole = (words: string[], name: KnownName): void => {
    const [first] = words;
    if (first === undefined) return;
    const there = wholes.get(first) ?? [];
    wholes.set(first, there);
    const same = there.find((each) => each.words.length === words.length && each.words.every((one, at) => one === words[at]));
    if (same) same.by.push(name);
    else there.push({ words, as: name.as, by: [name] });
  };
  const addPart = (part: string, name: KnownName): void => {
    const there = parts.get(part);
    if (there) there.by.push(name);
    else parts.set(part, { words: [part], as: name.as, by: [name] });
  };
  for (const name of known) {
    const words = tokensOf(name.name).map(({ folded }) => folded);
    addWhole(words, name);
    if (name.as === 'person') for (const part of words) if (part.length > 2) addPart(part, name);
    if (name.as === 'setting') {
      const own = words.filter((part) => !generic.has(part));
      if (own.length > 1 && own.length < words.length) addWhole(own, name);
      for (const part of own) if (part.length > 3 && !isWord(part)) addPart(part, name);
    }
  }
  const may = new Set([...passed].flatMap((name) => tokensOf(name).map(({ folded }) => folded)));

  const wholeAt = (tokens: readonly Token[], at: number, printed: boolean): Borne | undefined => {
    const token = tokens[at] as Token;
    let longest: Borne | undefined;
    for (const borne of wholes.get(token.folded) ?? none) {
      const { words } = borne;
      const fits =
        (words.length > 1 || (isCapital(token) && !printed)) && words.every((one, offset) => tokens[at + offset]?.folded === one);
      if (fits && words.length > (longest?.words.length ?? 0)) longest = borne;
    }
    return longest;
  };
  const titled = (tokens: readonly Token[], at: number): boolean => titles.has(tokens[at - 1]?.folded ?? '');

  return {
    spot(text, { cohort, printed = false } = {}) {
      const tokens = tokensOf(text);
      const spotted: Spotted[] = [];
      for (let at = 0; at < tokens.length; at++) {
        const token = tokens[at] as Token;
        const whole = wholeAt(tokens, at, printed);
        if (whole) {
          const last = tokens[at + whole.words.length - 1] as Token;
          spotted.push({ start: token.start, end: last.end, as: whole.as, instead: standIn(whole, cohort) });
          at += whole.words.length - 1;
          continue;
        }
        if (!isCapital(token)) continue;
        const part = parts.get(token.folded);
        // A single name in printed words is that of an example, or of an author.
        if (part && !printed) {
          spotted.push({ start: token.start, end: token.end, as: part.as, instead: standIn(part, cohort) });
        } else if (!printed && !may.has(token.folded) && looksLikeName(token, titled(tokens, at))) {
          spotted.push({ start: token.start, end: token.end, as: 'word', instead: blankFor('person') });
        }
      }
      return spotted;
    },
  };

  function looksLikeName({ text, folded }: Token, afterTitle: boolean): boolean {
    if (afterTitle && folded.length > 1) return true;
    if (folded.length < 3 || /\d/.test(text) || text === text.toUpperCase()) return false;
    return !capitals.has(folded) && !titles.has(folded) && !isWord(text.toLowerCase()) && !isWord(folded);
  }
}

/** A name that two of a cohort bear stands for neither, and nobody is known by the number that they have in another cohort. */
function standIn({ as, by }: Borne, cohort: string | undefined): string {
  const [only, ...others] = new Set(by.filter((name) => name.cohort === cohort).map(({ instead }) => instead));
  return only !== undefined && others.length === 0 ? only : blankFor(as);
}

export const blankFor = (as: KnownName['as']): string => (as === 'setting' ? '[school]' : '[name]');

const none: readonly Borne[] = [];
const isCapital = ({ text }: Token): boolean => /^\p{Lu}/u.test(text);

export interface Replaced {
  text: string;
  /** Where a place of the text before is now; within what was replaced, the nearer edge of it. */
  at: (place: number) => number;
}

/** `spans` in order and apart. */
export function replaceSpans(text: string, spans: readonly { start: number; end: number; instead: string }[]): Replaced {
  let out = '';
  let from = 0;
  const edges: { start: number; end: number; outStart: number; outEnd: number }[] = [];
  for (const { start, end, instead } of spans) {
    out += text.slice(from, start);
    edges.push({ start, end, outStart: out.length, outEnd: out.length + instead.length });
    out += instead;
    from = end;
  }
  return {
    text: out + text.slice(from),
    at(place) {
      let shift = 0;
      for (const edge of edges) {
        if (place <= edge.start) break;
        if (place < edge.end) return place - edge.start < edge.end - place ? edge.outStart : edge.outEnd;
        shift = edge.outEnd - edge.end;
      }
      return place + shift;
    },
  };
}
