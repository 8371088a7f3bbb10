import type { Framework } from '../../../../preload/contract/model/framework.ts';
import type { PrintOptions } from '../../../../preload/contract/model/print.ts';
import type { Scenario } from '../../../../preload/contract/model/scenario.ts';
import type { Block, Section, Workbook } from '../../../../preload/contract/model/workbook.ts';
import { layoutOf } from '../blocks/blocks.ts';
import { setSpareNotes } from '../blocks/notes.ts';
import type { Book } from '../marks.ts';
import type { Metrics } from '../type/metrics.ts';
import { setAttributionAfterAll, setAttributionAtFoot } from './attribution.ts';
import { setFurniture } from './furniture.ts';
import { createGalley, type Galley, leavePage, mark, newPage, node, pageOf, snap } from './galley.ts';
import { blockGuide, keepAside, setOverflow, setTimeAtFoot, settleAsides } from './guide.ts';
import { isPrinted, namesFor, promptsOf, sourcesOf } from './sources.ts';
import { type Said, setThread } from './thread.ts';
import { atHead } from './titles.ts';

export interface ComposeInput {
  workbook: Workbook;
  frameworks: readonly Framework[];
  scenarios: readonly Scenario[];
  options: PrintOptions;
  metrics: Metrics;
  /** Six capitals and digits. */
  edition: string;
  images: ReadonlyMap<string, { width: number; height: number }>;
  /** What whose copy it is said they would do: told after the cover. Belongs to the copy, not to the edition. */
  said?: readonly Said[];
}

/** Workbook to placed pages. Pure: the same input gives the same book, on every machine. */
export function compose(input: ComposeInput): Book {
  const { workbook, options, metrics, edition } = input;
  const sources = sourcesOf(input);
  const galley = createGalley(metrics, options, sources, (page) => {
    setAttributionAtFoot(page);
    settleAsides(page);
  });
  const namesOf = namesFor(sources);
  // After the cover, or first of all where there is none.
  galley.said = input.said ?? [];
  if (!workbook.sections.some(({ blocks }) => blocks.some(({ type }) => type === 'cover'))) setThread(galley);
  for (const section of workbook.sections) setSection(galley, section, namesOf);
  if (galley.pages.length === 0) newPage(galley);
  leavePage(galley);
  setAttributionAfterAll(galley);
  padToSheets(galley);
  leavePage(galley);
  galley.onLeave = null;
  if (galley.forFacilitator) setOverflow(galley);
  for (const settle of galley.late) settle();
  setFurniture(galley, workbook.head, edition);
  return {
    title: workbook.title || workbook.head.subtitle || 'Workbook',
    subject: [workbook.head.programme, workbook.head.chapter, workbook.head.topic].filter((part) => part.trim()).join(', '),
    language: 'en-GB',
    pages: galley.pages,
    nodes: galley.nodes,
    outline: galley.outline,
    untitled: galley.untitled,
    fields: galley.fields,
    edition,
    preset: options.preset,
    returnable: !galley.forFacilitator,
    missing: [...galley.missing].sort(),
  };
}

type NamesOf = ReturnType<typeof namesFor>;

function setSection(galley: Galley, section: Section, namesOf: NamesOf): void {
  const printed = section.blocks.filter((block) => isPrinted(galley.sources, block));
  if (printed.length === 0) return;
  galley.section = { title: section.title.trim(), node: node(galley, 'Sect', 0) };
  galley.sectionId = section.id;
  galley.welcoming = false;
  const untold = section.blocks.filter((block) => !printed.includes(block));
  const begin = galley.outline.length;
  for (let at = 0; at < printed.length; ) {
    const unit = unitAt(galley, printed, at);
    setUnit(galley, unit, namesOf);
    // What the facilitator does where nothing is printed is told on the page where it would have been.
    if (at === 0) for (const block of untold) keepAside(galley, 'title' in block ? (block.title ?? '') : '', blockGuide(block));
    at += unit.length;
  }
  const own = galley.outline.slice(begin).find((entry) => entry.level === 1 && entry.block === section.id);
  if (own) own.pages = galley.pages.length - own.page + 1;
}

/** A block, or two that belong on facing pages: questions asked alone, and again with others. */
function unitAt(galley: Galley, blocks: readonly Block[], at: number): Block[] {
  const first = blocks[at] as Block;
  const second = blocks[at + 1];
  if (first.type === 'prompts' && second?.type === 'prompts' && first.mode === 'individual' && second.mode !== 'individual') {
    const shared = second.repeats === first.id || samePrompts(galley, first, second);
    if (shared) return [first, second];
  }
  // A heading goes with what it heads.
  if (first.type === 'heading' && second && second.type !== 'page-break' && layoutOf(second).alone !== true) return [first, second];
  return [first];
}

function samePrompts(galley: Galley, first: Extract<Block, { type: 'prompts' }>, second: Extract<Block, { type: 'prompts' }>): boolean {
  const ids = promptsOf(galley.sources, first).map((prompt) => prompt.id);
  const others = promptsOf(galley.sources, second).map((prompt) => prompt.id);
  return ids.length > 0 && ids.join(' ') === others.join(' ');
}

function setUnit(galley: Galley, unit: readonly Block[], namesOf: NamesOf): void {
  const back = mark(galley);
  const before = galley.pages.length;
  const first = unit[0] as Block;
  setAll(galley, unit, namesOf);
  const begun = unit.some((block) => block.type === 'heading') ? before : firstPageOf(galley, before, first);
  const taken = galley.pages.length - begun + 1;
  if (first.type === 'heading') {
    // Parted from what it heads: both go to a new page, if that page was not new already.
    const heads = galley.outline.find((entry) => entry.block === unit[1]?.id)?.page ?? galley.pages.length;
    const stands = galley.outline.find((entry) => entry.block === first.id)?.page ?? heads;
    if (stands < heads && before > 0 && stands === before) {
      back();
      newPage(galley);
      setAll(galley, unit, namesOf);
    }
    return;
  }
  const faces = unit.length === 2 || layoutOf(first).facing === true;
  if (!faces || taken !== 2 || begun <= before || begun % 2 === 0) return;
  back();
  setSpareNotes(galley, `before-${first.id}`);
  setAll(galley, unit, namesOf);
}

/** The page on which a unit that begins a page begins. */
const firstPageOf = (galley: Galley, before: number, first: Block): number =>
  galley.outline.find((entry) => entry.block === first.id)?.page ?? before + 1;

function setAll(galley: Galley, unit: readonly Block[], namesOf: NamesOf): void {
  for (const block of unit) {
    if (block.type === 'page-break') {
      galley.closed = true;
      continue;
    }
    const layout = layoutOf(block);
    const turn = galley.pages.length === 0 || galley.closed || block.type === 'cover' || (layout.starts === 'page' && !galley.open);
    if (turn) newPage(galley, block.type === 'cover' ? 'cover' : 'body');
    galley.names = namesOf(block);
    galley.waiting = blockGuide(block);
    if (!atHead(galley)) snap(galley);
    const entries = galley.outline.length;
    const standing = { page: galley.pages.length, marks: pageOf(galley).marks.length, y: galley.y };
    layout.set(galley, block);
    if (layout.alone) galley.closed = true;
    if (block.type === 'cover') setThread(galley);
    for (const entry of galley.outline.slice(entries)) if (entry.block === block.id) entry.pages = galley.pages.length - entry.page + 1;
    if (!galley.outline.slice(entries).some((entry) => entry.block === block.id)) enterUntitled(galley, block, standing);
    if (galley.forFacilitator) {
      const begun = galley.outline.slice(entries).find((entry) => entry.block === block.id)?.page ?? galley.pages.length;
      if (setTimeAtFoot(galley, galley.waiting, begun)) galley.waiting = { ...galley.waiting, minutes: undefined, plan: undefined };
      keepAside(galley, 'title' in block ? (block.title ?? '') : '', galley.waiting);
    }
    galley.waiting = { listenFor: [] };
  }
}

/** A block that has no title to be entered by begins with the first thing that it put on paper. */
function enterUntitled(galley: Galley, block: Block, from: { page: number; marks: number; y: number }): void {
  if (block.type === 'cover' || block.type === 'contents') return;
  const begins = galley.pages.findIndex(
    ({ number, marks }) =>
      number >= from.page &&
      marks.slice(number === from.page ? from.marks : 0).some((mark) => mark.node !== 'artifact' || mark.mark === 'image'),
  );
  const page = galley.pages[begins]?.number;
  if (page === undefined) return;
  const y = Math.round(page === from.page ? from.y : galley.frame.top);
  const { title: section } = galley.section;
  galley.untitled.push({
    block: block.id,
    section,
    title: '',
    level: section === '' ? 1 : 2,
    page,
    pages: galley.pages.length - page + 1,
    y,
  });
}

/** A booklet is folded from sheets of four pages; the last are ruled for notes. */
function padToSheets(galley: Galley): void {
  for (let spare = 1; galley.pages.length % 4 !== 0; spare++) setSpareNotes(galley, `spare-${spare}`);
}
