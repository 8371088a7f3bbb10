import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { storeFiles } from '../../../main/core/store/files.ts';
import { makeBackup } from '../../../main/core/store/safety/backups.ts';
import { erase, previewErasure, settleErasures } from '../../../main/core/store/safety/erase.ts';
import { personalTables } from '../../../main/core/store/safety/personal.ts';
import { settle } from '../../../main/core/store/safety/passphrase.ts';
import { restoreBackup } from '../../../main/core/store/safety/restore.ts';
import { isErased } from '../../../main/core/store/safety/tombstones.ts';
import { searchResponses } from '../../../main/core/store/search.ts';
import { openStore, type Store } from '../../../main/core/store/store.ts';
import { tableNames, tables } from '../../../main/core/store/tables.ts';
import { makePlace, type TestPlace } from './place.ts';
import { fillStore, personId, wordsOf } from './people.ts';

const places: TestPlace[] = [];
const stores: Store[] = [];
afterEach(() => {
  for (const store of stores.splice(0)) store.close();
  for (const place of places.splice(0)) place.remove();
});

function open(place: TestPlace): Store {
  const opened = openStore(place);
  if (!opened.ok) throw new Error(opened.problem);
  stores.push(opened.store);
  return opened.store;
}
function filled(): { place: TestPlace; store: Store } {
  const place = makePlace();
  places.push(place);
  const store = open(place);
  fillStore(store);
  return { place, store };
}
const close = (store: Store): void => {
  store.close();
  stores.splice(stores.indexOf(store), 1);
};

/** The words of a person that are found in the store's files, whatever their case: the full-text index holds small letters. */
function found(place: TestPlace, person: number): string[] {
  const { store, wal, shm } = storeFiles(place.folder);
  const bytes = [store, wal, shm, join(place.folder, 'erased.json')]
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file).toString('latin1').toLowerCase());
  return wordsOf(person).filter((word) => bytes.some((text) => text.includes(word.toLowerCase())));
}

const count = (store: Store, table: string): number =>
  store.read((db) => db.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? 0);

test('the fixture does hold every word that the others look for', () => {
  const { place } = filled();
  for (const person of [1, 2, 3]) expect(found(place, person)).toEqual(wordsOf(person));
});

test('a preview counts what would go and changes nothing', () => {
  const { place, store } = filled();
  const { file } = makeBackup(place, { db: store.raw, lock: null }, 'daily');
  const before = count(store, 'change');
  const report = previewErasure(place, store, { kind: 'person', id: personId(1) });
  expect(report).toEqual({
    subject: { kind: 'person', id: personId(1) },
    removed: {
      people: 1,
      cohorts: 0,
      responses: 3,
      revisions: 3,
      copies: 2,
      exports: 1,
      files: 0,
      attendance: 0,
      pairs: 0,
      'hand-ins': 0,
      ratings: 0,
      returns: 4,
      handwriting: 1,
      scans: 3,
      notes: 2,
      marks: 6,
      actions: 1,
      seminars: 0,
      history: expect.any(Number),
    },
    backups: [{ file, made: expect.any(String) }],
    exported: [{ file: '/exports/Wilhelmina1 Ashgrove1.pdf', made: expect.any(String), there: false }],
    done: false,
  });
  expect(report.removed['history']).toBeGreaterThan(8);
  expect(count(store, 'change')).toBe(before);
  expect(found(place, 1)).toEqual(wordsOf(1));
});

test('of an erased person no byte is left in the store’s files, open or closed, and nobody else has lost one', () => {
  const { place, store } = filled();
  const report = erase(place, store, { kind: 'person', id: personId(1) });
  expect(report.done).toBe(true);
  expect(report.removed).toMatchObject({ people: 1, responses: 3, revisions: 3, copies: 2 });
  expect(found(place, 1)).toEqual([]);
  expect(found(place, 2)).toEqual(wordsOf(2));
  expect(store.check()).toMatchObject({ ok: true });
  expect(store.read((db) => searchResponses(db, 'pondering', 50)).length).toBe(6);
  expect(store.read((db) => searchResponses(db, 'quizzacious1x2', 50))).toEqual([]);
  close(store);
  expect(found(place, 1)).toEqual([]);
  expect(found(place, 3)).toEqual(wordsOf(3));
});

test('a cohort goes with everybody in it', () => {
  const { place, store } = filled();
  const report = erase(place, store, { kind: 'cohort', id: 'cohort-1' });
  expect(report.removed).toMatchObject({ people: 3, cohorts: 1, responses: 9 });
  for (const person of [1, 2, 3]) expect(found(place, person)).toEqual([]);
  expect(count(store, 'participant')).toBe(0);
  expect(count(store, 'cohort')).toBe(0);
  // What was printed stays countable, without saying for whom.
  expect(count(store, 'copy')).toBe(6);
  expect(store.check().ok).toBe(true);
});

test('erasing is announced to every window, noted without a name, and cannot be asked for twice', () => {
  const { place, store } = filled();
  const told: string[] = [];
  store.onChange(({ tables: changed }) => told.push(...changed.flatMap(({ table, ids }) => ids.map((id) => `${table}/${id}`))));
  erase(place, store, { kind: 'person', id: personId(1) });
  expect(told).toEqual(expect.arrayContaining([`participant/${personId(1)}`, 'response/response-1-2', 'copy/copy-1']));
  const notes = store.read((db) => db.all<{ what: string; detail: string }>('SELECT what, detail FROM activity'));
  expect(notes.map(({ what }) => what)).toContain('person-erased');
  expect(JSON.stringify(notes)).not.toContain('Ashgrove1');
  expect(JSON.stringify(notes)).toContain('Ashgrove2');
  const again = () => erase(place, store, { kind: 'person', id: personId(1) });
  expect(again).toThrow(expect.objectContaining({ failure: { code: 'erased', detail: { what: 'person' } } }));
  expect(() => erase(place, store, { kind: 'person', id: 'nobody' })).toThrow(
    expect.objectContaining({ failure: { code: 'not-found', detail: { what: 'person' } } }),
  );
  expect(JSON.stringify(place.logged)).not.toMatch(/Ashgrove|Quizzac/);
});

test('undo of what had nothing to do with the person goes on working; of what was only about them there is none', () => {
  const { place, store } = filled();
  store.change({ op: 'op-other', scope: 'people', label: 'edit-person' }, (tx) =>
    tx.update('participant', personId(2), { role: 'Head of year' }),
  );
  store.change({ op: 'op-theirs', scope: 'people', label: 'edit-person' }, (tx) =>
    tx.update('participant', personId(1), { role: 'Ashgrove1' }),
  );
  store.change({ op: 'op-both', scope: 'people', label: 'edit-people' }, (tx) => {
    tx.update('participant', personId(1), { note: 'Ashgrove1' });
    tx.update('participant', personId(3), { note: 'late' });
  });
  erase(place, store, { kind: 'person', id: personId(1) });
  const noteOf = (column: string, person: number) =>
    store.read(
      (db) => db.get<{ value: string | null }>(`SELECT ${column} AS value FROM participant WHERE id = ?`, personId(person))?.value,
    );
  expect(store.history('people').undo?.op).toBe('op-both');
  store.undo('people', 'undo-1');
  expect(noteOf('note', 3)).toBe('Her coach is Petronella3.');
  expect(store.history('people').undo?.op).toBe('op-other');
  store.undo('people', 'undo-2');
  expect(noteOf('role', 2)).toBeNull();
  store.redo('people', 'redo-1');
  expect(noteOf('role', 2)).toBe('Head of year');
  expect(count(store, 'participant')).toBe(2);
});

test('an old backup does not bring the person back', () => {
  const { place, store } = filled();
  const { file } = makeBackup(place, { db: store.raw, lock: null }, 'by-hand');
  erase(place, store, { kind: 'person', id: personId(1) });
  restoreBackup(place, { file, lock: null, open: { db: store.raw, close: () => close(store) } });
  settle(place);
  const restored = open(place);
  expect(found(place, 1)).toEqual(wordsOf(1));
  expect(settleErasures(place, restored)).toBe(1);
  expect(found(place, 1)).toEqual([]);
  expect(found(place, 2)).toEqual(wordsOf(2));
  expect(restored.read((db) => isErased(db, personId(1)))).toBe(true);
  expect(restored.check().ok).toBe(true);
  expect(settleErasures(place, restored)).toBe(0);
});

test('what comes back by post is known as erased: the person’s id, and the copies that were printed for them', () => {
  const { place, store } = filled();
  erase(place, store, { kind: 'person', id: personId(1) });
  store.read((db) => {
    for (const id of [personId(1), 'copy-1']) expect(isErased(db, id)).toBe(true);
    for (const id of [personId(2), 'copy-2', 'cohort-1']) expect(isErased(db, id)).toBe(false);
    expect(db.get('SELECT code FROM copy WHERE id = ?', 'copy-1')).toEqual({ code: 'CODE1' });
  });
});

test('a store that has gone to another computer takes its list of the erased along', () => {
  const { place, store } = filled();
  erase(place, store, { kind: 'person', id: personId(1) });
  close(store);
  const other = makePlace();
  places.push(other);
  copyFileSync(storeFiles(place.folder).store, storeFiles(other.folder).store);
  const moved = open(other);
  settleErasures(other, moved);
  expect(readFileSync(join(other.folder, 'erased.json'), 'utf8')).toContain(personId(1));
});

test('a list beside the store that cannot be read is written again from the store', () => {
  const { place, store } = filled();
  erase(place, store, { kind: 'person', id: personId(1) });
  writeFileSync(join(place.folder, 'erased.json'), 'rubbish');
  settleErasures(place, store);
  expect(readFileSync(join(place.folder, 'erased.json'), 'utf8')).toContain(personId(1));
});

test('backups from before the person was entered are not named, those since are, and so is what a restore put aside', () => {
  const { place, store } = filled();
  place.wait(3_600_000);
  const before = makeBackup(place, { db: store.raw, lock: null }, 'daily');
  place.wait(3_600_000);
  store.change({ op: 'op-new', scope: 'people', label: 'add-person' }, (tx) =>
    tx.insert('participant', { id: 'person-new', cohort_id: 'cohort-1', name: 'Ottoline Newcome' }),
  );
  const since = makeBackup(place, { db: store.raw, lock: null }, 'daily');
  const files = (person: string) => previewErasure(place, store, { kind: 'person', id: person }).backups.map(({ file }) => file);
  expect(files('person-new')).toEqual([since.file]);
  expect(files(personId(1))).toEqual([since.file, before.file]);
  restoreBackup(place, { file: since.file, lock: null, open: { db: store.raw, close: () => close(store) } });
  const restored = open(place);
  const named = previewErasure(place, restored, { kind: 'person', id: 'person-new' }).backups.map(({ file }) => file);
  expect(named).toHaveLength(3);
  expect(named).toContain(join('aside', 'groundwork.sqlite'));
});

test('killed in the middle, the next start finishes the erasure', () => {
  const program = fileURLToPath(new URL('./erase-killed.ts', import.meta.url));
  for (const at of ['before-rows', 'after-rows', 'after-rebuild', 'after-vacuum']) {
    const place = makePlace();
    places.push(place);
    const run = spawnSync(process.execPath, [program, place.folder, at], { encoding: 'utf8' });
    expect({ at, signal: run.signal, stderr: run.stderr }).toEqual({ at, signal: 'SIGKILL', stderr: '' });
    settle(place);
    const store = open(place);
    settleErasures(place, store);
    expect({ at, left: found(place, 1) }).toEqual({ at, left: [] });
    expect(found(place, 2)).toEqual(wordsOf(2));
    expect(store.check().ok).toBe(true);
    expect(readFileSync(join(place.folder, 'erased.json'), 'utf8')).toContain('"unfinished":false');
    close(store);
  }
});

test('every table that holds somebody’s words is on the list of what is erased', () => {
  const listed = new Set(personalTables.map(({ table }) => table));
  for (const table of tableNames) if (tables[table].subject) expect(listed).toContain(table);
});
