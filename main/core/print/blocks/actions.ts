import { plainText } from '../../../../preload/contract/model/inline.ts';
import { type BlockOf, fieldId } from '../../../../preload/contract/model/workbook.ts';
import { fieldName, setField, writingRules } from '../compose/answers.ts';
import { bodyHeight, columnWidth, continuePage, type Galley, node, roomLeft } from '../compose/galley.ts';
import { beside } from '../compose/labels.ts';
import type { BlockLayout } from '../compose/layout.ts';
import { setLineMark, setRect } from '../compose/shapes.ts';
import { type Owner, paragraph, setText } from '../compose/text.ts';
import { setTitle } from '../compose/titles.ts';
import { ink, type Style, white } from '../type/presets.ts';

const columns = [
  { part: 'what', title: 'What', width: 190 },
  { part: 'who', title: 'Who', width: 100 },
  { part: 'when', title: 'By when', width: 84 },
  { part: 'told', title: 'Told whom', width: 116 },
] as const;
/** Room for the row's number before the first cell's lines. */
const numberWidth = 14;

export const actions: BlockLayout<'actions'> = {
  starts: 'page',
  set(galley, block) {
    setTitle(galley, block, block.title, 200);
    galley.open = false;
    const { body, labelColumn, pitch } = galley.measures;
    const parent = galley.section.node;
    const labels = block.aside ? [{ title: block.aside.label, text: block.aside.text }] : [];
    if (labels.length > 0 || block.intro.trim()) {
      beside(galley, labels, parent, () =>
        block.intro.trim() ? paragraph(galley, block.intro, { style: body, ...galley.main, parent }) : [],
      );
      galley.y += 14;
    }
    if (labelColumn === 0) {
      setStacked(galley, block);
      return;
    }
    const head = headHeight(galley);
    const least = 2 * pitch + 10;
    if (head + least > roomLeft(galley)) continuePage(galley);
    const table = node(galley, 'Table', parent);
    setHead(galley, table);
    const high = rowHeight(galley, block.rows, least);
    for (let row = 1; row <= block.rows; row++) {
      if (high > roomLeft(galley) + 0.01) {
        continuePage(galley);
        setHead(galley, null);
      }
      setRow(galley, block, row, high, table);
    }
  },
};

/** All rows alike: the page's room shared among as many as stand on it, but no more than anybody fills. */
function rowHeight(galley: Galley, rows: number, least: number): number {
  const here = Math.max(1, Math.min(rows, Math.floor(roomLeft(galley) / least)));
  return Math.min(roomLeft(galley) / here, bodyHeight(galley) / 4);
}

const headStyle = (galley: Galley): Style => ({
  face: 'sans-bold',
  size: Math.max(11.5, galley.measures.label.size),
  lead: Math.max(15, galley.measures.label.lead),
});
const headHeight = (galley: Galley): number => headStyle(galley).lead + 9;

/** The black head; on a page that goes on it is there for the eye only. */
function setHead(galley: Galley, table: number | null): void {
  const style = headStyle(galley);
  const high = headHeight(galley);
  setRect(galley, galley.frame.left, galley.y, columnWidth, high, { fill: ink });
  const row = table === null ? null : node(galley, 'TR', table);
  let x = galley.frame.left;
  for (const column of columns) {
    const owner: Owner = row === null ? 'Layout' : node(galley, 'TH', row, { scope: 'Column' });
    setText(galley, column.title, { x: x + 8, baseline: galley.y + high / 2 + style.size * 0.35 }, style, owner, white);
    x += column.width;
  }
  galley.y += high;
}

function setRow(galley: Galley, block: BlockOf<'actions'>, row: number, high: number, table: number): void {
  const { pitch, label } = galley.measures;
  const { left, right } = galley.frame;
  const { y } = galley;
  const tr = node(galley, 'TR', table);
  let x = left;
  columns.forEach((column, index) => {
    const td = node(galley, 'TD', tr);
    const first = index === 0;
    if (first) setText(galley, String(row), { x: left + 3, baseline: y + label.size + 5 }, { face: 'sans-bold', size: label.size }, td);
    const number = numberWidth + (label.size - 10);
    const inset = first ? number : 4;
    const lines = first ? Math.max(1, Math.floor((high - 9) / pitch)) : 0;
    setField(galley, {
      id: partId(block, row, column.part),
      kind: 'cell',
      name: partName(galley, block, row, column.title),
      block: block.id,
      parent: td,
      x: x + inset,
      y: y + (first ? 6 : 4),
      width: column.width - inset - (first ? 8 : 4),
      height: first ? lines * pitch + 1 : high - 8,
      lines,
      ...(first ? { rules: writingRules(galley, lines, 'individual') } : {}),
      multiline: true,
    });
    setLineMark(galley, x, y, x, y + high, first ? 1 : 0.75);
    x += column.width;
  });
  setLineMark(galley, right, y, right, y + high, 1);
  setLineMark(galley, left, y + high, right, y + high, 0.75);
  galley.y += high;
}

const partId = (block: BlockOf<'actions'>, row: number, part: string): string => fieldId(block.prompt, 'individual', `${row}-${part}`);
const partName = (galley: Galley, block: BlockOf<'actions'>, row: number, title: string): string =>
  fieldName(plainText(block.title, galley.names), 'individual', `action ${row}, ${title.toLowerCase()}`);

/** Large print: four columns would be too narrow to write in, so each action's parts stand one below the other. */
function setStacked(galley: Galley, block: BlockOf<'actions'>): void {
  const { body, pitch } = galley.measures;
  const strong: Style = { ...body, face: 'sans-bold' };
  const labelWidth = 116;
  const heights = columns.map((column) => (column.part === 'what' ? 2 : 1) * pitch + 6);
  const high = body.lead + 10 + heights.reduce((sum, each) => sum + each, 0) + 14;
  const table = node(galley, 'Table', galley.section.node);
  for (let row = 1; row <= block.rows; row++) {
    if (high - 14 > roomLeft(galley)) continuePage(galley);
    const { left, right } = galley.frame;
    setRect(galley, left, galley.y, columnWidth, body.lead + 6, { fill: ink });
    const head = node(galley, 'TH', node(galley, 'TR', table), { scope: 'Column', colSpan: 2 });
    setText(galley, `Action ${row}`, { x: left + 8, baseline: galley.y + 3 + body.lead * 0.75 }, strong, head, white);
    galley.y += body.lead + 10;
    columns.forEach((column, index) => {
      const lines = column.part === 'what' ? 2 : 1;
      const tr = node(galley, 'TR', table);
      setText(galley, column.title, { x: left, baseline: galley.y + pitch - 6 }, strong, node(galley, 'TH', tr, { scope: 'Row' }));
      setField(galley, {
        id: partId(block, row, column.part),
        kind: 'cell',
        name: partName(galley, block, row, column.title),
        block: block.id,
        parent: node(galley, 'TD', tr),
        x: left + labelWidth,
        y: galley.y,
        width: right - left - labelWidth,
        height: lines * pitch + 1,
        lines,
        rules: writingRules(galley, lines, 'individual'),
        multiline: true,
      });
      galley.y += heights[index] as number;
    });
    galley.y += 14;
  }
}
