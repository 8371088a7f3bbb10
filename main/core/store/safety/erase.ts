import { copyFileSync, existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Id, Instant } from '../../../../preload/contract/model/ids.ts';
import type { ErasureReport } from '../../../../preload/contract/model/people.ts';
import { Refusal } from '../../refusal.ts';
import { type Database, openDatabase } from '../database.ts';
import { storeFiles } from '../files.ts';
import { sizeOf } from '../folder.ts';
import type { Store } from '../store.ts';
import { listBackups } from './backup-notes.ts';
import { checkDatabase } from './backups.ts';
import { refusalFor, requireSpace } from './disk.ts';
import { conditionFor, exportsHolding, personalTables, type Who } from './personal.ts';
import type { Place } from './place.ts';
import { alone, keptAside, prepareSwap, swapIn } from './swap.ts';
import { readErased, writeErased } from './tombstones.ts';

/*
 * Erasing a person or a cohort for good: from the tables, the journal, the full-text index, freed pages and the -wal. It is no
 * operation, cannot be undone, and leaves an id and a time, so that an old backup does not bring them back. What it
 * cannot reach it names: backups, and files that were written out.
 */

export type Subject = ErasureReport['subject'];
type ErasingStore = Pick<Store, 'raw' | 'note' | 'announce' | 'fold'>;

export function previewErasure(place: Place, store: ErasingStore, subject: Subject): ErasureReport {
  const db = store.raw;
  const scope = scopeOf(db, subject);
  return { subject, removed: countRows(db, scope), ...reachedNot(place, db, scope), done: false };
}

/** When it answers, no word of theirs is in the store's files. Killed before that, the next start finishes it. */
export function erase(place: Place, store: ErasingStore, subject: Subject): ErasureReport {
  const report = beginErasure(place, store, subject);
  try {
    scrub(place, store.raw, store.fold);
  } catch (error) {
    throw erasureUnfinished(error);
  }
  return endErasure(place, report);
}

/** Takes their rows away. Their last traces go with `scrubClosed`, or at the next start. */
export function beginErasure(place: Place, store: ErasingStore, subject: Subject): ErasureReport {
  const db = store.raw;
  const scope = scopeOf(db, subject);
  const left = reachedNot(place, db, scope);
  // Rewriting the store takes its size twice over. Better refused now than half done.
  requireSpace(place.folder, 2 * sizeOf(storeFiles(place.folder).store));
  try {
    const at = place.now();
    const known = readErased(place);
    const ids = [...scope.people, ...(scope.cohort ? [scope.cohort] : [])];
    writeErased(place, { ...known, erased: [...known.erased, ...ids.map((id) => ({ id, at }))], unfinished: true });
    const removed = countRows(db, scope);
    eraseRows(store, scope, at);
    store.note(subject.kind === 'person' ? 'person-erased' : 'cohort-erased', {
      [subject.kind]: subject.id,
      people: scope.people.length,
      responses: removed['responses'] ?? 0,
    });
    return { subject, removed, ...left, done: false };
  } catch (error) {
    throw refusalFor(error, 'internal');
  }
}

/** Their rows are gone, which must not be taken for nothing having been done; the next start sees to the rest. */
export function erasureUnfinished(error: unknown): Refusal {
  const { code, detail } = refusalFor(error, 'internal').failure;
  return new Refusal(code, { ...detail, what: 'erasure' });
}

export function endErasure(place: Place, report: ErasureReport): ErasureReport {
  place.log.info('erased', { kind: report.subject.kind, people: report.removed['people'] ?? 0 });
  return { ...report, done: true };
}

/**
 * The same as at the end of `erase`, on a store that is closed: a large one takes its time, and has a thread for it. It is written anew
 * beside the old one, which is overwritten: so it takes little memory, shows how far it is, and killed half-way leaves the old one whole.
 */
export function scrubClosed(place: Place, key: Buffer | null): void {
  const { store, keys } = storeFiles(place.folder);
  alone(place, () => {
    const incoming = prepareSwap(place.folder);
    const made = join(incoming, basename(store));
    const db = openDatabase(store, { key: key ?? undefined, mustExist: true, nativeBinding: place.nativeBinding });
    try {
      place.steps?.next('index');
      db.exec(rebuildSearch);
      place.steps?.next('compact', { file: made, bytes: sizeOf(store), by: 'size' });
      db.prepare('VACUUM INTO ?').run(made);
    } finally {
      db.close();
    }
    checkDatabase(place, made, key ?? undefined);
    if (existsSync(keys)) copyFileSync(keys, join(incoming, basename(keys)));
    place.steps?.next('clear');
    swapIn(place.folder, 'destroy', place.now());
  });
  writeErased(place, { ...readErased(place), unfinished: false });
}

/**
 * To be called after every opening: finishes an erasure that was interrupted, and erases again whom an old backup brought back.
 * Answers how many people that were. `later`: whoever calls sees to the last traces, where `isErasureUnfinished` says there are some.
 */
export function settleErasures(place: Place, store: ErasingStore, later = false): number {
  const db = store.raw;
  const file = readErased(place);
  const stones = db.prepare<[], { id: Id; at: Instant }>('SELECT id, at FROM tombstone').all();
  const all = new Map([...file.erased, ...stones].map(({ id, at }) => [id, at]));
  const ids = JSON.stringify([...all.keys()]);
  const listed = (sql: string): Id[] => db.prepare<[string], Id>(sql).pluck().all(ids);
  const cohorts = listed('SELECT id FROM cohort WHERE id IN (SELECT value FROM json_each(?))');
  const people = listed('SELECT id FROM participant WHERE id IN (SELECT value FROM json_each(?))');
  const copies = listed(
    'SELECT id FROM copy WHERE id IN (SELECT value FROM json_each(?)) AND (name IS NOT NULL OR participant_id IS NOT NULL)',
  );
  const missing = all.size > stones.length;
  const back = people.length + cohorts.length + copies.length > 0;
  if (!missing && !back && !file.unfinished && file.erased.length === all.size) return 0;

  writeErased(place, { version: 1, erased: [...all].map(([id, at]) => ({ id, at })), unfinished: file.unfinished || back });
  db.transaction(() => {
    const keep = db.prepare('INSERT OR IGNORE INTO tombstone (id, at) VALUES (?, ?)');
    for (const [id, at] of all) keep.run(id, at);
    for (const id of copies) db.prepare('UPDATE copy SET participant_id = NULL, name = NULL, file = NULL WHERE id = ?').run(id);
    for (const id of copies) db.prepare(`DELETE FROM change WHERE record = ? AND record_table = 'copy'`).run(id);
  })();
  const again = [...cohorts.map((id) => ({ kind: 'cohort' as const, id })), ...people.map((id) => ({ kind: 'person' as const, id }))];
  for (const subject of again) {
    // A cohort takes its people with it.
    if (db.prepare(`SELECT 1 FROM ${tableOf(subject)} WHERE id = ?`).get(subject.id)) eraseRows(store, scopeOf(db, subject), place.now());
  }
  try {
    if ((file.unfinished || back) && !later) scrub(place, db, store.fold);
  } catch (error) {
    // A full disk must not keep people out of their store. The rows are gone; their last traces go at a later start.
    place.log.warn('erasure-unfinished', { code: refusalFor(error, 'internal').failure.code });
  }
  if (back) {
    store.note('erased-again', { people: people.length, cohorts: cohorts.length });
    place.log.warn('erased-again', { people: people.length, cohorts: cohorts.length });
  }
  return people.length;
}

export const isErasureUnfinished = (place: Place): boolean => readErased(place).unfinished;

const tableOf = ({ kind }: Subject): 'participant' | 'cohort' => (kind === 'person' ? 'participant' : 'cohort');

function scopeOf(db: Database, { kind, id }: Subject): Who {
  if (!db.prepare(`SELECT 1 FROM ${tableOf({ kind, id })} WHERE id = ?`).get(id)) {
    throw new Refusal(db.prepare('SELECT 1 FROM tombstone WHERE id = ?').get(id) ? 'erased' : 'not-found', { what: kind });
  }
  const people = kind === 'person' ? [id] : db.prepare<[Id], Id>('SELECT id FROM participant WHERE cohort_id = ?').pluck().all(id);
  // A copy that was printed from a pasted list has a name and no person. A name that somebody else bears too stays with them.
  const names = db
    .prepare<[{ people: string }], string>(
      `SELECT name FROM participant WHERE id IN (SELECT value FROM json_each(@people))
       EXCEPT SELECT name FROM participant WHERE id NOT IN (SELECT value FROM json_each(@people))`,
    )
    .pluck()
    .all({ people: JSON.stringify(people) });
  return { people, cohort: kind === 'cohort' ? id : null, names };
}

function countRows(db: Database, scope: Who): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const table of new Set(personalTables.map((personal) => personal.table))) {
    // A change can be found in more than one way, and is counted once.
    const ways = personalTables.filter((personal) => personal.table === table);
    const { where, given } = conditionFor(ways.map(({ about }) => `(${about})`).join(' OR '), scope);
    const as = ways[0]?.as ?? table;
    const found = db
      .prepare<unknown[], number>(`SELECT count(*) FROM ${table} WHERE ${where}`)
      .pluck()
      .get(...given);
    counts[as] = (counts[as] ?? 0) + (found ?? 0);
  }
  return counts;
}

/** All rows in one transaction, with the tombstones: a kill leaves them erased or not erased, never half. */
function eraseRows(store: ErasingStore, scope: Who, at: Instant): void {
  const db = store.raw;
  const told: { table: string; id: Id }[] = [];
  db.transaction(() => {
    const keep = db.prepare('INSERT OR IGNORE INTO tombstone (id, at) VALUES (?, ?)');
    for (const id of scope.people) keep.run(id, at);
    if (scope.cohort) keep.run(scope.cohort, at);
    for (const { table, about, blank } of personalTables) {
      const { where, given } = conditionFor(about, scope);
      if (table === 'change') {
        scrubJournal(db, where, given);
        continue;
      }
      const ids = db
        .prepare<unknown[], Id>(`SELECT id FROM ${table} WHERE ${where}`)
        .pluck()
        .all(...given);
      told.push(...ids.map((id) => ({ table, id })));
      // The code on paper that may come back.
      if (table === 'copy') for (const id of ids) keep.run(id, at);
      db.prepare(blank ? `UPDATE ${table} SET ${blank} WHERE ${where}` : `DELETE FROM ${table} WHERE ${where}`).run(...given);
    }
  })();
  store.announce('people', told);
}

/** What has nothing left to undo cannot be undone; what also changed other things still can. */
function scrubJournal(db: Database, where: string, given: readonly (string | null)[]): void {
  const found = db.prepare<unknown[], number>(`SELECT DISTINCT operation FROM change WHERE ${where}`).pluck();
  const operations = JSON.stringify(found.all(...given));
  db.prepare(`DELETE FROM change WHERE ${where}`).run(...given);
  db.prepare(
    `UPDATE operation SET state = 'kept'
     WHERE state <> 'kept' AND seq IN (SELECT value FROM json_each(?)) AND NOT EXISTS (SELECT 1 FROM change WHERE change.operation = operation.seq)`,
  ).run(operations);
}

/**
 * Rewrites the file, so that nothing is left where rows were. The full-text index is built anew because its inner pages repeat
 * the beginnings of words, and deleting a row does not reach those.
 */
function scrub(place: Place, db: Database, fold: () => void): void {
  db.exec(rebuildSearch);
  db.exec('VACUUM');
  fold();
  writeErased(place, { ...readErased(place), unfinished: false });
}

const rebuildSearch = `INSERT INTO response_fts (response_fts) VALUES ('rebuild')`;

/** Where their words may still be, beyond the store. */
function reachedNot(place: Place, db: Database, scope: Who): Pick<ErasureReport, 'backups' | 'exported'> {
  const given = { people: JSON.stringify(scope.people) };
  const since =
    db
      .prepare<[object], string>('SELECT min(created) FROM participant WHERE id IN (SELECT value FROM json_each(@people))')
      .pluck()
      .get(given) ?? '';
  const exports = conditionFor(exportsHolding, scope);
  const aside = keptAside(place.folder);
  const files = storeFiles(place.folder);
  return {
    backups: [
      ...listBackups(files.backups).map(({ file, made }) => ({ file, made })),
      ...(aside ? [{ file: join(basename(aside.folder), basename(files.store)), made: aside.made }] : []),
    ].filter(({ made }) => scope.people.length > 0 && made >= since),
    exported: db
      .prepare<unknown[], { file: string; made: Instant }>(
        `SELECT json_extract(detail, '$.file') AS file, at AS made FROM activity WHERE ${exports.where} ORDER BY at, rowid`,
      )
      .all(...exports.given)
      .map((found) => ({ ...found, there: existsSync(found.file) })),
  };
}
