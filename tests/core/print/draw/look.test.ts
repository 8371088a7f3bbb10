import { createHash } from 'node:crypto';
import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { payload } from '../../../../main/core/print/stamp/code.ts';
import { smallBook } from '../../../support/pdfBooks.ts';
import { drawBook } from '../../../support/pdfDraw.ts';
import { openPdfium } from '../../../support/pdfPdfium.ts';
import { contentOf } from '../../../support/pdfParts.ts';
import { darkAt, has, ink, picture } from '../../../support/pdfTools.ts';

const dpi = 150;

it('gives the same bytes for the same book, date and identity', async () => {
  const [one, two] = await Promise.all([drawBook(smallBook(), 'Siân Łukasz'), drawBook(smallBook(), 'Siân Łukasz')]);
  expect(createHash('sha256').update(one).digest('hex')).toBe(createHash('sha256').update(two).digest('hex'));
});

it('says in the file what it said before, to the last operator', async () => {
  // A change here is a change in every file that goes out: look at the pages, then write the new sum down.
  const content = await contentOf(await drawBook(smallBook(), 'Siân Łukasz'));
  expect(createHash('sha256').update(content).digest('hex')).toMatchInlineSnapshot(
    `"fa7e472bb66d76528625a7741e67f3441fe880b08ebb436d4a475a99feb9d515"`,
  );
});

it.skipIf(!has('pdftoppm'))('prints a blank copy with its rules, dots and boxes (needs pdftoppm)', async () => {
  const bytes = await drawBook(smallBook());
  const second = picture(bytes, 2, dpi);
  for (const rule of [22.5, 45, 67.5, 90, 112.5])
    expect(ink(second, dpi, { x: 70, y: 146 + rule - 1.5, width: 300, height: 3 })).toBeGreaterThan(0.1);
  expect(ink(second, dpi, { x: 60, y: 291 + 22.5 - 2, width: 360, height: 4 })).toBeGreaterThan(0.005);
  expect(ink(second, dpi, { x: 499, y: 389, width: 14, height: 14 })).toBeGreaterThan(0.1);
  const third = picture(bytes, 3, dpi);
  for (let value = 1; value <= 5; value += 1)
    expect(ink(third, dpi, { x: 302 + value * 18.4, y: 165, width: 11.34, height: 11.34 })).toBeGreaterThan(0.15);
});

describe.each(['poppler', 'PDFium'] as const)('drawn by %s', (program) => {
  it.skipIf(program === 'poppler' && !has('pdftoppm'))(
    'shows on every page a code that says edition, copy and page (needs pdftoppm)',
    async () => {
      const bytes = await drawBook(smallBook(), 'Siân Łukasz', '7K3QX');
      const show = program === 'poppler' ? picture : (await openPdfium()).picture;
      for (const page of [1, 2, 3]) {
        const shown = show(bytes, page, 300);
        const { data, size } = encode(payload('E3F9A1', '7K3QX', page), { ecc: 'Q', maskPattern: 2, boostEcc: false, border: 0 });
        const module = 42.52 / size;
        const read = data.map((row, y) => row.map((_, x) => darkAt(shown, 300, 495.48 + (x + 0.5) * module, 765.35 + (y + 0.5) * module)));
        expect(read).toEqual(data);
        // The quiet zone: no neighbour on the sheet shines through.
        expect(ink(shown, 300, { x: 487, y: 757, width: 59, height: 8 })).toBe(0);
        expect(ink(shown, 300, { x: 487, y: 808.4, width: 55, height: 8 })).toBe(0);
      }
    },
  );
});
