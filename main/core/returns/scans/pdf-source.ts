import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import type { Grey } from './grey.ts';
import { Unreadable } from './unreadable.ts';

/*
 * Pages of a PDF as pictures. A scanner's PDF is one JPEG a page: that is taken out as it is, and decoded by what is best at it. All else
 * (fax codes, bitmaps, pages in layers, ink from a tablet) is drawn by PDFium, which runs as WebAssembly: it can reach nothing but the
 * bytes that it is given, and it knows no scripts.
 */

export interface PdfSource {
  pages: number;
  isScan: boolean;
  /** `turns`: quarter turns, clockwise, in which the page is shown. */
  picture: (page: number, side: number) => { jpeg: Buffer; turns: number } | { grey: Grey; full: { width: number; height: number } };
  close: () => void;
}

/** What it puts before its functions differs from machine to machine; these are the ones beyond its own list. */
interface Engine extends WrappedPdfiumModule {
  pdfium: WrappedPdfiumModule['pdfium'] & { HEAPU8: Uint8Array; HEAPU32: Uint32Array; HEAPF32: Float32Array };
}

let engine: Promise<Engine> | null = null;

export function loadPdfium(file?: string): Promise<Engine> {
  engine ??= (async () => {
    const bytes = await readFile(file ?? createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'));
    const loaded = (await init({ wasmBinary: new Uint8Array(bytes).buffer })) as Engine;
    loaded.PDFiumExt_Init();
    return loaded;
  })();
  return engine;
}

const locked = 4;
const image = 3;
const text = 1;
const invisible = 3;
/** A page of A3 at 600 dots an inch: a picture that says it is larger is not unpacked. */
export const mostPixels = 80_000_000;
/** A scanner puts one picture on a page, and perhaps the words that it believes to have read. */
const mostObjects = 20_000;
/** Dots an inch in which a page is drawn that is no picture itself. */
const usualDensity = 150;
const mostDensity = 200;
const greyFormat = 1;
const drawAnnotations = 0x01;
const drawGrey = 0x08;

export async function openPdf(path: string, mostPages: number): Promise<PdfSource> {
  const library = await loadPdfium();
  const { pdfium } = library;
  const file = openSync(path, 'r');
  // PDFium asks for the parts that it needs, so that a large file is never in memory as a whole.
  const getBlock = pdfium.addFunction((_: number, position: number, to: number, size: number): number => {
    try {
      return readSync(file, pdfium.HEAPU8, to, size >>> 0, position >>> 0) === size >>> 0 ? 1 : 0;
    } catch {
      return 0;
    }
  }, 'iiiii');
  const access = pdfium.wasmExports.malloc(12);
  pdfium.HEAPU32.set([fstatSync(file).size, getBlock, 0], access >>> 2);
  const document = library.FPDF_LoadCustomDocument(access, '');
  const release = (): void => {
    pdfium.wasmExports.free(access);
    pdfium.removeFunction(getBlock);
    closeSync(file);
  };
  if (document === 0) {
    const problem = library.FPDF_GetLastError() === locked ? 'locked' : 'damaged';
    release();
    throw new Unreadable(problem);
  }
  const pages = library.FPDF_GetPageCount(document);
  const close = (): void => {
    library.FPDF_CloseDocument(document);
    release();
  };
  if (pages > mostPages || pages < 1) {
    close();
    throw new Unreadable(pages < 1 ? 'damaged' : 'too-long');
  }

  const withPage = <T>(number: number, work: (page: number) => T): T => {
    const page = library.FPDF_LoadPage(document, number - 1);
    if (page === 0) throw new Unreadable('damaged');
    try {
      return work(page);
    } finally {
      library.FPDF_ClosePage(page);
    }
  };

  return {
    pages,
    // A form of fields is read as one. Two pages tell, since the first may be a covering letter.
    isScan:
      library.FPDF_GetFormType(document) === 0 &&
      [1, 2].filter((number) => number <= pages).some((number) => withPage(number, (page) => pictureOf(library, page) !== null)),
    picture: (number, side) => withPage(number, (page) => takePicture(library, page, side)),
    close,
  };
}

interface PlacedPicture {
  object: number;
  /** Nothing else is to be seen on the page, and it stands upright. */
  alone: boolean;
  width: number;
  height: number;
}

/** The picture that the page is, where it is one. */
function pictureOf(library: Engine, page: number): PlacedPicture | null {
  const { pdfium } = library;
  const paper = library.FPDF_GetPageWidthF(page) * library.FPDF_GetPageHeightF(page);
  const numbers = pdfium.wasmExports.malloc(24);
  try {
    let found: PlacedPicture | null = null;
    let others = library.FPDFPage_GetAnnotCount(page) > 0;
    const count = library.FPDFPage_CountObjects(page);
    for (let at = 0; at < Math.min(count, mostObjects); at++) {
      const object = library.FPDFPage_GetObject(page, at);
      const kind = library.FPDFPageObj_GetType(object);
      if (kind === text && library.FPDFTextObj_GetTextRenderMode(object) === invisible) continue;
      if (kind !== image || found) {
        others = true;
        if (found) break;
        continue;
      }
      if (!library.FPDFPageObj_GetMatrix(object, numbers)) continue;
      const [a = 0, b = 0, c = 0, d = 0] = pdfium.HEAPF32.subarray(numbers >>> 2, (numbers >>> 2) + 6);
      // A logo is no scan.
      if (Math.abs(a * d - b * c) < 0.5 * paper) {
        others = true;
        continue;
      }
      if (!library.FPDFImageObj_GetImagePixelSize(object, numbers, numbers + 4)) continue;
      const [width = 0, height = 0] = pdfium.HEAPU32.subarray(numbers >>> 2, (numbers >>> 2) + 2);
      const upright = a > 0 && d > 0 && Math.abs(b) + Math.abs(c) < 0.01 * (a + d) && Math.abs(a * d - b * c) > 0.9 * paper;
      found = { object, alone: upright, width, height };
    }
    return found && { ...found, alone: found.alone && !others && count <= mostObjects };
  } finally {
    pdfium.wasmExports.free(numbers);
  }
}

function takePicture(library: Engine, page: number, side: number): ReturnType<PdfSource['picture']> {
  const placed = pictureOf(library, page);
  if (placed && placed.width * placed.height > mostPixels) throw new Unreadable('too-large');
  const jpeg = placed?.alone ? jpegOf(library, placed.object) : null;
  if (jpeg) return { jpeg, turns: library.FPDFPage_GetRotation(page) & 3 };
  return draw(library, page, placed, side);
}

/** The bytes of a picture that is a JPEG and nothing more. */
function jpegOf(library: Engine, object: number): Buffer | null {
  const { pdfium } = library;
  if (library.FPDFImageObj_GetImageFilterCount(object) !== 1) return null;
  const name = pdfium.wasmExports.malloc(32);
  const length = library.FPDFImageObj_GetImageFilter(object, 0, name, 32);
  const filter = Buffer.from(pdfium.HEAPU8.subarray(name, name + Math.max(0, length - 1))).toString('latin1');
  pdfium.wasmExports.free(name);
  if (filter !== 'DCTDecode') return null;
  const size = library.FPDFImageObj_GetImageDataRaw(object, 0, 0);
  if (size < 4) return null;
  const to = pdfium.wasmExports.malloc(size);
  library.FPDFImageObj_GetImageDataRaw(object, to, size);
  const bytes = Buffer.from(pdfium.HEAPU8.subarray(to, to + size));
  pdfium.wasmExports.free(to);
  // Four inks are turned round by some programs and not by others: PDFium knows which.
  return bytes[0] === 0xff && bytes[1] === 0xd8 && componentsIn(bytes) !== 4 ? bytes : null;
}

/** How many colours a JPEG has, from the head of its picture. */
function componentsIn(bytes: Buffer): number {
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) return bytes[at + 9] ?? 0;
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return 0;
}

function draw(library: Engine, page: number, placed: PlacedPicture | null, side: number): ReturnType<PdfSource['picture']> {
  const { pdfium } = library;
  const wide = library.FPDF_GetPageWidthF(page);
  const high = library.FPDF_GetPageHeightF(page);
  if (!(wide > 20 && high > 20 && wide < 20_000 && high < 20_000)) throw new Unreadable('too-large');
  const own = placed ? Math.sqrt((placed.width * placed.height) / (wide * high)) * 72 : usualDensity;
  const density = Math.min(mostDensity, Math.max(usualDensity, own), (side * 72) / Math.max(wide, high));
  const [width, height] = [Math.round((wide * density) / 72), Math.round((high * density) / 72)];
  const bitmap = library.FPDFBitmap_CreateEx(width, height, greyFormat, 0, 0);
  if (bitmap === 0) throw new Unreadable('too-large');
  try {
    library.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
    library.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, drawAnnotations | drawGrey);
    const from = library.FPDFBitmap_GetBuffer(bitmap);
    const stride = library.FPDFBitmap_GetStride(bitmap);
    const data = new Uint8Array(width * height);
    for (let y = 0; y < height; y++) data.set(pdfium.HEAPU8.subarray(from + y * stride, from + y * stride + width), y * width);
    const scale = Math.max(1, own / density);
    return { grey: { width, height, data }, full: { width: Math.round(width * scale), height: Math.round(height * scale) } };
  } finally {
    library.FPDFBitmap_Destroy(bitmap);
  }
}
