import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  addPeople,
  newStore,
  refused,
  response,
  responseOf,
  steppedClock,
  temporaryFolder,
  textOf,
  withResponse,
} from '../../support/store.ts';

describe('the trash', () => {
  test('lists what was deleted, with the day on which it goes, and brings it back', () => {
    const store = withResponse('A long answer');
    const clock = store.read((db) => db.get<{ updated: string }>('SELECT updated FROM response'));
    store.change({ op: 'bin', scope: 'people', label: 'remove' }, (tx) => tx.trash('response', 'r1'));
    const [entry] = store.trash();
    expect(entry).toMatchObject({ table: 'response', id: 'r1', title: 'A long answer' });
    expect(Date.parse(entry?.goes ?? '') - Date.parse(entry?.deleted ?? '')).toBe(30 * 86_400_000);
    expect((entry?.deleted ?? '') > (clock?.updated ?? '')).toBe(true);
    store.restoreFromTrash('back', 'response', 'r1');
    expect(store.trash()).toEqual([]);
    expect(responseOf(store, 'r1')?.deleted_at).toBeNull();
  });

  test('lists a workbook once, not its parts; a part that comes back brings what it lies in, and the draft has changed', () => {
    const store = newStore();
    store.change({ op: 'make', scope: 'app', label: 'add' }, (tx) => {
      tx.insert('workbook', { id: 'w', title: 'Seminar 1', head: '{}' });
      tx.insert('section', { id: 's', workbook_id: 'w', position: 'a0', title: 'Opening' });
      tx.insert('block', { id: 'b', workbook_id: 'w', section_id: 's', position: 'a0', type: 'notes', content: '{"title":"Notes"}' });
    });
    store.change({ op: 'cut', scope: 'workbook:w', label: 'cut' }, (tx) => {
      tx.trash('block', 'b');
      tx.trash('section', 's');
      tx.update('workbook', 'w', {});
    });
    expect(store.trash()).toMatchObject([{ table: 'section', title: 'Opening' }]);
    store.restoreFromTrash('back', 'block', 'b');
    expect(store.trash()).toEqual([]);
    expect(store.read((db) => db.get('SELECT revision FROM workbook'))).toEqual({ revision: 3 });
    expect(store.history('workbook:w').undo).toMatchObject({ op: 'back', label: 'restore-from-trash' });
    store.change({ op: 'bin', scope: 'app', label: 'remove' }, (tx) => tx.trash('workbook', 'w'));
    expect(store.trash()).toMatchObject([{ table: 'workbook', title: 'Seminar 1' }]);
  });

  test('lets an answer go with all that was put on it, and a tag with those under it', () => {
    const clock = steppedClock('2026-09-01T08:00:00.000Z');
    const store = newStore({ now: clock.now });
    addPeople(store, ['p1']);
    const words = { quote: 'well', before: 'All ', after: '' };
    store.change({ op: 'add', scope: 'people', label: 'add' }, (tx) => {
      for (const id of ['r1', 'r2']) {
        tx.insert('response', response(id, 'All well'));
        tx.insert('excerpt', { id: `x-${id}`, response_id: id, made_on: 1, start: 4, finish: 8, ...words });
        tx.insert('star', { id: `s-${id}`, response_id: id });
        tx.insert('depth_mark', { id: `d-${id}`, response_id: id, round: 0, place: 0, level: 1 });
        tx.insert('memo', { id: `m-${id}`, response_id: id, excerpt_id: `x-${id}`, participant_id: 'p1', text: 'Ask.' });
      }
      tx.insert('tag', { id: 't1', position: 'a0', name: 'Time', definition: '', colour: 0, mark: 'dot' });
      tx.insert('tag', { id: 't2', parent_id: 't1', position: 'a0', name: 'Cover', definition: '', colour: 0, mark: 'dot' });
      for (const id of ['r1', 'r2']) tx.insert('excerpt_tag', { id: `e-${id}`, excerpt_id: `x-${id}`, tag_id: 't2' });
      tx.insert('memo', { id: 'm-t2', tag_id: 't2', text: 'Whose word is it?' });
    });
    store.change({ op: 'bin', scope: 'review', label: 'remove' }, (tx) => {
      tx.trash('response', 'r1');
      tx.trash('tag', 't1');
      tx.trash('tag', 't2');
    });
    expect(store.trash().map(({ id }) => id)).toEqual(expect.arrayContaining(['r1', 't1']));
    clock.set('2026-10-02T08:00:00.000Z');
    expect(store.emptyOldTrash()).toMatchObject({ kept: 0 });
    const left = (table: string): unknown[] => store.read((db) => db.all<{ id: string }>(`SELECT id FROM ${table}`)).map(({ id }) => id);
    expect(
      Object.fromEntries(['response', 'excerpt', 'excerpt_tag', 'memo', 'star', 'depth_mark', 'tag'].map((table) => [table, left(table)])),
    ).toEqual({
      response: ['r2'],
      excerpt: ['x-r2'],
      excerpt_tag: [],
      memo: ['m-r2'],
      star: ['s-r2'],
      depth_mark: ['d-r2'],
      tag: [],
    });
    expect(store.check().ok).toBe(true);
  });

  test('lets go after thirty days, with parts and with the journal, and not a day earlier', () => {
    const clock = steppedClock('2026-09-01T08:00:00.000Z');
    const folder = temporaryFolder();
    const store = newStore({ folder, now: clock.now });
    addPeople(store, ['p1', 'p2']);
    store.change({ op: 'add', scope: 'people', label: 'add' }, (tx) => {
      tx.insert('response', response('r1', 'unforgettable'));
      tx.insert('response_revision', {
        id: 'v1',
        response_id: 'r1',
        revision: 1,
        text: 'unforgettable once',
        source: 'typed',
        written: '2026-09-01T08:00:00.000Z',
      });
      tx.insert('response', response('r2', 'stays', { participant_id: 'p2' }));
    });
    store.change({ op: 'bin', scope: 'people', label: 'remove' }, (tx) => tx.trash('participant', 'p1'));
    clock.set('2026-10-01T07:59:00.000Z');
    expect(store.emptyOldTrash()).toEqual({ gone: 0, kept: 0 });
    clock.set('2026-10-01T08:01:00.000Z');
    expect(store.emptyOldTrash()).toEqual({ gone: 3, kept: 0 });
    expect(store.read((db) => db.all('SELECT id FROM participant'))).toEqual([{ id: 'p2' }]);
    expect(store.read((db) => db.all(`SELECT 1 FROM change WHERE before LIKE '%unforgettable%' OR after LIKE '%unforgettable%'`))).toEqual(
      [],
    );
    expect(textOf(store, 'r2')).toBe('stays');
    expect(store.trash()).toEqual([]);
    expect(store.check().ok).toBe(true);
    expect(refused(() => store.undo('people', 'u')).code).toBe('nothing-to-undo');
    store.close();
    expect(readdirSync(folder)).toEqual(['groundwork.sqlite']);
    expect(readFileSync(path.join(folder, 'groundwork.sqlite')).includes('unforgettable')).toBe(false);
  });

  test('keeps a workbook whose edition people have answered', () => {
    const clock = steppedClock();
    const store = newStore({ now: clock.now });
    addPeople(store);
    store.change({ op: 'make', scope: 'app', label: 'add' }, (tx) => {
      tx.insert('workbook', { id: 'w', title: 'Seminar 1', head: '{}' });
      tx.insert('edition', { id: 'e', workbook_id: 'w', number: 1, issued: clock.now(), hash: 'h', title: 'Seminar 1', content: '{}' });
      tx.insert('response', response('r1', 'x', { edition_id: 'e' }));
      tx.trash('workbook', 'w');
    });
    clock.set('2027-01-01T00:00:00.000Z');
    expect(store.emptyOldTrash()).toEqual({ gone: 0, kept: 1 });
    expect(store.trash()).toHaveLength(1);
  });
});

describe('the journal', () => {
  test('forgets after thirty days what was replaced, but not that an operation was made', () => {
    const clock = steppedClock('2026-09-01T08:00:00.000Z');
    const store = newStore({ now: clock.now });
    addPeople(store);
    store.change({ op: 'add', scope: 'people', label: 'add' }, (tx) => tx.insert('response', response('r1', 'long ago')));
    clock.set('2026-09-20T08:00:00.000Z');
    store.change({ op: 'edit', scope: 'people', label: 'edit' }, (tx) => tx.update('response', 'r1', { text: 'lately' }));
    // A clock that was wrong for a moment must not take the newer step with it.
    clock.set('2001-01-01T00:00:00.000Z');
    store.change({ op: 'odd', scope: 'people', label: 'edit' }, (tx) => tx.update('response', 'r1', { source: 'table' }));
    clock.set('2026-10-02T08:00:00.000Z');
    expect(store.emptyOldTrash()).toEqual({ gone: 0, kept: 0 });
    expect(store.touched('add')).toEqual([]);
    expect(store.change({ op: 'add', scope: 'people', label: 'add' }, () => {}).again).toBe(true);
    store.undo('people', 'u1');
    store.undo('people', 'u2');
    expect(textOf(store, 'r1')).toBe('long ago');
    expect(store.history('people').undo).toBeNull();
  });
});
