import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { confidenceSeries } from '../../../main/core/insight/confidence.ts';
import { confidenceGroupsSeries } from '../../../main/core/insight/confidence-groups.ts';
import { everybody } from '../../../main/core/insight/disclosure.ts';
import { differenceOf } from '../../../preload/contract/charts/words.ts';
import type { Rating } from '../../../preload/contract/model/entry.ts';
import { framework, ratingsOf } from '../../support/ratings.ts';

const confidenceOf = (ratings: readonly Rating[], shared: boolean) =>
  confidenceSeries({ framework, cohorts: [{ id: 'c', title: 'Autumn', people: 9, whose: everybody, ratings }], shared });

describe('confidence before and after', () => {
  test('says what its table says', () => {
    fc.assert(
      fc.property(ratingsOf(9), fc.boolean(), (ratings, shared) => {
        const { says, rows } = confidenceOf(ratings, shared);
        const known = rows.flatMap(({ cohorts: [told] }) =>
          told && told.before !== null && told.after !== null ? [differenceOf(told.before, told.after)] : [],
        );
        const said = /rose in (\d+) of (\d+) /.exec(says);
        if (known.length === 0) expect(said).toBeNull();
        else expect([Number(said?.[1]), Number(said?.[2])]).toEqual([known.filter((change) => change > 0).length, known.length]);
        const fell = known.filter((change) => change < 0);
        expect(/It fell in (\d+), most in \S+ by (\d\.\d)/.exec(says)?.slice(1)).toEqual(
          fell.length === 0 ? undefined : [String(fell.length), Math.abs(Math.min(...fell)).toFixed(1)],
        );
      }),
    );
  });

  test('shared, tells nothing of fewer than five people: whatever they say, it is the same', () => {
    fc.assert(
      fc.property(ratingsOf(4), ratingsOf(4), (some, others) => {
        expect(confidenceOf(some, true)).toEqual(confidenceOf(others, true));
      }),
    );
  });

  test('counts only those who were asked twice, and the last that they said', () => {
    const said = (participant: string, occasion: Rating['occasion'], of: number): Rating => ({
      participant,
      statement: 's1',
      occasion,
      value: of,
    });
    const { rows } = confidenceOf(
      [said('a', 'before', 2), said('a', 'later', 5), said('a', 'now', 3), said('b', 'before', 1), said('c', 'now', 1)],
      false,
    );
    expect(rows[0]).toMatchObject({ code: '6a', cohorts: [{ people: 1, before: 2, after: 5 }] });
    expect(rows[1]).toMatchObject({ cohorts: [{ people: 0, before: null, after: null }] });
  });

  test('of two cohorts, says for how many statements either rose more', () => {
    const rose = (by: number): Rating[] =>
      ['a', 'b'].flatMap((participant) => [
        { participant, statement: 's1', occasion: 'before' as const, value: 2 },
        { participant, statement: 's1', occasion: 'now' as const, value: 2 + by },
      ]);
    const cohorts = [
      { id: 'n', title: 'North', people: 2, whose: everybody, ratings: rose(2) },
      { id: 's', title: 'South', people: 2, whose: everybody, ratings: rose(1) },
    ];
    expect(confidenceSeries({ framework, cohorts, shared: false }).says).toBe(
      'Confidence rose more in North for 1 of 1 statement, and more in South for none.',
    );
  });
});

describe('confidence of groups', () => {
  const of = (ratings: readonly Rating[], shared: boolean) =>
    confidenceGroupsSeries({
      framework,
      groups: 'role',
      over: 'occasions',
      steps: [],
      cohorts: [
        {
          id: 'c',
          title: 'Autumn',
          people: 9,
          whose: everybody,
          ratings,
          groupOf: (person) => ({ label: Number(person.slice(1)) < 5 ? 'Lead' : 'Mentor', chosen: {} }),
        },
      ],
      shared,
    });

  test('shared, has no point of fewer than five people, and says that groups were left out', () => {
    fc.assert(
      fc.property(ratingsOf(9), (ratings) => {
        const open = of(ratings, false).lines.flatMap(({ points }) => points);
        const told = of(ratings, true);
        for (const point of told.lines.flatMap(({ points }) => points)) if (point) expect(point.people).toBeGreaterThanOrEqual(5);
        const small = open.some((point) => point !== null && point.people < 5);
        expect(told.notes.some((note) => note.includes('fewer than five'))).toBe(small);
      }),
    );
  });

  test('in words', () => {
    const ratings = ['p1', 'p6'].flatMap((participant): Rating[] => [
      { participant, statement: 's1', occasion: 'before', value: 2 },
      { participant, statement: 's1', occasion: 'now', value: participant === 'p1' ? 5 : 2 },
    ]);
    expect(of(ratings, false).says).toBe('Confidence rose in 1 of 2 groups, most in “Lead”, from 2.0 to 5.0.');
    expect(of(ratings, true).says).toBe('Every group has fewer than five people, so nothing is shown.');
    expect(of([], false).says).toBe('Nobody has rated a statement yet that could be shown here.');
  });
});
