/*
 * PURE. What a file is, by what it begins with and never by its name. `heif`: photographs as telephones take them; `other-picture`:
 * pictures of a kind that nothing here reads.
 */
export type FileKind = 'pdf' | 'picture' | 'heif' | 'other-picture';

/** So much of a file tells what it is: some programs put a few bytes of their own in front. */
export const headBytes = 1024;

const heifBrands = /^(?:hei[cfmsx]|hev[cmsx]|mif[1-3]|msf1)$/;
const avifBrands = /^avi[fs]$/;

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
    if (avifBrands.test(brand)) return 'picture';
    if (!heifBrands.test(brand)) return null;
    // Some call themselves by what the two kinds have in common, and say only then which of them they are.
    const brands = brandsOf(head);
    return brands.some((each) => avifBrands.test(each)) && !brands.includes('heic') ? 'picture' : 'heif';
  }
  const other =
    (word(0, 2) === 'BM' && head.length > 26 && head.readUInt32LE(6) === 0) ||
    word(4, 8) === 'jP  ' ||
    word(4, 8) === 'JXL ' ||
    begins(0xff, 0x0a) ||
    word(0, 4) === '8BPS';
  return other ? 'other-picture' : null;
}

/** What a file says that it can be read as, beside its first word for itself. */
function brandsOf(head: Buffer): string[] {
  const end = Math.min(head.length, head.readUInt32BE(0));
  return Array.from({ length: Math.max(0, Math.floor((end - 16) / 4)) }, (_, at) => head.toString('latin1', 16 + at * 4, 20 + at * 4));
}
