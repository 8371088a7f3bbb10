import type { FieldMark } from '../marks.ts';
import type { Paper } from './paper.ts';
import { rectanglePath } from './path.ts';
import { dictionary, name, number, numbers, reference, text } from './syntax.ts';
import type { PageObject } from './tree.ts';

/**
 * Places to write, as AcroForm fields. The rules of a ruled box are in the appearance of the *empty* field: a blank copy
 * prints with them, and as soon as somebody types, the reader's own appearance takes their place and nothing strikes
 * through the words. (pdfkit's own form text drops the tooltip, the tag and the appearance without a word.)
 */
export interface Widget {
  mark: FieldMark;
  id: number;
  page: PageObject;
}

/** A field whose value differs from copy to copy: its object is left open for the stamp. */
export interface OpenField {
  /** The object that holds the value, and its body without the closing brackets. */
  id: number;
  body: string;
}

const multiline = 1 << 12;
const radio = 1 << 15;
const doNotScroll = 1 << 23;
const printed = 4;

/**
 * Answers the list of top fields, in the order of reading, and the open ones. `keys` has each widget's StructParent,
 * `personal` the object that will be the appearance of a field whose value is stamped.
 */
export function writeFields(
  widgets: readonly Widget[],
  keys: ReadonlyMap<number, number>,
  personal: ReadonlyMap<FieldMark, number>,
  paper: Paper,
): { fields: number[]; open: OpenField[] } {
  const groups = new Map<string, Widget[]>();
  for (const widget of widgets) {
    const group = groups.get(widget.mark.place.id);
    if (group) group.push(widget);
    else groups.set(widget.mark.place.id, [widget]);
  }
  const looks = openLooks(paper);
  const fields: number[] = [];
  const open: OpenField[] = [];

  for (const [id, group] of groups) {
    const [first] = group;
    if (!first) continue;
    const bodies = group.map((widget) => ({ id: widget.id, keys: widgetKeys(widget, keys.get(widget.id), looks(widget.mark, personal)) }));
    const shared = { T: text(id.replaceAll('.', '-')), TU: text(first.mark.place.name), ...kindKeys(first.mark) };
    // One widget and its field are one object; several boxes of one answer hang under a field of their own.
    const single = group.length === 1 && first.mark.place.kind !== 'scale';
    const holder = single ? first.id : paper.reserve();
    const kids = `[${bodies.map((kid) => reference(kid.id)).join(' ')}]`;
    const body = single ? dictionary({ ...bodies[0]?.keys, ...shared }) : dictionary({ ...shared, Kids: kids });
    if (!single) for (const kid of bodies) paper.write(kid.id, dictionary({ ...kid.keys, Parent: reference(holder) }));
    if (group.some(({ mark }) => personal.has(mark))) open.push({ id: holder, body: body.slice(0, -2) });
    else paper.write(holder, body);
    fields.push(holder);
  }
  return { fields, open };
}

function widgetKeys(
  { mark, page }: Widget,
  key: number | undefined,
  look: { normal: string; state?: string },
): Record<string, string | number | undefined> {
  const { place } = mark;
  const top = page.height - place.y;
  return {
    Type: '/Annot',
    Subtype: '/Widget',
    Rect: `[${numbers(place.x, top - place.height, place.x + place.width, top)}]`,
    F: printed,
    P: reference(page.id),
    StructParent: key,
    TU: text(place.name),
    AP: `<</N ${look.normal}>>`,
    AS: look.state,
    ...border(mark),
  };
}

/** Appearances, made once for all boxes that look alike. */
function openLooks(paper: Paper): (mark: FieldMark, personal: ReadonlyMap<FieldMark, number>) => { normal: string; state?: string } {
  const made = new Map<string, number>();
  const look = (kind: string, mark: FieldMark, operators: string): string => {
    const { width, height } = mark.place;
    const key = `${kind} ${width} ${height} ${operators}`;
    let id = made.get(key);
    if (id === undefined) {
      id = paper.addStream(
        { Type: '/XObject', Subtype: '/Form', BBox: `[0 0 ${numbers(width, height)}]`, Resources: '<<>>' },
        Buffer.from(operators, 'latin1'),
      );
      made.set(key, id);
    }
    return reference(id);
  };
  return (mark, personal) => {
    const stamped = personal.get(mark);
    if (stamped !== undefined) return { normal: reference(stamped) };
    const { kind } = mark.place;
    if (kind !== 'tick' && kind !== 'scale') return { normal: look('empty', mark, emptyOperators(mark)) };
    const on = look('on', mark, boxOperators(mark, true));
    return { normal: `<<${name(onState(mark))} ${on} /Off ${look('off', mark, boxOperators(mark, false))}>>`, state: '/Off' };
  };
}

function kindKeys(mark: FieldMark): Record<string, string | number | undefined> {
  if (mark.place.kind === 'tick') return { FT: '/Btn', V: '/Off' };
  if (mark.place.kind === 'scale') return { FT: '/Btn', Ff: radio, V: '/Off' };
  // A small box with a fixed size of text stops where it is full; others scroll or shrink, so that no word is refused.
  const small = mark.textSize > 0 && (mark.place.kind === 'cell' || !mark.multiline);
  const flags = (mark.multiline ? multiline : 0) + (small ? doNotScroll : 0);
  return { FT: '/Tx', Ff: flags, DA: text(`/Helv ${number(mark.textSize)} Tf 0 g`) };
}

/** What the field is set to when this box is ticked. */
function onState(mark: FieldMark): string {
  return mark.place.kind === 'scale' ? String(mark.place.value ?? 1) : 'Yes';
}

/** Readers that make their own appearance draw this border again; ours is inside the appearance. */
function border(mark: FieldMark): Record<string, string | undefined> {
  return mark.outline ? { MK: '<</BC [0]>>', BS: `<</W ${number(mark.outline)} /S /S>>` } : { BS: '<</W 0>>' };
}

/** The empty field, y upwards from its foot. */
export function emptyOperators(mark: FieldMark): string {
  const { place, rules } = mark;
  let out = outlineOperators(mark);
  if (rules && rules.offsets.length > 0) {
    // A dash of no length with a round end is a dot.
    const [cap, dash] = rules.style === 'dots' ? [1, `[0 ${number(rules.pitch)}] 0`] : [0, '[] 0'];
    const inset = rules.style === 'dots' ? rules.width / 2 : 0;
    out += `0 G ${number(rules.width)} w ${cap} J ${dash} d\n`;
    for (const offset of rules.offsets) {
      const y = number(place.height - offset);
      out += `${number(inset)} ${y} m ${number(place.width - inset)} ${y} l\n`;
    }
    out += 'S\n';
  }
  return out;
}

export function outlineOperators(mark: FieldMark): string {
  const { place, outline } = mark;
  if (!outline) return '';
  const half = outline / 2;
  return `0 G ${number(outline)} w 0 J [] 0 d ${rectanglePath(half, half, place.width - outline, place.height - outline)}S\n`;
}

/** A tick where one ticks; a cross where one chooses a number. */
function boxOperators(mark: FieldMark, chosen: boolean): string {
  const { width, height, kind } = mark.place;
  if (!chosen) return outlineOperators(mark);
  const line = (...points: [number, number][]): string =>
    points.map(([x, y], at) => `${numbers(width * x, height * y)} ${at === 0 ? 'm' : 'l'}`).join(' ');
  const sign =
    kind === 'scale'
      ? `${line([0.24, 0.24], [0.76, 0.76])} ${line([0.24, 0.76], [0.76, 0.24])}`
      : line([0.2, 0.52], [0.42, 0.26], [0.82, 0.78]);
  return `${outlineOperators(mark)}0 G ${number(width * 0.14)} w 1 J 1 j ${sign} S\n`;
}
