import sharp from 'sharp';
import type { Box } from './box.ts';
import { scaleAt } from './geometry.ts';
import { type Area, cut, darkness, type Grey, mappedArea, paperShade, straighten, sumIn, sumUp } from './grey.ts';
import { readInk } from './ink.ts';
import { type Lie, mostOff } from './marks.ts';
import { groundOf } from './ground.ts';
import { readSquares } from './squares.ts';

/** Plain values and bytes: it goes from thread to thread, and what is not a picture is kept as JSON. */
export interface BoxReading {
  field: string;
  ink: 'blank' | 'inked' | 'unsure';
  amount: number;
  reading: string | null;
  confidence: number;
  queued: boolean;
  crop: { jpeg: Uint8Array; width: number; height: number } | null;
}

/** Points round a box that are cut out with it: people write over the edge. */
const margin = 7;
/** Points of a box's own edge that are not looked at for ink: its outline. */
const border = 2.6;
const finest = 3;
const coarsest = 1.8;
const tile = 22;

/** Pixels for each point that the picture has, within reason. */
const scaleOf = ({ mapping, sheet }: Lie): number =>
  Math.min(finest, Math.max(coarsest, scaleAt(mapping, { x: sheet.width / 2, y: sheet.height / 2 })));

export function readBoxes(picture: Grey, lie: Lie, boxes: readonly Box[]): Promise<BoxReading[]> {
  const scale = scaleOf(lie);
  return Promise.all(
    boxes.map((box) => (box.squares.length > 0 ? readMark(picture, lie, box, scale) : readText(picture, lie, box, scale))),
  );
}

const widened = ({ x, y, width, height }: Area, by: number): Area => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

/** `dark`: for the eye, whatever is darker than its paper; `ink`: the same without shadows that have an edge; `ground`: the paper under those. */
function lookAtPart(picture: Grey, lie: Lie, area: Area, scale: number): { dark: Grey; ink: Grey; ground: Grey } {
  const part = straighten(picture, lie.mapping, area, scale);
  const paper = paperShade(part, Math.round(tile * scale));
  const ground = groundOf(part, paper, scale);
  const dark = darkness(part, paper);
  return { dark, ink: ground === paper ? dark : darkness(part, ground), ground };
}

async function readMark(picture: Grey, lie: Lie, { field, area, squares }: Box, scale: number): Promise<BoxReading> {
  const part = widened(area, margin);
  const { dark, ink: clear, ground } = lookAtPart(picture, lie, part, scale);
  const own = squares.map((square) => ({ ...square, x: square.x - part.x, y: square.y - part.y }));
  const read = readSquares(clear, own, scale, ground);
  // Where the page does not lie as it was taken to, a square may be its neighbour.
  const { reading, confidence, queued, ink, amount } =
    lie.off > mostOff ? { ...read, confidence: Math.min(read.confidence, 0.3), queued: true, ink: 'unsure' as const } : read;
  return { field, ink, amount, reading, confidence, queued, crop: queued ? await cropOf(dark) : null };
}

async function readText(picture: Grey, lie: Lie, { field, area }: Box, scale: number): Promise<BoxReading> {
  const { dark, ink } = lookAtPart(picture, lie, widened(area, margin), scale);
  // What the picture does not show is not blank: nobody knows.
  const whole = mappedArea(lie.mapping, widened(area, -margin)).every(
    ({ x, y }) => x >= 0 && y >= 0 && x < picture.width && y < picture.height,
  );
  const inside = widened(area, -border);
  const from = (margin + border) * scale;
  const { verdict: seen, area: inked } = readInk(
    cut(ink, { x: from, y: from, width: inside.width * scale, height: inside.height * scale }),
    scale,
  );
  const verdict = seen === 'blank' && !whole ? 'unsure' : seen;
  return {
    field,
    ink: verdict,
    amount: Math.min(1, inked / (area.width * area.height)),
    reading: null,
    confidence: verdict === 'unsure' ? 0.5 : 1,
    queued: false,
    crop: verdict === 'blank' ? null : await cropOf(dark),
  };
}

/** As dark ink on white paper, whatever the lamp and the paper were. */
async function cropOf(dark: Grey): Promise<NonNullable<BoxReading['crop']>> {
  const data = dark.data.map((value) => 255 - Math.min(255, value < 12 ? 0 : (value - 12) * 1.15));
  const jpeg = await sharp(data, { raw: { width: dark.width, height: dark.height, channels: 1 } })
    .jpeg({ quality: 72 })
    .toBuffer();
  return { jpeg: new Uint8Array(jpeg), width: dark.width, height: dark.height };
}

/**
 * How well places fit a page, for a copy that does not say how it was laid out: rules and outlines are dark where they should be, and
 * lighter beside. Only to be compared.
 */
export function fitOf(picture: Grey, lie: Lie, boxes: readonly Box[], lines: (box: Box) => number): number {
  const scale = scaleOf(lie);
  let [sum, count] = [0, 0];
  for (const box of boxes.slice(0, 24)) {
    const part = widened(box.area, margin);
    const sums = sumUp(lookAtPart(picture, lie, part, scale).dark);
    const shade = (x: number, y: number, width: number, height: number): number => {
      const [left, top] = [(x - part.x) * scale, (y - part.y) * scale];
      const found = sumIn(sums, Math.round(left), Math.round(top), Math.round(left + width * scale), Math.round(top + height * scale));
      return found.count > 0 ? found.sum / found.count / 255 : 0;
    };
    for (const { x, y, width, height } of box.squares) {
      sum += Math.min(shade(x, y, 1.3, height), shade(x + width - 1.3, y, 1.3, height)) - shade(x - 3, y, 1.5, height);
      count++;
    }
    const ruled = lines(box);
    const pitch = ruled > 0 ? (box.area.height - 1) / ruled : 0;
    for (let line = 1; line <= ruled; line++) {
      const y = box.area.y + line * pitch;
      sum += shade(box.area.x, y - 1, box.area.width, 2) - shade(box.area.x, y - pitch / 4 - 1, box.area.width, 2);
      count++;
    }
  }
  return count > 0 ? sum / count : 0;
}
