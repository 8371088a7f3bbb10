import type { PeopleFilter } from '../../../preload/contract/charts/series.ts';
import { smallGroup } from '../../../preload/contract/model/insight.ts';

/*
 * PURE. What may be told of some of a cohort without telling of fewer than five: neither of them, nor, beside what is told of all, of
 * those who are left over.
 */

/** What people can be told apart by. As names are compared. */
export const traits = ['role', 'phase', 'setting'] as const satisfies readonly (keyof PeopleFilter)[];
export type Trait = (typeof traits)[number];
export type Traits = Readonly<Record<Trait, string | null>>;
export type Chosen = Readonly<Partial<Record<Trait, string | null>>>;

/** Of whom something is told. */
export interface Whose {
  has: (person: string) => boolean;
  /** Whether it may be told of those that `has` holds of among `having`, where it could be told of all of `having` too; `also`: of some of them. */
  mayTell: (having: Iterable<string>, also?: Chosen) => boolean;
}

/** All that there are: nobody is left over. */
export const everybody: Whose = { has: () => true, mayTell: (having) => new Set(having).size >= smallGroup };

/**
 * Which values may be told apart: those of five or more, as long as nobody, or five at least, are left over. Else the smallest of them
 * goes with those that are left over.
 */
export function tellableValues(values: Iterable<string | null>): Set<string | null> {
  const counts = new Map<string | null, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const large = [...counts].filter(([, count]) => count >= smallGroup).toSorted((a, b) => a[1] - b[1] || order(a[0], b[0]));
  let left = [...counts.values()].reduce((sum, count) => sum + count, 0) - large.reduce((sum, [, count]) => sum + count, 0);
  while (left > 0 && left < smallGroup && large.length > 0) left += large.shift()?.[1] ?? 0;
  return new Set(large.map(([value]) => value));
}

const order = (a: string | null, b: string | null): number => ((a ?? '') < (b ?? '') ? -1 : 1);

/** Whether `chosen` can be told of beside everything else that may be: all of `people`, and those of whom only some of it holds. */
export function mayTellApart(people: readonly Traits[], chosen: Chosen): boolean {
  const meant = people.filter((person) => holds(person, chosen));
  const [first] = meant;
  if (!first || meant.length < smallGroup) return false;
  // A school all of whose people are in one phase is told of beside its phase, whether or not that was asked for.
  const closed = traits.filter((trait) => chosen[trait] !== undefined || meant.every((person) => person[trait] === first[trait]));
  return subsetsOf(closed).every((base) => {
    const within = people.filter((person) => base.every((trait) => person[trait] === first[trait]));
    return closed.every((trait) => base.includes(trait) || tellableValues(within.map((person) => person[trait])).has(first[trait]));
  });
}

export const holds = (person: Traits, chosen: Chosen): boolean =>
  traits.every((trait) => chosen[trait] === undefined || person[trait] === chosen[trait]);

const subsetsOf = (of: readonly Trait[]): Trait[][] =>
  of.reduce<Trait[][]>((sets, trait) => [...sets, ...sets.map((set) => [...set, trait])], [[]]);

/**
 * What may be said of each of some people, so that five at least have all of it in common: their phase, and their role among those of
 * one phase. In the order of the people.
 */
export function toldTraits(people: readonly Pick<Traits, 'role' | 'phase'>[]): { role: boolean; phase: boolean }[] {
  const phases = tellableValues(people.map(({ phase }) => phase));
  const classOf = ({ phase }: Pick<Traits, 'phase'>): string => (phases.has(phase) ? `of ${phase}` : '');
  const roles = new Map(
    [...new Set(people.map(classOf))].map((each) => [
      each,
      tellableValues(people.filter((person) => classOf(person) === each).map(({ role }) => role)),
    ]),
  );
  return people.map((person) => ({ role: roles.get(classOf(person))?.has(person.role) ?? false, phase: phases.has(person.phase) }));
}
