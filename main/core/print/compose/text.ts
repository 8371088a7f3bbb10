import type { Mark } from '../marks.ts';
import type { Style } from '../type/presets.ts';
import { ink } from '../type/presets.ts';
import { plainSpan, type Span, spansOf } from '../type/spans.ts';
import { balance, type TextLine, wrap } from '../type/wrap.ts';
import { type Galley, node, pageOf, put } from './galley.ts';
import type { Slice } from './flow.ts';

/** What a mark belongs to: a node of the tree, or furniture. */
export type Owner = number | 'Layout' | 'Header' | 'Footer';

export const belongs = (owner: Owner): Pick<Mark, 'node' | 'artifact'> =>
  typeof owner === 'number' ? { node: owner } : { node: 'artifact', artifact: owner };

/** Where the letters stand in a line of this style. */
export const baselineIn = (style: Style): number => (style.lead - style.size) / 2 + style.size * 0.8;

/** Inline markup as lines of a width. */
export function linesOf(galley: Galley, source: string, style: Style, width: number): TextLine[] {
  // Only a placeholder makes the same words differ from block to block.
  const names = source.includes('{') ? JSON.stringify(galley.names) : '';
  return remembered(galley, `${style.face} ${style.size} ${width} ${names} ${source}`, () =>
    wrap(spansOf(source, style.face, galley.names, galley), width, style.size, galley.metrics),
  );
}

/** Plain text (a title, a name) as lines; `even` makes them about equally long. */
export function plainLines(galley: Galley, text: string, style: Style, width: number, even = false): TextLine[] {
  return remembered(galley, `${style.face} ${style.size} ${width} ${even ? 'even' : 'plain'} ${text}`, () => {
    const spans = [plainSpan(text, style.face, galley)];
    return even ? balance(spans, width, style.size, galley.metrics) : wrap(spans, width, style.size, galley.metrics);
  });
}

/** Blocks are measured before they are set, and set on trial: the same lines are asked for several times. */
function remembered(galley: Galley, key: string, make: () => TextLine[]): TextLine[] {
  const known = galley.wrapped.get(key);
  if (known) return known;
  const lines = make();
  galley.wrapped.set(key, lines);
  return lines;
}

/** Draws one line with its top at `y`. */
export function setLine(galley: Galley, line: TextLine, x: number, y: number, style: Style, owner: Owner, colour = ink): void {
  let at = x;
  for (const part of line.segments) {
    const mark = {
      mark: 'text' as const,
      x: at,
      baseline: y + baselineIn(style),
      text: part.text,
      face: part.face,
      size: style.size,
      colour,
    };
    if (part.href && typeof owner === 'number') {
      const link = node(galley, 'Link', owner);
      put(galley, { ...mark, node: link });
      put(galley, {
        mark: 'link',
        x: at,
        y,
        width: part.width,
        height: style.lead,
        to: { href: part.href },
        contents: part.text,
        node: link,
      });
    } else put(galley, { ...mark, ...belongs(owner) });
    at += part.width;
  }
}

export function setLines(
  galley: Galley,
  lines: readonly TextLine[],
  x: number,
  y: number,
  style: Style,
  owner: Owner,
  colour = ink,
): number {
  lines.forEach((line, index) => setLine(galley, line, x, y + index * style.lead, style, owner, colour));
  return y + lines.length * style.lead;
}

/** One line of plain text on a baseline. Gives its width. */
export function setText(
  galley: Galley,
  text: string,
  place: { x: number; baseline: number; align?: 'left' | 'right' | 'centre' },
  style: Pick<Style, 'face' | 'size'>,
  owner: Owner,
  colour = ink,
): number {
  const span = plainSpan(text, style.face, galley);
  const width = galley.metrics.width(span.text, span.face, style.size);
  const x = place.align === 'right' ? place.x - width : place.align === 'centre' ? place.x - width / 2 : place.x;
  put(galley, { mark: 'text', x, baseline: place.baseline, text: span.text, face: span.face, size: style.size, colour, ...belongs(owner) });
  return width;
}

export function widthOf(galley: Galley, text: string, style: Pick<Style, 'face' | 'size'>): number {
  const span: Span = plainSpan(text, style.face, galley);
  return galley.metrics.width(span.text, span.face, style.size);
}

/** Text that must stay on one line of furniture, shortened at a word; it stands whole elsewhere. */
export function shortened(galley: Galley, text: string, style: Pick<Style, 'face' | 'size'>, width: number): string {
  if (widthOf(galley, text, style) <= width) return text;
  const letters = [...text];
  let low = 0;
  let high = letters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (widthOf(galley, `${letters.slice(0, middle).join('')}…`, style) <= width) low = middle;
    else high = middle - 1;
  }
  const cut = letters.slice(0, low).join('');
  const word = cut.lastIndexOf(' ');
  return `${(word > cut.length / 2 ? cut.slice(0, word) : cut).trimEnd()}…`;
}

/** A paragraph as slices that may part between lines, but never leave one line alone on a page. */
export function paragraph(
  galley: Galley,
  source: string,
  set: {
    style: Style;
    dx: number;
    width: number;
    parent: number;
    before?: number;
    role?: 'P' | 'H2' | 'H3' | 'LBody' | 'BlockQuote';
    keep?: boolean;
    colour?: string;
  },
): Slice[] {
  const lines = linesOf(galley, source, set.style, set.width);
  return lineSlices(galley, lines, { ...set, owner: node(galley, set.role ?? 'P', set.parent) });
}

export function lineSlices(
  galley: Galley,
  lines: readonly TextLine[],
  set: { style: Style; dx: number; owner: Owner; before?: number; keep?: boolean; colour?: string },
): Slice[] {
  return lines.map((line, index) => ({
    height: set.style.lead,
    before: index === 0 ? (set.before ?? 0) : 0,
    keep: set.keep === true || (lines.length > 1 && (index === 0 || index === lines.length - 2)),
    draw: (y) => setLine(galley, line, galley.frame.left + set.dx, y, set.style, set.owner, set.colour),
  }));
}

/** Inserts a mark beneath what was drawn since `index`. */
export function underlay(galley: Galley, index: number, mark: Mark): void {
  pageOf(galley).marks.splice(index, 0, mark);
}
