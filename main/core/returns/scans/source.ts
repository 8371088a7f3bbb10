import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';
import { type FileKind, headBytes, kindOfHead } from '../kinds.ts';
import type { Grey } from './grey.ts';
import { openHeif, type Pixels } from './heif-source.ts';
import { mostPixels, openPdf, type PdfSource } from './pdf-source.ts';
import { Unreadable } from './unreadable.ts';

/*
 * A file of pictures, whatever kind it is: how many pages, and each as a picture. Nothing is decoded before its size is known and has
 * been found to be that of a page.
 */

export const mostBytes = 1024 * 1024 * 1024;
export const mostPages = 5000;
/** Pixels along the longer side with which marks and codes are looked for: about 200 dots an inch. */
const workingSide = 2400;
const working = { width: workingSide, height: workingSide, fit: 'inside', withoutEnlargement: true, kernel: 'cubic' } as const;

// What one page needed is of no use to the next, and several pages are read at once anyway.
sharp.cache(false);
sharp.concurrency(1);

/** `picture`: the page in shades of grey, not larger than is good for reading; `full`: its own size before. */
export interface Source {
  pages: number;
  /** Looks like paper that was scanned, and not like a file with words. */
  isScan: boolean;
  picture: (page: number) => Promise<{ picture: Grey; full: { width: number; height: number } }>;
  /** For the eye, in colour, as JPEG. */
  image: (page: number, width: number) => Promise<{ data: Buffer; width: number; height: number }>;
  close: () => void;
}

export async function openSource(path: string): Promise<Source> {
  const kind = await kindOf(path);
  if (kind === null) throw new Unreadable('unreadable');
  if (kind === 'other-picture') throw new Unreadable(kind);
  if (kind === 'heif') return fromHeif(path);
  return kind === 'pdf' ? fromPdf(await openPdf(path, mostPages)) : fromPictures(path);
}

export async function kindOf(path: string): Promise<FileKind | null> {
  // Looked at before it is opened: to open a pipe is to wait for whoever writes into it.
  const found = await stat(path);
  if (!found.isFile()) return null;
  if (found.size > mostBytes) throw new Unreadable('too-large');
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(headBytes);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    return kindOfHead(head.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

export function hashFile(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const hash = createHash('sha256');
    createReadStream(path, { highWaterMark: 1 << 20 })
      .on('data', (chunk) => hash.update(chunk))
      .on('error', reject)
      .on('end', () => resolve(hash.digest('hex')));
  });
}

async function fromPictures(path: string): Promise<Source> {
  const { format, pages: parts = 1 } = await headOf(sharp(path, headOnly));
  // What other pictures have several of is moments, and the first is as good as the last.
  const pages = format === 'tiff' ? Math.max(1, parts) : 1;
  if (pages > mostPages) throw new Unreadable('too-long');
  const picture: Opened = (page) => (how) => sharp(path, { ...how, page: page - 1 });
  return {
    pages,
    isScan: true,
    picture: async (page) => readGrey(picture(page)),
    image: async (page, width) => readImage(picture(page), width),
    close: () => {},
  };
}

/** What was decoded last: whoever looks at a photograph asks for it again and again, and to decode one takes a second or two. */
let lately: { file: string; picture: Pixels } | null = null;

async function fromHeif(path: string): Promise<Source> {
  const { size, mtimeMs } = await stat(path);
  const file = `${path} ${size} ${mtimeMs}`;
  const { width, height, decode } = await openHeif(path);
  if (width < 64 || height < 64) throw new Unreadable('unreadable');
  const reduced = async (): Promise<Sharp> => {
    if (lately?.file !== file) lately = { file, picture: await reduce(decode()) };
    const { data, ...raw } = lately.picture;
    return sharp(data, { raw });
  };
  return {
    pages: 1,
    isScan: true,
    async picture() {
      const { data, info } = await (await reduced()).greyscale().raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
      const picture = { width: info.width, height: info.height, data: new Uint8Array(data.buffer, data.byteOffset, data.length) };
      return { picture, full: { width, height } };
    },
    image: async (_, wide) => toJpeg(await reduced(), wide),
    close: () => {},
  };
}

async function reduce({ data, ...raw }: Pixels): Promise<Pixels> {
  const { data: less, info } = await sharp(data, { raw, limitInputPixels: mostPixels })
    .flatten({ background: '#ffffff' })
    .resize(working)
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { data: less, width: info.width, height: info.height, channels: 3 };
}

function fromPdf(pdf: PdfSource): Source {
  return {
    pages: pdf.pages,
    isScan: pdf.isScan,
    async picture(page) {
      const found = pdf.picture(page, workingSide);
      if ('grey' in found) return { picture: found.grey, full: found.full };
      return readGrey((how) => sharp(found.jpeg, how), found.turns);
    },
    async image(page, width) {
      const found = pdf.picture(page, workingSide);
      if ('jpeg' in found) return readImage((how) => sharp(found.jpeg, how), width, found.turns);
      const { data, ...size } = found.grey;
      return readImage(() => sharp(data, { raw: { ...size, channels: 1 } }), width);
    },
    close: pdf.close,
  };
}

const careful = { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true } as const;
/** Only its head is read, however large it says it is. */
const headOnly = { limitInputPixels: false } as const;
type Open = (how: typeof careful | typeof headOnly) => Sharp;
type Opened = (page: number) => Open;

async function headOf(picture: Sharp) {
  try {
    return await picture.metadata();
  } catch {
    throw new Unreadable('damaged');
  }
}

async function readGrey(source: Open, turns = 0): Promise<{ picture: Grey; full: { width: number; height: number } }> {
  const { width = 0, height = 0, autoOrient } = await headOf(source(headOnly));
  if (width * height > mostPixels || width < 64 || height < 64)
    throw new Unreadable(width < 64 || height < 64 ? 'unreadable' : 'too-large');
  try {
    const { data, info } = await upright(source(careful), turns)
      .flatten({ background: '#ffffff' })
      .greyscale()
      .resize(working)
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    const shown = turns % 2 === 1 ? { width: height, height: width } : (autoOrient ?? { width, height });
    const grey = { width: info.width, height: info.height, data: new Uint8Array(data.buffer, data.byteOffset, data.length) };
    return { picture: grey, full: { width: shown.width, height: shown.height } };
  } catch {
    throw new Unreadable('damaged');
  }
}

async function readImage(source: Open, width: number, turns = 0): Promise<{ data: Buffer; width: number; height: number }> {
  try {
    return await toJpeg(upright(source(careful), turns).flatten({ background: '#ffffff' }), width);
  } catch {
    throw new Unreadable('damaged');
  }
}

async function toJpeg(picture: Sharp, width: number): Promise<{ data: Buffer; width: number; height: number }> {
  const { data, info } = await picture
    .resize({ width, height: width * 2, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 78 })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** As a telephone says that it was held, or as the PDF says that it is to be turned. */
const upright = (picture: Sharp, turns: number): Sharp => (turns === 0 ? picture.autoOrient() : picture.rotate(turns * 90));
