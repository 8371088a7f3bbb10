import type { Participant } from '../../../preload/contract/model/people.ts';
import { byName } from '../people/order.ts';

export const inOrder = <T>(list: readonly T[], nameOf: (item: T) => string): T[] =>
  list.toSorted((a, b) => byName.compare(nameOf(a), nameOf(b)));

export const isActive = ({ status }: Pick<Participant, 'status'>): boolean => (status ?? 'active') === 'active';
