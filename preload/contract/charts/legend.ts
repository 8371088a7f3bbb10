import { flows, type Look, type Mark, patterns, signs, strokes } from './chart.ts';
import { type Drawn, drawMark } from './place.ts';

/** PURE. A look by itself, as a legend shows it, in a square of one letter. */
export function signOf(look: Look, x: number, y: number, letter: number): Drawn[] {
  const mark = markOf(look);
  const frame = { x, y, width: letter, height: letter };
  const scales = {
    across: (at: number) => x + at * letter,
    down: (at: number) => y + at * letter,
    frame,
    plot: frame,
    letter,
    rowHigh: letter,
  };
  return mark ? drawMark(mark, scales) : [];
}

function markOf(look: Look): Mark | null {
  const one = <L extends Look>(of: readonly L[]): L | undefined => of.find((each) => each === look);
  const pattern = one(patterns);
  if (pattern) return { mark: 'bar', x1: 0, x2: 1, y1: 0, y2: 1, look: pattern };
  const sign = one(signs);
  if (sign) return { mark: 'dot', x: 0.5, y: 0.5, look: sign };
  const flow = one(flows);
  if (flow) return { mark: 'ribbon', x1: 0, x2: 1, upper1: 0.1, lower1: 0.9, upper2: 0.1, lower2: 0.9, look: flow };
  const stroke = one(strokes);
  return stroke ? { mark: 'way', x1: 0, x2: 1, y1: 0.5, y2: 0.5, look: stroke } : null;
}
