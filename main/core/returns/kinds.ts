/*
 * PURE. What a file is, by what it begins with and never by its name. `heic`: photographs as telephones take them, whose patents keep
 * them from being read here; `other-picture`: pictures of a kind that nothing here reads.
 */
export type FileKind = 'pdf' | 'picture' | 'heic' | 'other-picture';

/** So much of a file tells what it is: some programs put a few bytes of their own in front. */
export const headBytes = 1024;

const heicBrands = /^(?:hei[cmsx]|hev[cmsx]|mif1|msf1)$/;

export function kindOfHead(head: Buffer): FileKind | null {
  if (head.includes('%PDF-')) return 'pdf';
  const begins = (...bytes: number[]): boolean => bytes.every((byte, at) => head[at] === byte);
  const word = (from: number, to: number): string => head.toString('latin1', from, to);
  if (begins(0xff, 0xd8, 0xff) || begins(0x89, 0x50, 0x4e, 0x47)) return 'picture';
  // TIFF, small and large, from either kind of machine.
  if (begins(0x49, 0x49, 0x2a, 0) || begins(0x4d, 0x4d, 0, 0x2a) || begins(0x49, 0x49, 0x2b, 0) || begins(0x4d, 0x4d, 0, 0x2b))
    return 'picture';
  if ((word(0, 4) === 'RIFF' && word(8, 12) === 'WEBP') || /^GIF8[79]a/.test(word(0, 6))) return 'picture';
  if (word(4, 8) === 'ftyp') {
    const brand = word(8, 12);
    if (brand === 'avif') return 'picture';
    return heicBrands.test(brand) ? 'heic' : null;
  }
  const other =
    (word(0, 2) === 'BM' && head.length > 26 && head.readUInt32LE(6) === 0) ||
    word(4, 8) === 'jP  ' ||
    word(4, 8) === 'JXL ' ||
    begins(0xff, 0x0a) ||
    word(0, 4) === '8BPS';
  return other ? 'other-picture' : null;
}
