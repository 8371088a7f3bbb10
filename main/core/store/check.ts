import type { CheckReport } from '../../../preload/contract/model/store.ts';
import type { Database } from './database.ts';
import { errorCode, isBroken } from './failures.ts';
import { readSchema } from './migrations.ts';
import { parseColumns, type Row } from './operations.ts';
import { bookkeeping, columnsOf, isTable } from './tables.ts';

/** Everything that can be checked, however long it takes: what a person asks for with "check the store". */
export function checkStore(db: Database, expectedSchema: string): CheckReport {
  const steps = [
    step('pages', () => {
      const found = db.prepare<[], string>('PRAGMA quick_check(20)').pluck().all();
      return found.length === 1 && found[0] === 'ok' ? 0 : found.length;
    }),
    step('schema', () => (readSchema(db) === expectedSchema ? 0 : 1)),
    step('references', () => db.prepare('PRAGMA foreign_key_check').all().length),
    step('search', () => {
      db.prepare(`INSERT INTO response_fts (response_fts, rank) VALUES ('integrity-check', 1)`).run();
      return 0;
    }),
    step('journal', () => journalMisfits(db)),
  ];
  return { ok: steps.every(({ ok }) => ok), steps };
}

/** `work` counts what is wrong. */
function step(name: string, work: () => number): CheckReport['steps'][number] {
  try {
    const wrong = work();
    return { name, ok: wrong === 0, detail: wrong === 0 ? '' : String(wrong) };
  } catch (error) {
    return { name, ok: false, detail: errorCode(error) || 'unreadable' };
  }
}

/** How many records are looked up in the journal: those that changed last, where an interrupted write would show. */
const lately = 2000;

/** Records that do not stand as the last change of them in the journal left them. */
function journalMisfits(db: Database): number {
  const last = db.prepare<[number], { record_table: string; record: string; after: string | null }>(
    `SELECT record_table, record, after FROM change ORDER BY operation DESC, place DESC LIMIT ?`,
  );
  const seen = new Set<string>();
  let wrong = 0;
  for (const { record_table: table, record, after } of last.all(lately)) {
    const name = `${table} ${record}`;
    if (seen.has(name) || !isTable(table)) continue;
    seen.add(name);
    const row = db.prepare<[string], Row>(`SELECT ${columnsOf(table).join(', ')} FROM ${table} WHERE id = ?`).get(record);
    const left = parseColumns(after);
    const asLeft =
      left === null
        ? row === undefined
        : row !== undefined && Object.entries(left).every(([column, value]) => bookkeeping.has(column) || row[column] === value);
    if (!asLeft) wrong += 1;
  }
  return wrong;
}

/** Rows that one slice reads: a few milliseconds' worth. */
const sliceRows = 1000;

/**
 * Reads every record of a large store, a slice at a time, so that damage in a page nobody has asked for is found while there are
 * good backups and not a year later. Between two slices the store does its work. Indexes are left to `checkStore` and to the
 * check of each backup: damage there shows at its first use and loses nothing. Answers whether all could be read.
 */
export function* readSlices(db: Database): Generator<void, boolean> {
  const names = db
    .prepare<[], { name: string; wr: number }>(
      `SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`,
    )
    .all();
  try {
    for (const { name, wr: withoutRowid } of names) {
      const columns = db.prepare<[string], { name: string; pk: number }>('SELECT name, pk FROM pragma_table_info(?)').all(name);
      const key = withoutRowid
        ? columns
            .filter(({ pk }) => pk > 0)
            .sort((a, b) => a.pk - b.pk)
            .map((column) => column.name)
        : ['rowid'];
      const order = key.join(', ');
      // Lengths make SQLite read each value to its end, over however many pages it is spread.
      const lengths = columns.map((column) => `length("${column.name}")`).join(', ');
      const slice = db.prepare(`SELECT ${order}, ${lengths} FROM "${name}" ORDER BY ${order} LIMIT ${sliceRows}`).raw();
      const next = db
        .prepare(
          `SELECT ${order}, ${lengths} FROM "${name}" WHERE (${order}) > (${key.map(() => '?').join(', ')}) ORDER BY ${order} LIMIT ${sliceRows}`,
        )
        .raw();
      let rows = slice.all() as unknown[][];
      while (rows.length > 0) {
        yield;
        const last = rows.at(-1)?.slice(0, key.length) ?? [];
        rows = rows.length < sliceRows ? [] : (next.all(...last) as unknown[][]);
      }
    }
    return true;
  } catch (error) {
    if (isBroken(error)) return false;
    throw error;
  }
}
