import { beforeAll, describe, expect, it } from 'vitest';
import { compose } from '../../../../main/core/print/compose/compose.ts';
import type { Book } from '../../../../main/core/print/marks.ts';
import type { PrintOptions } from '../../../../preload/contract/model/print.ts';
import { shippedPack } from '../../../support/packs.ts';
import { smallBook } from '../../../support/pdfBooks.ts';
import { drawBook, faces } from '../../../support/pdfDraw.ts';
import { type Element, list, type Parts, readParts, Ref, type Value } from '../../../support/pdfParts.ts';
import { check, has } from '../../../support/pdfTools.ts';

/** What PDF/UA-1 asks of a file, clause by clause, on the bytes themselves: no validator can be installed everywhere. */

function shippedBook(options: PrintOptions): Book {
  const { workbook, framework, scenario } = shippedPack();
  return compose({
    workbook,
    frameworks: [framework],
    scenarios: [scenario],
    options,
    metrics: faces.metrics,
    edition: 'E3F9A1',
    images: new Map(),
  });
}

describe.each([
  ['a small book', () => smallBook()],
  ['the participant’s workbook', () => shippedBook({ audience: 'participant', preset: 'standard', paper: 'a4' })],
  ['the workbook in large print, on US Letter', () => shippedBook({ audience: 'participant', preset: 'large', paper: 'letter' })],
  ['the facilitator’s workbook', () => shippedBook({ audience: 'facilitator', preset: 'standard', paper: 'a4' })],
] as const)('%s', (_, make) => {
  let book: Book;
  let bytes: Buffer;
  let parts: Parts;
  beforeAll(async () => {
    book = make();
    bytes = await drawBook(book, book.returnable ? 'Siân Łukasz' : '');
    parts = await readParts(bytes);
  });

  const withRole = (...roles: string[]): Element[] => parts.elements.filter(({ role }) => roles.includes(role));
  const annotations = (): { id: number; page: number; entries: Record<string, Value> }[] =>
    parts.pages.flatMap(({ entries }, page) =>
      list(parts.get(entries.Annots)).map((ref) => ({ id: (ref as Ref).id, page, entries: parts.dict(ref) })),
    );

  it.skipIf(!has('qpdf'))('passes qpdf’s check (needs qpdf)', () => expect(check(bytes)).toEqual([]));

  it('says its language and title, that it is marked, and that it is PDF/UA-1', () => {
    expect(parts.catalog.Lang).toBe('en-GB');
    expect(parts.dict(parts.catalog.MarkInfo).Marked).toBe(true);
    expect(parts.dict(parts.catalog.ViewerPreferences).DisplayDocTitle).toBe(true);
    expect(parts.trailer.info.Title).toBe(book.title);
    expect(parts.stream(parts.catalog.Metadata).toString('utf8')).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });

  it('embeds every face that pages use, as a subset with a map to Unicode', () => {
    const fonts = Object.values(parts.dict(parts.dict(parts.pages[0]?.entries.Resources).Font)).map(parts.dict);
    expect(fonts.length).toBeGreaterThan(1);
    for (const font of fonts) {
      expect(font.BaseFont).toMatch(/^\/[A-Z]{6}\+/);
      expect(parts.stream(font.ToUnicode).toString('latin1')).toContain('beginbfrange');
      const descriptor = parts.dict(parts.dict(list(parts.get(font.DescendantFonts))[0]).FontDescriptor);
      expect(parts.stream(descriptor.FontFile2).length).toBeGreaterThan(500);
      expect(descriptor.CIDSet).toBeUndefined();
    }
  });

  it('never shows the empty box of a letter that a face lacks', () => {
    for (const { entries } of parts.pages)
      expect(parts.stream(entries.Contents).toString('latin1')).not.toMatch(/<(?:[0-9a-f]{4})*?0000(?:[0-9a-f]{4})*>/);
  });

  it('gives each page its place in the parent tree, tabs by structure, and nothing outside marked content', () => {
    expect(parts.pages).toHaveLength(book.pages.length);
    parts.pages.forEach(({ entries, loose, marked }, index) => {
      expect(entries.StructParents).toBe(index);
      expect(entries.Tabs).toBe('/S');
      expect(loose).toBe(0);
      for (const { tag, mcid, paints } of marked) {
        expect(paints).toBeGreaterThan(0);
        expect(mcid === null).toBe(tag === 'Artifact');
      }
    });
  });

  it('has every marked content claimed by exactly one element, of the same role', () => {
    const claims = new Map<string, string[]>();
    for (const { role, kids } of parts.elements) {
      for (const kid of kids)
        if ('mcid' in kid) claims.set(`${kid.page}.${kid.mcid}`, [...(claims.get(`${kid.page}.${kid.mcid}`) ?? []), role]);
    }
    const drawn = parts.pages.flatMap(({ marked }, page) =>
      marked.filter(({ mcid }) => mcid !== null).map(({ tag, mcid }) => [`${page}.${mcid}`, [tag]] as const),
    );
    expect(claims).toEqual(new Map(drawn));
  });

  it('is one Document in which every element knows its parent', () => {
    expect(parts.tree.role).toBe('Document');
    expect(parts.elements).toHaveLength(book.nodes.length);
    for (const { entries, parent } of parts.elements) {
      if (parent) expect((entries.P as Ref).id).toBe(parent.id);
      else expect(parts.dict(entries.P).Type).toBe('/StructTreeRoot');
    }
  });

  it('answers from every page and annotation back to its element', () => {
    const root = parts.dict(parts.catalog.StructTreeRoot);
    const numbers = list(parts.dict(root.ParentTree).Nums);
    const pairs = numbers.flatMap((key, at) => (at % 2 === 0 ? [[Number(key), numbers[at + 1] ?? null] as const] : []));
    const entries = new Map(pairs);
    expect([...entries.keys()]).toEqual([...entries.keys()].sort((a, b) => a - b));
    expect(root.ParentTreeNextKey).toBe(entries.size);
    for (const element of parts.elements) {
      for (const kid of element.kids) {
        if ('mcid' in kid) expect((list(entries.get(kid.page))[kid.mcid] as Ref).id).toBe(element.id);
        if ('annotation' in kid) expect((entries.get(Number(parts.dict(new Ref(kid.annotation)).StructParent)) as Ref).id).toBe(element.id);
      }
    }
  });

  it('skips no level of heading', () => {
    const levels = withRole('H1', 'H2', 'H3').map(({ role }) => Number(role[1]));
    expect(levels[0]).toBe(1);
    levels.forEach((level, at) => expect(level).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1));
  });

  it('gives tables rows of cells with scoped headers, lists a numbering, figures words and a box', () => {
    for (const row of withRole('TR')) expect(row.kids.every((kid) => 'role' in kid && ['TH', 'TD'].includes(kid.role))).toBe(true);
    for (const header of withRole('TH')) expect(['/Row', '/Column']).toContain(parts.dict(header.entries.A).Scope);
    for (const each of withRole('L')) expect(parts.dict(each.entries.A).ListNumbering).toMatch(/^\/(Disc|Decimal|None)$/);
    for (const figure of withRole('Figure')) {
      expect(String(figure.entries.Alt).length).toBeGreaterThan(10);
      expect(parts.dict(figure.entries.A).BBox).toHaveLength(4);
    }
  });

  it('has for every link the words of where it leads, and a Link that holds it', () => {
    const links = annotations().filter(({ entries }) => entries.Subtype === '/Link');
    for (const { entries } of links) expect(String(entries.Contents).length).toBeGreaterThan(3);
    const held = withRole('Link').flatMap(({ kids }) => kids.flatMap((kid) => ('annotation' in kid ? [kid.annotation] : [])));
    expect(new Set(held)).toEqual(new Set(links.map(({ id }) => id)));
  });

  it('shows every field by a widget with an appearance, a name, and a Form of its own, in the order of reading', () => {
    const widgets = annotations().filter(({ entries }) => entries.Subtype === '/Widget');
    expect(widgets).toHaveLength(book.returnable ? book.fields.length : 0);
    const held = withRole('Form').map(({ kids }) => kids.flatMap((kid) => ('annotation' in kid ? [kid.annotation] : [])));
    expect(held).toEqual(widgets.map(({ id }) => [id]));
    for (const { entries, page } of widgets) {
      expect(parts.dict(entries.AP).N).toBeDefined();
      expect(String(entries.TU).length).toBeGreaterThan(3);
      expect(Number(entries.F) & 4).toBe(4);
      expect((entries.P as Ref).id).toBe(parts.pages[page]?.id);
    }
    if (!book.returnable) return;
    const form = parts.dict(parts.catalog.AcroForm);
    expect(form.NeedAppearances).toBe(false);
    const names = list(form.Fields).map((ref) => String(parts.dict(ref).T));
    expect(names).toEqual([...new Set(book.fields.map(({ id }) => id)), 'groundwork']);
    expect(names.some((name) => name.includes('.'))).toBe(false);
  });
});
