import type { Id, Instant } from '../../../preload/contract/model/ids.ts';
import type { ReturnDecision, ReturnDesk } from '../../../preload/contract/model/returns.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../refusal.ts';
import type { ReadDb, Store } from '../store/store.ts';
import { narrowPlaces } from './flat.ts';
import { type Known, lookUp } from './known.ts';
import { propose } from './propose.ts';
import type { ReadOutcome } from './readers.ts';
import type { Sheet, SheetFile } from './sheets.ts';

/*
 * The desk: one sheet of files that came back, which stays until they are accepted or put away. What was read from them is kept, and not
 * only where they lie: a stick is pulled out, a browser hands over a copy that is gone tomorrow, and somebody who has decided about forty
 * files is not asked again. It is no operation and nobody's answer; it goes with whoever is erased, and after a season by itself.
 */

/** Files that one sheet holds. */
export const mostFiles = 1000;
const daysOnDesk = 90;

/** What was read, once it has been parsed: a thousand files are asked for at every change. What is not in the store any more is not used. */
const parsed = new WeakMap<Store, Map<Id, ReadOutcome>>();
/** Stores in which what was done the last time has been cleared away. */
const tidied = new WeakSet<Store>();

export function findDesk(store: Store, now: Instant): ReturnDesk | null {
  if (!tidied.has(store)) tidyDesk(store, now);
  return store.read((db) => {
    const row = db.get<{ sheet: Id; left: number }>('SELECT id AS sheet, left_over AS "left" FROM return_sheet ORDER BY read DESC LIMIT 1');
    const n = (where: string): number =>
      db.get<{ n: number }>(`SELECT count(*) AS n FROM sheet_file WHERE sheet_id = ? AND outcome IS ${where}`, row?.sheet ?? '')?.n ?? 0;
    if (!row) return null;
    const [files, unread] = [n('NOT NULL'), n('NULL')];
    return { ...row, files, unread, waiting: files + unread - acceptedOn(db, row.sheet).length };
  });
}

/** Lays files on the desk before any is read, so that none is forgotten however reading ends. */
export function layDown(store: Store, { now, newId }: Pick<Deps, 'now' | 'newId'>, paths: readonly string[]): { sheet: Id; left: number } {
  tidyDesk(store, now());
  const before = findDesk(store, now());
  const [sheet, at] = [before?.sheet ?? newId(), now()];
  const room = mostFiles - (before ? before.files + before.unread : 0);
  const left = Math.max(0, paths.length - room);
  store.jot((write) => {
    if (before) write('UPDATE return_sheet SET read = ?, left_over = ? WHERE id = ?', at, left, sheet);
    else write('INSERT INTO return_sheet (id, read, left_over) VALUES (?, ?, ?)', sheet, at, left);
    for (const path of paths.slice(0, room))
      write('INSERT INTO sheet_file (id, sheet_id, arrived, path) VALUES (?, ?, ?, ?)', newId(), sheet, at, path);
  });
  return { sheet, left };
}

export const unreadOf = (db: ReadDb, sheet: Id): { id: Id; path: string }[] =>
  db.all('SELECT id, path FROM sheet_file WHERE sheet_id = ? AND outcome IS NULL ORDER BY arrived, id', sheet);

export interface Reading {
  id: Id;
  path: string;
  outcome: ReadOutcome;
  /** The file itself, where it lies where it will not be tomorrow. */
  bytes: Buffer | null;
}

/** Puts down what was read, a few files at a time: every one would cost the disk a wait. */
export function putDown(store: Store, sheet: Id, readings: readonly Reading[]): void {
  if (readings.length === 0) return;
  const kept = store.read((db) => {
    const known = lookUp(db);
    return readings.map((reading) => ({ ...reading, ...keep(db, known, reading) }));
  });
  store.jot((write) => {
    for (const { id, path, outcome, participant, copy, name, bytes } of kept) {
      const { hash } = outcome;
      // The same file dropped again is one file, and what was decided about it holds; saved anew in its place, it takes its place.
      const twin = store.read((db) =>
        db.get<{ id: Id }>(
          `SELECT o.id FROM sheet_file o JOIN sheet_file f ON f.id = ?
           WHERE o.sheet_id = ? AND o.hash = ? AND o.hash <> '' AND o.arrived < f.arrived`,
          id,
          sheet,
          hash,
        ),
      );
      if (twin) {
        write('UPDATE sheet_file SET path = ? WHERE id = ?', path, twin.id);
        if (bytes) write('INSERT OR IGNORE INTO sheet_copy (id, bytes) VALUES (?, ?)', twin.id, bytes);
        write('DELETE FROM sheet_file WHERE id = ?', id);
        continue;
      }
      const older = `SELECT o.id FROM sheet_file o JOIN sheet_file f ON f.id = ? WHERE o.sheet_id = ? AND o.path = f.path AND o.arrived < f.arrived`;
      write(`DELETE FROM sheet_copy WHERE id IN (${older})`, id, sheet);
      write(`DELETE FROM sheet_file WHERE id IN (${older})`, id, sheet);
      write(
        'UPDATE sheet_file SET hash = ?, outcome = ?, participant_id = ?, copy_id = ?, name = ? WHERE id = ?',
        hash,
        JSON.stringify(outcome),
        participant,
        copy,
        name,
        id,
      );
      if (bytes) write('INSERT OR REPLACE INTO sheet_copy (id, bytes) SELECT id, ? FROM sheet_file WHERE id = ?', bytes, id);
    }
  });
}

/** As much of what was read as is needed to propose it again: of a refused file nothing, of a page only what stands in its places. */
function keep(db: ReadDb, known: Known, reading: Reading) {
  const { line, boxes } = propose(db, known, reading);
  const facts = { participant: line.participant, copy: line.copy, name: line.coverName || null };
  const { outcome, bytes } = reading;
  if (line.state === 'erased') {
    const refused = { ok: false, problem: 'erased', hash: outcome.hash, bytes: outcome.bytes } as const;
    return { outcome: refused, participant: null, copy: null, name: null, bytes: null };
  }
  if (!outcome.ok || line.edition === null) return { ...facts, outcome: outcome.ok ? withoutWords(outcome) : outcome, bytes: null };
  return {
    ...facts,
    outcome: outcome.values === null && boxes.size > 0 ? { ...outcome, ...narrowPlaces(outcome, boxes) } : outcome,
    bytes,
  };
}

/** Of what is no workbook of ours nothing is kept but that it is none. A workbook that is not here yet may come tomorrow. */
function withoutWords(outcome: Extract<ReadOutcome, { ok: true }>): ReadOutcome {
  if (outcome.said.length > 0) return outcome;
  const pictures = outcome.values === null && outcome.pieces.length === 0;
  return { ...outcome, values: pictures ? null : {}, pieces: [], strokes: [] };
}

/** The sheet on the desk, as `findSheet` finds any other. */
export function deskSheet(store: Store, id: Id): Sheet | null {
  const mine = parsed.get(store) ?? new Map<Id, ReadOutcome>();
  parsed.set(store, mine);
  return store.read((db) => {
    const row = db.get<{ read: Instant }>('SELECT read FROM return_sheet WHERE id = ?', id);
    if (!row) return null;
    const there = db.all<{ id: Id; path: string }>(
      'SELECT id, path FROM sheet_file WHERE sheet_id = ? AND outcome IS NOT NULL ORDER BY arrived, id',
      id,
    );
    const ids = new Set(there.map((file) => file.id));
    for (const gone of [...mine.keys()].filter((each) => !ids.has(each))) mine.delete(gone);
    const files = there.map(({ id: file, path }): SheetFile => {
      const before = mine.get(file);
      if (before) return { id: file, path, outcome: before };
      const { outcome } = db.get<{ outcome: string }>('SELECT outcome FROM sheet_file WHERE id = ?', file) ?? { outcome: 'null' };
      const read = JSON.parse(outcome) as ReadOutcome;
      mine.set(file, read);
      return { id: file, path, outcome: read };
    });
    return { id, read: row.read, files };
  });
}

export const copyOf = (db: ReadDb, file: Id): Buffer | null =>
  db.get<{ bytes: Buffer }>('SELECT bytes FROM sheet_copy WHERE id = ?', file)?.bytes ?? null;

/** What was decided, but for what cannot be done any more: nobody's files are given to somebody who has gone. */
export function decidedOn(db: ReadDb, sheet: Id): { file: Id; decision: ReturnDecision }[] {
  const people = lookUp(db).people();
  const cohorts = new Set(db.all<{ id: Id }>('SELECT id FROM cohort WHERE deleted_at IS NULL').map(({ id }) => id));
  return db
    .all<{ file: Id; decided: string }>('SELECT id AS file, decided FROM sheet_file WHERE sheet_id = ? AND decided IS NOT NULL', sheet)
    .map(({ file, decided }) => {
      const { whose, ...decision } = JSON.parse(decided) as ReturnDecision;
      const person = whose?.is === 'known' ? people.get(whose.participant) : undefined;
      const holds = whose && (whose.is === 'known' ? person !== undefined && !person.gone : cohorts.has(whose.cohort));
      return { file, decision: holds ? { ...decision, whose } : decision };
    });
}

export function decide(store: Store, sheet: Id, decisions: readonly { file: Id; decision: ReturnDecision }[]): void {
  store.jot((write) => {
    for (const { file, decision } of decisions) {
      const { whose } = decision;
      write('UPDATE sheet_file SET decided = ? WHERE id = ? AND sheet_id = ?', JSON.stringify(decision), file, sheet);
      // What somebody said is theirs goes with them, like what said so itself.
      if (whose?.is === 'known') write('UPDATE sheet_file SET participant_id = ? WHERE id = ?', whose.participant, file);
      else if (whose) write('UPDATE sheet_file SET name = ? WHERE id = ?', whose.name, file);
    }
  });
}

/** Whose the accepted files turned out to be: until they leave the desk they are theirs there too. */
export const nameOwners = (store: Store, sheet: Id): void =>
  store.jot((write) =>
    write(
      `UPDATE sheet_file SET participant_id = r.participant_id FROM return_file r
       WHERE sheet_file.sheet_id = ? AND sheet_file.participant_id IS NULL AND r.hash = sheet_file.hash`,
      sheet,
    ),
  );

/** Takes files from the desk. Those that are somebody's own lie where they lay. */
export function putAway(store: Store, sheet: Id, files?: readonly Id[]): void {
  const some = files ? JSON.stringify(files) : null;
  const which = 'sheet_id = ? AND (? IS NULL OR id IN (SELECT value FROM json_each(?)))';
  store.jot((write) => {
    write(`DELETE FROM sheet_copy WHERE id IN (SELECT id FROM sheet_file WHERE ${which})`, sheet, some, some);
    write(`DELETE FROM sheet_file WHERE ${which}`, sheet, some, some);
    write('DELETE FROM return_sheet WHERE NOT EXISTS (SELECT 1 FROM sheet_file WHERE sheet_id = return_sheet.id)');
  });
}

/** What was accepted has left the desk by the next time that anything comes or the program starts; and so has what brought nothing. */
function tidyDesk(store: Store, now: Instant): void {
  tidied.add(store);
  const before = new Date(Date.parse(now) - daysOnDesk * 86_400_000).toISOString();
  const sheets = store.read((db) => db.all<{ id: Id; read: Instant }>('SELECT id, read FROM return_sheet'));
  for (const { id, read } of sheets) {
    if (read < before) putAway(store, id);
    else {
      const done = doneOn(store, id);
      if (done.length > 0) putAway(store, id, done);
    }
  }
}

const acceptedOn = (db: ReadDb, sheet: Id): Id[] =>
  db
    .all<{ id: Id }>(
      `SELECT f.id FROM sheet_file f WHERE f.sheet_id = ?
         AND EXISTS (SELECT 1 FROM return_file r WHERE r.hash = f.hash AND r.received >= f.arrived)`,
      sheet,
    )
    .map(({ id }) => id);

function doneOn(store: Store, id: Id): Id[] {
  const sheet = deskSheet(store, id);
  if (!sheet) return [];
  return store.read((db) => {
    const known = lookUp(db);
    const accepted = new Set(acceptedOn(db, id));
    const seen = new Set<string>();
    return sheet.files.flatMap((file) => {
      const again = seen.has(file.outcome.hash) && file.outcome.hash !== '';
      seen.add(file.outcome.hash);
      return again || accepted.has(file.id) || propose(db, known, file).line.state === 'unchanged' ? [file.id] : [];
    });
  });
}

export function requireDesk(db: ReadDb, sheet: Id): void {
  if (!db.get('SELECT 1 FROM return_sheet WHERE id = ?', sheet)) throw new Refusal('not-found', { what: 'sheet' });
}
