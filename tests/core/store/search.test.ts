import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeInTime } from '../../../main/core/store/newness.ts';
import { cutAround, readTerms, searchResponses, toMatch } from '../../../main/core/store/search.ts';
import type { Store } from '../../../main/core/store/store.ts';
import { addPeople, newStore, response } from '../../support/store.ts';

function storeWith(...texts: string[]): Store {
  const store = newStore();
  addPeople(store);
  store.change({ op: 'add', scope: 'people', label: 'add' }, (tx) =>
    texts.forEach((text, at) => tx.insert('response', response(`r${at}`, text, { written: `2026-09-02T10:00:0${at}.000Z` }))),
  );
  return store;
}
const found = (store: Store, text: string, limit = 50): string[] =>
  store.read((db) => searchResponses(db, text, limit)).map((hit) => hit.response.id);

describe('a search', () => {
  test('finds all words in any order, a phrase in quotes, and the beginning of the last word', () => {
    const store = storeWith('Till the soil before you plant.', 'We plant, and then till.', 'The café mentors implement.');
    expect(found(store, 'plant till')).toEqual(['r1', 'r0']);
    expect(found(store, '"the soil"')).toEqual(['r0']);
    expect(found(store, '“soil the”')).toEqual([]);
    expect(found(store, 'impl')).toEqual(['r2']);
    expect(found(store, 'impl ')).toEqual([]);
    expect(found(store, 'impl plant')).toEqual([]);
    expect(found(store, 'im')).toEqual([]);
    expect(found(store, 'cafe MENT')).toEqual(['r2']);
    expect(found(store, 'Café')).toEqual(['r2']);
    expect(found(store, 'caf')).toEqual(['r2']);
  });

  test('gives the newest first, by when it was written and not when it came in', () => {
    const store = storeWith('soil zero', 'soil one', 'soil two');
    expect(found(store, 'soil')).toEqual(['r2', 'r1', 'r0']);
    store.change({ op: 'edit', scope: 'people', label: 'edit' }, (tx) =>
      tx.update('response', 'r0', { written: '2026-10-01T10:00:00.000Z' }),
    );
    store.change({ op: 'late', scope: 'people', label: 'import' }, (tx) =>
      tx.insert('response', response('old', 'soil of long ago', { written: '2019-01-01T00:00:00.000Z' })),
    );
    expect(found(store, 'soil')).toEqual(['r0', 'r2', 'r1', 'old']);
    expect(found(store, 'soil', 2)).toEqual(['r0', 'r2']);
  });

  test('follows what was changed, deleted, brought back and undone', () => {
    const store = storeWith('soil');
    store.change({ op: 'edit', scope: 's', label: 'edit' }, (tx) => tx.update('response', 'r0', { text: 'stone' }));
    expect([found(store, 'soil'), found(store, 'stone')]).toEqual([[], ['r0']]);
    store.undo('s', 'u');
    expect([found(store, 'soil'), found(store, 'stone')]).toEqual([['r0'], []]);
    store.change({ op: 'bin', scope: 's', label: 'bin' }, (tx) => tx.trash('response', 'r0'));
    expect(found(store, 'soil')).toEqual([]);
    store.change({ op: 'back', scope: 's', label: 'back' }, (tx) => tx.restore('response', 'r0'));
    expect(found(store, 'soil')).toEqual(['r0']);
    store.change({ op: 'person', scope: 's', label: 'bin' }, (tx) => tx.trash('participant', 'p1'));
    expect(found(store, 'soil')).toEqual([]);
  });

  test('shows a few words around the first match', () => {
    const store = storeWith(`${'before '.repeat(60)}the soil is tilled ${'after '.repeat(60)}`);
    const [hit] = store.read((db) => searchResponses(db, 'soil', 1));
    expect(hit?.snippet).toMatch(/^….*the soil is tilled.*…$/);
    expect(hit?.snippet.length).toBeLessThan(140);
    expect(cutAround('Till the café.', readTerms('CAFE'))).toBe('Till the café.');
    expect(cutAround(`${'soil and '.repeat(20)}the soil before`, readTerms('"the soil"'))).toBe(
      '…soil and soil and soil and the soil before',
    );
    expect(cutAround(`${'x '.repeat(9)}planting`, readTerms('plant'))).toBe('…x x x x x x planting');
    expect(hit?.response).toMatchObject({ participant: 'p1', field: 'role-1:individual', revision: 1 });
  });

  test('is never a mistake, whatever is typed, and finds a text by its own words', () => {
    const store = storeWith('Till the soil before you plant: AND OR NOT NEAR "column" text* ^start {a} (b) -c +d');
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.stringMatching(/^["*()^:{}+\-ANDORTEX “”]{0,20}$/)),
        (text) => {
          expect(Array.isArray(found(store, text))).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
    fc.assert(
      fc.property(fc.subarray(['till', 'soil', 'AND', 'NEAR', 'text', 'start', 'b'], { minLength: 1 }), (words) => {
        expect(found(store, words.join(' '))).toEqual(['r0']);
      }),
    );
    expect(found(store, ' "“ ')).toEqual([]);
  });

  test('names the words of a beginning, and waits for one letter more where there are too many', () => {
    expect(toMatch(readTerms('Soil Impl'), (start) => [start, `${start}ement`])).toBe('"Soil" AND ("impl" OR "implement")');
    expect(toMatch(readTerms('zeug'), () => [])).toBe('"zeug"');
    expect(toMatch(readTerms('søs'), () => [])).toBe('"søs"*');
    const words = Array.from({ length: 301 }, (_, at) => `many${String(at).padStart(3, '0')}`);
    const store = storeWith(words.join(' '), 'many and manyfold', 'søster');
    expect(found(store, 'many')).toEqual(['r1']);
    expect(found(store, 'many0')).toEqual(['r0']);
    expect(found(store, 'manyf')).toEqual(['r1']);
    expect(found(store, 'søs')).toEqual(['r2']);
  });
});

test('a place in time orders by the instant, and by arrival within it', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 60 }), (milliseconds) => {
      const taken: number[] = [];
      const placed = milliseconds.map((at) => {
        const place = placeInTime(new Date(Date.UTC(2026, 0, 1) + at).toISOString(), (from, before) => {
          const within = taken.filter((one) => one >= from && one < before);
          return within.length === 0 ? undefined : Math.max(...within);
        });
        taken.push(place);
        return { at, place };
      });
      expect(new Set(taken).size).toBe(taken.length);
      for (const [one, two] of placed.flatMap((first, index) => placed.slice(index + 1).map((second) => [first, second] as const))) {
        expect(one.place < two.place).toBe(one.at <= two.at);
      }
      expect(taken.every(Number.isSafeInteger)).toBe(true);
    }),
  );
});

test('more answers with one and the same time than a millisecond holds spill into the next', () => {
  const base = Date.UTC(2026, 0, 1) * 4096;
  expect(placeInTime('2026-01-01T00:00:00.000Z', (from) => (from === base ? base + 4095 : undefined))).toBe(base + 4096);
});
