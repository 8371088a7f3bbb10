import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attendanceSeries } from '../../../main/core/insight/attendance.ts';
import { completionPeopleSeries, completionSeries } from '../../../main/core/insight/completion.ts';
import { confidenceSeries } from '../../../main/core/insight/confidence.ts';
import { confidenceGroupsSeries } from '../../../main/core/insight/confidence-groups.ts';
import { actionsSeries } from '../../../main/core/insight/actions.ts';
import { carryInto, carryRatings } from '../../../main/core/insight/carry.ts';
import { coverageOf } from '../../../main/core/insight/coverage.ts';
import { depthSeries } from '../../../main/core/insight/depth.ts';
import { sensemakingSeries } from '../../../main/core/insight/sensemaking.ts';
import { themesSeries } from '../../../main/core/insight/themes.ts';
import { tallies } from '../../../main/core/seminars/line.ts';
import { outcomes } from '../../../preload/contract/charts/series.ts';
import { differenceOf } from '../../../preload/contract/charts/words.ts';
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

const confidenceOf = (ratings: readonly Rating[], shared: boolean) =>
  confidenceSeries({ framework, cohorts: [{ id: 'c', title: 'Autumn', people: 9, ratings }], shared });

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
      { id: 'n', title: 'North', people: 2, ratings: rose(2) },
      { id: 's', title: 'South', people: 2, ratings: rose(1) },
    ];
    expect(confidenceSeries({ framework, cohorts, shared: false }).says).toBe(
      'Confidence rose more in North for 1 of 1 statement, and more in South for 0.',
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
      cohorts: [{ id: 'c', title: 'Autumn', people: 9, ratings, groupOf: (person) => (Number(person.slice(1)) < 5 ? 'Lead' : 'Mentor') }],
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
    themesSeries({ over: 'prompts', tags, columns, cohorts: [{ id: 'c', title: 'Autumn', people: 9, excerpts: list }], shared });

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
  const cohort = { id: 'c', title: 'Autumn', people: 8 };

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
    cohorts: [{ id: 'c', title: 'Autumn', sections, handedIn, answered }],
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
      const cohorts = [{ id: 'c', title: 'Autumn', register: { rule, seminars, rows }, people: active }];
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
