import { plainText } from '../../../../preload/contract/model/inline.ts';
import { type BlockOf, fieldId } from '../../../../preload/contract/model/workbook.ts';
import { fieldName, setField, writingRules } from '../compose/answers.ts';
import { columnWidth, continuePage, type Galley, node, pageOf, roomLeft } from '../compose/galley.ts';
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
    setAnswerText(galley, [stage.answer, stage.detail], { x: x + 8, y: y + 28, width: grid.wide - 16, height: grid.high - 32 }, content);
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

/** The answer and what it means, as large as the place allows; never smaller than can be read across a table. */
function setAnswerText(
  galley: Galley,
  texts: readonly [string, string],
  box: { x: number; y: number; width: number; height: number },
  owner: number,
): void {
  const { body } = galley.measures;
  for (const step of [4, 2, 0, -1]) {
    const size = Math.max(10, body.size + step);
    const strong: Style = { face: 'sans-bold', size, lead: size * 1.22 };
    const small: Style = { face: 'sans', size: Math.max(10, size - 4), lead: Math.max(10, size - 4) * 1.22 };
    const answer = plainLines(galley, texts[0], strong, box.width);
    const detail = texts[1].trim() ? plainLines(galley, texts[1], small, box.width) : [];
    const high = answer.length * strong.lead + detail.length * small.lead + 2;
    if (high > box.height && step > -1) continue;
    const answerLines = answer.slice(0, Math.floor(box.height / strong.lead));
    const below = setLines(galley, answerLines, box.x, box.y, strong, owner);
    const left = Math.floor((box.y + box.height - below - 2) / small.lead);
    setLines(galley, detail.slice(0, Math.max(0, left)), box.x, below + 2, small, owner);
    const whole = answerLines.length === answer.length && left >= detail.length;
    if (!whole)
      galley.asides.push({
        title: texts[0],
        page: pageOf(galley).number,
        guide: { listenFor: [], note: texts.filter(Boolean).join('\n') },
      });
    return;
  }
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
    if (galley.forFacilitator)
      setAnswerText(
        galley,
        [foundation.answer, ''],
        { x: left + 40, y: y + high / 2 - galley.measures.body.size * 0.9, width: columnWidth - 52, height: high / 2 + 8 },
        content,
      );
    else {
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
