import { type Area, type Grey, type Sums, sumIn, sumUp } from './grey.ts';
import { hasEdge } from './ground.ts';

/*
 * PURE. Which of a row of printed squares somebody marked. What is not clear is never guessed: it is said to be unclear, with the
 * likeliest reading, and a person looks.
 */

export interface Square extends Area {
  value: string;
}

export interface MarkReading {
  /** The value of the marked square; empty where none is. */
  reading: string;
  /** 0 to 1. */
  confidence: number;
  queued: boolean;
  ink: 'blank' | 'inked' | 'unsure';
  amount: number;
  /** How plainly the printed squares are seen where they should be, 0 to 1: no reading is worth more than this. */
  seen: number;
}

/** Points. The outline and what a scanner smears of it. */
const inset = 2.3;
const band = 1.3;
/** How far the squares may lie from where the corner marks say. */
const slack = 3.2;
/** Beside a square, up to half way to its neighbour. */
const beside = 3.2;

/** Shares of full black, over the inside of a square: a thin pencil tick is 0.03. */
const nothing = 0.012;
const something = 0.018;
/** And its darkest part has to be this dark: a rubber leaves a smudge, and no line. */
const line = 0.2;
const crossedOut = 0.5;
/** All but solid: nobody ticks like that. */
const blottedOut = 0.75;
/** How much darker one square's surroundings are than its neighbours' when a mark is beside it or round it. */
const marginal = 0.07;

/**
 * `dark`: the squares and a few points round them, as `darkness` answers it; squares in points of that picture, `scale` pixels each.
 * `ground`: the paper that it was held against.
 */
export function readSquares(dark: Grey, squares: readonly Square[], scale: number, ground: Grey | null = null): MarkReading {
  const sums = sumUp(dark);
  const { dx, dy, seen } = align(sums, squares, scale);
  const moved = squares.map((square) => ({ ...square, x: square.x + dx, y: square.y + dy }));
  const looks = moved.map((square) => inkOf(dark, grown(square, -inset), scale));
  const inner = looks.map(({ ink }) => ink);
  const rings = moved.map((square) => ringOf(sums, square, scale));
  const usual = rings.toSorted((one, other) => one - other)[Math.floor((rings.length - 1) / 2)] ?? 0;
  const outside = rings.map((ring) => (squares.length > 1 ? ring - usual : ring - 0.05));

  const order = inner.map((ink, at) => ({ ink, at })).toSorted((one, other) => other.ink - one.ink);
  const [top = { ink: 0, at: 0 }, second = { ink: 0, at: 0 }] = order;
  const amount = Math.min(1, top.ink * 2);
  const value = squares[top.at]?.value ?? '';
  const strayed = outside.findIndex((ring, at) => ring > marginal && !isMark(looks[at]));
  const unclear = (reading: string, confidence: number): MarkReading => ({
    reading,
    confidence: Math.min(confidence, 0.5) * seen,
    queued: true,
    ink: 'unsure',
    amount,
    seen,
  });

  const shadowed = moved.some(
    (square, at) => (inner[at] ?? 0) >= nothing && ground !== null && hasEdge(ground, ...pixels(grown(square, 1), scale)),
  );
  if (shadowed) return unclear(value, 0.3);
  if (seen < 0.35) return unclear(isMark(looks[top.at]) && second.ink < nothing ? value : '', 0.2);
  if (top.ink < nothing) {
    if (strayed >= 0) return unclear(squares[strayed]?.value ?? '', 0.3);
    return { reading: '', confidence: Math.min(seen, 1 - top.ink / nothing / 2), queued: false, ink: 'blank', amount: 0, seen };
  }
  if (!isMark(looks[top.at])) return unclear(value, 0.4);
  if (isMark(looks[second.at]) && second.at !== top.at) {
    // Of two the one that is filled all over is likely to have been taken back.
    const taken = top.ink >= crossedOut && second.ink < crossedOut ? (squares[second.at]?.value ?? '') : value;
    return unclear(taken, 0.3);
  }
  if (second.ink > Math.max(nothing, top.ink * 0.3)) return unclear(value, 0.45);
  // A square blotted out on its own may be a choice or a choice taken back.
  if (squares.length === 1 && top.ink >= blottedOut) return unclear(value, 0.4);
  if (strayed >= 0 && outside[strayed] !== undefined && outside[strayed] > 2 * marginal && strayed !== top.at) {
    // The end of a generous tick reaches into its neighbour's margin; a ring round another square does more than that.
    if (Math.abs(strayed - top.at) > 1) return unclear(value, 0.45);
  }
  const confidence = Math.min(seen, 1, 0.6 + top.ink * 2, (top.ink - second.ink) / top.ink + 0.05);
  return { reading: value, confidence, queued: confidence < 0.5, ink: 'inked', amount, seen };
}

const isMark = (look: { ink: number; peak: number } | undefined): boolean =>
  look !== undefined && look.ink >= something && look.peak >= line;

const grown = ({ x, y, width, height }: Area, by: number): Area => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

const pixels = ({ x, y, width, height }: Area, scale: number): [number, number, number, number] => [
  Math.round(x * scale),
  Math.round(y * scale),
  Math.round((x + width) * scale),
  Math.round((y + height) * scale),
];

/** Grain of the paper and what JPEG leaves: no ink. */
const grain = 15;

/** `peak`: how dark the darkest part is, about as much of it as a short line covers. */
function inkOf({ width, height, data }: Grey, area: Area, scale: number): { ink: number; peak: number } {
  const [left, top, right, foot] = pixels(area, scale);
  let sum = 0;
  const values: number[] = [];
  for (let y = Math.max(0, top); y < Math.min(height, foot); y++)
    for (let x = Math.max(0, left); x < Math.min(width, right); x++) {
      const value = data[y * width + x] ?? 0;
      sum += value > grain ? value - grain : 0;
      values.push(value);
    }
  if (values.length === 0) return { ink: 0, peak: 0 };
  const darkest = values.toSorted((one, other) => other - one).slice(0, Math.max(3, Math.round(values.length * 0.04)));
  const peak = darkest.reduce((total, value) => total + value, 0) / darkest.length / 255;
  return { ink: sum / values.length / (255 - grain), peak };
}

/** What is dark just outside a square. */
function ringOf(sums: Sums, square: Area, scale: number): number {
  const outer = sumIn(sums, ...pixels(grown(square, beside), scale));
  const inner = sumIn(sums, ...pixels(grown(square, 1.4), scale));
  return outer.count > inner.count ? (outer.sum - inner.sum) / (outer.count - inner.count) / 255 : 0;
}

/** Paper bends: the outlines of the whole row are laid on what is printed, a few pixels to any side. */
function align(sums: Sums, squares: readonly Area[], scale: number): { dx: number; dy: number; seen: number } {
  const most = Math.ceil(slack * scale);
  let best = { dx: 0, dy: 0, seen: -1 };
  for (let v = -most; v <= most; v++)
    for (let u = -most; u <= most; u++) {
      const [dx, dy] = [u / scale, v / scale];
      // The faintest outline of the row tells: a mark makes one square dark, not all.
      const frames = squares
        .map((square) => frameOf(sums, { ...square, x: square.x + dx, y: square.y + dy }, scale))
        .toSorted((a, b) => a - b);
      const typical = frames[Math.floor((frames.length - 1) / 2)] ?? 0;
      const seen = typical - 0.004 * Math.hypot(u, v);
      if (seen > best.seen) best = { dx, dy, seen };
    }
  return { ...best, seen: Math.max(0, Math.min(1, best.seen / 0.28)) };
}

/** How dark the outline is, by its faintest side: a stroke through a square darkens one or two, an outline is all four. */
function frameOf(sums: Sums, { x, y, width, height }: Area, scale: number): number {
  const sides: Area[] = [
    { x, y, width, height: band },
    { x, y: y + height - band, width, height: band },
    { x, y, width: band, height },
    { x: x + width - band, y, width: band, height },
  ];
  const shades = sides.map((side) => {
    const { sum, count } = sumIn(sums, ...pixels(side, scale));
    return count > 0 ? sum / count / 255 : 0;
  });
  return Math.min(...shades);
}
