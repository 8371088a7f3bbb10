import type { Block } from '../../../../preload/contract/model/workbook.ts';
import type { Style } from '../type/presets.ts';
import { flow } from './flow.ts';
import { bodyHeight, columnWidth, continuePage, type Galley, headingRole, node, pageOf, roomLeft, snap } from './galley.ts';
import { setRule } from './shapes.ts';
import { lineSlices, plainLines } from './text.ts';

/** Enters a block in bookmarks and contents, and its section with the first of its blocks. */
export function enter(galley: Galley, block: Block, title: string): void {
  const page = pageOf(galley).number;
  const y = Math.round(galley.y);
  const { title: section } = galley.section;
  const inSection = section !== '';
  const id = galley.sectionId;
  if (inSection && !galley.outline.some((entry) => entry.level === 1 && entry.block === id))
    galley.outline.push({ block: id, section, title: section, level: 1, page, pages: 1, y });
  galley.outline.push({ block: block.id, section, title, level: inSection ? 2 : 1, page, pages: 1, y });
}

/** White above and below the rule that parts two blocks of one page. */
const partingGap = 16;

/** How much a block's title takes when it is not the first of its page. */
export function subtitleHeight(galley: Galley, title: string): number {
  const { subtitle } = galley.measures;
  return 2 * partingGap + plainLines(galley, title, subtitle, columnWidth).length * subtitle.lead + 12;
}

/**
 * Sets a block's title: large at the head of a page, else smaller under a rule, with room for `follows` beneath it.
 * `title` is what is printed; by default the block's own.
 */
export function setTitle(galley: Galley, block: Block, title: string | undefined, follows = 3 * galley.measures.body.lead): void {
  const text = title?.trim() ?? '';
  if (atHead(galley)) {
    if (text) {
      enter(galley, block, text);
      setPageTitle(galley, text, 1);
    }
    return;
  }
  const needed = (text ? subtitleHeight(galley, text) : partingGap) + Math.min(follows, bodyHeight(galley));
  if (needed > roomLeft(galley)) {
    continuePage(galley);
    setTitle(galley, block, title, follows);
    return;
  }
  if (!text) {
    galley.y += partingGap;
    return;
  }
  galley.y += partingGap;
  setRule(galley, galley.y, 0.75);
  galley.y += partingGap;
  enter(galley, block, text);
  const { subtitle } = galley.measures;
  const owner = node(galley, headingRole(galley, 1), galley.section.node);
  flow(galley, lineSlices(galley, plainLines(galley, text, subtitle, columnWidth, true), { style: subtitle, dx: 0, owner, keep: true }));
  galley.y += 12;
}

export const atHead = (galley: Galley): boolean => galley.y <= galley.frame.top + 0.01;

/** The large title at the head of a page; one that would be a poster is set smaller. */
export function setPageTitle(galley: Galley, text: string, level: number): void {
  const { title, subtitle, body } = galley.measures;
  const sizes: Style[] = [title, subtitle, { ...body, face: 'sans-bold' }];
  const style = sizes.find((each, index) => index === 2 || plainLines(galley, text, each, columnWidth).length <= 3 + index * 3) ?? title;
  const owner = node(galley, headingRole(galley, level), galley.section.node);
  flow(galley, lineSlices(galley, plainLines(galley, text, style, columnWidth, true), { style, dx: 0, owner }));
  galley.y += galley.measures.titleGap;
  snap(galley);
}
