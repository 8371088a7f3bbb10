import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeInline, fillNames, parseInline, plainText, type Run, serialiseInline } from '../../../preload/contract/model/inline.ts';

const letters = fc.string({ unit: fc.constantFrom(...'ab cŁ*_[](){}\\.é\n🙂'), minLength: 1, maxLength: 12 });
const styled = fc.record({ text: letters, bold: fc.constantFrom(undefined, true as const), italic: fc.constant(undefined) });
const run: fc.Arbitrary<Run> = fc.oneof(
  styled.map(({ text, bold }) => ({ text, ...(bold ? { bold } : {}) })),
  fc.constantFrom<Run>({ text: '', name: 'lead' }, { text: 'guidance', href: 'https://example.org/a?b=c' }),
);

describe('inline text', () => {
  it('reads bold, italic, a link and a placeholder', () => {
    expect(parseInline('impact on **improvement** and _care_ for {lead}, see [the guidance](https://example.org/g)')).toEqual([
      { text: 'impact on ' },
      { text: 'improvement', bold: true },
      { text: ' and ' },
      { text: 'care', italic: true },
      { text: ' for ' },
      { text: '', name: 'lead' },
      { text: ', see ' },
      { text: 'the guidance', href: 'https://example.org/g' },
    ]);
  });

  it.each(['2 * 3 ** 4', 'a_file_name', '** not closed', '[no address]', '[x](javascript:alert(1))', '{Not a key}', 'ends with \\'])(
    'leaves %j as text',
    (text) => {
      expect(parseInline(text)).toEqual([{ text }]);
    },
  );

  it('gives any escaped text back as it was', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(plainText(escapeInline(text))).toBe(text);
      }),
    );
  });

  it('never loses a letter that is not a mark', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab*_[]{}\\ ') }), (text) => {
        const kept = (s: string): string => s.replace(/[^ab ]/g, '');
        expect(kept(plainText(text))).toBe(kept(text));
      }),
    );
  });

  it('reads back the runs that it wrote', () => {
    fc.assert(
      fc.property(fc.array(run, { maxLength: 6 }), (runs) => {
        const once = parseInline(serialiseInline(runs));
        expect(parseInline(serialiseInline(once))).toEqual(once);
        expect(once.map(({ text }) => text).join('')).toBe(runs.map(({ text }) => text).join(''));
      }),
    );
  });

  it('fills a name everywhere, possessives too, and leaves an unknown one to be seen', () => {
    expect(plainText('What might {lead}’s next steps be?', { lead: 'Sidney' })).toBe('What might Sidney’s next steps be?');
    expect(fillNames(parseInline('{lead} and {other}'), { lead: 'Sidney' })).toEqual([{ text: 'Sidney and {other}' }]);
  });
});
