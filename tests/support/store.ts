import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Failure } from '../../preload/contract/errors.ts';
import type { Facts, Log } from '../../main/core/deps.ts';
import { Refusal } from '../../main/core/refusal.ts';
import { type State, type Row, applyOperation } from '../../main/core/store/operations.ts';
import { openJournal } from '../../main/core/store/journal.ts';
import { keepStatements } from '../../main/core/store/reading.ts';
import { type Opened, openStore, type Store, type StoreOptions } from '../../main/core/store/store.ts';
import { columnsOf, isLedger, type Table, tableNames } from '../../main/core/store/tables.ts';

/** A folder of the test's own, gone when the test is. */
export function temporaryFolder(within = tmpdir()): string {
  const folder = mkdtempSync(path.join(within, 'groundwork-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Kept extends Log {
  lines: { event: string; facts: Facts }[];
}

export function keepLog(): Kept {
  const lines: Kept['lines'] = [];
  const keep = (event: string, facts: Facts = {}): void => void lines.push({ event, facts });
  return { lines, info: keep, warn: keep, error: keep };
}

/** A clock that goes on by one second whenever it is asked, or is set. */
export function steppedClock(start = '2026-09-01T08:00:00.000Z'): { now: () => string; set: (instant: string) => void } {
  let at = Date.parse(start);
  return {
    now: () => new Date((at += 1000)).toISOString(),
    set: (instant) => {
      at = Date.parse(instant);
    },
  };
}

export function counter(prefix = 'id'): () => string {
  let last = 0;
  return () => `${prefix}-${++last}`;
}

export function storeOptions(folder: string, more: Partial<StoreOptions> = {}): StoreOptions {
  return { folder, now: steppedClock().now, newId: counter(), log: keepLog(), ...more };
}

export function requireOpen(opened: Opened): Store {
  if (!opened.ok) throw new Error(`The store did not open: ${opened.problem} ${JSON.stringify(opened.detail)}`);
  return opened.store;
}

/** A store in a folder of its own, closed when the test ends. */
export function newStore(more: Partial<StoreOptions> = {}): Store {
  const store = requireOpen(openStore(storeOptions(more.folder ?? temporaryFolder(), more)));
  onTestFinished(() => {
    if (store.raw.open) store.close();
  });
  return store;
}

/** A cohort and a person in it, which every response needs. All names here are invented. */
export function addPeople(store: Store, people: readonly string[] = ['p1']): void {
  store.change({ op: 'people', scope: 'people', label: 'add' }, (tx) => {
    tx.insert('cohort', { id: 'c1', title: 'Autumn', programme: 'NPQLTD', retention: '{}' });
    for (const id of people) tx.insert('participant', { id, cohort_id: 'c1', name: `Person ${id}` });
  });
}

export const response = (id: string, text: string, more: Partial<Row> = {}): Row => ({
  id,
  participant_id: 'p1',
  edition_id: null,
  field: 'role-1:individual',
  text,
  source: 'typed',
  written: '2026-09-02T10:00:00.000Z',
  ...more,
});

/** The failure with which it was refused. Anything else that goes wrong is not what was asked. */
export function refused(work: () => unknown): Failure {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.failure;
    throw error;
  }
  throw new Error('It was not refused.');
}

export const textOf = (store: Store, id: string): string | undefined =>
  store.read((db) => db.get<{ text: string }>('SELECT text FROM response WHERE id = ?', id))?.text;

export const responseOf = (store: Store, id: string) =>
  store.read((db) =>
    db.get<{ text: string; source: string; revision: number; updated: string; deleted_at: string | null }>(
      'SELECT * FROM response WHERE id = ?',
      id,
    ),
  );

/** A store with one person and one answer of theirs, r1. */
export function withResponse(text = 'first'): Store {
  const store = newStore();
  addPeople(store);
  store.change({ op: 'add', scope: 'people', label: 'add-response' }, (tx) => tx.insert('response', response('r1', text)));
  return store;
}

/** Everything that operations can change, as it is saved. */
export function savedState(store: Store): State {
  const state = new Map<string, Map<string, Row>>();
  for (const table of tableNames) {
    if (isLedger(table)) continue;
    const rows = store.read((db) => db.all<Row>(`SELECT ${columnsOf(table).join(', ')} FROM ${table}`));
    if (rows.length > 0) state.set(table, new Map(rows.map((row) => [row.id, row])));
  }
  return state;
}

/** The same, made again from the journal alone. */
export function replayedState(store: Store): State {
  let state: State = new Map();
  for (const operation of openJournal(keepStatements(store.raw)).all()) state = applyOperation(state, operation);
  // What was journalled by an earlier release knows nothing of the columns that came since; they are empty there.
  for (const [table, rows] of state) {
    const empty = Object.fromEntries(columnsOf(table as Table).map((column) => [column, null]));
    state = new Map(state).set(table, new Map([...rows].map(([id, row]) => [id, { ...empty, ...row }])));
  }
  return state;
}
