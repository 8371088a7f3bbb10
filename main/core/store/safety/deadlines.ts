import type { Day } from '../../../../preload/contract/model/ids.ts';

/*
 * PURE. By when somebody who asks for what is held about them must have it, as the Information Commissioner counts: a month from the
 * day of asking, to the day of the same number; to the month's last day where it has no such number; and on to the next
 * working day where that day is none. Bank holidays are those of England.
 */

export interface AccessDue {
  /** Four weeks: never too late, whatever the month. */
  safe: Day;
  /** The last day that the law allows. */
  latest: Day;
}

export function accessDue(asked: Day): AccessDue {
  let latest = addMonths(asked, 1);
  while (!isWorkingDay(latest)) latest = addDays(latest, 1);
  return { safe: addDays(asked, 28), latest };
}

/** The same number in a later month, or that month's last day. */
export function addMonths(day: Day, months: number): Day {
  const { year, month, date } = partsOf(day);
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return dayOf(year, month + months, Math.min(date, lastOfMonth));
}

export const addDays = (day: Day, days: number): Day => {
  const { year, month, date } = partsOf(day);
  return dayOf(year, month, date + days);
};

export function isWorkingDay(day: Day): boolean {
  const weekday = weekdayOf(day);
  return weekday !== 0 && weekday !== 6 && !bankHolidays(partsOf(day).year).has(day);
}

/**
 * England's bank holidays of a year by rule, with the days that are given instead where one falls on a weekend. Holidays that are
 * proclaimed once are listed; one that is proclaimed after this was written makes the last day a day too early, never too late.
 */
export function bankHolidays(year: number): ReadonlySet<Day> {
  const easter = easterSunday(year);
  const newYear = `${year}-01-01`;
  const christmas = `${year}-12-25`;
  const boxing = `${year}-12-26`;
  // Christmas on a Sunday is made up after Boxing Day, which is a Monday then and holds its place.
  const madeUp: Partial<Record<number, Day[]>> = {
    5: [christmas, `${year}-12-28`],
    6: [`${year}-12-27`, `${year}-12-28`],
    0: [boxing, `${year}-12-27`],
  };
  return new Set([
    toMonday(newYear),
    addDays(easter, -2),
    addDays(easter, 1),
    ...(proclaimedInstead[year] ?? [firstMonday(year, 5), lastMonday(year, 5)]),
    lastMonday(year, 8),
    ...(madeUp[weekdayOf(christmas)] ?? [christmas, boxing]),
    ...(proclaimed[year] ?? []),
  ]);
}

/** In these years the May holidays were moved: Victory in Europe, the Platinum Jubilee. */
const proclaimedInstead: Partial<Record<number, Day[]>> = {
  2020: ['2020-05-08', '2020-05-25'],
  2022: ['2022-05-02', '2022-06-02'],
};
/** The Platinum Jubilee, the Queen's funeral, the coronation. */
const proclaimed: Partial<Record<number, Day[]>> = { 2022: ['2022-06-03', '2022-09-19'], 2023: ['2023-05-08'] };

/** The Gregorian computus, after Meeus, Jones and Butcher. */
export function easterSunday(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const sum = epact + toSunday - 7 * late + 114;
  return dayOf(year, Math.floor(sum / 31), (sum % 31) + 1);
}

const dayOf = (year: number, month: number, date: number): Day => new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);

function partsOf(day: Day): { year: number; month: number; date: number } {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, date };
}

/** 0 is Sunday. */
const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay();

function toMonday(day: Day): Day {
  const weekday = weekdayOf(day);
  return addDays(day, weekday === 6 ? 2 : weekday === 0 ? 1 : 0);
}

const firstMonday = (year: number, month: number): Day => {
  const first = dayOf(year, month, 1);
  return addDays(first, (8 - weekdayOf(first)) % 7);
};

const lastMonday = (year: number, month: number): Day => addDays(firstMonday(year, month + 1), -7);
