import type { Style } from '../type/presets.ts';
import type { Slice } from './flow.ts';
import { type Galley, node } from './galley.ts';
import { setRect } from './shapes.ts';
import { linesOf, lineSlices } from './text.ts';

interface Points {
  style: Style;
  dx: number;
  width: number;
  parent: number;
  indent?: number;
  /** White above the first point, and above each other. */
  first?: number;
  between?: number;
}

/** A list with a small square before each point. */
export function bulletSlices(galley: Galley, points: readonly string[], set: Points): Slice[] {
  const { style, dx, width, parent, indent = style.size * 1.3, first = 1, between = 2 } = set;
  const list = node(galley, 'L', parent, { numbering: 'Disc' });
  return points.flatMap((point, index) => {
    const item = node(galley, 'LI', list);
    const label = node(galley, 'Lbl', item);
    const owner = node(galley, 'LBody', item);
    const lines = lineSlices(galley, linesOf(galley, point, style, width - indent), {
      style,
      dx: dx + indent,
      owner,
      before: index === 0 ? first : between,
    });
    return withMark(lines, (y) => setBullet(galley, galley.frame.left + dx, y, style, label));
  });
}

/** Slices whose first draws a mark beside its line. */
export function withMark(slices: readonly Slice[], draw: (y: number) => void): Slice[] {
  return slices.map((slice, index) => {
    if (index > 0) return slice;
    return {
      ...slice,
      draw(y) {
        draw(y);
        slice.draw(y);
      },
    };
  });
}

/** A small square on the middle of the letters. */
export function setBullet(galley: Galley, x: number, y: number, style: Pick<Style, 'size' | 'lead'>, owner: number): void {
  const side = style.size * 0.36;
  setRect(galley, x, y + style.lead / 2 - side / 2 + style.size * 0.02, side, side, { fill: galley.measures.accent }, owner);
}
