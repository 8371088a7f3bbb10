import type { AttendanceRule } from '../../../preload/contract/model/people.ts';
import type { Mark, Tally } from '../../../preload/contract/model/seminars.ts';

/* PURE. The line: who has been there for enough of a programme, who still can be, and what it takes. */

export interface Counted {
  kind: 'session' | 'self-study';
  /** Missing: not marked so far. */
  state: Mark | undefined;
}

/** How many of so many are needed: rounded up, since six and a bit sessions cannot be attended. 90% of 10 is 9; of 7 it is 7. */
export const neededOf = (planned: number, percent: number): number => Math.ceil((planned * percent) / 100);

/** One tally of everything, or one each for sessions and for self-study. */
export function tallies(counted: readonly Counted[], { percent, apart }: AttendanceRule): Tally[] {
  if (!apart) return [tally('all', counted, percent)];
  return [
    tally(
      'sessions',
      counted.filter(({ kind }) => kind === 'session'),
      percent,
    ),
    tally(
      'self-study',
      counted.filter(({ kind }) => kind === 'self-study'),
      percent,
    ),
  ];
}

function tally(counts: Tally['counts'], counted: readonly Counted[], rule: number): Tally {
  const planned = counted.length;
  const absent = counted.filter(({ state }) => state === 'absent').length;
  const open = counted.filter(({ state }) => state === undefined).length;
  const attended = planned - absent - open;
  const needed = neededOf(planned, rule);
  const spare = attended + open - needed;
  return {
    counts,
    planned,
    attended,
    absent,
    open,
    needed,
    allowance: planned - needed,
    standing: standingOf(),
    catchUp: Math.max(0, -spare),
    toGo: Math.max(0, needed - attended),
    percent: planned === 0 ? 0 : Math.floor((attended * 100) / planned),
  };

  function standingOf(): Tally['standing'] {
    if (planned === 0) return 'empty';
    if (attended >= needed) return 'met';
    if (spare < 0) return 'catch-up';
    return spare === 0 ? 'tight' : 'on-course';
  }
}
