import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '../../../main/core/refusal.ts';
import type { Store, Tx } from '../../../main/core/store/store.ts';
import { addPeople, counter, newStore, replayedState, response, savedState, temporaryFolder } from '../../support/store.ts';

/*
 * Whatever people do, in whatever order, with refusals and restarts in between: the journal played again from its first operation
 * gives the records that are saved, and undoing everything gives the records that there were.
 */

const id = fc.constantFrom('r1', 'r2', 'r3', 'r4');
const text = fc.constantFrom('till', 'soil', 'plant', '"quoted"', 'é');
const written = fc.constantFrom('2026-09-02T10:00:00.000Z', '2026-09-02T10:00:00.001Z', '2025-01-01T00:00:00.000Z');
const scope = fc.constantFrom('one', 'two');

type Act = (tx: Tx) => void;
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.tuple(id, text, written).map(
    ([record, words, at]): Act =>
      (tx) =>
        tx.insert('response', response(record, words, { written: at })),
  ),
  fc.tuple(id, text).map(
    ([record, words]): Act =>
      (tx) =>
        tx.update('response', record, { text: words }),
  ),
  fc.tuple(id, written).map(
    ([record, at]): Act =>
      (tx) =>
        tx.update('response', record, { written: at }),
  ),
  id.map(
    (record): Act =>
      (tx) =>
        tx.trash('response', record),
  ),
  id.map(
    (record): Act =>
      (tx) =>
        tx.restore('response', record),
  ),
  id.map(
    (record): Act =>
      (tx) =>
        tx.remove('response', record),
  ),
  fc.tuple(id, text).map(
    ([record, words]): Act =>
      (tx) =>
        tx.insert('response_revision', {
          id: `${record}-v`,
          response_id: record,
          revision: 1,
          text: words,
          source: 'typed',
          written: '2026-09-02T10:00:00.000Z',
        }),
  ),
);
type Deed = (store: Store, op: string) => void;
const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(scope, fc.array(act, { minLength: 1, maxLength: 3 })).map(
      ([where, acts]): Deed =>
        (store, op) =>
          void store.change({ op, scope: where, label: 'do' }, (tx) => acts.forEach((one) => one(tx))),
    ),
  },
  {
    weight: 2,
    arbitrary: scope.map(
      (where): Deed =>
        (store, op) =>
          void store.undo(where, op),
    ),
  },
  {
    weight: 2,
    arbitrary: scope.map(
      (where): Deed =>
        (store, op) =>
          void store.redo(where, op),
    ),
  },
);

const expected = new Set(['not-found', 'conflict', 'nothing-to-undo', 'stale']);
function tryDeed(store: Store, one: Deed, op: string): void {
  try {
    one(store, op);
  } catch (error) {
    if (!(error instanceof Refusal) || !expected.has(error.failure.code)) throw error;
  }
}

test('any journal, played again, gives the saved state', () => {
  fc.assert(
    fc.property(fc.array(deed, { minLength: 1, maxLength: 25 }), fc.nat(24), (deeds, restart) => {
      const folder = temporaryFolder();
      let store = newStore({ folder });
      const next = counter('op');
      addPeople(store);
      deeds.forEach((one, at) => {
        if (at === restart) {
          store.close();
          store = newStore({ folder });
        }
        tryDeed(store, one, next());
      });
      expect(replayedState(store)).toEqual(savedState(store));
      expect(store.check()).toMatchObject({ ok: true });
      store.close();
    }),
    { numRuns: 60 },
  );
});

test('undoing all that was done in a scope leads back, but for what the store counts', () => {
  const store = newStore();
  addPeople(store);
  const next = counter('op');
  fc.assert(
    fc.property(fc.array(fc.array(act, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 8 }), (operations) => {
      const where = next();
      const before = content(store);
      for (const acts of operations)
        tryDeed(store, (to, op) => void to.change({ op, scope: where, label: 'do' }, (tx) => acts.forEach((one) => one(tx))), next());
      const after = content(store);
      while (store.history(where).undo) store.undo(where, next());
      expect(content(store)).toEqual(before);
      while (store.history(where).redo) store.redo(where, next());
      expect(content(store)).toEqual(after);
      while (store.history(where).undo) store.undo(where, next());
    }),
    { numRuns: 60 },
  );
});

const content = (store: Store) => ({
  responses: store.read((db) => db.all('SELECT id, text, written, deleted_at FROM response ORDER BY id')),
  revisions: store.read((db) => db.all('SELECT * FROM response_revision ORDER BY id')),
});
