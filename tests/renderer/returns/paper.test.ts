import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Corners } from '../../../preload/contract/model/scans.ts';
import { straightening } from '../../../renderer/screens/returns/paper/homography.ts';
import { decided, isWaiting, questionOf, saidOf } from '../../../renderer/screens/returns/paper/readings.ts';
import { secondsLeft } from '../../../renderer/screens/returns/time-left.ts';
import { timeLeft } from '../../../renderer/text/returns.ts';
import { scanWords } from '../../../renderer/text/scans.ts';

test('a picture is drawn so that its corners come to lie on those of the sheet', () => {
  const near = (at: number) => fc.double({ min: at - 0.08, max: at + 0.08, noNaN: true });
  const corner = (x: number, y: number) => fc.record({ x: near(x), y: near(y) });
  const sheet = { width: 300, height: 420 };
  const picture = { width: 600, height: 800 };
  fc.assert(
    fc.property(fc.tuple(corner(0.2, 0.2), corner(0.8, 0.2), corner(0.8, 0.8), corner(0.2, 0.8)), (corners) => {
      const matrix = straightening(corners, picture, sheet);
      if (!matrix) throw new Error('no paper');
      const [a = 0, b = 0, , g = 0, c = 0, d = 0, , h = 0, , , , , e = 0, f = 0] = matrix;
      const to = [
        [0, 0],
        [300, 0],
        [300, 420],
        [0, 420],
      ];
      for (const [at, spot] of corners.entries()) {
        const [x, y] = [spot.x * picture.width, spot.y * picture.height];
        const depth = g * x + h * y + 1;
        expect((a * x + c * y + e) / depth).toBeCloseTo(to[at]?.[0] ?? 0, 3);
        expect((b * x + d * y + f) / depth).toBeCloseTo(to[at]?.[1] ?? 0, 3);
      }
    }),
  );
  const one = { x: 0.5, y: 0.5 };
  expect(straightening([one, one, one, one], picture, sheet)).toBeNull();
  // Two corners that were taken for each other make no paper.
  const crossed: Corners = [
    { x: 0.8, y: 0.2 },
    { x: 0.2, y: 0.2 },
    { x: 0.8, y: 0.8 },
    { x: 0.2, y: 0.8 },
  ];
  expect(straightening(crossed, picture, sheet)).toBeNull();
});

test('one key decides a mark', () => {
  const tick = { kind: 'tick', reading: 'Yes' } as const;
  expect(['y', 'Y', '1', 'n', '0', 'Enter', '3', 'x'].map((key) => decided(key, tick))).toEqual([
    'Yes',
    'Yes',
    'Yes',
    '',
    '',
    'Yes',
    undefined,
    undefined,
  ]);
  const scale = { kind: 'scale', reading: null } as const;
  expect(['1', '5', '6', '0', 'Enter', 'y'].map((key) => decided(key, scale))).toEqual(['1', '5', undefined, '', '', undefined]);
  expect([
    saidOf({ ...tick, said: null }),
    saidOf({ ...tick, said: '' }),
    saidOf({ ...scale, said: null }),
    saidOf({ ...scale, said: '4' }),
  ]).toEqual(['yes', 'no', '0', '4']);
  expect([
    isWaiting({ queued: true, said: null }),
    isWaiting({ queued: true, said: '' }),
    isWaiting({ queued: false, said: null }),
  ]).toEqual([true, false, false]);
  expect(questionOf({ kind: 'scale', question: '6d. A statement., before, 1 of 5' })).toBe('6d. A statement., before');
});

test('what is left is told in steps, and missing pages in stretches', () => {
  expect([null, 3, 12, 50, 61, 200].map(timeLeft)).toEqual([
    '',
    ', a few seconds left',
    ', about 15 seconds left',
    ', about 50 seconds left',
    ', about a minute left',
    ', about 3 minutes left',
  ]);
  expect(secondsLeft({ done: 10, total: 40, started: 0 }, 5000)).toBe(15);
  expect(secondsLeft({ done: 1, total: 40, started: 0 }, 500)).toBeNull();
  expect(scanWords.missing([4, 6, 7, 13, 14, 15, 24])).toBe('Pages 4, 6, 7, 13 to 15 and 24 missing');
  expect(scanWords.title(1, 1, 0)).toBe('1 page came in. It is placed.');
});
