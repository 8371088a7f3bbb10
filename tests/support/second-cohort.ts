import type { CallInput, CallName, CallOutput } from '../../preload/contract/calls.ts';

type Ask = <C extends CallName>(call: C, input: CallInput<C>) => Promise<CallOutput<C>>;

const names = ['Ada Fernleigh', 'Bo Quillstone', 'Cass Underbank', 'Dee Marlpit', 'Evan Thistledown', 'Fay Larkhill', 'Gil Copperdale'];

/** The sample cohort, and another of seven invented people to set beside it: they came, rated, and handed the same workbook in. */
export async function addTwoCohorts(ask: Ask, newOp: () => string): Promise<{ cohort: string; other: string; framework: string }> {
  await ask('sample.add', { op: newOp() });
  const cohort = (await ask('cohort.list', {})).find(({ sample }) => sample)?.id ?? '';
  const framework = (await ask('framework.list', {}))[0]?.id ?? '';
  const other = 'spring-south';
  const retention = { months: 12, from: '2026-03-01', due: '2027-03-01' };
  await ask('cohort.save', {
    op: newOp(),
    cohort: { id: other, title: 'Spring 2026, South', programme: 'NPQLTD', retention, revision: 0 },
  });
  const rows = names.map(
    (name, at) => `${name},${at % 2 ? 'Mentor' : 'Induction lead'},Larkhill School,${at % 2 ? 'primary' : 'secondary'}`,
  );
  await ask('people.import', { op: newOp(), cohort: other, source: { by: 'text', text: `Name,Role,School,Phase\n${rows.join('\n')}` } });
  const people = (await ask('person.list', { cohort: other })).map(({ id }) => id);
  const statements = (await ask('framework.get', { framework })).framework.groups.flatMap((group) => group.statements);
  const ratings = people.flatMap((participant, at) =>
    statements.flatMap(({ id: statement }, place) => {
      const value = 2 + ((at * 5 + place * 3) % 3);
      return [
        { participant, statement, occasion: 'before' as const, value },
        { participant, statement, occasion: 'now' as const, value: Math.min(5, value + ((at + place) % 3 === 0 ? 0 : 1)) },
      ];
    }),
  );
  await ask('rating.set', { op: newOp(), ratings });
  const [first] = (await ask('review.prompts', { cohort })).editions.toSorted((a, b) => (a.title < b.title ? -1 : 1));
  const seminar = { id: 'south-1', cohort: other, title: 'Local Seminar 1', kind: 'seminar' as const, day: '2026-03-12' };
  await ask('seminar.save', { op: newOp(), seminar: { ...seminar, agenda: [], resources: [], revision: 0 } });
  await ask('register.mark', {
    op: newOp(),
    marks: people.map((participant, at) => ({
      seminar: seminar.id,
      participant,
      state: at === 2 ? ('absent' as const) : ('present' as const),
    })),
  });
  const fields = (first?.prompts ?? []).flatMap((prompt) => prompt.fields);
  for (const [at, participant] of people.entries()) {
    if (!first) break;
    await ask('entry.hand-in', { op: newOp(), edition: first.edition, people: [participant], state: 'handed-in' });
    for (const field of fields.slice(0, 3 + at))
      await ask('entry.set', {
        op: newOp(),
        participant,
        edition: first.edition,
        field,
        revision: 0,
        state: 'written',
        text: 'We began with one thing and kept to it.',
      });
  }
  return { cohort, other, framework };
}
