import fc from 'fast-check';
import { expect, test } from 'vitest';
import { best, marked, score } from '../../../renderer/app/palette-match.ts';

const entries = [
  { label: 'Print or send', words: 'pdf paper copies' },
  { label: 'NPQLTD Local Seminar 1 Workbook', words: 'NPQLTD Chapter 1 Implementation workbook' },
  { label: '6d Diagnose the problem', words: 'Identifying a specific area for improvement' },
  { label: '6l Building capacity' },
  { label: 'Zoë Łukaszewicz' },
];
const found = (asked: string): string[] => best(asked, entries, 5).map(({ label }) => label);

test('a code, the beginning of a word, another word for it, and letters without their marks all find', () => {
  expect(found('6d')).toEqual(['6d Diagnose the problem']);
  expect(found('print')).toEqual(['Print or send']);
  expect(found('paper')).toEqual(['Print or send']);
  expect(found('sem work')).toEqual(['NPQLTD Local Seminar 1 Workbook']);
  expect(found('zoe')).toEqual(['Zoë Łukaszewicz']);
  expect(found('nothing like it')).toEqual([]);
});

test('what is named by the words comes before what is only described by them', () => {
  const two = [{ label: 'Settings', words: 'print' }, { label: 'Print or send' }];
  expect(best('print', two, 2)[0]?.label).toBe('Print or send');
});

test('more letters never find more', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...entries),
      fc.string({ maxLength: 8 }),
      fc.string({ minLength: 1, maxLength: 2 }),
      (entry, asked, more) => {
        if (score(asked + more, entry) !== null && !/\s/.test(more)) expect(score(asked, entry)).not.toBeNull();
      },
    ),
  );
});

test('marking loses no letter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (asked, label) => {
      expect(
        marked(asked, label)
          .map(({ text }) => text)
          .join(''),
      ).toBe(label);
    }),
  );
  expect(marked('sem', 'Local Seminar').filter(({ hit }) => hit)).toEqual([{ text: 'Sem', at: 6, hit: true }]);
});
