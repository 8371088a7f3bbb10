import type { Block } from '../../../../preload/contract/model/workbook.ts';
import { contentsLines } from '../compose/contents-line.ts';
import { flow, type Slice } from '../compose/flow.ts';
import { columnWidth, type Galley, node, pageOf } from '../compose/galley.ts';
import type { BlockLayout } from '../compose/layout.ts';
import { setRule } from '../compose/shapes.ts';
import { isPrinted, titleOf } from '../compose/sources.ts';
import { plainLines, setLine, setLines } from '../compose/text.ts';
import { setPageTitle } from '../compose/titles.ts';
import type { Style } from '../type/presets.ts';

/**
 * Every titled block under its section, with leaders and page numbers. The numbers are put in when all pages are set; room
 * is kept for them, so they move nothing and are right by construction.
 */
export const contents: BlockLayout<'contents'> = {
  starts: 'page',
  alone: true,
  set(galley, block) {
    setPageTitle(galley, block.title.trim() || 'Contents', 1);
    const toc = node(galley, 'TOC', galley.section.node);
    for (const section of galley.sources.workbook.sections) {
      const entries = section.blocks.filter((each) => isPrinted(galley.sources, each) && titleOf(each) !== null);
      if (entries.length > 0) setSection(galley, section.title, entries, toc);
    }
    galley.y += 4;
    setRule(galley, galley.y, 0.75);
  },
};

function styles(galley: Galley): { entry: Style; number: Style; section: Style } {
  const { body, labelColumn } = galley.measures;
  const size = body.size + (body.size === 11 ? 1 : 0);
  const entry: Style = { face: 'sans', size, lead: Math.max(16, body.lead) };
  return {
    entry,
    number: { ...entry, face: 'sans-bold' },
    section: { face: 'sans-bold', size: labelColumn ? Math.max(11, Math.min(12, size)) : size, lead: labelColumn ? 15 : body.lead },
  };
}

function setSection(galley: Galley, title: string, entries: readonly Block[], toc: number): void {
  const { labelColumn } = galley.measures;
  const { entry, section } = styles(galley);
  const sectionStyle =
    labelColumn > 0
      ? { ...section, size: Math.max(section.size, galley.measures.label.size), lead: Math.max(section.lead, galley.measures.label.lead) }
      : section;
  const item = node(galley, 'TOCI', toc);
  const besideWidth = labelColumn + 4;
  const lines = title ? plainLines(galley, title, sectionStyle, labelColumn > 0 ? besideWidth : columnWidth) : [];
  const heading = lines.length > 0 ? node(galley, 'P', item) : item;
  const list = node(galley, 'TOC', item);
  const above = galley.measures.body.size > 14 || lines.length > 6;
  const rows = entries.map((each, index) => entrySlices(galley, each, list, index));
  const labelled: Slice = { height: 6, before: 12, keep: true, draw: (y) => setRule(galley, y, 0.75) };
  if (labelColumn === 0 || above) {
    flow(galley, [
      labelled,
      ...lines.map(
        (line): Slice => ({
          height: sectionStyle.lead,
          keep: true,
          draw: (y) => setLine(galley, line, galley.frame.left, y, sectionStyle, heading),
        }),
      ),
      ...rows.flat(),
    ]);
    return;
  }
  // The section's name stands beside its first entry, and the group is at least as high as the name.
  let drawnAt = 0;
  let drawnOn = 0;
  const first = rows[0]?.[0];
  if (first) {
    const drawFirst = first.draw;
    first.draw = (y) => {
      drawnAt = y;
      drawnOn = pageOf(galley).number;
      setLines(galley, lines, galley.frame.left, y + (entry.lead - sectionStyle.lead) / 2, sectionStyle, heading);
      drawFirst(y);
    };
  }
  const short = Math.max(0, lines.length * sectionStyle.lead - heightOfRows(rows));
  if (short > 0) rows.push([{ height: short, draw: () => undefined }]);
  flow(galley, [labelled, ...keepFirst(rows.flat(), lines.length * sectionStyle.lead)]);
  if (pageOf(galley).number === drawnOn) galley.y = Math.max(galley.y, drawnAt + lines.length * sectionStyle.lead);
}

const heightOfRows = (rows: readonly Slice[][]): number => rows.flat().reduce((sum, slice) => sum + slice.height + (slice.before ?? 0), 0);

/** Keeps as many slices together as the name beside them is high. */
function keepFirst(slices: readonly Slice[], high: number): Slice[] {
  let sum = 0;
  return slices.map((slice, index) => {
    sum += slice.height + (slice.before ?? 0);
    return sum < high && index < slices.length - 1 ? { ...slice, keep: true } : slice;
  });
}

function entrySlices(galley: Galley, block: Block, list: number, index: number): Slice[] {
  const { entry, number } = styles(galley);
  const slices = contentsLines(galley, {
    title: titleOf(block) ?? '',
    link: node(galley, 'Link', node(galley, 'Reference', node(galley, 'TOCI', list))),
    entry,
    number,
    dx: galley.measures.labelColumn > 0 && galley.measures.body.size <= 14 ? galley.main.dx + 6 : 0,
    find: () => ({
      page: galley.outline.find((each) => each.block === block.id && each.level === (each.section ? 2 : 1))?.page ?? 1,
      y: 0,
    }),
  });
  const before = index > 0 ? 22 - Math.min(22, entry.lead) + (entry.lead > 22 ? 6 : 0) : 0;
  return slices.map((slice, row) => (row === 0 ? { ...slice, before } : slice));
}
