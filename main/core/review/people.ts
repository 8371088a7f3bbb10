import type { Id } from '../../../preload/contract/model/ids.ts';
import { type Naming, type Phase, pseudonyms } from '../../../preload/contract/model/people.ts';
import type { Writer } from '../../../preload/contract/model/review.ts';
import { toldTraits } from '../insight/disclosure.ts';
import { foldName } from '../people/tables/cells.ts';
import { fold } from '../store/search.ts';
import type { ReadDb } from '../store/store.ts';

interface PersonRow {
  id: Id;
  cohort_id: Id;
  name: string;
  role: string | null;
  phase: Phase | null;
  setting: string | null;
  number: number | null;
}

/**
 * Whose answers they are, as a screen may name them. With the name go the school, and a role or a phase that fewer than five of the cohort
 * have: they tell who it is.
 */
export function readWriters(db: ReadDb, people: Iterable<Id>, names: Naming): Map<Id, Writer> {
  const rows = db.all<PersonRow>(
    `SELECT p.id, p.cohort_id, p.name, p.role, p.phase, p.setting, p.number FROM json_each(?) w CROSS JOIN participant p ON p.id = w.value`,
    JSON.stringify([...new Set(people)]),
  );
  const hidden = names === 'hidden' ? readPseudonyms(db, new Set(rows.map(({ cohort_id }) => cohort_id))) : null;
  const told = hidden ? readTold(db, new Set(rows.map(({ cohort_id }) => cohort_id))) : null;
  return new Map(
    rows.map((row) => [
      row.id,
      {
        participant: row.id,
        cohort: row.cohort_id,
        name: hidden ? (hidden.get(row.id) ?? '') : row.name,
        ...(row.role === null || (told && !told.get(row.id)?.role) ? {} : { role: row.role }),
        ...(row.phase === null || (told && !told.get(row.id)?.phase) ? {} : { phase: row.phase }),
        ...(row.setting === null || hidden ? {} : { setting: row.setting }),
      },
    ]),
  );
}

/** What may be said of whom beside a pseudonym: all of a cohort has to be looked at. */
function readTold(db: ReadDb, cohorts: Iterable<Id>): Map<Id, { role: boolean; phase: boolean }> {
  const told = new Map<Id, { role: boolean; phase: boolean }>();
  for (const cohort of cohorts) {
    const people = db.all<{ id: Id; role: string | null; phase: string | null }>(
      'SELECT id, role, phase FROM participant WHERE cohort_id = ? AND deleted_at IS NULL',
      cohort,
    );
    const may = toldTraits(people.map(({ role, phase }) => ({ role: role === null ? null : foldName(role), phase })));
    for (const [at, { id }] of people.entries()) told.set(id, may[at] ?? { role: false, phase: false });
  }
  return told;
}

/** Given once within a cohort, so all of it has to be looked at. */
export function readPseudonyms(db: ReadDb, cohorts: Iterable<Id>): Map<Id, string> {
  const all = new Map<Id, string>();
  for (const cohort of cohorts) {
    const people = db
      .all<{ id: Id; number: number | null }>('SELECT id, number FROM participant WHERE cohort_id = ? AND deleted_at IS NULL', cohort)
      .map(({ id, number }) => (number === null ? { id } : { id, number }));
    for (const [id, name] of pseudonyms(people)) all.set(id, name);
  }
  return all;
}

/**
 * By name; while names are hidden by number, since the order of the alphabet would tell who is who. Names are folded once each: comparing
 * two thousand of them by the rules of a language takes longer than reading what they wrote.
 */
export function byWriter<T>(items: readonly T[], writerOf: (item: T) => Writer): T[] {
  const keys = new Map<string, string>();
  const keyOf = (item: T): string => {
    const { name, participant } = writerOf(item);
    const known = keys.get(participant);
    if (known !== undefined) return known;
    const key = `${fold(name).replace(/\d+/g, (digits) => digits.padStart(6, '0'))} ${participant}`;
    keys.set(participant, key);
    return key;
  };
  return items
    .map((item) => ({ item, key: keyOf(item) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ item }) => item);
}
