import type { CallInput, CallName, CallOutput } from '../../preload/contract/calls.ts';

type Ask = <C extends CallName>(call: C, input: CallInput<C>) => Promise<CallOutput<C>>;

/** A later edition of the first framework, under the same title and codes, which a cohort rates before and after. */
export async function addRatedEdition(ask: Ask, newOp: () => string, cohort: string): Promise<{ first: string; later: string }> {
  const first = (await ask('framework.list', {}))[0]?.id ?? '';
  const { framework } = await ask('framework.get', { framework: first });
  const later = {
    ...framework,
    id: 'implementation-2027',
    edition: '2027',
    groups: framework.groups.map((group) => ({
      ...group,
      id: `${group.id}-2027`,
      statements: group.statements.map((each) => ({ ...each, id: `${each.id}-2027`, short: `${each.short} anew` })),
    })),
  };
  await ask('framework.save', { op: newOp(), framework: later });
  const people = await ask('person.list', { cohort });
  const statements = later.groups.flatMap((group) => group.statements);
  await ask('rating.set', {
    op: newOp(),
    ratings: people.flatMap(({ id: participant }) =>
      statements.flatMap(({ id: statement }) => [
        { participant, statement, occasion: 'before' as const, value: 1 },
        { participant, statement, occasion: 'now' as const, value: 5 },
      ]),
    ),
  });
  return { first, later: later.id };
}
