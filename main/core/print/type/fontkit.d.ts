declare module 'fontkit' {
  /** What the print room uses of a font that fontkit has opened. */
  export interface Font {
    readonly unitsPerEm: number;
    readonly ascent: number;
    readonly descent: number;
    readonly capHeight: number;
    readonly postscriptName: string;
    layout(text: string): Run;
    hasGlyphForCodePoint(codePoint: number): boolean;
  }
  /** A shaped word, in the font's units. */
  export interface Run {
    readonly advanceWidth: number;
    readonly glyphs: readonly {
      readonly id: number;
      readonly codePoints: readonly number[];
      readonly advanceWidth: number;
      /** Its outline, in the font's units, upwards from the line that letters stand on. */
      readonly path: { transform(a: number, b: number, c: number, d: number, e: number, f: number): { toSVG(): string } };
    }[];
    readonly positions: readonly { readonly xAdvance: number; readonly xOffset: number; readonly yOffset: number }[];
  }
  export function create(bytes: Uint8Array): Font;
}
