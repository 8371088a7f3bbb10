import type { ParsedInput } from '../../../preload/contract/calls.ts';
import type { Rating } from '../../../preload/contract/model/entry.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import { Refusal } from '../refusal.ts';
import type { ReadDb, Tx } from '../store/store.ts';

/* How sure somebody is of a statement, from 1 to 5, before, now and later. */

export const listRatings = (db: ReadDb, { cohort, framework }: ParsedInput<'rating.list'>): Rating[] =>
  db.all<Rating>(
    `SELECT r.participant_id AS participant, r.statement_id AS statement, r.occasion, r.value
     FROM rating r JOIN participant p ON p.id = r.participant_id JOIN statement s ON s.id = r.statement_id
     WHERE p.cohort_id = ? AND p.deleted_at IS NULL ${framework === undefined ? '' : 'AND s.framework_id = ?'}
     ORDER BY r.participant_id, s.kind, s.number, r.occasion`,
    cohort,
    ...(framework === undefined ? [] : [framework]),
  );

export function setRatings(tx: Tx, ratings: ParsedInput<'rating.set'>['ratings'], newId: () => Id): void {
  for (const { participant, statement, occasion, value } of ratings) {
    const row = tx.get<{ id: Id }>(
      'SELECT id FROM rating WHERE participant_id = ? AND statement_id = ? AND occasion = ?',
      participant,
      statement,
      occasion,
    );
    if (value === null) {
      if (row) tx.remove('rating', row.id);
    } else if (row) tx.update('rating', row.id, { value });
    else {
      if (tx.get('SELECT 1 FROM tombstone WHERE id = ?', participant)) throw new Refusal('erased');
      if (!tx.get('SELECT 1 FROM statement WHERE id = ?', statement)) throw new Refusal('not-found', { what: 'statement' });
      tx.insert('rating', { id: newId(), participant_id: participant, statement_id: statement, occasion, value });
    }
  }
}
