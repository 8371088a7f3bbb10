import { type Mapping, type Point, map } from './geometry.ts';

/* PURE. A picture in shades of grey, and how to look at parts of it. */

export interface Grey {
  width: number;
  height: number;
  /** A byte a pixel, row by row; 0 is black. */
  data: Uint8Array;
}

export const blankGrey = (width: number, height: number): Grey => ({ width, height, data: new Uint8Array(width * height) });

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Part of a picture, on its own. */
export function cut(picture: Grey, { x, y, width, height }: Area): Grey {
  const left = Math.max(0, Math.floor(x));
  const top = Math.max(0, Math.floor(y));
  const wide = Math.max(1, Math.min(picture.width - left, Math.ceil(width)));
  const high = Math.max(1, Math.min(picture.height - top, Math.ceil(height)));
  const out = blankGrey(wide, high);
  for (let row = 0; row < high; row++) {
    const start = (top + row) * picture.width + left;
    out.data.set(picture.data.subarray(start, start + wide), row * wide);
  }
  return out;
}

/** Each pixel the mean of `by` × `by`. */
export function shrink(picture: Grey, by: number): Grey {
  const out = blankGrey(Math.max(1, Math.floor(picture.width / by)), Math.max(1, Math.floor(picture.height / by)));
  const rows = Math.min(by, picture.height);
  const columns = Math.min(by, picture.width);
  for (let y = 0; y < out.height; y++)
    for (let x = 0; x < out.width; x++) {
      let sum = 0;
      for (let dy = 0; dy < rows; dy++) {
        const start = (y * by + dy) * picture.width + x * by;
        for (let dx = 0; dx < columns; dx++) sum += picture.data[start + dx] ?? 0;
      }
      out.data[y * out.width + x] = Math.round(sum / (rows * columns));
    }
  return out;
}

/** Sums of all pixels above and to the left, so that the mean of any rectangle is four looks. */
export interface Sums {
  width: number;
  height: number;
  data: Uint32Array;
}

export function sumUp({ width, height, data }: Grey): Sums {
  const wide = width + 1;
  const sums = new Uint32Array(wide * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += data[y * width + x] ?? 0;
      sums[(y + 1) * wide + x + 1] = (sums[y * wide + x + 1] ?? 0) + row;
    }
  }
  return { width, height, data: sums };
}

/** The sum and the number of pixels of a rectangle, as far as it lies in the picture. Corners in whole pixels. */
export function sumIn({ width, height, data }: Sums, x1: number, y1: number, x2: number, y2: number): { sum: number; count: number } {
  const left = Math.min(width, Math.max(0, x1));
  const top = Math.min(height, Math.max(0, y1));
  const right = Math.min(width, Math.max(left, x2));
  const foot = Math.min(height, Math.max(top, y2));
  const wide = width + 1;
  const at = (x: number, y: number): number => data[y * wide + x] ?? 0;
  return { sum: at(right, foot) - at(left, foot) - at(right, top) + at(left, top), count: (right - left) * (foot - top) };
}

/**
 * A rectangle of a page, drawn from a picture of that page: `scale` pixels a point. `mapping` leads from points of the page to pixels of
 * the picture. Outside the picture is white: nobody wrote there.
 */
export function straighten(picture: Grey, mapping: Mapping, { x, y, width, height }: Area, scale: number): Grey {
  const out = blankGrey(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
  const [a, b, c, d, e, f, g, h, i] = mapping;
  const { data, width: wide, height: high } = picture;
  const step = 1 / scale;
  let to = 0;
  for (let row = 0; row < out.height; row++) {
    const py = y + (row + 0.5) * step;
    for (let column = 0; column < out.width; column++, to++) {
      const px = x + (column + 0.5) * step;
      const w = g * px + h * py + i;
      // Pixels are squares with their middles at a half.
      const u = (a * px + b * py + c) / w - 0.5;
      const v = (d * px + e * py + f) / w - 0.5;
      const left = Math.floor(u);
      const top = Math.floor(v);
      if (!(left >= 0 && top >= 0 && left < wide - 1 && top < high - 1)) {
        out.data[to] = left >= -1 && top >= -1 && left < wide && top < high ? nearest(picture, u, v) : 255;
        continue;
      }
      const du = u - left;
      const dv = v - top;
      const at = top * wide + left;
      const above = (data[at] ?? 0) * (1 - du) + (data[at + 1] ?? 0) * du;
      const below = (data[at + wide] ?? 0) * (1 - du) + (data[at + wide + 1] ?? 0) * du;
      out.data[to] = above * (1 - dv) + below * dv + 0.5;
    }
  }
  return out;
}

const nearest = ({ data, width, height }: Grey, u: number, v: number): number =>
  data[Math.min(height - 1, Math.max(0, Math.round(v))) * width + Math.min(width - 1, Math.max(0, Math.round(u)))] ?? 255;

export const mappedArea = (mapping: Mapping, { x, y, width, height }: Area): readonly [Point, Point, Point, Point] => [
  map(mapping, { x, y }),
  map(mapping, { x: x + width, y }),
  map(mapping, { x: x + width, y: y + height }),
  map(mapping, { x, y: y + height }),
];

/**
 * The paper's own shade, tile by tile: dark enough strokes do not count as paper, shadows and yellowed edges do. Answers a picture of
 * it, smooth from tile to tile.
 */
export function paperShade(picture: Grey, tile: number): Grey {
  const columns = Math.max(1, Math.ceil(picture.width / tile));
  const rows = Math.max(1, Math.ceil(picture.height / tile));
  const shades = new Float64Array(columns * rows);
  const counts = new Uint32Array(256);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      counts.fill(0);
      let count = 0;
      for (let y = row * tile; y < Math.min(picture.height, (row + 1) * tile); y++)
        for (let x = column * tile; x < Math.min(picture.width, (column + 1) * tile); x++) {
          const value = picture.data[y * picture.width + x] ?? 0;
          counts[value] = (counts[value] ?? 0) + 1;
          count++;
        }
      shades[row * columns + column] = shareOf(counts, count, 0.8);
    }
  // A tile that is all ink takes its paper from the lightest beside it.
  const lifted = shades.map((_, at) => {
    const [row, column] = [Math.floor(at / columns), at % columns];
    const near: number[] = [];
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++)
      for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) near.push(shades[y * columns + x] ?? 255);
    near.sort((one, other) => one - other);
    return Math.max(shades[at] ?? 255, near[Math.floor(near.length * 0.6)] ?? 255);
  });
  const out = blankGrey(picture.width, picture.height);
  for (let y = 0; y < picture.height; y++) {
    const v = Math.min(rows - 1, Math.max(0, y / tile - 0.5));
    const top = Math.min(rows - 1, Math.floor(v));
    const foot = Math.min(rows - 1, top + 1);
    for (let x = 0; x < picture.width; x++) {
      const u = Math.min(columns - 1, Math.max(0, x / tile - 0.5));
      const left = Math.min(columns - 1, Math.floor(u));
      const right = Math.min(columns - 1, left + 1);
      const above = (lifted[top * columns + left] ?? 0) * (1 - (u - left)) + (lifted[top * columns + right] ?? 0) * (u - left);
      const below = (lifted[foot * columns + left] ?? 0) * (1 - (u - left)) + (lifted[foot * columns + right] ?? 0) * (u - left);
      out.data[y * picture.width + x] = above * (1 - (v - top)) + below * (v - top) + 0.5;
    }
  }
  return out;
}

/** The shade below which a share of the pixels lies. */
export function shareOf(counts: Uint32Array, count: number, share: number): number {
  let below = 0;
  for (let value = 0; value < 256; value++) {
    below += counts[value] ?? 0;
    if (below >= count * share) return value;
  }
  return 255;
}

/** How dark each pixel is beside its paper: 0 for paper, 255 for black. */
export function darkness(picture: Grey, paper: Grey): Grey {
  const out = blankGrey(picture.width, picture.height);
  for (let at = 0; at < out.data.length; at++) {
    const white = Math.max(40, paper.data[at] ?? 255);
    out.data[at] = Math.min(255, Math.max(0, ((white - (picture.data[at] ?? 0)) * 255) / white));
  }
  return out;
}
