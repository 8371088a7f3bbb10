import type { Font, Run } from 'fontkit';
import type { Face } from '../marks.ts';
import type { Embedded, Paper } from './paper.ts';
import { number } from './syntax.ts';

export type Fonts = Readonly<Record<Face, Font>>;

/**
 * Sets lines of text in a document's faces. Words are shaped one by one, each with the space after it, exactly as they
 * were measured; a shaped word is kept for as long as its font is open, since shaping is most of what a document costs.
 */
export interface Letters {
  /** `BT … ET` for one line whose baseline starts at x, y in a space where y runs downwards. */
  line: (line: Line) => string;
  width: (text: string, face: Face, size: number) => number;
  has: (text: string, face: Face) => boolean;
  /** One letter on its own: its code in the font named, and its width at a size of one point. */
  letter: (letter: string, face: Face) => { font: string; code: string; width: number };
  /** `/F1 12 0 R …` for every face used so far. */
  resources: () => string;
}

export interface Line {
  text: string;
  face: Face;
  size: number;
  x: number;
  y: number;
  spacing?: number | undefined;
  /** Appearances have y upwards. */
  upright?: boolean;
}

const shaped = new WeakMap<Font, Map<string, Run>>();

function shapeWord(font: Font, word: string): Run {
  let words = shaped.get(font);
  if (!words) {
    words = new Map();
    shaped.set(font, words);
  }
  let run = words.get(word);
  if (!run) {
    run = font.layout(word);
    if (words.size > 50_000) words.clear();
    words.set(word, run);
  }
  return run;
}

function* words(text: string): Generator<string> {
  for (let at = 0; at < text.length; ) {
    const space = text.indexOf(' ', at);
    const end = space < 0 ? text.length : space + 1;
    yield text.slice(at, end);
    at = end;
  }
}

export function openLetters(fonts: Fonts, paper: Paper): Letters {
  const used = new Map<Face, { name: string; embedded: Embedded }>();

  function use(face: Face): { name: string; embedded: Embedded } {
    let entry = used.get(face);
    if (!entry) {
      entry = { name: `F${used.size + 1}`, embedded: paper.embed(face, fonts[face]) };
      used.set(face, entry);
    }
    return entry;
  }

  /** The inside of a TJ array; a lifted glyph (an accent set by its anchor) leaves the array for a moment. */
  function show(text: string, face: Face, size: number): string {
    const font = fonts[face];
    const { embedded } = use(face);
    const blank = shapeWord(font, ' ').glyphs[0];
    const scale = 1000 / font.unitsPerEm;
    let out = '[<';
    for (const word of words(text)) {
      const { glyphs, positions } = shapeWord(font, word);
      for (let at = 0; at < glyphs.length; at += 1) {
        // A letter that the face lacks leaves its room empty: an empty box says less, and is not allowed in a tagged file.
        const glyph = glyphs[at]?.id === 0 ? blank : glyphs[at];
        const position = positions[at];
        if (!glyph || !position) continue;
        const lift = (position.yOffset / font.unitsPerEm) * size;
        if (position.xOffset !== 0) out += `>${number(-position.xOffset * scale)}<`;
        out += lift === 0 ? embedded.code(glyph) : `>] TJ ${number(lift)} Ts [<${embedded.code(glyph)}>] TJ 0 Ts [<`;
        const pull = (glyph.advanceWidth - position.xAdvance + position.xOffset) * scale;
        if (pull !== 0) out += `>${number(pull)}<`;
      }
    }
    return `${out}>] TJ`;
  }

  return {
    line({ text, face, size, x, y, spacing, upright }) {
      const { name } = use(face);
      const letters = show(text, face, size).replaceAll('<>', '');
      const tracked = spacing ? `${number(spacing)} Tc ` : '';
      const matrix = `1 0 0 ${upright ? 1 : -1} ${number(x)} ${number(y)} Tm`;
      return `BT /${name} ${number(size)} Tf ${tracked}${matrix} ${letters}${spacing ? ' 0 Tc' : ''} ET\n`;
    },
    width(text, face, size) {
      const font = fonts[face];
      let total = 0;
      for (const word of words(text)) total += shapeWord(font, word).advanceWidth;
      return (total / font.unitsPerEm) * size;
    },
    has(text, face) {
      for (const letter of text) {
        if (!fonts[face].hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)) return false;
      }
      return true;
    },
    letter(letter, face) {
      const { name, embedded } = use(face);
      const glyph = shapeWord(fonts[face], letter).glyphs[0];
      if (!glyph) throw new Error('a letter without a glyph');
      return { font: name, code: embedded.code(glyph), width: glyph.advanceWidth / fonts[face].unitsPerEm };
    },
    resources() {
      return [...used.values()].map(({ name, embedded }) => `/${name} ${embedded.id} 0 R`).join(' ');
    },
  };
}
