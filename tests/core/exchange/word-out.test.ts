import { describe, expect, it } from 'vitest';
import { sizeOf } from '../../../main/core/exchange/word-images.ts';
import { toDocx } from '../../../main/core/exchange/word-out.ts';
import { readDocx } from '../../../main/core/exchange/word-in.ts';
import { openZip } from '../../../main/core/exchange/zip.ts';
import { promptsOf, titleOf } from '../../../preload/contract/draft.ts';
import { plainText } from '../../../preload/contract/model/inline.ts';
import { countingIds } from '../../support/seminar-source.ts';
import { shippedPack } from '../../support/packs.ts';

const { workbook, framework, scenario } = shippedPack();
const content = { workbook, frameworks: [framework], scenarios: [scenario] };
/** A one-pixel PNG. */
const pixel = new Uint8Array(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'),
);

const partsOf = (bytes: Uint8Array): { document: string; styles: string; all: string[] } => {
  const zip = openZip(bytes);
  const read = (name: string): string => new TextDecoder().decode(zip.read(name) ?? new Uint8Array());
  return { document: read('word/document.xml'), styles: read('word/styles.xml'), all: zip.names };
};

describe('the shipped workbook as a Word file', async () => {
  const bytes = await toDocx(content);
  const { document, styles, all } = partsOf(bytes);

  it('has real headings, lists, tables with repeated heads, and a running head and foot', () => {
    expect(document.match(/w:pStyle w:val="Heading1"/g)).toHaveLength(5);
    expect(document.match(/w:pStyle w:val="Heading2"/g)?.length).toBeGreaterThanOrEqual(18);
    expect(document).toContain('w:tblHeader');
    expect(document).toContain('w:numPr');
    expect(document).toContain('TOC \\h \\o');
    expect(all.some((name) => /^word\/header\d\.xml$/.test(name)) && all.some((name) => /^word\/footer\d\.xml$/.test(name))).toBe(true);
  });

  it('is in British English', () => {
    expect(styles).toContain('w:lang w:val="en-GB"');
  });

  it('leaves a box for every prompt, and a box only', () => {
    const boxes = document.match(/<w:tr><w:trPr><w:cantSplit\/><w:trHeight[^>]*w:hRule="atLeast"[^>]*\/><\/w:trPr><w:tc>/g) ?? [];
    const asked = workbook.sections
      .flatMap((section) => section.blocks)
      .flatMap((block) => (block.type === 'table' ? [] : promptsOf(workbook, block)));
    const notes = workbook.sections.flatMap((section) => section.blocks).filter(({ type }) => type === 'notes');
    expect(boxes.length).toBeGreaterThanOrEqual(asked.length + notes.length);
  });

  it('tells participants no answers and no plans, and the facilitator all of them', async () => {
    expect(document).not.toContain('Treat implementation as a process');
    expect(document).not.toContain('Welcome people, and say how the three hours run');
    const facilitator = partsOf(await toDocx(content, { audience: 'facilitator' })).document;
    expect(facilitator).toContain('Treat implementation as a process');
    expect(facilitator).toContain('Welcome people, and say how the three hours run');
  });

  it('names people by their names, not by placeholders', () => {
    expect(document).toContain('Sidney is the lead mentor');
    expect(document).not.toMatch(/\{lead\}/);
  });

  it('is understood again by our own reader: sections, prompts, statements, scenario, steps', async () => {
    const read = await readDocx(bytes, countingIds());
    expect(read.workbook.title).toBe(workbook.title);
    expect(read.workbook.sections.map(({ title }) => title)).toEqual(workbook.sections.map(({ title }) => title));
    const asked = (book: typeof workbook): string[] =>
      book.sections
        .flatMap((section) => section.blocks)
        .filter((block) => block.type === 'prompts')
        .flatMap((block) => promptsOf(book, block).map(({ text }) => plainText(text, { lead: 'Sidney' })));
    expect(asked(read.workbook)).toEqual(asked(workbook));
    expect(read.frameworks[0]?.groups.map(({ stem, statements }) => [stem, statements.map(({ text }) => text)])).toEqual(
      framework.groups.map(({ stem, statements }) => [stem, statements.map(({ text }) => text)]),
    );
    expect(read.scenarios[0]).toMatchObject({ points: scenario.points, question: scenario.question, names: { lead: 'Sidney' } });
    // The cover too: a sentence on it is no organisation, and the programme's own name is not one either.
    const cover = read.workbook.sections[0]?.blocks[0];
    const ours = workbook.sections[0]?.blocks[0];
    expect(cover).toMatchObject({
      type: 'cover',
      ...(ours?.type === 'cover' ? { note: ours.note, logos: ours.logos.map(({ name }) => ({ name })) } : {}),
    });
    const types = read.workbook.sections.flatMap((section) => section.blocks).map(({ type }) => type);
    for (const type of ['quotation', 'coaching', 'table', 'actions', 'statements', 'scenario', 'notes'])
      expect(types, type).toContain(type);
    expect(read.workbook.sections.flatMap((section) => section.blocks).map(titleOf)).toContain('Active ingredients');
  });
});

describe('a picture in a Word file', () => {
  it('has its alternative text and keeps its shape', async () => {
    const block = { id: 'p', type: 'image' as const, title: 'A pixel', image: 'pixel', alt: 'One red dot', width: 'column' as const };
    const bytes = await toDocx(
      { workbook: { ...workbook, sections: [{ id: 's', title: 'Only', blocks: [block] }] }, frameworks: [], scenarios: [] },
      { images: [{ id: 'pixel', type: 'image/png', bytes: pixel }] },
    );
    expect(partsOf(bytes).document).toContain('descr="One red dot"');
    expect(sizeOf({ id: 'pixel', type: 'image/png', bytes: pixel })).toEqual({ width: 1, height: 1 });
    expect(sizeOf({ id: 'x', type: 'image/jpeg', bytes: new Uint8Array([0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0, 4, 0, 9, 0]) })).toEqual({
      width: 9,
      height: 4,
    });
    expect(sizeOf({ id: 'x', type: 'image/jpeg', bytes: new Uint8Array([0xff, 0xd8]) })).toBeNull();
  });
});
