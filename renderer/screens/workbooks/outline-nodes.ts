import { titleOf } from '../../../preload/contract/draft.ts';
import type { OutlineEntry } from '../../../preload/contract/model/print.ts';
import type { Block, Section, Workbook } from '../../../preload/contract/model/workbook.ts';
import { blockName } from '../../text/workbooks.ts';

/** One line of the studio's outline. Pure: what a workbook, its printed outline and a search come to. */
export interface OutlineLine {
  id: string;
  title: string;
  /** "8" or "8–9"; empty while nothing is printed yet, and for what is not printed at all. */
  pages: string;
  hits: number;
  children: OutlineLine[];
}

export function outlineOf(workbook: Workbook, printed: readonly OutlineEntry[], hits: ReadonlyMap<string, number>): OutlineLine[] {
  const pages = pagesByBlock(printed);
  const line = (block: Block): OutlineLine => ({
    id: block.id,
    title: titleOf(block) || blockName(block.type),
    pages: pages.get(block.id) ?? '',
    hits: hits.get(block.id) ?? 0,
    children: [],
  });
  return workbook.sections.flatMap((section) => {
    const children = section.blocks.map(line);
    // A section without a title is not printed as one: its blocks stand on their own.
    if (!section.title.trim()) return children;
    return [{ id: section.id, title: section.title, pages: '', hits: children.reduce((sum, { hits: own }) => sum + own, 0), children }];
  });
}

/** Where each block is printed. A block that is not in the outline itself has no line here. */
function pagesByBlock(printed: readonly OutlineEntry[]): Map<string, string> {
  const pages = new Map<string, string>();
  for (const { block, page, pages: count } of printed)
    if (!pages.has(block)) pages.set(block, count > 1 ? `${page}–${page + count - 1}` : String(page));
  return pages;
}

/** The page on which a block begins; for a section, its first printed block's. */
export function firstPage(workbook: Workbook, printed: readonly OutlineEntry[], id: string): number | null {
  const blocks = workbook.sections.find((section) => section.id === id)?.blocks.map((block) => block.id) ?? [id];
  for (const block of blocks) {
    const entry = printed.find((candidate) => candidate.block === block);
    if (entry) return entry.page;
  }
  return null;
}

export const findSection = (workbook: Workbook, id: string): Section | undefined => workbook.sections.find((section) => section.id === id);
export const sectionOf = (workbook: Workbook, block: string): Section | undefined =>
  workbook.sections.find(({ blocks }) => blocks.some(({ id }) => id === block));
