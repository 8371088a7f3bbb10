import { shortFormsOf, wordsThatAreNames } from './given-names.ts';

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
  as: 'person' | 'setting' | 'address' | 'word';
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

/** Words that initials leave out. */
const small = new Set('the and of for in at'.split(' '));
/** What letters stand for among teachers, whoever else has them. */
const fieldInitials = new Set(
  (
    'ta it pe re dt rs mfl ict pshe eal sen send senco ehcp slt smt mlt ht dht aht hod hoy hlta ecf ect nqt itt ite npq npqltd npqlt npqsl npqh eef dfe ' +
    'gcse btec ks eyfs cpd pd qa pp la mat rsc ofsted tlr ppa nasbtt tdt ssat uk us eu ok am pm tv pc pdf cv hr bbc nhs ba bsc ma msc phd pgce qts bame fsm ' +
    'lsa dsl sip sef sdp cat sat sats grow raci smart swot'
  ).split(' '),
);

interface Token {
  text: string;
  folded: string;
  start: number;
  end: number;
}

/** A word goes on over a soft hyphen, signs that have no width, and a hyphen at the end of a line. */
const word = /[\p{L}\p{N}\p{M}\p{Co}]+(?:(?:[\u00AD\u200B-\u200D\u2060]+|-\r?\n(?=\p{Ll}))[\p{L}\p{N}\p{M}\p{Co}]+)*/gu;

/** Letters that stand for others where a keyboard has them not. */
const plain: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ı: 'i' };

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\s-]/gu, '')
    .toLowerCase()
    .replace(/[ßøłđðþæœı]/g, (letter) => plain[letter] ?? letter);

const tokensOf = (text: string): Token[] =>
  Array.from(text.matchAll(word), ({ 0: found, index }) => ({
    text: found,
    // Most words have no accents to lose, and there may be a hundred million of them.
    folded: /[^a-z0-9]/i.test(found) ? fold(found) : found.toLowerCase(),
    start: index,
    end: index + found.length,
  }));

/** Where somebody is to be reached: e-mail, telephone, a page, a name with its sign before it, a postcode. */
const addresses = new RegExp(
  [
    String.raw`[\p{L}\p{N}._%+'’-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+`,
    String.raw`(?:https?:\/\/|\bwww\.)[^\s<>"”]+[^\s<>"”.,;:!?)]`,
    String.raw`(?<![\p{L}\p{N}@])@[\p{L}\p{N}_]{2,}`,
    String.raw`(?<![\p{L}\p{N}+])(?:\+44[\s(0)]*|0)[1-37](?:[\s-]?\d){8,9}(?!\d)`,
    String.raw`\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b`,
  ].join('|'),
  'gu',
);

const addressesIn = (text: string): Spotted[] =>
  // Most answers have neither.
  /[@\d]|www|http/.test(text)
    ? Array.from(text.matchAll(addresses), ({ 0: found, index }) => ({
        start: index,
        end: index + found.length,
        as: 'address' as const,
        instead: blankFor('address'),
      }))
    : [];

/**
 * `known`: everybody and every school there is; `passed`: names that may stand, such as those of a scenario; `isWord`: whether a word
 * that begins small is one of the language; `strict`: a part of a school's name counts, whatever else it may mean.
 */
export function openSpotter(
  known: readonly KnownName[],
  passed: Iterable<string>,
  isWord: (word: string) => boolean,
  { strict = false }: { strict?: boolean } = {},
): Spotter {
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
  /** Words of the language, of schools and of short forms: told from those by where they stand. */
  const weak = new Map<string, Borne>();
  const initials = new Map<string, Borne>();
  const put = (into: Map<string, Borne>, part: string, name: KnownName): void => {
    const there = into.get(part);
    if (there) there.by.push(name);
    else into.set(part, { words: [part], as: name.as, by: [name] });
  };
  for (const name of known) {
    const words = tokensOf(name.name).map(({ folded }) => folded);
    const firsts = (of: readonly string[]): string => of.map((part) => part.charAt(0)).join('');
    addWhole(words, name);
    if (name.as === 'person') {
      for (const part of words) if (part.length > 1 || isUncased(part)) put(parts, part, name);
      for (const form of shortFormsOf(words[0] ?? '')) if (!words.includes(form)) put(isWord(form) ? weak : parts, form, name);
      if (words.length > 1)
        for (const each of new Set([firsts(words), firsts([words[0] ?? '', words.at(-1) ?? ''])])) put(initials, each, name);
    }
    if (name.as === 'setting') {
      const own = words.filter((part) => !generic.has(part));
      if (own.length > 1 && own.length < words.length) addWhole(own, name);
      for (const part of own) if (part.length > 3) put(strict || !isWord(part) ? parts : weak, part, name);
      for (const each of new Set([firsts(words), firsts(words.filter((part) => !small.has(part)))]))
        if (each.length > 2) put(initials, each, name);
    }
  }
  const uncased = [...parts].filter(([part]) => isUncased(part));
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
      const spotted = printed ? [] : addressesIn(text);
      const reached = spotted.length;
      const isReached = ({ start, end }: Token): boolean => spotted.slice(0, reached).some((each) => start < each.end && end > each.start);
      const tokens = tokensOf(text).filter((token) => reached === 0 || !isReached(token));
      for (let at = 0; at < tokens.length; at++) {
        const token = tokens[at] as Token;
        const whole = wholeAt(tokens, at, printed);
        if (whole) {
          const last = tokens[at + whole.words.length - 1] as Token;
          spotted.push({ start: token.start, end: last.end, as: whole.as, instead: standIn(whole, cohort) });
          at += whole.words.length - 1;
          continue;
        }
        // A single name in printed words is that of an example, or of an author.
        if (printed) continue;
        const dotted = dottedFrom(text, tokens, at);
        const found = dotted ? initialsOf(dotted.folded, cohort) : nameAt(text, tokens, at, cohort);
        if (!found) continue;
        const { start = token.start, end = dotted?.end ?? token.end, ...rest } = found;
        spotted.push({ start, end, ...rest });
        if (dotted) at += dotted.more;
      }
      return reached === 0 ? spotted : spotted.toSorted((a, b) => a.start - b.start);
    },
  };

  type Found = Pick<Spotted, 'as' | 'instead'> & { start?: number; end?: number };

  function nameAt(text: string, tokens: readonly Token[], at: number, cohort: string | undefined): Found | null {
    const token = tokens[at] as Token;
    const tell = (borne: Borne): Found => ({ as: borne.as, instead: standIn(borne, cohort) });
    const part = parts.get(token.folded);
    if (isUncased(token.text)) {
      if (part) return tell(part);
      // Scripts that part no words: the name is somewhere in the run.
      for (const [name, borne] of uncased) {
        const from = token.text.indexOf(name);
        if (from >= 0) return { ...tell(borne), start: token.start + from, end: token.start + from + name.length };
      }
      return null;
    }
    const shouted = isShouted(token.text);
    const within = (): boolean => !opensSentence(text, token.start);
    // "An idea" of somebody called An
    const isMeant = token.folded.length > 2 || (!shouted && (!isWord(token.folded) || within()));
    if (part && (isCapital(token) ? isMeant : isOnlyName(token.folded))) return tell(part);
    const own = token.folded.length > 4 && token.folded.endsWith('s') ? parts.get(token.folded.slice(0, -1)) : undefined;
    // "Imogens idea"
    if (own && !isWord(token.folded)) return { ...tell(own), end: token.end - 1 };
    if (!isCapital(token)) return null;
    if (shouted && token.folded.length > 1) return initialsOf(token.text, cohort);
    const school = weak.get(token.folded);
    if (school && within()) return tell(school);
    if (may.has(token.folded)) return null;
    const named = looksLikeName(token, titled(tokens, at)) || (wordsThatAreNames.has(token.folded) && within() && !isMonth(tokens, at));
    return named ? { as: 'word', instead: blankFor('person') } : null;
  }

  /** Typed in small letters, and no word of the language: it can only be the name. */
  function isOnlyName(folded: string): boolean {
    return folded.length > 2 && !isWord(folded) && !generic.has(folded);
  }

  /** Of a school it is the school's; of a person it may be something else, so a person decides. */
  function initialsOf(text: string, cohort: string | undefined): Found | null {
    const borne = initials.get(text.toLowerCase());
    if (!borne || fieldInitials.has(text.toLowerCase()) || (!text.includes('.') && isWord(text))) return null;
    if (borne.as === 'setting') return { as: 'setting', instead: standIn(borne, cohort) };
    return borne.by.some((name) => name.cohort === cohort) ? { as: 'word', instead: standIn(borne, cohort) } : null;
  }

  function looksLikeName({ text, folded }: Token, afterTitle: boolean): boolean {
    if (afterTitle) return folded.length > 1 || !/^[ai]$/.test(folded);
    // "TAs" are no more a name than a TA is.
    if (folded.length < 3 || /\d/.test(text) || isShouted(text) || /^\p{Lu}{2,}s$/u.test(text)) return false;
    return !capitals.has(folded) && !titles.has(folded) && !isWord(text.toLowerCase()) && !isWord(folded);
  }
}

/** "J.B." or "J. B.": single capitals, each with its full stop. */
function dottedFrom(text: string, tokens: readonly Token[], at: number): { folded: string; end: number; more: number } | null {
  let folded = '';
  let end = 0;
  let more = -1;
  for (let next = at; next < tokens.length && next < at + 4; next++) {
    const token = tokens[next] as Token;
    const near = next === at || /^\. ?$/.test(text.slice(end - 1, token.start));
    if (!near || !/^\p{Lu}$/u.test(token.text) || text[token.end] !== '.') break;
    folded += token.folded;
    end = token.end + 1;
    more += 1;
  }
  return more > 0 ? { folded, end, more } : null;
}

/** Where a capital says nothing. */
const opensSentence = (text: string, at: number): boolean =>
  /(?:^|[.!?:;…\n\r\u2022*–—-])[\s"“‘'([]*$/u.test(text.slice(Math.max(0, at - 12), at));

/** "in May", "16 June" */
const isMonth = (tokens: readonly Token[], at: number): boolean => {
  const [before, token, after] = [tokens[at - 1]?.folded ?? '', tokens[at]?.folded ?? '', tokens[at + 1]?.folded ?? ''];
  return (
    /^(?:april|may|june)$/.test(token) &&
    (/^(?:in|by|of|since|until|from|early|mid|late|last|next|this|end|\d+(?:st|nd|rd|th)?)$/.test(before) || /^\d/.test(after))
  );
};

/** A name that two of a cohort bear stands for neither, and nobody is known by the number that they have in another cohort. */
function standIn({ as, by }: Borne, cohort: string | undefined): string {
  const [only, ...others] = new Set(by.filter((name) => name.cohort === cohort).map(({ instead }) => instead));
  return only !== undefined && others.length === 0 ? only : blankFor(as);
}

export const blankFor = (as: KnownName['as'] | 'address'): string => blanks[as];

const blanks = { person: '[name]', setting: '[school]', address: '[address]' };

const none: readonly Borne[] = [];
const isCapital = ({ text }: Token): boolean => /^\p{Lu}/u.test(text);
const isShouted = (text: string): boolean => text === text.toUpperCase();
/** Of a script that has no capitals. */
const isUncased = (text: string): boolean => /^\p{Lo}/u.test(text);

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
