import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyOperation,
  type Change,
  changeBetween,
  type Columns,
  fits,
  invert,
  parseColumns,
  type Row,
  type State,
  writeColumns,
} from '../../../main/core/store/operations.ts';

const value = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.constant(null));
const columnNames = ['title', 'text', 'position', 'revision'] as const;
const columns = fc.record({ title: value, text: value, position: value, revision: fc.nat() });
const tableName = fc.constantFrom('workbook', 'block', 'response');
const id = fc.constantFrom('a', 'b', 'c', 'd');

type Step = { table: string; id: string; content: Record<string, string | number | null>; remove: boolean };
const step: fc.Arbitrary<Step> = fc.record({ table: tableName, id, content: columns, remove: fc.boolean() });

/** A run of honest changes: each fits the state that the ones before it leave. */
function changesFrom(state: State, steps: readonly Step[]): { changes: Change[]; state: State } {
  const changes: Change[] = [];
  let now = state;
  for (const { table, id: record, content, remove } of steps) {
    const row = now.get(table)?.get(record);
    const after: Row = { ...content, id: record };
    const change: Change =
      row === undefined
        ? { table, id: record, before: null, after }
        : remove
          ? { table, id: record, before: row, after: null }
          : changeBetween(table, row, after);
    changes.push(change);
    now = applyOperation(now, { changes: [change] });
  }
  return { changes, state: now };
}

const history = fc.record({ before: fc.array(step, { maxLength: 12 }), during: fc.array(step, { minLength: 1, maxLength: 12 }) });

describe('an operation', () => {
  test('that is applied and then inverted leaves everything as it was', () => {
    fc.assert(
      fc.property(history, ({ before, during }) => {
        const start = changesFrom(new Map(), before).state;
        const { changes, state } = changesFrom(start, during);
        expect(applyOperation(state, invert({ changes }))).toEqual(start);
      }),
    );
  });

  test('that is inverted twice is itself', () => {
    fc.assert(
      fc.property(history, ({ before, during }) => {
        const { changes } = changesFrom(changesFrom(new Map(), before).state, during);
        expect(invert(invert({ changes }))).toEqual({ changes });
      }),
    );
  });

  test('that is undone and done again leaves what it left the first time', () => {
    fc.assert(
      fc.property(history, ({ before, during }) => {
        const { changes, state } = changesFrom(changesFrom(new Map(), before).state, during);
        const undone = applyOperation(state, invert({ changes }));
        expect(applyOperation(undone, { changes })).toEqual(state);
      }),
    );
  });

  test('is refused where the record is not as the change found it', () => {
    fc.assert(
      fc.property(columns, columns, (was, is) => {
        fc.pre(was.title !== is.title);
        const change: Change = { table: 'block', id: 'a', before: { title: was.title }, after: { title: 'new' } };
        expect(fits(change, { ...is, id: 'a' })).toBe(false);
        expect(fits(change, { ...was, id: 'a' })).toBe(true);
        expect(fits(change, undefined)).toBe(false);
        expect(() => applyOperation(new Map([['block', new Map([['a', { ...is, id: 'a' }]])]]), { changes: [change] })).toThrow(
          'does not fit',
        );
      }),
    );
  });

  test('names only the columns that changed', () => {
    fc.assert(
      fc.property(columns, columns, (was, is) => {
        const change = changeBetween('block', { ...was, id: 'a' }, { ...is, id: 'a' });
        expect(Object.keys(change.after ?? {}).sort()).toEqual(columnNames.filter((name) => was[name] !== is[name]).sort());
      }),
    );
  });

  test('is read back from the journal as it was written', () => {
    fc.assert(
      fc.property(fc.oneof(columns, fc.constant(null), fc.dictionary(fc.string(), value)), (record: Columns | null) => {
        const read = parseColumns(writeColumns(record));
        expect(read === null ? null : { ...read }).toEqual(record === null ? null : { ...record });
      }),
    );
  });

  test.each(['[]', '3', '{"a":{}}', '{"a":true}', '"x"'])('is not read from %s', (text) => {
    expect(() => parseColumns(text)).toThrow('journal');
  });
});
