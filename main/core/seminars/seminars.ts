import type { CallOutput } from '../../../preload/contract/calls.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { AgendaItem, Resource, Seminar } from '../../../preload/contract/model/seminars.ts';
import { Refusal } from '../refusal.ts';
import type { ReadDb, Tx } from '../store/store.ts';

type Optional = 'day' | 'starts' | 'ends' | 'place' | 'note';
type Row = { [K in Optional]: string | null } & {
  id: Id;
  cohort_id: Id;
  title: string;
  kind: Seminar['kind'];
  workbook_id: Id | null;
  edition_id: Id | null;
  agenda: string;
  resources: string;
  revision: number;
};

const columns = 'id, cohort_id, title, kind, day, starts, ends, place, workbook_id, edition_id, agenda, resources, note, revision';

/** In the order in which they are held; those without a day come last. */
export const seminarsOf = (db: ReadDb, cohort: Id): Seminar[] =>
  db
    .all<Row>(
      `SELECT ${columns} FROM seminar WHERE cohort_id = ? AND deleted_at IS NULL ORDER BY day IS NULL, day, starts IS NULL, starts, created, id`,
      cohort,
    )
    .map(toSeminar);

export function readSeminar(db: ReadDb, id: Id): Seminar {
  const row = db.get<Row>(`SELECT ${columns} FROM seminar WHERE id = ? AND deleted_at IS NULL`, id);
  if (!row) throw new Refusal('not-found', { what: 'seminar' });
  return toSeminar(row);
}

export function listSeminars(db: ReadDb, cohort: Id): CallOutput<'seminar.list'> {
  const counts = new Map(
    db
      .all<{ seminar_id: Id; marked: number; attended: number }>(
        `SELECT a.seminar_id, count(*) AS marked, sum(a.state <> 'absent') AS attended
         FROM attendance a JOIN participant p ON p.id = a.participant_id JOIN seminar s ON s.id = a.seminar_id
         WHERE s.cohort_id = ? AND p.deleted_at IS NULL GROUP BY a.seminar_id`,
        cohort,
      )
      .map(({ seminar_id, marked, attended }) => [seminar_id, { marked, attended }]),
  );
  const people = db.get<{ n: number }>(
    `SELECT count(*) AS n FROM participant WHERE cohort_id = ? AND deleted_at IS NULL AND coalesce(status, 'active') = 'active'`,
    cohort,
  );
  return seminarsOf(db, cohort).map((seminar) => ({
    ...seminar,
    ...(counts.get(seminar.id) ?? { marked: 0, attended: 0 }),
    people: people?.n ?? 0,
  }));
}

export function saveSeminar(tx: Tx, { id, revision, cohort, workbook, edition, agenda, resources, ...seminar }: Seminar): void {
  const row = {
    cohort_id: cohort,
    title: seminar.title,
    kind: seminar.kind,
    day: seminar.day ?? null,
    starts: seminar.starts ?? null,
    ends: seminar.ends ?? null,
    place: seminar.place ?? null,
    note: seminar.note ?? null,
    workbook_id: workbook ?? null,
    edition_id: edition ?? null,
    agenda: JSON.stringify(agenda),
    resources: JSON.stringify(resources),
  };
  if (revision === 0) tx.insert('seminar', { id, ...row });
  else tx.update('seminar', id, row, { revision });
}

function toSeminar({ id, cohort_id, title, kind, workbook_id, edition_id, agenda, resources, revision, ...row }: Row): Seminar {
  const given = Object.fromEntries(
    Object.entries({ ...row, workbook: workbook_id, edition: edition_id }).filter(([, value]) => value !== null),
  );
  return {
    id,
    cohort: cohort_id,
    title,
    kind,
    ...given,
    agenda: JSON.parse(agenda) as AgendaItem[],
    resources: JSON.parse(resources) as Resource[],
    revision,
  };
}
