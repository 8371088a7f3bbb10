import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dueKind, outlived } from '../../../main/core/store/safety/rotation.ts';
import type { BackupKind } from '../../../preload/contract/model/store.ts';

const kinds: BackupKind[] = ['hourly', 'daily', 'weekly', 'before-migration', 'before-restore', 'by-hand'];
const start = Date.parse('2026-09-01T08:00:00.000Z');
const hour = 3_600_000;
const at = (hours: number): string => new Date(start + hours * hour).toISOString();
const backup = (hours: number, kind: BackupKind) => ({ file: `${hours}.${kind}`, kind, made: at(hours) });
const someBackups = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 24 * 400 }), fc.constantFrom(...kinds)).map(([hours, kind]) => backup(hours, kind)),
  { maxLength: 60 },
);

test('used every hour for a year, there is always one for each of the last hours, days and weeks, and never a heap of them', () => {
  let kept: ReturnType<typeof backup>[] = [];
  for (let now = 0; now < 24 * 365; now++) {
    const kind = dueKind(kept, at(now));
    if (!kind) continue;
    kept.push(backup(now, kind));
    const gone = new Set(outlived(kept, at(now)));
    kept = kept.filter(({ file }) => !gone.has(file));
    expect(kept.length).toBeLessThanOrEqual(24 + 14 + 9);
    if (now < 24 * 60) continue;
    const ages = kept.map(({ made }) => (start + now * hour - Date.parse(made)) / hour);
    const someWithin = (from: number, to: number) => ages.some((age) => age >= from && age <= to);
    for (let back = 0; back < 23; back++) expect(someWithin(back, back + 1)).toBe(true);
    for (let day = 0; day < 13; day++) expect(someWithin(24 * day, 24 * (day + 1))).toBe(true);
    for (let week = 0; week < 7; week++) expect(someWithin(168 * week, 168 * (week + 1))).toBe(true);
  }
});

test('the newest three stay however old they are, and what was made by hand stays for ever', () => {
  fc.assert(
    fc.property(someBackups, fc.integer({ min: 0, max: 24 * 2000 }), (list, now) => {
      const gone = new Set(outlived(list, at(now)));
      const newest = [...list].sort((a, b) => (a.made < b.made ? 1 : -1)).slice(0, 3);
      const left = list.filter(({ file }) => !gone.has(file));
      expect(left.length).toBeGreaterThanOrEqual(Math.min(3, list.length));
      expect(newest[0] === undefined || !gone.has(newest[0].file)).toBe(true);
      for (const { file, kind } of list) if (kind === 'by-hand') expect(gone.has(file)).toBe(false);
    }),
  );
});

test('rotation only ever takes what is older than its kind allows, and taking twice takes nothing more', () => {
  const days: Record<BackupKind, number> = {
    hourly: 1,
    daily: 14,
    weekly: 56,
    'before-migration': 90,
    'before-restore': 90,
    'by-hand': Number.POSITIVE_INFINITY,
  };
  fc.assert(
    fc.property(someBackups, fc.integer({ min: 0, max: 24 * 2000 }), (list, now) => {
      const gone = new Set(outlived(list, at(now)));
      for (const { file, kind, made } of list) {
        if (gone.has(file)) expect(start + now * hour - Date.parse(made)).toBeGreaterThan(days[kind] * 24 * hour);
      }
      const left = list.filter(({ file }) => !gone.has(file));
      expect(outlived(left, at(now))).toEqual([]);
    }),
  );
});

test('none is due within the hour, the day has its own, the week has its own, and a clock from the future stops nothing', () => {
  expect(dueKind([], at(0))).toBe('weekly');
  expect(dueKind([backup(0, 'weekly')], at(0.5))).toBeNull();
  expect(dueKind([backup(0, 'weekly')], at(1))).toBe('hourly');
  expect(dueKind([backup(0, 'weekly'), backup(23.5, 'hourly')], at(24))).toBe('daily');
  expect(dueKind([backup(0, 'weekly'), backup(167.5, 'daily')], at(168))).toBe('weekly');
  expect(dueKind([backup(0, 'by-hand')], at(0.1))).toBe('weekly');
  expect(dueKind([backup(24 * 9000, 'weekly')], at(0))).toBe('weekly');
});
