import type { PeopleFilter } from '../../../preload/contract/charts/series.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { Participant, Phase } from '../../../preload/contract/model/people.ts';
import { listPeople, readCohort } from '../people/people.ts';
import { foldName } from '../people/tables/cells.ts';
import type { ReadDb } from '../store/store.ts';

/* Of whom a chart tells: those of a cohort who go through the programme now, and of whom all that was asked for holds. */

export interface Member {
  id: Id;
  number: number;
  role: string | null;
  phase: Phase | null;
  setting: string | null;
}

export interface Group {
  id: Id;
  title: string;
  people: ReadonlyMap<Id, Member>;
}

/** Those who left, or wait, are not what a cohort has learnt or attended. */
const goesThrough = ({ status }: Participant): boolean => status === undefined || status === 'active';

export function readGroup(db: ReadDb, cohort: Id, only: PeopleFilter = {}): Group {
  const { title } = readCohort(db, cohort);
  const phases = new Map(
    db
      .all<{ name: string; phase: Phase }>('SELECT name, phase FROM organisation WHERE deleted_at IS NULL AND phase IS NOT NULL')
      .map(({ name, phase }) => [foldName(name), phase]),
  );
  const holds = ({ role, phase, setting }: Member): boolean =>
    (only.role === undefined || (role !== null && foldName(role) === foldName(only.role))) &&
    (only.phase === undefined || phase === only.phase) &&
    (only.setting === undefined || (setting !== null && foldName(setting) === foldName(only.setting)));
  const members = listPeople(db, cohort)
    .filter(goesThrough)
    .map(
      ({ id, number, role, phase, setting }): Member => ({
        id,
        number: number ?? 0,
        role: role ?? null,
        phase: phase ?? (setting === undefined ? undefined : phases.get(foldName(setting))) ?? null,
        setting: setting ?? null,
      }),
    )
    .filter(holds);
  return { id: cohort, title, people: new Map(members.map((member) => [member.id, member])) };
}
