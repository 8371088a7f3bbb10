import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accessDue, addDays, addMonths, bankHolidays, easterSunday, isWorkingDay } from '../../../main/core/store/safety/deadlines.ts';
import { reminderFor, retainedUntil } from '../../../main/core/store/safety/retention.ts';

/** As published by the government for England and Wales; from 2029 by the same rules. */
const published: Record<number, string[]> = {
  2020: ['01-01', '04-10', '04-13', '05-08', '05-25', '08-31', '12-25', '12-28'],
  2021: ['01-01', '04-02', '04-05', '05-03', '05-31', '08-30', '12-27', '12-28'],
  2022: ['01-03', '04-15', '04-18', '05-02', '06-02', '06-03', '08-29', '09-19', '12-26', '12-27'],
  2023: ['01-02', '04-07', '04-10', '05-01', '05-08', '05-29', '08-28', '12-25', '12-26'],
  2024: ['01-01', '03-29', '04-01', '05-06', '05-27', '08-26', '12-25', '12-26'],
  2025: ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26'],
  2026: ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
  2027: ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'],
  2028: ['01-03', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26'],
  2029: ['01-01', '03-30', '04-02', '05-07', '05-28', '08-27', '12-25', '12-26'],
  2030: ['01-01', '04-19', '04-22', '05-06', '05-27', '08-26', '12-25', '12-26'],
};

test.each(Object.entries(published))('the bank holidays of %s', (year, days) => {
  expect([...bankHolidays(Number(year))].sort()).toEqual(days.map((day) => `${year}-${day}`));
});

test('Easter, at its earliest, its latest and in between', () => {
  expect([1818, 1961, 2000, 2008, 2019, 2024, 2038, 2285].map(easterSunday)).toEqual([
    '1818-03-22',
    '1961-04-02',
    '2000-04-23',
    '2008-03-23',
    '2019-04-21',
    '2024-03-31',
    '2038-04-25',
    '2285-03-22',
  ]);
});

test.each([
  // The Commissioner's own example.
  ['2024-09-03', '2024-10-03', 'the same day of the next month'],
  ['2024-01-31', '2024-02-29', 'a leap February has no 31st'],
  ['2025-01-31', '2025-02-28', 'nor has any other'],
  ['2026-01-29', '2026-03-02', '28 February is a Saturday: the Monday after'],
  ['2026-03-31', '2026-04-30', 'April has 30 days'],
  ['2025-03-18', '2025-04-22', 'Good Friday, the weekend and Easter Monday: the Tuesday after'],
  ['2024-11-25', '2024-12-27', 'Christmas and Boxing Day'],
  ['2026-11-25', '2026-12-29', 'Christmas on a Friday, then a weekend, then the day for Boxing Day'],
  ['2026-11-28', '2026-12-29', 'the day that is given for Boxing Day'],
  ['2027-11-25', '2027-12-29', 'both Christmas days on a weekend, both made up'],
  ['2024-12-01', '2025-01-02', 'New Year’s Day'],
  ['2027-12-01', '2028-01-04', 'New Year’s Day on a Saturday: the Monday is free, too'],
  ['2026-04-04', '2026-05-05', 'the early May holiday'],
  ['2029-07-27', '2029-08-28', 'the last Monday in August'],
  ['2030-12-31', '2031-01-31', 'over the turn of the year'],
])('asked on %s, due by %s: %s', (asked, latest) => {
  expect(accessDue(asked).latest).toBe(latest);
});

const days = fc.integer({ min: 0, max: 365 * 40 }).map((offset) => addDays('2020-01-01', offset));

test('the last day is always a working day, four weeks are never later than it, and it is never put off by more than six days', () => {
  fc.assert(
    fc.property(days, (asked) => {
      const { safe, latest } = accessDue(asked);
      expect(isWorkingDay(latest)).toBe(true);
      expect(safe <= latest).toBe(true);
      expect(latest <= addDays(addMonths(asked, 1), 6)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('a month later is the same number, or the month’s last day', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 120 }), (day, months) => {
      const later = addMonths(day, months);
      expect(later > day).toBe(true);
      expect(later.slice(8) === day.slice(8) || addDays(later, 1).endsWith('-01')).toBe(true);
    }),
  );
});

test('words are kept for as long as was chosen, and somebody is reminded before and on the day', () => {
  expect(retainedUntil('2026-01-31', 1)).toBe('2026-02-28');
  expect(retainedUntil('2026-07-17', 12)).toBe('2027-07-17');
  const due = '2027-07-17';
  expect(['2027-06-16', '2027-06-17', '2027-07-16', '2027-07-17', '2028-01-01'].map((today) => reminderFor({ due }, today))).toEqual([
    'none',
    'soon',
    'soon',
    'due',
    'due',
  ]);
});
