import fc from 'fast-check';
import { PDFContext, PDFDict, PDFHexString, PDFName, PDFObjectParser, PDFString } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { svgPath } from '../../../../main/core/print/draw/path.ts';
import { colour, date, escapeXml, name, number, text } from '../../../../main/core/print/draw/syntax.ts';

/** What another reader makes of a value that we spelt. */
function readBack(spelt: string): unknown {
  const object = PDFObjectParser.forBytes(
    new Uint8Array(Buffer.from(`<</V ${spelt} /End true>>`, 'latin1')),
    PDFContext.create(),
  ).parseObject();
  if (!(object instanceof PDFDict)) throw new Error('not read as a dictionary');
  const value = object.get(PDFName.of('V'));
  if (value instanceof PDFString || value instanceof PDFHexString) return value.decodeText();
  return value instanceof PDFName ? value.decodeText() : value;
}

describe('values in a file', () => {
  it('hold any text that a person types, and come back the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (said) => {
        expect(readBack(text(said))).toBe(said);
      }),
    );
    for (const said of ['Siân’s “plan” (draft) — ½ \\ done…', 'Łukasz Żółć', 'a\nb\r\tc', '漢字 🙂', 'þÿ', 'ï»¿x', ')('])
      expect(readBack(text(said))).toBe(said);
  });

  it('never hold a line end inside a string, which marks the parts of a file', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (said) => void expect(text(said)).not.toMatch(/[\n\r]/)));
  });

  it('spell names, numbers, colours and dates as the format wants them', () => {
    expect(readBack(name('role 1/#'))).toBe('role 1/#');
    expect([number(12), number(0.1 + 0.2), number(-0.0001), number(595.27559)]).toEqual(['12', '0.3', '0', '595.276']);
    expect([colour('#fff'), colour('#14524B')]).toEqual(['1 1 1', '0.078 0.322 0.294']);
    expect(() => colour('moss')).toThrow('not a colour');
    expect(date('2026-11-22T06:14:05.123Z')).toBe('(D:20261122061405Z)');
  });

  it('leave nothing in metadata that XML forbids', () => {
    expect(escapeXml('Reading & <KS2> "now"\u0000\ufffe')).toBe('Reading &amp; &lt;KS2&gt; &quot;now&quot;');
  });
});

describe('paths', () => {
  const steps = fc.array(
    fc.tuple(fc.constantFrom('L', 'C', 'Q', 'S', 'T'), fc.array(fc.integer({ min: -200, max: 200 }), { minLength: 6, maxLength: 6 })),
    { minLength: 1, maxLength: 8 },
  );
  const taken: Record<string, number> = { L: 2, C: 6, Q: 4, S: 4, T: 2 };

  it('mean the same whether they are written from the page or from where the pen is', () => {
    fc.assert(
      fc.property(steps, (list) => {
        let [x, y] = [10, 10];
        const absolute = ['M 10 10'];
        const relative = ['m10,10'];
        for (const [letter, all] of list) {
          const values = all.slice(0, taken[letter]);
          absolute.push(`${letter} ${values.join(' ')}`);
          relative.push(`${letter.toLowerCase()}${values.map((value, at) => value - (at % 2 === 0 ? x : y)).join(',')}`);
          [x, y] = values.slice(-2) as [number, number];
        }
        expect(svgPath(relative.join(''))).toBe(svgPath(absolute.join(' ')));
      }),
    );
  });

  it('carry an arc to its end, at its distance from its centre', () => {
    const half = svgPath('M 100 50 A 50 50 0 0 1 100 150');
    const points = [...half.matchAll(/([\d.-]+) ([\d.-]+) [cm]/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
    for (const [x, y] of points) expect(Math.hypot(x - 100, y - 100)).toBeCloseTo(50, 1);
    expect(points.at(-1)).toEqual([100, 150]);
    // Flags may stand close.
    expect(svgPath('M100 50a50 50 0 01 0 100')).toBe(half);
  });

  it('are refused where they are not paths', () => {
    expect(() => svgPath('M 1 2 X 3')).toThrow('not a path command');
    expect(() => svgPath('M 1 2 L 3')).toThrow('too few numbers');
  });
});
