import { encode } from 'uqr';

/** The copy code of a blank copy. */
export const genericCopy = '00000';

/** Crockford's base 32: no I, L, O or U, so that a code read aloud or by hand is read right. */
export const codeLetters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export const copyCodePattern = /^[0-9A-HJKMNP-TV-Z]{5}$/;

/** What a page's QR code says. */
export function payload(edition: string, copy: string, page: number): string {
  return `GW1.${edition}.${copy}.${String(page).padStart(2, '0')}`;
}

/** Modules along one side: version 2 holds the 19 or 20 characters at level Q. */
export const modules = 25;
/** White rows between two codes on the sheet, so that no reader's smoothing brings one into the other. */
export const gap = 4;
const rowBytes = Math.ceil(modules / 8);
const blockBytes = (modules + gap) * rowBytes;

/**
 * A fixed mask, since choosing the best of eight costs fifteen times as much, and since only then two codes of one length
 * differ by nothing but their data: error correction is linear, so `code(a) xor code(b)` depends on `a xor b` alone.
 */
const mask = 2;

function drawCode(said: string): Buffer {
  const { size, data } = encode(said, { ecc: 'Q', maskPattern: mask, boostEcc: false, border: 0, minVersion: 2, maxVersion: 2 });
  if (size !== modules) throw new Error(`a code of ${size} modules where ${modules} were expected`);
  const bits = Buffer.alloc(blockBytes);
  const margin = (gap / 2) * rowBytes;
  data.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (dark) bits[margin + y * rowBytes + (x >> 3)] = (bits[margin + y * rowBytes + (x >> 3)] ?? 0) | (0x80 >> (x & 7));
    });
  });
  return bits;
}

/**
 * All the codes of one copy in one picture, one below the other: pages show their own part of it. The codes of the generic
 * copy are made once for an edition; those of any other copy are these with one difference laid over each, which is one
 * code to compute instead of one for every page.
 */
export interface CodeSheet {
  width: number;
  height: number;
  /** One bit a module, 1 is ink. */
  draw: (copy: string) => Buffer;
}

export function openCodeSheet(edition: string, pages: readonly number[]): CodeSheet {
  const generic = Buffer.concat(pages.map((page) => drawCode(payload(edition, genericCopy, page))));
  // Two digits and three make payloads of two lengths, and so two differences.
  const lengths = pages.map((page) => String(page).padStart(2, '0').length);
  const origins = new Map<number, { page: number; bits: Buffer }>();
  pages.forEach((page, at) => {
    const length = lengths[at] ?? 2;
    if (!origins.has(length)) origins.set(length, { page, bits: generic.subarray(at * blockBytes, (at + 1) * blockBytes) });
  });
  return {
    width: modules,
    height: pages.length * (modules + gap),
    draw(copy) {
      const sheet = Buffer.from(generic);
      if (copy === genericCopy) return sheet;
      for (const [length, origin] of origins) {
        const difference = drawCode(payload(edition, copy, origin.page));
        for (let at = 0; at < blockBytes; at += 1) difference[at] = (difference[at] ?? 0) ^ (origin.bits[at] ?? 0);
        lengths.forEach((own, index) => {
          if (own !== length) return;
          const from = index * blockBytes;
          for (let at = 0; at < blockBytes; at += 1) sheet[from + at] = (sheet[from + at] ?? 0) ^ (difference[at] ?? 0);
        });
      }
      return sheet;
    },
  };
}

/** Where on the sheet the code of the `index`th page begins, in modules from the top. */
export function rowOnSheet(index: number): number {
  return index * (modules + gap) + gap / 2;
}
