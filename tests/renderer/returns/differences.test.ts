import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differences } from '../../../renderer/screens/returns/differences.ts';

test('what was added and what went is marked word by word', () => {
  expect(differences('They read low confidence.', 'They read low confidence, and more.')).toEqual([
    { text: 'They read low confidence', is: 'both' },
    { text: ', and more', is: 'after' },
    { text: '.', is: 'both' },
  ]);
  expect(differences('Typed by hand.', 'Words of number 1.')).toBeNull();
  expect(differences('word '.repeat(2000), 'word')).toBeNull();
});

test('both texts can be read from the marks', () => {
  const text = fc.array(fc.constantFrom('one', 'two', ' ', ', ', 'three', '\n', '.'), { maxLength: 40 }).map((words) => words.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const stretches = differences(before, after);
      if (!stretches) return;
      const side = (leaves: string): string =>
        stretches
          .filter(({ is }) => is !== leaves)
          .map((stretch) => stretch.text)
          .join('');
      expect([side('after'), side('before')]).toEqual([before, after]);
    }),
  );
});
