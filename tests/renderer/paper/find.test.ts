import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findInPieces } from '../../../renderer/paper/find.ts';

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'É', 'ß', ' ', '’', '🌱', '\u00ad'), maxLength: 30 });

describe('finding words on a page', () => {
  it('finds a phrase that runs over a line and is cut within a word', () => {
    const found = findInPieces(['treats implemen', 'tation as a', 'process, not an event'], 'Implementation as a process');
    expect(found).toEqual([{ from: { piece: 0, at: 7 }, to: { piece: 2, at: 7 } }]);
  });

  it('takes typed marks and letters for printed ones', () => {
    expect(findInPieces(['the reader’s own “words”'], 'reader\'s own "words"')).toHaveLength(1);
    expect(findInPieces(['Siân and Łukasz'], 'sian')).toHaveLength(1);
  });

  it('finds nothing for nothing', () => {
    expect(findInPieces(['a b'], '  ')).toEqual([]);
    expect(findInPieces([], 'a')).toEqual([]);
  });

  it('finds whatever is there, wherever the pieces were cut, and points inside the pieces', () => {
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 6 }), fc.nat(), fc.nat(), (pieces, from, length) => {
        const whole = [...pieces.join('')];
        const wanted = whole
          .slice(from % (whole.length + 1))
          .slice(0, 1 + (length % 8))
          .join('');
        const found = findInPieces(pieces, wanted);
        if (/[a-zßÉ🌱’]/u.test(wanted)) expect(found.length).toBeGreaterThan(0);
        for (const { from: start, to } of found) {
          expect(start.at).toBeLessThan(pieces[start.piece]?.length ?? 0);
          expect(to.at).toBeLessThanOrEqual(pieces[to.piece]?.length ?? 0);
          expect([start.piece, start.at] < [to.piece, to.at] || start.piece < to.piece || start.at < to.at).toBe(true);
        }
      }),
    );
  });
});
