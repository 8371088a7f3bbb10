import { beforeAll, describe, expect, it } from 'vitest';
import { smallBook } from '../../../support/pdfBooks.ts';
import { drawBook } from '../../../support/pdfDraw.ts';
import { type Element, list, type Parts, readParts, Ref, type Value } from '../../../support/pdfParts.ts';
import { check, has } from '../../../support/pdfTools.ts';

/** One book, known by heart, and what each of its marks has become. */

let bytes: Buffer;
let parts: Parts;

beforeAll(async () => {
  bytes = await drawBook(smallBook(), 'Siân Łukasz');
  parts = await readParts(bytes);
});

const annotationsOf = (subtype: string): { id: number; page: number; entries: Record<string, Value> }[] =>
  parts.pages.flatMap(({ entries }, page) =>
    list(parts.get(entries.Annots))
      .map((ref) => ({ id: (ref as Ref).id, page, entries: parts.dict(ref) }))
      .filter((annotation) => annotation.entries.Subtype === subtype),
  );
const withRole = (...roles: string[]): Element[] => parts.elements.filter(({ role }) => roles.includes(role));
const isElement = (kid: Element['kids'][number]): kid is Element => 'role' in kid;

describe('the file', () => {
  it('says its language, that it is marked, and shows its title', () => {
    const { Lang, MarkInfo, ViewerPreferences } = parts.catalog;
    expect(Lang).toBe('en-GB');
    expect(parts.dict(MarkInfo).Marked).toBe(true);
    expect(parts.dict(ViewerPreferences).DisplayDocTitle).toBe(true);
    expect(parts.trailer.info.Title).toBe('Reading & writing <KS2>: Siân’s seminar');
  });

  it('has metadata that is well-formed XML with the title and PDF/UA-1', () => {
    const xml = parts.stream(parts.catalog.Metadata).toString('utf8');
    expect(xml).toContain('<rdf:li xml:lang="x-default">Reading &amp; writing &lt;KS2&gt;: Siân’s seminar</rdf:li>');
    expect(xml).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(openTags(xml)).toEqual([]);
    expect(xml.match(/&(?!(amp|lt|gt|quot|#\d+);)/g)).toBeNull();
  });

  it.skipIf(!has('qpdf'))('passes qpdf’s check (needs qpdf)', () => expect(check(bytes)).toEqual([]));

  it('is one revision, without anything left over', () => {
    expect(bytes.toString('latin1').match(/startxref/g)).toHaveLength(1);
    expect(bytes.toString('latin1').match(/%%EOF/g)).toHaveLength(1);
  });
});

describe('the structure tree', () => {
  it('reads a link where it stands in its sentence', () => {
    const sentence = withRole('P').find(({ kids }) => kids.some((kid) => isElement(kid) && kid.role === 'Link'));
    expect(sentence?.kids.map((kid) => (isElement(kid) ? kid.role : 'words'))).toEqual(['words', 'Link', 'words']);
  });

  it('gives a list its numbering, and a figure its words and its box', () => {
    for (const each of withRole('L')) expect(parts.dict(each.entries.A)).toMatchObject({ O: '/List', ListNumbering: '/Disc' });
    expect(withRole('Figure').map(({ entries }) => entries.Alt)).toEqual(['A cycle of noticing, interpreting and acting']);
    expect(parts.dict(withRole('Figure')[0]?.entries.A)).toMatchObject({ O: '/Layout', BBox: [100, 501.89, 300, 621.89] });
  });
});

describe('links and bookmarks', () => {
  it('say where they lead and belong to a Link', () => {
    const links = annotationsOf('/Link');
    expect(links.map(({ entries }) => entries.Contents)).toEqual(['In your role, page 2', 'The research school’s page']);
    const held = withRole('Link').flatMap(({ kids }) => kids.flatMap((kid) => ('annotation' in kid ? [kid.annotation] : [])));
    expect(held).toEqual(links.map(({ id }) => id));
    const [inside, outside] = links.map(({ entries }) => entries);
    expect(list(inside?.Dest)[0]).toEqual(new Ref(parts.pages[1]?.id ?? 0));
    expect(parts.dict(outside?.A).URI).toBe('https://groundwork.example/a?b=c&d=(e)');
  });

  it('nest by level and open at their page', () => {
    const top = parts.dict(parts.catalog.Outlines);
    const titles: unknown[] = [];
    for (let ref: Value | undefined = top.First; ref; ref = parts.dict(ref).Next) {
      const item = parts.dict(ref);
      const children: unknown[] = [];
      for (let child: Value | undefined = item.First; child; child = parts.dict(child).Next) children.push(parts.dict(child).Title);
      titles.push([item.Title, (list(item.Dest)[0] as Ref).id, children]);
    }
    expect(titles).toEqual([
      ['Start', parts.pages[0]?.id, []],
      ['Module A', parts.pages[1]?.id, ['In your role', 'How sure are you? — Siân']],
    ]);
  });

  it('has a name for every block, in the order of their bytes', () => {
    const names = list(parts.dict(parts.dict(parts.catalog.Names).Dests).Names);
    expect(names.filter((_, at) => at % 2 === 0)).toEqual(['rating', 'role', 'role-1', 'start']);
  });
});

describe('fields', () => {
  it('stand in the form in the order of reading, under names that never change', () => {
    const form = parts.dict(parts.catalog.AcroForm);
    expect(form.NeedAppearances).toBe(false);
    expect(list(form.Fields).map((ref) => parts.dict(ref).T)).toEqual([
      'cover-name:individual',
      'role-1:individual:answer',
      'role-1:collaborative:answer',
      'statement-0:individual:tick',
      'statement-1:individual:tick',
      '6a:individual:before',
      'actions:individual:1-who',
      'groundwork',
    ]);
    expect(parts.dict(parts.dict(form.DR).Font).Helv).toBeDefined();
  });

  it('hold what was stamped: a name, in letters that the file has', () => {
    const [named] = list(parts.dict(parts.catalog.AcroForm).Fields).map(parts.dict);
    expect(named?.V).toBe('Siân Łukasz');
    expect(parts.stream(parts.dict(named?.AP).N).toString('latin1')).toMatch(/\/Tx BMC[\s\S]*TJ[\s\S]*EMC/);
  });

  it('make one choice of five boxes, each with its own value', () => {
    const scale = list(parts.dict(parts.catalog.AcroForm).Fields).map(parts.dict)[5];
    const states = list(scale?.Kids).map((kid) => Object.keys(parts.dict(parts.dict(parts.dict(kid).AP).N)));
    expect(states).toEqual([
      ['1', 'Off'],
      ['2', 'Off'],
      ['3', 'Off'],
      ['4', 'Off'],
      ['5', 'Off'],
    ]);
  });
});

describe('identity', () => {
  it('is in the keywords, in a field that nobody sees, and in the file’s own id', async () => {
    expect(parts.trailer.info.Keywords).toBe('groundwork ed=E3F9A1 copy=7K3QX wb=ls1');
    const identity = list(parts.dict(parts.catalog.AcroForm).Fields).map(parts.dict).at(-1);
    expect(identity?.Subtype).toBeUndefined();
    expect(JSON.parse(String(identity?.V))).toEqual({ workbook: 'ls1', edition: 'e3f9a1c0ffee', copy: '7K3QX', preset: 'standard', v: 1 });
    const other = await readParts(await drawBook(smallBook(), 'Siân Łukasz', '7K3QY'));
    expect(other.trailer.id).not.toEqual(parts.trailer.id);
  });
});

it('gives a facilitator’s copy no fields, no codes and no form', async () => {
  const book = smallBook();
  book.returnable = false;
  for (const page of book.pages) page.marks = page.marks.filter(({ mark }) => mark !== 'slot' && mark !== 'field');
  const plain = await readParts(await drawBook(book));
  expect(plain.catalog.AcroForm).toBeUndefined();
  expect(plain.pages[1]?.entries.Annots).toBeUndefined();
});

function openTags(xml: string): string[] {
  const open: string[] = [];
  for (const [, close, tag, empty] of xml.matchAll(/<(\/?)([a-zA-Z][\w:]*)[^<>]*?(\/?)>/g)) {
    if (empty) continue;
    if (!close) open.push(tag ?? '');
    else if (open.pop() !== tag) return [`</${tag}>`];
  }
  return open;
}
