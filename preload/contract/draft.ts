import type { DraftEdit } from './calls/workbooks.ts';
import type { Id } from './model/ids.ts';
import type { Block, Prompt, Section, Workbook } from './model/workbook.ts';

/**
 * What an edit does to a draft. Pure, and the same for the window (which applies it at once) and the core (which keeps it).
 * Answers null where the edit speaks of something that is not there: the caller's draft is then not the one it thinks it is.
 */
export function applyEdit(workbook: Workbook, edit: DraftEdit): Workbook | null {
  const { sections } = workbook;
  const withSections = (next: Section[] | null): Workbook | null => (next ? { ...workbook, sections: next } : null);
  switch (edit.do) {
    case 'set-title':
      return { ...workbook, title: edit.title };
    case 'set-head':
      return { ...workbook, head: edit.head };
    case 'set-block':
      return withSections(mapBlocks(sections, edit.block.id, () => [edit.block]));
    case 'remove-block':
      return withSections(mapBlocks(sections, edit.block, () => []));
    case 'add-block':
      return findBlock(workbook, edit.block.id) ? null : withSections(putBlock(sections, edit.section, edit.block, edit.before));
    case 'move-block': {
      const block = findBlock(workbook, edit.block);
      if (!block || edit.before === edit.block) return block ? workbook : null;
      const without = mapBlocks(sections, edit.block, () => []);
      return without && withSections(putBlock(without, edit.section, block, edit.before));
    }
    case 'set-section':
      return withSections(mapSection(sections, edit.section, (section) => [{ ...section, title: edit.title }]));
    case 'remove-section':
      return withSections(mapSection(sections, edit.section, () => []));
    case 'add-section':
      if (sections.some((section) => section.id === edit.section)) return null;
      return withSections(insert(sections, { id: edit.section, title: edit.title, blocks: [] }, edit.before));
    case 'move-section': {
      const section = sections.find(({ id }) => id === edit.section);
      if (!section || edit.before === edit.section) return section ? workbook : null;
      return withSections(
        insert(
          sections.filter(({ id }) => id !== edit.section),
          section,
          edit.before,
        ),
      );
    }
  }
}

/** Applies all or none. */
export function applyEdits(workbook: Workbook, edits: readonly DraftEdit[]): Workbook | null {
  let draft: Workbook | null = workbook;
  for (const edit of edits) draft = draft && applyEdit(draft, edit);
  return draft;
}

export function findBlock(workbook: Pick<Workbook, 'sections'>, id: Id): Block | undefined {
  for (const section of workbook.sections) {
    const block = section.blocks.find((candidate) => candidate.id === id);
    if (block) return block;
  }
  return undefined;
}

/** The prompts that a block asks, its own or those of the block that it repeats, in order. */
export function promptsOf(workbook: Pick<Workbook, 'sections'>, block: Block): Prompt[] {
  switch (block.type) {
    case 'prompts': {
      const source = block.repeats ? findBlock(workbook, block.repeats) : undefined;
      return source?.type === 'prompts' ? source.prompts : block.prompts;
    }
    case 'quotation':
    case 'statements':
      return block.prompt ? [block.prompt] : [];
    case 'bullets':
      return block.room ? [block.room.prompt] : [];
    case 'retrieval':
      return block.check ? [block.check] : [];
    case 'scenario':
      return block.task ? [block.task] : [];
    case 'coaching':
      return block.agreed ? [block.agreed] : [];
    case 'table':
      return block.rows.map((row) => row.prompt);
    default:
      return [];
  }
}

/** The heading that stands for a block in outline, contents and messages; empty for blocks without one. */
export const titleOf = (block: Block): string => ('title' in block ? (block.title ?? '') : '');

function mapSection(sections: readonly Section[], id: Id, change: (section: Section) => Section[]): Section[] | null {
  if (!sections.some((section) => section.id === id)) return null;
  return sections.flatMap((section) => (section.id === id ? change(section) : [section]));
}

function mapBlocks(sections: readonly Section[], id: Id, change: (block: Block) => Block[]): Section[] | null {
  const home = sections.find((section) => section.blocks.some((block) => block.id === id));
  if (!home) return null;
  return mapSection(sections, home.id, (section) => [
    { ...section, blocks: section.blocks.flatMap((block) => (block.id === id ? change(block) : [block])) },
  ]);
}

function putBlock(sections: readonly Section[], into: Id, block: Block, before: Id | null): Section[] | null {
  const section = sections.find(({ id }) => id === into);
  const blocks = section && insert(section.blocks, block, before);
  return blocks ? mapSection(sections, into, (home) => [{ ...home, blocks }]) : null;
}

function insert<T extends { id: Id }>(list: readonly T[], item: T, before: Id | null): T[] | null {
  const at = before === null ? list.length : list.findIndex(({ id }) => id === before);
  return at < 0 ? null : [...list.slice(0, at), item, ...list.slice(at)];
}
