import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../../main/core/store/database.ts';
import { storeFiles } from '../../../main/core/store/files.ts';
import { currentSchema, migrations, readSchema } from '../../../main/core/store/migrations.ts';
import { migrate } from '../../../main/core/store/opening.ts';
import { openStore } from '../../../main/core/store/store.ts';
import { newStore, replayedState, savedState, storeOptions, temporaryFolder } from '../../support/store.ts';

const fixtures = path.resolve(import.meta.dirname, '../../fixtures/stores');

describe('the schema', () => {
  test('is the one that is checked in', async () => {
    await expect(readSchema(newStore().raw)).toMatchFileSnapshot('../../../main/core/store/schema.sql');
  });

  test('grows by one at a time', () => {
    expect(migrations.map(({ to }) => to)).toEqual(migrations.map((_, at) => at + 1));
  });
});

describe('a store of an earlier release', () => {
  const versions = migrations.map(({ to }) => to);

  test('is kept here for each schema', () => {
    expect(readdirSync(fixtures).filter((name) => name.endsWith('.sqlite'))).toEqual(versions.map((version) => `v${version}.sqlite`));
  });

  test.each(versions)('of schema %i opens with all that was in it', (version) => {
    const folder = temporaryFolder();
    copyFileSync(path.join(fixtures, `v${version}.sqlite`), storeFiles(folder).store);
    const store = newStore({ folder });
    expect(store.status().schema).toBe(currentSchema);
    expect(store.read((db) => db.get('SELECT name, known_as FROM participant'))).toEqual({ name: 'Rowan Invented', known_as: 'Ro' });
    expect(store.read((db) => db.get('SELECT text, revision FROM response'))).toEqual({ text: 'Till the soil, then plant.', revision: 2 });
    expect(store.history('people').undo).toMatchObject({ op: 'op-edit', label: 'edit-response' });
    expect(store.trash()).toMatchObject([{ table: 'block', id: 'w1-b1', title: 'Notes' }]);
    expect(replayedState(store)).toEqual(savedState(store));
    expect(store.check()).toMatchObject({ ok: true });
    store.undo('people', 'op-undo');
    expect(store.read((db) => db.get('SELECT text FROM response'))).toEqual({ text: 'Till the soil before you plant.' });
  });
});

describe('a migration', () => {
  /** Ours by its stamp, and of before the first schema: the whole way has to be gone. */
  function emptyStore(folder: string): string {
    const file = storeFiles(folder).store;
    const db = openDatabase(file);
    migrate(db, 0, []);
    db.close();
    return file;
  }

  test('runs after a backup of the store as it was', () => {
    const folder = temporaryFolder();
    emptyStore(folder);
    const seen: unknown[] = [];
    const opened = openStore(
      storeOptions(folder, {
        beforeMigration: (db, from) => seen.push([from, db.prepare('SELECT count(*) AS n FROM sqlite_schema').get()]),
      }),
    );
    expect(seen).toEqual([[0, { n: 0 }]]);
    expect(opened).toMatchObject({ ok: true });
    if (opened.ok) opened.store.close();
  });

  test('does not run where the backup could not be made', () => {
    const folder = temporaryFolder();
    const file = emptyStore(folder);
    const before = readFileSync(file);
    const beforeMigration = () => {
      throw new Error('no room on the stick');
    };
    expect(openStore(storeOptions(folder, { beforeMigration }))).toMatchObject({
      ok: false,
      problem: 'migration-failed',
      detail: { step: 'backup', from: 0, to: currentSchema },
    });
    expect(readFileSync(file)).toEqual(before);
  });

  test('that fails leaves the file as it was, byte by byte', () => {
    const folder = temporaryFolder();
    const file = emptyStore(folder);
    const db = openDatabase(file);
    // What the first step is about to make is there already.
    db.exec('CREATE TABLE workbook (id TEXT)');
    db.close();
    const before = readFileSync(file);
    expect(openStore(storeOptions(folder))).toMatchObject({ ok: false, problem: 'migration-failed', detail: { step: 'migration' } });
    expect(readFileSync(file)).toEqual(before);
    expect(readdirSync(folder)).toEqual(['groundwork.sqlite']);
  });

  test('runs all pending steps or none, and may not leave a reference to nothing', () => {
    const folder = temporaryFolder();
    const db = openDatabase(path.join(folder, 'any.sqlite'));
    const good = {
      to: 1,
      run: () => void db.exec('CREATE TABLE a (id TEXT PRIMARY KEY) STRICT; CREATE TABLE b (a_id TEXT REFERENCES a (id)) STRICT'),
    };
    const bad = { to: 2, run: () => void db.exec(`INSERT INTO b VALUES ('nobody')`) };
    expect(() => migrate(db, 0, [good, bad])).toThrow('references to nothing');
    expect(readSchema(db)).toBe('\n');
    expect(db.pragma('user_version', { simple: true })).toBe(0);
    migrate(db, 0, [good]);
    expect(db.pragma('user_version', { simple: true })).toBe(1);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    db.close();
  });
});
