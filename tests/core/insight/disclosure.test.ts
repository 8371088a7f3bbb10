import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Chosen,
  holds,
  mayTellApart,
  type Traits,
  tellableValues,
  toldTraits,
  traits,
} from '../../../main/core/insight/disclosure.ts';

const person: fc.Arbitrary<Traits> = fc.record({
  role: fc.constantFrom('teacher', 'mentor', 'head', null),
  phase: fc.constantFrom('primary', 'secondary', 'special'),
  setting: fc.constantFrom('oak', 'elm', 'ash'),
});
const people = fc.array(person, { maxLength: 45 });

/** Every filter that somebody could set. */
const filters = ['teacher', 'mentor', 'head', undefined].flatMap((role) =>
  ['primary', 'secondary', 'special', undefined].flatMap((phase) =>
    ['oak', 'elm', 'ash', undefined].map(
      (setting): Chosen => ({
        ...(role === undefined ? {} : { role }),
        ...(phase === undefined ? {} : { phase }),
        ...(setting === undefined ? {} : { setting }),
      }),
    ),
  ),
);
const small = (many: number): boolean => many > 0 && many < 5;

test('from what may be told of two filters, nobody works out what fewer than five people said', () => {
  fc.assert(
    fc.property(people, (all) => {
      const told = filters.flatMap((chosen) => {
        const some = new Set(all.filter((each) => holds(each, chosen)));
        return mayTellApart(all, chosen) ? [some] : [];
      });
      for (const one of told) {
        expect(one.size).toBeGreaterThanOrEqual(5);
        for (const other of told) if ([...one].every((each) => other.has(each))) expect(small(other.size - one.size)).toBe(false);
      }
    }),
    { numRuns: 300 },
  );
});

test('from all of the parts that may be told, nobody works out what those said who are left over', () => {
  fc.assert(
    fc.property(people, fc.constantFrom(...traits), fc.constantFrom(...filters), (all, trait, base) => {
      const within = all.filter((each) => holds(each, base));
      const values = new Set(within.map((each) => each[trait]));
      const told = [...values].filter((value) => mayTellApart(all, { ...base, [trait]: value }));
      const left = within.filter((each) => !told.includes(each[trait]));
      if (base[trait] === undefined && told.length > 0) expect(small(left.length)).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test('the smallest part that could be told goes with a few that are left over, and nobody else does', () => {
  const of = (...counts: [string, number][]) => [...tellableValues(counts.flatMap(([value, many]) => Array(many).fill(value)))];
  expect(of(['primary', 10], ['secondary', 9], ['special', 2])).toEqual(['primary']);
  expect(of(['primary', 10], ['secondary', 9], ['special', 5])).toEqual(['special', 'secondary', 'primary']);
  expect(of(['primary', 10], ['special', 3], ['other', 2])).toEqual(['primary']);
  expect(of(['primary', 20], ['special', 1])).toEqual([]);
  expect(of(['primary', 7])).toEqual(['primary']);
});

test('what is said of somebody beside their words is said of five at least', () => {
  fc.assert(
    fc.property(people, (all) => {
      const told = toldTraits(all).map(({ role, phase }, at) => `${role ? all[at]?.role : '-'} ${phase ? all[at]?.phase : '-'}`);
      for (const each of new Set(told))
        if (all.length >= 5) expect(told.filter((other) => other === each).length).toBeGreaterThanOrEqual(5);
    }),
    { numRuns: 300 },
  );
});
