import type { Face } from '../marks.ts';
import type { Metrics } from './metrics.ts';
import type { Span } from './spans.ts';

/** Part of a line, in one face. */
export interface Segment {
  text: string;
  face: Face;
  width: number;
  href?: string;
}

export interface TextLine {
  segments: Segment[];
  width: number;
}

/** What must stay together on a line, and the space that follows it if the line goes on. */
interface Word {
  parts: Segment[];
  width: number;
  space: Segment | null;
}

/**
 * Breaks spans into lines no wider than `width`. Breaks at spaces; a word that is wider than a whole line is broken after
 * a mark that ends a part of an address, else between letters. A line end in the text is kept.
 */
export function wrap(spans: readonly Span[], width: number, size: number, metrics: Metrics): TextLine[] {
  const lines: TextLine[] = [];
  for (const paragraph of paragraphs(spans)) {
    let line: Word[] = [];
    let used = 0;
    const finish = (): void => {
      lines.push(joined(line));
      line = [];
      used = 0;
    };
    for (const word of words(paragraph, width, size, metrics)) {
      if (line.length > 0 && used + word.width > width) finish();
      line.push(word);
      used += word.width + (word.space?.width ?? 0);
    }
    finish();
  }
  return lines;
}

/** Lines of about the same length, as few as `wrap` needs: for titles, where one short last line looks like a mistake. */
export function balance(spans: readonly Span[], width: number, size: number, metrics: Metrics): TextLine[] {
  let best = wrap(spans, width, size, metrics);
  if (best.length < 2 || best.length > 4) return best;
  const step = size / 3;
  for (let narrower = width - step; narrower > width / 3; narrower -= step) {
    const lines = wrap(spans, narrower, size, metrics);
    if (lines.length > best.length) break;
    best = lines;
  }
  return best;
}

function paragraphs(spans: readonly Span[]): Span[][] {
  const out: Span[][] = [[]];
  for (const span of spans) {
    span.text.split('\n').forEach((text, index) => {
      if (index > 0) out.push([]);
      if (text) out.at(-1)?.push({ ...span, text });
    });
  }
  return out;
}

function words(spans: readonly Span[], limit: number, size: number, metrics: Metrics): Word[] {
  const out: Word[] = [];
  let open: Word | null = null;
  for (const span of spans) {
    for (const [piece] of span.text.matchAll(/ +|[^ ]+/g)) {
      if (piece[0] === ' ') {
        if (!open) continue;
        open.space = segment(span, ' ', size, metrics);
        out.push(open);
        open = null;
      } else {
        open ??= { parts: [], width: 0, space: null };
        const part = segment(span, piece, size, metrics);
        open.parts.push(part);
        open.width += part.width;
      }
    }
  }
  if (open) out.push(open);
  return out.flatMap((word) => (word.width > limit ? broken(word, limit, size, metrics) : [word]));
}

/** A word that no line can hold, in pieces that fit. */
function broken(word: Word, limit: number, size: number, metrics: Metrics): Word[] {
  const out: Word[] = [];
  let current: Word = { parts: [], width: 0, space: null };
  const finish = (): void => {
    if (current.parts.length > 0) out.push(current);
    current = { parts: [], width: 0, space: null };
  };
  for (const part of word.parts) {
    let rest = letters(part.text);
    while (rest.length > 0) {
      const count = fitting(rest, limit - current.width, part.face, size, metrics);
      if (count === 0 && current.parts.length > 0) {
        finish();
        continue;
      }
      const taken = rest.slice(0, Math.max(count, 1)).join('');
      const piece = segment(part, taken, size, metrics);
      current.parts.push(piece);
      current.width += piece.width;
      rest = rest.slice(Math.max(count, 1));
      if (rest.length > 0) finish();
    }
  }
  current.space = word.space;
  finish();
  return out;
}

/** How many letters fit, preferring to stop after a mark such as a slash when that does not waste half of the line. */
function fitting(rest: readonly string[], room: number, face: Face, size: number, metrics: Metrics): number {
  let low = 0;
  let high = rest.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (metrics.width(rest.slice(0, middle).join(''), face, size) <= room) low = middle;
    else high = middle - 1;
  }
  if (low === rest.length) return low;
  for (let at = low; at > low / 2; at--) if (/[/\-_.@&=?:,;]/.test(rest[at - 1] as string)) return at;
  return low;
}

/** Letters with the marks that combine with them. */
const letters = (text: string): string[] => text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];

function segment(span: Pick<Span, 'face' | 'href'>, text: string, size: number, metrics: Metrics): Segment {
  const width = metrics.width(text, span.face, size);
  return span.href === undefined ? { text, face: span.face, width } : { text, face: span.face, width, href: span.href };
}

function joined(line: readonly Word[]): TextLine {
  const segments: Segment[] = [];
  let width = 0;
  const add = (next: Segment): void => {
    width += next.width;
    const last = segments.at(-1);
    if (last && last.face === next.face && last.href === next.href) {
      last.text += next.text;
      last.width += next.width;
    } else segments.push({ ...next });
  };
  line.forEach((word, index) => {
    word.parts.forEach(add);
    if (word.space && index < line.length - 1) add(word.space);
  });
  return { segments, width };
}
