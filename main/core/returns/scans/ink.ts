import type { Grey } from './grey.ts';

/* PURE. How much somebody has written in a box that came with rules or dots of its own. Lengths in points, `scale` pixels each. */

export interface Ink {
  verdict: 'blank' | 'inked' | 'unsure';
  /** Square points of ink. */
  area: number;
}

/** Of 255, how much darker than its paper a pixel is to count; pencil and a tired lamp come below the first. */
const clear = 52;
const faint = 33;
/** The dots and rules of an empty box are no larger and no thicker than this, with what a scanner adds. */
const largestDot = 2.9;
/** Faintly, with what JPEG leaves around it. */
const largestFaintDot = 4.2;
const thickestRule = 2.3;
/** Square points: a short word has thirty, a lone letter fifteen. */
const least = 1.6;
const enough = 5;
const enoughFaint = 18;

/** `dark`: the box, as `darkness` answers it. */
export function readInk(dark: Grey, scale: number): Ink {
  const area = inkArea(dark, scale, clear, largestDot);
  if (area >= enough) return { verdict: 'inked', area };
  const more = inkArea(dark, scale, faint, largestFaintDot);
  if (area >= least || more >= enoughFaint) return { verdict: 'unsure', area: Math.max(area, more / 2) };
  return { verdict: 'blank', area };
}

function inkArea(dark: Grey, scale: number, threshold: number, dot: number): number {
  const { width, height, data } = dark;
  const ink = new Uint8Array(width * height);
  for (let at = 0; at < ink.length; at++) ink[at] = (data[at] ?? 0) >= threshold ? 1 : 0;
  clearRules(ink, width, height, Math.ceil(thickestRule * scale));
  let sum = 0;
  const stack: number[] = [];
  for (let start = 0; start < ink.length; start++) {
    if (ink[start] !== 1) continue;
    ink[start] = 2;
    stack.push(start);
    let [count, minX, maxX, minY, maxY] = [0, width, 0, height, 0];
    while (stack.length > 0) {
      const at = stack.pop() as number;
      const x = at % width;
      const y = (at - x) / width;
      count++;
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++) {
          const [u, v] = [x + dx, y + dy];
          if (u < 0 || v < 0 || u >= width || v >= height || ink[v * width + u] !== 1) continue;
          ink[v * width + u] = 2;
          stack.push(v * width + u);
        }
    }
    const [across, down] = [(maxX - minX + 1) / scale, (maxY - minY + 1) / scale];
    if (!isPrinted(across, down, count / scale / scale, dot)) sum += count;
  }
  return sum / scale / scale;
}

/** A dot, or what is left of a rule that did not run quite level. */
function isPrinted(across: number, down: number, area: number, dot: number): boolean {
  if (across <= dot && down <= dot) return true;
  if (down <= thickestRule && across > 2 * down) return true;
  const thin = area / across <= 1.7;
  return (
    (thin && ((across > 90 && down <= 6) || (across > 12 && down <= 3.2))) || (down > 25 && across <= 4 && area / down <= thickestRule)
  );
}

/** Takes out rows that are dark nearly all along, but not the strokes that cross them. */
function clearRules(ink: Uint8Array, width: number, height: number, thick: number): void {
  for (let y = 0; y < height; y++) {
    let count = 0;
    for (let x = 0; x < width; x++) count += ink[y * width + x] === 1 ? 1 : 0;
    if (count < width * 0.4) continue;
    for (let x = 0; x < width; x++) {
      if (ink[y * width + x] !== 1) continue;
      let [top, foot] = [y, y];
      while (top > 0 && ink[(top - 1) * width + x] === 1) top--;
      while (foot < height - 1 && ink[(foot + 1) * width + x] === 1) foot++;
      if (foot - top + 1 > thick) continue;
      for (let row = top; row <= foot; row++) ink[row * width + x] = 0;
    }
  }
}
