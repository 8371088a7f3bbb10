/*
 * Word says "a picture" in a dozen ways: drawn in line or floating, in a group, in a text box, in the older language of Office 2007, as
 * an object from another program, or linked to a file that is not here. The parser knows the first of them, loses most of the others
 * without a word, and gives up at the last. So all are written as the first before it reads, and what is no picture that can be taken
 * (a chart, a diagram, a link) leaves a stub that says so. Pure.
 */

/** Why a drawing is not taken, where Word itself keeps no picture of it that could be. */
export type Lost = 'chart' | 'diagram' | 'outside' | 'missing';

export interface Drawn {
  document: string;
  /** The relationships, with those of the stubs. */
  rels: string;
  /** What the stubs stand for, by the name of the part that holds it. */
  stubs: ReadonlyMap<string, Lost>;
}

interface Element {
  name: string;
  /** The opening tag as it was written. */
  tag: string;
  children: Node[];
}
type Node = Element | string;

/** `document` has been looked through already: its tags are whole and nest within bounds. `has` tells what parts the file brings. */
export function plainDrawings(document: string, rels: string, has: (part: string) => boolean): Drawn {
  if (!/<(?:w:drawing|w:pict|w:object|mc:AlternateContent)\b/.test(document)) return { document, rels, stubs: new Map() };
  const targets = new Map([...rels.matchAll(/<Relationship\b[^>]*>/g)].flatMap(([tag]) => targetOf(tag)));
  const find = (id: string | undefined): Found => {
    const target = id === undefined ? undefined : targets.get(id);
    return target === undefined ? 'outside' : has(target) ? 'here' : 'missing';
  };
  const stubs = new Map<string, Lost>();
  const root = parse(document);
  const written = root.children.map((node) => write(rewritten(node, find, stubs))).join('');
  const added = [...stubs.values()].map(
    (lost) =>
      `<Relationship Id="${stubId(lost)}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/${stubId(lost)}"/>`,
  );
  return {
    document: written,
    rels: rels.replace('</Relationships>', `${added.join('')}</Relationships>`),
    stubs: new Map([...stubs].map(([id, lost]) => [`word/media/${id}`, lost])),
  };
}

const stubId = (lost: Lost): string => `left-out-${lost}`;

function targetOf(tag: string): [string, string][] {
  const [id, target] = [attribute(tag, 'Id'), attribute(tag, 'Target')];
  if (id === undefined || target === undefined || attribute(tag, 'TargetMode') === 'External') return [];
  return [[id, target.startsWith('/') ? target.slice(1) : `word/${target.replace(/^\.\//, '')}`]];
}

type Found = 'here' | 'outside' | 'missing';

function rewritten(node: Node, find: (id: string | undefined) => Found, stubs: Map<string, Lost>): Node {
  if (typeof node === 'string') return node;
  const again = (child: Node): Node => rewritten(child, find, stubs);
  switch (node.name) {
    case 'w:drawing':
    case 'w:pict':
    case 'w:object':
      return { name: '', tag: '', children: drawingsOf(node) };
    case 'mc:AlternateContent':
      return { name: '', tag: '', children: chosen(node).map(again) };
    default:
      return { ...node, children: node.children.map(again) };
  }

  /** The pictures in it, each as one, and then the words of its text boxes. */
  function drawingsOf(drawing: Element): Node[] {
    const shown = within(drawing, ({ name }) => name === 'a:blip' || name === 'v:imagedata');
    const boxes = within(drawing, ({ name }) => name === 'w:txbxContent');
    const alt = altOf(drawing);
    const pictures = shown.map((picture) => {
      const id = attribute(picture.tag, 'r:embed') ?? attribute(picture.tag, 'r:id');
      const found = find(id);
      return pictureAs(
        found === 'here' && id !== undefined ? id : lose(found === 'missing' ? 'missing' : 'outside'),
        alt || (attribute(picture.tag, 'o:title') ?? ''),
      );
    });
    if (shown.length === 0 && boxes.length === 0) {
      const lost = lostIn(drawing);
      if (lost) pictures.push(pictureAs(lose(lost), alt));
    }
    return [
      ...pictures,
      ...boxes.map((box) => {
        const content = { ...box, children: box.children.map(again) };
        return element('w:pict', '', element('v:shape', vml, element('v:textbox', '', content)));
      }),
    ];
  }

  function lose(lost: Lost): string {
    stubs.set(stubId(lost), lost);
    return stubId(lost);
  }
}

/** Elements without which a drawing shows and says nothing that could be read here. */
const telling = new Set(['a:blip', 'v:imagedata', 'w:txbxContent', 'w:t', 'c:chart', 'cx:chart', 'dgm:relIds']);

/** What stands for a choice: its fallback, as every reader can, unless that has lost what the choice shows or says. */
function chosen({ children }: Element): Node[] {
  const branch = (name: string): Node[] => {
    const found = children.find((child): child is Element => typeof child !== 'string' && child.name === name);
    return found?.children ?? [];
  };
  const shows = (nodes: Node[]): boolean => within({ name: '', tag: '', children: nodes }, ({ name }) => telling.has(name)).length > 0;
  const fallback = branch('mc:Fallback');
  const choice = branch('mc:Choice');
  return shows(choice) && !shows(fallback) ? choice : fallback;
}

function lostIn(drawing: Element): Lost | null {
  if (within(drawing, ({ name }) => name === 'c:chart' || name === 'cx:chart').length > 0) return 'chart';
  return within(drawing, ({ name }) => name === 'dgm:relIds').length > 0 ? 'diagram' : null;
}

/** The elements that fit, without looking inside of those, nor into the words of a text box on the way to others. */
function within(element: Element, fits: (element: Element) => boolean): Element[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    if (fits(child)) return [child];
    if (child.name === 'w:txbxContent') return [];
    return within(child.name === 'mc:AlternateContent' ? { ...child, children: chosen(child) } : child, fits);
  });
}

/** What was said of it: Word's description, else its title; of an older drawing, the shape's. As it was written, escapes and all. */
function altOf(drawing: Element): string {
  for (const name of ['wp:docPr', 'v:shape', 'v:rect']) {
    const tag = within(drawing, (each) => each.name === name)[0]?.tag;
    const said = tag && [attribute(tag, 'descr'), attribute(tag, 'title'), attribute(tag, 'alt')].find((text) => text?.trim());
    if (said) return said;
  }
  return '';
}

const spaces = {
  wp: 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  pic: 'http://schemas.openxmlformats.org/drawingml/2006/picture',
  r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
};
const declared = Object.entries(spaces)
  .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
  .join('');
const vml = ' xmlns:v="urn:schemas-microsoft-com:vml"';

function pictureAs(id: string, alt: string): Element {
  const quoted = alt.replaceAll('"', '&quot;');
  const blip = element('pic:pic', '', element('pic:blipFill', '', element('a:blip', ` r:embed="${id}"`)));
  const graphic = element('a:graphic', '', element('a:graphicData', '', blip));
  return element('w:drawing', declared, element('wp:inline', '', element('wp:docPr', ` descr="${quoted}"`), graphic));
}

const element = (name: string, attributes: string, ...children: Node[]): Element => ({ name, tag: `<${name}${attributes}>`, children });

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found?.[1] ?? found?.[2];
}

const token = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(?:[^<>"']|"[^"]*"|'[^']*')*>|[^<]+/g;

function parse(text: string): Element {
  const root: Element = { name: '', tag: '', children: [] };
  const open = [root];
  for (const [piece] of text.matchAll(token)) {
    const top = open.at(-1) ?? root;
    if (!/^<[^!?]/.test(piece)) top.children.push(piece);
    else if (piece.startsWith('</')) {
      if (open.length > 1) open.pop();
    } else {
      const name = /^<([^\s/>]+)/.exec(piece)?.[1] ?? '';
      const closed = piece.endsWith('/>');
      const next: Element = { name, tag: closed ? `${piece.slice(0, -2)}>` : piece, children: [] };
      top.children.push(next);
      if (!closed) open.push(next);
    }
  }
  return root;
}

function write(node: Node): string {
  if (typeof node === 'string') return node;
  const inner = node.children.map(write).join('');
  return node.tag === '' ? inner : `${node.tag}${inner}</${node.name}>`;
}
