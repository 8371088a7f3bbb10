/*
 * PURE. What a cell holds, on its way in and out. A cell that a spreadsheet would take for a formula goes out with an apostrophe
 * before it, which spreadsheets take for "this is text", and comes back without: nothing that somebody typed is ever run.
 */

/** What spreadsheets, in one language or another, take for the beginning of a formula. */
const formula = /^'*[=+\-@＝＋－＠\t\r]/;
const neutralised = /^'+[=+\-@＝＋－＠\t\r]/;

export const asText = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell);
export const fromText = (cell: string): string => (neutralised.test(cell) ? cell.slice(1) : cell);

/** Longer than any answer; what is beyond is cut, and said so. */
export const longestText = 100_000;
export const longestLine = 1000;

/** Lines kept, controls gone, half an emoji made whole. The joiners of Persian, Hindi and emoji stay: they are letters there. */
export const cleanCell = (cell: string): string =>
  cell
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/[\ufeff\u2060\u00ad]/g, '')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .trim();

export const cleanLine = (cell: string): string => cleanCell(cell).replace(/\s+/g, ' ');

/** Cut between two letters, not within one. */
export function cutTo(text: string, most: number): string {
  if (text.length <= most) return text;
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text.slice(0, most + 64))) {
    if (index + segment.length > most) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

/** Two spellings of one name fold to the same: case, accents, hyphens, full stops and spaces do not tell people apart. */
export function foldName(name: string): string {
  // Most names of most lists, and a tenth of the time.
  if (/^[a-z\d]+(?: [a-z\d]+)*$/i.test(name)) return name.toLowerCase();
  const folded = name
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/['’‘ʼ]/g, '')
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/đ/g, 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  // A name of nothing but signs is still a name.
  return folded === '' ? name.normalize('NFC').trim() : folded;
}
