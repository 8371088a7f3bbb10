import type { BlockOf } from '../../../../preload/contract/model/workbook.ts';
import { answerHeight, modeTitles, setAnswer, takeGuide } from '../compose/answers.ts';
import type { Slice } from '../compose/flow.ts';
import { continuePage, type Galley, node, roomLeft } from '../compose/galley.ts';
import { promptGuide } from '../compose/guide.ts';
import { labelSlices, measured, setLabels } from '../compose/labels.ts';
import type { BlockLayout } from '../compose/layout.ts';
import { opening, setFlowingText } from '../compose/openings.ts';
import { bulletSlices, withMark } from '../compose/points.ts';
import { setRule } from '../compose/shapes.ts';
import { baselineIn, linesOf, lineSlices, setText } from '../compose/text.ts';
import { setTitle } from '../compose/titles.ts';
import { ink, type Style } from '../type/presets.ts';

export const bullets: BlockLayout<'bullets'> = {
  starts: 'flow',
  set(galley, block) {
    const own = block.style === 'key-idea' || block.room !== undefined;
    if (own) {
      galley.welcoming = false;
      setTitle(galley, block, block.title);
    }
    const { parent, labels } = own
      ? { parent: galley.section.node, labels: block.aside ? [{ title: block.aside.label, text: block.aside.text }] : [] }
      : opening(galley, block, block.title, block.aside);
    const items = block.items.filter((item) => item.trim() !== '');
    if (items.length > 0 || labels.length > 0) setFlowingText(galley, labels, parent, () => listSlices(galley, items, block.style, parent));
    if (block.room) setRoom(galley, block, block.room, items.length > 0);
    galley.open = false;
  },
};

function listSlices(galley: Galley, items: readonly string[], style: BlockOf<'bullets'>['style'], parent: number): Slice[] {
  const { measures, main } = galley;
  const numbered = style === 'numbers';
  const idea = style === 'key-idea' ? items[0] : undefined;
  const points = idea === undefined ? items : items.slice(1);
  const slices: Slice[] = [];
  if (idea !== undefined) {
    const owner = node(galley, 'P', parent);
    slices.push(...lineSlices(galley, linesOf(galley, idea, measures.idea, main.width), { style: measures.idea, dx: main.dx, owner }));
  }
  if (points.length === 0) return slices;
  const text = numbered ? measures.list : measures.body;
  const indent = numbered ? Math.max(30, text.size * 2) : text.size * 1.4;
  const gap = idea === undefined ? 0 : measures.paragraphGap + 6;
  if (!numbered)
    return [
      ...slices,
      ...bulletSlices(galley, points, { style: text, ...main, parent, indent, first: gap, between: measures.paragraphGap }),
    ];
  const list = node(galley, 'L', parent, { numbering: 'Decimal' });
  points.forEach((item, index) => {
    const entry = node(galley, 'LI', list);
    const label = node(galley, 'Lbl', entry);
    const owner = node(galley, 'LBody', entry);
    const lines = linesOf(galley, item, text, main.width - indent);
    const set = { style: text, dx: main.dx + indent, owner, before: index === 0 ? gap : 11 };
    slices.push(...withMark(lineSlices(galley, lines, set), (y) => setNumeral(galley, index + 1, y, text, label)));
  });
  return slices;
}

/** A large numeral on the first line's baseline. */
function setNumeral(galley: Galley, number: number, y: number, text: Style, owner: number): void {
  const { numeral: face, accent } = galley.measures;
  const size = Math.max(20, text.size);
  const baseline = y + baselineIn(text) + (size - text.size) * 0.2;
  setText(galley, String(number), { x: galley.frame.left + galley.main.dx, baseline }, { face, size }, owner, accent);
}

/** Room after the list: its question in the margin, numbered spaces beside it. */
function setRoom(galley: Galley, block: BlockOf<'bullets'>, room: NonNullable<BlockOf<'bullets'>['room']>, afterList: boolean): void {
  const { measures } = galley;
  const parent = galley.section.node;
  const labels = [{ icon: room.mode, title: modeTitles[room.mode], text: room.prompt.text }];
  const build = (): Slice[] => labelSlices(galley, labels, parent);
  const label = measured(galley, build).height;
  const rows = room.rows ?? 1;
  const least = 2 * measures.pitch;
  const above = measures.labelColumn === 0 || label > (galley.frame.bottom - galley.frame.top) / 2;
  const needed = (afterList ? 24 : 0) + (above ? label + least : Math.max(label, least));
  if (needed > roomLeft(galley)) continuePage(galley);
  else if (afterList) {
    setRule(galley, galley.y + 12, 0.75);
    galley.y += 24;
  }
  if (above) {
    for (const slice of build()) {
      if (galley.y + slice.height > galley.frame.bottom) continuePage(galley);
      slice.draw(galley.y);
      galley.y += slice.height;
    }
    galley.y += 4;
  } else setLabels(galley, build(), galley.y);
  const bottomOfLabel = above ? 0 : galley.y + label;
  const page = galley.pages.length;
  setRows(galley, block, room, rows, parent);
  if (galley.pages.length === page) galley.y = Math.max(galley.y, bottomOfLabel);
}

function setRows(
  galley: Galley,
  block: BlockOf<'bullets'>,
  room: NonNullable<BlockOf<'bullets'>['room']>,
  rows: number,
  parent: number,
): void {
  const { measures, main } = galley;
  const guide = takeGuide(galley, promptGuide(room.prompt));
  const gap = 7.5;
  const indent = room.rows ? Math.max(24, measures.body.size * 1.6) : 0;
  for (let row = 1; row <= rows; ) {
    if (roomLeft(galley) < answerHeight(galley, 2) && galley.y > galley.frame.top) continuePage(galley);
    const left = rows - row + 1;
    // As many rows as fit with two lines each; then as many lines as the room allows.
    const each = (lines: number): number => answerHeight(galley, lines) + gap;
    const fitting = Math.max(1, Math.min(left, Math.floor((roomLeft(galley) + gap) / each(2))));
    const most = room.prompt.lines ?? (rows === 1 ? 40 : fitting < left ? 3 : 6);
    const lines = Math.max(1, Math.min(most, Math.floor(((roomLeft(galley) + gap) / fitting - gap - 1) / measures.pitch)));
    for (let index = 0; index < fitting; index++, row++) {
      const { y } = galley;
      if (room.rows)
        setText(
          galley,
          String(row),
          { x: galley.frame.left + main.dx, baseline: y + measures.pitch - 4 },
          { face: 'sans-bold', size: Math.max(12, measures.body.size) },
          'Layout',
          ink,
        );
      setAnswer(galley, {
        prompt: room.prompt,
        mode: room.mode,
        ...(room.rows ? { part: String(row), partName: String(row) } : {}),
        block: block.id,
        parent,
        dx: main.dx + indent,
        y,
        width: main.width - indent,
        lines,
        ...(row === 1 ? { guide } : {}),
      });
      galley.y += answerHeight(galley, lines) + gap;
    }
    if (row <= rows) continuePage(galley);
  }
}
