import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actionsSeries } from '../../../main/core/insight/actions.ts';
import { depthSeries } from '../../../main/core/insight/depth.ts';
import { everybody } from '../../../main/core/insight/disclosure.ts';
import { sensemakingSeries } from '../../../main/core/insight/sensemaking.ts';
import { themesSeries } from '../../../main/core/insight/themes.ts';
import { outcomes } from '../../../preload/contract/charts/series.ts';

describe('themes', () => {
  const tags = [
    { id: 'time', parent: null, name: 'Time', level: 0 },
    { id: 'cover', parent: 'time', name: 'Cover', level: 1 },
    { id: 'trust', parent: null, name: 'Trust', level: 0 },
  ];
  const columns = ['q1', 'q2'].map((id) => ({ id, label: `What of ${id}?` }));
  const excerpts = fc.array(
    fc.record({
      tag: fc.constantFrom('time', 'cover', 'trust'),
      person: fc.integer({ min: 0, max: 8 }).map((at) => `p${at}`),
      column: fc.constantFrom('q1', 'q2'),
    }),
    { maxLength: 60 },
  );
  const of = (list: { tag: string; person: string; column: string }[], shared: boolean) =>
    themesSeries({
      over: 'prompts',
      tags,
      columns,
      cohorts: [{ id: 'c', title: 'Autumn', people: 9, whose: everybody, excerpts: list }],
      shared,
    });

  test('count each person once, and what is under a theme with it', () => {
    fc.assert(
      fc.property(excerpts, (list) => {
        const { rows, columns: shown } = of(list, false);
        for (const { tag, cells } of rows) {
          const under = tag === 'time' ? ['time', 'cover'] : [tag];
          for (const [at, column] of shown.entries()) {
            const people = new Set(list.flatMap((each) => (under.includes(each.tag) && each.column === column.id ? [each.person] : [])));
            expect(cells[at]).toEqual([people.size]);
          }
        }
      }),
    );
  });

  test('shared, never tell a number under five, nor that it is not nought', () => {
    fc.assert(
      fc.property(excerpts, (list) => {
        const cells = of(list, true).rows.flatMap((row) => row.cells.flat());
        for (const count of cells) if (count !== null) expect(count === 0 || count >= 5).toBe(true);
        if (cells.includes(null)) expect(cells).not.toContain(0);
      }),
    );
  });

  test('in words', () => {
    const list = ['a', 'b'].map((person) => ({ tag: 'cover', person, column: 'q1' }));
    expect(of(list, false).says).toBe('Two people wrote something under “Time”. It is the only theme so far.');
    expect(of(list, true).says).toBe('No theme has five people under it, so nothing is shown.');
    expect(of([], false).says).toBe('Nothing has been put under a theme yet.');
  });
});

describe('noticing, interpreting and acting', () => {
  const moments = ['noticing', 'interpreting', 'acting'] as const;
  const of = (wrote: (typeof moments)[number][][], shared = false) =>
    sensemakingSeries({
      edition: { id: 'e', title: 'Seminar 1', number: 1 },
      editions: [],
      asks: new Set(moments),
      cohorts: [
        {
          id: 'c',
          title: 'Autumn',
          whose: everybody,
          handedIn: wrote.map((_, at) => `p${at}`),
          wrote: new Map(wrote.map((kinds, at) => [`p${at}`, new Set(kinds)])),
        },
      ],
      shared,
    });

  test('a river is never wider than its banks', () => {
    fc.assert(
      fc.property(fc.array(fc.subarray([...moments]), { maxLength: 12 }), (wrote) => {
        const flow = of(wrote).flows[0];
        if (!flow) throw new Error('nothing flows');
        expect(flow.noticed).toBeLessThanOrEqual(Math.min(flow.noticing, flow.interpreting));
        expect(flow.interpreted).toBeLessThanOrEqual(Math.min(flow.interpreting, flow.acting));
        expect(flow.all).toBeLessThanOrEqual(Math.min(flow.noticed, flow.interpreted));
        expect(of(wrote, true).flows[0] === null).toBe(wrote.length > 0 && wrote.length < 5);
      }),
    );
  });

  test('in words', () => {
    expect(of([['noticing'], ['noticing', 'interpreting', 'acting'], [...moments]]).says).toBe(
      '2 of 3 wrote all three. Most stop between noticing and interpreting: one person.',
    );
    expect(of([[...moments]]).says).toBe('1 of 1 wrote all three; whoever began went on to the end.');
    expect(of([]).says).toBe('Nobody has handed this workbook in yet.');
  });
});

test('shared, nothing is told of those of whom nothing may be told, however many they are', () => {
  const people = Array.from({ length: 12 }, (_, at) => `p${at}`);
  const whose = { has: (person: string) => person !== 'p0', mayTell: () => false };
  const cohort = { id: 'c', title: 'Autumn', people: 11, whose };
  const steps = [{ id: 'one', label: 'Seminar 1' }];
  const marks = people.map((person) => ({ step: 'one', person, level: 1 }));
  const actions = people.map((person) => ({ step: 'one', person, outcome: 'done' as const }));
  const excerpts = people.map((person) => ({ tag: 'time', person, column: 'q1' }));
  const wrote = new Map(people.map((person) => [person, new Set(['noticing', 'acting'] as const)]));
  const of = (shared: boolean) => [
    depthSeries({ levels: ['Says'], steps, cohorts: [{ ...cohort, marks }], shared }),
    actionsSeries({ steps, cohorts: [{ ...cohort, actions }], shared }),
    themesSeries({
      over: 'prompts',
      tags: [{ id: 'time', parent: null, name: 'Time', level: 0 }],
      columns: [{ id: 'q1', label: 'What?' }],
      cohorts: [{ ...cohort, excerpts }],
      shared,
    }),
    sensemakingSeries({
      edition: null,
      editions: [],
      asks: new Set(['noticing', 'acting'] as const),
      cohorts: [{ ...cohort, handedIn: people, wrote }],
      shared,
    }),
  ];
  const numbers = (shared: boolean) =>
    of(shared).map((series) =>
      /11|12|Eleven|Twelve/.test(series.says + JSON.stringify(series.chart === 'sensemaking' ? series.flows : series.rows)),
    );
  expect(numbers(false)).toEqual([true, true, true, true]);
  expect(numbers(true)).toEqual([false, false, false, false]);
});

describe('depth and actions, step by step', () => {
  const steps = [
    { id: 'one', label: 'Seminar 1' },
    { id: 'two', label: 'Seminar 2' },
  ];
  const person = fc.integer({ min: 0, max: 7 }).map((at) => `p${at}`);
  const marks = fc.array(fc.record({ step: fc.constantFrom('one', 'two'), person, level: fc.integer({ min: 1, max: 3 }) }), {
    maxLength: 40,
  });
  const told = fc.array(fc.record({ step: fc.constantFrom('one', 'two'), person, outcome: fc.constantFrom(...outcomes) }), {
    maxLength: 40,
  });
  const cohort = { id: 'c', title: 'Autumn', people: 8, whose: everybody };

  test('count every answer and every action once; shared, none of fewer than five people', () => {
    fc.assert(
      fc.property(marks, told, fc.boolean(), (depths, actions, shared) => {
        const deep = depthSeries({ levels: ['says', 'explains', 'weighs'], steps, cohorts: [{ ...cohort, marks: depths }], shared });
        const kept = actionsSeries({ steps, cohorts: [{ ...cohort, actions }], shared });
        for (const [rows, list] of [
          [deep.rows, depths],
          [kept.rows, actions],
        ] as const) {
          for (const { id, counts } of rows) {
            const here = list.filter(({ step }) => step === id);
            const few = new Set(here.map((each) => each.person)).size < 5;
            if (shared && few) expect(counts).toBeNull();
            else expect(Object.values(counts ?? {}).reduce((sum, count) => sum + count, 0)).toBe(here.length);
          }
        }
      }),
    );
  });

  test('in words', () => {
    const mark = (step: string, level: number) => ({ step, person: 'a', level });
    const depth = (list: ReturnType<typeof mark>[], shared = false) =>
      depthSeries({ levels: ['Says', 'Explains', 'Weighs'], steps, cohorts: [{ ...cohort, marks: list }], shared }).says;
    expect(depth([])).toBe('No answer’s depth has been marked yet.');
    expect(depth([mark('one', 3)])).toBe('1 of 1 marked answer is “Weighs”.');
    expect(depth([mark('one', 1), mark('two', 3), mark('two', 1)])).toBe('“Weighs” rose from 0% at Seminar 1 to 50% at Seminar 2.');
    expect(depth([mark('one', 1)], true)).toBe('Fewer than five people’s answers were marked at each seminar, so nothing is shown.');
    const acted = (list: readonly (typeof outcomes)[number][]) =>
      actionsSeries({
        steps,
        cohorts: [{ ...cohort, actions: list.map((outcome) => ({ step: 'one', person: 'a', outcome })) }],
        shared: false,
      }).says;
    expect(acted([])).toBe('Nobody’s next steps have been taken down as actions yet.');
    expect(acted(['done'])).toBe('1 of 1 action was kept, wholly or in part.');
    expect(acted(['open'])).toBe('It is not known yet what became of the one action.');
    expect(acted(['done', 'partly', 'not', 'open'])).toBe('2 of 4 actions were kept, wholly or in part; of 1 it is not known yet.');
  });
});
