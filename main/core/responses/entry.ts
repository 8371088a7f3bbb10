import type { ParsedInput } from '../../../preload/contract/calls.ts';
import type { Id, Instant } from '../../../preload/contract/model/ids.ts';
import type { HandInState } from '../../../preload/contract/model/people.ts';
import { saveResponse } from '../people/people.ts';
import { Refusal } from '../refusal.ts';
import type { Tx } from '../store/store.ts';
import { readCell } from './grid.ts';

/** One cell of the grid. What stood there before is kept as a revision; an answer that is taken away lies in the trash. */
export function setCell(
  tx: Tx,
  { participant, edition, field, revision, state, text, source }: Omit<ParsedInput<'entry.set'>, 'op'>,
  now: Instant,
  newId: () => Id,
): void {
  const cell = readCell(tx, participant, edition, field);
  if ((cell?.revision ?? 0) !== revision) throw new Refusal('stale', { revision: cell?.revision ?? 0 });
  if (state === null) {
    if (cell) tx.trash('response', cell.response);
    return;
  }
  if (!tx.get('SELECT 1 FROM edition WHERE id = ?', edition)) throw new Refusal('not-found', { what: 'edition' });
  saveResponse(tx, {
    id: cell?.response ?? newId(),
    participant,
    edition,
    field,
    text: state === 'written' ? text : '',
    state,
    source,
    written: now,
    revision,
  });
  // Whoever's words are there handed them in.
  if (state === 'written') markHandIn(tx, edition, [participant], 'handed-in', newId);
}

export function markHandIn(tx: Tx, edition: Id, people: readonly Id[], state: HandInState | null, newId: () => Id): void {
  for (const participant of people) {
    const row = tx.get<{ id: Id; state: HandInState }>(
      'SELECT id, state FROM hand_in WHERE participant_id = ? AND edition_id = ?',
      participant,
      edition,
    );
    if (row?.state === state) continue;
    if (state === null) {
      if (row) tx.remove('hand_in', row.id);
    } else if (row) tx.update('hand_in', row.id, { state });
    else {
      if (tx.get('SELECT 1 FROM tombstone WHERE id = ?', participant)) throw new Refusal('erased');
      tx.insert('hand_in', { id: newId(), participant_id: participant, edition_id: edition, state });
    }
  }
}
