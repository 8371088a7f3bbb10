import { useMemo } from 'react';
import { type Participant, pseudonyms } from '../../preload/contract/model/people.ts';
import { useLive } from '../client/client.tsx';
import { useNamesHidden, useSettings } from './window-state.tsx';

export interface Names {
  people: readonly Participant[] | undefined;
  byId: ReadonlyMap<string, Participant>;
  hidden: boolean;
  /** The name, or while names are hidden what stands for it. */
  nameOf: (participant: string) => string;
}

/** As in a register: Ł beside L, and 2 before 10. */
export const byName = new Intl.Collator('en-GB', { numeric: true });

/** As a search reads it: without accents and cases. */
export const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const nobody = '…';

/** Everybody in a cohort in the order of a register, and what each is called on this screen now. */
export function useNames(cohort: string | undefined): Names {
  const list = useLive('person.list', cohort === undefined ? null : { cohort }).value;
  const hidden = useNamesHidden();
  const { participant } = useSettings().words;
  return useMemo(() => {
    const stands = hidden && list ? pseudonyms(list, participant) : null;
    const byId = new Map((list ?? []).map((person) => [person.id, person]));
    const nameOf = (id: string): string => (stands ? stands.get(id) : byId.get(id)?.name) ?? nobody;
    // Hidden names stand in the order of their numbers: the order of the alphabet would tell who is who.
    const people = list?.toSorted((a, b) => byName.compare(nameOf(a.id), nameOf(b.id)));
    return { people, byId, hidden, nameOf };
  }, [list, hidden, participant]);
}
