import { inflateSync } from 'node:zlib';
import { Broken, type Dict, isDict, isList, isName, isRef, isStream, readObject, scan, type Stream, type Value } from './syntax.ts';

/* PURE. The objects of a PDF, by their numbers. */

export interface Objects {
  trailer: Dict;
  /** What a value stands for: itself, or the object that it points to. */
  see: (value: Value | undefined) => Value;
  /** The bytes of a stream, one letter each. */
  unpack: (stream: Stream) => string;
}

/** At this place in the file, or within that packed stream. */
type Place = { at: number } | { within: number; index: number };

interface Packed {
  text: string;
  numbers: readonly number[];
  places: readonly number[];
}

const mostObjects = 500_000;
const mostRevisions = 500;
/** Bytes that one stream, and all of a file's, may become. */
const mostOfOne = 32 * 1024 * 1024;
const mostOfAll = 96 * 1024 * 1024;

/**
 * By the file's own table and no other way: where the table, an object's number or a stream's length is not as it should be, this is
 * `Broken`, and so is a file that is encrypted.
 */
export function openByTable(bytes: Buffer): Objects {
  const text = bytes.toString('latin1');
  if (!text.startsWith('%PDF-')) throw new Broken('no header');
  const objects = open(bytes, text, true);
  const trailer = readTables(text, objects);
  if (trailer.has('Encrypt')) throw new Broken('encrypted');
  return { trailer, see: objects.see, unpack: objects.unpack };
}

/** By what stands in the file, whatever its table says: of each object the last definition is the one that counts. */
export function openBySweep(bytes: Buffer): Objects {
  const text = bytes.toString('latin1');
  const objects = open(bytes, text, false);
  const { places, see } = objects;
  let trailer: Dict | null = null;
  const tries: Dict[] = [];
  for (const found of text.matchAll(/(?<![0-9])(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+obj(?![a-z])/g)) {
    const number = Number(found[1]);
    if (places.size >= mostObjects) break;
    places.set(number, { at: found.index });
    // Only what holds others has to be looked into now.
    if (!text.slice(found.index, found.index + 400).includes('/ObjStm') && !text.slice(found.index, found.index + 400).includes('/XRef'))
      continue;
    const value = quietly(() => readObject(text, found.index).value);
    if (value === undefined || !isStream(value)) continue;
    if (value.dict.has('Root')) tries.push(value.dict);
    if (!isNamed(value.dict.get('Type'), 'ObjStm')) continue;
    const packed = quietly(() => objects.open(number));
    packed?.numbers.forEach((inner, index) => places.set(inner, { within: number, index }));
  }
  for (const found of text.matchAll(/trailer\s*<</g)) {
    const dict = quietly(() => scan(text, found.index + 7).value());
    if (dict !== undefined && isDict(dict)) tries.push(dict);
  }
  for (const dict of tries.toReversed()) if (!trailer && isDict(see(dict.get('Root')))) trailer = dict;
  trailer ??= new Map([['Root', catalogueOf(objects)]]);
  if (trailer.has('Encrypt')) throw new Broken('encrypted');
  return { trailer, see, unpack: objects.unpack };
}

function catalogueOf({ places, see }: Open): Value {
  for (const number of [...places.keys()].toReversed()) {
    const value = see({ ref: number });
    if (isDict(value) && isNamed(value.get('Type'), 'Catalog')) return { ref: number };
  }
  throw new Broken('no catalogue');
}

const quietly = <T>(read: () => T): T | undefined => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

interface Open extends Pick<Objects, 'see' | 'unpack'> {
  places: Map<number, Place>;
  open: (number: number) => Packed;
}

/** `strict`: nothing is forgiven. Otherwise what cannot be read is nothing. */
function open(bytes: Buffer, text: string, strict: boolean): Open {
  const places = new Map<number, Place>();
  const seen = new Map<number, Value>();
  const opened = new Map<number, Packed>();
  let room = mostOfAll;

  const fetch = (number: number): Value => {
    const place = places.get(number);
    if (!place) return null;
    if ('within' in place) {
      const { text: inner, numbers, places: starts } = openPacked(place.within);
      if (numbers[place.index] !== number) throw new Broken('another object');
      return scan(inner, starts[place.index] ?? 0).value();
    }
    const object = readObject(text, place.at);
    if (object.number !== number) throw new Broken('another object');
    return object.value;
  };

  const see = (value: Value | undefined): Value => {
    let now: Value = value ?? null;
    for (let steps = 0; isRef(now); steps++) {
      if (steps > 8) throw new Broken('in a circle');
      const { ref } = now;
      let found = seen.get(ref);
      if (found === undefined) {
        found = strict ? fetch(ref) : (quietly(() => fetch(ref)) ?? null);
        seen.set(ref, found);
      }
      now = found;
    }
    return now;
  };

  const unpack = ({ dict, from }: Stream): string => {
    const raw = bytes.subarray(from, endOf(dict, from));
    const filters = isList(see(dict.get('Filter'))) ? (see(dict.get('Filter')) as readonly Value[]) : [see(dict.get('Filter'))];
    const [filter = null] = filters;
    if (filters.length > 1) throw new Broken('several filters');
    if (filter === null) return raw.toString('latin1');
    if (!isNamed(filter, 'FlateDecode')) throw new Broken('another filter');
    // What was cut off is worth something to whoever sweeps.
    const plain = inflateSync(raw, { maxOutputLength: Math.min(room, mostOfOne), ...(strict ? {} : { finishFlush: 2 }) });
    room = Math.max(1, room - plain.length);
    const how = see(dict.get('DecodeParms'));
    const parameters = isList(how) ? see(how[0]) : how;
    return isDict(parameters) ? unpredicted(plain, parameters).toString('latin1') : plain.toString('latin1');
  };

  const endOf = (dict: Dict, from: number): number => {
    const length = see(dict.get('Length'));
    if (typeof length === 'number' && length >= 0 && /^\s*endstream/.test(text.slice(from + length, from + length + 14)))
      return from + length;
    const end = strict ? -1 : text.indexOf('endstream', from);
    if (end < 0) throw new Broken('no end');
    return end;
  };

  const openPacked = (number: number): Packed => {
    const before = opened.get(number);
    if (before) return before;
    const place = places.get(number);
    if (!place || 'within' in place) throw new Broken('no stream');
    const { number: said, value } = readObject(text, place.at);
    if (said !== number || !isStream(value)) throw new Broken('no stream');
    const inner = unpack(value);
    const count = see(value.dict.get('N'));
    const first = see(value.dict.get('First'));
    if (typeof count !== 'number' || typeof first !== 'number' || count > mostObjects) throw new Broken('no count');
    const table = inner
      .slice(0, first)
      .trim()
      .split(/[\0\t\n\f\r ]+/)
      .map(Number);
    const numbers = Array.from({ length: count }, (_, at) => table[2 * at] ?? Number.NaN);
    const packed = { text: inner, numbers, places: numbers.map((_, at) => first + (table[2 * at + 1] ?? Number.NaN)) };
    if (strict && [...packed.numbers, ...packed.places].some(Number.isNaN)) throw new Broken('no table');
    opened.set(number, packed);
    return packed;
  };

  return { places, see, unpack, open: openPacked };
}

/** Goes from the newest table to the oldest. What a newer one says of an object counts. */
function readTables(text: string, { places, unpack }: Open): Dict {
  const start = /startxref\s+(\d{1,12})\s+%%EOF\s*$/.exec(text.slice(-2048));
  if (!start) throw new Broken('no table');
  const gone = new Set<number>();
  const told = (number: number): boolean => places.has(number) || gone.has(number);
  const tell = (number: number, kind: number, second: number, third: number): void => {
    if (told(number)) return;
    if (places.size >= mostObjects) throw new Broken('too many');
    if (kind === 1) places.set(number, { at: second });
    else if (kind === 2) places.set(number, { within: second, index: third });
    else gone.add(number);
  };
  const waiting = [Number(start[1])];
  const seen = new Set<number>();
  let newest: Dict | null = null;
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (seen.has(at) || seen.size > mostRevisions) throw new Broken('in a circle');
    seen.add(at);
    const trailer = text.startsWith('xref', at) ? readPlainTable(text, at, tell) : readPackedTable(text, at, unpack, tell);
    newest ??= trailer;
    const before = trailer.get('Prev');
    if (typeof before === 'number') waiting.push(before);
    // What only readers of packed streams see comes before what came before.
    const hybrid = trailer.get('XRefStm');
    if (typeof hybrid === 'number') waiting.push(hybrid);
  }
  if (!newest) throw new Broken('no trailer');
  return newest;
}

type Tell = (number: number, kind: number, second: number, third: number) => void;

function readPlainTable(text: string, from: number, tell: Tell): Dict {
  const section = /\s*(\d{1,10})[ \t]+(\d{1,10})[ \t]*[\r\n]+/y;
  const entry = /\s*(\d{10})[ \t](\d{5})[ \t]([nf])/y;
  let at = from + 4;
  for (;;) {
    section.lastIndex = at;
    const found = section.exec(text);
    if (!found) break;
    at = section.lastIndex;
    const [first, count] = [Number(found[1]), Number(found[2])];
    if (count > mostObjects) throw new Broken('too many');
    for (let number = first; number < first + count; number++) {
      entry.lastIndex = at;
      const line = entry.exec(text);
      if (!line) throw new Broken('no line');
      at = entry.lastIndex;
      tell(number, line[3] === 'n' ? 1 : 0, Number(line[1]), 0);
    }
  }
  const scanner = scan(text, at);
  scanner.skip();
  const trailer = scanner.word() === 'trailer' ? scanner.value() : null;
  if (!isDict(trailer)) throw new Broken('no trailer');
  return trailer;
}

function readPackedTable(text: string, at: number, unpack: Objects['unpack'], tell: Tell): Dict {
  const { value } = readObject(text, at);
  if (!isStream(value) || !isNamed(value.dict.get('Type'), 'XRef')) throw new Broken('no table');
  const widths = value.dict.get('W') ?? null;
  const size = value.dict.get('Size') ?? null;
  if (!isList(widths) || widths.length !== 3 || typeof size !== 'number') throw new Broken('no table');
  const [one, two, three] = widths.map((width) => (typeof width === 'number' && width >= 0 && width <= 6 ? width : 99)) as [
    number,
    number,
    number,
  ];
  const line = one + two + three;
  if (line === 0 || line > 18) throw new Broken('no table');
  const index = value.dict.get('Index') ?? null;
  const ranges = (isList(index) ? index : [0, size]).map(Number);
  const data = Buffer.from(unpack(value), 'latin1');
  let row = 0;
  for (let part = 0; part + 1 < ranges.length; part += 2) {
    const [first = 0, count = 0] = [ranges[part], ranges[part + 1]];
    if (!(count >= 0 && count <= mostObjects)) throw new Broken('too many');
    for (let number = first; number < first + count; number++, row += line) {
      if (row + line > data.length) throw new Broken('no line');
      const kind = one === 0 ? 1 : data.readUIntBE(row, one);
      tell(number, kind, two === 0 ? 0 : data.readUIntBE(row + one, two), three === 0 ? 0 : data.readUIntBE(row + one + two, three));
    }
  }
  return value.dict;
}

/** Takes back what PNG's filters did to lines of bytes, so that they would pack better. */
function unpredicted(data: Buffer, how: Dict): Buffer {
  const predictor = how.get('Predictor') ?? 1;
  if (predictor === 1) return data;
  const [columns, colours, bits] = ['Columns', 'Colors', 'BitsPerComponent'].map((key) => how.get(key));
  if (typeof predictor !== 'number' || predictor < 10 || (colours ?? 1) !== 1 || (bits ?? 8) !== 8) throw new Broken('another predictor');
  const width = typeof columns === 'number' && columns > 0 && columns < 65_536 ? columns : 1;
  const rows = Math.floor(data.length / (width + 1));
  const out = Buffer.alloc(rows * width);
  for (let row = 0; row < rows; row++) {
    const kind = data[row * (width + 1)] ?? 0;
    for (let column = 0; column < width; column++) {
      const to = row * width + column;
      const left = column > 0 ? (out[to - 1] ?? 0) : 0;
      const up = row > 0 ? (out[to - width] ?? 0) : 0;
      const corner = column > 0 && row > 0 ? (out[to - width - 1] ?? 0) : 0;
      const guess = [0, left, up, (left + up) >> 1, nearest(left, up, corner)][kind];
      if (guess === undefined) throw new Broken('another filter');
      out[to] = (data[row * (width + 1) + 1 + column] ?? 0) + guess;
    }
  }
  return out;
}

function nearest(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

const isNamed = (value: Value | undefined, name: string): boolean => value !== undefined && isName(value) && value.name === name;
