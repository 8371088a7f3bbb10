import type { Id, Instant } from '../../../preload/contract/model/ids.ts';
import type { History, HistoryStep } from '../../../preload/contract/model/store.ts';
import { Refusal } from '../refusal.ts';
import { isClash } from './failures.ts';
import type { Entry, Journal } from './journal.ts';
import { type Change, fits, invert } from './operations.ts';
import { bookkeeping, type Table } from './tables.ts';
import type { Writer } from './writing.ts';

/*
 * Undo and redo. Both are operations of their own, so that they are journalled, told and safe like any other; nothing is ever
 * taken out of the journal. One step undoes all effects of one action. Which step is next is read from the journal: the history
 * of a document is there again after a restart.
 */

export interface Stepped {
  step: HistoryStep;
  history: History;
}

export function historyOf(journal: Journal, scope: string): History {
  const { undo, redo } = journal.next(scope);
  return { undo: undo ? journal.step(undo) : null, redo: redo ? journal.step(redo) : null };
}

/** Inside the transaction that the caller holds. Answers the number of the new operation. */
export function takeStep(kind: 'undo' | 'redo', scope: string, op: Id, now: Instant, journal: Journal, writer: Writer): number {
  const entry = journal.next(scope)[kind];
  if (!entry) throw new Refusal('nothing-to-undo', { kind });
  const changes = journal.changesOf(entry.seq);
  for (const change of kind === 'undo' ? invert({ changes }).changes : changes) makeIfItFits(change, writer);
  journal.setState(entry.seq, kind === 'undo' ? 'undone' : 'done');
  return journal.add({ id: op, scope, label: entry.label, at: now, kind, about: entry.seq, state: 'kept', changes: writer.changes });
}

/**
 * Steps of one scope follow each other, so their records are always as they left them. What another scope changed since stays:
 * such a step is refused and explained, never merged in silence. Other columns of the same record may differ.
 */
function makeIfItFits(change: Change, writer: Writer): void {
  if (!fits(change, writer.rowOf(change.table as Table, change.id), bookkeeping)) throw new Refusal('conflict', { what: change.table });
  try {
    writer.make(change);
  } catch (error) {
    // Something new hangs on the record, or took its place: an edition was issued, a person added.
    if (isClash(error)) throw new Refusal('conflict', { what: change.table });
    throw error;
  }
}

/** The answer to an undo or a redo that was made already, when it is asked for again with the same id. */
export function stepMade(journal: Journal, made: Entry): Stepped {
  const about = made.about === null ? undefined : journal.at(made.about);
  if (!about) throw new Refusal('conflict', { what: 'operation' });
  return { step: journal.step(about), history: historyOf(journal, made.scope) };
}
