import type { Day } from '../../../../preload/contract/model/ids.ts';
import type { Retention } from '../../../../preload/contract/model/people.ts';
import { addDays, addMonths } from './deadlines.ts';

/* PURE. How long a cohort's words are kept. Nothing is ever removed by itself: a person is reminded, and decides. */

/** A month before, there is still time to ask the provider. */
const noticeDays = 30;

/** The day on which the words should go. */
export const retainedUntil = (from: Day, months: number): Day => addMonths(from, months);

/** Whether to remind, and how: `soon` in the month before the day, `due` from the day itself. */
export function reminderFor({ due }: Pick<Retention, 'due'>, today: Day): 'none' | 'soon' | 'due' {
  if (today >= due) return 'due';
  return today >= addDays(due, -noticeDays) ? 'soon' : 'none';
}
