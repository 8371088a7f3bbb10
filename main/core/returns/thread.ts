import type { Day, Id } from '../../../preload/contract/model/ids.ts';
import type { FieldPlace } from '../../../preload/contract/model/print.ts';
import { type Outcome, threadFields, threadOutcomes } from '../../../preload/contract/model/review.ts';
import { type Settled, settleActions } from '../review/actions.ts';
import type { ReadDb, Tx } from '../store/store.ts';
import type { Kept } from './propose.ts';

/*
 * "You said… what happened?": the first page of a personal copy, answered. What is ticked and written there is no answer to a prompt but
 * the outcome of an action, whichever way it came home.
 */

const words: Record<Outcome, string> = { open: '', done: 'Done', partly: 'Partly', not: 'Not done', changed: 'It changed' };
const outcomes = new Map(threadOutcomes.map((outcome) => [words[outcome], outcome]));

export interface ThreadPlace {
  action: Id;
  part: 'outcome' | 'happened';
}

/** Which action a place asks about, if it is one of these. */
export function threadPlace({ id, block }: Pick<FieldPlace, 'id' | 'block'>): ThreadPlace | null {
  const found = block === 'thread' ? /^thread-(.+):individual:(outcome|happened)$/.exec(id) : null;
  return found ? { action: found[1] ?? '', part: found[2] as ThreadPlace['part'] } : null;
}

/** What it says of the action, as people read it: the box that was ticked as its word. Null where it can mean nothing here. */
export function readThreadPlace(
  db: ReadDb,
  { action, part }: ThreadPlace,
  text: string,
  participant: Id | null,
): { question: string; text: string } | null {
  const row = db.get<{ what: string; participant: Id }>(
    'SELECT what, participant_id AS participant FROM action WHERE id = ? AND deleted_at IS NULL',
    action,
  );
  if (!row || (participant !== null && row.participant !== participant)) return null;
  const outcome = threadOutcomes[Number(text) - 1];
  if (part === 'outcome' && !outcome) return null;
  return {
    question: `${part === 'outcome' ? 'You said' : 'What happened to what you said'}: ${row.what.replace(/\s+/g, ' ')}`,
    text: part === 'outcome' && outcome ? words[outcome] : text,
  };
}

/** What is kept of somebody's actions, under the names of the places that ask about them. */
export function keptThread(db: ReadDb, participant: Id): Map<string, Kept> {
  const rows = db.all<{ id: Id; outcome: Outcome; happened: string; updated: string; revision: number }>(
    'SELECT id, outcome, happened, updated, revision FROM action WHERE participant_id = ? AND deleted_at IS NULL',
    participant,
  );
  return new Map(
    rows.flatMap(({ id, outcome, happened, updated, revision }) => {
      const fields = threadFields(id);
      const common = { id: null, source: 'typed' as const, written: updated, revision };
      return [
        [fields.outcome, { ...common, text: words[outcome] }],
        [fields.happened, { ...common, text: happened }],
      ] as const;
    }),
  );
}

/** Writes down what was accepted. Words without a tick leave it open: nobody guesses what became of it. */
export function settleThread(tx: Tx, answers: readonly (ThreadPlace & { text: string })[], today: Day): void {
  const said = new Map<Id, { outcome?: Outcome; happened?: string }>();
  for (const { action, part, text } of answers) {
    const of = said.get(action) ?? {};
    // As the sheet says it, or as the box is numbered.
    const outcome = outcomes.get(text) ?? threadOutcomes[Number(text) - 1];
    said.set(action, part === 'happened' ? { ...of, happened: text } : outcome ? { ...of, outcome } : of);
  }
  const settled = [...said].flatMap(([action, { outcome, happened }]): Settled[] => {
    const row = tx.get<{ outcome: Outcome; happened: string }>(
      'SELECT outcome, happened FROM action WHERE id = ? AND deleted_at IS NULL',
      action,
    );
    return row ? [{ action, outcome: outcome ?? row.outcome, happened: happened ?? row.happened }] : [];
  });
  settleActions(tx, settled, today);
}
