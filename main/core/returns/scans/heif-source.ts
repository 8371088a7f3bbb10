import { readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { MainModule } from 'libheif-js/libheif-wasm/libheif.js';
import { mostPixels } from './pdf-source.ts';
import { Unreadable } from './unreadable.ts';

/*
 * Photographs as telephones take them: HEIC. libheif runs as WebAssembly, so that a file can harm nothing but its own reading. It lays a
 * photograph's tiles together and turns it as it was held; what else lies in the file (depth, thumbnails, further pictures) is left alone.
 */

/** The whole of the picture, three or four bytes a pixel. */
export interface Pixels {
  data: Buffer;
  width: number;
  height: number;
  channels: 3 | 4;
}

/** Photographs of 48 million pixels have ten. */
const mostBytes = 256 * 1024 * 1024;
/** A picture of 80 million pixels in the library's own form, in ours, and room to turn it. */
const mostMemory = 900 * 1024 * 1024;
const mostTiles = 4096;

/* Of the library's own lists. */
const noError = 0;
const unsupported: ReadonlySet<number> = new Set([3, 4]);
const noMemory = 6;
const rgb = 1;
const threeBytes = 10;
const fourBytes = 11;
const interleaved = 10;

type Make = (options: { wasmBinary: Uint8Array; print: () => void; printErr: () => void }) => MainModule;

let where: string | null = null;
let library: { make: Make; wasmBinary: Uint8Array } | null = null;

/** The library is a folder of its own beside the program, so that anybody may put another build of it there. */
export function findHeif(folder: string | undefined): void {
  where = folder ?? null;
}

/** Loaded with the first photograph. Each gets an instance of its own: one that was led astray, or had to grow, goes with its picture. */
function start(): MainModule {
  if (!library) {
    const load = createRequire(import.meta.url);
    const file = where ? path.join(where, 'libheif-wasm', 'libheif.js') : load.resolve('libheif-js/libheif-wasm/libheif.js');
    library = { make: load(file) as Make, wasmBinary: new Uint8Array(readFileSync(path.join(path.dirname(file), 'libheif.wasm'))) };
  }
  const silent = (): void => {};
  return library.make({ wasmBinary: library.wasmBinary, print: silent, printErr: silent });
}

/** Says how large the photograph is before any of it is decoded. */
export async function openHeif(file: string): Promise<{ width: number; height: number; decode: () => Pixels }> {
  if ((await stat(file)).size > mostBytes) throw new Unreadable('too-large');
  const bytes = await readFile(file);
  const { width, height } = withPicture(bytes, (_, size) => size);
  if (width * height > mostPixels) throw new Unreadable('too-large');
  return { width, height, decode: () => withPicture(bytes, decode) };
}

interface Picture {
  handle: number;
  width: number;
  height: number;
  /** Where the library puts what it has to say. */
  told: number;
}

function withPicture<T>(bytes: Buffer, work: (heif: MainModule, picture: Picture) => T): T {
  try {
    const heif = start();
    const told = heif._malloc(16);
    const context = heif._heif_context_alloc();
    limit(heif, heif._heif_context_get_security_limits(context));
    const place = heif._malloc(bytes.length);
    heif.HEAPU8.set(bytes, place);
    heif._heif_context_read_from_memory(told, context, place, bytes.length, 0);
    check(heif, told);
    heif._heif_context_get_primary_image_handle(told, context, told + 12);
    check(heif, told);
    const handle: number = heif.HEAPU32[(told + 12) >>> 2];
    const [width, height] = [heif._heif_image_handle_get_width(handle), heif._heif_image_handle_get_height(handle)];
    return work(heif, { handle, width, height, told });
  } catch (error) {
    // Whatever else goes wrong within is the file's doing.
    throw error instanceof Unreadable ? error : new Unreadable('damaged');
  }
}

/** The library holds each file to them before it takes memory for what the file says that it is. */
function limit(heif: MainModule, limits: number): void {
  heif.HEAPU32.set([mostPixels, 0, mostTiles, 0], (limits + 8) >>> 2);
  heif.HEAPU32.set([mostMemory, 0], (limits + 40) >>> 2);
  // Of all that is held at a time: newer builds know this one.
  if (heif.HEAPU8[limits] >= 2) heif.HEAPU32.set([mostMemory, 0], (limits + 64) >>> 2);
}

function check(heif: MainModule, told: number): void {
  const code: number = heif.HEAPU32[told >>> 2];
  if (code === noError) return;
  throw new Unreadable(unsupported.has(code) ? 'other-picture' : code === noMemory ? 'too-large' : 'damaged');
}

function decode(heif: MainModule, { handle, told }: Picture): Pixels {
  const channels = heif._heif_image_handle_has_alpha_channel(handle) ? 4 : 3;
  heif._heif_decode_image(told, handle, told + 12, rgb, channels === 4 ? fourBytes : threeBytes, 0);
  check(heif, told);
  const image: number = heif.HEAPU32[(told + 12) >>> 2];
  const [width, height] = [heif._heif_image_get_width(image, interleaved), heif._heif_image_get_height(image, interleaved)];
  const from = heif._heif_image_get_plane_readonly2(image, interleaved, told);
  const stride: number = heif.HEAPU32[told >>> 2];
  if (from === 0 || !(width > 0 && height > 0) || stride < width * channels) throw new Unreadable('damaged');
  const data = Buffer.alloc(width * height * channels);
  for (let y = 0; y < height; y++)
    data.set(heif.HEAPU8.subarray(from + y * stride, from + y * stride + width * channels), y * width * channels);
  return { data, width, height, channels };
}
