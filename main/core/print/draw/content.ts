import type { ImageMark, Mark, Node, Page, PathMark, Pen, RectMark, SlotMark, TextMark } from '../marks.ts';
import type { Letters } from './letters.ts';
import { circlePath, rectanglePath, svgPath } from './path.ts';
import { colour, number, numbers } from './syntax.ts';

/** What a page's marks need from the document that they go into. */
export interface Desk {
  letters: Letters;
  /** The resource name of an image, and its own shape. */
  imageName: (image: string) => string;
  /** Operators that show a slot: what stands there differs from copy to copy. */
  slot: (mark: SlotMark, page: Page) => string;
  /** Operators for a field on a page that carries no fields (the merged print file); empty where widgets show themselves. */
  field: (mark: Extract<Mark, { mark: 'field' }>) => string;
}

/** A run of marks of one node: it is in the page's stream as one marked content. */
export interface Sequence {
  node: number;
  mcid: number;
  /** Position among the page's marks, for the order of reading. */
  at: number;
}

export interface Content {
  stream: Buffer;
  sequences: Sequence[];
}

/** Graphics state that lasts from mark to mark; what has not changed is not written again. */
interface State {
  fill: string;
  stroke: string;
  width: string;
  cap: string;
  dash: string;
}

export function drawContent(page: Page, nodes: ReadonlyMap<number, Node>, desk: Desk, tagged: boolean): Content {
  const sequences: Sequence[] = [];
  const state: State = { fill: '', stroke: '', width: '', cap: '', dash: '' };
  // The display list has its origin at the top.
  let out = `1 0 0 -1 0 ${number(page.height)} cm\n`;
  let open = '';

  page.marks.forEach((mark, at) => {
    const body = drawMark(mark.mark === 'text' ? withSpace(mark, page.marks[at + 1], desk) : mark, page, desk, state);
    if (!body) return;
    if (tagged) {
      const tag = mark.node === 'artifact' ? `artifact ${mark.artifact ?? 'Layout'}` : `node ${mark.node}`;
      if (tag !== open) {
        if (open) out += 'EMC\n';
        out += mark.node === 'artifact' ? artifact(mark.artifact ?? 'Layout', page) : begin(mark.node, nodes, sequences, at);
        open = tag;
      }
    }
    out += body;
  });
  if (open) out += 'EMC\n';
  return { stream: Buffer.from(out, 'latin1'), sequences };
}

/**
 * A line that goes on in the next, or after a gap, ends with a space: to the eye it is there already, but a screen reader
 * that puts a paragraph together from its lines would run two words into one.
 */
function withSpace(mark: TextMark, next: Mark | undefined, { letters }: Desk): TextMark {
  if (mark.node === 'artifact' || next?.mark !== 'text' || next.node !== mark.node || /[\s-]$/.test(mark.text) || /^\s/.test(next.text))
    return mark;
  const gap = next.x - mark.x - letters.width(mark.text, mark.face, mark.size);
  const apart = next.baseline !== mark.baseline || gap > mark.size * 0.15;
  return apart ? { ...mark, text: `${mark.text} ` } : mark;
}

function begin(id: number, nodes: ReadonlyMap<number, Node>, sequences: Sequence[], at: number): string {
  const node = nodes.get(id);
  if (!node) throw new Error(`a mark belongs to node ${id}, which the book lacks`);
  const mcid = sequences.length;
  sequences.push({ node: id, mcid, at });
  return `/${node.role} <</MCID ${mcid}>> BDC\n`;
}

function artifact(kind: 'Header' | 'Footer' | 'Layout' | 'Background', page: Page): string {
  if (kind === 'Layout') return '/Artifact <</Type /Layout>> BDC\n';
  if (kind === 'Background') return `/Artifact <</Type /Background /BBox [0 0 ${numbers(page.width, page.height)}]>> BDC\n`;
  return `/Artifact <</Type /Pagination /Subtype /${kind}>> BDC\n`;
}

function drawMark(mark: Mark, page: Page, desk: Desk, state: State): string {
  switch (mark.mark) {
    case 'text':
      return mark.text.trim() === '' ? '' : setFill(mark.colour, state) + desk.letters.line({ ...mark, y: mark.baseline });
    case 'line':
      return setPen(mark, state) + `${numbers(mark.x1, mark.y1)} m ${numbers(mark.x2, mark.y2)} l S\n`;
    case 'rect':
      return drawRect(mark, state);
    case 'circle':
      return setPen(mark, state) + circlePath(mark.x, mark.y, mark.radius) + paint(mark);
    case 'path':
      return drawPath(mark, state);
    case 'image':
      return drawImage(mark, desk);
    case 'slot':
      return setFill('#000000', state) + desk.slot(mark, page);
    case 'field': {
      const body = desk.field(mark);
      return body && `q ${body}Q\n`;
    }
    case 'link':
      return '';
  }
}

function drawRect(mark: RectMark, state: State): string {
  return setPen(mark, state) + rectanglePath(mark.x, mark.y, mark.wide, mark.high, mark.radius) + paint(mark);
}

function drawPath(mark: PathMark, state: State): string {
  if (!mark.clip) return setPen(mark, state) + svgPath(mark.d) + paint(mark);
  const { x, y, width, height } = mark.clip;
  // Leaving the clip restores the state of before: what is set inside must not be believed outside.
  return `q ${numbers(x, y, width, height)} re W n\n${setPen(mark, { ...state })}${svgPath(mark.d)}${paint(mark)}Q\n`;
}

function drawImage(mark: ImageMark, desk: Desk): string {
  return `q ${numbers(mark.width, 0, 0, -mark.height, mark.x, mark.y + mark.height)} cm /${desk.imageName(mark.image)} Do Q\n`;
}

function setFill(hex: string, state: State): string {
  const value = colour(hex);
  if (value === state.fill) return '';
  state.fill = value;
  return `${value} rg\n`;
}

function setPen(pen: Pen, state: State): string {
  let out = pen.fill ? setFill(pen.fill, state) : '';
  if (!pen.stroke) return out;
  const wanted = {
    stroke: colour(pen.stroke),
    width: number(pen.width ?? 1),
    cap: pen.cap === 'round' ? '1' : '0',
    dash: pen.dash ? `[${numbers(pen.dash.on, pen.dash.off)}] ${number(pen.dash.phase ?? 0)}` : '[] 0',
  };
  if (wanted.stroke !== state.stroke) out += `${wanted.stroke} RG\n`;
  if (wanted.width !== state.width) out += `${wanted.width} w\n`;
  if (wanted.cap !== (state.cap || '0')) out += `${wanted.cap} J\n`;
  if (wanted.dash !== (state.dash || '[] 0')) out += `${wanted.dash} d\n`;
  Object.assign(state, wanted);
  return out;
}

function paint(pen: Pen): string {
  if (pen.fill && pen.stroke) return 'B\n';
  if (pen.fill) return 'f\n';
  return pen.stroke ? 'S\n' : 'n\n';
}
