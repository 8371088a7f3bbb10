import type { CallOutput, ParsedInput } from '../../../preload/contract/calls.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { Cohort, Participant, Response, Retention } from '../../../preload/contract/model/people.ts';
import { Refusal } from '../refusal.ts';
import type { ReadDb, Tx } from '../store/store.ts';

type Optional<T> = { [K in keyof T]: T[K] | null };
type ParticipantRow = Optional<Pick<Participant, 'email' | 'role' | 'setting' | 'preset' | 'note'>> & {
  id: Id;
  cohort_id: Id;
  name: string;
  known_as: string | null;
  revision: number;
};
type ResponseRow = Omit<Response, 'participant' | 'edition'> & { participant_id: Id; edition_id: Id | null };

export function listCohorts(db: ReadDb, today: string): CallOutput<'cohort.list'> {
  return db
    .all<Omit<Cohort, 'retention'> & { retention: string; people: number }>(
      `SELECT c.id, c.title, c.programme, c.retention, c.revision,
        (SELECT count(*) FROM participant p WHERE p.cohort_id = c.id AND p.deleted_at IS NULL) AS people
       FROM cohort c WHERE c.deleted_at IS NULL ORDER BY c.title`,
    )
    .map((row) => {
      const retention = JSON.parse(row.retention) as Retention;
      return { ...row, retention, reminderDue: retention.due <= today };
    });
}

/** Adds the cohort when its revision is 0, else changes the one that stands. */
export function saveCohort(tx: Tx, { id, revision, ...cohort }: Cohort): void {
  const row = { ...cohort, retention: JSON.stringify(cohort.retention) };
  if (revision === 0) tx.insert('cohort', { id, ...row });
  else tx.update('cohort', id, row, { revision });
}

export function listPeople(db: ReadDb, cohort: Id | undefined): Participant[] {
  const where = cohort === undefined ? '' : 'AND cohort_id = ?';
  return db
    .all<ParticipantRow>(
      `SELECT id, cohort_id, name, known_as, email, role, setting, preset, note, revision FROM participant WHERE deleted_at IS NULL ${where} ORDER BY name, id`,
      ...(cohort === undefined ? [] : [cohort]),
    )
    .map(toParticipant);
}

export function savePerson(tx: Tx, { id, revision, cohort, knownAs, ...person }: Participant): void {
  const row = {
    cohort_id: cohort,
    name: person.name,
    known_as: knownAs ?? null,
    email: person.email ?? null,
    role: person.role ?? null,
    setting: person.setting ?? null,
    preset: person.preset ?? null,
    note: person.note ?? null,
  };
  if (tx.get('SELECT 1 FROM tombstone WHERE id = ?', id)) throw new Refusal('erased');
  if (revision === 0) tx.insert('participant', { id, ...row });
  else tx.update('participant', id, row, { revision });
}

/** A response keeps every revision: the one that is replaced goes beside it, with its source and time. */
export function saveResponse(tx: Tx, { id, participant, edition, revision, ...response }: Response): void {
  if (tx.get('SELECT 1 FROM tombstone WHERE id = ?', participant)) throw new Refusal('erased');
  const row = {
    participant_id: participant,
    edition_id: edition ?? null,
    field: response.field,
    text: response.text,
    source: response.source,
    written: response.written,
  };
  if (revision === 0) {
    tx.insert('response', { id, ...row });
    return;
  }
  const before = tx.get<ResponseRow>('SELECT text, source, written, revision FROM response WHERE id = ?', id);
  if (!before) throw new Refusal('not-found', { what: 'response' });
  tx.insert('response_revision', {
    id: `${id}-${before.revision}`.slice(-64),
    response_id: id,
    revision: before.revision,
    text: before.text,
    source: before.source,
    written: before.written,
  });
  tx.update('response', id, row, { revision });
}

export function listResponses(db: ReadDb, { participant, field, limit }: ParsedInput<'response.list'>): Response[] {
  const wanted: [string, string][] = [];
  if (participant !== undefined) wanted.push(['participant_id = ?', participant]);
  if (field !== undefined) wanted.push(['field = ?', field]);
  const where = ['deleted_at IS NULL', ...wanted.map(([condition]) => condition)].join(' AND ');
  return db
    .all<ResponseRow>(
      `SELECT id, participant_id, edition_id, field, text, source, written, revision FROM response WHERE ${where} ORDER BY written DESC, id DESC LIMIT ?`,
      ...wanted.map(([, value]) => value),
      limit,
    )
    .map(toResponse);
}

/** What was done to personal data, newest first; never the data. */
export const listActivity = (db: ReadDb, limit: number): CallOutput<'activity.list'> =>
  db
    .all<{ at: string; what: string; detail: string }>('SELECT at, what, detail FROM activity ORDER BY at DESC, id DESC LIMIT ?', limit)
    .map(({ detail, ...row }) => ({ ...row, detail: JSON.parse(detail) as Record<string, string | number> }));

export const toResponse = ({ participant_id, edition_id, ...row }: ResponseRow): Response => ({
  ...row,
  participant: participant_id,
  ...(edition_id === null ? {} : { edition: edition_id }),
});

function toParticipant({ cohort_id, known_as, ...row }: ParticipantRow): Participant {
  const given = Object.fromEntries(Object.entries({ ...row, knownAs: known_as }).filter(([, value]) => value !== null));
  return { ...given, cohort: cohort_id } as Participant;
}
