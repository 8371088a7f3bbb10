import type { CallOutput } from '../../../preload/contract/calls.ts';
import type { AttendanceSeries } from '../../../preload/contract/model/insight.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import { capital, numberWord, peopleWords } from './words.ts';

/* PURE. Everybody against the line, in the order in which they need somebody. */

export type Register = CallOutput<'register.get'>;
type Row = AttendanceSeries['rows'][number];

const order: Record<Row['standing'], number> = { 'catch-up': 0, tight: 1, 'on-course': 2, met: 3, empty: 4 };

/** One series, or two where sessions and self-study are counted apart. `active`: the people to speak of. */
export function attendanceSeries({ rule, seminars, rows }: Register, active: ReadonlySet<Id>): AttendanceSeries[] {
  const people = rows.filter(({ participant }) => active.has(participant));
  const parts = rule.apart ? (['sessions', 'self-study'] as const) : (['all'] as const);
  return parts.map((counts) => {
    const counted = new Set(
      seminars.filter(({ kind }) => counts === 'all' || (kind === 'self-study') === (counts === 'self-study')).map(({ id }) => id),
    );
    const series = people.flatMap(({ participant, marks, tallies }): Row[] => {
      const tally = tallies.find((each) => each.counts === counts);
      if (!tally) return [];
      const caughtUp = marks.filter(({ seminar, state }) => counted.has(seminar) && state === 'caught-up').length;
      const { absent, open, standing, percent } = tally;
      return [{ participant, present: tally.attended - caughtUp, caughtUp, absent, open, standing, percent }];
    });
    const first = people[0]?.tallies.find((each) => each.counts === counts);
    return {
      counts,
      says: says(series, rule.percent, counts),
      planned: counted.size,
      needed: first?.needed ?? 0,
      rows: series.toSorted((a, b) => order[a.standing] - order[b.standing] || a.percent - b.percent),
    };
  });
}

function says(rows: readonly Row[], percent: number, counts: AttendanceSeries['counts']): string {
  const what = { all: 'line', sessions: 'line for sessions', 'self-study': 'line for self-study' }[counts];
  if (rows.every(({ standing }) => standing === 'empty')) return 'No seminar is planned for this cohort yet.';
  const behind = rows.filter(({ standing }) => standing === 'catch-up').length;
  const tight = rows.filter(({ standing }) => standing === 'tight').length;
  const tightly = tight === 0 ? '' : ` ${capital(peopleWords(tight))} must attend everything that is left.`;
  if (behind === 0) return `Everybody has reached, or can reach, the ${percent}% ${what}.${tightly}`;
  return `${capital(behind === rows.length && behind > 1 ? `all ${numberWord(behind)} people` : peopleWords(behind))} can reach the ${percent}% ${what} only by catching up.${tightly}`;
}
