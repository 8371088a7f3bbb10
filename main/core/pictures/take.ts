import { createHash } from 'node:crypto';
import type { PictureType } from '../../../preload/contract/model/picture.ts';
import { Refusal } from '../refusal.ts';
import type { Kept } from './pictures.ts';

/*
 * Pictures from outside. They are read by their bytes, never by their name; what is kept is upright, holds its dots and nothing
 * else (no place, no camera, no name, no preview of what was cut away), and is no larger than paper can show. Drawings in SVG are
 * programs of a kind, and are refused.
 */

/** Bytes of the file as it came, and dots that it may unpack to: an A4 page at 600 to the inch has 35 million. */
const mostBytes = 20 * 1024 * 1024;
const mostDots = 50_000_000;
/** The text's width and height at 300 dots to the inch. */
const widest = 2100;
const highest = 2800;
/** A picture with transparency is unpacked again each time it is printed, so it is kept smaller. */
const widestClear = 1200;
/** Above this many bytes a picture without transparency is kept as a photograph is. */
const largeDrawing = 1_500_000;
const patience = 15;

/** What a file of pictures is, by its first bytes; null for anything that is not taken. */
export function kindOf(bytes: Uint8Array): 'png' | 'jpeg' | 'webp' | 'gif' | null {
  const starts = (text: string, at = 0): boolean => [...text].every((letter, place) => bytes[at + place] === letter.charCodeAt(0));
  if (bytes[0] === 0x89 && starts('PNG\r\n\x1a\n', 1)) return 'png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (starts('RIFF') && starts('WEBP', 8)) return 'webp';
  return starts('GIF87a') || starts('GIF89a') ? 'gif' : null;
}

/** Makes of a file what is kept of it. The same file always gives the same picture; one that was kept before is kept as it is. */
export async function takePicture(bytes: Uint8Array): Promise<Kept> {
  if (bytes.length > mostBytes) throw new Refusal('too-large', { why: 'file', bytes: bytes.length, limit: mostBytes });
  const kind = kindOf(bytes);
  if (!kind) throw new Refusal('file-not-ours', { why: 'not-a-picture' });
  const { default: sharp } = await import('sharp');
  const open = (data: Uint8Array) =>
    sharp(data, { limitInputPixels: mostDots, failOn: 'error', animated: false }).timeout({ seconds: patience });
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height > mostDots) throw new Refusal('too-large', { why: 'dots', dots: width * height, limit: mostDots });
    // Every dot is read: what is cut short or damaged is found here, not on the day of printing.
    const clear = !(await open(bytes).stats()).isOpaque;
    const wide = clear ? widestClear : widest;
    const wasted = !clear && kind === 'png' && ((bytes[25] as number) & 4) !== 0;
    if (!wasted && isBare(bytes, kind) && width <= wide && height <= highest)
      return kept(bytes, kind === 'png' ? 'image/png' : 'image/jpeg', width, height);
    const upright = open(bytes)
      .autoOrient()
      .toColourspace('srgb')
      .resize({ width: wide, height: highest, fit: 'inside', withoutEnlargement: true });
    const photograph = upright.clone().removeAlpha().jpeg({ quality: 88, chromaSubsampling: '4:4:4' });
    if (kind === 'jpeg') return await written(photograph, 'image/jpeg');
    const drawing = await written((clear ? upright : upright.removeAlpha()).png({ compressionLevel: 9, progressive: false }), 'image/png');
    if (clear || drawing.bytes.length <= largeDrawing) return drawing;
    const smaller = await written(photograph, 'image/jpeg');
    return smaller.bytes.length * 2 < drawing.bytes.length ? smaller : drawing;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('file-not-ours', { why: 'picture-damaged' });
  }
}

interface Pipeline {
  toBuffer: (options: { resolveWithObject: true }) => Promise<{ data: Buffer; info: { width: number; height: number } }>;
}

async function written(pipeline: Pipeline, type: PictureType): Promise<Kept> {
  const { data, info } = await pipeline.toBuffer({ resolveWithObject: true });
  return kept(data, type, info.width, info.height);
}

const kept = (bytes: Uint8Array, type: PictureType, width: number, height: number): Kept => ({
  id: createHash('sha256').update(bytes).digest('hex'),
  type,
  width,
  height,
  bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
});

/** Holds it nothing but its dots? Then it is as we would keep it. */
const isBare = (bytes: Uint8Array, kind: string): boolean => (kind === 'png' ? isBarePng(bytes) : kind === 'jpeg' && isBareJpeg(bytes));

const plainChunks = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND', 'sRGB', 'gAMA', 'pHYs', 'sBIT']);

function isBarePng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Eight bits a colour and no interlacing: what PDF takes as it is.
  if (bytes.length < 33 || bytes[24] !== 8 || bytes[28] !== 0) return false;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (!plainChunks.has(name)) return false;
    at += 12 + view.getUint32(at);
    if (name === 'IEND') return at === bytes.length;
  }
  return false;
}

/** Tables, frame and scan: no EXIF, no colour profile, no comment. In grey or three colours, as PDF takes it. */
function isBareJpeg(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 4 <= bytes.length; ) {
    const mark = bytes[at + 1] as number;
    if (bytes[at] !== 0xff) return false;
    const length = view.getUint16(at + 2);
    const frame = mark >= 0xc0 && mark <= 0xcf && mark !== 0xc4;
    if (frame && !(mark <= 0xc2 && (bytes[at + 9] === 1 || bytes[at + 9] === 3))) return false;
    if (mark === 0xda) return bytes.at(-2) === 0xff && bytes.at(-1) === 0xd9;
    if (!frame && ![0xe0, 0xc4, 0xdb, 0xdd].includes(mark)) return false;
    at += 2 + length;
  }
  return false;
}
