import type { FieldPlace, OutlineEntry } from '../../../preload/contract/model/print.ts';

/**
 * What compose hands to draw: pages of placed marks, a tree that says what each mark is for, and where people write.
 * Points throughout, origin top left, y downwards. Nothing here knows of PDF.
 */
export interface Book {
  title: string;
  /** Programme and chapter, for the document's subject line. */
  subject: string;
  language: 'en-GB';
  pages: Page[];
  /** The structure tree, roots first; a node's children follow it in reading order through `parent`. */
  nodes: Node[];
  outline: OutlineEntry[];
  /** Where blocks without a title begin. For the window alone: nothing of it is in the file. */
  untitled?: OutlineEntry[];
  fields: FieldPlace[];
  /** Six capitals and digits: the first of the content's hash. Printed, and in every identity. */
  edition: string;
  preset: string;
  /** A facilitator's copy has no QR codes, no marks and no fields. */
  returnable: boolean;
  /** Characters that no face of ours has; each is printed as an empty box, and preflight names them. */
  missing: string[];
}

export interface Page {
  /** From 1. */
  number: number;
  width: number;
  height: number;
  marks: Mark[];
}

/** Faces that the print room ships. `fallback` sets a whole run in which the first face lacks a letter. */
export type Face = 'sans' | 'sans-medium' | 'sans-semibold' | 'sans-bold' | 'serif' | 'serif-semibold' | 'fallback' | 'fallback-semibold';

/** Structure roles, as PDF names them. */
export type Role =
  | 'Document'
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'TOC'
  | 'TOCI'
  | 'Reference'
  | 'Link'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'
  | 'Caption'
  | 'BlockQuote'
  | 'Form'
  | 'Note';

export interface Node {
  id: number;
  /** `null` for the one Document node. */
  parent: number | null;
  role: Role;
  /** Figure: required. */
  alt?: string;
  /** Figure: its box, on `page`. */
  box?: { page: number; x: number; y: number; width: number; height: number };
  /** TH: which cells it heads. */
  scope?: 'Row' | 'Column';
  /** L: how its items are numbered. */
  numbering?: 'Disc' | 'Decimal' | 'None';
  /** TH, TD. */
  colSpan?: number;
  rowSpan?: number;
}

/** `node` is what the mark belongs to; `artifact` is for furniture that is not read aloud. */
interface Belongs {
  node: number | 'artifact';
  /** Kind of furniture, where it is one. */
  artifact?: 'Header' | 'Footer' | 'Layout' | 'Background';
}

export interface TextMark extends Belongs {
  mark: 'text';
  x: number;
  baseline: number;
  text: string;
  face: Face;
  size: number;
  colour: string;
  /** Extra space between letters, points. */
  spacing?: number;
}

export interface Pen {
  fill?: string;
  stroke?: string;
  /** Line width. */
  width?: number;
  cap?: 'butt' | 'round';
  dash?: { on: number; off: number; phase?: number };
}

export interface LineMark extends Belongs, Pen {
  mark: 'line';
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}
export interface RectMark extends Belongs, Pen {
  mark: 'rect';
  x: number;
  y: number;
  wide: number;
  high: number;
  radius?: number;
}
export interface CircleMark extends Belongs, Pen {
  mark: 'circle';
  x: number;
  y: number;
  radius: number;
}
/** An SVG path in page points. */
export interface PathMark extends Belongs, Pen {
  mark: 'path';
  d: string;
  /** Draw only inside this rectangle. */
  clip?: { x: number; y: number; width: number; height: number };
}
export interface ImageMark extends Belongs {
  mark: 'image';
  x: number;
  y: number;
  width: number;
  height: number;
  /** Key into the images handed to draw. */
  image: string;
}
/** A link: an area of the page, to a place in this book or to an address. Belongs to a Link node. */
export interface LinkMark extends Belongs {
  mark: 'link';
  x: number;
  y: number;
  width: number;
  height: number;
  to: { page: number; y: number } | { href: string };
  contents: string;
}
/** A place to write. Belongs to a Form node of its own. */
export interface FieldMark extends Belongs {
  mark: 'field';
  place: FieldPlace;
  /** Rules or dots inside the empty field's appearance: y offsets from the field's top, and how they are drawn. */
  rules?: { style: 'lines' | 'dots'; offsets: number[]; width: number; pitch: number };
  /** Tick and scale boxes: the outline's width. Text boxes on the cover: likewise. */
  outline?: number;
  multiline: boolean;
  /** Size in which typed text is shown; 0 lets the reader fit it to a one-line box. */
  textSize: number;
}
/**
 * A place for what differs from copy to copy: drawn with the generic value in a blank copy, stamped in a personal one.
 * `name` fills a field as well (its place is `field`).
 */
export interface SlotMark extends Belongs {
  mark: 'slot';
  slot: 'name' | 'copy' | 'qr';
  x: number;
  /** Text: the baseline. QR: the top. */
  y: number;
  size: number;
  face: Face;
  align: 'left' | 'right';
  maxWidth: number;
  field?: string;
}

export type Mark = TextMark | LineMark | RectMark | CircleMark | PathMark | ImageMark | LinkMark | FieldMark | SlotMark;
