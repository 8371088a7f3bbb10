import { cornerMark } from './compose/galley.ts';
import type { Book, Mark, Page } from './marks.ts';

/**
 * The same pages arranged for paper: some of them, or two on a sheet in the order that a folded booklet needs. What is only for a
 * screen or for a scan (fields, links, codes, corner marks) is left out; the rules to write on are drawn in its place. Pure.
 */
export interface Arrangement {
  /** Pages to take, from 1; without it, all. */
  from?: number;
  to?: number;
  booklet: boolean;
}

export function arrange(book: Book, { from = 1, to = book.pages.length, booklet }: Arrangement): Book {
  const some = book.pages.filter(({ number }) => number >= from && number <= to);
  const pages = some.map((page) => ({ ...page, marks: page.marks.flatMap(onPaper) }));
  return {
    ...book,
    pages: (booklet ? fold(pages) : pages).map((page, at) => ({ ...page, number: at + 1 })),
    nodes: [{ id: 0, parent: null, role: 'Document' }],
    outline: [],
    fields: [],
    returnable: false,
  };
}

/** The numbers of the pages on each side of each sheet, left and right; 0 for a side that stays empty. */
export function bookletOrder(pages: number): [left: number, right: number][] {
  const whole = Math.ceil(pages / 4) * 4;
  const real = (page: number): number => (page > pages ? 0 : page);
  return Array.from({ length: whole / 2 }, (_, side) =>
    side % 2 === 0 ? [real(whole - side), real(side + 1)] : [real(side + 1), real(whole - side)],
  );
}

function fold(pages: readonly Page[]): Page[] {
  const [first] = pages;
  if (!first) return [];
  const { width, height } = first;
  const scale = Math.min(height / 2 / width, width / height);
  const high = (width - height * scale) / 2;
  const place = (page: Page | undefined, x: number): Mark[] =>
    page ? page.marks.map((mark) => placed(mark, scale, x + (height / 2 - width * scale) / 2, high)) : [];
  return bookletOrder(pages.length).map(([left, right], at) => ({
    number: at + 1,
    width: height,
    height: width,
    marks: [...place(pages[left - 1], 0), ...place(pages[right - 1], height / 2)],
  }));
}

function onPaper(mark: Mark): Mark[] {
  switch (mark.mark) {
    case 'link':
    case 'slot':
      return [];
    case 'field':
      return fieldOnPaper(mark);
    case 'rect':
      // The four squares by which a scan is set straight.
      return mark.wide === cornerMark && mark.high === cornerMark ? [] : [furniture(mark)];
    case 'text':
      // The codes at the foot belong to a copy that comes back.
      return mark.artifact === 'Footer' && !mark.text.startsWith('Page ') ? [] : [furniture(mark)];
    default:
      return [furniture(mark)];
  }
}

const furniture = <M extends Mark>(mark: M): M => ({ ...mark, node: 'artifact', artifact: 'Layout' });

/** The empty field as it prints: its outline and its rules. */
function fieldOnPaper({ place, rules, outline }: Extract<Mark, { mark: 'field' }>): Mark[] {
  const belongs = { node: 'artifact', artifact: 'Layout' } as const;
  const box: Mark[] = outline
    ? [
        {
          mark: 'rect',
          x: place.x + outline / 2,
          y: place.y + outline / 2,
          wide: place.width - outline,
          high: place.height - outline,
          stroke: '#000000',
          width: outline,
          ...belongs,
        },
      ]
    : [];
  const lines = (rules?.offsets ?? []).map((offset): Mark => {
    const dots = rules?.style === 'dots';
    const inset = dots ? (rules?.width ?? 0) / 2 : 0;
    return {
      mark: 'line',
      x1: place.x + inset,
      x2: place.x + place.width - inset,
      y1: place.y + offset,
      y2: place.y + offset,
      stroke: '#000000',
      width: rules?.width ?? 0.5,
      ...(dots ? { cap: 'round' as const, dash: { on: 0.01, off: (rules?.pitch ?? 3) - 0.01 } } : {}),
      ...belongs,
    };
  });
  return [...box, ...lines];
}

/** A mark made smaller and moved. */
function placed(mark: Mark, scale: number, dx: number, dy: number): Mark {
  const x = (value: number): number => value * scale + dx;
  const y = (value: number): number => value * scale + dy;
  const pen = {
    ...('width' in mark && mark.mark !== 'image' && mark.width !== undefined ? { width: mark.width * scale } : {}),
    ...('dash' in mark && mark.dash ? { dash: scaledDash(mark.dash, scale) } : {}),
  };
  switch (mark.mark) {
    case 'text':
      return {
        ...mark,
        x: x(mark.x),
        baseline: y(mark.baseline),
        size: mark.size * scale,
        ...(mark.spacing === undefined ? {} : { spacing: mark.spacing * scale }),
      };
    case 'line':
      return { ...mark, ...pen, x1: x(mark.x1), x2: x(mark.x2), y1: y(mark.y1), y2: y(mark.y2) };
    case 'rect':
      return {
        ...mark,
        ...pen,
        x: x(mark.x),
        y: y(mark.y),
        wide: mark.wide * scale,
        high: mark.high * scale,
        ...(mark.radius === undefined ? {} : { radius: mark.radius * scale }),
      };
    case 'circle':
      return { ...mark, ...pen, x: x(mark.x), y: y(mark.y), radius: mark.radius * scale };
    case 'path': {
      const { clip } = mark;
      return {
        ...mark,
        ...pen,
        d: placedPath(mark.d, scale, dx, dy),
        ...(clip ? { clip: { x: x(clip.x), y: y(clip.y), width: clip.width * scale, height: clip.height * scale } } : {}),
      };
    }
    case 'image':
      return { ...mark, x: x(mark.x), y: y(mark.y), width: mark.width * scale, height: mark.height * scale };
    default:
      return mark;
  }
}

const scaledDash = <D extends { on: number; off: number; phase?: number }>(dash: D, scale: number): D => ({
  ...dash,
  on: dash.on * scale,
  off: dash.off * scale,
  ...(dash.phase === undefined ? {} : { phase: dash.phase * scale }),
});

/** What each number of an SVG command is: an x, a y, a length, or what does not change with size. */
const meaning: Readonly<Record<string, string>> = {
  m: 'xy',
  l: 'xy',
  h: 'x',
  v: 'y',
  c: 'xyxyxy',
  s: 'xyxy',
  q: 'xyxy',
  t: 'xy',
  a: 'll---xy',
  z: '',
};

/** An SVG path made smaller and moved. */
export function placedPath(d: string, scale: number, dx: number, dy: number): string {
  return d.replace(/([a-zA-Z])([^a-zA-Z]*)/g, (_, letter: string, rest: string) => {
    const kinds = meaning[letter.toLowerCase()] ?? '';
    const relative = letter !== letter.toUpperCase();
    const values = (rest.match(/-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi) ?? []).map(Number);
    const moved = values.map((value, at) => {
      const kind = kinds[at % Math.max(1, kinds.length)];
      if (kind === '-') return value;
      const shift = relative || kind === 'l' ? 0 : kind === 'x' ? dx : dy;
      return Number((value * scale + shift).toFixed(4));
    });
    return `${letter}${moved.join(' ')} `;
  });
}
