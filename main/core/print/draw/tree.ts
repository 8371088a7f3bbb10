import type { Node } from '../marks.ts';
import type { Paper } from './paper.ts';
import { dictionary, numbers, reference, text } from './syntax.ts';

/**
 * The structure tree: what each piece of a page is for, in the order of reading. Siblings stand in the order of the book's
 * nodes; a node's own content goes between its children by where it was drawn (a paragraph with a link in its middle).
 */

/** One thing on a page that belongs to a node. */
export type Piece = { node: number; page: number; at: number } & ({ mcid: number } | { annotation: number });

export interface PageObject {
  id: number;
  height: number;
}

export interface Tree {
  root: number;
  /** StructParent of each annotation. */
  keys: ReadonlyMap<number, number>;
}

/** `pages` by index; page n's StructParents is n. */
export function writeTree(nodes: readonly Node[], pieces: readonly Piece[], pages: readonly PageObject[], paper: Paper): Tree {
  const root = paper.reserve();
  const ids = new Map(nodes.map((node) => [node.id, paper.reserve()]));
  const elementOf = (node: number): number => {
    const id = ids.get(node);
    if (id === undefined) throw new Error(`node ${node} is named but not in the book`);
    return id;
  };
  const children = new Map<number | null, Node[]>();
  for (const node of nodes) add(children, node.parent, node);
  const own = new Map<number, Piece[]>();
  for (const piece of pieces) add(own, piece.node, piece);
  const first = firstPlaces(nodes, own);

  for (const node of nodes) {
    const page = own.get(node.id)?.[0]?.page;
    const kids: string[] = [];
    const mine = [...(own.get(node.id) ?? [])].sort(byPlace);
    for (const child of children.get(node.id) ?? []) {
      const from = first.get(child.id) ?? Number.POSITIVE_INFINITY;
      while (mine[0] && placeOf(mine[0]) < from && from !== Number.POSITIVE_INFINITY)
        kids.push(pieceEntry(mine.shift() as Piece, page, pages));
      kids.push(reference(elementOf(child.id)));
    }
    kids.push(...mine.map((piece) => pieceEntry(piece, page, pages)));
    paper.write(
      elementOf(node.id),
      dictionary({
        Type: '/StructElem',
        S: `/${node.role}`,
        P: reference(node.parent === null ? root : elementOf(node.parent)),
        Pg: page === undefined ? undefined : pageReference(page, pages),
        // A note must have an identifier of its own.
        ID: node.role === 'Note' ? text(`note-${node.id}`) : undefined,
        Alt: node.alt === undefined ? undefined : text(node.alt),
        A: attributes(node, pages),
        K: kids.length > 0 ? `[${kids.join(' ')}]` : undefined,
      }),
    );
  }

  const keys = new Map<number, number>();
  const parents = writeParents(pieces, pages.length, elementOf, keys);
  const notes = nodes.filter((node) => node.role === 'Note').map((node) => [`note-${node.id}`, elementOf(node.id)] as const);
  notes.sort(([a], [b]) => (a < b ? -1 : 1));
  paper.write(
    root,
    dictionary({
      Type: '/StructTreeRoot',
      K: `[${(children.get(null) ?? []).map((node) => reference(elementOf(node.id))).join(' ')}]`,
      ParentTree: reference(paper.add(`<</Nums [${parents.join('\n')}]>>`)),
      ParentTreeNextKey: pages.length + keys.size,
      IDTree: notes.length > 0 ? `<</Names [${notes.map(([name, id]) => `${text(name)} ${reference(id)}`).join(' ')}]>>` : undefined,
    }),
  );
  return { root, keys };
}

/** From a page's or an annotation's key back to the elements: pages first, in order, then annotations. */
function writeParents(
  pieces: readonly Piece[],
  pageCount: number,
  elementOf: (node: number) => number,
  keys: Map<number, number>,
): string[] {
  const perPage: number[][] = Array.from({ length: pageCount }, () => []);
  const annotations: string[] = [];
  for (const piece of pieces) {
    if ('mcid' in piece) {
      const list = perPage[piece.page];
      if (list) list[piece.mcid] = elementOf(piece.node);
    } else {
      const key = pageCount + keys.size;
      keys.set(piece.annotation, key);
      annotations.push(`${key} ${reference(elementOf(piece.node))}`);
    }
  }
  return [...perPage.map((list, page) => `${page} [${list.map(reference).join(' ')}]`), ...annotations];
}

function pieceEntry(piece: Piece, home: number | undefined, pages: readonly PageObject[]): string {
  if ('annotation' in piece) return `<</Type /OBJR /Pg ${pageReference(piece.page, pages)} /Obj ${reference(piece.annotation)}>>`;
  return piece.page === home ? String(piece.mcid) : `<</Type /MCR /Pg ${pageReference(piece.page, pages)} /MCID ${piece.mcid}>>`;
}

function pageReference(page: number, pages: readonly PageObject[]): string {
  const object = pages[page];
  if (!object) throw new Error(`page ${page + 1} is named but not in the book`);
  return reference(object.id);
}

function attributes(node: Node, pages: readonly PageObject[]): string | undefined {
  if (node.role === 'L') return `<</O /List /ListNumbering /${node.numbering ?? 'None'}>>`;
  if (node.role === 'TH' || node.role === 'TD') {
    const keys = { Scope: node.scope && `/${node.scope}`, ColSpan: node.colSpan, RowSpan: node.rowSpan };
    return Object.values(keys).some((value) => value !== undefined) ? dictionary({ O: '/Table', ...keys }) : undefined;
  }
  if (node.role === 'Figure' && node.box) {
    const { page, x, y, width, height } = node.box;
    const paperHeight = pages[page - 1]?.height ?? 0;
    return `<</O /Layout /Placement /Block /BBox [${numbers(x, paperHeight - y - height, x + width, paperHeight - y)}]>>`;
  }
  return undefined;
}

/** Where a node's first content, or that of anything inside it, was drawn. */
function firstPlaces(nodes: readonly Node[], own: ReadonlyMap<number, Piece[]>): Map<number, number> {
  const first = new Map<number, number>();
  const parents = new Map(nodes.map((node) => [node.id, node.parent]));
  for (const [node, pieces] of own) {
    const place = Math.min(...pieces.map(placeOf));
    for (let up: number | null | undefined = node; up !== null && up !== undefined; up = parents.get(up)) {
      if ((first.get(up) ?? Number.POSITIVE_INFINITY) > place) first.set(up, place);
    }
  }
  return first;
}

function placeOf(piece: Piece): number {
  return piece.page * 1_000_000 + piece.at;
}

function byPlace(a: Piece, b: Piece): number {
  return placeOf(a) - placeOf(b);
}

function add<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
