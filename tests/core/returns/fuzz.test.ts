import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { readCleaned } from '../../../main/core/returns/cleaning.ts';
import { overflows, readPlaces } from '../../../main/core/returns/flat.ts';
import { readReturn } from '../../../main/core/returns/read.ts';
import { Text } from '../../../preload/contract/model/ids.ts';
import { safeParse } from 'valibot';
import { smallBook } from '../../support/pdfBooks.ts';
import { drawBook } from '../../support/pdfDraw.ts';
import { fillInPdfLib } from '../../support/pdfFillers.ts';

let whole: Buffer;
beforeAll(async () => {
  whole = Buffer.from(await fillInPdfLib(await drawBook(smallBook()), { 'role-1:individual:answer': 'What was written.' }));
});

/** Never throws, never hangs; what it cannot read it says. */
async function endsInAnAnswer(bytes: Uint8Array): Promise<void> {
  const read = await readReturn(bytes);
  if (read.ok) {
    expect(read.pages).toBeGreaterThan(0);
    for (const value of Object.values(read.values ?? {})) expect(typeof value).toBe('string');
  } else expect(read.problem).toMatch(/^(?:not-ours|damaged|locked|xfa|too-large|too-long)$/);
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
  const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), bytes: fc.uint8Array({ minLength: 1, maxLength: 24 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 12 }), fc.option(fc.double({ min: 0, max: 1, noNaN: true })), (changes, cut) => {
      const bytes = Buffer.from(whole);
      for (const { at, bytes: other } of changes)
        bytes.set(other.subarray(0, bytes.length - Math.floor(at * (bytes.length - 24))), Math.floor(at * (bytes.length - 24)));
      return endsInAnAnswer(cut === null ? bytes : bytes.subarray(0, Math.floor(cut * bytes.length)));
    }),
    { numRuns: 1800 },
  );
}, 60_000);

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
  expect(readPlaces(pieces, new Map([['p:individual', place]]))).toEqual({ 'p:individual': 'first line\nsecond line' });
  expect(overflows('short', place)).toBe(false);
  expect(overflows('long '.repeat(100), place)).toBe(true);
});
