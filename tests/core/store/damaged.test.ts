import { existsSync, mkdirSync, readFileSync, renameSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../../main/core/refusal.ts';
import { openDatabase } from '../../../main/core/store/database.ts';
import { openStore } from '../../../main/core/store/store.ts';
import { requireOpen, storeOptions, temporaryFolder } from '../../support/store.ts';
import { answers, cutStore, flip, key, madeStore, open, picture, texts } from '../../support/store-files.ts';

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
