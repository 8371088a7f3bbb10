import type { CallOutput, ParsedInput } from '../../../preload/contract/calls.ts';
import type { Codes } from '../../../preload/contract/model/aliases.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { AttendanceRule, Cohort, Participant, Response, Retention } from '../../../preload/contract/model/people.ts';
import { Refusal } from '../refusal.ts';
import { reminderFor, retainedUntil } from '../store/safety/retention.ts';
import type { ReadDb, Tx } from '../store/store.ts';
import { byName } from './order.ts';

type Optional<T> = { [K in keyof T]: T[K] | null };
interface CohortRow {
  id: Id;
  title: string;
  programme: string;
  retention: string;
  attendance: string | null;
  codes: string | null;
  sample: number | null;
  revision: number;
}
type Given = 'email' | 'role' | 'setting' | 'phase' | 'status' | 'route' | 'preset' | 'note' | 'number';
type ParticipantRow = Optional<Pick<Participant, Given>> & {
  id: Id;
  cohort_id: Id;
  name: string;
  known_as: string | null;
  revision: number;
};
type ResponseRow = Omit<Response, 'participant' | 'edition' | 'state'> & {
  participant_id: Id;
  edition_id: Id | null;
  state: Response['state'] | null;
};

export function listCohorts(db: ReadDb, today: string): CallOutput<'cohort.list'> {
  return db
    .all<CohortRow & { people: number }>(
      `SELECT c.id, c.title, c.programme, c.retention, c.attendance, c.codes, c.sample, c.revision,
        (SELECT count(*) FROM participant p WHERE p.cohort_id = c.id AND p.deleted_at IS NULL) AS people
       FROM cohort c WHERE c.deleted_at IS NULL ORDER BY c.id`,
    )
    .toSorted((a, b) => byName.compare(a.title, b.title))
    .map((row) => {
      const cohort = toCohort(row);
      const reminder = reminderFor(cohort.retention, today);
      return { ...cohort, people: row.people, reminder, reminderDue: reminder === 'due' };
    });
}

export function readCohort(db: ReadDb, id: Id): Cohort {
  const row = db.get<CohortRow>(
    'SELECT id, title, programme, retention, attendance, codes, sample, revision FROM cohort WHERE id = ? AND deleted_at IS NULL',
    id,
  );
  if (!row) throw new Refusal(db.get('SELECT 1 FROM tombstone WHERE id = ?', id) ? 'erased' : 'not-found', { what: 'cohort' });
  return toCohort(row);
}

const toCohort = ({ id, title, programme, retention, attendance, codes, sample, revision }: CohortRow): Cohort => ({
  id,
  title,
  programme,
  retention: JSON.parse(retention) as Retention,
  ...(attendance === null ? {} : { attendance: JSON.parse(attendance) as AttendanceRule }),
  ...(codes === null ? {} : { codes: JSON.parse(codes) as Codes }),
  ...(sample === 1 ? { sample: true } : {}),
  revision,
});

/** Adds the cohort when its revision is 0, else changes the one that stands. */
export function saveCohort(tx: Tx, { id, revision, ...cohort }: Cohort): void {
  const { months, from } = cohort.retention;
  const row = {
    title: cohort.title,
    programme: cohort.programme,
    // The day follows from the two that were chosen, whoever asks.
    retention: JSON.stringify({ ...cohort.retention, due: retainedUntil(from, months) }),
    attendance: cohort.attendance ? JSON.stringify(cohort.attendance) : null,
    sample: cohort.sample ? 1 : null,
  };
  if (revision === 0) tx.insert('cohort', { id, ...row });
  else tx.update('cohort', id, row, { revision });
}

/** By name, as every list, chart and pile of copies is. */
export function listPeople(db: ReadDb, cohort: Id | undefined): Participant[] {
  const where = cohort === undefined ? '' : 'AND cohort_id = ?';
  return db
    .all<ParticipantRow>(
      `SELECT id, cohort_id, name, known_as, email, role, setting, phase, status, route, preset, note, number, revision
       FROM participant WHERE deleted_at IS NULL AND cohort_id IN (SELECT id FROM cohort WHERE deleted_at IS NULL) ${where} ORDER BY id`,
      ...(cohort === undefined ? [] : [cohort]),
    )
    .map(toParticipant)
    .sort((a, b) => byName.compare(a.name, b.name));
}

export function savePerson(tx: Tx, { id, revision, cohort, knownAs, ...person }: Participant): void {
  const row = {
    cohort_id: cohort,
    name: person.name,
    known_as: knownAs ?? null,
    email: person.email ?? null,
    role: person.role ?? null,
    setting: person.setting ?? null,
    phase: person.phase ?? null,
    status: person.status ?? null,
    route: person.route ?? null,
    preset: person.preset ?? null,
    note: person.note ?? null,
  };
  if (tx.get('SELECT 1 FROM tombstone WHERE id = ?', id)) throw new Refusal('erased');
  if (revision === 0) tx.insert('participant', { id, ...row, number: nextNumber(tx, cohort) });
  else {
    const before = tx.get<{ cohort_id: Id }>('SELECT cohort_id FROM participant WHERE id = ?', id);
    // Whoever moves is numbered among those they come to.
    const moved = before && before.cohort_id !== cohort ? { number: nextNumber(tx, cohort) } : {};
    tx.update('participant', id, { ...row, ...moved }, { revision });
  }
}

/** A number that somebody was known by is not given again, not even when they were erased. */
export const nextNumber = (db: ReadDb, cohort: Id): number =>
  Number(db.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', `numbered ${cohort}`)?.value ?? 0) + 1;

/** What stood in an answer for a time. */
export type Wording = Pick<Response, 'text' | 'state' | 'source' | 'written'>;

/**
 * A response keeps every revision: the one that is replaced goes beside it, with its source and time. `between`: what it said in turn since
 * then, where several wordings came at once; the answer itself is written only for the last of them.
 */
export function saveResponse(
  tx: Tx,
  { id, participant, edition, revision, field, ...last }: Response,
  between: readonly Wording[] = [],
): void {
  if (tx.get('SELECT 1 FROM tombstone WHERE id = ?', participant)) throw new Refusal('erased');
  const [first = last, ...rest] = between;
  if (revision === 0) {
    tx.insert('response', { id, participant_id: participant, edition_id: edition ?? null, field, ...columnsOf(first) });
    if (between.length === 0) return;
  }
  const before = tx.get<Wording & { revision: number }>('SELECT text, state, source, written, revision FROM response WHERE id = ?', id);
  if (!before) throw new Refusal('not-found', { what: 'response' });
  const replaced = [before, ...(revision === 0 ? rest : between)];
  for (const [at, wording] of replaced.entries()) {
    const place = before.revision + at;
    tx.insert('response_revision', { id: `${id}-${place}`.slice(-64), response_id: id, revision: place, ...columnsOf(wording) });
  }
  const row = { participant_id: participant, edition_id: edition ?? null, field, ...columnsOf(last) };
  tx.update('response', id, row, { revision: revision === 0 ? before.revision : revision }, replaced.length);
}

const columnsOf = ({ text, state, source, written }: Wording) => ({ text, state: state ?? null, source, written });

export function listResponses(db: ReadDb, { participant, field, limit }: ParsedInput<'response.list'>): Response[] {
  const wanted: [string, string][] = [];
  if (participant !== undefined) wanted.push(['participant_id = ?', participant]);
  if (field !== undefined) wanted.push(['field = ?', field]);
  const where = ['deleted_at IS NULL', ...wanted.map(([condition]) => condition)].join(' AND ');
  return db
    .all<ResponseRow>(
      `SELECT id, participant_id, edition_id, field, text, state, source, written, revision FROM response WHERE ${where} ORDER BY written DESC, id DESC LIMIT ?`,
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

export const toResponse = ({ participant_id, edition_id, state, ...row }: ResponseRow): Response => ({
  ...row,
  ...(state === null ? {} : { state }),
  participant: participant_id,
  ...(edition_id === null ? {} : { edition: edition_id }),
});

function toParticipant({ cohort_id, known_as, ...row }: ParticipantRow): Participant {
  const given = Object.fromEntries(Object.entries({ ...row, knownAs: known_as }).filter(([, value]) => value !== null));
  return { ...given, cohort: cohort_id } as Participant;
}
