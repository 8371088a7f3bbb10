import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../../main/core/refusal.ts';
import { type Database, openDatabase } from '../../../main/core/store/database.ts';
import { currentSchema } from '../../../main/core/store/migrations.ts';
import { openStore, type Store } from '../../../main/core/store/store.ts';
import { columnsOf, isLedger, tableNames, tables } from '../../../main/core/store/tables.ts';
import type { CoreEvent } from '../../../preload/contract/envelope.ts';
import type { ErrorCode } from '../../../preload/contract/errors.ts';
import {
  addPeople,
  counter,
  newStore,
  replayedState,
  requireOpen,
  response,
  savedState,
  steppedClock,
  storeOptions,
  temporaryFolder,
} from '../../support/store.ts';

const refused = (work: () => unknown): { code: ErrorCode; detail: Record<string, unknown> } => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.failure;
    throw error;
  }
  throw new Error('It was not refused.');
};

const textOf = (store: Store, id: string): string | undefined =>
  store.read((db) => db.get<{ text: string }>('SELECT text FROM response WHERE id = ?', id))?.text;
const rowOf = (store: Store, id: string) =>
  store.read((db) =>
    db.get<{ text: string; revision: number; updated: string; deleted_at: string | null }>('SELECT * FROM response WHERE id = ?', id),
  );

function withResponse(text = 'first'): Store {
  const store = newStore();
  addPeople(store);
  store.change({ op: 'add', scope: 'people', label: 'add-response' }, (tx) => tx.insert('response', response('r1', text)));
  return store;
}

describe('a change', () => {
  test('is there after the store is opened again', () => {
    const folder = temporaryFolder();
    const store = newStore({ folder });
    addPeople(store);
    store.change({ op: 'add', scope: 'people', label: 'add-response' }, (tx) => tx.insert('response', response('r1', 'Words')));
    store.close();
    expect(textOf(newStore({ folder }), 'r1')).toBe('Words');
  });

  test('counts the revision and the time by itself', () => {
    const store = withResponse();
    const before = rowOf(store, 'r1');
    store.change({ op: 'edit', scope: 'people', label: 'edit' }, (tx) =>
      tx.update('response', 'r1', { text: 'second', revision: 99, updated: 'never' }),
    );
    const after = rowOf(store, 'r1');
    expect(before?.revision).toBe(1);
    expect(after?.revision).toBe(2);
    expect((after?.updated ?? '') > (before?.updated ?? '')).toBe(true);
  });

  test('sent again with its id applies nothing and is answered alike', () => {
    const store = withResponse();
    const edit = () =>
      store.change({ op: 'edit', scope: 'people', label: 'edit' }, (tx) =>
        tx.update('response', 'r1', { text: 'second' }, { revision: 1 }),
      );
    const first = edit();
    expect(first.again).toBe(false);
    expect(edit()).toEqual({ ...first, again: true });
    expect(rowOf(store, 'r1')?.revision).toBe(2);
  });

  test('that knows an older revision is refused, says which one stands, and changes nothing', () => {
    const store = withResponse();
    store.change({ op: 'edit', scope: 'people', label: 'edit' }, (tx) => tx.update('response', 'r1', { text: 'second' }, { revision: 1 }));
    const stale = () =>
      store.change({ op: 'late', scope: 'people', label: 'edit' }, (tx) => tx.update('response', 'r1', { text: 'late' }, { revision: 1 }));
    expect(refused(stale)).toEqual({ code: 'stale', detail: { revision: 2 } });
    expect(textOf(store, 'r1')).toBe('second');
    // The refusal is not remembered as done.
    expect(refused(stale).code).toBe('stale');
  });

  test('that fails half-way leaves nothing behind, in records or journal', () => {
    const store = withResponse();
    const before = savedState(store);
    const broken = () =>
      store.change({ op: 'broken', scope: 'people', label: 'edit' }, (tx) => {
        tx.update('response', 'r1', { text: 'half' });
        tx.insert('response', response('r2', 'half', { participant_id: 'nobody' }));
      });
    expect(refused(broken).code).toBe('conflict');
    expect(savedState(store)).toEqual(before);
    expect(store.touched('broken')).toEqual([]);
  });

  test('of a record that is not there is refused', () => {
    const store = withResponse();
    expect(
      refused(() => store.change({ op: 'x', scope: 's', label: 'l' }, (tx) => tx.update('response', 'nobody', { text: '' }))).code,
    ).toBe('not-found');
    expect(refused(() => store.change({ op: 'x', scope: 's', label: 'l' }, (tx) => tx.trash('response', 'nobody'))).code).toBe('not-found');
    expect(refused(() => store.change({ op: 'x', scope: 's', label: 'l' }, (tx) => tx.remove('response', 'nobody'))).code).toBe(
      'not-found',
    );
  });

  test('that adds a record twice is refused, but one in the trash comes back as the new one', () => {
    const store = withResponse();
    expect(
      refused(() => store.change({ op: 'x', scope: 's', label: 'l' }, (tx) => tx.insert('response', response('r1', 'twice')))).code,
    ).toBe('conflict');
    store.change({ op: 'bin', scope: 's', label: 'l' }, (tx) => tx.trash('response', 'r1'));
    store.change({ op: 'y', scope: 's', label: 'l' }, (tx) => tx.insert('response', response('r1', 'again')));
    expect(rowOf(store, 'r1')).toMatchObject({ text: 'again', deleted_at: null, revision: 3 });
  });

  test('cannot be asynchronous, nested, or made by a reader', () => {
    const store = withResponse();
    expect(() => store.change({ op: 'x', scope: 's', label: 'l' }, (async (): Promise<void> => {}) as unknown as () => void)).toThrow(
      'synchronous',
    );
    expect(() =>
      store.change({ op: 'y', scope: 's', label: 'l' }, () => void store.change({ op: 'z', scope: 's', label: 'l' }, () => {})),
    ).toThrow('nest');
    expect(() => store.read((db) => db.all(`DELETE FROM response`))).toThrow('Only an operation may write');
    expect(() => store.read((db) => db.all(`DELETE FROM response RETURNING id`))).toThrow('Only an operation may write');
    expect(textOf(store, 'r1')).toBe('first');
  });

  test('keeps any text exactly, and half an emoji as the sign for what cannot be read', () => {
    const store = withResponse();
    const text = 'Tab\t line\n “quotes” é 👩🏽‍🏫 \u202e';
    store.change({ op: 'a', scope: 's', label: 'l' }, (tx) => tx.update('response', 'r1', { text }));
    expect(textOf(store, 'r1')).toBe(text);
    store.change({ op: 'b', scope: 's', label: 'l' }, (tx) => tx.update('response', 'r1', { text: 'half \ud83d' }));
    expect(textOf(store, 'r1')).toBe('half \ufffd');
    store.undo('s', 'c');
    expect(textOf(store, 'r1')).toBe(text);
  });
});

describe('the feed of changes', () => {
  test('tells of every operation after it is done, also the one who wrote', () => {
    const store = withResponse();
    const heard: CoreEvent[] = [];
    const stop = store.onChange((event) => {
      heard.push(event);
      expect(store.raw.inTransaction).toBe(false);
    });
    store.change({ op: 'edit', scope: 'people', label: 'edit' }, (tx) => {
      tx.update('response', 'r1', { text: 'one' });
      tx.update('response', 'r1', { text: 'two' });
      tx.insert('response', response('r2', 'new'));
    });
    store.undo('people', 'undo');
    stop();
    store.redo('people', 'redo');
    expect(heard).toEqual([
      { event: 'changed', op: 'edit', scope: 'people', tables: [{ table: 'response', ids: ['r1', 'r2'] }] },
      { event: 'changed', op: 'undo', scope: 'people', tables: [{ table: 'response', ids: ['r2', 'r1'] }] },
    ]);
  });

  test('does not name more than five hundred records of a table', () => {
    const store = withResponse();
    const heard: CoreEvent[] = [];
    store.onChange((event) => heard.push(event));
    store.change({ op: 'bulk', scope: 'people', label: 'import' }, (tx) => {
      for (let at = 0; at < 501; at++) tx.insert('response', response(`b${at}`, 'x'));
    });
    expect(heard).toMatchObject([{ tables: [{ table: 'response', ids: [] }] }]);
  });

  test('a listener that fails does not make the write fail', () => {
    const store = withResponse();
    store.onChange(() => {
      throw new Error('deaf');
    });
    expect(store.change({ op: 'e', scope: 's', label: 'l' }, (tx) => tx.update('response', 'r1', { text: 'kept' })).again).toBe(false);
    expect(textOf(store, 'r1')).toBe('kept');
  });
});

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
    expect(rowOf(store, 'r1')).toMatchObject({ text: 'first', source: 'table' });
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
    expect(rowOf(store, 'r1')).toMatchObject({ text: 'first', revision: 4 });
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
    expect(rowOf(store, 'r1')?.deleted_at).toBeNull();
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

describe('the tables', () => {
  const describeTables = (db: Database) =>
    Object.fromEntries(
      tableNames.map((table) => [table, db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table).sort()]),
    );

  test('have the columns that the store knows, no fewer and no more', () => {
    const store = newStore();
    expect(describeTables(store.raw)).toEqual(Object.fromEntries(tableNames.map((table) => [table, [...columnsOf(table)].sort()])));
  });

  test('name as parts every record that hangs on another', () => {
    const store = newStore();
    const hanging = tableNames.flatMap((table) =>
      store.raw
        .prepare<[string], { table: string; from: string }>('SELECT "table", "from" FROM pragma_foreign_key_list(?)')
        .all(table)
        .map(({ table: on, from }) => ({ table, on, from })),
    );
    // What people wrote keeps an edition and its layout; the emptying of the trash must stop there. A block and a statement go with what is closer.
    const kept = ['response.edition_id', 'copy.edition_id', 'copy.layout_id', 'block.workbook_id', 'statement.framework_id'];
    const parts = hanging.filter(({ table, from }) => !kept.includes(`${table}.${from}`));
    for (const { table, on, from } of parts)
      expect(tables[on as keyof typeof tables].parts, `${table}.${from}`).toContainEqual({ table, column: from });
    expect(tableNames.flatMap((table) => tables[table].parts ?? [])).toHaveLength(parts.length);
  });

  test('an edition is frozen', () => {
    const store = newStore();
    store.change({ op: 'make', scope: 'app', label: 'add' }, (tx) => {
      tx.insert('workbook', { id: 'w', title: 'Seminar 1', head: '{}' });
      tx.insert('edition', {
        id: 'e',
        workbook_id: 'w',
        number: 1,
        issued: '2026-09-01T08:00:00.000Z',
        hash: 'h',
        title: 'Seminar 1',
        content: '{}',
      });
    });
    expect(() =>
      store.change({ op: 'bend', scope: 'app', label: 'edit' }, (tx) => tx.update('edition', 'e', { content: '{"bent":1}' })),
    ).toThrow('frozen');
  });

  test('ledgers are no part of operations', () => {
    expect(tableNames.filter(isLedger)).toEqual(['activity', 'tombstone']);
  });
});

test('what the log keeps holds nothing that anybody wrote', () => {
  const folder = temporaryFolder();
  const options = storeOptions(folder);
  const store = requireOpen(openStore(options));
  addPeople(store, ['p1']);
  store.change({ op: 'a', scope: 's', label: 'l' }, (tx) => tx.insert('response', response('r1', 'confidential words')));
  store.raw.pragma('query_only = ON');
  expect(
    refused(() => store.change({ op: 'b', scope: 's', label: 'l' }, (tx) => tx.update('response', 'r1', { text: 'confidential again' })))
      .code,
  ).toBe('read-only');
  store.close();
  const other = openDatabase(`${folder}/groundwork.sqlite`);
  other.pragma(`user_version = ${currentSchema + 1}`);
  other.close();
  expect(openStore(options)).toMatchObject({ ok: false, problem: 'newer' });
  const log = JSON.stringify(options.log);
  expect(log).toContain('store-not-opened');
  expect(log).not.toMatch(/confidential|Person/);
});

test('the journal, played again, gives the saved state', () => {
  const store = withResponse();
  store.change({ op: 'a', scope: 'w', label: 'edit' }, (tx) =>
    tx.update('response', 'r1', { text: 'a', written: '2026-09-03T10:00:00.000Z' }),
  );
  store.change({ op: 'b', scope: 'w', label: 'remove' }, (tx) => tx.remove('response', 'r1'));
  store.undo('w', 'u1');
  store.undo('w', 'u2');
  store.redo('w', 'r1');
  expect(replayedState(store)).toEqual(savedState(store));
});
