import type { CallInput, CallName, CallOutput } from '../../preload/contract/calls.ts';

type Ask = <C extends CallName>(call: C, input: CallInput<C>) => Promise<CallOutput<C>>;

/** Small, with a seed: the same marks each time. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
}

const themes = [
  ['time', null, 'Time', 'dot'],
  ['cover', 'time', 'Cover and timetables', 'ring'],
  ['mentors', null, 'What mentors need', 'square'],
  ['evidence', null, 'Evidence at hand', 'diamond'],
  ['beginning', null, 'Beginning and not ending', 'triangle'],
] as const;

/**
 * What a facilitator would have made of the sample cohort by now, and a second cohort beside it, so that every chart has something to
 * show. Through the calls, as a person does it.
 */
export async function reviewSample(ask: Ask, newOp: () => string): Promise<{ cohort: string; other: string; framework: string }> {
  const random = seeded(11);
  await ask('sample.add', { op: newOp() });
  const cohorts = await ask('cohort.list', {});
  const cohort = cohorts.find(({ sample }) => sample)?.id ?? '';
  const framework = (await ask('framework.list', {}))[0]?.id ?? '';
  const [prompts] = (await ask('review.prompts', { cohort })).editions;
  for (const [id, parent, name, mark] of themes)
    await ask('tag.save', { op: newOp(), tag: { id, parent, name, definition: '', colour: random(8), mark, revision: 0 } });
  const asked = (prompts?.prompts ?? []).filter(({ answers }) => answers > 8).slice(0, 9);
  const levels: [string[], string[], string[]] = [[], [], []];
  for (const [place, { prompt }] of asked.entries()) {
    const { rows } = await ask('review.answers', { prompts: [prompt], filter: { cohort } });
    for (const { response, text, revision } of rows.flatMap(({ cells }) => cells.flatMap(({ answers }) => answers))) {
      if (text.length < 12) continue;
      if (random(5) < 2) {
        const end = Math.min(text.length, 24 + random(20));
        const tag = themes[(place + random(3)) % themes.length]?.[0] ?? 'time';
        await ask('excerpt.add', { op: newOp(), excerpt: `x-${response}`, response, revision, start: 0, end, tags: [tag] });
      }
      if (random(4) > 0) levels[(random(3) + random(2)) % 3]?.push(response);
    }
  }
  for (const [at, responses] of levels.entries())
    if (responses.length > 0) await ask('depth.mark', { op: newOp(), responses, level: at + 1 });
  const people = (await ask('person.list', { cohort })).filter(({ status }) => (status ?? 'active') === 'active');
  const outcome = (['done', 'done', 'partly', 'changed', 'not', 'open'] as const).slice();
  await ask('action.save', {
    op: newOp(),
    actions: people.slice(0, 17).map(({ id }, at) => ({
      id: `action-${at}`,
      participant: id,
      edition: prompts?.edition ?? null,
      source: null,
      what: 'Ask mentors what they would drop',
      who: 'I',
      when: 'by half-term',
      told: 'my coach',
      outcome: outcome[random(outcome.length)] ?? 'open',
      happened: '',
      revision: 0,
    })),
  });
  const other = 'spring-south';
  const retention = { months: 12, from: '2026-03-01', due: '2027-03-01' };
  await ask('cohort.save', {
    op: newOp(),
    cohort: { id: other, title: 'Spring 2026, South', programme: 'NPQLTD', retention, revision: 0 },
  });
  const names = ['Ada Fernleigh', 'Bo Quillstone', 'Cass Underbank', 'Dee Marlpit', 'Evan Thistledown', 'Fay Larkhill', 'Gil Copperdale'];
  const text = `Name,Role,School,Phase\n${names.map((name, at) => `${name},${at % 2 ? 'Mentor' : 'Induction lead'},Larkhill School,${at % 2 ? 'primary' : 'secondary'}`).join('\n')}`;
  await ask('people.import', { op: newOp(), cohort: other, source: { by: 'text', text } });
  const others = await ask('person.list', { cohort: other });
  const statements = (await ask('framework.get', { framework })).framework.groups.flatMap((group) => group.statements);
  const ratings = others.flatMap(({ id: participant }) =>
    statements.flatMap(({ id: statement }) => {
      const value = 2 + random(3);
      return [
        { participant, statement, occasion: 'before' as const, value },
        { participant, statement, occasion: 'now' as const, value: Math.min(5, value + (random(3) === 0 ? 0 : 1)) },
      ];
    }),
  );
  await ask('rating.set', { op: newOp(), ratings });
  await ask('seminar.save', {
    op: newOp(),
    seminar: {
      id: 'south-1',
      cohort: other,
      title: 'Local Seminar 1',
      kind: 'seminar',
      day: '2026-03-12',
      agenda: [],
      resources: [],
      revision: 0,
    },
  });
  await ask('register.mark', {
    op: newOp(),
    marks: others.map(({ id: participant }, at) => ({
      seminar: 'south-1',
      participant,
      state: at === 2 ? ('absent' as const) : ('present' as const),
    })),
  });
  return { cohort, other, framework };
}
