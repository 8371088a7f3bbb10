/* PURE. Points, and the plane mappings that lay a page over a picture of it. */

export interface Point {
  x: number;
  y: number;
}

/** A projective mapping, row by row; the last entry is 1. */
export type Mapping = readonly [number, number, number, number, number, number, number, number, number];

export interface Pair {
  from: Point;
  to: Point;
  /** How much it counts beside the others; 1 where nothing is said. */
  weight?: number;
}

export function map([a, b, c, d, e, f, g, h, i]: Mapping, { x, y }: Point): Point {
  const w = g * x + h * y + i;
  return { x: (a * x + b * y + c) / w, y: (d * x + e * y + f) / w };
}

/** The mapping that fits the pairs best: projective from four pairs that span a plane, or `null` where they do not. */
export function fitProjective(pairs: readonly Pair[]): Mapping | null {
  if (pairs.length < 4) return null;
  return fit(pairs, 8, ({ x, y }, { x: u, y: v }) => [
    [[x, y, 1, 0, 0, 0, -u * x, -u * y], u],
    [[0, 0, 0, x, y, 1, -v * x, -v * y], v],
  ]);
}

/** Without perspective: from three pairs. */
export function fitAffine(pairs: readonly Pair[]): Mapping | null {
  if (pairs.length < 3) return null;
  return fit(pairs, 6, ({ x, y }, { x: u, y: v }) => [
    [[x, y, 1, 0, 0, 0], u],
    [[0, 0, 0, x, y, 1], v],
  ]);
}

type Equations = (from: Point, to: Point) => readonly (readonly [readonly number[], number])[];

/** Least squares, with both planes moved and scaled to about 1 first: else the sums lose their digits. */
function fit(pairs: readonly Pair[], unknowns: 6 | 8, equations: Equations): Mapping | null {
  const from = normalising(pairs.map((pair) => pair.from));
  const to = normalising(pairs.map((pair) => pair.to));
  if (!from || !to) return null;
  const sums = Array.from({ length: unknowns }, () => new Float64Array(unknowns + 1));
  for (const pair of pairs) {
    const weight = pair.weight ?? 1;
    for (const [row, value] of equations(map(from, pair.from), map(to, pair.to))) {
      for (let i = 0; i < unknowns; i++) {
        const sum = sums[i] as Float64Array;
        const own = (row[i] ?? 0) * weight;
        for (let j = 0; j < unknowns; j++) sum[j] = (sum[j] ?? 0) + own * (row[j] ?? 0);
        sum[unknowns] = (sum[unknowns] ?? 0) + own * value;
      }
    }
  }
  const solved = solve(sums);
  if (!solved) return null;
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = solved;
  const back = invert(to);
  return back && compose(compose(back, [a, b, c, d, e, f, g, h, 1]), from);
}

/** To a middle of 0 and a mean distance of about 1; `null` where all points are one. */
function normalising(points: readonly Point[]): Mapping | null {
  const x = points.reduce((sum, point) => sum + point.x, 0) / points.length;
  const y = points.reduce((sum, point) => sum + point.y, 0) / points.length;
  const spread = points.reduce((sum, point) => sum + Math.hypot(point.x - x, point.y - y), 0) / points.length;
  if (!(spread > 1e-9)) return null;
  const scale = 1 / spread;
  return [scale, 0, -x * scale, 0, scale, -y * scale, 0, 0, 1];
}

/** Gauss with pivots. `null` where the equations do not say enough. */
function solve(rows: Float64Array[]): number[] | null {
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    let best = column;
    for (let row = column + 1; row < size; row++) if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = row;
    const pivot = rows[best] as Float64Array;
    if (Math.abs(pivot[column] ?? 0) < 1e-10) return null;
    [rows[column], rows[best]] = [pivot, rows[column] as Float64Array];
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const other = rows[row] as Float64Array;
      const factor = (other[column] ?? 0) / (pivot[column] ?? 1);
      if (factor === 0) continue;
      for (let at = column; at <= size; at++) other[at] = (other[at] ?? 0) - factor * (pivot[at] ?? 0);
    }
  }
  return rows.map((row, at) => (row[size] ?? 0) / (row[at] ?? 1));
}

/** First `second`, then `first`. */
export function compose(first: Mapping, second: Mapping): Mapping {
  const product = Array.from({ length: 9 }, (_, at) => {
    const [row, column] = [Math.floor(at / 3), at % 3];
    let sum = 0;
    for (let k = 0; k < 3; k++) sum += (first[row * 3 + k] ?? 0) * (second[k * 3 + column] ?? 0);
    return sum;
  });
  const last = product[8] || 1;
  return product.map((value) => value / last) as unknown as Mapping;
}

export function invert([a, b, c, d, e, f, g, h, i]: Mapping): Mapping | null {
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  if (Math.abs(determinant) < 1e-18) return null;
  const back = [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ];
  const last = back[8] || Number.EPSILON;
  return back.map((value) => value / last) as unknown as Mapping;
}

export type Quad = readonly [Point, Point, Point, Point];

/** Whether four corners, taken round, make a page that lies face up: convex, and not a mirror picture. */
export function isFaceUp(quad: Quad): boolean {
  return quad.every((corner, at) => {
    const next = quad[(at + 1) % 4] as Point;
    const after = quad[(at + 2) % 4] as Point;
    return (next.x - corner.x) * (after.y - next.y) - (next.y - corner.y) * (after.x - next.x) > 0;
  });
}

/** How many units of the second plane one unit of the first is, at a point. */
export function scaleAt(mapping: Mapping, at: Point): number {
  const [o, right, down] = [map(mapping, at), map(mapping, { x: at.x + 1, y: at.y }), map(mapping, { x: at.x, y: at.y + 1 })];
  return Math.sqrt(Math.abs((right.x - o.x) * (down.y - o.y) - (right.y - o.y) * (down.x - o.x)));
}

/** Quarter turns, clockwise, that bring a page upright whose top edge runs along this direction. */
export function quarterTurns(mapping: Mapping, at: Point): 0 | 1 | 2 | 3 {
  const [o, right] = [map(mapping, at), map(mapping, { x: at.x + 1, y: at.y })];
  const angle = Math.atan2(right.y - o.y, right.x - o.x);
  return ((4 - Math.round(angle / (Math.PI / 2))) % 4) as 0 | 1 | 2 | 3;
}
