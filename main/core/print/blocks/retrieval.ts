import { escapeInline, plainText } from '../../../../preload/contract/model/inline.ts';
import { type BlockOf, fieldId } from '../../../../preload/contract/model/workbook.ts';
import { fieldName, setField, writingRules } from '../compose/answers.ts';
import { columnWidth, continuePage, type Galley, node, roomLeft } from '../compose/galley.ts';
import { keepAside } from '../compose/guide.ts';
import { beside } from '../compose/labels.ts';
import type { BlockLayout } from '../compose/layout.ts';
import { setLineMark, setRect } from '../compose/shapes.ts';
import { fillWithAnswer } from '../compose/space.ts';
import { paragraph, plainLines, setLines, setText } from '../compose/text.ts';
import { setTitle } from '../compose/titles.ts';
import { setSoil, soilDepth } from '../figures/ground.ts';
import { plotGap, returnHeight, setReturn, setSlab, setStep } from '../figures/process.ts';
import { ink, type Style, white } from '../type/presets.ts';

export const retrieval: BlockLayout<'retrieval'> = {
  starts: 'page',
  set(galley, block) {
    setTitle(galley, block, block.title, 200);
    galley.open = false;
    const { prompt } = galley.measures;
    const parent = galley.section.node;
    beside(galley, [{ icon: 'memory', title: 'From memory', text: block.hint }], parent, () =>
      paragraph(galley, block.question, { style: prompt, ...galley.main, parent }),
    );
    galley.y += 22;
    setPlots(galley, block);
    setSlabs(galley, block);
    if (block.check) fillWithAnswer(galley, block.id, block.check, 'individual', { ruled: false });
  },
};

interface Grid {
  columns: number;
  wide: number;
  high: number;
  lines: number;
}

/** Large letters need wider plots: two in a row instead of four. */
function gridOf(galley: Galley, count: number): Grid {
  const { pitch, labelColumn } = galley.measures;
  const columns = Math.min(labelColumn === 0 ? 2 : 4, Math.max(1, count));
  const wide = (columnWidth - plotGap * (columns - 1)) / columns;
  const lines = 3;
  return { columns, wide, high: Math.max(104, 28 + lines * pitch + 8), lines };
}

function setPlots(galley: Galley, block: BlockOf<'retrieval'>): void {
  const { stages } = block;
  if (stages.length === 0) return;
  const grid = gridOf(galley, stages.length);
  const list = node(galley, 'L', galley.section.node, { numbering: 'Decimal' });
  for (let from = 0; from < stages.length; from += grid.columns) {
    const row = stages.slice(from, from + grid.columns);
    const first = from === 0;
    const head = first ? returnHeight : 14;
    if (head + grid.high + 16 > roomLeft(galley) && galley.y > galley.frame.top) continuePage(galley);
    const top = galley.y + head;
    const { left } = galley.frame;
    // The way back is drawn where the whole round stands in one row.
    if (first && stages.length > 1 && stages.length <= grid.columns)
      setReturn(galley, left + grid.wide / 2, left + (stages.length - 1) * (grid.wide + plotGap) + grid.wide / 2, galley.y, top, 'Layout');
    row.forEach((stage, column) => {
      const x = left + column * (grid.wide + plotGap);
      setPlot(galley, block, { stage, number: from + column + 1, x, y: top, grid, list });
      if (from + column < stages.length - 1 && column < grid.columns - 1) setStep(galley, x + grid.wide, top + grid.high / 2, 'Layout');
    });
    galley.y = top + grid.high;
  }
  galley.y += 8;
}

interface Plot {
  stage: BlockOf<'retrieval'>['stages'][number];
  number: number;
  x: number;
  y: number;
  grid: Grid;
  list: number;
}

function setPlot(galley: Galley, block: BlockOf<'retrieval'>, plot: Plot): void {
  const { stage, number, x, y, grid, list } = plot;
  const { body, pitch, paper } = galley.measures;
  setRect(galley, x, y, grid.wide, grid.high, { fill: paper ?? white, stroke: ink, width: 1.5 });
  const item = node(galley, 'LI', list);
  const size = Math.max(13, body.size);
  setText(galley, String(number), { x: x + 8, baseline: y + 7 + size * 0.85 }, { face: 'sans-bold', size }, node(galley, 'Lbl', item));
  const content = node(galley, 'LBody', item);
  if (galley.forFacilitator) {
    const place = { x: x + 8, y: y + 28, width: grid.wide - 16, height: grid.high - 32 };
    setAnswerText(galley, stage, place, commonStyles(galley, block.stages, place.width, place.height), content);
    return;
  }
  setField(galley, {
    id: fieldId(stage.id, 'individual'),
    kind: 'cell',
    name: fieldName(plainText(block.question, galley.names), 'individual', `stage ${number}`),
    block: block.id,
    parent: content,
    x: x + 8,
    y: y + grid.high - 7 - grid.lines * pitch,
    width: grid.wide - 16,
    height: grid.lines * pitch + 1,
    lines: grid.lines,
    rules: writingRules(galley, grid.lines, 'individual'),
    multiline: true,
  });
}

/** Sizes of an answer and of what it means, the largest first; none too small to be read across a table. */
function answerStyles(galley: Galley): { strong: Style; small: Style }[] {
  const { body } = galley.measures;
  return [4, 2, 0, -2].map((step) => {
    const size = Math.max(11, body.size + step);
    const under = Math.max(10, size - 4);
    return { strong: { face: 'sans-bold', size, lead: size * 1.22 }, small: { face: 'sans', size: under, lead: under * 1.22 } };
  });
}

interface AnswerText {
  answer: string;
  detail: string;
}

/** Which of the sizes all answers of one kind fit in, so that none is larger than its neighbours. */
function commonStyles(galley: Galley, texts: readonly AnswerText[], width: number, height: number): { strong: Style; small: Style } {
  const all = answerStyles(galley);
  const fits = ({ strong, small }: { strong: Style; small: Style }): boolean =>
    texts.every(({ answer, detail }) => {
      const high = plainLines(galley, answer, strong, width).length * strong.lead + 2;
      return high + (detail.trim() ? plainLines(galley, detail, small, width).length * small.lead : 0) <= height;
    });
  return all.find(fits) ?? (all[all.length - 1] as (typeof all)[number]);
}

/** What the place cannot hold even then is told at the foot of the page, or after the last. */
function setAnswerText(
  galley: Galley,
  text: AnswerText,
  box: { x: number; y: number; width: number; height: number },
  { strong, small }: { strong: Style; small: Style },
  owner: number,
): void {
  const answer = plainLines(galley, text.answer, strong, box.width);
  const detail = text.detail.trim() ? plainLines(galley, text.detail, small, box.width) : [];
  const shown = answer.slice(0, Math.floor(box.height / strong.lead));
  const below = setLines(galley, shown, box.x, box.y, strong, owner) + 2;
  const room = Math.max(0, Math.floor((box.y + box.height - below) / small.lead));
  setLines(galley, detail.slice(0, room), box.x, below, small, owner);
  if (shown.length === answer.length && room >= detail.length) return;
  keepAside(galley, text.answer, {
    listenFor: [],
    note: [text.answer, text.detail]
      .filter((part) => part.trim())
      .map(escapeInline)
      .join('\n'),
  });
}

const slabHeight = (galley: Galley): number => Math.max(58, 2 * galley.measures.pitch + 13);

function setSlabs(galley: Galley, block: BlockOf<'retrieval'>): void {
  const { foundations } = block;
  if (foundations.length === 0) return;
  const high = slabHeight(galley);
  const list = node(galley, 'L', galley.section.node, { numbering: 'Decimal' });
  setLineMark(galley, galley.frame.left, galley.y, galley.frame.right, galley.y, 2.5);
  galley.y += 6;
  foundations.forEach((foundation, index) => {
    if (high > roomLeft(galley)) continuePage(galley);
    const { left } = galley.frame;
    const { y } = galley;
    setSlab(galley, left, y, columnWidth, high, index + 1, 'Layout');
    const content = node(galley, 'LBody', node(galley, 'LI', list));
    if (galley.forFacilitator) {
      const text = { answer: foundation.answer, detail: '' };
      const width = columnWidth - 52;
      const styles = commonStyles(
        galley,
        foundations.map(({ answer }) => ({ answer, detail: '' })),
        width,
        high - 10,
      );
      const taken = Math.min(high - 10, plainLines(galley, text.answer, styles.strong, width).length * styles.strong.lead);
      setAnswerText(galley, text, { x: left + 40, y: y + (high - taken) / 2 - 1, width, height: taken + 1 }, styles, content);
    } else {
      const lines = 2;
      setField(galley, {
        id: fieldId(foundation.id, 'individual'),
        kind: 'cell',
        name: fieldName(plainText(block.question, galley.names), 'individual', `foundation ${index + 1}`),
        block: block.id,
        parent: content,
        x: left + 40,
        y: y + (high - lines * galley.measures.pitch) / 2 - 4,
        width: columnWidth - 52,
        height: lines * galley.measures.pitch + 1,
        lines,
        rules: writingRules(galley, lines, 'individual'),
        multiline: true,
      });
    }
    galley.y += high + 6;
  });
  if (soilDepth <= roomLeft(galley)) {
    setSoil(galley, galley.frame.left, galley.y + 2, columnWidth, soilDepth - 2, 'Layout');
    galley.y += soilDepth;
  }
}
