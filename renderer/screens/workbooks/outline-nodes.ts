import { titleOf } from '../../../preload/contract/draft.ts';
import { parseInline, plainText } from '../../../preload/contract/model/inline.ts';
import type { OutlineEntry } from '../../../preload/contract/model/print.ts';
import type { Block, BlockType, Section, Workbook } from '../../../preload/contract/model/workbook.ts';
import { editing } from '../../text/editing.ts';
import { blockName } from '../../text/workbooks.ts';

/** One line of the studio's outline. Pure: what a workbook, its printed outline and a search come to. */
export interface OutlineLine {
  id: string;
  title: string;
  /** "8" or "8–9"; empty while nothing is printed yet, and for what is not printed at all. */
  pages: string;
  hits: number;
  /** Null for a section. */
  type: BlockType | null;
  children: OutlineLine[];
}

export function outlineOf(workbook: Workbook, printed: readonly OutlineEntry[], hits: ReadonlyMap<string, number>): OutlineLine[] {
  const pages = pagesByBlock(workbook, printed);
  const line = (block: Block): OutlineLine => ({
    id: block.id,
    title: titleOf(block) || firstWords(block) || blockName(block.type),
    pages: pages.get(block.id) ?? '',
    hits: hits.get(block.id) ?? 0,
    type: block.type,
    children: [],
  });
  return workbook.sections.flatMap((section) => {
    const children = section.blocks.map(line);
    // A section without a title is not printed as one: its blocks stand on their own. An empty one must be there to be filled.
    if (!section.title.trim() && children.length > 0) return children;
    const found = children.reduce((sum, { hits: own }) => sum + own, 0);
    return [{ id: section.id, title: section.title.trim() || editing.untitled, pages: '', hits: found, type: null, children }];
  });
}

const mostLetters = 60;

/** What a block without a title begins with: it is then known by that. */
function firstWords(block: Block): string {
  const said = (): string | undefined => {
    switch (block.type) {
      case 'text':
        return block.paragraphs.find((text) => text.trim() !== '');
      case 'bullets':
        return block.items.find((text) => text.trim() !== '');
      case 'image':
        return block.caption?.trim() || block.alt;
      default:
        return '';
    }
  };
  const words = plainText(said() ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  return Array.from(words).length > mostLetters ? `${Array.from(words).slice(0, mostLetters).join('').trimEnd()}…` : words;
}

/** Where each block is printed. Cover and contents come before everything that the contents name. */
function pagesByBlock(workbook: Workbook, printed: readonly OutlineEntry[]): Map<string, string> {
  const pages = new Map<string, string>(front(workbook, printed).map(([block, page]) => [block, String(page)]));
  for (const { block, page, pages: count } of printed)
    if (!pages.has(block)) pages.set(block, count > 1 ? `${page}–${page + count - 1}` : String(page));
  return pages;
}

function front(workbook: Workbook, printed: readonly OutlineEntry[]): [string, number][] {
  const begins = printed[0]?.page ?? 0;
  const [first, second] = workbook.sections[0]?.blocks ?? [];
  if (first?.type !== 'cover' || begins < 2) return [];
  return second?.type === 'contents' && begins > 2
    ? [
        [first.id, 1],
        [second.id, 2],
      ]
    : [[first.id, 1]];
}

/** The page on which a block begins; for a section, its first printed block's. */
export function firstPage(workbook: Workbook, printed: readonly OutlineEntry[], id: string): number | null {
  const blocks = workbook.sections.find((section) => section.id === id)?.blocks.map((block) => block.id) ?? [id];
  for (const block of blocks) {
    const page =
      printed.find((candidate) => candidate.block === block)?.page ??
      front(workbook, printed).find(([candidate]) => candidate === block)?.[1];
    if (page !== undefined) return page;
  }
  return null;
}

/** Where a block, or a section's first, begins on paper. One without a title begins under the block before it. */
export function placeOf(workbook: Workbook, printed: readonly OutlineEntry[], id: string): { page: number; y: number } | null {
  const entry = printed.find(({ block }) => block === id);
  if (entry) return { page: entry.page, y: entry.y ?? 0 };
  const page = firstPage(workbook, printed, id);
  if (page !== null) return { page, y: 0 };
  const order = workbook.sections.flatMap(({ blocks }) => blocks.map((block) => block.id));
  for (const before of order.slice(0, Math.max(0, order.indexOf(id))).reverse()) {
    const above = printed.find(({ block }) => block === before);
    if (above) return { page: above.page, y: above.y ?? 0 };
  }
  return null;
}

export const findSection = (workbook: Workbook, id: string): Section | undefined => workbook.sections.find((section) => section.id === id);

/** The keys of the names that a block's own words use, each once. */
export function placeholdersIn(block: Block): string[] {
  const keys = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value === 'string') for (const { name } of parseInline(value)) if (name !== undefined) keys.add(name);
    if (value && typeof value === 'object') for (const inner of Object.values(value)) look(inner);
  };
  look(block);
  return [...keys];
}
