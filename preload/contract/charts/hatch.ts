/* PURE. Patterns as lines that end where the box ends, so that every pen draws the same ones and none needs a clip. */

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const n = (value: number): string => value.toFixed(2);

/** Rising lines. Counted from nought, not from the box: bars that touch go on with each other's lines. */
export function hatching({ x, y, width, height }: Box, step: number): string {
  const gap = step * Math.SQRT2;
  let d = '';
  for (let sum = Math.ceil((x + y) / gap) * gap; sum < x + width + y + height; sum += gap) {
    const x1 = Math.max(x, sum - (y + height));
    const x2 = Math.min(x + width, sum - y);
    if (x2 > x1) d += `M${n(x1)},${n(sum - x1)}L${n(x2)},${n(sum - x2)}`;
  }
  return d;
}

function falling({ x, y, width, height }: Box, step: number): string {
  const gap = step * Math.SQRT2;
  let d = '';
  for (let difference = Math.ceil((x - y - height) / gap) * gap; difference < x + width - y; difference += gap) {
    const x1 = Math.max(x, difference + y);
    const x2 = Math.min(x + width, difference + y + height);
    if (x2 > x1) d += `M${n(x1)},${n(x1 - difference)}L${n(x2)},${n(x2 - difference)}`;
  }
  return d;
}

export const crossing = (box: Box, step: number): string => hatching(box, step) + falling(box, step);

/** Short strokes in the places of dots: any pen draws them, whatever ends its lines have. */
export function dotting({ x, y, width, height }: Box, step: number): string {
  const long = step * 0.3;
  const gap = step * 1.1;
  let d = '';
  let odd = false;
  for (let dy = Math.ceil(y / gap) * gap; dy < y + height; dy += gap, odd = !odd) {
    if (dy - y < long / 2 || y + height - dy < long / 2) continue;
    for (let dx = Math.ceil(x / gap) * gap + (odd ? gap / 2 : 0); dx + long < x + width; dx += gap)
      if (dx > x) d += `M${n(dx)},${n(dy)}h${n(long)}`;
  }
  return d;
}
