import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compose,
  fitAffine,
  fitProjective,
  invert,
  isFaceUp,
  map,
  type Mapping,
  type Point,
  type Quad,
  quarterTurns,
  scaleAt,
} from '../../../../main/core/returns/scans/geometry.ts';
import { blankGrey, straighten, sumIn, sumUp } from '../../../../main/core/returns/scans/grey.ts';

const page = { width: 595, height: 842 };
const flat: Quad = [
  { x: 0, y: 0 },
  { x: page.width, y: 0 },
  { x: page.width, y: page.height },
  { x: 0, y: page.height },
];

/** A page as a scanner or a telephone may see it: turned, scaled, moved, and its corners pushed about. */
const seen = fc
  .record({
    angle: fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
    scale: fc.double({ min: 0.5, max: 5, noNaN: true }),
    x: fc.integer({ min: -500, max: 500 }),
    y: fc.integer({ min: -500, max: 500 }),
    push: fc.array(fc.double({ min: -0.12, max: 0.12, noNaN: true }), { minLength: 8, maxLength: 8 }),
  })
  .map(({ angle, scale, x, y, push }): Quad => {
    const [cos, sin] = [Math.cos(angle) * scale, Math.sin(angle) * scale];
    return flat.map((corner, at) => {
      const px = corner.x + (push[at * 2] ?? 0) * page.width;
      const py = corner.y + (push[at * 2 + 1] ?? 0) * page.height;
      return { x: px * cos - py * sin + x, y: px * sin + py * cos + y };
    }) as unknown as Quad;
  });
const inside = fc.record({
  x: fc.double({ min: 0, max: page.width, noNaN: true }),
  y: fc.double({ min: 0, max: page.height, noNaN: true }),
});

const between = (to: Quad): Mapping => {
  const mapping = fitProjective(flat.map((from, at) => ({ from, to: to[at] as Point })));
  if (!mapping) throw new Error('those corners make no page');
  return mapping;
};
const far = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y);

test('four corners lead exactly to where they were seen, and back', () => {
  fc.assert(
    fc.property(seen, inside, (to, point) => {
      const mapping = between(to);
      flat.forEach((corner, at) => expect(far(map(mapping, corner), to[at] as Point)).toBeLessThan(1e-4));
      const back = invert(mapping);
      expect(back).not.toBeNull();
      if (back) expect(far(map(back, map(mapping, point)), point)).toBeLessThan(1e-3);
    }),
  );
});

test('more points than needed, each a little off, still lead close to the page', () => {
  fc.assert(
    fc.property(seen, inside, fc.integer({ min: 1, max: 1e6 }), (to, point, seed) => {
      const mapping = between(to);
      const points = [...flat, { x: 300, y: 40 }, { x: 40, y: 400 }, { x: 560, y: 420 }, { x: 300, y: 800 }];
      const wobble = (at: number): number => (((seed * (at + 3)) % 997) / 997 - 0.5) * 0.6;
      const fitted = fitProjective(
        points.map((from, at) => ({ from, to: { x: map(mapping, from).x + wobble(at), y: map(mapping, from).y + wobble(at + 50) } })),
      );
      expect(fitted).not.toBeNull();
      if (fitted) expect(far(map(fitted, point), map(mapping, point))).toBeLessThan(2);
    }),
  );
});

test('three points lead where a page without perspective lies, and fewer say nothing', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.double({ min: 0.5, max: 4, noNaN: true }),
      inside,
      (angle, scale, point) => {
        const turned = ({ x, y }: Point): Point => ({
          x: (x * Math.cos(angle) - y * Math.sin(angle)) * scale + 7,
          y: (x * Math.sin(angle) + y * Math.cos(angle)) * scale - 4,
        });
        const fitted = fitAffine(flat.slice(0, 3).map((from) => ({ from, to: turned(from) })));
        expect(fitted).not.toBeNull();
        if (fitted) {
          expect(far(map(fitted, point), turned(point))).toBeLessThan(1e-4);
          expect(scaleAt(fitted, point)).toBeCloseTo(scale, 4);
        }
      },
    ),
  );
  expect(fitAffine(flat.slice(0, 2).map((from) => ({ from, to: from })))).toBeNull();
  expect(fitProjective(flat.slice(0, 3).map((from) => ({ from, to: from })))).toBeNull();
  const line = [0, 1, 2, 3].map((at) => ({ from: { x: at, y: at }, to: { x: at, y: at } }));
  expect(fitProjective(line)).toBeNull();
});

test('one mapping after another is one mapping', () => {
  fc.assert(
    fc.property(seen, seen, inside, (one, other, point) => {
      const [first, second] = [between(one), between(other)];
      const through = map(second, map(first, point));
      expect(far(map(compose(second, first), point), through)).toBeLessThan(1e-2 + Math.hypot(through.x, through.y) * 1e-6);
    }),
  );
});

test('a page that is seen from behind is not face up, and one upside down is turned half round', () => {
  expect(isFaceUp(flat)).toBe(true);
  expect(isFaceUp([flat[1], flat[0], flat[3], flat[2]])).toBe(false);
  const half = between([flat[2], flat[3], flat[0], flat[1]]);
  expect(quarterTurns(half, { x: 300, y: 400 })).toBe(2);
  expect(quarterTurns(between(flat), { x: 300, y: 400 })).toBe(0);
});

test('a rectangle of a picture is drawn as it lies there, and the sum of any part is the sum of its pixels', () => {
  const picture = blankGrey(40, 30);
  picture.data.forEach((_, at) => (picture.data[at] = (at * 7) % 251));
  const same = straighten(picture, [1, 0, 0, 0, 1, 0, 0, 0, 1], { x: 5, y: 6, width: 10, height: 8 }, 1);
  for (let y = 0; y < 8; y++) for (let x = 0; x < 10; x++) expect(same.data[y * 10 + x]).toBe(picture.data[(y + 6) * 40 + x + 5]);
  const sums = sumUp(picture);
  fc.assert(
    fc.property(fc.nat(39), fc.nat(29), fc.nat(20), fc.nat(20), (x, y, wide, high) => {
      let sum = 0;
      for (let v = y; v < Math.min(30, y + high); v++)
        for (let u = x; u < Math.min(40, x + wide); u++) sum += picture.data[v * 40 + u] ?? 0;
      expect(sumIn(sums, x, y, x + wide, y + high).sum).toBe(sum);
    }),
  );
});
