import type { TagLine } from '../../../preload/contract/model/review.ts';

/** Where a tag would be put: under whom, and before which of its children. PURE. */
interface TagPlace {
  parent: string | null;
  before: string | null;
}

export type TagMove = 'up' | 'down' | 'in' | 'out';

const siblingsOf = (tags: readonly TagLine[], parent: string | null): TagLine[] => tags.filter((tag) => tag.parent === parent);

/** One step in the tree, as an outliner moves a line; `null` where there is no such place. */
export function placeAfter(tags: readonly TagLine[], id: string, move: TagMove): TagPlace | null {
  const tag = tags.find((each) => each.id === id);
  if (!tag) return null;
  const siblings = siblingsOf(tags, tag.parent);
  const at = siblings.indexOf(tag);
  switch (move) {
    case 'up': {
      const above = siblings[at - 1];
      return above ? { parent: tag.parent, before: above.id } : null;
    }
    case 'down':
      return siblings[at + 1] ? { parent: tag.parent, before: siblings[at + 2]?.id ?? null } : null;
    case 'in': {
      const above = siblings[at - 1];
      return above ? { parent: above.id, before: null } : null;
    }
    case 'out': {
      const parent = tags.find((each) => each.id === tag.parent);
      if (!parent) return null;
      const aunts = siblingsOf(tags, parent.parent);
      return { parent: parent.parent, before: aunts[aunts.indexOf(parent) + 1]?.id ?? null };
    }
  }
}

/** It, and all that is under it. */
export function branchOf(tags: readonly TagLine[], id: string): Set<string> {
  const branch = new Set([id]);
  for (const tag of tags) if (tag.parent !== null && branch.has(tag.parent)) branch.add(tag.id);
  return branch;
}

/** What is in sight while some branches are shut. */
export function openLines(tags: readonly TagLine[], shut: ReadonlySet<string>): TagLine[] {
  const hidden = new Set<string>();
  return tags.filter((tag) => {
    const under = tag.parent !== null && (hidden.has(tag.parent) || shut.has(tag.parent));
    if (under) hidden.add(tag.id);
    return !under;
  });
}
