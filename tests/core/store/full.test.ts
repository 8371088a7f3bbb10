import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../../main/core/refusal.ts';
import { openStore, type Store } from '../../../main/core/store/store.ts';
import {
  addPeople,
  newStore,
  replayedState,
  requireOpen,
  response,
  savedState,
  storeOptions,
  temporaryFolder,
} from '../../support/store.ts';
import { canMount, mountedFolder } from '../../support/store-files.ts';

/** Writes until there is no more room. Answers how many operations were acknowledged. */
function writeUntilFull(store: Store, prefix: string): number {
  for (let at = 0; ; at++) {
    try {
      store.change({ op: `${prefix}${at}`, scope: 'people', label: 'add' }, (tx) => {
        tx.insert('response', response(`${prefix}${at}`, `${prefix} ${at} `.repeat(300)));
        tx.insert('response_revision', {
          id: `${prefix}v${at}`,
          response_id: `${prefix}${at}`,
          revision: 1,
          text: 'x'.repeat(2000),
          source: 'typed',
          written: '2026-09-02T10:00:00.000Z',
        });
      });
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal);
      expect((error as Refusal).failure.code).toBe('disk-full');
      return at;
    }
  }
}

const count = (store: Store): number => store.read((db) => db.get<{ n: number }>('SELECT count(*) AS n FROM response'))?.n ?? -1;

function expectWhole(store: Store, responses: number): void {
  expect(count(store)).toBe(responses);
  expect(replayedState(store)).toEqual(savedState(store));
  expect(store.check()).toMatchObject({ ok: true });
}

describe('a full disk', () => {
  test('refuses the change with a plain code, keeps all before it, and goes on when there is room', () => {
    const folder = temporaryFolder();
    const store = newStore({ folder });
    addPeople(store);
    const pages = Number(store.raw.pragma('page_count', { simple: true }));
    store.raw.pragma(`max_page_count = ${pages + 200}`);
    const first = writeUntilFull(store, 'a');
    expect(first).toBeGreaterThan(3);
    expectWhole(store, first);
    store.raw.pragma(`max_page_count = ${pages + 300}`);
    const second = writeUntilFull(store, 'b');
    expect(second).toBeGreaterThan(0);
    store.close();
    expectWhole(newStore({ folder }), first + second);
  });

  test.skipIf(!canMount())('of a real kind, at any point of writing, loses nothing', () => {
    const folder = mountedFolder('24m');
    const ballast = path.join(folder, 'ballast');
    const store = requireOpen(openStore(storeOptions(folder)));
    addPeople(store);
    let written = 0;
    // Each time a different stretch of work meets the end of the disk, with a -wal of a different length.
    for (const [round, megabytes] of [21, 18, 15.5, 13.2].entries()) {
      writeFileSync(ballast, Buffer.alloc(megabytes * 1024 * 1024 - round * 4096 * 3));
      written += writeUntilFull(store, `r${round}-`);
      expect(count(store)).toBe(written);
      rmSync(ballast);
    }
    expect(written).toBeGreaterThan(20);
    expectWhole(store, written);
    store.close();
    const again = requireOpen(openStore(storeOptions(folder)));
    expectWhole(again, written);
    again.close();
  });
});
