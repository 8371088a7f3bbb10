import type { SeriesOf } from '../../../preload/contract/charts/series.ts';
import type { CallOutput } from '../../../preload/contract/calls.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import { smallGroup } from '../../../preload/contract/model/insight.ts';
import type { Whose } from './disclosure.ts';
import { capital, listed, numberWord, peopleWords, tooFew } from './words.ts';

/* PURE. Everybody against the line, in the order in which they need somebody; of two cohorts, how many stand where. */

export type Register = CallOutput<'register.get'>;
type Series = SeriesOf<'attendance'>;
type Row = Series['rows'][number];
type Standings = NonNullable<Series['standings'][number]>;

const order: Record<Row['standing'], number> = { 'catch-up': 0, tight: 1, 'on-course': 2, met: 3, empty: 4 };

export interface AttendanceSource {
  /** `people`: those who go through the programme; of some of them it is told. */
  cohorts: readonly { id: Id; title: string; register: Register; people: { has: (person: Id) => boolean }; whose: Whose }[];
  counts: Series['counts'] | undefined;
  shared: boolean;
}

export function attendanceSeries({ cohorts, counts: wanted, shared }: AttendanceSource): Omit<Series, 'shareable'> {
  const rule = cohorts[0]?.register.rule ?? { percent: 90, apart: false };
  const ways: Series['ways'] = rule.apart ? ['sessions', 'self-study'] : ['all'];
  const counts = ways.find((way) => way === wanted) ?? ways[0] ?? 'all';
  const counted = cohorts.map((cohort) => countedRows(cohort, counts));
  const small = counted.map(({ rows, all }, at) => shared && rows.length > 0 && !cohorts[at]?.whose.mayTell(all));
  const standings = counted.map(({ rows }, at) => (small[at] ? null : standingsOf(rows)));
  const first = counted[0] ?? { rows: [], all: [], planned: 0, needed: 0 };
  const alone = cohorts.length === 1;
  return {
    chart: 'attendance',
    says: alone
      ? small[0]
        ? `${tooFew(first.rows.length)} are ${first.rows.length < smallGroup ? 'in this group' : 'left beside this group'}, so nothing is shown of it.`
        : says(first.rows, rule.percent, counts)
      : compared(cohorts, standings, rule.percent),
    notes: [
      'Present, late and caught up count. The share is of all that is planned.',
      ...small.flatMap((is, at) =>
        is && !alone ? [`Too few people are in ${cohorts[at]?.title}, or beside them, so nothing is shown of it.`] : [],
      ),
    ],
    cohorts: cohorts.map(({ id, title }, at) => ({ id, title, people: counted[at]?.rows.length ?? 0 })),
    counts,
    ways,
    percent: rule.percent,
    planned: first.planned,
    needed: first.needed,
    rows:
      alone && !small[0] && first.planned > 0
        ? first.rows.toSorted((a, b) => order[a.standing] - order[b.standing] || a.percent - b.percent)
        : [],
    standings,
  };
}

function countedRows({ register: { seminars, rows }, people, whose }: AttendanceSource['cohorts'][number], counts: Series['counts']) {
  const all = rows.filter(({ participant }) => people.has(participant));
  const some = all.filter(({ participant }) => whose.has(participant));
  const planned = new Set(
    seminars.filter(({ kind }) => counts === 'all' || (kind === 'self-study') === (counts === 'self-study')).map(({ id }) => id),
  );
  return {
    all: all.map(({ participant }) => participant),
    planned: planned.size,
    needed: some[0]?.tallies.find((each) => each.counts === counts)?.needed ?? 0,
    rows: some.flatMap(({ participant, marks, tallies }): Row[] => {
      // Of a cohort that counts otherwise than the first: all together.
      const tally = tallies.find((each) => each.counts === counts) ?? tallies[0];
      if (!tally) return [];
      const caughtUp = marks.filter(({ seminar, state }) => planned.has(seminar) && state === 'caught-up').length;
      const { absent, open, standing, percent } = tally;
      return [{ participant, present: tally.attended - caughtUp, caughtUp, absent, open, standing, percent }];
    }),
  };
}

function standingsOf(rows: readonly Row[]): Standings {
  const of = (standing: Row['standing']): number => rows.filter((row) => row.standing === standing).length;
  return { met: of('met'), 'on-course': of('on-course'), tight: of('tight'), 'catch-up': of('catch-up'), empty: of('empty') };
}

function says(rows: readonly Row[], percent: number, counts: Series['counts']): string {
  const what = { all: 'line', sessions: 'line for sessions', 'self-study': 'line for self-study' }[counts];
  if (rows.length === 0) return 'Nobody is in this group.';
  if (rows.every(({ standing }) => standing === 'empty')) return 'No seminar is planned for this cohort yet.';
  const behind = rows.filter(({ standing }) => standing === 'catch-up').length;
  const tight = rows.filter(({ standing }) => standing === 'tight').length;
  const tightly = tight === 0 ? '' : ` ${capital(peopleWords(tight))} must attend everything that is left.`;
  if (behind === 0) return `Everybody has reached, or can reach, the ${percent}% ${what}.${tightly}`;
  return `${capital(behind === rows.length && behind > 1 ? `all ${numberWord(behind)} people` : peopleWords(behind))} can reach the ${percent}% ${what} only by catching up.${tightly}`;
}

function compared(cohorts: AttendanceSource['cohorts'], standings: readonly (Standings | null)[], percent: number): string {
  const known = cohorts.flatMap(({ title }, at) => {
    const counts = standings[at];
    const of = counts ? Object.values(counts).reduce((sum, count) => sum + count, 0) - counts.empty : 0;
    return counts && of > 0 ? [{ title, safe: of - counts['catch-up'], of }] : [];
  });
  if (known.length < 2) return 'There is nothing to compare yet.';
  return `${capital(listed(known.map(({ title, safe, of }) => `${safe} of ${of} in ${title}`)))} have reached, or can reach, the ${percent}% line without catching up.`;
}
