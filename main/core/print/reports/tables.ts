import { flow, type Slice } from '../compose/flow.ts';
import { bodyHeight, columnWidth, type Galley, node } from '../compose/galley.ts';
import { setRule } from '../compose/shapes.ts';
import { type Owner, plainLines, setLine } from '../compose/text.ts';
import type { Style } from '../type/presets.ts';
import type { TextLine } from '../type/wrap.ts';
import type { Column, TablePiece, TableRow } from './report.ts';
import { longestWord, stylesOf } from './setting.ts';

/** Between one column's words and the next. */
const gutter = 10;
const pad = 3;
/** A row is at least as high as one in which something could be ticked by hand. */
const leastRow = 20.4;
const tightRow = 17;

/** Sets a table, its headings again on each page that it reaches. Where the letters are too large for its columns, each row stands as a list of its own. */
export function setTable(galley: Galley, table: TablePiece, parent: number): void {
  const widths = widthsOf(galley, table.columns);
  if (widths) setAcross(galley, table, widths, parent);
  else setDown(galley, table, parent);
}

/** Null where the least of all columns is more than the page has. */
function widthsOf(galley: Galley, columns: readonly Column[]): number[] | null {
  const { cell, head } = stylesOf(galley);
  const least = columns.map(
    (column) => Math.max(column.least * cell.size * 0.52, longestWord(galley, column.heading, head) + 0.5) + gutter,
  );
  const sum = least.reduce((total, each) => total + each, 0);
  if (sum > columnWidth) return null;
  const shares = columns.reduce((total, { grows = 0 }) => total + grows, 0);
  const spare = columnWidth - sum;
  return columns.map(({ grows = 0 }, at) => (least[at] ?? 0) + (shares > 0 ? (spare * grows) / shares : at === 0 ? spare : 0));
}

interface Cell {
  lines: TextLine[];
  style: Style;
  owner: Owner;
  x: number;
  width: number;
  align: Column['align'];
}

function drawCell(galley: Galley, { lines, style, owner, x, width, align = 'left' }: Cell, y: number): void {
  lines.forEach((line, at) => {
    const spare = width - line.width;
    const shift = align === 'right' ? spare : align === 'centre' ? spare / 2 : 0;
    setLine(galley, line, galley.frame.left + x + Math.max(0, shift), y + at * style.lead, style, owner);
  });
}

const heightOfCells = (cells: readonly Cell[]): number => Math.max(0, ...cells.map(({ lines, style }) => lines.length * style.lead));

function setAcross(galley: Galley, { columns, rows }: TablePiece, widths: readonly number[], parent: number): void {
  const { cell, head } = stylesOf(galley);
  const table = node(galley, 'Table', parent);
  let sum = 0;
  const lefts = widths.map((width) => (sum += width) - width);
  const cellsOf = (texts: readonly string[], styleOf: (at: number) => Style, ownerOf: (at: number) => Owner): Cell[] =>
    columns.map(({ align }, at) => {
      // The last column ends where the page does; numbers end one gutter before the next.
      const width = (widths[at] ?? 0) - (at === columns.length - 1 ? 0 : gutter);
      const style = styleOf(at);
      return { lines: plainLines(galley, texts[at] ?? '', style, width), style, owner: ownerOf(at), x: lefts[at] ?? 0, width, align };
    });
  const bodyCells = (texts: readonly string[], ownerOf: (at: number) => Owner): Cell[] =>
    cellsOf(texts, (at) => (at === 0 ? { ...cell, face: 'sans-semibold' } : cell), ownerOf);
  const headings = columns.map(({ heading }) => heading);
  const drawHead = (y: number, ownerOf: (at: number) => Owner): number => {
    const cells = cellsOf(headings, () => head, ownerOf);
    const high = heightOfCells(cells);
    for (const each of cells) drawCell(galley, each, y + high - each.lines.length * head.lead);
    setRule(galley, y + high + 3, 1.5);
    return high + 4;
  };
  const headHigh =
    heightOfCells(
      cellsOf(
        headings,
        () => head,
        () => 'Layout',
      ),
    ) + 4;
  const rowHigh = rowHeight(
    galley.frame.bottom - galley.y - headHigh,
    rows.map(
      (row) =>
        ('band' in row
          ? plainLines(galley, row.band, head, columnWidth).length * head.lead
          : heightOfCells(bodyCells(row.cells, () => 'Layout'))) +
        2 * pad,
    ),
  );
  const top = node(galley, 'TR', table);
  const heads = columns.map(() => node(galley, 'TH', top, { scope: 'Column' }));
  const again = (): void => {
    galley.y += drawHead(galley.y, () => 'Layout');
  };
  const first: Slice = {
    height: headHigh,
    keep: true,
    draw: (y) => {
      drawHead(y, (at) => heads[at] as number);
      // From here on: a page on which the table begins has its heads already.
      galley.onContinue = again;
    },
  };
  flow(galley, [first, ...rows.flatMap(rowSlices)]);
  galley.onContinue = null;

  function rowSlices(row: TableRow): Slice[] {
    const tr = node(galley, 'TR', table);
    if ('band' in row) {
      const owner = node(galley, 'TH', tr, { scope: 'Column', colSpan: columns.length });
      const lines = plainLines(galley, row.band, head, columnWidth);
      return [
        {
          height: Math.max(rowHigh, lines.length * head.lead + 2 * pad),
          keep: true,
          draw: (y) => {
            const high = Math.max(rowHigh, lines.length * head.lead + 2 * pad);
            drawCell(
              galley,
              { lines, style: head, owner, x: 0, width: columnWidth, align: 'left' },
              y + (high - lines.length * head.lead) / 2,
            );
            setRule(galley, y + high, 0.75);
          },
        },
      ];
    }
    const owners = columns.map((_, at) => (at === 0 ? node(galley, 'TH', tr, { scope: 'Row' }) : node(galley, 'TD', tr)));
    const cells = bodyCells(row.cells, (at) => owners[at] as number);
    const high = Math.max(rowHigh, heightOfCells(cells) + 2 * pad);
    if (high <= bodyHeight(galley) - headHigh) {
      return [
        {
          height: high,
          draw: (y) => {
            for (const each of cells)
              drawCell(galley, each, y + (each.lines.length * each.style.lead + 2 * pad < high ? singleTop(each, high) : pad));
            setRule(galley, y + high, 0.5);
          },
        },
      ];
    }
    return tallRow(galley, cells);
  }

  /** Cells of one line stand in the middle of a row of one line, and at the top of a taller one. */
  function singleTop({ style }: Cell, high: number): number {
    return high <= rowHigh + 0.01 ? (high - style.lead) / 2 : pad;
  }
}

/** As usual, or a little less where that keeps a whole table on its page. */
function rowHeight(room: number, rows: readonly number[]): number {
  const total = (least: number): number => rows.reduce((sum, high) => sum + Math.max(least, high), 0);
  if (total(leastRow) <= room) return leastRow;
  for (let least = leastRow - 0.4; least >= tightRow; least -= 0.4) if (total(least) <= room) return least;
  return leastRow;
}

/** A row that no page can hold goes on line by line. */
function tallRow(galley: Galley, cells: readonly Cell[]): Slice[] {
  const most = Math.max(...cells.map(({ lines }) => lines.length));
  return Array.from({ length: most }, (_, at): Slice => {
    const lead = Math.max(...cells.map(({ style }) => style.lead));
    return {
      height: lead + (at === most - 1 ? 2 * pad : 0),
      draw: (y) => {
        for (const each of cells) {
          const line = each.lines[at];
          if (line) drawCell(galley, { ...each, lines: [line] }, y + pad);
        }
        if (at === most - 1) setRule(galley, y + lead + 2 * pad, 0.5);
      },
    };
  });
}

const shortest = 24;

/** Large print: what a row is about, and below it what each column says of it. */
function setDown(galley: Galley, { columns, rows }: TablePiece, parent: number): void {
  const { cell, head } = stylesOf(galley);
  const table = node(galley, 'Table', parent);
  const first = columns[0]?.heading ?? '';
  const top = node(galley, 'TH', node(galley, 'TR', table), { scope: 'Column', colSpan: 2 });
  const widest = Math.max(0, ...columns.slice(1).map(({ heading }) => galley.metrics.width(heading, cell.face, cell.size)));
  const labels = Math.min(columnWidth * 0.42, widest + gutter + 1);
  // Numbers and single words read on in a line; longer ones each have lines of their own.
  const short = columns.length > 3 && rows.every((row) => 'band' in row || row.cells.slice(1).every((text) => text.length <= shortest));
  const slices: Slice[] = [
    ...plainLines(galley, first, head, columnWidth).map(
      (line): Slice => ({ height: head.lead, keep: true, draw: (y) => setLine(galley, line, galley.frame.left, y, head, top) }),
    ),
    { height: 5, keep: true, draw: (y) => setRule(galley, y + 3, 1.5) },
  ];
  for (const row of rows) {
    const text = 'band' in row ? row.band : (row.cells[0] ?? '');
    const owner = node(galley, 'TH', node(galley, 'TR', table), { scope: 'Column', colSpan: 2 });
    const lines = plainLines(galley, text, head, columnWidth);
    slices.push(
      ...lines.map(
        (line, at): Slice => ({
          height: head.lead + (at === 0 ? 6 : 0),
          keep: true,
          draw: (y) => {
            if (at === 0 && row !== rows[0]) setRule(galley, y, 'band' in row ? 1.5 : 0.5);
            setLine(galley, line, galley.frame.left, y + (at === 0 ? 6 : 0), head, owner);
          },
        }),
      ),
    );
    if ('band' in row) continue;
    if (short) {
      const said = columns
        .slice(1)
        .flatMap(({ heading }, at) => (row.cells[at + 1] ? [`${heading}: ${row.cells[at + 1]}`] : []))
        .join('. ');
      const td = node(galley, 'TD', node(galley, 'TR', table), { colSpan: 2 });
      slices.push(
        ...plainLines(galley, said === '' ? '–' : `${said}.`, cell, columnWidth).map(
          (line, at, all): Slice => ({
            height: cell.lead + (at === all.length - 1 ? 4 : 0),
            keep: at < all.length - 1,
            draw: (y) => setLine(galley, line, galley.frame.left, y, cell, td),
          }),
        ),
      );
      continue;
    }
    columns.slice(1).forEach(({ heading }, index) => {
      const value = row.cells[index + 1] ?? '';
      if (value === '') return;
      const tr = node(galley, 'TR', table);
      const th = node(galley, 'TH', tr, { scope: 'Row' });
      const td = node(galley, 'TD', tr);
      const names = plainLines(galley, heading, cell, labels - gutter);
      const values = plainLines(galley, value, cell, columnWidth - labels);
      const most = Math.max(names.length, values.length);
      for (let at = 0; at < most; at++) {
        slices.push({
          height: cell.lead + (at === most - 1 ? 3 : 0),
          keep: at < Math.min(most - 1, 2),
          draw: (y) => {
            const [name, said] = [names[at], values[at]];
            if (name) setLine(galley, name, galley.frame.left, y, cell, th);
            if (said) setLine(galley, said, galley.frame.left + labels, y, cell, td);
          },
        });
      }
    });
  }
  flow(galley, slices);
  setRule(galley, galley.y + 2, 0.5);
  galley.y += 4;
}
