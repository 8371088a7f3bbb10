import type { TestCore } from './cores.ts';

export interface FilledCohort {
  cohort: string;
  framework: string;
  workbook: string;
  edition: string;
  /** By name. */
  people: string[];
}

/** Six invented people, two seminars, a workbook that two of them handed in, and ratings: all of 6a, three of 6b. */
export async function fillCohort(core: TestCore): Promise<FilledCohort> {
  const cohort = 'c1';
  const workbook = 'npqltd-local-seminar-1';
  const retention = { months: 12, from: '2026-11-22', due: '2027-11-22' };
  await core.ask('cohort.save', {
    op: core.op(),
    cohort: { id: cohort, title: 'Autumn 2026', programme: 'NPQLTD', retention, revision: 0 },
  });
  const text = `Name\n${['A', 'B', 'C', 'D', 'E', 'F'].map((letter) => `Person ${letter}`).join('\n')}`;
  await core.ask('people.import', { op: core.op(), cohort, source: { by: 'text', text } });
  const people = (await core.ask('person.list', { cohort })).map(({ id }) => id);
  const [first = '', second = ''] = people;

  for (const [at, day] of ['2026-09-12', '2026-11-12'].entries()) {
    await core.ask('seminar.save', {
      op: core.op(),
      seminar: { id: `seminar-${at}`, cohort, title: `Seminar ${at + 1}`, kind: 'seminar', day, agenda: [], resources: [], revision: 0 },
    });
  }
  await core.ask('register.mark', {
    op: core.op(),
    marks: people.map((participant) => ({
      seminar: 'seminar-0',
      participant,
      state: participant === second ? ('absent' as const) : ('present' as const),
    })),
  });

  const { edition } = await core.ask('edition.issue', { op: core.op(), workbook });
  const framework = (await core.ask('framework.list', {}))[0]?.id ?? '';
  const content = (await core.ask('framework.get', { framework })).framework;
  const [a = '', b = '', , d = ''] = content.groups.flatMap(({ statements }) => statements.map(({ id }) => id));
  const { workbook: draft } = await core.ask('workbook.get', { workbook });
  const prompt = draft.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === 'prompts' && block.mode === 'individual' ? block.prompts : []))
    .find(({ statements }) => statements?.includes(d));
  for (const participant of [first, second]) {
    await core.ask('entry.set', {
      op: core.op(),
      participant,
      edition: edition.id,
      field: `${prompt?.id}:individual`,
      revision: 0,
      state: 'written',
      text: 'The mentors had no time.',
    });
  }
  const rated = (statement: string, some: readonly string[]) =>
    some.flatMap((participant) => [
      { participant, statement, occasion: 'before' as const, value: 2 },
      { participant, statement, occasion: 'now' as const, value: 4 },
    ]);
  await core.ask('rating.set', { op: core.op(), ratings: [...rated(a, people), ...rated(b, people.slice(0, 3))] });
  return { cohort, framework, workbook, edition: edition.id, people };
}
