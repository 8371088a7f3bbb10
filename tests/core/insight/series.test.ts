import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attendanceSeries } from '../../../main/core/insight/attendance.ts';
import { completionSeries } from '../../../main/core/insight/completion.ts';
import { changeOf, confidenceSeries } from '../../../main/core/insight/confidence.ts';
import { coverageOf } from '../../../main/core/insight/coverage.ts';
import { tallies } from '../../../main/core/seminars/line.ts';
import type { Rating } from '../../../preload/contract/model/entry.ts';
import type { Framework } from '../../../preload/contract/model/framework.ts';
import type { Mark } from '../../../preload/contract/model/seminars.ts';

const framework: Framework = {
  id: 'f',
  title: 'Implementation',
  edition: '2021',
  section: 6,
  source: '',
  licence: '',
  groups: [
    {
      id: 'g',
      stem: 'Plan',
      stage: 'whole',
      statements: [1, 2, 3].map((number) => ({ id: `s${number}`, kind: 'learn_how_to', number, text: 'Text', short: `Short ${number}` })),
    },
  ],
};
const statements = ['s1', 's2', 's3'] as const;
const value = fc.integer({ min: 1, max: 5 });
const ratingsOf = (people: number) =>
  fc
    .array(
      fc.record({ person: fc.integer({ min: 0, max: people - 1 }), statement: fc.constantFrom(...statements), was: value, is: value }),
      {
        maxLength: 40,
      },
    )
    .map((list): Rating[] => {
      const once = new Map(list.map((each) => [`${each.person} ${each.statement}`, each]));
      return [...once.values()].flatMap(({ person, statement, was, is }): Rating[] => [
        { participant: `p${person}`, statement, occasion: 'before', value: was },
        { participant: `p${person}`, statement, occasion: 'now', value: is },
      ]);
    });

describe('confidence before and after', () => {
  test('says what its table says', () => {
    fc.assert(
      fc.property(ratingsOf(9), fc.boolean(), (ratings, shared) => {
        const { says, rows } = confidenceSeries(framework, ratings, shared);
        const known = rows.flatMap((row) => changeOf(row) ?? []);
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
        expect(confidenceSeries(framework, some, true)).toEqual(confidenceSeries(framework, others, true));
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
    const { rows } = confidenceSeries(
      framework,
      [said('a', 'before', 2), said('a', 'later', 5), said('a', 'now', 3), said('b', 'before', 1), said('c', 'now', 1)],
      false,
    );
    expect(rows[0]).toMatchObject({ code: '6a', people: 1, before: 2, after: 5 });
    expect(rows[1]).toMatchObject({ people: 0, before: null, after: null });
  });
});

describe('coverage', () => {
  const lastly = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 29 }), value), { selector: ([person]) => person, maxLength: 30 });
  const uses = [
    { statement: 's1', workbook: 'w', workbookTitle: 'Seminar 1', block: 'b', blockTitle: 'B', how: 'asked' as const },
    { statement: 's2', workbook: 'w', workbookTitle: 'Seminar 1', block: 'b', blockTitle: 'B', how: 'taught' as const },
  ];
  const source = { framework, workbooks: [{ id: 'w', title: 'Seminar 1' }], uses, people: 30 };
  const map = (list: readonly (readonly [number, number])[], shared: boolean) =>
    coverageOf({ ...source, ratings: new Map([['s1', new Map(list.map(([person, said]) => [`p${person}`, said]))]]), shared });

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
        const { gaps, rows } = coverageOf({ ...source, written, shared: false });
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
    const { says, gaps } = coverageOf({ ...source, written, shared: false });
    expect(says).toBe('1 of 3 statements are practised; two have a gap');
    expect(gaps.map((gap) => gap.says)).toEqual([
      '6b is taught in Seminar 1 and appears in no prompt. Two people have written about it.',
      '6c appears in no prompt, and nobody has written about it.',
    ]);
    expect(coverageOf({ ...source, shared: false }).gaps[1]?.says).toBe('6c appears in no prompt.');
  });
});

describe('completion', () => {
  const sections = [
    { id: 'one', title: 'One', fields: ['a', 'b'] },
    { id: 'two', title: 'Two', fields: ['c'] },
    { id: 'none', title: 'None', fields: [] },
  ];
  const edition = { edition: 'e', title: 'Seminar 1', number: 1, sections };
  const answers = fc
    .array(fc.subarray(['a', 'b', 'c']), { maxLength: 12 })
    .map((list) => new Map(list.map((fields, at) => [`p${at}`, new Set(fields)])));

  test('shared, is the same whatever fewer than five people answered', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4 }), answers, answers, (people, some, others) => {
        const handedIn = Array.from({ length: people }, (_, at) => `p${at}`);
        const of = (answered: Map<string, Set<string>>) => completionSeries({ ...edition, handedIn, answered, shared: true });
        expect(of(some)).toEqual(of(others));
      }),
    );
  });

  test('is a hundred only where everybody answered everything', () => {
    fc.assert(
      fc.property(answers, (answered) => {
        const { rows } = completionSeries({ ...edition, handedIn: [...answered.keys()], answered, shared: false });
        expect(rows.map(({ title }) => title)).toEqual(['One', 'Two']);
        for (const [at, row] of rows.entries()) {
          const whole = answered.size > 0 && [...answered.values()].every((of) => sections[at]?.fields.every((field) => of.has(field)));
          expect(row.percent === 100).toBe(whole);
        }
      }),
    );
  });
});

test('attendance speaks of as many as its rows hold, those who need somebody first, and of nobody who left', () => {
  const marks = fc.array(
    fc.array(fc.constantFrom<Mark | undefined>('present', 'late', 'absent', 'caught-up', undefined), { minLength: 7, maxLength: 7 }),
  );
  const seminars = Array.from({ length: 7 }, (_, at) => ({
    id: `s${at}`,
    cohort: 'c',
    title: 'Seminar',
    kind: 'seminar' as const,
    agenda: [],
    resources: [],
    revision: 1,
  }));
  const rule = { percent: 90, apart: false };
  fc.assert(
    fc.property(marks, (people) => {
      const rows = people.map((states, person) => ({
        participant: `p${person}`,
        marks: states.flatMap((state, at) => (state === undefined ? [] : [{ seminar: `s${at}`, state }])),
        tallies: tallies(
          states.map((state) => ({ kind: 'session', state })),
          rule,
        ),
      }));
      const active = new Set(rows.slice(1).map(({ participant }) => participant));
      const [series] = attendanceSeries({ rule, seminars, rows }, active);
      expect(series?.rows.map(({ participant }) => participant).toSorted()).toEqual([...active].toSorted());
      for (const { present, caughtUp, absent, open } of series?.rows ?? []) expect(present + caughtUp + absent + open).toBe(7);
      const behind = series?.rows.filter(({ standing }) => standing === 'catch-up').length ?? 0;
      expect(series?.rows.slice(0, behind).every(({ standing }) => standing === 'catch-up')).toBe(true);
      expect(series?.says.includes('only by catching up')).toBe(behind > 0);
    }),
  );
});
