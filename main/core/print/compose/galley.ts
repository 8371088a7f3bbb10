import type { FieldPlace, OutlineEntry, Paper, PrintOptions } from '../../../../preload/contract/model/print.ts';
import type { Mark, Node, Page, Role } from '../marks.ts';
import type { Metrics } from '../type/metrics.ts';
import { type Measures, presets } from '../type/presets.ts';
import type { Typesetter } from '../type/spans.ts';
import type { TextLine } from '../type/wrap.ts';
import type { Guide } from './guide.ts';
import type { Sources } from './sources.ts';
import type { Said } from './thread.ts';

/** The width between the margins, the same on every paper and in every preset, so that a measure is a measure. */
export const columnWidth = 490;
/** Nothing but the paper's colour comes nearer to the edge: 12 mm, which every office printer can reach. */
export const safeEdge = 34.02;
export const cornerMark = 11.34;
export const qrSize = 42.52;

const papers: Readonly<Record<Paper, { width: number; height: number }>> = {
  a4: { width: 595.28, height: 841.89 },
  letter: { width: 612, height: 792 },
};

/** Where one page's content stands: the inner margin is the wider one, so left differs from page to page. */
export interface Frame {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** What a page is, for the furniture that is put on at the end, when the number of pages is known. */
export interface PageKind {
  kind: 'cover' | 'body';
  section: string;
}

/** Something that only the facilitator's copy says, waiting for room on its page. */
export interface Aside {
  /** Which block it is about. */
  title: string;
  page: number;
  guide: Guide;
}

/**
 * The book while it is being set: pages with their marks, the structure tree, fields and outline, and the place where the
 * next thing goes. Blocks write through it; `mark` and `rewind` let a block be set on trial.
 */
export interface Galley extends Typesetter {
  readonly measures: Measures;
  readonly metrics: Metrics;
  readonly options: PrintOptions;
  readonly sources: Sources;
  readonly paper: { width: number; height: number };
  readonly forFacilitator: boolean;
  /** The main column: how far from the left margin, and how wide. All of the width where labels stand above. */
  readonly main: { dx: number; width: number };
  pages: Page[];
  kinds: PageKind[];
  nodes: Node[];
  fields: FieldPlace[];
  outline: OutlineEntry[];
  /** Where blocks without a title begin: no bookmark leads there, but the window does. */
  untitled: OutlineEntry[];
  names: Readonly<Record<string, string>>;
  section: { title: string; node: number };
  sectionId: string;
  frame: Frame;
  y: number;
  /** True while nothing but headings stands on the page: the next block need not turn it. */
  open: boolean;
  /** The page stands alone (a cover, the contents) or is broken off: what follows begins a new one. */
  closed: boolean;
  /** A section has begun with running text, and its titles stand in the margin. */
  welcoming: boolean;
  /** Draws again what a reader needs at the head of a page on which a block goes on. */
  onContinue: (() => void) | null;
  /** Runs when the page is left: a panel learns how far down it reaches. */
  onLeave: (() => void) | null;
  /** What the facilitator is told about this block and has found no place yet. */
  waiting: Guide;
  /** Pages whose foot already holds a time. */
  timedFeet: Set<number>;
  asides: Aside[];
  /** What found no room on its page: printed after the last page of the facilitator's copy. */
  overflow: Aside[];
  /** Sources and licences have been told. */
  attributed: boolean;
  /** Lines that have been broken once, by style, width and words. */
  wrapped: Map<string, TextLine[]>;
  /** Runs when the page numbers are known. */
  late: (() => void)[];
  fieldIds: Set<string>;
  /** What whose copy it is said they would do, until it has been told. */
  said: readonly Said[];
  /** The deepest heading so far that the next may follow without a gap. */
  level: number;
  /** Puts on a page what waited for room at its foot, before the page is left. Handed in: what it sets is set with the galley. */
  settle: (galley: Galley) => void;
}

export function createGalley(metrics: Metrics, options: PrintOptions, sources: Sources, settle: (galley: Galley) => void): Galley {
  const measures = presets[options.preset];
  const dx = measures.labelColumn + measures.labelGap;
  return {
    measures,
    metrics,
    options,
    sources,
    paper: papers[options.paper],
    forFacilitator: options.audience === 'facilitator',
    main: { dx, width: columnWidth - dx },
    missing: new Set(),
    pages: [],
    kinds: [],
    nodes: [{ id: 0, parent: null, role: 'Document' }],
    fields: [],
    outline: [],
    untitled: [],
    names: {},
    section: { title: '', node: 0 },
    sectionId: '',
    frame: { left: 0, right: 0, top: 0, bottom: 0 },
    y: 0,
    open: false,
    closed: false,
    welcoming: false,
    onContinue: null,
    onLeave: null,
    waiting: { listenFor: [] },
    timedFeet: new Set(),
    asides: [],
    overflow: [],
    attributed: false,
    wrapped: new Map(),
    late: [],
    fieldIds: new Set(),
    said: [],
    level: 0,
    settle,
  };
}

export function frameOf(paper: Galley['paper'], number: number): Frame {
  // 57.28 and 48 on A4; wider paper shares its extra width.
  const spare = (paper.width - 595.28) / 2;
  const left = (number % 2 === 1 ? 57.28 : 48) + spare;
  return { left, right: left + columnWidth, top: 86, bottom: paper.height - 94.89 };
}

/** The cover uses the paper a little wider than other pages do. */
export const coverMargin = (galley: Galley): number => 48 + (galley.paper.width - 595.28) / 2;

/** Turns the page. */
export function newPage(galley: Galley, kind: PageKind['kind'] = 'body'): void {
  leavePage(galley);
  const number = galley.pages.length + 1;
  const { width, height } = galley.paper;
  const marks: Mark[] = [];
  if (galley.measures.paper)
    marks.push({
      mark: 'rect',
      x: 0,
      y: 0,
      wide: width,
      high: height,
      fill: galley.measures.paper,
      node: 'artifact',
      artifact: 'Background',
    });
  galley.pages.push({ number, width, height, marks });
  galley.kinds.push({ kind, section: galley.section.title });
  galley.frame = frameOf(galley.paper, number);
  galley.y = galley.frame.top;
  galley.open = true;
  galley.closed = false;
}

/** Turns the page inside a block, and draws again what the block wants at its head. */
export function continuePage(galley: Galley): void {
  newPage(galley);
  galley.open = false;
  galley.onContinue?.();
}

/** What must happen before a page is done with. */
export function leavePage(galley: Galley): void {
  if (galley.pages.length === 0) return;
  galley.onLeave?.();
  galley.settle(galley);
}

export const pageOf = (galley: Galley): Page => galley.pages[galley.pages.length - 1] as Page;
export const roomLeft = (galley: Galley): number => galley.frame.bottom - galley.y;
export const bodyHeight = (galley: Galley): number => galley.frame.bottom - galley.frame.top;

/** Turns the page unless `height` fits below. */
export function ensureRoom(galley: Galley, height: number): void {
  if (galley.y + height > galley.frame.bottom + 0.01 && galley.y > galley.frame.top) continuePage(galley);
}

/** Block tops stand on a grid of half lines, so that facing pages agree. */
export function snap(galley: Galley): void {
  const half = galley.measures.body.lead / 2;
  galley.y = galley.frame.top + Math.ceil((galley.y - galley.frame.top - 0.01) / half) * half;
}

export function put(galley: Galley, mark: Mark): void {
  pageOf(galley).marks.push(mark);
}

export function node(galley: Galley, role: Role, parent: number, more: Partial<Omit<Node, 'id' | 'parent' | 'role'>> = {}): number {
  const id = galley.nodes.length;
  galley.nodes.push({ id, parent, role, ...more });
  return id;
}

/** A heading's role: never more than one level below the last heading, as screen readers expect. */
export function headingRole(galley: Galley, level: number): 'H1' | 'H2' | 'H3' {
  galley.level = Math.max(1, Math.min(level, galley.level + 1, 3));
  return `H${galley.level}` as 'H1' | 'H2' | 'H3';
}

/** The state of a galley, to come back to as often as need be: what is set after one return must not be there after the next. */
export function mark(galley: Galley): () => void {
  const { pages, kinds, nodes, fields, outline, untitled, overflow, late } = galley;
  const lengths = [pages, kinds, nodes, fields, outline, untitled, overflow, late].map((list) => list.length);
  const marks = pages.at(-1)?.marks.length ?? 0;
  const { names, section, frame, y, open, closed, welcoming, onContinue, onLeave, level, waiting, attributed } = galley;
  const asides = [...galley.asides];
  const fieldIds = new Set(galley.fieldIds);
  const timedFeet = new Set(galley.timedFeet);
  return () => {
    [pages, kinds, nodes, fields, outline, untitled, overflow, late].forEach((list, index) => {
      list.length = lengths[index] as number;
    });
    const last = pages.at(-1);
    if (last) last.marks.length = marks;
    Object.assign(galley, {
      names,
      section,
      frame,
      y,
      open,
      closed,
      welcoming,
      onContinue,
      onLeave,
      level,
      waiting,
      attributed,
      asides: [...asides],
      fieldIds: new Set(fieldIds),
      timedFeet: new Set(timedFeet),
    });
  };
}
