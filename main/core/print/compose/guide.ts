import type { Block, Prompt } from '../../../../preload/contract/model/workbook.ts';
import type { Style } from '../type/presets.ts';
import { ink } from '../type/presets.ts';
import { flow, heightOf, type Slice } from './flow.ts';
import { type Aside, columnWidth, frameOf, type Galley, headingRole, newPage, node, pageOf, safeEdge } from './galley.ts';
import { setIcon } from './icons.ts';
import { bulletSlices, withMark } from './points.ts';
import { setRect } from './shapes.ts';
import { linesOf, lineSlices, paragraph, plainLines, setLines, widthOf } from './text.ts';

/** What the facilitator is told about a block or a prompt. */
export interface Guide {
  minutes?: number | undefined;
  plan?: string | undefined;
  listenFor: readonly string[];
  probe?: string | undefined;
  note?: string | undefined;
}

export const promptGuide = (prompt: Prompt): Guide => ({ listenFor: prompt.listenFor ?? [], probe: prompt.probe });

export const blockGuide = (block: Block): Guide => ({
  ...block.facilitator,
  // No minutes is no time to tell.
  minutes: block.facilitator?.minutes || undefined,
  listenFor: block.facilitator?.listenFor ?? [],
});

export const saysAnything = (guide: Guide): boolean =>
  guide.minutes !== undefined || guide.listenFor.length > 0 || Boolean(guide.plan ?? guide.probe ?? guide.note);

/** Two guides told in one place. */
export const joinedGuides = (first: Guide, second: Guide): Guide => ({
  minutes: first.minutes ?? second.minutes,
  plan: first.plan ?? second.plan,
  listenFor: [...first.listenFor, ...second.listenFor],
  probe: first.probe ?? second.probe,
  note: [first.note, second.note].filter(Boolean).join('\n') || undefined,
});

export const minutesText = (minutes: number): string => `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;

const padding = 11;
const indent = 38;

/** A guide's words as slices, `dx` from the margin; icons stand to their left. */
function guideSlices(galley: Galley, guide: Guide, dx: number, width: number, parent: number, title?: string): Slice[] {
  const { body } = galley.measures;
  const strong: Style = { face: 'sans-bold', size: body.size + (body.size === 11 ? 0.5 : 0), lead: body.lead + 1 };
  const slices: Slice[] = [];
  const head = (text: string, icon?: 'clock' | 'listen'): void => {
    const owner = node(galley, 'P', parent);
    const lines = lineSlices(galley, plainLines(galley, text, strong, width), {
      style: strong,
      dx,
      owner,
      before: slices.length > 0 ? 6 : 0,
      keep: true,
    });
    slices.push(...(icon ? withMark(lines, (y) => void setIcon(galley, icon, galley.frame.left + dx - 28, y - 1, 19, ink)) : lines));
  };
  const say = (text: string): void => {
    slices.push(...paragraph(galley, text, { style: body, dx, width, parent, before: 1 }));
  };
  if (title) head(title);
  if (guide.minutes !== undefined) head(minutesText(guide.minutes), 'clock');
  if (guide.plan) say(guide.plan);
  if (guide.listenFor.length > 0) {
    head('Listen for', 'listen');
    if (guide.listenFor.length === 1) guide.listenFor.forEach(say);
    else slices.push(...bulletSlices(galley, guide.listenFor, { style: body, dx, width, parent }));
  }
  if (guide.probe) {
    head('Probe');
    say(guide.probe);
  }
  if (guide.note) {
    head('Note');
    say(guide.note);
  }
  return slices;
}

/**
 * Draws a guide in a box, at `dx` from the margin, if it is no higher than `limit`. Gives the height used, or `null` when
 * it is too high and nothing was drawn.
 */
export function setGuideBox(
  galley: Galley,
  guide: Guide,
  box: { dx: number; y: number; width: number; limit: number; parent: number; title?: string },
): number | null {
  const nodes = galley.nodes.length;
  const slices = guideSlices(galley, guide, box.dx + indent, box.width - indent - 14, node(galley, 'Note', box.parent), box.title);
  const height = heightOf(slices) + 2 * padding;
  if (height > box.limit) {
    galley.nodes.length = nodes;
    return null;
  }
  setRect(galley, galley.frame.left + box.dx + 1, box.y + 1, box.width - 2, height - 2, { stroke: ink, width: 2 });
  let y = box.y + padding;
  for (const [index, slice] of slices.entries()) {
    if (index > 0) y += slice.before ?? 0;
    slice.draw(y);
    y += slice.height;
  }
  return height;
}

/**
 * Puts a block's time at the foot of the page on which it begins, beside the page number: a facilitator's copy has no codes
 * there, and nothing of the page moves. Says whether it fitted.
 */
export function setTimeAtFoot(galley: Galley, guide: Guide, page: number): boolean {
  const target = galley.pages[page - 1];
  if (!target || guide.minutes === undefined || galley.timedFeet.has(page)) return false;
  const { label, folio } = galley.measures;
  const frame = frameOf(galley.paper, page);
  const shift = widthOf(galley, 'Page 000 of 000', { face: 'sans-bold', size: folio }) + 30;
  const lines = linesOf(galley, `**${minutesText(guide.minutes)}.** ${guide.plan ?? ''}`, label, columnWidth - shift - label.size);
  const top = frame.bottom + 10;
  if (top + lines.length * label.lead > galley.paper.height - safeEdge) return false;
  galley.timedFeet.add(page);
  const owner = node(galley, 'P', galley.section.node);
  // The page may be behind us already: the marks are made on the last page and moved.
  const last = pageOf(galley).marks;
  const from = last.length;
  const size = label.size * 1.5;
  setIcon(galley, 'clock', frame.left + shift - size - 6, top + (label.lead - size) / 2, size, ink);
  setLines(galley, lines, frame.left + shift, top, label, owner);
  if (target.marks !== last) target.marks.push(...last.splice(from));
  return true;
}

/** Keeps a guide for the foot of the page, or for the pages at the end. */
export function keepAside(galley: Galley, title: string, guide: Guide): void {
  if (!galley.forFacilitator || !saysAnything(guide)) return;
  const aside = { title, page: Math.max(1, galley.pages.length), guide };
  if (galley.pages.length > 0) galley.asides.push(aside);
  else galley.overflow.push(aside);
}

/** Sets what waits on this page in the room that is left below; the rest goes to the end of the book. */
export function settleAsides(galley: Galley): void {
  for (const aside of galley.asides) {
    const y = galley.y + 16;
    const height = setGuideBox(galley, aside.guide, {
      dx: 0,
      y,
      width: columnWidth,
      limit: galley.frame.bottom + 10 - y,
      parent: galley.section.node,
      title: aside.title,
    });
    if (height === null) galley.overflow.push(aside);
    else galley.y = y + height;
  }
  galley.asides = [];
}

/** The pages after the last: what found no room beside its block, under the number of the page that it belongs to. */
export function setOverflow(galley: Galley): void {
  if (galley.overflow.length === 0) return;
  const waiting: Aside[] = galley.overflow.splice(0);
  galley.section = { title: 'For the facilitator', node: node(galley, 'Sect', 0) };
  newPage(galley);
  galley.open = false;
  const { title, subhead, titleGap } = galley.measures;
  const owner = node(galley, headingRole(galley, 1), galley.section.node);
  flow(
    galley,
    lineSlices(galley, plainLines(galley, 'More to say and to listen for', title, columnWidth, true), { style: title, dx: 0, owner }),
  );
  galley.y += titleGap;
  for (const aside of waiting) {
    const head = node(galley, headingRole(galley, 2), galley.section.node);
    const lines = plainLines(galley, `Page ${aside.page}: ${aside.title}`, subhead, columnWidth - indent);
    flow(galley, [
      ...lineSlices(galley, lines, { style: subhead, dx: indent, owner: head, before: 18, keep: true }),
      ...guideSlices(galley, aside.guide, indent, columnWidth - indent, galley.section.node),
    ]);
  }
}
