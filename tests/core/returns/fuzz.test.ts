import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { readCleaned } from '../../../main/core/returns/cleaning.ts';
import { overflows, readPlaces } from '../../../main/core/returns/flat.ts';
import { lettersOf } from '../../../main/core/returns/pdf/letters.ts';
import { readForm } from '../../../main/core/returns/pdf/form.ts';
import { openByTable } from '../../../main/core/returns/pdf/objects.ts';
import { Broken, readObject, scan } from '../../../main/core/returns/pdf/syntax.ts';
import { readByLibrary, readBySweep, readByTable, readReturn } from '../../../main/core/returns/read.ts';
import { Text } from '../../../preload/contract/model/ids.ts';
import { safeParse } from 'valibot';
import { smallBook } from '../../support/pdfBooks.ts';
import { drawBook } from '../../support/pdfDraw.ts';
import { fillInPdfLib } from '../../support/pdfFillers.ts';
import { oddPdf, onePage } from '../../support/pdfOdd.ts';

let whole: Buffer;
beforeAll(async () => {
  whole = Buffer.from(await fillInPdfLib(await drawBook(smallBook()), { 'role-1:individual:answer': 'What was written.' }));
});

/** Where in a file: as likely in one place as in another, which doubles are not. */
const share = fc.integer({ min: 0, max: 100_000 }).map((at) => at / 100_000);

/** Never throws, never hangs; what it cannot read it says. */
async function endsInAnAnswer(bytes: Uint8Array): Promise<void> {
  const read = await readReturn(bytes);
  if (read.ok) {
    expect(read.pages).toBeGreaterThan(0);
    for (const value of Object.values(read.values ?? {})) expect(typeof value).toBe('string');
  } else expect(read.problem).toMatch(/^(?:no-pdf|damaged|locked|xfa|too-large|too-long)$/);
}

test('random bytes, with and without a header, end in an answer', async () => {
  const bytes = fc.uint8Array({ maxLength: 600 });
  await fc.assert(
    fc.asyncProperty(bytes, fc.boolean(), (some, headed) =>
      endsInAnAnswer(headed ? Buffer.concat([Buffer.from('%PDF-1.7\n'), some]) : some),
    ),
    { numRuns: 200 },
  );
});

test('a file that was cut off or changed anywhere ends in an answer', async () => {
  const change = fc.record({ at: share, bytes: fc.uint8Array({ minLength: 1, maxLength: 24 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 12 }), fc.option(share), (changes, cut) => {
      const bytes = Buffer.from(whole);
      for (const { at, bytes: other } of changes)
        bytes.set(other.subarray(0, bytes.length - Math.floor(at * (bytes.length - 24))), Math.floor(at * (bytes.length - 24)));
      return endsInAnAnswer(cut === null ? bytes : bytes.subarray(0, Math.floor(cut * bytes.length)));
    }),
    { numRuns: 1800 },
  );
}, 240_000);

test('whatever is written in a field, both readers read the same, and from a file without a table too', async () => {
  const blank = await drawBook(smallBook());
  const field = 'role-1:individual:answer';
  const words = fc.oneof(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'binary-ascii', minLength: 1 }), fc.lorem());
  await fc.assert(
    fc.asyncProperty(words, async (said) => {
      const bytes = Buffer.from(await fillInPdfLib(blank, { [field]: said }));
      const library = await readByLibrary(bytes, { hash: '', bytes: bytes.length });
      const mine = readByTable(bytes);
      if (!library.ok || !mine) throw new Error('not read');
      expect(mine.values).toEqual(library.values);
      expect(mine).toMatchObject({ pages: library.pages, saved: library.saved });
      const broken = Buffer.from(
        bytes
          .toString('latin1')
          .replaceAll(/startxref\s+\d+/g, 'startxref 7')
          .replaceAll('/XRef', '/Xxxx'),
        'latin1',
      );
      expect(readByTable(broken)).toBeNull();
      expect(readBySweep(broken)?.values).toEqual(mine.values);
    }),
    { numRuns: 60 },
  );
}, 240_000);

test('a file that was changed gives what it gave before, or nothing for certain', () => {
  const before = JSON.stringify(readByTable(whole));
  const change = fc.record({ at: share, bytes: fc.uint8Array({ minLength: 1, maxLength: 6 }) });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
      const bytes = Buffer.from(whole);
      for (const { at, bytes: other } of changes) bytes.set(other, Math.floor(at * (bytes.length - 8)));
      const [read, swept] = [readByTable(bytes), readBySweep(bytes)];
      if (read) expect(Object.keys(read.values ?? {}).length).toBeLessThanOrEqual(2);
      if (swept) expect(swept.pages).toBeGreaterThan(0);
    }),
    { numRuns: 1500 },
  );
  expect(JSON.stringify(readByTable(whole))).toBe(before);
}, 240_000);

test('what PDF writes is read: strings with escapes, lines that end as on an old Mac, names with numbers in them', () => {
  const read = (text: string) => scan(text, 0).value();
  expect(read('(a\\(b\\)\\101\\r\\\n(in) \\7)')).toBe('a(b)A\r(in) \x07');
  expect(read('<48 65 6C6c 6>')).toBe('Hell`');
  expect(read('[/A#20b 12 0 R -.5 +3 true null % remark\r]')).toEqual([{ name: 'A b' }, { ref: 12 }, -0.5, 3, true, null]);
  expect(readObject('\r7 0 obj\r<</V(one\rtwo)/N<</A 1 0 R>>>>\rendobj', 0)).toEqual({
    number: 7,
    value: new Map<string, unknown>([
      ['V', 'one\rtwo'],
      ['N', new Map([['A', { ref: 1 }]])],
    ]),
  });
  for (const text of ['(no end', '[1 2', '<</A', '<<1 2>>', '<4x>', '}', '', '1.2.3']) expect(() => read(text)).toThrow(Broken);
  const old = oddPdf(
    [...onePage('/AcroForm<</Fields[4 0 R 5 0 R]>>'), '<</T(a)/FT/Tx/Subtype/Widget/V(one\rtwo)>>', '<</T(groundwork)/V({})>>'],
    { end: '\r' },
  );
  expect(readForm(openByTable(old), { fields: 9, letters: 99, lettersInAll: 99 })).toMatchObject({
    values: { a: 'one\rtwo' },
    identity: '{}',
  });
});

test('letters are those of the encoding that a string names, or of PDF’s own', () => {
  expect(lettersOf('\xfe\xff\x01\x41\x00\x21')).toBe('Ł!');
  expect(lettersOf('\xff\xfe\x41\x01\x21\x00')).toBe('Ł!');
  expect(lettersOf('\xef\xbb\xbf\xc5\x81!')).toBe('Ł!');
  expect(lettersOf('\x84\x92\x93\xa0\xe9')).toBe('—™ﬁ€é');
  expect(lettersOf('\xfe\xff\x00\x1b\x00e\x00n\x00\x1b\x00a')).toBe('a');
  // Half a letter at the end is left out, and half an emoji makes it what it would be without its mark.
  expect(lettersOf('\xfe\xff\x00a\x00')).toBe('a');
  expect(lettersOf('\xfe\xff\xd8\x3d')).toMatch(/^þÿ/);
});

test('a script is read over, deep nesting and a swollen stream do no harm', async () => {
  const page = '<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(globalThis.ran = true)>>>>';
  const odd = (catalog: string, extra = ''): Buffer =>
    Buffer.from(
      `%PDF-1.7\n1 0 obj\n${catalog}\nendobj\n2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>\nendobj\n${extra}trailer\n<</Root 1 0 R>>\n%%EOF`,
      'latin1',
    );
  expect(await readReturn(odd(page))).toMatchObject({ ok: true, said: [] });
  expect(globalThis).not.toHaveProperty('ran');
  await endsInAnAnswer(odd(`<</Type/Catalog/Pages 2 0 R/Deep ${'['.repeat(20_000)}${']'.repeat(20_000)}>>`));
  const bomb = deflateSync(Buffer.alloc(8_000_000, 32)).toString('latin1');
  await endsInAnAnswer(
    odd(page, `4 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${bomb.length}>>\nstream\n${bomb}\nendstream\nendobj\n`),
  );
});

test('a packed object whose place is no number is nothing, and is not looked for without end', async () => {
  for (const place of [Number.NaN, -1, 1.5, Number.POSITIVE_INFINITY]) expect(() => scan('null', place)).toThrow(Broken);
  const inner = '12 x 4 0 a<</Type/Catalog/Pages 2 0 R>>';
  const packed = `<</Type/ObjStm/N 2/First 9/Length ${inner.length}>>\nstream\n${inner}\nendstream`;
  const objects = [...onePage().slice(1), packed].map((body, index) => `${index + 2} 0 obj\n${body}\nendobj\n`).join('');
  await endsInAnAnswer(Buffer.from(`%PDF-1.7\n${objects}trailer\n<</Root 12 0 R>>\n%%EOF`, 'latin1'));
});

test('whatever a field holds becomes a text that may be kept, and comes out the same a second time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (value) => {
      const { text } = readCleaned(value);
      expect(safeParse(Text, text).success).toBe(true);
      expect(readCleaned(text)).toEqual({ text, cleaned: false });
    }),
  );
  expect(readCleaned('One\r\ntwo\rthree  ')).toEqual({ text: 'One\ntwo\nthree', cleaned: false });
  expect(readCleaned('a\u0000b')).toEqual({ text: 'ab', cleaned: true });
  expect(readCleaned('x'.repeat(150_000))).toMatchObject({ cleaned: true });
});

test('words on a flat page go to the box that they stand in, line by line', () => {
  const place = {
    id: 'p:individual',
    kind: 'text',
    page: 2,
    x: 100,
    y: 200,
    width: 300,
    height: 60,
    name: '',
    block: 'b',
    lines: 3,
  } as const;
  const piece = (page: number, x: number, y: number, text: string) => ({ page, x, y, width: text.length * 5, text });
  const pieces = [
    piece(2, 104, 230, 'second line'),
    piece(2, 104, 215, 'first'),
    piece(2, 140, 215.4, 'line'),
    piece(2, 104, 190, 'the question above'),
    piece(1, 104, 215, 'another page'),
  ];
  expect(readPlaces(pieces, [], new Map([['p:individual', [place]]]))).toEqual({ 'p:individual': 'first line\nsecond line' });
  expect(overflows('short', place)).toBe(false);
  expect(overflows('long '.repeat(100), place)).toBe(true);
});
