import type { PageCode } from './codes.ts';
import { fitAffine, fitProjective, isFaceUp, map, type Mapping, type Pair, type Point, type Quad, scaleAt } from './geometry.ts';
import { type Grey, mappedArea, type Sums, sumIn, sumUp } from './grey.ts';

/* Where the paper lies in a picture, by the squares near its corners and the code at its foot. Lengths of paper are points. */

/** As they are printed on every page: see print/compose/galley.ts. */
const edge = 34.02;
const side = 11.34;
const codeSide = 42.52;
const codeFromRight = 57.28 + codeSide;

export interface Sheet {
  width: number;
  height: number;
}
export const sheets = { a4: { width: 595.28, height: 841.89 }, letter: { width: 612, height: 792 } } as const;

export interface Lie {
  /** From points of the page to pixels of the picture. */
  mapping: Mapping;
  /** How many of the four squares were found. */
  marks: number;
  /** How far, in points, what was found lies from where it should, at most. */
  off: number;
  sure: boolean;
  sheet: Sheet;
}

/** Top left, top right, bottom right, bottom left. */
const marksOf = ({ width, height }: Sheet): Quad => {
  const near = edge + side / 2;
  return [
    { x: near, y: near },
    { x: width - near, y: near },
    { x: width - near, y: height - near },
    { x: near, y: height - near },
  ];
};

const codeOf = ({ width, height }: Sheet): Quad => {
  const left = width - codeFromRight;
  const top = height - edge - codeSide;
  return [
    { x: left, y: top },
    { x: left + codeSide, y: top },
    { x: left + codeSide, y: top + codeSide },
    { x: left, y: top + codeSide },
  ];
};

export const paperCorners = ({ width, height }: Sheet): Quad => [
  { x: 0, y: 0 },
  { x: width, y: 0 },
  { x: width, y: height },
  { x: 0, y: height },
];

/** The square beside the code first, then along the foot, then up the right side, where each find makes the next guess better. */
const order = [2, 3, 1, 0] as const;
/** How far, as a share of the page's width, a square may lie from where it is guessed: first looked for near by, then further off. */
const reach: Readonly<Record<number, readonly [number, number]>> = { 2: [0.03, 0.06], 3: [0.07, 0.15], 1: [0.09, 0.22], 0: [0.06, 0.16] };

/** Points off by more than this are not where they should be, and which square was marked cannot be told: half a millimetre and a bit. */
export const mostOff = 1.6;
/** Of squares that were looked for far and wide more is asked: others may look like them. */
const mostOffWide = 1;
/** How much larger or smaller than it should be, as a share, a square may be. */
const mostUnlike = 0.22;

/** A square that was found: its middle, and how long its side is. */
interface Mark extends Point {
  size: number;
}
interface MarkPair extends Pair {
  to: Mark;
}

export function findLie(picture: Grey, { quad }: PageCode, sheet: Sheet, sums: Sums = sumUp(picture)): Lie | null {
  const code = codeOf(sheet).map((from, at): Pair => ({ from, to: quad[at] as Point, weight: 0.2 }));
  const marks = marksOf(sheet);
  const found: MarkPair[] = [];
  for (const at of order) {
    const from = marks[at] as Point;
    const guess = fitAffine([...code, ...found]);
    if (!guess) return null;
    const size = scaleAt(guess, codeOf(sheet)[2]) * side;
    const near = map(guess, from);
    for (const share of reach[at] ?? []) {
      const to = findMark(picture, sums, near, size, share * sheet.width * scaleAt(guess, codeOf(sheet)[2]));
      if (!to) continue;
      found.push({ from, to });
      break;
    }
  }
  const lie = settle(code, found, sheet);
  if (lie?.sure) return lie;
  const squares = squaresInPerspective(picture, sums, code, sheet);
  const slanted = allSeen(code, squares, sheet) ?? withoutStray(code, found, sheet);
  if (slanted || (lie && lie.off <= mostOff)) return slanted ?? lie;
  return withOneHidden(code, squares, sheet) ?? lie;
}

/** One of the squares may be something else: without it the others agree. */
function withoutStray(code: readonly Pair[], found: readonly MarkPair[], sheet: Sheet): Lie | null {
  const lies = found.flatMap((_, left) => settle(code, found.toSpliced(left, 1), sheet) ?? []);
  const [best] = lies.filter(({ marks, off }) => marks >= 2 && off <= mostOff).toSorted((one, other) => one.off - other.off);
  return best ?? null;
}

/** Sizes of a square that lies further away, beside that of the code. */
const smaller = [1, 0.8, 0.62] as const;

/** All that may be the squares of a page held at a slant: the far ones are smaller, and not where straight lines would lead. */
function squaresInPerspective(picture: Grey, sums: Sums, code: readonly Pair[], sheet: Sheet): readonly (readonly Mark[])[] {
  const marks = marksOf(sheet);
  const guess = fitAffine(code);
  if (!guess) return [];
  const scale = scaleAt(guess, codeOf(sheet)[2]);
  return ([0, 1, 2, 3] as const).map((at) => {
    const from = marks[at] as Point;
    const far = at < 2;
    // The far edge is drawn together: half way to it is where it might be at the nearest.
    const near = far ? map(guess, { x: from.x, y: from.y + sheet.height * 0.16 }) : map(guess, from);
    const within = (far ? 0.3 : 0.14) * sheet.width * scale;
    const found = (far ? smaller : smaller.slice(0, 2)).flatMap((by) => findMarks(picture, sums, near, side * scale * by, within, 5));
    return found.filter((point, index) => found.findIndex((other) => distance(point, other) < side * scale * 0.5) === index);
  });
}

/** Those with which the code, too, comes to lie where it is are the page's own. */
function allSeen(code: readonly Pair[], squares: readonly (readonly Mark[])[], sheet: Sheet): Lie | null {
  const marks = marksOf(sheet);
  let best: Lie | null = null;
  const [one = [], two = [], three = [], four = []] = squares;
  for (const a of one)
    for (const b of two)
      for (const c of three)
        for (const d of four) {
          const points = [a, b, c, d];
          const lie = settle(
            code,
            points.map((to, at): MarkPair => ({ from: marks[at] as Point, to })),
            sheet,
          );
          if (lie?.sure && lie.off <= mostOffWide && (!best || lie.off < best.off)) best = lie;
        }
  return best;
}

/** A thumb lies on one of the squares: the other three and the code say how the page was held, though not beyond doubt. */
function withOneHidden(code: readonly Pair[], squares: readonly (readonly Mark[])[], sheet: Sheet): Lie | null {
  const marks = marksOf(sheet);
  let best: Lie | null = null;
  for (const hidden of [0, 1, 2, 3]) {
    const [one = 0, two = 1, three = 2] = [0, 1, 2, 3].filter((at) => at !== hidden);
    for (const a of squares[one] ?? [])
      for (const b of squares[two] ?? [])
        for (const c of squares[three] ?? []) {
          const found = (
            [
              [one, a],
              [two, b],
              [three, c],
            ] as const
          ).map(([at, to]): MarkPair => ({ from: marks[at] as Point, to }));
          const lie = settle(code, found, sheet, fitProjective);
          if (lie?.sure && lie.off <= mostOffWide && (!best || lie.off < best.off)) best = { ...lie, sure: false };
        }
  }
  return best;
}

function settle(
  code: readonly Pair[],
  found: readonly MarkPair[],
  sheet: Sheet,
  fit: typeof fitAffine = found.length === 4 ? fitProjective : fitAffine,
): Lie | null {
  const pairs = [...code, ...found];
  const mapping = fit(pairs);
  if (!mapping || !isFaceUp(mappedArea(mapping, { x: 0, y: 0, ...sheet }))) return null;
  const scale = scaleAt(mapping, codeOf(sheet)[2]);
  const off = Math.max(...pairs.map(({ from, to }) => distance(map(mapping, from), to))) / scale;
  const alike = found.every(({ from, to }) => Math.abs((scaleAt(mapping, from) * side) / to.size - 1) <= mostUnlike);
  return { mapping, marks: found.length, off, sure: found.length >= 3 && off <= mostOff && alike, sheet };
}

/** Without a code: the squares alone, on a page that fills its picture. It may lie upside down: nothing tells. */
export function findLieByMarks(picture: Grey, sheet: Sheet): Lie | null {
  const sums = sumUp(picture);
  const across = picture.width <= picture.height ? sheet : { width: sheet.height, height: sheet.width };
  const scales = [picture.width / across.width, picture.height / across.height].toSorted((a, b) => a - b);
  const pairsAt = (scale: number): MarkPair[] =>
    marksOf(across).flatMap((from) => {
      const guess = { x: (from.x / across.width) * picture.width, y: (from.y / across.height) * picture.height };
      const to = findMark(picture, sums, guess, side * scale, 0.09 * across.width * scale);
      return to ? [{ from, to }] : [];
    });
  const [small = 1, large = 1] = scales;
  // Where a part is cut off, only the other length says how large the page is.
  const first = pairsAt(small);
  const second = first.length < 3 && large > small * 1.05 ? pairsAt(large) : [];
  const [pairs, scale] = second.length > first.length ? [second, large] : [first, small];
  if (pairs.length === 2) return lieByEdge(pairs, across);
  const mapping = pairs.length === 4 ? fitProjective(pairs) : fitAffine(pairs);
  if (pairs.length < 3 || !mapping || !isFaceUp(mappedArea(mapping, { x: 0, y: 0, ...across }))) return null;
  const off = Math.max(...pairs.map(({ from, to }) => distance(map(mapping, from), to))) / scale;
  return { mapping, marks: pairs.length, off, sure: false, sheet: across };
}

/**
 * By the squares of one edge, where the other is not in the picture: so a page lies whose foot was cut off, and its code with it. At the
 * foot of the picture they are those of the head, seen upside down, or the code would be there too.
 */
function lieByEdge([one, two]: readonly MarkPair[], sheet: Sheet): Lie | null {
  if (!one || !two || one.from.y !== two.from.y) return null;
  const [a, b] = marksOf(sheet);
  const [left, right] =
    one.from.y < sheet.height / 2 ? [one.to, two.to] : [one.to.x > two.to.x ? one.to : two.to, one.to.x > two.to.x ? two.to : one.to];
  const scale = distance(left, right) / distance(a, b);
  const [cos, sin] = [(right.x - left.x) / distance(a, b), (right.y - left.y) / distance(a, b)];
  const mapping: Mapping = [cos, -sin, left.x - cos * a.x + sin * a.y, sin, cos, left.y - sin * a.x - cos * a.y, 0, 0, 1];
  const alike = [left, right].every(({ size }) => Math.abs((scale * side) / size - 1) <= mostUnlike);
  return alike ? { mapping, marks: 2, off: 0, sure: false, sheet } : null;
}

const distance = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y);

/** Candidates that are looked at closely before a square counts as missing. */
const mostTries = 6;

/** The middle of a dark square of about that size near a point: dark within, light round about, and as large as it should be. */
const findMark = (picture: Grey, sums: Sums, near: Point, size: number, within: number): Mark | null =>
  findMarks(picture, sums, near, size, within, 1)[0] ?? null;

function findMarks(picture: Grey, sums: Sums, near: Point, size: number, within: number, most: number): Mark[] {
  if (!(size >= 5 && size < 400)) return [];
  const step = Math.max(1, Math.round(size / 8));
  const [inner, gap, outer] = [size * 0.31, size * 0.78, size * 1.1];
  const candidates: { at: Point; score: number }[] = [];
  for (let y = near.y - within; y <= near.y + within; y += step)
    for (let x = near.x - within; x <= near.x + within; x += step) {
      if (x < 0 || y < 0 || x >= picture.width || y >= picture.height) continue;
      const core = meanOf(sums, x, y, inner);
      const [all, hole] = [squareOf(sums, x, y, outer), squareOf(sums, x, y, gap)];
      const around = (all.sum - hole.sum) / Math.max(1, all.count - hole.count);
      const contrast = (around - core) / Math.max(30, around);
      if (contrast < 0.45) continue;
      candidates.push({ at: { x, y }, score: contrast - (0.25 * Math.hypot(x - near.x, y - near.y)) / within });
    }
  candidates.sort((one, other) => other.score - one.score);
  const tried: Point[] = [];
  const found: Mark[] = [];
  for (const { at } of candidates) {
    if (tried.some((before) => distance(before, at) < size * 0.8)) continue;
    const middle = middleOfSquare(picture, sums, at, size);
    if (middle && found.push(middle) >= most) break;
    if (tried.push(at) >= mostTries * most) break;
  }
  return found;
}

const squareOf = (sums: Sums, x: number, y: number, half: number): { sum: number; count: number } =>
  sumIn(sums, Math.round(x - half), Math.round(y - half), Math.round(x + half), Math.round(y + half));
function meanOf(sums: Sums, x: number, y: number, half: number): number {
  const { sum, count } = squareOf(sums, x, y, half);
  return count > 0 ? sum / count : 255;
}

/** The middle of the dark patch around a point, if it is a square of that size. */
function middleOfSquare({ data, width, height }: Grey, sums: Sums, near: Point, size: number): Mark | null {
  const half = Math.ceil(size * 1.15);
  const [left, top] = [Math.max(0, Math.round(near.x) - half), Math.max(0, Math.round(near.y) - half)];
  const [right, foot] = [Math.min(width, Math.round(near.x) + half), Math.min(height, Math.round(near.y) + half)];
  const light = sumIn(sums, left, top, right, foot);
  const core = meanOf(sums, near.x, near.y, size * 0.25);
  // The patch is a fifth of what is looked at: the mean of the whole is a little darker than the paper.
  const edgeShade = core + ((light.sum / Math.max(1, light.count)) * 1.1 - core) * 0.5;
  const wide = right - left;
  const seen = new Uint8Array(wide * (foot - top));
  const stack = [Math.floor(near.y) * width + Math.floor(near.x)];
  let [count, sumX, sumY, minX, maxX, minY, maxY] = [0, 0, 0, right, left, foot, top];
  while (stack.length > 0) {
    const at = stack.pop() as number;
    const [x, y] = [at % width, Math.floor(at / width)];
    if (x < left || x >= right || y < top || y >= foot) continue;
    const here = (y - top) * wide + x - left;
    if (seen[here] || (data[at] ?? 255) > edgeShade) continue;
    seen[here] = 1;
    count++;
    sumX += x + 0.5;
    sumY += y + 0.5;
    [minX, maxX, minY, maxY] = [Math.min(minX, x), Math.max(maxX, x), Math.min(minY, y), Math.max(maxY, y)];
    stack.push(at - 1, at + 1, at - width, at + width);
  }
  const area = count / (size * size);
  const [across, down] = [(maxX - minX + 1) / size, (maxY - minY + 1) / size];
  const square = area > 0.5 && area < 1.5 && across > 0.65 && across < 1.55 && down > 0.65 && down < 1.55;
  return square && Math.max(across, down) / Math.min(across, down) < 1.35
    ? { x: sumX / count, y: sumY / count, size: Math.sqrt(count) }
    : null;
}
