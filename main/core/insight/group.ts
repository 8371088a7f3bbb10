import type { PeopleFilter } from '../../../preload/contract/charts/series.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { Participant, Phase } from '../../../preload/contract/model/people.ts';
import { listPeople, readCohort } from '../people/people.ts';
import { foldName } from '../people/tables/cells.ts';
import type { ReadDb } from '../store/store.ts';
import { type Chosen, holds, mayTellApart, type Traits, type Whose } from './disclosure.ts';

/* Of whom a chart tells: those of a cohort who go through the programme now, and of whom all that was asked for holds. */

export interface Member {
  id: Id;
  number: number;
  role: string | null;
  phase: Phase | null;
  setting: string | null;
  /** As they are compared: "SENCo" and "senco" are one role. */
  traits: Traits;
}

export interface Group extends Whose {
  id: Id;
  title: string;
  people: ReadonlyMap<Id, Member>;
  /** Whatever was asked for. */
  all: ReadonlyMap<Id, Member>;
}

/** Those who left, or wait, are not what a cohort has learnt or attended. */
const goesThrough = ({ status }: Participant): boolean => status === undefined || status === 'active';

const folded = (text: string | null | undefined): string | null => (text === null || text === undefined ? null : foldName(text));

export function readGroup(db: ReadDb, cohort: Id, only: PeopleFilter = {}): Group {
  const { title } = readCohort(db, cohort);
  const phases = new Map(
    db
      .all<{ name: string; phase: Phase }>('SELECT name, phase FROM organisation WHERE deleted_at IS NULL AND phase IS NOT NULL')
      .map(({ name, phase }) => [foldName(name), phase]),
  );
  const wanted: Chosen = {
    ...(only.role === undefined ? {} : { role: foldName(only.role) }),
    ...(only.phase === undefined ? {} : { phase: only.phase }),
    ...(only.setting === undefined ? {} : { setting: foldName(only.setting) }),
  };
  const all = new Map<Id, Member>();
  for (const { id, number, role, setting, ...person } of listPeople(db, cohort).filter(goesThrough)) {
    const phase = person.phase ?? (setting === undefined ? undefined : phases.get(foldName(setting))) ?? null;
    all.set(id, {
      id,
      number: number ?? 0,
      role: role ?? null,
      phase,
      setting: setting ?? null,
      traits: { role: folded(role), phase, setting: folded(setting) },
    });
  }
  const people = new Map([...all].filter(([, { traits }]) => holds(traits, wanted)));
  return {
    id: cohort,
    title,
    people,
    all,
    has: (person) => people.has(person),
    mayTell: (having, also = {}) =>
      mayTellApart(
        [...new Set(having)].flatMap((person) => all.get(person)?.traits ?? []),
        { ...wanted, ...also },
      ),
  };
}
