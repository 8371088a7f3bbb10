import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openLetters } from '../../../../main/core/print/draw/letters.ts';
import { openPaper } from '../../../../main/core/print/draw/paper.ts';
import type { SlotMark } from '../../../../main/core/print/marks.ts';
import { breakLines, type NamePlace, setName } from '../../../../main/core/print/draw/person.ts';
import { faces } from '../../../support/pdfDraw.ts';

const slot: SlotMark = { mark: 'slot', node: 0, slot: 'name', x: 6, y: 19, size: 13, face: 'sans-medium', align: 'left', maxWidth: 354 };
const place: NamePlace = { slot, field: null, width: 366, height: 28, left: 6, baseline: 9 };
const letters = openLetters(faces.fonts, openPaper());

/** Each line's size and baseline, from the operators. */
function linesOf(operators: string): { size: number; y: number }[] {
  return [...operators.matchAll(/Tf 1 0 0 1 [\d.-]+ ([\d.-]+) Tm/g)].map((found, at) => ({
    size: Number([...operators.matchAll(/ ([\d.]+) Tf/g)][at]?.[1]),
    y: Number(found[1]),
  }));
}

it('sets a name of the usual length in one line at its own size', () => {
  for (const name of ['Siân Roberts', 'Łukasz Nowak', 'Nguyễn Thị Ánh', 'O’Brien-Ł. (née Ó Dálaigh)']) {
    const { operators, set } = setName(name, place, letters);
    expect(set).toBe(true);
    expect(linesOf(operators)).toEqual([{ size: 13, y: 9 }]);
  }
});

it('makes a long name smaller, then breaks it, and never lets it out of its box', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom(...'abcdeWŁŵ-'), minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 40 }),
      (words) => {
        const { operators, set } = setName(words.join(' '), place, letters);
        expect(set).toBe(true);
        const lines = linesOf(operators);
        expect(lines.length).toBeLessThanOrEqual(3);
        for (const { size, y } of lines) {
          expect(size).toBeGreaterThanOrEqual(7);
          expect(y - size * 0.25).toBeGreaterThanOrEqual(-0.5);
          expect(y + size * 0.75).toBeLessThanOrEqual(28.5);
        }
      },
    ),
    { numRuns: 150 },
  );
});

it('leaves to the pen a name that no face can set, and drops a picture from one that it can', () => {
  expect(setName('李小龍', place, letters)).toEqual({ operators: '', set: false });
  expect(setName('محمد', place, letters).set).toBe(false);
  expect(setName('Sam 🙂', place, letters)).toEqual(setName('Sam', place, letters));
  expect(setName('\u202eSam\u200b', place, letters)).toEqual(setName('Sam', place, letters));
});

it('breaks text into lines that fit and loses nothing but what the ellipsis stands for', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'ab é', ' '), maxLength: 80 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 3, max: 20 }),
      (raw, rows, room) => {
        const text = raw.replace(/\s+/g, ' ').trim();
        const lines = breakLines(text, rows, (part) => [...part].length <= room, '…');
        expect(lines.length).toBeLessThanOrEqual(rows);
        for (const line of lines) expect([...line].length).toBeLessThanOrEqual(room);
        const whole = lines.join('').replaceAll(' ', '');
        if (whole.endsWith('…')) expect(text.replaceAll(' ', '').startsWith(whole.slice(0, -1))).toBe(true);
        else expect(whole).toBe(text.replaceAll(' ', ''));
      },
    ),
  );
});
