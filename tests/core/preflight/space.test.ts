import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesFor, wordsPerLine } from '../../../main/core/preflight/rules/space.ts';
import type { FieldPlace } from '../../../preload/contract/model/print.ts';
import type { Block } from '../../../preload/contract/model/workbook.ts';
import { found, of } from '../../support/preflight.ts';

describe('room to write', () => {
  const field = (lines: number): FieldPlace => ({
    id: 'p:individual',
    kind: 'text',
    page: 1,
    x: 0,
    y: 0,
    width: 490,
    height: lines * 34.5,
    name: 'Why?',
    block: 'b',
    lines,
  });
  const block = (words: number, lines?: number): Block => ({
    id: 'b',
    type: 'prompts',
    title: 'Prompts',
    mode: 'individual',
    prompts: [{ id: 'p', text: 'Why?', words, ...(lines ? { lines } : {}) }],
  });

  it('is too small when far fewer words fit than are expected', () => {
    expect(found(of([block(60)]), 'space-too-small', { fields: { large: [field(5)] } })).toEqual([]);
    const [finding] = found(of([block(60)]), 'space-too-small', { fields: { large: [field(2)] } });
    expect(finding?.values).toMatchObject({ preset: 'large', words: '60', fits: '15', needed: '8' });
    expect(found(of([block(60)]), 'space-too-small', { fields: { large: [field(2), field(5)] } })).toEqual([]);
  });

  it('offers the lines that it takes where the lines were set by hand', () => {
    const [finding] = found(of([block(60, 2)]), 'space-too-small', { fields: { large: [field(2)] } });
    expect(finding?.mends[0]?.draft).toMatchObject([{ do: 'set-block', block: { prompts: [{ lines: 8 }] } }]);
  });

  it('needs more lines for more words, on shorter lines, and for larger hands', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 100, max: 600 }), (words, width) => {
        expect(linesFor(words + 10, width, 'standard')).toBeGreaterThanOrEqual(linesFor(words, width, 'standard'));
        expect(linesFor(words, width, 'large')).toBeGreaterThanOrEqual(linesFor(words, width, 'standard'));
        expect(wordsPerLine(width, 'clear')).toBe(wordsPerLine(width, 'standard'));
      }),
    );
  });
});
