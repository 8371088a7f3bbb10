import type { CallOutput, ParsedInput } from '../../../preload/contract/calls.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import { usualAttendance } from '../../../preload/contract/model/people.ts';
import type { Mark, RegisterMark } from '../../../preload/contract/model/seminars.ts';
import { listPeople, readCohort } from '../people/people.ts';
import { Refusal } from '../refusal.ts';
import type { ReadDb, Tx } from '../store/store.ts';
import { tallies } from './line.ts';
import { seminarsOf } from './seminars.ts';

interface MarkRow {
  id: Id;
  seminar_id: Id;
  participant_id: Id;
  state: Mark;
  note: string | null;
}

/** Everybody's marks in every seminar of the cohort, and how they stand against its line. In the order of the list of people. */
export function readRegister(db: ReadDb, cohortId: Id): CallOutput<'register.get'> {
  const rule = readCohort(db, cohortId).attendance ?? usualAttendance;
  const seminars = seminarsOf(db, cohortId);
  const marks = new Map<Id, RegisterMark[]>();
  const rows = db.all<MarkRow>(
    `SELECT a.id, a.seminar_id, a.participant_id, a.state, a.note FROM attendance a JOIN seminar s ON s.id = a.seminar_id
     WHERE s.cohort_id = ? AND s.deleted_at IS NULL`,
    cohortId,
  );
  for (const { participant_id, seminar_id, state, note } of rows) {
    const of = marks.get(participant_id) ?? [];
    marks.set(participant_id, of);
    of.push({ seminar: seminar_id, state, ...(note === null ? {} : { note }) });
  }
  return {
    rule,
    seminars,
    rows: listPeople(db, cohortId).map(({ id }) => {
      const theirs = marks.get(id) ?? [];
      const stateIn = new Map(theirs.map(({ seminar, state }) => [seminar, state]));
      const counted = seminars.map((seminar) => ({
        kind: seminar.kind === 'self-study' ? ('self-study' as const) : ('session' as const),
        state: stateIn.get(seminar.id),
      }));
      return { participant: id, marks: theirs, tallies: tallies(counted, rule) };
    }),
  };
}

/** A note that is left out stays; `null` takes the mark with its note away. */
export function markRegister(tx: Tx, marks: ParsedInput<'register.mark'>['marks'], newId: () => Id): void {
  for (const { seminar, participant, state, note } of marks) {
    const row = tx.get<MarkRow>('SELECT id FROM attendance WHERE seminar_id = ? AND participant_id = ?', seminar, participant);
    if (state === null) {
      if (row) tx.remove('attendance', row.id);
    } else if (row) tx.update('attendance', row.id, { state, ...(note === undefined ? {} : { note: note || null }) });
    else {
      if (tx.get('SELECT 1 FROM tombstone WHERE id = ?', participant)) throw new Refusal('erased');
      if (!tx.get('SELECT 1 FROM participant WHERE id = ?', participant)) throw new Refusal('not-found', { what: 'person' });
      if (!tx.get('SELECT 1 FROM seminar WHERE id = ?', seminar)) throw new Refusal('not-found', { what: 'seminar' });
      tx.insert('attendance', { id: newId(), seminar_id: seminar, participant_id: participant, state, note: note || null });
    }
  }
}
