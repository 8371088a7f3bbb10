import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bookletOrder, placedPath } from '../../../../main/core/print/imposition.ts';
import { testCore, testFolder } from '../../../support/cores.ts';
import { readPdf } from '../../../support/pdfReading.ts';

const workbook = 'npqltd-local-seminar-1';

describe('a booklet', () => {
  it('has every page once, four to a sheet, each beside the one that folding needs', () => {
    expect(bookletOrder(8)).toEqual([
      [8, 1],
      [2, 7],
      [6, 3],
      [4, 5],
    ]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (pages) => {
        const sides = bookletOrder(pages);
        expect(sides.length % 2).toBe(0);
        const met = sides.flat().filter((page) => page > 0);
        expect(met.toSorted((a, b) => a - b)).toEqual(Array.from({ length: pages }, (_, at) => at + 1));
        const whole = sides.length * 2;
        for (const [left, right] of sides) if (left && right) expect(left + right).toBe(whole + 1);
        // Odd pages are right-hand pages.
        for (const [left, right] of sides) expect([left % 2 === 0, right === 0 || right % 2 === 1]).toEqual([true, true]);
      }),
    );
  });

  it('moves a drawing without bending it', () => {
    expect(placedPath('M0 0L10 20 h5 a4 4 0 0 1 8 8Z', 0.5, 100, 200)).toBe('M100 200 L105 210 h2.5 a2 2 0 0 1 4 4 Z ');
  });

  it('puts the cover beside the last page on a landscape sheet, without fields or codes', async () => {
    const core = testCore();
    await core.ask('store.open', {});
    const whole = await core.ask('print.preview', { workbook });
    const made = await core.ask('print.arranged', { workbook, booklet: true });
    expect(made.pages).toBe(Math.ceil(whole.pages / 4) * 2);
    expect(made.suggestedName).toMatch(/, booklet\.pdf$/);
    const bytes = Buffer.from(made.pdf, 'base64');
    const pdf = await readPdf(new Uint8Array(bytes));
    expect(pdf.fields.size).toBe(0);
    expect(pdf.pages[0]).toMatch(/Implementation/);
    expect(pdf.pages[1]).toMatch(/Page 2 of 24/);
    expect(pdf.pages[1]).toMatch(/Page 23 of 24/);
    const file = path.join(testFolder(), 'booklet.pdf');
    writeFileSync(file, bytes);
    expect(execFileSync('pdfinfo', [file], { encoding: 'utf8' })).toMatch(/Page size: +841\.89 x 595\.28/);
  });

  it('prints some pages, and refuses none', async () => {
    const core = testCore();
    await core.ask('store.open', {});
    const made = await core.ask('print.arranged', { workbook, from: 8, to: 9 });
    const pdf = await readPdf(new Uint8Array(Buffer.from(made.pdf, 'base64')));
    expect(pdf.pages).toHaveLength(2);
    expect(pdf.pages[0]).toMatch(/Reflection and sensemaking/);
    expect(await core.refused('print.arranged', { workbook, from: 90, to: 91 })).toMatchObject({ code: 'bad-input' });
  });
});
