import fc from 'fast-check';
import { encode } from 'uqr';
import { expect, it } from 'vitest';
import { createCopyCodes } from '../../../../main/core/print/pack/codes.ts';
import { codeLetters, copyCodePattern, gap, modules, openCodeSheet, payload, rowOnSheet } from '../../../../main/core/print/stamp/code.ts';

const letters = (count: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...codeLetters), minLength: count, maxLength: count });

it('draws for any copy and page the very code that an encoder draws', () => {
  fc.assert(
    fc.property(
      letters(6),
      letters(5),
      fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 6 }),
      (edition, copy, pages) => {
        const sheet = openCodeSheet(edition, pages);
        const bits = sheet.draw(copy);
        expect(sheet.height).toBe(pages.length * (modules + gap));
        pages.forEach((page, index) => {
          const { data } = encode(payload(edition, copy, page), {
            ecc: 'Q',
            maskPattern: 2,
            boostEcc: false,
            border: 0,
            minVersion: 2,
            maxVersion: 2,
          });
          const from = rowOnSheet(index) * 4;
          const read = data.map((row, y) => row.map((_, x) => ((bits[from + y * 4 + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0));
          expect(read).toEqual(data);
        });
      },
    ),
    { numRuns: 60 },
  );
});

it('makes codes that are new to the edition, and never that of a blank copy', () => {
  const taken = new Set(['00001', '7K3QX']);
  // A source that at first says only what must not be used.
  const said = ['00000', '00001', '7K3QX', '7K3QY', '7K3QY', 'ZZZZZ'].flatMap((code) =>
    [...code].map((letter) => codeLetters.indexOf(letter)),
  );
  const next = createCopyCodes(taken, () => said.shift() ?? 0);
  expect([next(), next()]).toEqual(['7K3QY', 'ZZZZZ']);
});

it('makes a thousand different codes that are read as they are written', () => {
  const next = createCopyCodes(new Set());
  const codes = Array.from({ length: 1000 }, next);
  expect(new Set(codes).size).toBe(1000);
  for (const code of codes) expect(code).toMatch(copyCodePattern);
});
