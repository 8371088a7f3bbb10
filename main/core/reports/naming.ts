import type { Id } from '../../../preload/contract/model/ids.ts';
import { type Naming, type Participant, pseudonyms } from '../../../preload/contract/model/people.ts';
import { byName } from '../people/order.ts';

/** What people are called in a report: in full, or by the number that they keep. */
export function namer(people: readonly Participant[], names: Naming): (id: Id) => string {
  const hidden = pseudonyms(people);
  const shown = new Map(people.map(({ id, name }) => [id, name]));
  return (id) => (names === 'hidden' ? hidden : shown).get(id) ?? '';
}

export const inOrder = <T>(list: readonly T[], nameOf: (item: T) => string): T[] =>
  list.toSorted((a, b) => byName.compare(nameOf(a), nameOf(b)));

export const isActive = ({ status }: Pick<Participant, 'status'>): boolean => (status ?? 'active') === 'active';
