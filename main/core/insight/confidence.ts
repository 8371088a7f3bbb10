import type { Occasion } from '../../../preload/contract/model/entry.ts';
import { type Framework, statementCode } from '../../../preload/contract/model/framework.ts';
import type { Rating } from '../../../preload/contract/model/entry.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import { type ConfidenceSeries, smallGroup } from '../../../preload/contract/model/insight.ts';

/* PURE. How sure people were of each statement, before and after. */

type Row = ConfidenceSeries['rows'][number];

const after: Record<Occasion, number> = { before: 0, now: 1, later: 2 };

/** What each person last said of each statement; with `but`, leaving that occasion out. */
export function lastRatings(ratings: readonly Rating[], but?: Occasion): Map<Id, Map<Id, number>> {
  const last = new Map<Id, Map<Id, number>>();
  for (const { statement, participant, value } of ratings
    .filter(({ occasion }) => occasion !== but)
    .toSorted((a, b) => after[a.occasion] - after[b.occasion])) {
    const of = last.get(statement) ?? new Map<Id, number>();
    last.set(statement, of.set(participant, value));
  }
  return last;
}

/** Only those who rated a statement both times are counted: else the two means would be of different people. */
export function confidenceSeries(framework: Framework, ratings: readonly Rating[], shared: boolean): ConfidenceSeries {
  const before = lastRatings(ratings.filter(({ occasion }) => occasion === 'before'));
  const since = lastRatings(ratings, 'before');
  let withheld = false;
  const rows = framework.groups.flatMap((group) =>
    group.statements.map((statement): Row => {
      const pairs = [...(before.get(statement.id) ?? [])].flatMap(([person, was]) => {
        const is = since.get(statement.id)?.get(person);
        return is === undefined ? [] : [{ was, is }];
      });
      const common = {
        statement: statement.id,
        code: statementCode(framework.section, statement),
        short: statement.short,
        group: group.id,
      };
      if (shared && pairs.length < smallGroup) {
        withheld = true;
        return { ...common, people: null, before: null, after: null };
      }
      return {
        ...common,
        people: pairs.length,
        before: mean(pairs.map(({ was }) => was)),
        after: mean(pairs.map(({ is }) => is)),
      };
    }),
  );
  return { says: says(rows, withheld), rows, withheld };
}

/** To a tenth: the difference of two is then what a reader of the table would work out. */
const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : Math.round((values.reduce((sum, value) => sum + value, 0) * 10) / values.length) / 10;

/** In tenths, since 0.3 − 0.2 is not 0.1 here. */
export const changeOf = ({ before, after: now }: Pick<Row, 'before' | 'after'>): number | null =>
  before === null || now === null ? null : (Math.round(now * 10) - Math.round(before * 10)) / 10;

function says(rows: readonly Row[], withheld: boolean): string {
  const known = rows.flatMap((row) => {
    const change = changeOf(row);
    return change === null ? [] : [{ ...row, change }];
  });
  const [first] = known;
  if (!first) {
    return withheld
      ? 'Fewer than five people have rated any statement both before and after, so nothing is shown.'
      : 'Nobody has rated a statement both before and after yet.';
  }
  const rose = known.filter(({ change }) => change > 0).length;
  const fell = known.filter(({ change }) => change < 0);
  const most = known.reduce((best, row) => (row.change > best.change ? row : best), first);
  const worst = known.reduce((least, row) => (row.change < least.change ? row : least), first);
  const start = `Confidence rose in ${rose} of ${known.length} ${known.length === 1 ? 'statement' : 'statements'}.`;
  const up = rose === 0 ? '' : ` It rose most in ${most.code}, from ${most.before?.toFixed(1)} to ${most.after?.toFixed(1)}.`;
  const down = fell.length === 0 ? '' : ` It fell in ${fell.length}, most in ${worst.code}, by ${Math.abs(worst.change).toFixed(1)}.`;
  return start + up + down;
}
