import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderKeys } from '../../../main/core/workbooks/positions.ts';

describe('order keys', () => {
  it('rise in the wanted order, whatever stood before', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.infiniteStream(fc.nat(1000)), (size, ranks) => {
        const keys = orderKeys(Array.from({ length: size }, () => null));
        const shuffled = keys.map((key) => ({ key, rank: ranks.next().value as number })).sort((a, b) => a.rank - b.rank);
        const next = orderKeys(shuffled.map(({ key, rank }) => (rank % 5 === 0 ? null : key)));
        expect([...next].sort()).toEqual(next);
        expect(new Set(next).size).toBe(next.length);
      }),
    );
  });

  it('change one record when one thing moves', () => {
    const keys = orderKeys([null, null, null, null, null]);
    const moved = [keys[4], keys[0], keys[1], keys[2], keys[3]].map((key) => key ?? null);
    expect(orderKeys(moved).filter((key, at) => key !== moved[at])).toHaveLength(1);
  });
});
