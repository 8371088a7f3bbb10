import { beforeAll, describe, expect, it } from 'vitest';
import { smallBook } from '../../../support/pdfBooks.ts';
import { drawBook } from '../../../support/pdfDraw.ts';
import { fillInPdfjs, fillInPdfLib, fillInPoppler, type Filler, hasPoppler, readFields, type Values } from '../../../support/pdfFillers.ts';
import { openPdfium } from '../../../support/pdfPdfium.ts';
import { list, readParts } from '../../../support/pdfParts.ts';
import { has, ink, picture } from '../../../support/pdfTools.ts';

const long = Array.from({ length: 40 }, (_, at) => `Line ${at + 1}: we would begin with the curriculum (and \\ end with it).`).join('\n');
const written: Values = {
  'cover-name:individual': 'Siân Łukasz Nguyễn',
  'role-1:individual:answer': 'First “thought”, (in brackets) — half ½ of it.\n\nThen a second.',
  'role-1:collaborative:answer': long,
  'statement-1:individual:tick': true,
  '6a:individual:before': '4',
  'actions:individual:1-who': 'Łucja & Dafydd <both>',
};

const pdfium: Filler = async (bytes, values) => (await openPdfium()).fill(bytes, values);

describe.each([
  ['pdf.js', fillInPdfjs, true],
  ['PDFium', pdfium, true],
  ['pdf-lib', fillInPdfLib, true],
  ['poppler', fillInPoppler, hasPoppler()],
] as const)('filled in %s', (program, fill, there) => {
  let blank: Buffer;
  let filled: Uint8Array;
  beforeAll(async () => {
    if (!there) return;
    blank = await drawBook(smallBook());
    // Poppler's binding has no call to choose one of several boxes.
    const { '6a:individual:before': _, ...withoutChoice } = written;
    filled = await fill(blank, program === 'poppler' ? withoutChoice : written);
  });

  it.skipIf(!there)(`keeps every word, tick and choice (needs ${program})`, async () => {
    const fields = await readFields(filled);
    for (const [name, value] of Object.entries(written)) {
      if (name === '6a:individual:before' && program === 'poppler') continue;
      expect([name, fields[name]?.replace(/\r\n?/g, '\n')]).toEqual([name, value === true ? 'Yes' : value]);
    }
    expect(fields['statement-0:individual:tick']).toBe('');
    const { catalog, dict, trailer } = await readParts(filled);
    const hidden = list(dict(catalog.AcroForm).Fields)
      .map(dict)
      .find(({ T }) => T === 'groundwork');
    expect(JSON.parse(String(hidden?.V))).toMatchObject({ workbook: 'ls1', copy: '00000', v: 1 });
    expect(trailer.info.Keywords).toContain('copy=00000');
  });

  // pdf-lib is told to leave appearances alone, since it cannot spell Ł.
  if (program === 'pdf-lib') return;
  it.skipIf(!there || !has('pdftoppm'))(`strikes no rule through what was typed (needs ${program} and pdftoppm)`, () => {
    const dpi = 100;
    // Right of the typed words, where only the rules of the blank box are.
    const beside = { x: 345, y: 148, width: 70, height: 110 };
    expect(ink(picture(blank, 2, dpi), dpi, beside)).toBeGreaterThan(0.01);
    expect(ink(picture(filled, 2, dpi), dpi, beside)).toBeLessThan(0.001);
    const words = { x: 58, y: 148, width: 120, height: 110 };
    expect(ink(picture(filled, 2, dpi), dpi, words)).toBeGreaterThan(0.005);
  });
});

it('prefills a name that readers keep when other fields are filled', async () => {
  const named = await drawBook(smallBook(), 'Siân Łukasz');
  const fields = await readFields(await fillInPdfjs(named, { 'role-1:individual:answer': 'Yes' }));
  expect(fields).toMatchObject({ 'cover-name:individual': 'Siân Łukasz', 'role-1:individual:answer': 'Yes' });
});
