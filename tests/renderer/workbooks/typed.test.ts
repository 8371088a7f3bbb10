import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Line, Text } from '../../../preload/contract/model/ids.ts';
import { asLine, asText, foldWords, joined, parted, put } from '../../../renderer/ui/typed.ts';

const anything = fc.string({
  unit: fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), fc.constantFrom('\n', '\t', '\r', '\u0000', '\u0085', 'a')),
  maxLength: 60,
});

describe('what a person types', () => {
  it('is always what a workbook may hold', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(v.is(Line, asLine(text))).toBe(true);
        expect(v.is(Text, asText(text))).toBe(true);
      }),
    );
    expect(v.is(Line, asLine('x'.repeat(5000)))).toBe(true);
    expect(v.is(Text, asText('x'.repeat(200_000)))).toBe(true);
  });

  it('is the same list again when a list is typed as it was shown', () => {
    const item = fc
      .string({ unit: fc.constantFrom('a', 'é', ' ', '“', '7'), minLength: 1, maxLength: 12 })
      .map((text) => text.trim())
      .filter(Boolean);
    fc.assert(
      fc.property(fc.array(item, { maxLength: 8 }), (list) => {
        expect(parted(joined(list, 'lines'), 'lines')).toEqual(list);
        expect(parted(joined(list, 'paragraphs'), 'paragraphs')).toEqual(list);
      }),
    );
  });

  it('keeps a line end within a paragraph, and no empty one', () => {
    expect(parted('One\ntwo\n\n \n\nthree\n', 'paragraphs')).toEqual(['One\ntwo', 'three']);
  });

  it('takes an emptied part away altogether', () => {
    const block: { title: string; hint?: string; lines?: number } = { title: 'A', hint: 'b' };
    expect(put(block, 'hint', '')).toEqual({ title: 'A' });
    expect(put(block, 'lines', 0)).toEqual({ title: 'A', hint: 'b', lines: 0 });
    expect('hint' in put(block, 'hint', undefined)).toBe(false);
  });

  it('is found whatever its case, accents and quotation marks', () => {
    expect(foldWords('  Leaders’ SIÂN ')).toEqual(["leaders'", 'sian']);
  });
});
