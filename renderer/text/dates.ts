import type { Day, Instant } from '../../preload/contract/model/ids.ts';

const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
const withYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const short = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' });

/** "9.30", "17.04" */
export function clock(date: Date): string {
  return `${date.getHours()}.${String(date.getMinutes()).padStart(2, '0')}`;
}

/** "Thursday 3 December" */
export const longDay = (date: Date): string => weekday.format(date).replace(',', '');

/** "3 December 2026" */
export const fullDay = (day: Day): string => withYear.format(new Date(`${day}T12:00:00`));

/** "today at 8.40", "yesterday at 17.04", "on Friday 20 November at 18.22", "on 3 May 2025 at 9.00" */
export function when(instant: Instant, now: Date): string {
  const date = new Date(instant);
  const days = daysBetween(date, now);
  if (days === 0) return `today at ${clock(date)}`;
  if (days === 1) return `yesterday at ${clock(date)}`;
  if (date.getFullYear() === now.getFullYear()) return `on ${longDay(date)} at ${clock(date)}`;
  return `on ${withYear.format(date)} at ${clock(date)}`;
}

/** For a list: "Today, 8.40", "Friday 20 November, 18.22" */
export function listed(instant: Instant, now: Date): string {
  const words = when(instant, now).replace(/^on /, '').replace(' at ', ', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "today", "yesterday", "9 November" */
export function dayOf(instant: Instant, now: Date): string {
  const date = new Date(instant);
  const days = daysBetween(date, now);
  if (days === 0) return 'today';
  if (days === 1) return 'yesterday';
  return date.getFullYear() === now.getFullYear() ? short.format(date) : withYear.format(date);
}

/** Today, as the calendar on the wall has it. */
export function today(now: Date): Day {
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}

/** The same day of the month so many months on, or the last of that month. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

/** Whole days of the calendar, so that an evening is yesterday in the morning. */
function daysBetween(earlier: Date, later: Date): number {
  const day = (date: Date): number => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((day(later) - day(earlier)) / 86_400_000);
}
