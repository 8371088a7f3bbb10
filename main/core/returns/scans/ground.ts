import { blankGrey, type Grey, shrink } from './grey.ts';

/*
 * PURE. The paper under a shadow that has an edge: a hand’s, a telephone’s, the rim of a lamp’s light. Its width tells it from ink: what
 * is broader than anybody's mark is paper, however dark it is.
 */

/** Points to either side: a square that was blotted out is narrower than twice that. */
const reach = 8;
/** Points a step: a little more than a stroke is broad. */
const step = 1.8;
/** Shades by which the paper has to be darker than it seemed: less is a wrinkle. */
const leastShadow = 14;

/** `paper` where no shadow has an edge, or else a ground that follows the shadow. */
export function groundOf(picture: Grey, paper: Grey, scale: number): Grey {
  const by = Math.max(1, Math.round(step * scale));
  const small = shrink(picture, by);
  const half = Math.max(1, Math.round((reach * scale) / by));
  // Light spreads until all that is narrow is gone, and then draws back to where it was.
  const light = spread(spread(small, half, 1, 'across'), half, 1, 'down');
  const closed = spread(spread(light, half, -1, 'across'), half, -1, 'down');
  if (!isDarker(closed, paper, by)) return paper;
  const out = blankGrey(picture.width, picture.height);
  for (let y = 0; y < out.height; y++)
    for (let x = 0; x < out.width; x++) {
      const at = y * out.width + x;
      const seemed = paper.data[at] ?? 255;
      const shade = between(closed, (x + 0.5) / by - 0.5, (y + 0.5) / by - 0.5);
      out.data[at] = shade < seemed - leastShadow ? shade : seemed;
    }
  return out;
}

/** Anywhere: of most boxes nothing more has to be found out. */
function isDarker(closed: Grey, paper: Grey, by: number): boolean {
  for (let y = 0; y < closed.height; y++)
    for (let x = 0; x < closed.width; x++) {
      const seemed = paper.data[Math.floor((y + 0.5) * by) * paper.width + Math.floor((x + 0.5) * by)] ?? 255;
      if ((closed.data[y * closed.width + x] ?? 0) < seemed - leastShadow) return true;
    }
  return false;
}

/** `sign`: 1 for the lightest within reach, -1 for the darkest. */
function spread({ width, height, data }: Grey, half: number, sign: 1 | -1, way: 'across' | 'down'): Grey {
  const out = blankGrey(width, height);
  const [length, lines, next, line] = way === 'across' ? [width, height, 1, width] : [height, width, width, 1];
  for (let row = 0; row < lines; row++)
    for (let at = 0; at < length; at++) {
      const last = row * line + Math.min(length - 1, at + half) * next;
      let picked = data[last] ?? 0;
      for (let near = row * line + Math.max(0, at - half) * next; near < last; near += next) {
        const shade = data[near] ?? 0;
        if ((shade - picked) * sign > 0) picked = shade;
      }
      out.data[row * line + at * next] = picked;
    }
  return out;
}

function between({ width, height, data }: Grey, u: number, v: number): number {
  const [x, y] = [Math.min(width - 1, Math.max(0, u)), Math.min(height - 1, Math.max(0, v))];
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [right, foot] = [Math.min(width - 1, left + 1), Math.min(height - 1, top + 1)];
  const at = (column: number, row: number): number => data[row * width + column] ?? 0;
  const above = at(left, top) * (1 - (x - left)) + at(right, top) * (x - left);
  const below = at(left, foot) * (1 - (x - left)) + at(right, foot) * (x - left);
  return above * (1 - (y - top)) + below * (y - top);
}

/** Whether the edge of a shadow runs through a part of it, in pixels: what is dark there may be either. */
export function hasEdge({ width, height, data }: Grey, left: number, top: number, right: number, foot: number): boolean {
  let [lightest, darkest] = [0, 255];
  for (let y = Math.max(0, top); y < Math.min(height, foot); y++)
    for (let x = Math.max(0, left); x < Math.min(width, right); x++) {
      const shade = data[y * width + x] ?? 0;
      if (shade > lightest) lightest = shade;
      if (shade < darkest) darkest = shade;
    }
  return darkest < lightest * mostFall;
}
const mostFall = 0.8;
