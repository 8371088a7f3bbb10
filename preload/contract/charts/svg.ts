import type { Chart } from './chart.ts';
import { signOf } from './legend.ts';
import { type Colour, looks, onPaper } from './looks.ts';
import { type Drawn, labelLines, lettersWide, type Placed, place } from './place.ts';

/* PURE. A chart as a picture file of its own, with its sentence, its legend and its notes: what leaves the window must speak for itself. */

export interface Picture {
  width: number;
  letter: number;
  /** Writes a run of letters: as text, or as outlines where whoever shows it may lack our faces. */
  write?: Writer;
}

export interface Run {
  x: number;
  /** The line that letters stand on. */
  y: number;
  text: string;
  size: number;
  align: 'start' | 'middle' | 'end';
  strong: boolean;
  serif: boolean;
  fill: string;
}
export type Writer = (run: Run) => string;

const n = (value: number): string => String(Math.round(value * 100) / 100);
const escaped = (text: string): string => text.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const asText: Writer = ({ x, y, text, size, align, strong, serif, fill }) =>
  `<text x="${n(x)}" y="${n(y)}" font-size="${n(size)}" font-family="${serif ? 'Literata, Georgia, serif' : "'Atkinson Hyperlegible Next', 'Source Sans 3', sans-serif"}"${strong ? ' font-weight="600"' : ''}${align === 'start' ? '' : ` text-anchor="${align}"`} fill="${fill}" xml:space="preserve">${escaped(text)}</text>`;

export function svgOf(chart: Chart, { width, letter, write = asText }: Picture): { svg: string; width: number; height: number } {
  const edge = letter * 1.5;
  const inside = width - 2 * edge;
  const parts: string[] = [];
  let y = edge;
  const lines = (text: string, size: number, serif: boolean, strong: boolean): void => {
    for (const line of wrapped(text, inside, size)) {
      y += size * 1.15;
      parts.push(write({ x: edge, y, text: line, size, align: 'start', strong, serif, fill: onPaper[strong ? 'ink' : 'ink-2'] }));
      y += size * 0.25;
    }
  };
  lines(chart.says, letter * 1.4, true, true);
  y += letter * 0.4;
  let x = edge;
  for (const { label, look } of chart.legend) {
    const wide = letter * 1.5 + lettersWide(label, letter) + letter * 1.4;
    if (x > edge && x + wide - letter > edge + inside) {
      x = edge;
      y += letter * 1.7;
    }
    parts.push(...signOf(look, x, y + letter * 0.2, letter).map((drawn) => shape(drawn, letter, write)));
    parts.push(
      write({
        x: x + letter * 1.5,
        y: y + letter * 1.05,
        text: label,
        size: letter,
        align: 'start',
        strong: false,
        serif: false,
        fill: onPaper['ink-2'],
      }),
    );
    x += wide;
  }
  y += chart.legend.length > 0 ? letter * 2.2 : 0;
  if (chart.points.length > 0) {
    const placed: Placed = place(chart, { x: edge, y, width: inside, letter });
    parts.push(...placed.drawn.map((drawn) => shape(drawn, letter, write)));
    y += placed.frame.height + letter * 0.4;
  }
  for (const { label, text } of chart.key) lines(`${label}  ${text}`, letter * 0.92, false, false);
  for (const note of chart.notes) lines(note, letter * 0.92, false, false);
  const height = Math.ceil(y + edge * 0.7);
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${n(width)}" height="${height}" viewBox="0 0 ${n(width)} ${height}" role="img"><title>${escaped(chart.says)}</title><rect width="100%" height="100%" fill="${onPaper.paper}"/>${parts.join('')}</svg>`,
    width,
    height,
  };
}

/** As many lines as it takes. */
function wrapped(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest !== '') {
    const [first = ''] = labelLines(rest, width, size);
    lines.push(first);
    rest = rest.slice(first.length).trim();
  }
  return lines;
}

function shape(drawn: Drawn, letter: number, write: Writer): string {
  const style = looks[drawn.look];
  const colour = (name: Colour | undefined): string => (name === undefined ? 'none' : onPaper[name]);
  if (drawn.draw === 'text') return write({ ...drawn, strong: style.strong ?? false, serif: false, fill: colour(style.fill ?? 'ink') });
  const hatch = drawn.draw === 'path' && drawn.hatch;
  const pen = [
    `fill="${hatch ? 'none' : colour(style.fill)}"`,
    style.opacity === undefined || hatch ? '' : `fill-opacity="${style.opacity}"`,
    style.stroke === undefined
      ? ''
      : `stroke="${colour(hatch ? (style.hatchInk ?? style.stroke) : style.stroke)}" stroke-width="${n(((style.width ?? 8) * letter) / 100)}"`,
    style.dash && !hatch ? `stroke-dasharray="${style.dash.map((long) => n((long * letter) / 100)).join(' ')}"` : '',
  ]
    .filter(Boolean)
    .join(' ');
  switch (drawn.draw) {
    case 'rect':
      return `<rect x="${n(drawn.x)}" y="${n(drawn.y)}" width="${n(drawn.width)}" height="${n(drawn.height)}" ${pen}/>`;
    case 'line':
      return `<line x1="${n(drawn.x1)}" y1="${n(drawn.y1)}" x2="${n(drawn.x2)}" y2="${n(drawn.y2)}" ${pen}/>`;
    case 'circle':
      return `<circle cx="${n(drawn.x)}" cy="${n(drawn.y)}" r="${n(drawn.radius)}" ${pen}/>`;
    case 'path':
      return `<path d="${drawn.d}" ${pen}/>`;
  }
}
