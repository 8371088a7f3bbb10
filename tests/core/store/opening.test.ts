import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../../main/core/store/database.ts';
import { storeFiles } from '../../../main/core/store/files.ts';
import { currentSchema } from '../../../main/core/store/migrations.ts';
import { openStore } from '../../../main/core/store/store.ts';
import { requireOpen, storeOptions, temporaryFolder } from '../../support/store.ts';
import { startDriver } from '../../support/store-driver.ts';
import { answers, canMount, cutStore, key, madeStore, mountedFolder, open, picture, texts } from '../../support/store-files.ts';

describe('the folder', () => {
  test('is made where only its last part is missing', () => {
    const folder = path.join(temporaryFolder(), 'Groundwork');
    expect(open(folder)).toMatchObject({ ok: true });
    expect(readdirSync(folder)).toContain('groundwork.sqlite');
  });

  test('is missing where its parent is missing too: a drive that is not plugged in', () => {
    const folder = path.join(temporaryFolder(), 'drive', 'Groundwork');
    expect(open(folder)).toMatchObject({ ok: false, problem: 'folder-missing', detail: { folder } });
    expect(existsSync(folder)).toBe(false);
  });

  test('is not writable where a file has its name', () => {
    const folder = path.join(temporaryFolder(), 'Groundwork');
    writeFileSync(folder, 'a file');
    expect(open(folder)).toMatchObject({ ok: false, problem: 'folder-not-writable', detail: { reason: 'ENOTDIR' } });
  });

  test.skipIf(process.platform !== 'linux')('cannot be made where the system takes none, and that is said at once', () => {
    expect(open('/proc/groundwork')).toMatchObject({ ok: false, problem: 'folder-not-writable', detail: { reason: 'ENOENT' } });
  });

  test('has a path that is too long, or is not text, and is named all the same', () => {
    const long = path.join(temporaryFolder(), 'a'.repeat(300));
    expect(open(long)).toMatchObject({ ok: false, problem: 'folder-not-writable', detail: { folder: long } });
    const folder = path.join(temporaryFolder(), 'Caf\uFFFD');
    expect(open(folder)).toMatchObject({ ok: false, problem: 'folder-missing' });
    expect(existsSync(folder)).toBe(false);
  });

  test.skipIf(process.platform === 'win32')('is not writable where it, or the store in it, belongs to somebody else', () => {
    const { folder, files } = madeStore();
    const before = picture(files);
    chmodSync(folder, 0o555);
    chmodSync(files.store, 0o444);
    asNobody(() =>
      expect(openStore(storeOptions(folder))).toMatchObject({ ok: false, problem: 'folder-not-writable', detail: { folder } }),
    );
    chmodSync(folder, 0o777);
    asNobody(() =>
      expect(openStore(storeOptions(folder))).toMatchObject({ ok: false, problem: 'folder-not-writable', detail: { file: files.store } }),
    );
    expect(picture(files)).toEqual(before);
  });

  test.skipIf(!canMount())('is full where there is no room for a day of work', () => {
    const folder = mountedFolder('4m');
    expect(open(folder)).toMatchObject({ ok: false, problem: 'disk-full', detail: { needed: 8 * 1024 * 1024 } });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('may be synced: the store opens, and says so with a better place', () => {
    const folder = path.join(temporaryFolder(), 'OneDrive - Some School', 'Groundwork');
    mkdirSync(folder, { recursive: true });
    const opened = open(folder);
    expect(requireOpen(opened).status().synced).toMatchObject({ service: 'OneDrive', better: expect.stringContaining('Groundwork') });
    const behind = path.join(temporaryFolder(), 'Dropbox');
    mkdirSync(behind);
    const link = path.join(temporaryFolder(), 'link');
    symlinkSync(behind, link, 'junction');
    expect(requireOpen(open(link)).status().synced?.service).toBe('Dropbox');
    expect(requireOpen(open(temporaryFolder())).status().synced).toBeUndefined();
  });
});

describe('a store that is open', () => {
  test('is locked for another Groundwork, and opens once that has closed', async () => {
    const { folder, files } = madeStore();
    const driver = await startDriver(folder, 'hold');
    expect(open(folder)).toMatchObject({ ok: false, problem: 'locked', detail: { file: files.store } });
    expect(open(folder)).toMatchObject({ ok: false, problem: 'locked' });
    await driver.end();
    expect(texts(requireOpen(open(folder)))).toEqual(answers);
  });

  test('is locked within the same process, and trying does not unlock it for others', async () => {
    const { folder } = madeStore();
    const store = requireOpen(open(folder));
    expect(open(folder)).toMatchObject({ ok: false, problem: 'locked' });
    expect(await (await startDriver(folder, 'hold')).said()).toBe('locked');
    store.change({ op: 'on', scope: 'people', label: 'edit' }, (tx) => tx.update('response', 'r0', { text: 'on' }));
    expect(texts(store)[0]).toBe('on');
  });
});

describe('a file that is not a store', () => {
  test.each([
    ['text', 'Dear all, the seminar is on Tuesday.'],
    ['a picture', Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(5000, 5)])],
    ['noise', Buffer.from(Array.from({ length: 8192 }, (_, at) => (at * 7919 + 13) % 251))],
  ])('%s', (_, content) => {
    const folder = temporaryFolder();
    const files = storeFiles(folder);
    writeFileSync(files.store, content);
    const before = picture(files);
    expect(open(folder)).toMatchObject({ ok: false, problem: 'not-a-database' });
    expect(picture(files)).toEqual(before);
  });

  test("another program's database", () => {
    const folder = temporaryFolder();
    const files = storeFiles(folder);
    const db = openDatabase(files.store);
    db.exec('CREATE TABLE theirs (a)');
    db.close();
    const before = picture(files);
    expect(open(folder)).toMatchObject({ ok: false, problem: 'not-a-database', detail: { what: 'another-program' } });
    expect(picture(files)).toEqual(before);
  });
});

test("a store that another program has taken statistics of opens, and no sample of anybody's words stays in it", () => {
  const { folder, files } = madeStore();
  const db = openDatabase(files.store);
  db.exec('ANALYZE');
  expect(db.prepare(`SELECT count(*) FROM sqlite_schema WHERE name LIKE 'sqlite_stat%'`).pluck().get()).not.toBe(0);
  db.close();
  const store = requireOpen(open(folder));
  expect(texts(store)).toEqual(answers);
  expect(store.raw.prepare(`SELECT name FROM sqlite_schema WHERE name LIKE 'sqlite_stat%'`).all()).toEqual([]);
});

describe('a store of a newer program', () => {
  test.each([
    ['closed well', madeStore, undefined],
    ['closed well and encrypted', madeStore, key],
  ] as const)('%s, is refused before a byte is written', (_, make, withKey) => {
    const { folder, files } = make({ key: withKey });
    const db = openDatabase(files.store, { key: withKey });
    db.pragma(`user_version = ${currentSchema + 3}`);
    db.close();
    const before = picture(files);
    expect(open(folder, { key: withKey })).toMatchObject({
      ok: false,
      problem: 'newer',
      detail: { found: currentSchema + 3, known: currentSchema },
    });
    for (const { file, bytes, modified } of before)
      expect({ file, bytes: readFileSync(file), modified: statSync(file).mtimeMs }).toEqual({ file, bytes, modified });
  });

  test.each([undefined, key])('whose version is still in the -wal, is refused before a byte is written', (withKey) => {
    const { folder, files } = cutStore({ key: withKey }, (store) => store.raw.pragma(`user_version = ${currentSchema + 1}`));
    const before = picture(files);
    expect(before).toHaveLength(2);
    expect(open(folder, { key: withKey })).toMatchObject({ ok: false, problem: 'newer', detail: { found: currentSchema + 1 } });
    expect(picture(files)).toEqual(before);
    expect(readdirSync(folder).sort()).toEqual(['groundwork.sqlite', 'groundwork.sqlite-wal']);
  });
});

test('a new store that was never finished is begun again, and what is left of it goes', () => {
  const folder = temporaryFolder();
  const { unborn } = storeFiles(folder);
  const left = [`${unborn}-${process.pid}`, `${unborn}-${process.pid}-wal`, `${unborn}-1`];
  for (const file of left) writeFileSync(file, 'half of it');
  utimesSync(`${unborn}-1`, 0, 0);
  expect(requireOpen(open(folder)).check()).toMatchObject({ ok: true });
  expect(readdirSync(folder).sort()).toEqual(['groundwork.sqlite', 'groundwork.sqlite-wal']);
});

test('two programs that begin at once on the same empty folder make one store, and one of them has it', async () => {
  for (let round = 0; round < 4; round++) {
    const folder = temporaryFolder();
    const drivers = await Promise.all([startDriver(folder, 'hold'), startDriver(folder, 'hold'), startDriver(folder, 'hold')]);
    const said = await Promise.all(drivers.map((driver) => driver.said()));
    expect(said.sort()).toEqual(['locked', 'locked', 'open']);
    await Promise.all(drivers.map((driver) => driver.end()));
    expect(readdirSync(folder)).toEqual(['groundwork.sqlite']);
  }
});

/** Permission bits do not stop root, so root steps down for a moment. */
function asNobody(work: () => void): void {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65534);
  try {
    work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}
