import type { BlockOf } from '../../../../preload/contract/model/workbook.ts';
import { answerHeight, setAnswer, takeGuide } from '../compose/answers.ts';
import { discHolds, setDisc } from '../compose/discs.ts';
import { flow, type Slice } from '../compose/flow.ts';
import { bodyHeight, columnWidth, continuePage, type Galley, node, roomLeft } from '../compose/galley.ts';
import { promptGuide } from '../compose/guide.ts';
import { setLabels } from '../compose/labels.ts';
import type { BlockLayout } from '../compose/layout.ts';
import { setRule } from '../compose/shapes.ts';
import { fewestLines } from '../compose/space.ts';
import { linesOf, lineSlices, plainLines } from '../compose/text.ts';
import { setTitle } from '../compose/titles.ts';
import { ink, type Style } from '../type/presets.ts';

type Row = BlockOf<'table'>['rows'][number];
const disc = 13;
/** From a row's rule to its content, and from its last line to the next rule. */
const above = 6;
const below = 10;

export const table: BlockLayout<'table'> = {
  starts: 'page',
  set(galley, block) {
    setTitle(galley, block, block.title, 120);
    galley.open = false;
    const tableNode = node(galley, 'Table', galley.section.node);
    const column = galley.measures.labelColumn > 0;
    const words = block.rows.map((row) => heightOfWords(galley, row));
    const answer = answerHeight(galley, column ? fewestLines : 5);
    const least = words.map((high) => above + below + (column ? Math.max(high, answer) : high + 6 + answer));
    for (let at = 0; at < block.rows.length; ) {
      // As many rows as the page can hold at their least; what is left is shared among them.
      let count = 0;
      let sum = 0;
      while (at + count < block.rows.length && sum + (least[at + count] as number) <= roomLeft(galley))
        sum += least[at + count++] as number;
      if (count === 0 && galley.y > galley.frame.top && (least[at] as number) <= bodyHeight(galley)) {
        continuePage(galley);
        continue;
      }
      const spare = count > 0 ? Math.max(0, (roomLeft(galley) - sum) / count) : 0;
      const equal = roomLeft(galley) / Math.max(1, count);
      const alike = least.slice(at, at + count).every((high) => high <= equal);
      for (const row of block.rows.slice(at, at + Math.max(1, count))) {
        const index = block.rows.indexOf(row);
        const high = Math.min(alike ? equal : (least[index] as number) + spare, (least[index] as number) + answerHeight(galley, 9));
        setRow(galley, block, row, { high, tableNode, first: index === 0, words: words[index] as number });
      }
      at += Math.max(1, count);
      if (at < block.rows.length) continuePage(galley);
    }
    setRule(galley, Math.min(galley.y, galley.frame.bottom), 1.5);
  },
};

function wordSlices(galley: Galley, row: Row, owner: number): Slice[] {
  const { measures } = galley;
  const column = measures.labelColumn > 0;
  const width = column ? measures.labelColumn - 4 : columnWidth;
  const withDisc = discHolds(row.letter);
  const shift = withDisc ? disc * 2 + 8 : 0;
  const name: Style = { face: 'sans-bold', size: Math.max(13, measures.label.size), lead: Math.max(18, measures.label.lead) };
  const title = withDisc ? row.name : [row.letter, row.name].filter((text) => text.trim()).join(' ');
  const lines = lineSlices(galley, plainLines(galley, title, name, width - shift), {
    style: name,
    dx: shift,
    owner,
    keep: true,
    before: 0,
  });
  const first = lines[0];
  if (first) {
    const drawLine = first.draw;
    first.height += 8;
    first.draw = (y) => {
      setDisc(galley, row.letter, galley.frame.left, y, disc, owner);
      drawLine(y + 4);
    };
  }
  const size = Math.max(11, measures.label.size);
  const ask: Style = column ? { face: 'sans', size, lead: Math.max(15, measures.label.lead) } : measures.prompt;
  return [
    ...lines,
    ...lineSlices(galley, linesOf(galley, row.prompt.text, ask, width), { style: ask, dx: 0, owner: node(galley, 'P', owner), before: 4 }),
  ];
}

function heightOfWords(galley: Galley, row: Row): number {
  const nodes = galley.nodes.length;
  const high = wordSlices(galley, row, 0).reduce((sum, slice, index) => sum + slice.height + (index > 0 ? (slice.before ?? 0) : 0), 0);
  galley.nodes.length = nodes;
  return high;
}

interface Cell {
  high: number;
  tableNode: number;
  first: boolean;
  words: number;
}

function setRow(galley: Galley, block: BlockOf<'table'>, row: Row, cell: Cell): void {
  const { measures, main } = galley;
  const column = measures.labelColumn > 0;
  setRule(galley, galley.y, 1.5, 0, cell.first ? ink : measures.accent);
  const top = galley.y;
  const bottom = top + cell.high;
  const tr = node(galley, 'TR', cell.tableNode);
  const th = node(galley, 'TH', tr, { scope: 'Row' });
  const td = node(galley, 'TD', tr);
  const fits = cell.words + above + below <= bodyHeight(galley);
  galley.y = top + above;
  if (column && fits) setLabels(galley, wordSlices(galley, row, th), galley.y + 4);
  else flow(galley, wordSlices(galley, row, th));
  const beside = column && fits;
  const end = beside || fits ? bottom : galley.frame.bottom;
  let y = beside ? top + 4 : galley.y + 6;
  if (end - y < answerHeight(galley, 2)) {
    continuePage(galley);
    y = galley.y;
  }
  const room = (beside || fits ? Math.max(bottom, y + answerHeight(galley, 2)) : galley.frame.bottom) - y - (beside ? below : 8);
  const lines = Math.max(1, Math.min(row.prompt.lines ?? 40, Math.floor((room - 1) / measures.pitch)));
  const dx = beside ? main.dx : 0;
  setAnswer(galley, {
    prompt: row.prompt,
    mode: 'individual',
    block: block.id,
    parent: td,
    dx,
    y,
    width: columnWidth - dx,
    lines,
    guide: cell.first ? takeGuide(galley, promptGuide(row.prompt)) : promptGuide(row.prompt),
  });
  galley.y = Math.max(y + answerHeight(galley, lines) + 2, Math.min(bottom, galley.frame.bottom));
  if (y < top) galley.y = y + answerHeight(galley, lines) + 8;
}
