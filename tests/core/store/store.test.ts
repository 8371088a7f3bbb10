import { describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../../main/core/store/database.ts';
import { currentSchema } from '../../../main/core/store/migrations.ts';
import { openStore } from '../../../main/core/store/store.ts';
import { columnsOf, isLedger, tableNames, tables } from '../../../main/core/store/tables.ts';
import type { CoreEvent } from '../../../preload/contract/envelope.ts';
import {
  addPeople,
  newStore,
  refused,
  replayedState,
  requireOpen,
  response,
  responseOf,
  savedState,
  storeOptions,
  temporaryFolder,
  textOf,
  withResponse,
} from '../../support/store.ts';

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
    const before = responseOf(store, 'r1');
    store.change({ op: 'edit', scope: 'people', label: 'edit' }, (tx) =>
      tx.update('response', 'r1', { text: 'second', revision: 99, updated: 'never' }),
    );
    const after = responseOf(store, 'r1');
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
    expect(responseOf(store, 'r1')?.revision).toBe(2);
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
    expect(responseOf(store, 'r1')).toMatchObject({ text: 'again', deleted_at: null, revision: 3 });
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
    const kept = [
      ...['response.edition_id', 'copy.edition_id', 'copy.layout_id', 'block.workbook_id', 'statement.framework_id'],
      ...['seminar.workbook_id', 'seminar.edition_id', 'hand_in.edition_id', 'rating.statement_id'],
      ...['return_file.edition_id', 'return_file.copy_id', 'handwriting.edition_id'],
      ...['tag.statement_id', 'excerpt_tag.statement_id', 'calibration.edition_id', 'action.edition_id'],
    ];
    const parts = hanging.filter(({ table, from }) => !kept.includes(`${table}.${from}`));
    for (const { table, on, from } of parts)
      expect(tables[on as keyof typeof tables].parts, `${table}.${from}`).toContainEqual({ table, column: from });
    // What lies on the desk and is not accepted names people loosely: somebody who was added for it can be taken back.
    const loose = tableNames
      .flatMap((table) => tables[table].parts ?? [])
      .filter(({ table, column }) => `${table}.${column}`.match(/^(?:scan|sheet)_.*participant/));
    expect(tableNames.flatMap((table) => tables[table].parts ?? [])).toHaveLength(parts.length + loose.length);
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
    const desks = ['scan_batch', 'scan_page', 'scan_crop', 'return_sheet', 'sheet_file', 'sheet_copy'];
    expect(tableNames.filter(isLedger)).toEqual([...desks, 'kept_file', 'picture', 'activity', 'tombstone']);
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
