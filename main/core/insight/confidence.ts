import type { SeriesOf } from '../../../preload/contract/charts/series.ts';
import { differenceOf } from '../../../preload/contract/charts/words.ts';
import type { Occasion, Rating } from '../../../preload/contract/model/entry.ts';
import { type Framework, statementCode } from '../../../preload/contract/model/framework.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { Whose } from './disclosure.ts';
import { capital, listed, numberWord } from './words.ts';

/* PURE. How sure people were of each statement, before and after. */

type Series = SeriesOf<'confidence'>;
type Row = Series['rows'][number];

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

/** To a tenth: the difference of two is then what a reader of the table would work out. */
export const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : Math.round((values.reduce((sum, value) => sum + value, 0) * 10) / values.length) / 10;

export interface ConfidenceSource {
  framework: Framework;
  cohorts: readonly { id: Id; title: string; people: number; whose: Whose; ratings: readonly Rating[] }[];
  shared: boolean;
}

/** Only those who rated a statement both times are counted: else the two means would be of different people. */
export function confidenceSeries({ framework, cohorts, shared }: ConfidenceSource): Omit<Series, 'shareable'> {
  const said = cohorts.map(({ ratings, whose }) => ({
    whose,
    before: lastRatings(ratings.filter(({ occasion }) => occasion === 'before')),
    since: lastRatings(ratings, 'before'),
  }));
  const rows = framework.groups.flatMap((group) =>
    group.statements.map(
      (statement): Row => ({
        statement: statement.id,
        code: statementCode(framework.section, statement),
        short: statement.short,
        group: group.id,
        cohorts: said.map(({ before, since, whose }) => {
          const both = [...(before.get(statement.id) ?? [])].flatMap(([person, was]) => {
            const is = since.get(statement.id)?.get(person);
            return is === undefined ? [] : [{ person, was, is }];
          });
          if (shared && !whose.mayTell(both.map(({ person }) => person))) return null;
          const pairs = both.filter(({ person }) => whose.has(person));
          return { people: pairs.length, before: meanOf(pairs.map(({ was }) => was)), after: meanOf(pairs.map(({ is }) => is)) };
        }),
      }),
    ),
  );
  const left = rows.filter((row) => row.cohorts.includes(null)).length;
  return {
    chart: 'confidence',
    says: cohorts.length > 1 ? comparedSays(rows, cohorts) : says(rows),
    notes: [
      ...(cohorts.some((_, at) => knownOf(rows, at).length > 0) ? [meansSay(rows, cohorts)] : []),
      ...(left > 0 && left < rows.length ? [leftOut(left)] : []),
    ],
    cohorts: cohorts.map(({ id, title, people }) => ({ id, title, people })),
    rows,
  };
}

/** Of how many: a mean of five people is another thing than one of fifty. */
function meansSay(rows: readonly Row[], cohorts: ConfidenceSource['cohorts']): string {
  const of = cohorts.map(({ title, people }, at) => {
    const counts = rows.flatMap((row) => row.cohorts[at]?.people || []);
    const [least, most] = [Math.min(...counts), Math.max(...counts)];
    const who = counts.length === 0 ? 'none' : least === most ? String(most) : `${least} to ${most}`;
    return `${who} of ${people}${cohorts.length > 1 ? ` in ${title}` : people === 1 ? ' person' : ' people'}`;
  });
  return `Means, 1 to 5, of those who rated a statement both times: ${listed(of)}.`;
}

const leftOut = (left: number): string =>
  `${capital(numberWord(left))} ${left === 1 ? 'statement is' : 'statements are'} left out${left === 1 ? '' : ' in part or whole'}, since fewer than five people rated ${left === 1 ? 'it' : 'them'} both times.`;

interface Known {
  code: string;
  before: number;
  after: number;
  change: number;
}

const knownOf = (rows: readonly Row[], cohort: number): Known[] =>
  rows.flatMap(({ code, cohorts }) => {
    const told = cohorts[cohort];
    return told && told.before !== null && told.after !== null
      ? [{ code, before: told.before, after: told.after, change: differenceOf(told.before, told.after) }]
      : [];
  });

function says(rows: readonly Row[]): string {
  const known = knownOf(rows, 0);
  const [first] = known;
  if (!first) {
    return rows.some((row) => row.cohorts.includes(null))
      ? 'Fewer than five people, or nobody yet, have rated a statement both before and after, so nothing is shown.'
      : 'Nobody has rated a statement both before and after yet.';
  }
  const rose = known.filter(({ change }) => change > 0).length;
  const fell = known.filter(({ change }) => change < 0);
  const most = known.reduce((best, row) => (row.change > best.change ? row : best), first);
  const worst = known.reduce((least, row) => (row.change < least.change ? row : least), first);
  const start = `Confidence rose in ${rose} of ${known.length} ${known.length === 1 ? 'statement' : 'statements'}.`;
  const up = rose === 0 ? '' : ` It rose most in ${most.code}, from ${most.before.toFixed(1)} to ${most.after.toFixed(1)}.`;
  const down = fell.length === 0 ? '' : ` It fell in ${fell.length}, most in ${worst.code}, by ${Math.abs(worst.change).toFixed(1)}.`;
  return start + up + down;
}

function comparedSays(rows: readonly Row[], cohorts: ConfidenceSource['cohorts']): string {
  const [one, other] = [knownOf(rows, 0), knownOf(rows, 1)];
  const both = one.flatMap((mine) => {
    const theirs = other.find(({ code }) => code === mine.code);
    return theirs ? [{ mine, theirs }] : [];
  });
  if (both.length === 0) return 'The two cohorts have no statement in common that both have rated before and after.';
  const more = both.filter(({ mine, theirs }) => mine.change > theirs.change).length;
  const less = both.filter(({ mine, theirs }) => mine.change < theirs.change).length;
  const [first, second] = cohorts.map(({ title }) => title);
  return `Confidence rose more in ${first} for ${more} of ${both.length} ${both.length === 1 ? 'statement' : 'statements'}, and more in ${second} for ${less === 0 ? 'none' : less}.`;
}
