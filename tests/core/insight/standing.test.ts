import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attendanceSeries } from '../../../main/core/insight/attendance.ts';
import { completionPeopleSeries, completionSeries } from '../../../main/core/insight/completion.ts';
import { everybody } from '../../../main/core/insight/disclosure.ts';
import { tallies } from '../../../main/core/seminars/line.ts';
import type { Mark } from '../../../preload/contract/model/seminars.ts';

describe('completion', () => {
  const sections = [
    { id: 'one', title: 'One', fields: ['a', 'b'] },
    { id: 'two', title: 'Two', fields: ['c'] },
    { id: 'none', title: 'None', fields: [] },
  ];
  const edition = { id: 'e', title: 'Seminar 1', number: 1 };
  const answers = fc
    .array(fc.subarray(['a', 'b', 'c']), { maxLength: 12 })
    .map((list) => new Map(list.map((fields, at) => [`p${at}`, new Set(fields)])));
  const sourceOf = (handedIn: string[], answered: Map<string, Set<string>>, shared: boolean) => ({
    edition,
    editions: [edition],
    cohorts: [{ id: 'c', title: 'Autumn', whose: everybody, sections, handedIn, answered }],
    shared,
  });

  test('shared, is the same whatever fewer than five people answered, by section and by person', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4 }), answers, answers, (people, some, others) => {
        const handedIn = Array.from({ length: people }, (_, at) => `p${at}`);
        const of = (answered: Map<string, Set<string>>) => {
          const { says, rows } = completionPeopleSeries(sourceOf(handedIn, answered, true));
          return [completionSeries(sourceOf(handedIn, answered, true)), says, rows];
        };
        expect(of(some)).toEqual(of(others));
      }),
    );
  });

  test('is a hundred only where everybody answered everything, and of a person where they did', () => {
    fc.assert(
      fc.property(answers, (answered) => {
        const source = sourceOf([...answered.keys()], answered, false);
        const { rows } = completionSeries(source);
        expect(rows.map(({ title }) => title)).toEqual(['One', 'Two']);
        for (const [at, row] of rows.entries()) {
          const whole = answered.size > 0 && [...answered.values()].every((of) => sections[at]?.fields.every((field) => of.has(field)));
          expect(row.percents[0] === 100).toBe(whole);
        }
        for (const { participant, percent } of completionPeopleSeries(source).rows)
          expect(percent === 100).toBe(answered.get(participant)?.size === 3);
      }),
    );
  });

  test('in words', () => {
    const says = (handedIn: string[], answered: [string, string[]][]) =>
      completionPeopleSeries(sourceOf(handedIn, new Map(answered.map(([person, fields]) => [person, new Set(fields)])), false)).says;
    expect(says([], [])).toBe('Nobody has handed this workbook in yet.');
    expect(says(['p'], [['p', ['a', 'b', 'c']]])).toBe('One person handed it in and answered 100% of it.');
    expect(says(['p', 'q', 'r'], [['p', ['a', 'b', 'c']]])).toBe(
      '2 of 3 who handed it in left more than half of it empty. Half of those who handed it in answered 0% or less.',
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
      const cohorts = [{ id: 'c', title: 'Autumn', register: { rule, seminars, rows }, people: active, whose: everybody }];
      const series = attendanceSeries({ cohorts, counts: undefined, shared: false });
      expect(series.rows.map(({ participant }) => participant).toSorted()).toEqual([...active].toSorted());
      for (const { present, caughtUp, absent, open } of series.rows) expect(present + caughtUp + absent + open).toBe(7);
      const behind = series.rows.filter(({ standing }) => standing === 'catch-up').length;
      expect(series.rows.slice(0, behind).every(({ standing }) => standing === 'catch-up')).toBe(true);
      expect(series.says.includes('only by catching up')).toBe(behind > 0);
      expect(series.standings[0]?.['catch-up']).toBe(behind);
      const shared = attendanceSeries({ cohorts, counts: undefined, shared: true });
      expect(shared.rows.length).toBe(active.size < 5 ? 0 : active.size);
    }),
  );
});
