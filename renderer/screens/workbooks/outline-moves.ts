import type { DraftEdit } from '../../../preload/contract/calls/workbooks.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { Block, Section, Workbook } from '../../../preload/contract/model/workbook.ts';

/** What the outline lets be done with parts of a workbook, as edits. Pure; the same ids stand for blocks and for sections. */

type Sections = Pick<Workbook, 'sections'>;

/** Chosen parts, in the workbook's order. A block of a chosen section goes with its section. */
export function partsOf({ sections }: Sections, ids: ReadonlySet<Id>): { sections: Section[]; blocks: Block[] } {
  return {
    sections: sections.filter(({ id }) => ids.has(id)),
    blocks: sections.filter(({ id }) => !ids.has(id)).flatMap(({ blocks }) => blocks.filter(({ id }) => ids.has(id))),
  };
}

export const sectionOf = ({ sections }: Sections, id: Id): Section | undefined =>
  sections.find((section) => section.id === id || section.blocks.some((block) => block.id === id));

/** One step up or down. A block goes past its section's edge into the next; several move together, in their order. */
export function moveBy(workbook: Sections, ids: ReadonlySet<Id>, by: 1 | -1): DraftEdit[] {
  const parts = partsOf(workbook, ids);
  const { sections } = workbook;
  if (parts.sections.length > 0) {
    const chosen = new Set(parts.sections.map(({ id }) => id));
    const stay = sections.filter(({ id }) => !chosen.has(id));
    const edge = sections.findIndex(({ id }) => id === parts.sections.at(by === 1 ? -1 : 0)?.id);
    const passed = stay.filter((section) => sections.indexOf(section) < edge).length;
    const target = by === 1 ? passed + 1 : passed - 1;
    if (target < 0 || target > stay.length) return [];
    return putSections(parts.sections, stay[target]?.id ?? null);
  }
  const anchor = parts.blocks.at(by === 1 ? -1 : 0);
  if (!anchor) return [];
  const home = sections.findIndex(({ blocks }) => blocks.includes(anchor));
  const section = sections[home] as Section;
  const at = section.blocks.indexOf(anchor);
  const stays = (block: Block): boolean => !parts.blocks.includes(block);
  if (by === -1) {
    const before = section.blocks.slice(0, at).findLast(stays);
    if (before) return putBlocks(parts.blocks, section.id, before.id);
    const above = sections[home - 1];
    return above ? putBlocks(parts.blocks, above.id, null) : [];
  }
  const [after, next] = section.blocks.slice(at + 1).filter(stays);
  if (after) return putBlocks(parts.blocks, section.id, next?.id ?? null);
  const below = sections[home + 1];
  return below ? putBlocks(parts.blocks, below.id, below.blocks[0]?.id ?? null) : [];
}

/** To the end of another section. */
export function moveInto(workbook: Sections, ids: ReadonlySet<Id>, section: Id): DraftEdit[] {
  return putBlocks(partsOf(workbook, ids).blocks, section, null);
}

export interface DropPlace {
  key: Id;
  position: 'before' | 'on' | 'after';
}

/** What was dragged, put down before, after or on a part. Dragged sections take the blocks that were dragged with them along. */
export function dropped(workbook: Sections, ids: ReadonlySet<Id>, { key, position }: DropPlace): DraftEdit[] {
  const { sections } = workbook;
  const parts = partsOf(workbook, ids);
  const home = sectionOf(workbook, key);
  if (!home || ids.has(key)) return [];
  if (parts.sections.length > 0) {
    if (ids.has(home.id)) return [];
    const stay = sections.filter(({ id }) => !ids.has(id));
    const at = stay.indexOf(home) + (position === 'before' ? 0 : 1);
    return putSections(parts.sections, stay[at]?.id ?? null);
  }
  if (home.id === key) {
    const above = sections[sections.indexOf(home) - 1];
    return position === 'before' ? (above ? putBlocks(parts.blocks, above.id, null) : []) : putBlocks(parts.blocks, home.id, null);
  }
  const stay = home.blocks.filter(({ id }) => !ids.has(id));
  const at = stay.findIndex(({ id }) => id === key) + (position === 'before' ? 0 : 1);
  return putBlocks(parts.blocks, home.id, stay[at]?.id ?? null);
}

/** Where a new block goes: after the chosen one, at the end of the chosen section, else at the very end. */
export function placeAfter({ sections }: Sections, chosen: Id | null): { section: Id; before: Id | null } | null {
  const home = (chosen === null ? undefined : sectionOf({ sections }, chosen)) ?? sections.at(-1);
  if (!home) return null;
  const at = home.blocks.findIndex(({ id }) => id === chosen);
  return { section: home.id, before: at < 0 ? null : (home.blocks[at + 1]?.id ?? null) };
}

/** Copies after the last of what is chosen, with ids of their own. Answers the copies' ids too. */
export function duplicate(workbook: Sections, ids: ReadonlySet<Id>, newId: () => Id): { edits: DraftEdit[]; made: Id[] } {
  const parts = partsOf(workbook, ids);
  const { sections } = workbook;
  if (parts.sections.length > 0) {
    const last = sections.indexOf(parts.sections.at(-1) as Section);
    const before = sections[last + 1]?.id ?? null;
    const made = parts.sections.map(() => newId());
    const edits = parts.sections.flatMap((section, at): DraftEdit[] => [
      { do: 'add-section', section: made[at] as Id, title: section.title, before },
      ...copies(section.blocks, newId).map((block): DraftEdit => ({ do: 'add-block', section: made[at] as Id, block, before: null })),
    ]);
    return { edits, made };
  }
  const last = parts.blocks.at(-1);
  const place = last ? placeAfter(workbook, last.id) : null;
  if (!place) return { edits: [], made: [] };
  const blocks = copies(parts.blocks, newId);
  return { edits: blocks.map((block) => ({ do: 'add-block', block, ...place })), made: blocks.map(({ id }) => id) };
}

/** Takes parts away. A block that asked the prompts of one of them again keeps the questions as its own. */
export function remove(workbook: Sections, ids: ReadonlySet<Id>): DraftEdit[] {
  const parts = partsOf(workbook, ids);
  const gone = [...parts.blocks, ...parts.sections.flatMap(({ blocks }) => blocks)];
  const orphans = workbook.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block): DraftEdit[] => {
      if (block.type !== 'prompts' || !block.repeats || gone.includes(block)) return [];
      const source = gone.find(({ id }) => id === block.repeats);
      if (source?.type !== 'prompts') return [];
      const { repeats: _, ...rest } = block;
      return [{ do: 'set-block', block: { ...rest, prompts: source.prompts } }];
    });
  return [
    ...parts.blocks.map(({ id }): DraftEdit => ({ do: 'remove-block', block: id })),
    ...parts.sections.map(({ id }): DraftEdit => ({ do: 'remove-section', section: id })),
    ...orphans,
  ];
}

const putBlocks = (blocks: readonly Block[], section: Id, before: Id | null): DraftEdit[] =>
  blocks.map(({ id }) => ({ do: 'move-block', block: id, section, before }));

const putSections = (sections: readonly Section[], before: Id | null): DraftEdit[] =>
  sections.map(({ id }) => ({ do: 'move-section', section: id, before }));

/** A copied block that asks a copied block's prompts again asks the copy's. */
function copies(blocks: readonly Block[], newId: () => Id): Block[] {
  const fresh = new Map(blocks.map(({ id }) => [id, newId()]));
  return blocks.map((block) => {
    const copy = { ...(withNewIds(block, newId) as Block), id: fresh.get(block.id) as Id };
    if (copy.type !== 'prompts' || !copy.repeats) return copy;
    return { ...copy, repeats: fresh.get(copy.repeats) ?? copy.repeats };
  });
}

/** `id` names the thing itself, and a `prompt` that is text the question of notes and actions; every other id points elsewhere. */
function withNewIds(value: unknown, newId: () => Id): unknown {
  if (Array.isArray(value)) return value.map((each) => withNewIds(each, newId));
  if (!value || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      typeof inner === 'string' && (key === 'id' || key === 'prompt') ? newId() : withNewIds(inner, newId),
    ]),
  );
}
