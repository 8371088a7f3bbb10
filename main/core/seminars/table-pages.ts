import type { OutlineEntry } from '../../../preload/contract/model/print.ts';
import type { Book, Face, Node, Page, Role, TextMark } from '../print/marks.ts';
import type { Metrics } from '../print/type/metrics.ts';
import { plainSpan, type Typesetter } from '../print/type/spans.ts';
import { wrap } from '../print/type/wrap.ts';

/*
 * PURE. Pages with tables on them, for a wall, a clipboard or a provider: the furniture of our printed books, and tables whose headings
 * come again on each page and are read aloud as headings.
 */

export interface TableColumn {
  heading: string;
  width: number;
  /** Set in the middle: marks and numbers. */
  centred?: boolean;
}

export interface TablePart {
  title: string;
  /** What stands under the title, before the table. */
  text: readonly string[];
  columns: readonly TableColumn[];
  /** The first cell names the row. */
  rows: readonly (readonly string[])[];
  /** Room for a hand to write in. */
  tall?: boolean;
}

export interface TableSheet {
  title: string;
  subject: string;
  /** Under the title: what, when, where. */
  facts: readonly string[];
  landscape?: boolean;
  parts: readonly TablePart[];
}

/** In one cell. */
const mostLines = 4;

const a4 = { short: 595.28, long: 841.89 };
const left = 45;
const top = 86;
const accent = '#14524B';
const hair = '#8A948F';
const ink = '#000000';

interface Type {
  face: Face;
  size: number;
  lead: number;
}
const title: Type = { face: 'serif-semibold', size: 25, lead: 30 };
const part: Type = { face: 'serif-semibold', size: 16, lead: 21 };
const body: Type = { face: 'sans', size: 11, lead: 15 };
const strong: Type = { face: 'sans-semibold', size: 11, lead: 15 };
const head: Type = { face: 'sans-semibold', size: 10, lead: 13 };

/** How wide a table may be. */
export const tableWidth = (landscape: boolean): number => (landscape ? a4.long : a4.short) - 2 * left;

export function composeTables(sheet: TableSheet, metrics: Metrics): Book {
  const landscape = sheet.landscape ?? false;
  const paper = landscape ? { width: a4.long, height: a4.short } : { width: a4.short, height: a4.long };
  const width = tableWidth(landscape);
  const bottom = paper.height - 78;
  const setter: Typesetter = { metrics, missing: new Set() };
  const pages: Page[] = [];
  const nodes: Node[] = [];
  const outline: OutlineEntry[] = [];
  let y = bottom;

  const node = (role: Role, parent: number | null, more: Partial<Node> = {}): number => {
    nodes.push({ id: nodes.length, parent, role, ...more });
    return nodes.length - 1;
  };
  const turn = (): Page => {
    const page: Page = { number: pages.length + 1, ...paper, marks: [] };
    pages.push(page);
    y = top;
    return page;
  };
  const page = (): Page => pages.at(-1) ?? turn();
  const rule = (at: number, stroke: string, thick: number): void =>
    void page().marks.push({
      mark: 'line',
      node: 'artifact',
      artifact: 'Layout',
      x1: left,
      y1: at,
      x2: left + width,
      y2: at,
      stroke,
      width: thick,
    });

  /** The lines of a text as it will stand in a column, not placed yet. */
  const linesOf = (text: string, { face, size }: Type, wide: number) =>
    text === '' ? [] : wrap([plainSpan(text, face, setter)], wide, size, metrics);
  /** As much of a text as a row may hold: a name of three hundred letters must not push everybody else off the page. */
  const shortened = (text: string, type: Type, wide: number): string => {
    if (linesOf(text, type, wide).length <= mostLines) return text;
    const letters = [...new Intl.Segmenter('en-GB').segment(text)].map(({ segment }) => segment);
    let [least, most] = [0, letters.length];
    while (least < most) {
      const middle = Math.ceil((least + most) / 2);
      if (linesOf(`${letters.slice(0, middle).join('').trim()}…`, type, wide).length <= mostLines) least = middle;
      else most = middle - 1;
    }
    return `${letters.slice(0, least).join('').trim()}…`;
  };
  function place(belongs: number, text: string, type: Type, x: number, wide: number, centred = false): number {
    const lines = linesOf(text, type, wide);
    for (const [at, line] of lines.entries()) {
      const all = line.segments.reduce((sum, segment) => sum + segment.width, 0);
      let from = centred ? x + (wide - all) / 2 : x;
      for (const { text: run, face, width: long } of line.segments) {
        const mark: TextMark = {
          mark: 'text',
          node: belongs,
          x: from,
          baseline: y + at * type.lead + type.lead * 0.74,
          text: run,
          face,
          size: type.size,
          colour: ink,
        };
        page().marks.push(mark);
        from += long;
      }
    }
    return lines.length * type.lead;
  }
  const put = (role: Role, parent: number, text: string, type: Type): void => {
    const high = linesOf(text, type, width).length * type.lead;
    if (pages.length === 0 || y + high > bottom) turn();
    y += place(node(role, parent), text, type, left, width);
  };

  const root = node('Document', null);
  put('H1', root, sheet.title, title);
  outline.push({ block: 'part-0', section: sheet.title, title: sheet.title, level: 1, page: 1, pages: 1 });
  for (const fact of sheet.facts) put('P', root, fact, body);
  y += 8;

  for (const [at, { title: name, text, columns, rows, tall = false }] of sheet.parts.entries()) {
    const within = node('Sect', root);
    if (name !== '') {
      if (y + 110 > bottom) turn();
      y += 8;
      put('H2', within, name, part);
      outline.push({ block: `part-${at + 1}`, section: sheet.title, title: name, level: 2, page: pages.length, pages: 1 });
    }
    for (const line of text) put('P', within, line, body);
    y += 6;
    const table = node('Table', within);
    const pad = tall ? 9 : 3;
    const cellsOf = (cells: readonly string[], type: Type): number =>
      Math.max(type.lead, ...cells.map((cell, column) => linesOf(cell, type, (columns[column]?.width ?? 0) - 6).length * type.lead));
    const setRow = (cells: readonly string[], type: (column: number) => Type, role: (column: number) => [Role, Partial<Node>]): void => {
      const row = node('TR', table);
      let x = left;
      for (const [column, { width: wide, centred }] of columns.entries()) {
        const cell = node(role(column)[0], row, role(column)[1]);
        place(cell, cells[column] ?? '', type(column), x, wide - 6, centred);
        x += wide;
      }
    };
    const headings = columns.map(({ heading }) => heading);
    const headHigh = cellsOf(headings, head);
    const setHead = (again: boolean): void => {
      y += 3;
      if (again) {
        // Once is enough for who listens: the same table goes on.
        let x = left;
        const before = page().marks.length;
        for (const [column, { width: wide, centred }] of columns.entries()) {
          place(table, headings[column] ?? '', head, x, wide - 6, centred);
          x += wide;
        }
        page().marks.splice(
          before,
          Number.MAX_SAFE_INTEGER,
          ...page()
            .marks.slice(before)
            .map((mark) => ({ ...mark, node: 'artifact' as const, artifact: 'Layout' as const })),
        );
      } else
        setRow(
          headings,
          () => head,
          () => ['TH', { scope: 'Column' }],
        );
      y += headHigh + 4;
      rule(y, accent, 1.5);
    };
    if (y + headHigh + 60 > bottom) turn();
    setHead(false);
    for (const whole of rows) {
      const cells = whole.map((cell, column) => shortened(cell, column === 0 ? strong : body, (columns[column]?.width ?? 0) - 6));
      const high = cellsOf(cells, body) + 2 * pad;
      if (y + high > bottom) {
        turn();
        setHead(true);
      }
      y += pad;
      setRow(
        cells,
        (column) => (column === 0 ? strong : body),
        (column) => (column === 0 ? ['TH', { scope: 'Row' }] : ['TD', {}]),
      );
      y += high - pad;
      rule(y, hair, 0.5);
    }
    y += 10;
  }

  for (const { number, marks } of pages) {
    const furniture = { node: 'artifact', mark: 'text', x: left, colour: ink } as const;
    const span = plainSpan(sheet.title, 'sans', setter);
    marks.push(
      { ...furniture, artifact: 'Header', baseline: 60, text: span.text, face: span.face, size: 10 },
      { mark: 'rect', node: 'artifact', artifact: 'Header', x: left, y: 67, wide: width, high: 2, fill: accent },
      {
        ...furniture,
        artifact: 'Footer',
        baseline: paper.height - 52,
        text: `Page ${number} of ${pages.length}`,
        face: 'sans-bold',
        size: 11,
      },
    );
  }
  return {
    title: sheet.title,
    subject: sheet.subject,
    language: 'en-GB',
    pages,
    nodes,
    outline,
    fields: [],
    edition: '',
    preset: 'standard',
    returnable: false,
    missing: [...setter.missing],
  };
}
