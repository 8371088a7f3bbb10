import { inflateSync } from 'node:zlib';
import { Refusal } from '../../refusal.ts';
import type { Paper } from './paper.ts';
import { reference } from './syntax.ts';

/** Bytes of PNG or JPEG files, by the key that a book's marks name. */
export type Images = ReadonlyMap<string, Uint8Array>;

export interface Pictures {
  /** What a page's stream calls the image. */
  name: (image: string) => string;
  /** `/I1 7 0 R …` for all that were named. */
  resources: () => string;
}

/** Each picture is embedded once, on its first use. */
export function openPictures(images: Images, paper: Paper): Pictures {
  const names = new Map<string, { name: string; id: number }>();
  return {
    name(image) {
      let entry = names.get(image);
      if (!entry) {
        entry = { name: `I${names.size + 1}`, id: embed(images.get(image), paper) };
        names.set(image, entry);
      }
      return entry.name;
    },
    resources: () => [...names.values()].map(({ name, id }) => `/${name} ${reference(id)}`).join(' '),
  };
}

function embed(bytes: Uint8Array | undefined, paper: Paper): number {
  if (!bytes) throw new Refusal('cannot-print', { reason: 'image-missing' });
  try {
    if (bytes[0] === 0x89) checkPng(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    return paper.image(bytes).id;
  } catch {
    throw new Refusal('cannot-print', { reason: 'image-unreadable' });
  }
}

/** The most that a picture may hold once it is unpacked: an A4 page at 600 dots to the inch is 35 million. */
const mostDots = 50_000_000;

/**
 * pdfkit unpacks a picture with transparency later, where an error can no longer be caught: what it will find is looked at
 * before. That it unpacks at all, and to no more than it says, is what must be known.
 */
function checkPng(bytes: Buffer): void {
  const width = bytes.readUInt32BE(16);
  const height = bytes.readUInt32BE(20);
  if (width * height > mostDots) throw new Error('too large');
  const parts: Buffer[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const end = at + 8 + length;
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(bytes.subarray(at + 8, end));
    at = end + 4;
  }
  // Eight bytes a dot, and a byte before each row of each of the seven passes of an interlaced picture.
  const most = width * height * 8 + height * 8 + 64;
  if (inflateSync(Buffer.concat(parts), { maxOutputLength: most }).length === 0) throw new Error('empty');
}
