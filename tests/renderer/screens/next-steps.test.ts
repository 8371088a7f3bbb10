import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Facts, nextSteps } from '../../../renderer/screens/home/next-steps.ts';

const instant = fc
  .date({ min: new Date('2025-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const facts: fc.Arbitrary<Facts> = fc.record({
  now: instant,
  workbook: fc.option(fc.record({ id: fc.constant('wb'), updated: instant })),
  edition: fc.option(fc.record({ number: fc.integer({ min: 1, max: 9 }), issued: instant })),
  people: fc.nat(40),
  overdue: fc.array(fc.record({ id: fc.uuid(), title: fc.constant('Autumn') }), { maxLength: 3 }),
  synced: fc.option(fc.constant('OneDrive')),
  encrypted: fc.boolean(),
  lastBackup: fc.option(instant),
});

test('what needs the person comes first, then what is next, then what is done; and each once', () => {
  const order = ['needs', 'next', 'done'];
  fc.assert(
    fc.property(facts, (known) => {
      const steps = nextSteps(known);
      const kinds = steps.map(({ kind }) => order.indexOf(kind));
      expect(kinds).toEqual(kinds.toSorted((a, b) => a - b));
      expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
      for (const { kind, way } of steps) expect(way === undefined).toBe(kind === 'done');
    }),
  );
});

const calm: Facts = {
  now: '2026-11-22T09:00:00.000Z',
  workbook: { id: 'wb', updated: '2026-11-20T09:00:00.000Z' },
  edition: null,
  people: 0,
  overdue: [],
  synced: null,
  encrypted: false,
  lastBackup: null,
};
const ids = (more: Partial<Facts>): string[] => nextSteps({ ...calm, ...more }).map(({ id }) => id);

test('with nobody but invented people, they are looked round with, and one’s own come next', () => {
  const edition = { number: 1, issued: '2026-11-21T09:00:00.000Z' };
  expect(ids({ sample: true, edition })).toEqual(['look-round', 'own-cohort', 'issued']);
  expect(ids({ sample: true, people: 3, encrypted: true, edition })).toEqual(['issued', 'people-done']);
});

test('the loop, from the first day on', () => {
  expect(ids({})).toEqual(['read', 'issue', 'people']);
  expect(ids({ people: 3 })).toEqual(['passphrase', 'read', 'issue', 'people-done']);
  expect(ids({ people: 3, encrypted: true, edition: { number: 1, issued: '2026-11-21T09:00:00.000Z' } })).toEqual([
    'issued',
    'people-done',
  ]);
  expect(ids({ people: 3, encrypted: true, edition: { number: 1, issued: '2026-11-19T09:00:00.000Z' } })).toEqual([
    'reissue',
    'people-done',
  ]);
  expect(ids({ synced: 'OneDrive', lastBackup: '2026-11-01T09:00:00.000Z' })).toEqual(['synced', 'backup', 'read', 'issue', 'people']);
});
