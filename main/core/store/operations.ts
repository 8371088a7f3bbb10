import type { Id } from '../../../preload/contract/model/ids.ts';

/*
 * What an operation is, and how it is applied and inverted. Pure: it knows records as plain values and nothing of SQLite, so that
 * undo, replay and recovery can be proved with properties instead of hoped for.
 */

export type SqlValue = string | number | null;
export interface Row {
  id: Id;
  [column: string]: SqlValue;
}
export type Columns = Readonly<Record<string, SqlValue>>;

/**
 * One record, before and after. An insert has no `before`, a removal no `after`, both with all columns; an update has the same
 * columns in both: those that changed.
 */
export interface Change {
  readonly table: string;
  readonly id: Id;
  readonly before: Columns | null;
  readonly after: Columns | null;
}

/** All that one action changed, in order. `label` is the key of a sentence. */
export interface Operation {
  readonly id: Id;
  readonly scope: string;
  readonly label: string;
  readonly changes: readonly Change[];
}

/** Table, then id. */
export type State = ReadonlyMap<string, ReadonlyMap<Id, Row>>;

/** Whether the record stands as the change found it. `ignoring` names columns that may differ, such as a counter. */
export function fits(change: Change, row: Row | undefined, ignoring: ReadonlySet<string> = new Set()): boolean {
  if (change.before === null) return row === undefined;
  if (row === undefined) return false;
  return Object.entries(change.before).every(([column, value]) => ignoring.has(column) || row[column] === value);
}

/** The record after the change; `undefined` once it is gone. */
export function applyToRow(change: Change, row: Row | undefined): Row | undefined {
  if (change.after === null) return undefined;
  return { ...row, ...change.after, id: change.id };
}

export function applyChange(state: State, change: Change): State {
  const rows = new Map(state.get(change.table));
  const row = rows.get(change.id);
  if (!fits(change, row)) throw new Error(`The change of ${change.table} does not fit the record.`);
  const next = applyToRow(change, row);
  if (next) rows.set(change.id, next);
  else rows.delete(change.id);
  const tables = new Map(state);
  // A table that has been emptied is as one that never held anything: else inverting would not lead back.
  if (rows.size > 0) tables.set(change.table, rows);
  else tables.delete(change.table);
  return tables;
}

export const applyOperation = (state: State, operation: Pick<Operation, 'changes'>): State => operation.changes.reduce(applyChange, state);

export const invertChange = (change: Change): Change => ({ ...change, before: change.after, after: change.before });

/** Last change first: what was inserted last may hang on what was inserted before it. */
export const invert = <O extends Pick<Operation, 'changes'>>(operation: O): O => ({
  ...operation,
  changes: operation.changes.map(invertChange).reverse(),
});

/** The columns in which two states of a record differ, as a change. */
export function changeBetween(table: string, before: Row, after: Row): Change {
  const columns = Object.keys({ ...before, ...after }).filter((column) => before[column] !== after[column]);
  const pick = (row: Row): Columns => Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
  return { table, id: before.id, before: pick(before), after: pick(after) };
}

export const writeColumns = (columns: Columns | null): string | null => (columns === null ? null : JSON.stringify(columns));

/** Reads what `writeColumns` wrote. The journal is ours, so anything else means that it was damaged. */
export function parseColumns(text: string | null): Columns | null {
  if (text === null) return null;
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('A change in the journal is not a record.');
  for (const cell of Object.values(value)) {
    if (cell !== null && typeof cell !== 'string' && typeof cell !== 'number')
      throw new Error('A change in the journal holds something that is not a value.');
  }
  return value as Columns;
}
