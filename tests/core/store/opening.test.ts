import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Refusal } from '../../../main/core/refusal.ts';
import { openDatabase } from '../../../main/core/store/database.ts';
import { type StoreFiles, storeFiles } from '../../../main/core/store/files.ts';
import { currentSchema } from '../../../main/core/store/migrations.ts';
import { openStore, type Store, type StoreOptions } from '../../../main/core/store/store.ts';
import { addPeople, newStore, requireOpen, response, storeOptions, temporaryFolder } from '../../support/store.ts';
import { startDriver } from '../../support/store-driver.ts';

const open = (folder: string, more: Partial<StoreOptions> = {}) => {
  const opened = openStore(storeOptions(folder, more));
  if (opened.ok) onTestFinished(() => opened.store.close());
  return opened;
};

const answers = ['Till the soil', 'before you plant', 'and wait'];

/** A store with something in it, closed well. */
function madeStore(more: Partial<StoreOptions> = {}): { folder: string; files: StoreFiles } {
  const folder = temporaryFolder();
  const store = newStore({ folder, ...more });
  addPeople(store);
  store.change({ op: 'add', scope: 'people', label: 'add' }, (tx) =>
    answers.forEach((text, at) => tx.insert('response', response(`r${at}`, text))),
  );
  store.close();
  return { folder, files: storeFiles(folder) };
}

/** The same, as a power cut leaves it: with changes in the -wal that are not in the file yet. */
function cutStore(more: Partial<StoreOptions> = {}, change?: (store: Store) => void): { folder: string; files: StoreFiles } {
  const { folder, files } = madeStore(more);
  const store = newStore({ folder, ...more });
  store.change({ op: 'late', scope: 'people', label: 'edit' }, (tx) => tx.update('response', 'r0', { text: 'Late words' }));
  change?.(store);
  const copy = temporaryFolder();
  const cut = storeFiles(copy);
  copyFileSync(files.store, cut.store);
  copyFileSync(files.wal, cut.wal);
  return { folder: copy, files: cut };
}

const texts = (store: Store): string[] =>
  store.read((db) => db.all<{ text: string }>('SELECT text FROM response ORDER BY id')).map(({ text }) => text);
const picture = (files: StoreFiles) =>
  [files.store, files.wal].filter(existsSync).map((file) => ({ file, bytes: readFileSync(file), modified: statSync(file).mtimeMs }));
const key = Buffer.alloc(32, 7);

function flip(file: string, at: number, bits = 0xff): void {
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ bits;
  writeFileSync(file, bytes);
}

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

describe('an encrypted store', () => {
  test('opens with its key', () => {
    const { folder, files } = cutStore({ key });
    expect(readFileSync(files.store).includes('Till the soil')).toBe(false);
    expect(readFileSync(files.wal).includes('Late words')).toBe(false);
    const store = requireOpen(open(folder, { key }));
    expect(store.status().encrypted).toBe(true);
    expect(texts(store)).toEqual(['Late words', 'before you plant', 'and wait']);
  });

  test('asks for the passphrase where its keys are beside it, and is no database where they are not', () => {
    const { folder, files } = madeStore({ key });
    expect(open(folder)).toMatchObject({ ok: false, problem: 'not-a-database' });
    writeFileSync(files.keys, '{}');
    expect(open(folder)).toMatchObject({ ok: false, problem: 'needs-passphrase' });
  });

  test('with a key that is not its own is damaged: the passphrase was checked when the key was unwrapped', () => {
    const { folder } = madeStore({ key });
    expect(open(folder, { key: Buffer.alloc(32, 8) })).toMatchObject({ ok: false, problem: 'damaged' });
  });

  test('shows every flipped bit, or has lost nothing', () => {
    const { folder, files } = madeStore({ key });
    const whole = readFileSync(files.store);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, bits) => {
        writeFileSync(files.store, whole);
        flip(files.store, at, bits);
        const opened = openStore(storeOptions(folder, { key }));
        if (!opened.ok) {
          expect(opened.problem).toBe('damaged');
          return;
        }
        expect(texts(opened.store)).toEqual(answers);
        opened.store.close();
      }),
      { numRuns: 40 },
    );
  });
});

describe('a damaged store', () => {
  test.each([0, 1, 8, 15])('with byte %i of its name flipped is known for ours', (at) => {
    const { folder, files } = madeStore();
    flip(files.store, at);
    expect(open(folder)).toMatchObject({ ok: false, problem: 'damaged', detail: { what: 'header' } });
  });

  test.each([16, 19, 20, 21, 22, 23, 100])('with byte %i of its header flipped is refused', (at) => {
    const { folder, files } = madeStore();
    flip(files.store, at);
    const opened = open(folder);
    expect(opened.ok ? 'opened' : opened.problem).toBe('damaged');
  });

  test('with flipped bytes in its pages is refused, or opens and tells of the rest when it is read', () => {
    const { folder, files } = madeStore();
    const whole = readFileSync(files.store);
    let noticed = 0;
    fc.assert(
      fc.property(fc.integer({ min: 100, max: whole.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, bits) => {
        writeFileSync(files.store, whole);
        flip(files.store, at, bits);
        const opened = openStore(storeOptions(folder));
        if (!opened.ok) {
          expect(['damaged', 'newer', 'not-a-database']).toContain(opened.problem);
          noticed += 1;
          return;
        }
        try {
          // Nothing that is read or checked may come out as anything but a code.
          opened.store.check();
          texts(opened.store);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        } finally {
          opened.store.close();
        }
      }),
      { numRuns: 80, seed: 22 },
    );
    // A plain store has no checksums: a bit flipped in the middle of a word is another word. Structure is noticed.
    expect(noticed).toBeGreaterThan(5);
  });

  test.each([1, 99, 100, 4096, 20_000])('cut off after %i bytes is refused', (length) => {
    const { folder, files } = madeStore();
    truncateSync(files.store, length);
    const before = picture(files);
    expect(open(folder)).toMatchObject({ ok: false, problem: 'damaged' });
    expect(picture(files)).toEqual(before);
  });

  test('that has lost its last page is refused', () => {
    const { folder, files } = madeStore();
    truncateSync(files.store, statSync(files.store).size - 4096);
    expect(open(folder)).toMatchObject({ ok: false, problem: 'damaged' });
  });

  test('of no bytes at all is refused, not begun anew', () => {
    const { folder, files } = madeStore();
    truncateSync(files.store, 0);
    expect(open(folder)).toMatchObject({ ok: false, problem: 'damaged', detail: { what: 'empty' } });
  });

  test('that is gone is missed: a -wal, keys or backups say that there was one', () => {
    for (const left of ['wal', 'keys', 'backups'] as const) {
      const { folder, files } = cutStore();
      renameSync(files.store, path.join(temporaryFolder(), 'elsewhere'));
      if (left !== 'wal') renameSync(files.wal, path.join(temporaryFolder(), 'elsewhere'));
      if (left === 'keys') writeFileSync(files.keys, '{}');
      if (left === 'backups') {
        mkdirSync(files.backups);
        writeFileSync(path.join(files.backups, 'one.sqlite'), '');
      }
      expect(open(folder), left).toMatchObject({ ok: false, problem: 'damaged', detail: { what: 'gone' } });
      expect(existsSync(files.store)).toBe(false);
    }
  });

  test('whose schema was altered by another program is refused', () => {
    const { folder, files } = madeStore();
    const db = openDatabase(files.store);
    db.exec('ALTER TABLE workbook ADD COLUMN colour TEXT');
    db.close();
    expect(open(folder)).toMatchObject({ ok: false, problem: 'damaged', detail: { what: 'schema' } });
  });
});

describe('a -wal', () => {
  test('that a power cut left is part of the store', () => {
    expect(texts(requireOpen(open(cutStore().folder)))[0]).toBe('Late words');
  });

  test('with a flipped byte counts up to the last whole change, never beyond, never half', () => {
    const { folder, files } = cutStore({}, (store) => {
      for (let at = 0; at < 6; at++)
        store.change({ op: `more${at}`, scope: 'people', label: 'edit' }, (tx) => tx.update('response', 'r0', { text: `Later ${at}` }));
    });
    const store = readFileSync(files.store);
    const wal = readFileSync(files.wal);
    const possible = ['Till the soil', 'Late words', ...Array.from({ length: 6 }, (_, at) => `Later ${at}`)];
    fc.assert(
      fc.property(fc.nat(wal.length - 1), fc.integer({ min: 1, max: 255 }), (at, bits) => {
        writeFileSync(files.store, store);
        writeFileSync(files.wal, wal);
        flip(files.wal, at, bits);
        const opened = requireOpen(openStore(storeOptions(folder)));
        expect(possible).toContain(texts(opened)[0]);
        expect(opened.check()).toMatchObject({ ok: true });
        opened.close();
      }),
      { numRuns: 40 },
    );
  });

  test('of a store that never had it, and half of one, do no harm', () => {
    const { folder, files } = cutStore();
    truncateSync(files.wal, Math.floor(statSync(files.wal).size / 2));
    const opened = requireOpen(open(folder));
    expect(['Till the soil', 'Late words']).toContain(texts(opened)[0]);
    expect(opened.check()).toMatchObject({ ok: true });
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

test('a large store is opened without being read through, and read in slices afterwards', () => {
  const { folder, files } = madeStore();
  const filler = requireOpen(openStore(storeOptions(folder)));
  filler.raw.transaction(() => {
    const insert = filler.raw.prepare('INSERT INTO activity (id, at, what, detail) VALUES (?, ?, ?, ?)');
    const detail = JSON.stringify({ fill: 'x'.repeat(10_000) });
    for (let at = 0; at < 3600; at++) insert.run(`a${at}`, '2026-09-01T08:00:00.000Z', 'fill', detail);
  })();
  filler.close();
  expect(statSync(files.store).size).toBeGreaterThan(32 * 1024 * 1024);

  const read = (): boolean | string => {
    const opened = openStore(storeOptions(folder));
    if (!opened.ok) return opened.problem;
    try {
      const { slices } = opened.store;
      if (!slices) return 'read at once';
      for (;;) {
        const { done, value } = slices.next();
        if (done) return value;
      }
    } finally {
      opened.store.close();
    }
  };
  expect(read()).toBe(true);
  // The number of cells on a page in the middle.
  flip(files.store, 4096 * 4000 + 3);
  flip(files.store, 4096 * 4000);
  const whole = statSync(files.store).size / 4096;
  for (let page = 1000; page < whole; page += 400) writeFileSync(files.store, zeroed(readFileSync(files.store), page));
  expect(read()).toBe(false);
});

function zeroed(bytes: Buffer, page: number): Buffer {
  return bytes.fill(0, page * 4096, (page + 1) * 4096);
}

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

function canMount(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'true']).status === 0;
}

function mountedFolder(size: string): string {
  const folder = temporaryFolder();
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]).status !== 0) throw new Error('mount');
  onTestFinished(() => void spawnSync('umount', ['-l', folder]));
  return folder;
}
