/**
 * Finds words on a page whose text comes in pieces: a line may be cut anywhere, also within a word, and a sentence runs over
 * several lines. So letters are compared and spaces are not. Pure.
 */
export interface Found {
  from: { piece: number; at: number };
  /** After the last character. */
  to: { piece: number; at: number };
}

export function findInPieces(pieces: readonly string[], wanted: string): Found[] {
  const needle = [...letters(wanted)].map(({ letter }) => letter).join('');
  if (!needle) return [];
  const places: { piece: number; at: number; end: number }[] = [];
  let hay = '';
  pieces.forEach((text, piece) => {
    for (const { letter, at, end } of letters(text)) {
      hay += letter;
      places.push({ piece, at, end });
    }
  });
  const found: Found[] = [];
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + needle.length)) {
    const first = places[at];
    const last = places[at + needle.length - 1];
    if (first && last) found.push({ from: { piece: first.piece, at: first.at }, to: { piece: last.piece, at: last.end } });
  }
  return found;
}

/** One UTF-16 unit a letter, folded: case, accents, and the quotation marks and dashes that print sets for typed ones. */
function* letters(text: string): Generator<{ letter: string; at: number; end: number }> {
  let at = 0;
  for (const char of text) {
    const end = at + char.length;
    const folded = alike[char] ?? char.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    for (const letter of folded)
      if (!/\s/.test(letter)) for (let unit = 0; unit < letter.length; unit++) yield { letter: letter.charAt(unit), at, end };
    at = end;
  }
}

const alike: Readonly<Record<string, string>> = { '‘': "'", '’': "'", '“': '"', '”': '"', '–': '-', '—': '-', '\u00ad': '' };
