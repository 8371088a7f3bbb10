import type { Face } from '../marks.ts';

/** What compose knows of letters: how wide a text is and whether a face has all of them. */
export interface Metrics {
  /** Points. */
  width(text: string, face: Face, size: number): number;
  has(text: string, face: Face): boolean;
}

/** The part of a font that measuring needs. */
export interface Measurable {
  readonly unitsPerEm: number;
  layout(text: string): { readonly advanceWidth: number };
  hasGlyphForCodePoint(codePoint: number): boolean;
}

/**
 * Measures word by word, each word with the space after it, because that is how the words are shaped when they are drawn:
 * kerning never reaches across a space. A word is shaped once and remembered, since shaping is most of the cost of a book.
 */
export function createMetrics(fonts: Readonly<Record<Face, Measurable>>): Metrics {
  const words = new Map<Face, Map<string, number>>();
  const letters = new Map<Face, Map<number, boolean>>();

  function wordWidth(word: string, face: Face, known: Map<string, number>): number {
    const found = known.get(word);
    if (found !== undefined) return found;
    const font = fonts[face];
    const width = font.layout(word).advanceWidth / font.unitsPerEm;
    // A facilitator's machine may be on for weeks: a bound, far above any one workbook's vocabulary.
    if (known.size > 50_000) known.clear();
    known.set(word, width);
    return width;
  }

  return {
    width(text, face, size) {
      const known = remembered(words, face);
      let total = 0;
      for (let at = 0; at < text.length; ) {
        const space = text.indexOf(' ', at);
        const end = space < 0 ? text.length : space + 1;
        total += wordWidth(text.slice(at, end), face, known);
        at = end;
      }
      return total * size;
    },
    has(text, face) {
      const known = remembered(letters, face);
      for (const letter of text) {
        const point = letter.codePointAt(0) as number;
        let there = known.get(point);
        if (there === undefined) {
          there = fonts[face].hasGlyphForCodePoint(point);
          known.set(point, there);
        }
        if (!there) return false;
      }
      return true;
    },
  };
}

function remembered<K, V>(byFace: Map<Face, Map<K, V>>, face: Face): Map<K, V> {
  let known = byFace.get(face);
  if (!known) {
    known = new Map();
    byFace.set(face, known);
  }
  return known;
}
