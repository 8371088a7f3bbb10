import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader';
import type { Point, Quad } from './geometry.ts';
import { type Area, cut, darkness, type Grey, paperShade, straighten } from './grey.ts';

/** What a page's code says, and where it was found: its corners, in pixels, as the code itself is read. */
export interface PageCode {
  edition: string;
  copy: string;
  page: number;
  quad: Quad;
}

/** `others`: there are codes on the page, and none of ours. */
export interface FoundCodes {
  code: PageCode | null;
  others: boolean;
}

const pattern = /^GW1\.([0-9A-F]{6})\.([0-9A-HJKMNP-TV-Z]{5})\.(\d{2,3})$/;

let ready: Promise<void> | null = null;

/** The reader is a file of ours: left to itself the library fetches one. */
export function loadCodeReader(file?: string): Promise<void> {
  ready ??= (async () => {
    const bytes = await readFile(file ?? createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
    await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(bytes).buffer }, fireImmediately: true });
  })();
  return ready;
}

const quick: ReaderOptions = {
  formats: ['QRCode'],
  tryHarder: true,
  tryRotate: false,
  tryInvert: false,
  tryDownscale: false,
  maxNumberOfSymbols: 2,
};
const thorough: ReaderOptions = { ...quick, tryRotate: true, tryDownscale: true, maxNumberOfSymbols: 6 };

/** Shares of a picture: the corner in which the code is printed, then where it comes to lie when a page is turned. */
const corners: readonly [Area, ...Area[]] = [
  { x: 0.66, y: 0.78, width: 0.34, height: 0.22 },
  { x: 0, y: 0, width: 0.34, height: 0.22 },
  { x: 0, y: 0.66, width: 0.34, height: 0.34 },
  { x: 0.66, y: 0, width: 0.34, height: 0.34 },
];

/** Where most pages tell what they are, at next to no cost. */
export async function glanceForCode(picture: Grey): Promise<FoundCodes> {
  await loadCodeReader();
  const [corner] = corners;
  const area = areaOf(picture, corner);
  return read(cut(picture, area), quick, (x, y) => ({ x: x + area.x, y: y + area.y }));
}

/** The least work first: most pages are told by their own corner, a few by all of the page, and the rest after it was made clearer. */
export async function findCode(picture: Grey): Promise<FoundCodes> {
  await loadCodeReader();
  let others = false;
  const look = async (part: Grey, options: ReaderOptions, back: Back) => {
    const found = await read(part, options, back);
    others ||= found.others;
    return found.code;
  };
  for (const corner of corners) {
    const area = areaOf(picture, corner);
    const code = await look(cut(picture, area), quick, (x, y) => ({ x: x + area.x, y: y + area.y }));
    if (code) return { code, others };
  }
  const whole = await look(picture, thorough, (x, y) => ({ x, y }));
  if (whole) return { code: whole, others };
  for (const corner of corners) {
    const area = areaOf(picture, corner);
    const code = await look(clearer(cut(picture, area)), thorough, (x, y) => ({ x: x / 2 + area.x, y: y / 2 + area.y }));
    if (code) return { code, others };
  }
  const code = await look(darkOnWhite(picture), thorough, (x, y) => ({ x, y }));
  return { code, others };
}

const areaOf = ({ width, height }: Grey, { x, y, width: wide, height: high }: Area): Area => ({
  x: Math.floor(x * width),
  y: Math.floor(y * height),
  width: Math.ceil(wide * width),
  height: Math.ceil(high * height),
});

/** All that are ours, but for one that was found before. */
export async function findMoreCodes(picture: Grey, before: PageCode): Promise<PageCode[]> {
  await loadCodeReader();
  const found = await readAll(picture, thorough, (x, y) => ({ x, y }));
  const codes = found.codes.filter((code) => !isSame(code, before));
  if (codes.length > 0 || picture.width < picture.height * mostUpright) return codes;
  // A spread: its other half may be as hard to read as a page on its own.
  const width = Math.ceil(picture.width / 2);
  const left = middleOf(before).x > picture.width / 2 ? 0 : picture.width - width;
  const half = await findCode(cut(picture, { x: left, y: 0, width, height: picture.height }));
  if (!half.code) return [];
  const [one, two, three, four] = half.code.quad;
  const back = ({ x, y }: Point): Point => ({ x: x + left, y });
  const code = { ...half.code, quad: [back(one), back(two), back(three), back(four)] as const };
  return isSame(code, before) ? [] : [code];
}

/** How much wider than high a picture is that is not of two pages beside each other. */
const mostUpright = 1.1;

const middleOf = ({ quad: [one, , three] }: PageCode): Point => ({ x: (one.x + three.x) / 2, y: (one.y + three.y) / 2 });

/** The same print of it: two copies of one page may lie beside each other. */
function isSame(code: PageCode, other: PageCode): boolean {
  const [one, another] = [middleOf(code), middleOf(other)];
  return Math.hypot(one.x - another.x, one.y - another.y) < Math.hypot(code.quad[0].x - code.quad[2].x, code.quad[0].y - code.quad[2].y);
}

/** Shadows taken out and the whole range used. */
function darkOnWhite(picture: Grey): Grey {
  const dark = darkness(picture, paperShade(picture, Math.max(16, Math.round(picture.width / 24))));
  return { ...dark, data: dark.data.map((value) => 255 - Math.min(255, Math.max(0, (value - 24) * 1.6))) };
}

/** Twice as large, since a reader needs a few pixels for each square of a code. */
const clearer = (part: Grey): Grey =>
  straighten(darkOnWhite(part), [1, 0, 0, 0, 1, 0, 0, 0, 1], { x: 0, y: 0, width: part.width, height: part.height }, 2);

type Back = (x: number, y: number) => Point;

async function read(part: Grey, options: ReaderOptions, back: Back): Promise<FoundCodes> {
  const { codes, others } = await readAll(part, options, back);
  return { code: codes[0] ?? null, others };
}

async function readAll(part: Grey, options: ReaderOptions, back: Back): Promise<{ codes: PageCode[]; others: boolean }> {
  const head = Buffer.from(`P5\n${part.width} ${part.height}\n255\n`, 'latin1');
  const bytes = new Uint8Array(head.length + part.data.length);
  bytes.set(head);
  bytes.set(part.data, head.length);
  let others = false;
  const codes: PageCode[] = [];
  for (const { text, position, isValid } of await readBarcodes(bytes, options)) {
    const said = isValid ? pattern.exec(text) : null;
    if (!said) {
      others ||= isValid;
      continue;
    }
    const { topLeft, topRight, bottomRight, bottomLeft } = position;
    const [one, two, three, four] = [topLeft, topRight, bottomRight, bottomLeft].map(({ x, y }) => back(x, y));
    if (!one || !two || !three || !four) continue;
    codes.push({ edition: said[1] ?? '', copy: said[2] ?? '', page: Number(said[3]), quad: [one, two, three, four] });
  }
  return { codes, others };
}
