/* PURE. The syntax of PDF: what stands at a place of a file's bytes, one letter a byte. */

/** What stands there is not what the format says, or there is too much of it. Only this reader's caller sees it. */
export class Broken extends Error {}

export interface Name {
  name: string;
}
export interface Ref {
  ref: number;
}
export type Dict = ReadonlyMap<string, Value>;
export interface Stream {
  dict: Dict;
  /** Where its bytes begin. */
  from: number;
}
/** A string is a string of the file: bytes, not yet letters (`letters.ts`). */
export type Value = null | boolean | number | string | Name | Ref | readonly Value[] | Dict | Stream;

export const isName = (value: Value): value is Name => typeof value === 'object' && value !== null && 'name' in value;
export const isRef = (value: Value): value is Ref => typeof value === 'object' && value !== null && 'ref' in value;
export const isDict = (value: Value): value is Dict => value instanceof Map;
export const isStream = (value: Value): value is Stream => typeof value === 'object' && value !== null && 'from' in value;
export const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

const mostDepth = 64;
const mostValues = 2_000_000;

/** What a byte is to the syntax: part of a word, blank, or one that ends a word. */
const regular = 0;
const blank = 1;
const delimiter = 2;
const kinds = new Uint8Array(256);
for (const letter of '\0\t\n\f\r ') kinds[letter.charCodeAt(0)] = blank;
for (const letter of '()<>[]{}/%') kinds[letter.charCodeAt(0)] = delimiter;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

const head = /(\d{1,10})[\0\t\n\f\r ]+\d{1,10}[\0\t\n\f\r ]+obj/y;

export interface Scanner {
  at: number;
  /** Goes past blanks and remarks. */
  skip: () => void;
  value: () => Value;
  /** The word that stands here, or nothing. */
  word: () => string;
}

/** Reads on from a place. What it reads is the file's own business: it trusts nothing. */
export function scan(text: string, start: number): Scanner {
  // A place that is no number would be the first letter of the text for ever.
  if (!Number.isSafeInteger(start) || start < 0) throw new Broken('no place');
  let at = start;
  let left = mostValues;

  // The end of the text is no byte: it is none of the kinds.
  const kindAt = (place: number): number | undefined => kinds[text.charCodeAt(place)];
  const skip = (): void => {
    for (;;) {
      const kind = kindAt(at);
      if (kind === blank) at++;
      else if (kind === delimiter && text.charCodeAt(at) === 37) while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
      else return;
    }
  };
  const word = (): string => {
    const from = at;
    while (kindAt(at) === regular) at++;
    return text.slice(from, at);
  };

  const value = (depth: number): Value => {
    if (depth > mostDepth || --left < 0) throw new Broken('too deep');
    skip();
    switch (text.charCodeAt(at)) {
      case 47: // slash
        at++;
        return { name: nameOf(word()) };
      case 40: // (
        return letters();
      case 91: // [
        at++;
        return list(depth);
      case 60: // <
        if (text.charCodeAt(at + 1) !== 60) return hex();
        at += 2;
        return dict(depth);
    }
    const said = word();
    if (isDigit(said.charCodeAt(0)) || /^[-+.]/.test(said)) return numberOrRef(said);
    if (said === 'true' || said === 'false') return said === 'true';
    if (said === 'null') return null;
    throw new Broken('no value');
  };

  /** A whole number may be the first of the three words that point to an object. */
  const numberOrRef = (said: string): Value => {
    const number = Number(said);
    if (Number.isNaN(number)) throw new Broken('no number');
    let ahead = at;
    while (kindAt(ahead) === blank) ahead++;
    const generation = ahead;
    while (isDigit(text.charCodeAt(ahead))) ahead++;
    if (ahead === generation || ahead > generation + 5) return number;
    const after = ahead;
    while (kindAt(ahead) === blank) ahead++;
    if (ahead === after || text.charCodeAt(ahead) !== 82 || kindAt(ahead + 1) === regular || !/^\d+$/.test(said)) return number;
    at = ahead + 1;
    return { ref: number };
  };

  const list = (depth: number): Value[] => {
    const all: Value[] = [];
    for (;;) {
      skip();
      if (at >= text.length) throw new Broken('no end');
      if (text.charCodeAt(at) === 93) {
        at++;
        return all;
      }
      all.push(value(depth + 1));
    }
  };

  const dict = (depth: number): Dict => {
    const all = new Map<string, Value>();
    for (;;) {
      skip();
      if (text.charCodeAt(at) === 62 && text.charCodeAt(at + 1) === 62) {
        at += 2;
        return all;
      }
      if (text.charCodeAt(at) !== 47) throw new Broken('no key');
      at++;
      const key = nameOf(word());
      all.set(key, value(depth + 1));
    }
  };

  const hex = (): string => {
    const end = text.indexOf('>', at);
    if (end < 0) throw new Broken('no end');
    const digits = text.slice(at + 1, end).replace(/[\0\t\n\f\r ]+/g, '');
    if (/[^0-9A-Fa-f]/.test(digits)) throw new Broken('no digits');
    at = end + 1;
    return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex').toString('latin1');
  };

  const letters = (): string => {
    const special = /[()\\]/g;
    let open = 1;
    const parts: string[] = [];
    let from = at + 1;
    special.lastIndex = from;
    for (let found = special.exec(text); found; found = special.exec(text)) {
      if (found[0] === '(') open++;
      else if (found[0] === ')' && --open === 0) {
        parts.push(text.slice(from, found.index));
        at = found.index + 1;
        return parts.join('');
      } else if (found[0] === '\\') {
        const [letter, length] = escaped(text, found.index + 1);
        parts.push(text.slice(from, found.index), letter);
        from = found.index + 1 + length;
        special.lastIndex = from;
      }
    }
    throw new Broken('no end');
  };

  return {
    get at() {
      return at;
    },
    set at(place) {
      at = place;
    },
    skip,
    value: () => value(0),
    word,
  };
}

const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** What a backslash and what follows it stand for, and how many letters follow. */
function escaped(text: string, at: number): [letter: string, length: number] {
  const next = text[at] ?? '';
  const control = controls[next];
  if (control !== undefined) return [control, 1];
  const octal = /^[0-7]{1,3}/.exec(text.slice(at, at + 3))?.[0];
  if (octal !== undefined) return [String.fromCharCode(Number.parseInt(octal, 8) & 0xff), octal.length];
  // The end of a line after a backslash is no part of the string.
  if (next === '\r') return ['', text[at + 1] === '\n' ? 2 : 1];
  return next === '\n' ? ['', 1] : [next, next.length];
}

const nameOf = (written: string): string =>
  written.includes('#')
    ? written.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : written;

/** The object that stands at a place, with its number. */
export function readObject(text: string, at: number): { number: number; value: Value } {
  const scanner = scan(text, at);
  scanner.skip();
  head.lastIndex = scanner.at;
  const found = head.exec(text);
  if (!found) throw new Broken('no object');
  scanner.at += found[0].length;
  const value = scanner.value();
  scanner.skip();
  const number = Number(found[1]);
  if (!isDict(value) || !text.startsWith('stream', scanner.at)) return { number, value };
  const end = scanner.at + 6;
  const from = text[end] === '\r' ? end + (text[end + 1] === '\n' ? 2 : 1) : text[end] === '\n' ? end + 1 : end;
  return { number, value: { dict: value, from } };
}
