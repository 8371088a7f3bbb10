import { createHash } from 'node:crypto';
import type { ParsedInput } from '../../../preload/contract/calls.ts';
import type { Day, Id, Instant } from '../../../preload/contract/model/ids.ts';
import type { Action, ActionLine, ActionProposal, Outcome, Thread } from '../../../preload/contract/model/review.ts';
import { threadFields } from '../../../preload/contract/model/review.ts';
import { Refusal } from '../refusal.ts';
import type { ReadDb, SqlValue, Tx } from '../store/store.ts';
import type { AnswerRow } from './answer-rows.ts';
import { findAnswers } from './answers.ts';
import { partsOf, readAsked } from './asked.ts';
import { dayIn } from './days.ts';
import { readWanted, written } from './filter.ts';
import { grouped } from './groups.ts';
import { byWriter, readWriters } from './people.ts';
import { editionsAnswered } from './prompts.ts';

/*
 * What people said they would do. It is read from the actions blocks of returned workbooks as a proposal; a person confirms it, and
 * from then on it is a commitment with an outcome, whatever becomes of the paper. The thread takes it to the next workbook.
 */

interface ActionRow {
  id: Id;
  participant: Id;
  edition: Id | null;
  source: string | null;
  what: string;
  who: string;
  when: string;
  due: Day | null;
  told: string;
  outcome: Outcome;
  happened: string;
  settled: Day | null;
  taken: string | null;
  revision: number;
  created: Instant;
  editionTitle: string | null;
}

const select = `SELECT a.id, a.participant_id AS participant, a.edition_id AS edition, a.source, a.what, a.who, a.by_when AS "when", a.due, a.told,
  a.outcome, a.happened, a.settled, a.taken, a.revision, a.created, e.title AS editionTitle
  FROM action a JOIN participant p ON p.id = a.participant_id JOIN cohort c ON c.id = p.cohort_id LEFT JOIN edition e ON e.id = a.edition_id
  WHERE a.deleted_at IS NULL AND p.deleted_at IS NULL AND c.deleted_at IS NULL`;

/** By person, then by when it is due; what has no day comes last. */
export function listActions(db: ReadDb, { cohort, participant, edition, outcome, names }: ParsedInput<'action.list'>): ActionLine[] {
  const conditions: [string, SqlValue][] = [];
  if (cohort !== undefined) conditions.push(['p.cohort_id = ?', cohort]);
  if (participant !== undefined) conditions.push(['a.participant_id = ?', participant]);
  if (edition !== undefined) conditions.push(['a.edition_id = ?', edition]);
  if (outcome !== undefined) conditions.push(['a.outcome = ?', outcome]);
  const rows = db.all<ActionRow>(
    `${select} ${conditions.map(([sql]) => `AND ${sql}`).join(' ')} ORDER BY a.due IS NULL, a.due, a.created, a.id`,
    ...conditions.map(([, value]) => value),
  );
  const writers = readWriters(
    db,
    rows.map((row) => row.participant),
    names,
  );
  const lines = rows.flatMap(({ due, settled, taken, created: _, ...row }) => {
    const writer = writers.get(row.participant);
    const changed = taken !== null && taken !== readTaken(db, row);
    return writer ? [{ ...row, ...(due === null ? {} : { due }), ...(settled === null ? {} : { settled }), writer, changed }] : [];
  });
  return byWriter(lines, ({ writer }) => writer);
}

/** In the order of people, as they were written down. */
export function proposeActions(db: ReadDb, { cohort, edition, names }: ParsedInput<'action.proposals'>): ActionProposal[] {
  const wanted = readWanted(db, { cohort, ...(edition === undefined ? {} : { edition }) });
  const known = new Set(
    db
      .all<{ key: string }>(
        `SELECT a.participant_id || ' ' || a.edition_id || ' ' || a.source AS key FROM action a JOIN participant p ON p.id = a.participant_id
         WHERE p.cohort_id = ? AND a.deleted_at IS NULL AND a.source IS NOT NULL
         UNION ALL SELECT d.key FROM dismissal d JOIN participant p ON p.id = d.participant_id WHERE d.kind = 'action' AND p.cohort_id = ?`,
        cohort,
        cohort,
      )
      .map(({ key }) => key),
  );
  const rows = editionsAnswered(db, wanted).flatMap((id) =>
    [...readAsked(db, id).prompts.values()]
      .filter(({ kind }) => kind === 'actions')
      .flatMap(({ prompt }) => findAnswers(db, prompt, { ...wanted, editions: [id], where: `${wanted.where} AND ${written}` })),
  );
  const writers = readWriters(
    db,
    rows.map(({ participant }) => participant),
    names,
  );
  const proposals = [...grouped(rows, (row) => `${row.participant} ${row.edition} ${sourceOf(row.field)}`)].flatMap(
    ([key, cells]): ActionProposal[] => {
      const [first] = cells;
      const writer = first && writers.get(first.participant);
      const { what, who, when, told } = cellsOf(cells);
      if (known.has(key) || !first || !writer || first.edition === null || what === '') return [];
      const due = dayIn(when, first.written.slice(0, 10));
      const source = sourceOf(first.field);
      return [
        {
          writer,
          edition: first.edition,
          source,
          what,
          who: oneLine(who),
          when: oneLine(when),
          told: oneLine(told),
          ...(due === null ? {} : { due }),
        },
      ];
    },
  );
  const inOrder = proposals.toSorted((a, b) => (a.source < b.source ? -1 : a.source > b.source ? 1 : 0));
  return byWriter(inOrder, ({ writer }) => writer);
}

/** "ls1-actions:individual:1-what" comes from "ls1-actions:individual:1". */
const sourceOf = (field: string): string => field.slice(0, field.lastIndexOf('-'));
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 1000);

type Cells = Record<'what' | 'who' | 'when' | 'told', string>;
function cellsOf(rows: readonly Pick<AnswerRow, 'field' | 'text'>[]): Cells {
  const cell = (name: keyof Cells): string => rows.find(({ field }) => partsOf(field).part?.endsWith(`-${name}`))?.text.trim() ?? '';
  return { what: cell('what'), who: cell('who'), when: cell('when'), told: cell('told') };
}

/** A hash of what stands on paper now; null where the action did not come from paper, or nothing stands there any more. */
function readTaken(db: ReadDb, { participant, edition, source }: Pick<ActionRow, 'participant' | 'edition' | 'source'>): string | null {
  if (edition === null || source === null) return null;
  // "-" and "." are neighbours: all cells of that row, and of no row whose number begins alike.
  const rows = db.all<Pick<AnswerRow, 'field' | 'text'>>(
    `SELECT field, text FROM response INDEXED BY response_cell
     WHERE participant_id = ? AND edition_id = ? AND field >= ? AND field < ? AND deleted_at IS NULL`,
    participant,
    edition,
    `${source}-`,
    `${source}.`,
  );
  return createHash('sha256')
    .update(JSON.stringify(cellsOf(rows)))
    .digest('hex')
    .slice(0, 16);
}

export function saveActions(tx: Tx, actions: readonly Action[]): void {
  for (const { id, revision, participant, edition, source, when, due, settled, ...said } of actions) {
    if (tx.get('SELECT 1 FROM tombstone WHERE id = ?', participant)) throw new Refusal('erased');
    if (edition !== null && !tx.get('SELECT 1 FROM edition WHERE id = ?', edition)) throw new Refusal('not-found', { what: 'edition' });
    const row = {
      ...said,
      participant_id: participant,
      edition_id: edition,
      source,
      by_when: when,
      due: due ?? null,
      settled: settled ?? null,
      taken: readTaken(tx, { participant, edition, source }),
    };
    if (revision === 0) tx.insert('action', { id, ...row });
    else tx.update('action', id, row, { revision });
  }
}

export function removeActions(tx: Tx, actions: readonly Id[]): void {
  for (const action of actions) tx.trash('action', action);
}

/**
 * What one person has open from editions that were issued before this one (with none: from all), the oldest first. For the opening of
 * their next copy: each action with the names of the two fields in which the answer is written.
 */
export function readThread(db: ReadDb, participant: Id, edition: Id | null): Thread {
  const issued = edition === null ? null : db.get<{ issued: Instant }>('SELECT issued FROM edition WHERE id = ?', edition)?.issued;
  if (issued === undefined) throw new Refusal('not-found', { what: 'edition' });
  const rows = db.all<ActionRow & { said: Instant | null }>(
    `${select.replace(' AS editionTitle', `${saidOn} AS said`)} AND a.participant_id = ? AND a.outcome = 'open'
     ${issued === null ? '' : 'AND (a.edition_id IS NULL OR e.issued < ?) AND a.edition_id IS NOT ?'} ORDER BY coalesce(e.issued, a.created), a.source, a.id`,
    participant,
    ...(issued === null ? [] : [issued, edition]),
  );
  return {
    participant,
    edition,
    actions: rows.map(({ id, what, who, when, due, told, editionTitle, said, created }) => ({
      action: id,
      what,
      who,
      when,
      ...(due === null ? {} : { due }),
      told,
      editionTitle,
      said: (said ?? created).slice(0, 10),
      fields: threadFields(id),
    })),
  };
}
const saidOn = ` AS editionTitle, (SELECT min(r.written) FROM response r INDEXED BY response_cell WHERE r.participant_id = a.participant_id
  AND r.edition_id = a.edition_id AND r.field = a.source || '-what' AND r.deleted_at IS NULL)`;

export interface Settled {
  action: Id;
  outcome: Outcome;
  happened: string;
  settled?: Day | undefined;
}

/**
 * Writes down what became of actions, within whatever operation the caller runs. Those that are no longer there are passed over, since
 * the paper that tells of them may be older than the store; answers how many were written.
 */
export function settleActions(tx: Tx, answers: readonly Settled[], today: Day): number {
  let count = 0;
  for (const { action, outcome, happened, settled = today } of answers) {
    if (!tx.get('SELECT 1 FROM action WHERE id = ? AND deleted_at IS NULL', action)) continue;
    tx.update('action', action, { outcome, happened, settled: outcome === 'open' ? null : settled });
    count += 1;
  }
  return count;
}
