import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carryInto, carryRatings } from '../../../main/core/insight/carry.ts';
import { coverageOf } from '../../../main/core/insight/coverage.ts';
import type { Rating } from '../../../preload/contract/model/entry.ts';
import { framework, statements, value } from '../../support/ratings.ts';

describe('coverage', () => {
  const lastly = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 29 }), value), { selector: ([person]) => person, maxLength: 30 });
  const uses = [
    { statement: 's1', workbook: 'w', workbookTitle: 'Seminar 1', block: 'b', blockTitle: 'B', how: 'asked' as const },
    { statement: 's2', workbook: 'w', workbookTitle: 'Seminar 1', block: 'b', blockTitle: 'B', how: 'taught' as const },
  ];
  const nobody = { taught: new Map(), practised: new Map(), written: new Map(), ratings: new Map() };
  const source = { framework, workbooks: [{ id: 'w', title: 'Seminar 1' }], uses, people: 30 };
  const map = (list: readonly (readonly [number, number])[], shared: boolean) =>
    coverageOf({
      ...source,
      cohort: { ...nobody, ratings: new Map([['s1', new Map(list.map(([person, said]) => [`p${person}`, said]))]]) },
      shared,
    });

  test('shared, never tells apart how few are secure, nor how few are not', () => {
    fc.assert(
      fc.property(lastly, (list) => {
        const secure = list.filter(([, said]) => said >= 4).length;
        const told = map(list, true).rows[0]?.secure;
        const others = list.length - secure;
        if (list.length < 5 || (others > 0 && others < 5)) expect(told).toEqual({ is: 'withheld' });
        else expect(told).toEqual(secure < 5 ? { is: 'few', of: list.length } : { is: 'known', count: secure, of: list.length });
        expect(map(list, false).rows[0]?.secure).toEqual({ is: 'known', count: secure, of: list.length });
      }),
    );
  });

  test('speaks of each gap, and of as many as there are', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...statements), fc.integer({ min: 0, max: 29 })), { maxLength: 20 }), (list) => {
        const written = new Map<string, Set<string>>();
        for (const [statement, person] of list) written.set(statement, (written.get(statement) ?? new Set()).add(`p${person}`));
        const { gaps, rows } = coverageOf({ ...source, cohort: { ...nobody, written }, shared: false });
        for (const row of rows) {
          const count = row.written.is === 'known' ? row.written.count : -1;
          const expected = row.statement !== 's1' ? 'unasked' : count === 0 && list.length > 0 ? 'unwritten' : undefined;
          expect(gaps.find(({ statement }) => statement === row.statement)?.kind).toBe(expected);
        }
      }),
    );
  });

  test('in words', () => {
    const written = new Map([
      ['s2', new Set(['a', 'b'])],
      ['s1', new Set(['a'])],
    ]);
    const { says, gaps } = coverageOf({ ...source, cohort: { ...nobody, written }, shared: false });
    expect(says).toBe('1 of 3 statements are practised; two have a gap');
    expect(gaps.map((gap) => gap.says)).toEqual([
      '6b is taught in Seminar 1 and appears in no prompt. Two people have written about it.',
      '6c appears in no prompt, and nobody has written about it.',
    ]);
    expect(coverageOf({ ...source, shared: false }).gaps[1]?.says).toBe('6c appears in no prompt.');
  });
});

describe('across editions', () => {
  const own = new Set(['n1', 'n2', 'n3']);
  const mapping = {
    from: 'old',
    to: 'new',
    rows: [
      { from: ['o1', 'o2'], to: ['n1'] },
      { from: ['o3'], to: ['n2', 'n3'] },
      { from: ['o4'], to: [] },
    ],
  };

  test('a mapping is read either way, and what was dropped counts for nothing', () => {
    const later = carryInto('new', [mapping]);
    expect([...later.into]).toEqual([
      ['o1', ['n1']],
      ['o2', ['n1']],
      ['o3', ['n2', 'n3']],
    ]);
    expect([...later.from]).toEqual(['old']);
    expect(carryInto('old', [mapping]).into.get('n1')).toEqual(['o1', 'o2']);
    expect(carryInto('third', [mapping]).into.size).toBe(0);
  });

  test('a rating is carried only where somebody did not rate the statement itself; of several the lowest', () => {
    const carry = carryInto('new', [mapping]);
    const said = (participant: string, statement: string, of: number): Rating => ({ participant, statement, occasion: 'now', value: of });
    const carriedOver = carryRatings(carry, own, [
      said('a', 'n1', 5),
      said('a', 'o1', 1),
      said('b', 'o1', 4),
      said('b', 'o2', 2),
      said('c', 'o4', 5),
    ]);
    expect(carriedOver.map(({ participant, statement, value: is }) => [participant, statement, is])).toEqual([
      ['a', 'n1', 5],
      ['b', 'n1', 2],
    ]);
  });
});
