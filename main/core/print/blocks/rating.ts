import { type BlockOf, fieldId } from '../../../../preload/contract/model/workbook.ts';
import { fieldName, setField } from '../compose/answers.ts';
import { flow, heightOf, type Slice } from '../compose/flow.ts';
import { bodyHeight, columnWidth, continuePage, type Galley, node, roomLeft } from '../compose/galley.ts';
import type { BlockLayout } from '../compose/layout.ts';
import { setRule } from '../compose/shapes.ts';
import { type CodedGroup, groupsOf } from '../compose/sources.ts';
import { baselineIn, type Owner, paragraph, plainLines, setLine, setText } from '../compose/text.ts';
import { setTitle } from '../compose/titles.ts';
import { setShortest } from '../compose/trial.ts';
import type { Style } from '../type/presets.ts';

type Occasion = BlockOf<'rating'>['occasions'][number];
const occasionTitles: Readonly<Record<Occasion, string>> = { before: 'Before', now: 'Now', later: 'Later' };
const values = [1, 2, 3, 4, 5] as const;

/** Where the boxes of each occasion stand: beside the statement, or in large print on a line below it. */
interface Grid {
  occasions: readonly Occasion[];
  below: boolean;
  step: number;
  start(index: number): number;
  textWidth: number;
}

function gridOf(galley: Galley, asked: readonly Occasion[]): Grid {
  const { box, labelColumn, grid } = galley.measures;
  const occasions = [...new Set(asked)];
  const step = box + 7.06;
  const wide = 4 * step + box;
  const below = labelColumn === 0 || (occasions.length > 2 && grid.size > 11);
  const share = below ? columnWidth / occasions.length : wide + 21;
  const start = (index: number): number =>
    below ? index * share + indentOf(galley) * (occasions.length > 2 ? 0.4 : 1) : columnWidth - (occasions.length - index) * share + 20.66;
  return { occasions, below, step, start, textWidth: (below ? columnWidth : start(0) - 16) - indentOf(galley) };
}

const indentOf = (galley: Galley): number => Math.max(28, galley.measures.grid.size * 2.7);

export const rating: BlockLayout<'rating'> = {
  starts: 'page',
  facing: true,
  set(galley, block) {
    setTitle(galley, block, block.title, 160);
    galley.open = false;
    const { body } = galley.measures;
    if (block.intro.trim()) {
      flow(galley, paragraph(galley, block.intro, { style: body, dx: 0, width: columnWidth, parent: galley.section.node }));
      galley.y += 12;
    }
    const grid = gridOf(galley, block.occasions);
    setShortest(galley, [() => setGroups(galley, block, grid, true), () => setGroups(galley, block, grid, false)]);
  },
};

/** `whole`: a group that some page can hold is not parted. */
function setGroups(galley: Galley, block: BlockOf<'rating'>, grid: Grid, whole: boolean): void {
  const table = node(galley, 'Table', galley.section.node);
  galley.onContinue = () => {
    if (grid.below) return;
    drawHead(galley, grid, galley.y, () => 'Layout');
    galley.y += headHeight(galley);
  };
  groupsOf(galley.sources, block).forEach((group, index) => {
    const head = index === 0 && !grid.below ? [headSlice(galley, grid, table)] : [];
    const slices = [...head, ...groupSlices(galley, block, group, { grid, table, first: index === 0 })];
    const high = heightOf(slices);
    if (whole && high > roomLeft(galley) && high <= bodyHeight(galley) - headHeight(galley)) {
      if (index > 0) setRule(galley, galley.y, 1.5);
      continuePage(galley);
    }
    flow(galley, slices);
  });
  galley.onContinue = null;
  setRule(galley, galley.y, 1.5);
  galley.y += 6;
}

const headStyle = (galley: Galley): Style => ({
  ...galley.measures.grid,
  face: 'sans-bold',
  size: Math.max(11, galley.measures.grid.size),
});
const headHeight = (galley: Galley): number => 2 * Math.max(16, headStyle(galley).lead) + 1;

function headSlice(galley: Galley, grid: Grid, table: number): Slice {
  const row = node(galley, 'TR', table);
  const statement = node(galley, 'TH', row, { scope: 'Column', colSpan: 2 });
  const heads = grid.occasions.map(() => node(galley, 'TH', row, { scope: 'Column' }));
  return {
    height: headHeight(galley),
    keep: true,
    draw: (y) => drawHead(galley, grid, y, (index) => (index < 0 ? statement : (heads[index] as number))),
  };
}

function drawHead(galley: Galley, grid: Grid, y: number, ownerOf: (index: number) => Owner): void {
  const style = headStyle(galley);
  const { left } = galley.frame;
  const line = Math.max(16, style.lead);
  setText(galley, 'Statement', { x: left, baseline: y + line + style.size }, style, ownerOf(-1));
  grid.occasions.forEach((occasion, index) => {
    const x = left + grid.start(index);
    setText(galley, occasionTitles[occasion], { x, baseline: y + style.size - 1 }, style, ownerOf(index));
    for (const value of values)
      setText(
        galley,
        String(value),
        { x: x + (value - 1) * grid.step + galley.measures.box / 2, baseline: y + line + style.size, align: 'centre' },
        { face: 'sans-bold', size: Math.max(10.5, style.size - 0.5) },
        ownerOf(index),
      );
  });
}

interface Place {
  grid: Grid;
  table: number;
  first: boolean;
}

function groupSlices(galley: Galley, block: BlockOf<'rating'>, group: CodedGroup, place: Place): Slice[] {
  const { stem } = galley.measures;
  const { grid, table } = place;
  const head = node(galley, 'TH', node(galley, 'TR', table), { scope: 'Column', colSpan: 2 + grid.occasions.length });
  const width = grid.below ? columnWidth : grid.textWidth + indentOf(galley);
  const lines = plainLines(galley, `${group.stem.replace(/:\s*$/, '')}:`, stem, width);
  const stemSlices = lines.map(
    (line, index): Slice => ({
      height: stem.lead + (index === 0 ? 5 : 0) + (index === lines.length - 1 ? 5 : 0),
      before: index === 0 && !place.first ? 6 : 0,
      keep: true,
      draw(y) {
        if (index === 0) setRule(galley, y, 1.5);
        setLine(galley, line, galley.frame.left, y + (index === 0 ? 5 : 0), stem, head);
      },
    }),
  );
  return [...stemSlices, ...group.statements.flatMap((statement) => rowSlices(galley, block, statement, grid, table))];
}

function rowSlices(
  galley: Galley,
  block: BlockOf<'rating'>,
  statement: CodedGroup['statements'][number],
  grid: Grid,
  table: number,
): Slice[] {
  const { grid: text, box } = galley.measures;
  const tr = node(galley, 'TR', table);
  const th = node(galley, 'TH', tr, { scope: 'Row' });
  const td = node(galley, 'TD', tr);
  const cells = grid.occasions.map(() => node(galley, 'TD', tr));
  const lines = plainLines(galley, statement.text, text, grid.textWidth);
  const code: Style = { face: 'sans-bold', size: text.size + 0.5, lead: text.lead };
  const above = 4;
  const below = 5;
  const least = grid.below ? 0 : Math.max(24, box + 12) - above - below;
  const slices = lines.map((line, index): Slice => {
    const first = index === 0;
    const last = index === lines.length - 1;
    const short = last ? Math.max(0, least - lines.length * text.lead) : 0;
    return {
      height: text.lead + (first ? above : 0) + (last ? below + short : 0),
      keep: !last || grid.below,
      draw(y) {
        const top = y + (first ? above : 0);
        if (first) {
          setRule(galley, y, 0.3);
          setText(galley, statement.code, { x: galley.frame.left, baseline: top + baselineIn(text) }, code, th);
        }
        setLine(galley, line, galley.frame.left + indentOf(galley), top, text, td);
        if (first && !grid.below) setBoxes(galley, block, statement, { grid, cells, y: top + Math.max(1, (text.lead - box) / 2) });
      },
    };
  });
  if (!grid.below) return slices;
  const label = headStyle(galley);
  const boxes: Slice = {
    height: label.lead * 2 + box + 14,
    draw(y) {
      grid.occasions.forEach((occasion, index) => {
        const x = galley.frame.left + grid.start(index);
        setText(galley, occasionTitles[occasion], { x, baseline: y + label.size }, label, cells[index] as number);
        for (const value of values)
          setText(
            galley,
            String(value),
            { x: x + (value - 1) * grid.step + box / 2, baseline: y + label.lead + label.size, align: 'centre' },
            label,
            cells[index] as number,
          );
      });
      setBoxes(galley, block, statement, { grid, cells, y: y + label.lead * 2 + 3 });
    },
  };
  return [...slices, boxes];
}

function setBoxes(
  galley: Galley,
  block: BlockOf<'rating'>,
  statement: CodedGroup['statements'][number],
  row: { grid: Grid; cells: readonly number[]; y: number },
): void {
  const { box } = galley.measures;
  row.grid.occasions.forEach((occasion, index) => {
    for (const value of values)
      setField(galley, {
        id: fieldId(`${block.id}-${statement.id}`, 'individual', occasion),
        kind: 'scale',
        name: fieldName(`${statement.code}. ${statement.text}`, 'individual', `${occasionTitles[occasion].toLowerCase()}, ${value} of 5`),
        block: block.id,
        parent: row.cells[index] as number,
        x: galley.frame.left + row.grid.start(index) + (value - 1) * row.grid.step,
        y: row.y,
        width: box,
        height: box,
        value,
        outline: 0.75,
      });
  });
}
