import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Pack } from '../../../../main/core/packs/pack.ts';
import { compose } from '../../../../main/core/print/compose/compose.ts';
import type { Book } from '../../../../main/core/print/marks.ts';
import { loadFaces } from '../../../../main/core/print/type/faces.ts';
import { Paper, Preset, type PrintOptions } from '../../../../preload/contract/model/print.ts';
import { badPlaces, beyondThePaper, brokenTree, lostWords, wordsOutsideTheBody, wordsOverWords } from '../../../support/pageFaults.ts';
import { leastEffortOf } from '../../../support/effort.ts';
import type { Content } from '../../../support/workbookArbitrary.ts';

const root = path.resolve(import.meta.dirname, '../../../..');
const { metrics } = loadFaces(path.join(root, 'resources/fonts'));
const pack = v.parse(Pack, JSON.parse(readFileSync(path.join(root, 'resources/packs/npqltd-implementation.json'), 'utf8')));
const workbook = pack.workbooks[0];
if (!workbook) throw new Error('the pack holds no workbook');
const content: Content = { workbook, frameworks: pack.frameworks, scenarios: pack.scenarios, images: new Map() };

const bookOf = (chosen: Partial<PrintOptions>, given = content): Book =>
  compose({ ...given, options: { audience: 'participant', preset: 'standard', paper: 'a4', ...chosen }, metrics, edition: 'E3F9A1' });
const pageOf = (book: Book, title: string): number => book.outline.find((entry) => entry.title === title)?.page ?? 0;
const textOn = (book: Book, page: number): string =>
  (book.pages[page - 1]?.marks ?? []).map((mark) => (mark.mark === 'text' ? mark.text : '')).join(' ');

describe('the seminar workbook', () => {
  it.each(Preset.options.flatMap((preset) => Paper.options.map((paper) => [preset, paper] as const)))(
    'is sound in %s on %s, for both readers',
    (preset, paper) => {
      for (const audience of ['participant', 'facilitator'] as const) {
        const book = bookOf({ preset, paper, audience });
        expect(
          [
            beyondThePaper(book, metrics),
            wordsOutsideTheBody(book, metrics),
            wordsOverWords(book, metrics),
            badPlaces(book, metrics),
            brokenTree(book),
            lostWords(book, content),
          ].flat(),
        ).toEqual([]);
        expect(book.missing).toEqual([]);
      }
    },
  );

  it('takes 24 pages in standard, with what is done alone facing what is done together', () => {
    const book = bookOf({});
    expect(book.pages).toHaveLength(24);
    for (const [alone, together] of [
      ['Reflection and sensemaking', 'Collaborative sensemaking'],
      ['Reflection and sensemaking: the scenario', 'Collaborative sensemaking: the scenario'],
    ] as const) {
      expect(pageOf(book, alone) % 2).toBe(0);
      expect(pageOf(book, together)).toBe(pageOf(book, alone) + 1);
    }
    for (const title of ['Statements addressed in Module B', 'GROW model prompt questions', 'How confident are you?']) {
      const entry = book.outline.find((each) => each.title === title);
      expect([title, (entry?.page ?? 1) % 2, entry?.pages]).toEqual([title, 0, 2]);
    }
  });

  it('keeps its answers for the facilitator, on the page where the participant writes them', () => {
    const taken = bookOf({});
    const led = bookOf({ audience: 'facilitator' });
    const page = pageOf(taken, 'Retrieval activity: the implementation process');
    expect(textOn(led, page)).toContain('Leaders make the climate in which change can take hold');
    expect(textOn(led, page)).toContain('Six minutes alone, four to check in pairs.');
    for (const each of taken.pages) expect(textOn(taken, each.number)).not.toMatch(/Leaders make the climate|Listen for|minutes alone/);
    expect(led.pages).toHaveLength(taken.pages.length);
    for (const each of led.pages) expect(textOn(led, each.number)).toContain('Facilitator’s copy');
  });

  it('spells the protagonist one way, and another way everywhere at once', () => {
    const renamed = bookOf({}, { ...content, workbook: { ...workbook, head: { ...workbook.head, names: { lead: 'Idris' } } } });
    const all = renamed.pages.map((page) => textOn(renamed, page.number)).join(' ');
    expect(all).not.toMatch(/Sidney|Sydney|\{lead\}/);
    expect(all).toMatch(/Idris’s next steps/);
    expect(all).toMatch(/Idris could have observed/);
  });

  it('sets a name whole in one face, and reports what no face has', () => {
    const strange = bookOf(
      {},
      { ...content, workbook: { ...workbook, head: { ...workbook.head, names: { lead: 'Nguyễn Thị Ánh 漢字' } } } },
    );
    expect(strange.missing).toEqual(['字', '漢']);
    const marks = strange.pages
      .flatMap((page) => page.marks)
      .flatMap((mark) => (mark.mark === 'text' && mark.text.includes('Nguyễn') ? [mark] : []));
    expect(marks.length).toBeGreaterThan(3);
    for (const mark of marks) expect(mark.face).toMatch(/^fallback/);
  });

  it('has the same fields in every preset, apart from ruled pages that only fill a sheet', () => {
    const idsIn = (preset: Preset): string[] =>
      [...new Set(bookOf({ preset }).fields.map((field) => field.id))].filter((id) => !/:(?:before|spare)-/.test(id)).sort();
    const standard = idsIn('standard');
    for (const preset of Preset.options) expect(idsIn(preset)).toEqual(standard);
  });

  it.each(Preset.options)('is laid out as it was agreed, in %s', async (preset) => {
    const book = bookOf({ preset });
    const summary = {
      pages: book.pages.length,
      outline: book.outline.map((entry) => `${entry.page}+${entry.pages} ${'  '.repeat(entry.level - 1)}${entry.title}`),
      fields: book.fields
        .filter((field) => field.kind !== 'scale' && field.kind !== 'tick')
        .map(
          (field) =>
            `p${field.page} ${field.id} ${field.kind} ${field.lines} lines, ${Math.round(field.width)} by ${Math.round(field.height)}`,
        ),
      ticks: book.fields.filter((field) => field.kind === 'tick').length,
      boxes: book.fields.filter((field) => field.kind === 'scale').length,
    };
    await expect(`${JSON.stringify(summary, null, 1)}\n`).toMatchFileSnapshot(`golden/${preset}.json`);
  });

  it('is composed quickly enough to be previewed while somebody types', async () => {
    // Far above what it takes (about 25 ms), so that a slow machine does not fail it.
    expect(await leastEffortOf(() => bookOf({}))).toBeLessThan(150);
  });
});
