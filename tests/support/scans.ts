import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';

const run = promisify(execFile);

/** Pages of a PDF as a printer puts them on paper and a perfect scanner would see them: one file a page, PNG. */
export async function printPages(pdf: string, folder: string, dpi = 150, pages?: { from: number; to: number }): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const some = pages ? ['-f', String(pages.from), '-l', String(pages.to)] : [];
  await run('pdftoppm', ['-r', String(dpi), '-gray', '-png', ...some, pdf, path.join(folder, 'page')]);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.png'))
    .toSorted()
    .map((name) => path.join(folder, name));
}

/** A mark or some handwriting, in points of the page: an SVG path, its colour and how thick the pen is. */
export interface Stroke {
  d: string;
  colour?: string;
  width?: number;
  opacity?: number;
}

/** The same page with something written on it. */
export async function writeOn(
  picture: string | Buffer,
  strokes: readonly Stroke[],
  paper = { width: 595.28, height: 841.89 },
): Promise<Buffer> {
  const { width = 0, height = 0 } = await sharp(picture).metadata();
  const drawn = strokes.map(
    ({ d, colour = '#1a2f8a', width: pen = 1.2, opacity = 1 }) =>
      `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${pen}" stroke-opacity="${opacity}" stroke-linecap="round" stroke-linejoin="round"/>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${paper.width} ${paper.height}" preserveAspectRatio="none">${drawn.join('')}</svg>`;
  return sharp(picture)
    .toColourspace('srgb')
    .composite([{ input: Buffer.from(svg) }])
    .png({ compressionLevel: 1 })
    .toBuffer();
}

export interface Wear {
  /** Degrees. */
  turn?: number;
  blur?: number;
  /** Standard deviation of the noise, in shades. */
  noise?: number;
  /** Of white, and of black: a tired lamp and faded ink. */
  white?: number;
  black?: number;
  /** From one edge to the other it grows darker by this. */
  shadow?: number;
  quality?: number;
  colour?: boolean;
  seed?: number;
}

/** What a scanner or a telephone makes of a page, as JPEG. */
export async function wear(picture: string | Buffer, how: Wear = {}): Promise<Buffer> {
  const { turn = 0, blur = 0, noise = 0, white = 255, black = 0, shadow = 0, quality = 50, colour = false, seed = 1 } = how;
  const { width = 0, height = 0 } = await sharp(picture).metadata();
  const flat = sharp(picture)
    .flatten({ background: '#ffffff' })
    .toColourspace(colour ? 'srgb' : 'b-w');
  const turned = turn === 0 ? flat : flat.rotate(turn, { background: '#ffffff' });
  const whole = await turned.raw().toBuffer({ resolveWithObject: true });
  const raw = { width: whole.info.width, height: whole.info.height, channels: whole.info.channels };
  // A scanner's glass has a size: what lies askew on it is cut at the edges.
  const cut = sharp(whole.data, { raw }).extract({
    left: Math.max(0, Math.floor((raw.width - width) / 2)),
    top: Math.max(0, Math.floor((raw.height - height) / 2)),
    width: Math.min(width, raw.width),
    height: Math.min(height, raw.height),
  });
  const { data, info } = await (blur > 0.3 ? cut.blur(blur) : cut).raw().toBuffer({ resolveWithObject: true });
  const grain = noise > 0 ? grainOf(seed) : null;
  const row = info.width * info.channels;
  for (let at = 0; at < data.length; at++) {
    const value = black + ((data[at] ?? 0) * (white - black)) / 255 - (shadow * (at % row)) / row;
    // The grain is said again and again, each time from elsewhere, so that no pattern can be seen in it.
    const speck = grain ? (grain[(at + (at >>> 16) * 7919) & 0xffff] ?? 0) * noise : 0;
    data[at] = Math.max(0, Math.min(255, value + speck));
  }
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
    .jpeg({ quality })
    .toBuffer();
}

/** Noise of one shade, as a sensor makes it. */
function grainOf(seed: number): Float32Array {
  const random = seeded(seed);
  return Float32Array.from({ length: 0x10000 }, () => gauss(random));
}

/** As a telephone sees it: the four corners of the page come to lie where they are said to, in shares of a larger picture. */
export async function photograph(
  picture: string | Buffer,
  corners: readonly [number, number][],
  size = { width: 1600, height: 2100 },
): Promise<Buffer> {
  const { data, info } = await sharp(picture).greyscale().raw().toBuffer({ resolveWithObject: true });
  const { fitProjective, map } = await import('../../main/core/returns/scans/geometry.ts');
  const flat = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ] as const;
  const back = fitProjective(
    flat.map(([x, y], at) => ({
      from: { x: (corners[at]?.[0] ?? 0) * size.width, y: (corners[at]?.[1] ?? 0) * size.height },
      to: { x: x * info.width, y: y * info.height },
    })),
  );
  if (!back) throw new Error('those corners make no page');
  const out = Buffer.alloc(size.width * size.height, 90);
  for (let y = 0; y < size.height; y++)
    for (let x = 0; x < size.width; x++) {
      const at = map(back, { x, y });
      if (at.x < 0 || at.y < 0 || at.x >= info.width - 1 || at.y >= info.height - 1) continue;
      const [u, v] = [Math.floor(at.x), Math.floor(at.y)];
      const pixel = (dx: number, dy: number): number => data[(v + dy) * info.width + u + dx] ?? 0;
      const [s, t] = [at.x - u, at.y - v];
      out[y * size.width + x] = (pixel(0, 0) * (1 - s) + pixel(1, 0) * s) * (1 - t) + (pixel(0, 1) * (1 - s) + pixel(1, 1) * s) * t;
    }
  return sharp(out, { raw: { ...size, channels: 1 } })
    .jpeg({ quality: 70 })
    .toBuffer();
}

/** The same numbers every time. */
export function seeded(seed: number): () => number {
  let state = seed * 2654435761;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
const gauss = (random: () => number): number => Math.sqrt(-2 * Math.log(random() || 1e-9)) * Math.cos(2 * Math.PI * random());

/** Pictures as one PDF, a page each, as scanners write them. */
export async function scanToPdf(jpegs: readonly Buffer[], dpi = 150): Promise<Buffer> {
  const objects: Buffer[] = [];
  const add = (body: string, stream?: Buffer): number => {
    const head = stream ? `${body.slice(0, -2)}/Length ${stream.length}>>\nstream\n` : body;
    objects.push(Buffer.concat([Buffer.from(head, 'latin1'), ...(stream ? [stream, Buffer.from('\nendstream')] : [])]));
    return objects.length;
  };
  const catalogue = add('<</Type/Catalog/Pages 2 0 R>>');
  add('');
  const kids: number[] = [];
  for (const jpeg of jpegs) {
    const { width = 0, height = 0, channels } = await sharp(jpeg).metadata();
    const [wide, high] = [(width * 72) / dpi, (height * 72) / dpi];
    const space = channels === 3 ? '/DeviceRGB' : '/DeviceGray';
    const picture = add(
      `<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace${space}/BitsPerComponent 8/Filter/DCTDecode>>`,
      jpeg,
    );
    const content = add('<<>>', Buffer.from(`q ${wide} 0 0 ${high} 0 0 cm /P Do Q`));
    kids.push(
      add(`<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${wide} ${high}]/Resources<</XObject<</P ${picture} 0 R>>>>/Contents ${content} 0 R>>`),
    );
  }
  objects[1] = Buffer.from(`<</Type/Pages/Count ${kids.length}/Kids[${kids.map((kid) => `${kid} 0 R`).join(' ')}]>>`);
  const parts = [Buffer.from('%PDF-1.5\n')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  objects.forEach((object, at) => {
    const part = Buffer.concat([Buffer.from(`${at + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    offsets.push(length);
    parts.push(part);
    length += part.length;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${objects.length + 1}/Root ${catalogue} 0 R>>\nstartxref\n${length}\n%%EOF`,
    ),
  );
  return Buffer.concat(parts);
}
