import type { Stage } from '../../../../preload/contract/model/framework.ts';
import { type BlockOf, fieldId } from '../../../../preload/contract/model/workbook.ts';
import { fieldName, setField } from '../compose/answers.ts';
import { flow, type Slice } from '../compose/flow.ts';
import { bodyHeight, columnWidth, continuePage, type Galley, node, roomLeft } from '../compose/galley.ts';
import { measured } from '../compose/labels.ts';
import type { BlockLayout } from '../compose/layout.ts';
import { setRule } from '../compose/shapes.ts';
import { type CodedGroup, groupsOf } from '../compose/sources.ts';
import { answerSpaceNeeded, fillWithAnswer } from '../compose/space.ts';
import { setShortest } from '../compose/trial.ts';
import { baselineIn, plainLines, setLine, setLines, setText, widthOf } from '../compose/text.ts';
import { setTitle } from '../compose/titles.ts';
import type { Style } from '../type/presets.ts';

const stageTitles: Readonly<Record<Stage, string>> = {
  whole: 'Whole process',
  explore: 'Explore',
  prepare: 'Prepare',
  deliver: 'Deliver',
  sustain: 'Sustain',
};

/** Above a row's text, and below it to the rule. */
const rowBefore = 2;
const rowAfter = 6.5;

export const statements: BlockLayout<'statements'> = {
  starts: 'page',
  facing: true,
  set(galley, block) {
    setTitle(galley, block, block.title, 8 * galley.measures.body.lead);
    galley.open = false;
    // Groups kept whole read best; parted, or with the question at the foot of the first page, they may save a page.
    setShortest(galley, [
      () => setGroups(galley, block, { whole: true, early: false }),
      () => setGroups(galley, block, { whole: true, early: true }),
      () => setGroups(galley, block, { whole: false, early: false }),
    ]);
  },
};

interface Manner {
  /** A group that some page can hold is not parted. */
  whole: boolean;
  /** The question may stand before the last group, where a page would else be left with room. */
  early: boolean;
}

function setGroups(galley: Galley, block: BlockOf<'statements'>, manner: Manner): void {
  let asked = block.prompt;
  const ask = (): void => {
    if (!asked) return;
    setRule(galley, galley.y, 1.5);
    galley.y -= 8;
    fillWithAnswer(galley, block.id, asked, 'individual', { ruled: false });
    asked = undefined;
  };
  for (const [index, group] of groupsOf(galley.sources, block).entries()) {
    const high = measured(galley, () => groupSlices(galley, block, group, index === 0).slices).height + (index === 0 ? 0 : 9);
    if (manner.whole && high > roomLeft(galley) && high <= bodyHeight(galley) && galley.y > galley.frame.top) {
      if (manner.early && asked && roomLeft(galley) >= answerSpaceNeeded(galley, asked, 'individual')) ask();
      else setRule(galley, galley.y, 1.5);
      continuePage(galley);
    }
    setGroup(galley, block, group, index === 0);
  }
  if (asked) ask();
  else setRule(galley, galley.y, 1.5);
}

function setGroup(galley: Galley, block: BlockOf<'statements'>, group: CodedGroup, first: boolean): void {
  const { slices, again, stemHeight } = groupSlices(galley, block, group, first);
  if (roomLeft(galley) < stemHeight + 30 && galley.y > galley.frame.top) continuePage(galley);
  galley.onContinue = again;
  flow(galley, slices);
  galley.onContinue = null;
}

interface GroupSlices {
  slices: Slice[];
  stemHeight: number;
  /** Draws the stem again at the head of a page on which the group goes on. */
  again: () => void;
}

/** One table for each group: its stem heads the columns, each statement's code heads its row. */
function groupSlices(galley: Galley, block: BlockOf<'statements'>, group: CodedGroup, first: boolean): GroupSlices {
  const { measures } = galley;
  const column = measures.labelColumn > 0;
  const { stem, label } = measures;
  const table = node(galley, 'Table', galley.section.node);
  const head = node(galley, 'TH', node(galley, 'TR', table), { scope: 'Column', colSpan: block.ticks ? 3 : 2 });
  // A long bold word may reach a little into the gap: better than broken.
  const reach =
    Math.max(...group.stem.split(' ').map((word) => widthOf(galley, `${word}:`, stem))) > measures.labelColumn ? measures.labelGap - 5 : 0;
  const stemWidth = column ? measures.labelColumn + reach : columnWidth;
  const stemLines = plainLines(galley, `${group.stem.replace(/:\s*$/, '')}:`, stem, stemWidth);
  const stageLines = plainLines(galley, stageTitles[group.stage], label, stemWidth);
  const stemHeight = stemLines.length * stem.lead + 3 + stageLines.length * label.lead;
  const drawStem = (y: number, owner: number | 'Layout'): void => {
    const below = setLines(galley, stemLines, galley.frame.left, y, stem, owner);
    setLines(galley, stageLines, galley.frame.left, below + 3, label, owner);
  };
  // A stem longer than half a page cannot stand in a margin beside its first statement.
  const aside = column && stemHeight <= (galley.frame.bottom - galley.frame.top) / 2;
  const rule: Slice = { height: 7, before: first ? 0 : 9, keep: true, draw: (y) => setRule(galley, y, 1.5) };
  const rows = group.statements.map((statement, index) => rowSlices(galley, block, statement, table, index));
  let stemStands = false;
  let ahead = 0;
  if (aside) {
    const top = rows[0]?.[0];
    if (top) {
      const drawRow = top.draw;
      top.draw = (y) => {
        drawStem(y, head);
        stemStands = true;
        drawRow(y);
      };
    }
    let sum = 0;
    // As many rows stay with the stem as it is high, so that it never reaches below them.
    for (const slice of rows.flat()) {
      sum += slice.height;
      if (sum < stemHeight) slice.keep = true;
    }
    const lastSlice = rows.at(-1)?.at(-1);
    if (lastSlice && sum < stemHeight) lastSlice.height += stemHeight - sum + 6;
    if (lastSlice) lastSlice.keep = false;
  }
  const above: Slice[] = aside
    ? []
    : [
        ...stemLines.map(
          (line): Slice => ({ height: stem.lead, keep: true, draw: (y) => setLine(galley, line, galley.frame.left, y, stem, head) }),
        ),
        ...stageLines.map(
          (line): Slice => ({ height: label.lead + 4, keep: true, draw: (y) => setLine(galley, line, galley.frame.left, y, label, head) }),
        ),
      ];
  for (const slice of rows.flat()) {
    ahead += slice.height;
    const drawRow = slice.draw;
    slice.draw = (y) => {
      drawRow(y);
      ahead -= slice.height;
    };
  }
  return {
    slices: [rule, ...above, ...rows.flat()],
    stemHeight,
    again() {
      if (!stemStands) return;
      setRule(galley, galley.y, 1.5);
      galley.y += 7;
      // For the eye only (to a reader the table just goes on), and only where it ends above the next group.
      if (aside && ahead >= stemHeight) drawStem(galley.y, 'Layout');
    },
  };
}

/** A statement is never cut: its lines stay together unless no page could hold them. */
function rowSlices(
  galley: Galley,
  block: BlockOf<'statements'>,
  statement: CodedGroup['statements'][number],
  table: number,
  index: number,
): Slice[] {
  const { body, box, labelColumn } = galley.measures;
  const code: Style = { face: 'sans-bold', size: Math.max(12, body.size), lead: body.lead };
  const dx = labelColumn > 0 ? galley.main.dx : 0;
  const indent = Math.max(30, code.size * 2.5);
  const tick = block.ticks ? box + 17 : 0;
  const lines = plainLines(galley, statement.text, body, columnWidth - dx - indent - tick);
  const row = node(galley, 'TR', table);
  const th = node(galley, 'TH', row, { scope: 'Row' });
  const td = node(galley, 'TD', row);
  const cell = block.ticks ? node(galley, 'TD', row) : td;
  return lines.map((line, at) => {
    const last = at === lines.length - 1;
    const top = at === 0 ? rowBefore : 0;
    return {
      height: top + body.lead + (last ? rowAfter : 0),
      keep: !last,
      draw(y) {
        const { left, right } = galley.frame;
        if (at === 0) {
          if (index > 0 && y > galley.frame.top + 8) setRule(galley, y, 0.3, dx);
          setText(galley, statement.code, { x: left + dx, baseline: y + top + baselineIn(body) }, code, th);
          if (block.ticks)
            setField(galley, {
              id: fieldId(`${block.id}-${statement.id}`, 'individual', 'tick'),
              kind: 'tick',
              name: fieldName(`${statement.code}. ${statement.text}`),
              block: block.id,
              parent: cell,
              x: right - box - 0.66,
              y: y + top + (body.lead - box) / 2,
              width: box,
              height: box,
              outline: 0.75,
            });
        }
        setLine(galley, line, left + dx + indent, y + top, body, td);
      },
    };
  });
}
