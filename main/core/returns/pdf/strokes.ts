import type { Objects } from './objects.ts';
import { Broken, type Dict, isDict, isList, isName, isRef, isStream, scan, type Value } from './syntax.ts';

/* PURE. Small strokes on the pages of a file: what is left of ticks and crosses once it was printed to PDF. */

/** Points, from the top left of the page. */
export interface Stroke {
  page: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

type Matrix = readonly [number, number, number, number, number, number];

/** Larger than any mark, and smaller than one. */
const largest = 40;
const smallest = 1.5;
const mostStrokes = 20_000;
const mostOperators = 2_000_000;
const mostDepth = 12;

/** Of the first pages; what cannot be read is passed over. */
export function readStrokes({ trailer, see, unpack }: Objects, most: number): Stroke[] {
  const strokes: Stroke[] = [];
  let left = mostOperators;

  const pageDicts = (): { page: Dict; chain: Dict[] }[] => {
    const found: { page: Dict; chain: Dict[] }[] = [];
    const seen = new Set<number>();
    const visit = (at: Value | undefined, above: readonly Dict[]): void => {
      if (at === undefined || found.length >= most || above.length > mostDepth || (isRef(at) && seen.has(at.ref))) return;
      if (isRef(at)) seen.add(at.ref);
      const node = see(at);
      if (!isDict(node)) return;
      const kids = see(node.get('Kids'));
      if (isList(kids)) for (const kid of kids) visit(kid, [node, ...above]);
      else found.push({ page: node, chain: [node, ...above] });
    };
    const root = see(trailer.get('Root'));
    if (isDict(root)) visit(root.get('Pages'), []);
    return found;
  };

  const numbersOf = (value: Value | undefined, count: number): number[] | null => {
    const list = see(value);
    if (!isList(list) || list.length !== count) return null;
    const numbers = list.map((each) => see(each));
    return numbers.every((each) => typeof each === 'number') ? (numbers as number[]) : null;
  };

  const draw = (text: string, resources: Value, start: Matrix, depth: number, tell: (box: Omit<Stroke, 'page'>) => void): void => {
    const scanner = scan(text, 0);
    const kept: Matrix[] = [];
    const given: Value[] = [];
    let now = start;
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    const reach = (x: number, y: number): void => {
      const [a, b, c, d, e, f] = now;
      const [u, v] = [a * x + c * y + e, b * x + d * y + f];
      [minX, minY, maxX, maxY] = [Math.min(minX, u), Math.min(minY, v), Math.max(maxX, u), Math.max(maxY, v)];
    };
    const numbers = (count: number): number[] => given.slice(-count).map((each) => (typeof each === 'number' ? each : Number.NaN));
    const finish = (painted: boolean): void => {
      const [width, height] = [maxX - minX, maxY - minY];
      if (painted && Math.max(width, height) >= smallest && Math.max(width, height) <= largest) tell({ x: minX, y: minY, width, height });
      [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    };
    for (;;) {
      scanner.skip();
      if (scanner.at >= text.length) return;
      if (--left < 0) throw new Broken('too much');
      if (!/[A-Za-z'"]/.test(text[scanner.at] ?? '')) {
        given.push(scanner.value());
        continue;
      }
      const operator = scanner.word();
      const [x = 0, y = 0, width = 0, height = 0] = operator === 're' ? numbers(4) : numbers(2);
      switch (operator) {
        case 'q':
          if (kept.length < 400) kept.push(now);
          break;
        case 'Q':
          now = kept.pop() ?? now;
          break;
        case 'cm':
          now = within(now, numbers(6));
          break;
        case 'm':
        case 'l':
          reach(x, y);
          break;
        case 'c': {
          const points = numbers(6);
          for (let at = 0; at < 6; at += 2) reach(points[at] ?? 0, points[at + 1] ?? 0);
          break;
        }
        case 'v':
        case 'y': {
          const points = numbers(4);
          for (let at = 0; at < 4; at += 2) reach(points[at] ?? 0, points[at + 1] ?? 0);
          break;
        }
        case 're':
          reach(x, y);
          reach(x + width, y + height);
          break;
        case 'S':
        case 's':
        case 'f':
        case 'F':
        case 'f*':
        case 'B':
        case 'B*':
        case 'b':
        case 'b*':
          finish(true);
          break;
        case 'n':
          finish(false);
          break;
        case 'Do':
          show(given.at(-1) ?? null, resources, now, depth, tell);
          break;
        case 'ID': {
          // A picture amid the operators: its bytes are none.
          const end = /\sEI(?=\s)/g;
          end.lastIndex = scanner.at;
          const found = end.exec(text);
          scanner.at = found ? end.lastIndex : text.length;
        }
      }
      given.length = 0;
    }
  };

  const show = (name: Value, resources: Value, now: Matrix, depth: number, tell: (box: Omit<Stroke, 'page'>) => void): void => {
    if (depth >= mostDepth || !isName(name)) return;
    const all = isDict(resources) ? see(resources.get('XObject')) : null;
    const form = isDict(all) ? see(all.get(name.name)) : null;
    if (!isStream(form)) return;
    const kind = see(form.dict.get('Subtype'));
    if (!isName(kind) || kind.name !== 'Form') return;
    const own = form.dict.has('Resources') ? see(form.dict.get('Resources')) : resources;
    draw(unpack(form), own, within(now, numbersOf(form.dict.get('Matrix'), 6) ?? []), depth + 1, tell);
  };

  for (const [at, { page, chain }] of pageDicts().entries()) {
    const inherited = (key: string): Value | undefined => chain.find((dict) => dict.has(key))?.get(key);
    const box = numbersOf(inherited('CropBox'), 4) ?? numbersOf(inherited('MediaBox'), 4);
    const [boxLeft = 0, , , boxTop = 842] = box ?? [];
    const contents = see(page.get('Contents'));
    const parts = isList(contents) ? contents.map((part) => see(part)) : [contents];
    try {
      const text = parts.map((part) => (isStream(part) ? unpack(part) : '')).join('\n');
      draw(text, see(inherited('Resources')), [1, 0, 0, 1, 0, 0], 0, ({ x, y, width, height }) => {
        if (strokes.length < mostStrokes) strokes.push({ page: at + 1, x: x - boxLeft, y: boxTop - y - height, width, height });
      });
    } catch {
      // A page that cannot be followed to its end gave what it gave.
      if (left < 0) return strokes;
    }
  }
  return strokes;
}

function within(outer: Matrix, inner: readonly number[]): Matrix {
  if (inner.length !== 6 || !inner.every(Number.isFinite)) return outer;
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = inner;
  const [A, B, C, D, E, F] = outer;
  return [A * a + C * b, B * a + D * b, A * c + C * d, B * c + D * d, A * e + C * f + E, B * e + D * f + F];
}
