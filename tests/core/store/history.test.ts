import { describe, expect, test } from 'vitest';
import { addPeople, counter, newStore, refused, response, responseOf, temporaryFolder, textOf, withResponse } from '../../support/store.ts';

describe('undo and redo', () => {
  test('one step takes back all effects of an action, says what was undone and where', () => {
    const store = withResponse();
    store.change({ op: 'edit', scope: 'w', label: 'edit-both' }, (tx) => {
      tx.update('response', 'r1', { text: 'changed' });
      tx.insert('response', response('r2', 'new'));
    });
    const { step, history } = store.undo('w', 'u');
    expect(step).toMatchObject({
      op: 'edit',
      label: 'edit-both',
      touched: [
        { table: 'response', id: 'r1' },
        { table: 'response', id: 'r2' },
      ],
    });
    expect(history).toMatchObject({ undo: null, redo: { op: 'edit' } });
    expect([textOf(store, 'r1'), textOf(store, 'r2')]).toEqual(['first', undefined]);
    store.redo('w', 'r');
    expect([textOf(store, 'r1'), textOf(store, 'r2')]).toEqual(['changed', 'new']);
  });

  test('walk back and forth through any number of steps, also after a restart', () => {
    const folder = temporaryFolder();
    const next = counter('step');
    let store = newStore({ folder });
    addPeople(store);
    store.change({ op: 'add', scope: 'other', label: 'add' }, (tx) => tx.insert('response', response('r1', '0')));
    for (const text of ['1', '2', '3', '4'])
      store.change({ op: next(), scope: 'w', label: 'edit' }, (tx) => tx.update('response', 'r1', { text }));
    const seen: (string | undefined)[] = [];
    for (const kind of ['undo', 'undo', 'redo', 'undo', 'undo', 'undo', 'redo', 'redo', 'redo', 'redo'] as const) {
      store.close();
      store = newStore({ folder });
      store[kind]('w', next());
      seen.push(textOf(store, 'r1'));
    }
    expect(seen).toEqual(['3', '2', '3', '2', '1', '0', '1', '2', '3', '4']);
    expect(refused(() => store.redo('w', next())).code).toBe('nothing-to-undo');
  });

  test('a new change ends what could be redone', () => {
    const store = withResponse();
    store.change({ op: 'a', scope: 'w', label: 'edit' }, (tx) => tx.update('response', 'r1', { text: 'a' }));
    store.undo('w', 'u');
    store.change({ op: 'b', scope: 'w', label: 'edit' }, (tx) => tx.update('response', 'r1', { text: 'b' }));
    expect(store.history('w')).toMatchObject({ undo: { op: 'b' }, redo: null });
    store.undo('w', 'u2');
    expect(textOf(store, 'r1')).toBe('first');
  });

  test('sent again with the same id do nothing more and answer alike', () => {
    const store = withResponse();
    for (const text of ['a', 'b']) store.change({ op: text, scope: 'w', label: 'edit' }, (tx) => tx.update('response', 'r1', { text }));
    const first = store.undo('w', 'u');
    expect(store.undo('w', 'u')).toEqual(first);
    expect(textOf(store, 'r1')).toBe('a');
  });

  test('histories of two documents do not touch each other', () => {
    const store = withResponse();
    store.change({ op: 'more', scope: 'people', label: 'add' }, (tx) => tx.insert('response', response('r2', 'second')));
    store.change({ op: 'a', scope: 'one', label: 'edit' }, (tx) => tx.update('response', 'r1', { text: 'a' }));
    store.change({ op: 'b', scope: 'two', label: 'edit' }, (tx) => tx.update('response', 'r2', { text: 'b' }));
    store.undo('one', 'u');
    expect([textOf(store, 'r1'), textOf(store, 'r2')]).toEqual(['first', 'b']);
  });

  test('are refused where another scope changed the same words since; other columns may differ', () => {
    const store = withResponse();
    store.change({ op: 'a', scope: 'one', label: 'edit' }, (tx) => tx.update('response', 'r1', { text: 'a' }));
    store.change({ op: 'b', scope: 'two', label: 'edit' }, (tx) => tx.update('response', 'r1', { source: 'table' }));
    store.undo('one', 'u');
    expect(responseOf(store, 'r1')).toMatchObject({ text: 'first', source: 'table' });
    store.redo('one', 'r');
    store.change({ op: 'c', scope: 'two', label: 'edit' }, (tx) => tx.update('response', 'r1', { text: 'c' }));
    expect(refused(() => store.undo('one', 'u2')).code).toBe('conflict');
    expect(textOf(store, 'r1')).toBe('c');
  });

  test('are refused where something else has come to hang on the record', () => {
    const store = newStore();
    addPeople(store);
    store.change({ op: 'answer', scope: 'answers', label: 'add' }, (tx) => tx.insert('response', response('r1', 'x')));
    expect(refused(() => store.undo('people', 'u')).code).toBe('conflict');
    expect(textOf(store, 'r1')).toBe('x');
  });

  test('leave alone what cannot be undone, and what changed nothing that a person sees', () => {
    const store = withResponse();
    store.change({ op: 'a', scope: 'w', label: 'edit' }, (tx) => tx.update('response', 'r1', { text: 'a' }));
    store.change({ op: 'issue', scope: 'w', label: 'issue', undoable: false }, (tx) =>
      tx.insert('setting', { id: 'theme', value: '"dark"' }),
    );
    store.change({ op: 'touch', scope: 'w', label: 'touch' }, (tx) => tx.update('response', 'r1', {}));
    store.change({ op: 'nothing', scope: 'w', label: 'nothing' }, () => {});
    expect(store.undo('w', 'u').step.op).toBe('a');
    expect(responseOf(store, 'r1')).toMatchObject({ text: 'first', revision: 4 });
  });

  test('never take back that something was done to personal data', () => {
    const store = withResponse();
    store.change({ op: 'a', scope: 'w', label: 'erase' }, (tx) => {
      tx.insert('tombstone', { id: 'gone', at: '2026-09-01T08:00:00.000Z' });
      tx.update('response', 'r1', { text: '' });
    });
    store.note('exported', { files: 2 });
    store.undo('w', 'u');
    expect(store.read((db) => db.all('SELECT id FROM tombstone'))).toEqual([{ id: 'gone' }]);
    expect(store.read((db) => db.all('SELECT what, detail FROM activity'))).toEqual([{ what: 'exported', detail: '{"files":2}' }]);
  });
});
