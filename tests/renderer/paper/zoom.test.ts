import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canStepIn,
  canStepOut,
  pageBeingRead,
  pixelsPerPoint,
  sharpness,
  stepIn,
  stepOut,
  zoomToFit,
} from '../../../renderer/paper/zoom.ts';

const a4 = { width: 595.28, height: 841.89 };

describe('the size of paper on screen', () => {
  it('fills the stage and leaves some desk, but never grows beyond reading size', () => {
    expect(zoomToFit(a4.width, 700) * a4.width * pixelsPerPoint).toBeCloseTo(652);
    expect(zoomToFit(a4.width, 4000)).toBeLessThan(1.5);
    expect(zoomToFit(a4.width, 10)).toBeGreaterThan(0);
  });

  it('steps in and out without end and without standing still', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 5, noNaN: true }), (zoom) => {
        if (canStepIn(zoom)) expect(stepIn(zoom)).toBeGreaterThan(zoom);
        if (canStepOut(zoom)) expect(stepOut(zoom)).toBeLessThan(zoom);
      }),
    );
  });

  it('draws at the screen’s sharpness, and coarser only when a canvas would be too large', () => {
    expect(sharpness(800, 1100, 2)).toBe(2);
    expect(sharpness(3200, 4400, 2) ** 2 * 3200 * 4400).toBeLessThanOrEqual(16_000_001);
  });
});

describe('the page being read', () => {
  const tops = [0, 1000, 2000, 3000];
  it('is the page under the eye', () => {
    expect(pageBeingRead(tops, 990, 0, 900)).toBe(1);
    expect(pageBeingRead(tops, 990, 650, 900)).toBe(1);
    expect(pageBeingRead(tops, 990, 750, 900)).toBe(2);
    expect(pageBeingRead(tops, 990, 99_999, 900)).toBe(4);
    expect(pageBeingRead([], 0, 0, 900)).toBe(1);
  });
});
