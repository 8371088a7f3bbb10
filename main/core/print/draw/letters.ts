import type { Font, Run } from 'fontkit';
import type { Face } from '../marks.ts';
import type { Embedded, Glyph, Paper } from './paper.ts';
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

/** A font with what has been shaped in it: getters of fontkit's own are computed anew at every look. */
interface Shaper {
  units: number;
  words: Map<string, Run>;
  layout: (word: string) => Run;
}

const shapers = new WeakMap<Font, Shaper>();

function shaperOf(font: Font): Shaper {
  let shaper = shapers.get(font);
  if (!shaper) {
    shaper = { units: font.unitsPerEm, words: new Map(), layout: (word) => font.layout(word) };
    shapers.set(font, shaper);
  }
  return shaper;
}

function shapeWord({ words, layout }: Shaper, word: string): Run {
  let run = words.get(word);
  if (!run) {
    run = layout(word);
    // A machine may be on for weeks: a bound, far above any one workbook's vocabulary.
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
  const used = new Map<Face, InUse>();

  function use(face: Face): InUse {
    let entry = used.get(face);
    if (!entry) {
      const shaper = shaperOf(fonts[face]);
      entry = {
        name: `F${used.size + 1}`,
        embedded: paper.embed(face, fonts[face]),
        shaper,
        blank: shapeWord(shaper, ' ').glyphs[0],
        spelt: new Map(),
      };
      used.set(face, entry);
    }
    return entry;
  }

  return {
    line({ text, face, size, x, y, spacing, upright }) {
      const entry = use(face);
      let letters = '';
      for (const word of words(text)) letters += spell(word, entry);
      const tracked = spacing ? `${number(spacing)} Tc ` : '';
      const matrix = `1 0 0 ${upright ? 1 : -1} ${number(x)} ${number(y)} Tm`;
      // A lifted letter was noted in thousandths of the size.
      const shown = letters.includes('Ts')
        ? letters.replace(/(-?[\d.]+) Ts/g, (_, lift) => `${number((Number(lift) * size) / 1000)} Ts`)
        : letters;
      return `BT /${entry.name} ${number(size)} Tf ${tracked}${matrix} [<${shown}>] TJ${spacing ? ' 0 Tc' : ''} ET\n`;
    },
    width(text, face, size) {
      const shaper = shaperOf(fonts[face]);
      let total = 0;
      for (const word of words(text)) total += shapeWord(shaper, word).advanceWidth;
      return (total / shaper.units) * size;
    },
    has(text, face) {
      for (const letter of text) {
        if (!fonts[face].hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)) return false;
      }
      return true;
    },
    letter(letter, face) {
      const { name, embedded, shaper } = use(face);
      const glyph = shapeWord(shaper, letter).glyphs[0];
      if (!glyph) throw new Error('a letter without a glyph');
      return { font: name, code: embedded.code(glyph), width: glyph.advanceWidth / shaper.units };
    },
    resources() {
      return [...used.values()].map(({ name, embedded }) => `/${name} ${embedded.id} 0 R`).join(' ');
    },
  };
}

/** A face in one document. `spelt` has each word as it stands inside `[<` and `>] TJ`. */
interface InUse {
  name: string;
  embedded: Embedded;
  shaper: Shaper;
  blank: Glyph | undefined;
  spelt: Map<string, string>;
}

function spell(word: string, { embedded, shaper, blank, spelt }: InUse): string {
  const known = spelt.get(word);
  if (known !== undefined) return known;
  const { glyphs, positions } = shapeWord(shaper, word);
  const scale = 1000 / shaper.units;
  let out = '';
  for (let at = 0; at < glyphs.length; at += 1) {
    // A letter that the face lacks leaves its room empty: an empty box says less, and is not allowed in a tagged file.
    const glyph = glyphs[at]?.id === 0 ? blank : glyphs[at];
    const position = positions[at];
    if (!glyph || !position) continue;
    if (position.xOffset !== 0) out += `>${number(-position.xOffset * scale)}<`;
    const code = embedded.code(glyph);
    out += position.yOffset === 0 ? code : `>] TJ ${number(position.yOffset * scale)} Ts [<${code}>] TJ 0 Ts [<`;
    const pull = (glyph.advanceWidth - position.xAdvance + position.xOffset) * scale;
    if (pull !== 0) out += `>${number(pull)}<`;
  }
  spelt.set(word, out);
  return out;
}
