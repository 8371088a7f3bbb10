import type { Book, Node, Role } from '../print/marks.ts';
import { accent, openPages, type Type } from '../print/plain-pages.ts';
import type { Metrics } from '../print/type/metrics.ts';

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
const hair = '#8A948F';

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
  const pages = openPages(sheet.title, { ...paper, left, top, bottom: paper.height - 78, wide: tableWidth(landscape) }, metrics);
  const { node, root, need, linesOf, leaf } = pages;
  const down = (height: number): void => pages.moveTo(pages.at() + height);

  function place(belongs: number | 'artifact', text: string, type: Type, x: number, wide: number, centred = false): void {
    for (const [at, line] of linesOf(text, type, wide).entries())
      pages.place(belongs, line, pages.at() + at * type.lead, type, centred ? x + (wide - line.width) / 2 : x);
  }
  const put = (role: Role, parent: number, text: string, type: Type): void => {
    need(linesOf(text, type, pages.column.width).length * type.lead);
    pages.write(node(role, parent), text, type);
  };
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

  put('H1', root, sheet.title, title);
  pages.outline(sheet.title, 1);
  for (const fact of sheet.facts) put('P', root, fact, body);
  down(8);

  for (const { title: name, text, columns, rows, tall = false } of sheet.parts) {
    const within = node('Sect', root);
    if (name !== '') {
      need(110);
      down(8);
      put('H2', within, name, part);
      pages.outline(name, 2);
    }
    for (const line of text) put('P', within, line, body);
    down(6);
    const table = node('Table', within);
    const pad = tall ? 9 : 3;
    const widthOf = (column: number): number => (columns[column]?.width ?? 0) - 6;
    const highOf = (cells: readonly string[], type: (column: number) => Type): number =>
      Math.max(...cells.map((cell, column) => Math.max(1, linesOf(cell, type(column), widthOf(column)).length) * type(column).lead));
    const typeOf = (column: number): Type => (column === 0 ? strong : body);
    const setCells = (cells: readonly string[], type: (column: number) => Type, owner: (column: number) => number | 'artifact'): void => {
      let x = left;
      for (const [column, { width: wide, centred }] of columns.entries()) {
        place(owner(column), cells[column] ?? '', type(column), x, wide - 6, centred);
        x += wide;
      }
    };
    const setRow = (cells: readonly string[], type: (column: number) => Type, role: (column: number) => [Role, Partial<Node>]): void => {
      const row = node('TR', table);
      setCells(cells, type, (column) => node(role(column)[0], row, role(column)[1]));
    };
    const headings = columns.map(({ heading }) => heading);
    const headHigh = highOf(headings, () => head);
    const setHead = (again: boolean): void => {
      down(3);
      // Once is enough for who listens: the same table goes on.
      if (again)
        setCells(
          headings,
          () => head,
          () => 'artifact',
        );
      else
        setRow(
          headings,
          () => head,
          () => ['TH', { scope: 'Column' }],
        );
      down(headHigh + 4);
      pages.rule(pages.at(), accent, 1.5);
    };
    need(headHigh + 60);
    setHead(false);
    for (const whole of rows) {
      const cells = whole.map((cell, column) => shortened(cell, typeOf(column), widthOf(column)));
      const high = highOf(cells, typeOf) + 2 * pad;
      if (pages.at() + high > leaf.bottom) {
        pages.turn();
        setHead(true);
      }
      down(pad);
      setRow(cells, typeOf, (column) => (column === 0 ? ['TH', { scope: 'Row' }] : ['TD', {}]));
      down(high - pad);
      pages.rule(pages.at(), hair, 0.5);
    }
    down(10);
  }
  return pages.finish(sheet.subject);
}
