import type { OutlineEntry } from '../../../preload/contract/model/print.ts';
import type { Book, Face, Node, Page, Role } from './marks.ts';
import type { Metrics } from './type/metrics.ts';
import { plainSpan, type Typesetter } from './type/spans.ts';
import { type TextLine, wrap } from './type/wrap.ts';

/*
 * PURE. Pages that are no workbook: sheets for a wall or a clipboard, and what is held about one person. One column that grows downwards
 * and turns pages, with the furniture of our printed books. What stands on them is for the rooms that make them.
 */

export const accent = '#14524B';
export const ink = '#000000';

export interface Type {
  face: Face;
  size: number;
  lead: number;
}

/** The page, and the column on it. */
export interface Leaf {
  width: number;
  height: number;
  left: number;
  top: number;
  bottom: number;
  /** How wide the column is. */
  wide: number;
}

/** Where in the column a text stands. */
export interface Measure {
  x: number;
  width: number;
}

export interface PlainPages {
  leaf: Leaf;
  /** The whole column. */
  column: Measure;
  /** How far down the page is set. */
  at: () => number;
  moveTo: (y: number) => void;
  node: (role: Role, parent: number | null, more?: Partial<Node>) => number;
  root: number;
  page: () => Page;
  pages: readonly Page[];
  turn: () => Page;
  /** Turns the page unless there is room for this much. */
  need: (height: number) => void;
  /** Not at the top of a page. */
  gap: (height: number) => void;
  /** The lines of a text in a measure, not placed yet. */
  linesOf: (text: string, type: Type, wide: number) => TextLine[];
  /** Puts a line where the column is, without going on. */
  place: (belongs: number | 'artifact', line: TextLine, y: number, type: Type, x: number) => void;
  /** A text, line by line, over as many pages as it takes. */
  write: (belongs: number, text: string, type: Type, measure?: Measure) => void;
  rule: (y: number, stroke: string, thick: number) => void;
  outline: (title: string, level: number) => void;
  finish: (subject: string) => Book;
}

export function openPages(title: string, leaf: Leaf, metrics: Metrics): PlainPages {
  const { width, height, left, top, bottom } = leaf;
  const column: Measure = { x: left, width: leaf.wide };
  const setter: Typesetter = { metrics, missing: new Set() };
  const pages: Page[] = [];
  const nodes: Node[] = [];
  const entries: OutlineEntry[] = [];
  let y = bottom;

  const node = (role: Role, parent: number | null, more: Partial<Node> = {}): number => {
    nodes.push({ id: nodes.length, parent, role, ...more });
    return nodes.length - 1;
  };
  const turn = (): Page => {
    const made: Page = { number: pages.length + 1, width, height, marks: [] };
    pages.push(made);
    y = top;
    return made;
  };
  const page = (): Page => pages.at(-1) ?? turn();
  const need = (high: number): void => {
    if (pages.length === 0 || y + high > bottom) turn();
  };
  const linesOf = (text: string, { face, size }: Type, wide: number): TextLine[] => {
    if (text === '') return [];
    const spans = text.split('\n').flatMap((paragraph) => [plainSpan(paragraph, face, setter), { text: '\n', face }]);
    return wrap(spans.slice(0, -1), wide, size, metrics);
  };
  const place = (belongs: number | 'artifact', { segments }: TextLine, from: number, { size, lead }: Type, x: number): void => {
    let at = x;
    for (const { text, face, width: long } of segments) {
      const owner = belongs === 'artifact' ? ({ node: 'artifact', artifact: 'Layout' } as const) : { node: belongs };
      page().marks.push({ mark: 'text', ...owner, x: at, baseline: from + lead * 0.74, text, face, size, colour: ink });
      at += long;
    }
  };
  const rule = (at: number, stroke: string, thick: number): void =>
    void page().marks.push({
      mark: 'line',
      node: 'artifact',
      artifact: 'Layout',
      x1: left,
      y1: at,
      x2: left + column.width,
      y2: at,
      stroke,
      width: thick,
    });
  const root = node('Document', null);

  return {
    leaf,
    column,
    at: () => y,
    moveTo: (to) => {
      y = to;
    },
    node,
    root,
    page,
    pages,
    turn,
    need,
    gap: (high) => {
      if (y > top) y += high;
    },
    linesOf,
    place,
    write: (belongs, text, type, measure = column) => {
      for (const line of linesOf(text, type, measure.width)) {
        need(type.lead);
        place(belongs, line, y, type, measure.x);
        y += type.lead;
      }
    },
    rule,
    outline: (named, level) =>
      void entries.push({ block: `part-${entries.length + 1}`, section: title, title: named, level, page: pages.length, pages: 1 }),
    finish: (subject) => {
      for (const { number, marks } of pages) {
        const furniture = { node: 'artifact', mark: 'text', x: left, colour: ink } as const;
        const span = plainSpan(title, 'sans', setter);
        marks.push(
          { ...furniture, artifact: 'Header', baseline: 60, text: span.text, face: span.face, size: 10 },
          { mark: 'rect', node: 'artifact', artifact: 'Header', x: left, y: 67, wide: column.width, high: 2, fill: accent },
          {
            ...furniture,
            artifact: 'Footer',
            baseline: height - 52,
            text: `Page ${number} of ${pages.length}`,
            face: 'sans-bold',
            size: 11,
          },
        );
      }
      return {
        title,
        subject,
        language: 'en-GB',
        pages,
        nodes,
        outline: entries,
        fields: [],
        edition: '',
        preset: 'standard',
        returnable: false,
        missing: [...setter.missing],
      };
    },
  };
}
