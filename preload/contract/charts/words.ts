import type { Tally } from '../model/seminars.ts';
import type { Cell, ChartHeading } from './chart.ts';

/* PURE. Words that charts share. */

export const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const peopleCounted = (n: number): string => counted(n, 'person', 'people');

export const tenth = (value: number): string => value.toFixed(1);

/** A cell as it is read: a spreadsheet has the bare number. */
export function cellSaid(cell: Cell, form?: ChartHeading['form']): string {
  if (cell === null) return '–';
  if (typeof cell === 'string') return cell;
  switch (form) {
    case 'tenth':
      return tenth(cell);
    case 'percent':
      return `${cell}%`;
    case 'change':
      return changeSaid(0, cell);
    case undefined:
      return String(cell);
  }
}

/** In tenths, since 0.3 − 0.2 is not 0.1 here. */
export const differenceOf = (before: number, after: number): number => (Math.round(after * 10) - Math.round(before * 10)) / 10;

/** "up 0.8" */
export function changeSaid(before: number, after: number): string {
  const change = differenceOf(before, after);
  if (change === 0) return 'the same';
  return `${change > 0 ? 'up' : 'down'} ${Math.abs(change).toFixed(1)}`;
}

export const withheld = 'withheld';

const things: Record<Tally['counts'], readonly [one: string, many: string] | null> = {
  all: null,
  sessions: ['session', 'sessions'],
  'self-study': ['piece of self-study', 'pieces of self-study'],
};

/** What a share of what is planned comes to, and how many that makes: "90% of 7 is 6.3, rounded up to 7". Empty where nothing is planned. */
export const lineSaid = (percent: number, tallies: readonly Pick<Tally, 'counts' | 'planned' | 'needed'>[]): string =>
  tallies
    .filter(({ planned }) => planned > 0)
    .map(({ counts, planned, needed }) => {
      const thing = things[counts];
      const exact = Number(((planned * percent) / 100).toFixed(2));
      return `${percent}% of ${thing ? counted(planned, ...thing) : planned} is ${exact === needed ? needed : `${exact}, rounded up to ${needed}`}`;
    })
    .join('; ');
