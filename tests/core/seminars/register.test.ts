import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Counted, neededOf, tallies } from '../../../main/core/seminars/line.ts';
import { pairUp } from '../../../main/core/seminars/pairs.ts';
import { lineSaid } from '../../../preload/contract/charts/words.ts';
import type { Mark } from '../../../preload/contract/model/seminars.ts';
import { testCore, type TestCore } from '../../support/cores.ts';

const states = ['present', 'late', 'absent', 'caught-up', undefined] as const;
const counted = fc.array(
  fc.record({ kind: fc.constantFrom('session' as const, 'self-study' as const), state: fc.constantFrom<Mark | undefined>(...states) }),
  { maxLength: 30 },
);
const percent = fc.integer({ min: 1, max: 100 });
const together = (list: readonly Counted[], of: number) => {
  const [all] = tallies(list, { percent: of, apart: false });
  if (!all) throw new Error('no tally');
  return all;
};
const sessions = (...marks: (Mark | undefined)[]): Counted[] => marks.map((state) => ({ kind: 'session', state }));

describe('the line', () => {
  test('is rounded up: 90% of 10 is 9, of 7 is 7', () => {
    expect([10, 7, 1, 0, 20, 11].map((planned) => neededOf(planned, 90))).toEqual([9, 7, 1, 0, 18, 10]);
  });

  test('is said with both numbers: what the share comes to, and how many that makes', () => {
    const of = (planned: number) => together(sessions(...Array<undefined>(planned).fill(undefined)), 90);
    expect([10, 7, 0].map((planned) => lineSaid(90, [of(planned)]))).toEqual(['90% of 10 is 9', '90% of 7 is 6.3, rounded up to 7', '']);
    const apart = tallies([...sessions('present', undefined, undefined), { kind: 'self-study', state: undefined }], {
      percent: 67,
      apart: true,
    });
    expect(lineSaid(67, apart)).toBe('67% of 3 sessions is 2.01, rounded up to 3; 67% of 1 piece of self-study is 0.67, rounded up to 1');
  });

  test('says what it takes', () => {
    const p = 'present';
    expect(together(sessions(p, p, p, p, p, p, p, p, p, undefined), 90)).toMatchObject({ standing: 'met', toGo: 0, percent: 90 });
    expect(together(sessions(p, 'absent', ...Array<undefined>(8).fill(undefined)), 90)).toMatchObject({
      standing: 'tight',
      toGo: 8,
      catchUp: 0,
    });
    expect(together(sessions(p, ...Array<undefined>(9).fill(undefined)), 90)).toMatchObject({ standing: 'on-course', allowance: 1 });
    expect(together(sessions('absent', 'absent', ...Array<undefined>(8).fill(undefined)), 90)).toMatchObject({
      standing: 'catch-up',
      catchUp: 1,
    });
    expect(together(sessions('absent', p, p, p, p, p, p), 90)).toMatchObject({ needed: 7, standing: 'catch-up', catchUp: 1, percent: 85 });
    expect(together([], 90)).toMatchObject({ standing: 'empty', needed: 0 });
  });

  test('never asks for less than the share, nor for one more than it takes', () => {
    fc.assert(
      fc.property(counted, percent, (list, of) => {
        const tally = together(list, of);
        expect(tally.attended + tally.absent + tally.open).toBe(tally.planned);
        expect(tally.needed * 100).toBeGreaterThanOrEqual(tally.planned * of);
        if (tally.needed > 0) expect((tally.needed - 1) * 100).toBeLessThan(tally.planned * of);
        expect(tally.standing === 'met').toBe(tally.planned > 0 && tally.attended * 100 >= tally.planned * of);
        expect(tally.catchUp).toBeLessThanOrEqual(tally.absent);
      }),
    );
  });

  test('is reached by doing what it says it takes, and not by one less', () => {
    fc.assert(
      fc.property(counted, percent, (list, of) => {
        const tally = together(list, of);
        let toCatchUp = tally.catchUp;
        const done = list.map((each): Counted => {
          if (each.state === undefined) return { ...each, state: 'present' };
          if (each.state === 'absent' && toCatchUp-- > 0) return { ...each, state: 'caught-up' };
          return each;
        });
        expect(['met', 'empty']).toContain(together(done, of).standing);
        if (tally.catchUp > 0) {
          const one = done.findIndex(({ state }, at) => state === 'caught-up' && list[at]?.state === 'absent');
          expect(together(done.with(one, { kind: 'session', state: 'absent' }), of).standing).toBe('catch-up');
        }
      }),
    );
  });

  test('apart, sessions and self-study add up to everything', () => {
    fc.assert(
      fc.property(counted, percent, (list, of) => {
        const [first, second, ...more] = tallies(list, { percent: of, apart: true });
        expect(more).toEqual([]);
        expect((first?.planned ?? 0) + (second?.planned ?? 0)).toBe(list.length);
        expect((first?.attended ?? 0) + (second?.attended ?? 0)).toBe(together(list, of).attended);
      }),
    );
  });
});

describe('pairs', () => {
  test('take in everybody once, and keep colleagues and past pairs apart where that can be had', () => {
    const people = Array.from({ length: 9 }, (_, at) => ({ id: `p${at}`, setting: `School ${Math.floor(at / 3)}` }));
    const first = pairUp(people, []);
    expect(first.groups.flat().toSorted()).toEqual(people.map(({ id }) => id));
    expect(first.groups.map((group) => group.length).toSorted()).toEqual([2, 2, 2, 3]);
    expect(first).toMatchObject({ repeated: 0, colleagues: 0 });
    const second = pairUp(people, first.groups);
    expect(second).toMatchObject({ repeated: 0, colleagues: 0 });
    expect(pairUp(people.slice(0, 1), []).groups).toEqual([]);
  });

  test('whoever and however many there are, nobody is left alone or asked twice', () => {
    const person = fc.record({ setting: fc.constantFrom('A', 'B', 'C', '') });
    fc.assert(
      fc.property(fc.array(person, { minLength: 2, maxLength: 25 }), (list) => {
        const people = list.map((each, at) => ({ ...each, id: `p${String(at).padStart(2, '0')}` }));
        const { groups } = pairUp(people, [['p00', 'p01']]);
        expect(groups.flat().toSorted()).toEqual(people.map(({ id }) => id));
        expect(groups.every((group) => group.length === 2 || group.length === 3)).toBe(true);
      }),
    );
  });
});

async function withSeminar(): Promise<TestCore> {
  const core = testCore();
  const retention = { months: 12, from: '2026-11-22', due: '2027-11-22' };
  await core.ask('cohort.save', { op: core.op(), cohort: { id: 'c1', title: 'Autumn', programme: 'NPQLTD', retention, revision: 0 } });
  await core.ask('people.import', { op: core.op(), cohort: 'c1', source: { by: 'text', text: 'Name\nAsh\nBirch\nCedar' } });
  for (const [id, kind] of [
    ['s1', 'seminar'],
    ['s2', 'self-study'],
  ] as const)
    await core.ask('seminar.save', {
      op: core.op(),
      seminar: {
        id,
        cohort: 'c1',
        title: `Of ${id}`,
        kind,
        day: '2026-12-01',
        starts: '13:30',
        ends: '16:00',
        agenda: [],
        resources: [],
        revision: 0,
      },
    });
  return core;
}

test('a register is marked for many at once, corrected, and undone in one step', async () => {
  const core = await withSeminar();
  const people = await core.ask('person.list', { cohort: 'c1' });
  const [ash = '', birch = ''] = people.map(({ id }) => id);
  const standing = async () => (await core.ask('register.get', { cohort: 'c1' })).rows.map(({ tallies: [all] }) => all?.standing);
  const marks = people.map(({ id }) => ({ seminar: 's1', participant: id, state: 'present' as const }));
  await core.ask('register.mark', { op: core.op(), marks });
  await core.ask('register.mark', {
    op: core.op(),
    marks: [{ seminar: 's1', participant: birch, state: 'absent', note: 'Trains stopped' }],
  });
  expect(await standing()).toEqual(['tight', 'catch-up', 'tight']);
  expect((await core.ask('seminar.list', { cohort: 'c1' }))[0]).toMatchObject({ marked: 3, attended: 2, people: 3 });
  await core.ask('register.mark', { op: core.op(), marks: [{ seminar: 's1', participant: birch, state: 'caught-up' }] });
  const register = await core.ask('register.get', { cohort: 'c1' });
  expect(register.rows[1]?.marks).toEqual([{ seminar: 's1', state: 'caught-up', note: 'Trains stopped' }]);
  await core.ask('register.mark', { op: core.op(), marks: [{ seminar: 's1', participant: ash, state: null }] });
  expect((await core.ask('register.get', { cohort: 'c1' })).rows[0]?.marks).toEqual([]);
  for (let step = 0; step < 4; step++) await core.ask('history.undo', { op: core.op(), scope: 'people' });
  expect((await core.ask('register.get', { cohort: 'c1' })).rows.flatMap((row) => row.marks)).toEqual([]);
});

test('what counts is the cohort’s own rule', async () => {
  const core = await withSeminar();
  const [cohort] = await core.ask('cohort.list', {});
  if (!cohort) throw new Error('no cohort');
  const { people: _, reminder: __, reminderDue: ___, ...kept } = cohort;
  await core.ask('cohort.save', { op: core.op(), cohort: { ...kept, attendance: { percent: 50, apart: true } } });
  const register = await core.ask('register.get', { cohort: 'c1' });
  expect(register.rows[0]?.tallies.map(({ counts, needed }) => [counts, needed])).toEqual([
    ['sessions', 1],
    ['self-study', 1],
  ]);
});

test('pairs are kept for a seminar and go with whoever is erased, without the other', async () => {
  const core = await withSeminar();
  const { groups } = await core.ask('pair.suggest', { cohort: 'c1', seminar: 's1' });
  expect(groups).toHaveLength(1);
  await core.ask('pair.save', { op: core.op(), cohort: 'c1', seminar: 's1', groups });
  await core.ask('pair.save', { op: core.op(), cohort: 'c1', seminar: 's1', groups });
  const [pair] = await core.ask('pair.list', { cohort: 'c1' });
  expect(pair).toMatchObject({ seminar: 's1', people: groups[0] });
  const gone = groups[0]?.[0] ?? '';
  await core.ask('register.mark', { op: core.op(), marks: [{ seminar: 's1', participant: gone, state: 'late' }] });
  expect((await core.ask('erase.do', { kind: 'person', id: gone })).removed).toMatchObject({ attendance: 1, pairs: 1 });
  expect((await core.ask('pair.list', { cohort: 'c1' }))[0]?.people).toEqual(groups[0]?.slice(1));
  expect(
    await core.refused('register.mark', { op: core.op(), marks: [{ seminar: 's1', participant: gone, state: 'late' }] }),
  ).toMatchObject({ code: 'erased' });
  expect((await core.ask('erase.do', { kind: 'cohort', id: 'c1' })).removed).toMatchObject({ seminars: 2, cohorts: 1 });
});
