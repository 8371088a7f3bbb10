/*
 * Pictures that cannot be taken in: a drawing for Windows' own screen, a chart, a link to a file that is not here. What a person is told
 * of each is why, so that they know what to do: save it as a picture in the program that made it, and add that.
 */

export type WhyLeft =
  | 'emf'
  | 'wmf'
  | 'svg'
  | 'tiff'
  | 'bmp'
  | 'heic'
  | 'chart'
  | 'diagram'
  | 'outside'
  | 'missing'
  | 'too-large'
  | 'too-many'
  | 'damaged'
  | 'unknown';

const mark = 'picture left out: ';

/** Stands in a file's place on its way through the parser: what is not taken is not handed on, but why it is not. */
export const stubOf = (why: WhyLeft): Uint8Array => new TextEncoder().encode(`${mark}${why}`);

/** Why bytes that are no picture of a kind that is taken are none. */
export function notTaken(bytes: Uint8Array): WhyLeft {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1');
  if (head.startsWith(mark)) return head.slice(mark.length) as WhyLeft;
  if (head.startsWith('\x01\0\0\0') && head.slice(40, 44) === ' EMF') return 'emf';
  if (head.startsWith('\xd7\xcd\xc6\x9a') || head.startsWith('\x01\0\x09\0\0\x03')) return 'wmf';
  // Word keeps metafiles packed, too; what comes out of such a packing is nothing that is taken.
  if (head.startsWith('\x1f\x8b')) return 'emf';
  if (/^(?:\xef\xbb\xbf)?\s*<(?:\?xml|svg|!--)/.test(head)) return 'svg';
  if (/^(?:II\*\0|MM\0\*)/.test(head)) return 'tiff';
  if (head.startsWith('BM')) return 'bmp';
  if (/^.{4}ftyp(?:heic|heix|mif1|avif)/s.test(head)) return 'heic';
  return 'unknown';
}
