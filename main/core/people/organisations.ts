import type { CallOutput, ParsedInput } from '../../../preload/contract/calls.ts';
import type { Organisation } from '../../../preload/contract/model/people.ts';
import { Refusal } from '../refusal.ts';
import type { ReadDb, Tx } from '../store/store.ts';
import { foldName } from './tables/cells.ts';

/* Schools, trusts and hubs. People name theirs in their own words; a setting is known by its name, however that is spelt. */

type Row = Omit<Organisation, 'phase'> & { phase: Organisation['phase'] | null };

export function listOrganisations(db: ReadDb): CallOutput<'organisation.list'> {
  const people = new Map<string, number>();
  const named = db.all<{ setting: string; n: number }>(
    `SELECT setting, count(*) AS n FROM participant WHERE setting IS NOT NULL AND deleted_at IS NULL GROUP BY setting`,
  );
  for (const { setting, n } of named) people.set(foldName(setting), (people.get(foldName(setting)) ?? 0) + n);
  return db
    .all<Row>('SELECT id, name, kind, phase, revision FROM organisation WHERE deleted_at IS NULL ORDER BY name, id')
    .map(({ phase, ...row }) => ({ ...row, ...(phase === null ? {} : { phase }), people: people.get(foldName(row.name)) ?? 0 }));
}

export function saveOrganisation(tx: Tx, { id, revision, name, kind, phase }: Organisation): void {
  const other = listOrganisations(tx).find((each) => each.id !== id && foldName(each.name) === foldName(name));
  if (other) throw new Refusal('conflict', { what: 'organisation' });
  const row = { name, kind, phase: phase ?? null };
  if (revision === 0) tx.insert('organisation', { id, ...row });
  else tx.update('organisation', id, row, { revision });
}

/** The same for many people: one step to undo. */
export function setPeople(tx: Tx, { people, set }: Pick<ParsedInput<'person.set'>, 'people' | 'set'>): void {
  for (const id of people) tx.update('participant', id, { ...set });
}
