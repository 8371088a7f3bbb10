import type { Chart } from '../../../preload/contract/charts/chart.ts';
import { type Run, svgOf } from '../../../preload/contract/charts/svg.ts';
import type { Faces } from '../print/type/faces.ts';
import type { Face } from '../print/marks.ts';

/* A chart as a picture that looks the same wherever it is opened: its letters are outlines of our own faces, so nobody has to have them. */

const width = 900;
const letter = 14;

const n = (value: number): string => String(Math.round(value * 100) / 100);

/** Letters as outlines. One path for a run; whoever listens has the picture's title, which says all of it. */
function outlined({ metrics, fonts }: Faces): (run: Run) => string {
  return ({ x, y, text, size, align, strong, serif, fill }) => {
    const wanted: Face = serif ? (strong ? 'serif-semibold' : 'serif') : strong ? 'sans-semibold' : 'sans';
    const face: Face = metrics.has(text, wanted) ? wanted : strong ? 'fallback-semibold' : 'fallback';
    const font = fonts[face];
    const scale = size / font.unitsPerEm;
    const { glyphs, positions, advanceWidth } = font.layout(text);
    let at = x - advanceWidth * scale * (align === 'end' ? 1 : align === 'middle' ? 0.5 : 0);
    const d = glyphs
      .map((glyph, index) => {
        const place = positions[index] ?? { xAdvance: glyph.advanceWidth, xOffset: 0, yOffset: 0 };
        const path = glyph.path.transform(scale, 0, 0, -scale, at + place.xOffset * scale, y - place.yOffset * scale).toSVG();
        at += place.xAdvance * scale;
        return path;
      })
      .join('');
    return d === '' ? '' : `<path d="${d.replace(/-?\d+\.\d+/g, (long) => n(Number(long)))}" fill="${fill}"/>`;
  };
}

export const drawSvg = (chart: Chart, faces: Faces): string => svgOf(chart, { width, letter, write: outlined(faces) }).svg;

/** Twice as many dots as its own measure: sharp on a slide. */
export async function drawPng(chart: Chart, faces: Faces): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  return sharp(Buffer.from(drawSvg(chart, faces)), { density: 144 })
    .png({ compressionLevel: 9, palette: true })
    .toBuffer();
}
