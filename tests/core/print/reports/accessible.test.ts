import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../../../main/core/print/reports/report.ts';
import { describeChart } from '../../../../preload/contract/charts/describe.ts';
import { chartExamples, invented } from '../../../support/charts.ts';
import { drawBook, faces } from '../../../support/pdfDraw.ts';
import { type Element, list, type Parts, readParts, type Ref } from '../../../support/pdfParts.ts';
import { readPdf } from '../../../support/pdfReading.ts';
import { check, has, picture } from '../../../support/pdfTools.ts';
import { setReport } from '../../../support/reportArbitrary.ts';

/** What PDF/UA-1 asks of a report, on the bytes themselves: one with everything in it, in the usual print and in the largest. */

const report: Report = {
  kind: 'Cohort report',
  about: ['NPQLTD', 'Autumn 2026'],
  title: 'Autumn 2026',
  facts: ['Made on 22 November 2026.'],
  contents: true,
  parts: [
    {
      title: 'In short',
      pieces: [
        { is: 'says', text: 'Most are on course.', more: 'Two are not.' },
        { is: 'points', items: ['One', 'Two'] },
        { is: 'facts', rows: [['People', '24']] },
      ],
    },
    ...chartExamples()
      .slice(0, 9)
      .map((series) => ({ title: series.chart, pieces: [{ is: 'chart' as const, chart: describeChart(series, invented) }] })),
    {
      title: 'Words',
      pieces: [
        { is: 'heading', text: 'What is true where you work?', note: '20 people answered.' },
        { is: 'quotes', quotes: [{ text: 'We till every September.', by: 'Somebody', marked: [{ from: 3, to: 7 }] }] },
        { is: 'answer', label: 'With others', question: 'And then?', quoted: { text: 'We planted\nsomething else.' } },
        { is: 'text', lead: 'Your facilitator:', text: 'Bring this next time.' },
        { is: 'note', text: 'A note.' },
        {
          is: 'table',
          columns: [
            { heading: 'Who', least: 8, grows: 1 },
            { heading: 'What', least: 8, grows: 1 },
          ],
          rows: [{ band: 'A band' }, { cells: ['Siân Łukasz', '9 of 10'] }],
        },
        { is: 'signatures', who: ['Facilitator'] },
        { is: 'room', label: 'Notes', lines: 4 },
      ],
    },
  ],
};

describe.each([
  ['standard', 'a4'],
  ['large', 'letter'],
] as const)('a report in %s print on %s', (preset, paper) => {
  let bytes: Buffer;
  let parts: Parts;
  const book = setReport(report, faces.metrics, preset, paper);
  beforeAll(async () => {
    bytes = await drawBook(book);
    parts = await readParts(bytes);
  });
  const withRole = (...roles: string[]): Element[] => parts.elements.filter(({ role }) => roles.includes(role));

  it.skipIf(!has('qpdf'))('passes qpdf’s check (needs qpdf)', () => {
    expect(check(bytes)).toEqual([]);
  });

  it.skipIf(!has('pdftoppm'))('is drawn by poppler (needs pdftoppm)', () => {
    const page = picture(bytes, 1, 40);
    expect(page.data.some((grey) => grey < 100)).toBe(true);
  });

  it('says its title and language, is marked, and asks for nothing to be filled in', () => {
    expect(parts.trailer.info.Title).toBe('Cohort report: Autumn 2026');
    expect(parts.catalog.Lang).toBe('en-GB');
    expect(parts.dict(parts.catalog.MarkInfo).Marked).toBe(true);
    expect(parts.stream(parts.catalog.Metadata).toString('utf8')).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(parts.catalog.AcroForm).toBeUndefined();
  });

  it('has nothing outside marked content, and every marked content in exactly one element of its role', () => {
    const claims = new Map<string, string[]>();
    for (const { role, kids } of parts.elements)
      for (const kid of kids)
        if ('mcid' in kid) claims.set(`${kid.page}.${kid.mcid}`, [...(claims.get(`${kid.page}.${kid.mcid}`) ?? []), role]);
    const drawn = parts.pages.flatMap(({ marked, loose }, page) => {
      expect(loose).toBe(0);
      return marked.filter(({ mcid }) => mcid !== null).map(({ tag, mcid }) => [`${page}.${mcid}`, [tag]] as const);
    });
    expect(claims).toEqual(new Map(drawn));
  });

  it('skips no level of heading, heads its tables, numbers its lists, and describes its figures', () => {
    const levels = withRole('H1', 'H2', 'H3').map(({ role }) => Number(role[1]));
    expect(levels[0]).toBe(1);
    levels.forEach((level, at) => expect(level).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1));
    for (const row of withRole('TR')) expect(row.kids.every((kid) => 'role' in kid && ['TH', 'TD'].includes(kid.role))).toBe(true);
    for (const header of withRole('TH')) expect(['/Row', '/Column']).toContain(parts.dict(header.entries.A).Scope);
    for (const each of withRole('L')) expect(parts.dict(each.entries.A).ListNumbering).toBe('/Disc');
    expect(withRole('Figure').length).toBeGreaterThanOrEqual(9);
    for (const figure of withRole('Figure')) {
      expect(String(figure.entries.Alt).length).toBeGreaterThan(10);
      expect(parts.dict(figure.entries.A).BBox).toHaveLength(4);
    }
  });

  it('leads from its contents and bookmarks to the pages that they name', async () => {
    const links = parts.pages.flatMap(({ entries }) => list(parts.get(entries.Annots)).map((ref) => parts.dict(ref)));
    expect(links.length).toBeGreaterThan(9);
    const { outline, pages } = await readPdf(new Uint8Array(bytes));
    for (const link of links) {
      const [, title = '', number = ''] = /^(.*), page (\d+)$/.exec(String(link.Contents)) ?? [];
      expect((list(link.Dest)[0] as Ref).id).toBe(parts.pages[Number(number) - 1]?.id);
      expect(pages[Number(number) - 1]).toContain(title);
    }
    expect(outline.map(({ title }) => title)).toEqual(expect.arrayContaining(['In short', 'Words']));
  });
});
