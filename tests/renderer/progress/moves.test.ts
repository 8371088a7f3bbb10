import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeChart } from '../../../preload/contract/charts/describe.ts';
import { nearestPoint, nextPoint } from '../../../renderer/ui/charts/moves.ts';
import { chartExamples, invented } from '../../support/charts.ts';

const keys = ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight'] as const;
const back = { ArrowDown: 'ArrowUp', ArrowUp: 'ArrowDown', ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' } as const;

describe.each(chartExamples().map((series) => [`${series.chart} of ${series.cohorts.length}`, series] as const))(
  'the arrow keys in %s',
  (_name, series) => {
    const { points } = describeChart(series, invented);

    it('come to every mark, and find their way back', () => {
      const seen = new Set([0]);
      for (const at of seen) {
        for (const key of keys) {
          const next = nextPoint(points, at, key);
          if (next !== null) seen.add(next);
        }
      }
      expect(seen.size).toBe(points.length);
      for (const at of points.keys()) {
        for (const key of keys) {
          const next = nextPoint(points, at, key);
          // Where lines and columns have no gaps the way back is the same way.
          if (next !== null && points[next]?.row === points[at]?.row) expect(nextPoint(points, next, back[key])).toBe(at);
        }
      }
    });

    it('begin at the first, and go to either end', () => {
      expect(nextPoint(points, null, 'ArrowDown')).toBe(0);
      expect(nextPoint(points, null, 'End')).toBe(points.length - 1);
      expect(nextPoint(points, points.length - 1, 'Home')).toBe(0);
      expect(nextPoint(points, 0, 'Enter')).toBeNull();
    });
  },
);

it('the pointer is at the mark that is nearest, down before across', () => {
  const place = fc.record({ x: fc.integer({ min: 0, max: 900 }), y: fc.integer({ min: 0, max: 600 }) });
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 30 }), place, (places, { x, y }) => {
      const found = places[nearestPoint(places, x, y) ?? -1];
      const far = (each: { x: number; y: number }): number => Math.hypot((each.x - x) / 4, each.y - y);
      expect(found && far(found)).toBe(Math.min(...places.map(far)));
    }),
  );
  expect(nearestPoint([], 1, 1)).toBeNull();
});
