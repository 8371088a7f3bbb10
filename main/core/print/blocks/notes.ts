import { fieldId } from '../../../../preload/contract/model/workbook.ts';
import { answerHeight, fieldName, setField, writingRules } from '../compose/answers.ts';
import { flow } from '../compose/flow.ts';
import { bodyHeight, columnWidth, continuePage, type Galley, headingRole, newPage, node, roomLeft } from '../compose/galley.ts';
import type { BlockLayout } from '../compose/layout.ts';
import { lineSlices, paragraph, plainLines } from '../compose/text.ts';
import { atHead, setTitle } from '../compose/titles.ts';
import { measured } from '../compose/labels.ts';

export const notes: BlockLayout<'notes'> = {
  starts: 'page',
  set(galley, block) {
    setTitle(galley, block, block.title, 6 * galley.measures.pitch);
    galley.open = false;
    const { body } = galley.measures;
    const privacy = block.privacy?.trim() ? block.privacy : undefined;
    const build = () =>
      privacy ? paragraph(galley, privacy, { style: body, dx: 0, width: columnWidth, parent: galley.section.node }) : [];
    const foot = measured(galley, build).height;
    const reserved = foot > 0 && foot < bodyHeight(galley) / 2 ? foot + 18 : 0;
    setPageOfRules(galley, { block: block.id, id: fieldId(block.prompt, 'individual'), name: block.title || 'Notes', reserved });
    if (foot === 0) return;
    // The last words of the page stand at its foot.
    if (reserved > 0) galley.y = galley.frame.bottom - foot;
    else continuePage(galley);
    flow(galley, build());
  },
};

interface Rules {
  block: string;
  id: string;
  name: string;
  reserved: number;
}

function setPageOfRules(galley: Galley, rules: Rules): void {
  const { pitch } = galley.measures;
  const room = (): number => Math.floor((roomLeft(galley) - rules.reserved - 1 + 4) / pitch);
  if (room() < 3 && !atHead(galley)) continuePage(galley);
  const lines = Math.max(1, room());
  const y = atHead(galley) ? galley.y : galley.y - 4;
  setField(galley, {
    id: rules.id,
    kind: 'text',
    name: fieldName(rules.name),
    block: rules.block,
    parent: galley.section.node,
    x: galley.frame.left,
    y,
    width: columnWidth,
    height: answerHeight(galley, lines),
    lines,
    rules: writingRules(galley, lines, 'individual'),
    multiline: true,
  });
  galley.y = y + answerHeight(galley, lines);
}

/** A ruled page that no block asked for: it lets what follows face its pair, or fills a booklet's last sheet. */
export function setSpareNotes(galley: Galley, part: string): void {
  const own = [...galley.sources.blocks.values()].find((block) => block.type === 'notes');
  newPage(galley);
  galley.open = false;
  const { title, titleGap } = galley.measures;
  const owner = node(galley, headingRole(galley, 1), galley.section.node);
  const name = own?.type === 'notes' && own.title.trim() ? own.title : 'Notes';
  // Only what has begun can go on.
  const begun = own !== undefined && galley.outline.some((entry) => entry.block === own.id);
  const text = begun ? `${name}, continued` : name;
  flow(galley, lineSlices(galley, plainLines(galley, text, title, columnWidth, true).slice(0, 3), { style: title, dx: 0, owner }));
  galley.y += titleGap;
  const prompt = own?.type === 'notes' ? own.prompt : 'notes';
  setPageOfRules(galley, {
    block: own?.id ?? galley.sources.workbook.id,
    id: fieldId(prompt, 'individual', part),
    name: text,
    reserved: 0,
  });
}
