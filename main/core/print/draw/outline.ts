import type { OutlineEntry } from '../../../../preload/contract/model/print.ts';
import type { Paper } from './paper.ts';
import { dictionary, reference, text } from './syntax.ts';
import type { PageObject } from './tree.ts';

interface Item {
  id: number;
  entry: OutlineEntry;
  children: Item[];
}

/** Bookmarks, nested by level, each shut until it is asked for. Answers the outline's object, or null where there is nothing. */
export function writeOutline(entries: readonly OutlineEntry[], pages: readonly PageObject[], paper: Paper): number | null {
  if (entries.length === 0) return null;
  const root = paper.reserve();
  const top: Item[] = [];
  const above: Item[] = [];
  for (const entry of entries) {
    const item: Item = { id: paper.reserve(), entry, children: [] };
    while (above.length > 0 && (above.at(-1)?.entry.level ?? 0) >= entry.level) above.pop();
    (above.at(-1)?.children ?? top).push(item);
    above.push(item);
  }
  const write = (items: readonly Item[], parent: number): void => {
    items.forEach((item, at) => {
      const before = items[at - 1];
      const after = items[at + 1];
      paper.write(
        item.id,
        dictionary({
          Title: text(item.entry.title),
          Parent: reference(parent),
          Prev: before && reference(before.id),
          Next: after && reference(after.id),
          Dest: destination(item.entry.page, 0, pages),
          ...ends(item.children, -item.children.length),
        }),
      );
      write(item.children, item.id);
    });
  };
  write(top, root);
  paper.write(root, dictionary({ Type: '/Outlines', ...ends(top, top.length) }));
  return root;
}

function ends(items: readonly Item[], count: number): Record<string, string | number> {
  const first = items[0];
  const last = items.at(-1);
  return first && last ? { First: reference(first.id), Last: reference(last.id), Count: count } : {};
}

/** `y` from the top of the page. */
export function destination(page: number, y: number, pages: readonly PageObject[]): string {
  const object = pages[page - 1];
  if (!object) throw new Error(`a link leads to page ${page}, which the book lacks`);
  return `[${reference(object.id)} /XYZ null ${Math.round(object.height - y)} null]`;
}

/** A place with a name for every block, so that other files can point into this one. Names stand in the order of their bytes. */
export function destinationNames(entries: readonly OutlineEntry[], pages: readonly PageObject[]): string {
  const named = new Map<string, OutlineEntry>();
  for (const entry of entries) if (!named.has(entry.block)) named.set(entry.block, entry);
  const sorted = [...named].sort(([a], [b]) => (a < b ? -1 : 1));
  return `<</Names [${sorted.map(([block, entry]) => `${text(block)} ${destination(entry.page, 0, pages)}`).join(' ')}]>>`;
}
