import type { StructTreeContent, StructTreeNode, TextContent } from 'pdfjs-dist/types/src/display/api.js';

/** What a page says to someone who hears it: the PDF's own tags, in its own reading order. Pure. */
export type Reading =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'table'; rows: { head: boolean; text: string }[][] }
  | { kind: 'figure'; text: string }
  | { kind: 'field'; text: string };

/** `fields`: what each place to write is called, by the id that the tree refers to it with. */
export function readPage(tree: StructTreeNode | null, content: TextContent, fields: ReadonlyMap<string, string>): Reading[] {
  const words = textByMark(content);
  if (!tree) {
    const text = tidy([...words.values()].join(' '));
    return text ? [{ kind: 'text', text }] : [];
  }
  return readNode(tree, { words, fields });
}

interface Source {
  words: ReadonlyMap<string, string>;
  fields: ReadonlyMap<string, string>;
}

function readNode(node: StructTreeNode, source: Source): Reading[] {
  const text = (): string => tidy(wordsOf(node, source));
  const heading = /^H([1-6])$/.exec(node.role);
  if (heading) return said({ kind: 'heading', level: Number(heading[1]), text: text() });
  switch (node.role) {
    case 'Figure':
      return said({ kind: 'figure', text: altOf(node) || text() });
    case 'Form':
      return said({
        kind: 'field',
        text: tidy(node.children.map((child) => (isNode(child) ? '' : (source.fields.get(child.id) ?? ''))).join(' ')),
      });
    case 'L':
      return [{ kind: 'list', items: nodesOf(node).map((item) => tidy(wordsOf(item, source))) }, ...fieldsIn(node, source)];
    case 'Table': {
      const rows = within(node, 'TR').map((row) =>
        nodesOf(row).map((cell) => ({ head: cell.role === 'TH', text: tidy(wordsOf(cell, source)) })),
      );
      return [{ kind: 'table', rows }, ...fieldsIn(node, source)];
    }
    case 'P':
    case 'BlockQuote':
    case 'Caption':
    case 'Note':
    case 'TOCI':
      return [...said({ kind: 'text', text: text() }), ...fieldsIn(node, source)];
    default: {
      const own = tidy(node.children.map((child) => (isNode(child) ? '' : (source.words.get(child.id) ?? ''))).join(' '));
      return [...said({ kind: 'text', text: own }), ...nodesOf(node).flatMap((child) => readNode(child, source))];
    }
  }
}

/** Text by marked-content id, as the structure tree refers to it. Furniture (page numbers, running titles) is left out. */
function textByMark(content: TextContent): Map<string, string> {
  const words = new Map<string, string>();
  const open: string[] = [];
  for (const item of content.items) {
    if ('str' in item) {
      if (open.includes(furniture)) continue;
      const id = open.findLast((candidate) => candidate !== '') ?? '';
      words.set(id, `${words.get(id) ?? ''}${item.str}${item.hasEOL ? ' ' : ''}`);
    } else if (item.type === 'endMarkedContent') open.pop();
    else open.push('tag' in item && item.tag === 'Artifact' ? furniture : (item.id ?? ''));
  }
  return words;
}

const furniture = 'furniture';

function wordsOf(node: StructTreeNode, source: Source): string {
  return node.children
    .map((child) => (isNode(child) ? (child.role === 'Form' ? '' : wordsOf(child, source)) : (source.words.get(child.id) ?? '')))
    .join(' ');
}

const fieldsIn = (node: StructTreeNode, source: Source): Reading[] => within(node, 'Form').flatMap((field) => readNode(field, source));

function within(node: StructTreeNode, role: string): StructTreeNode[] {
  return nodesOf(node).flatMap((child) => (child.role === role ? [child] : within(child, role)));
}

const isNode = (child: StructTreeNode | StructTreeContent): child is StructTreeNode => 'role' in child;
const nodesOf = (node: StructTreeNode): StructTreeNode[] => node.children.filter(isNode);
const altOf = (node: StructTreeNode): string => ('alt' in node && typeof node.alt === 'string' ? node.alt : '');
const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();
const said = (reading: Exclude<Reading, { kind: 'list' | 'table' }>): Reading[] => (reading.text ? [reading] : []);
