import type { Grouping, SeriesOf } from '../../../preload/contract/charts/series.ts';
import { differenceOf } from '../../../preload/contract/charts/words.ts';
import type { Occasion, Rating } from '../../../preload/contract/model/entry.ts';
import type { Framework } from '../../../preload/contract/model/framework.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import { smallGroup } from '../../../preload/contract/model/insight.ts';
import { lastRatings, meanOf } from './confidence.ts';
import type { Chosen, Whose } from './disclosure.ts';

/* PURE. Confidence of groups, of statements or of people: before, now and later; or in what each seminar taught. */

type Series = SeriesOf<'confidence-groups'>;
type Line = Series['lines'][number];

/** More lines than this cannot be told apart by their dashes. */
const mostLines = 6;

export interface GroupsSource {
  framework: Framework;
  groups: Grouping;
  over: 'occasions' | 'seminars';
  cohorts: readonly {
    id: Id;
    title: string;
    people: number;
    ratings: readonly Rating[];
    whose: Whose;
    /** What somebody’s group is called, and what is chosen to tell it apart; `null`: not known. */
    groupOf: (person: Id) => { label: string; chosen: Chosen } | null;
  }[];
  /** Seminars, with the statements that their workbooks meet. */
  steps: readonly { id: string; label: string; statements: ReadonlySet<Id> }[];
  shared: boolean;
}

const occasions: readonly Occasion[] = ['before', 'now', 'later'];

export function confidenceGroupsSeries(source: GroupsSource): Omit<Series, 'shareable'> {
  const { cohorts, groups, over } = source;
  const steps = stepsOf(source);
  const counted = cohorts.flatMap((cohort, at) => linesOf(source, cohort, at, steps));
  const sorted = groups === 'statements' ? counted : counted.toSorted((a, b) => b.weight - a.weight || (a.label < b.label ? -1 : 1));
  const shown = sorted.filter(({ points }) => points.some(Boolean));
  const lines = shown.slice(0, mostLines * cohorts.length).map(({ weight: _, ...line }) => line);
  const small = sorted.some(({ small: is }) => is);
  const cut = shown.length - lines.length;
  return {
    chart: 'confidence-groups',
    says: says(lines, cohorts, small, over),
    notes: [
      over === 'occasions'
        ? 'Means, 1 to 5. Before counts those who rated a statement again; now and later those who had rated it before.'
        : 'Means, 1 to 5, of what people last said of the statements that each seminar’s workbook meets.',
      ...(small ? ['Groups of fewer than five people are left out, and groups beside which fewer than five are left.'] : []),
      ...(cut > 0 ? [`The ${cut} smallest ${cut === 1 ? 'group is' : 'groups are'} left out of the chart.`] : []),
    ],
    cohorts: cohorts.map(({ id, title, people }) => ({ id, title, people })),
    groups,
    over,
    steps: steps.map(({ id, label }) => ({ id, label })),
    lines: lines.map(({ small: _, ...line }) => line),
  };
}

interface StepOf {
  id: string;
  label: string;
  /** What each person said of each statement, by statement. */
  said: (ratings: readonly Rating[]) => ReadonlyMap<Id, ReadonlyMap<Id, number>>;
  statements: ReadonlySet<Id> | null;
}

function stepsOf({ over, steps, cohorts }: GroupsSource): StepOf[] {
  if (over === 'seminars') return steps.map((step) => ({ ...step, said: (ratings) => lastRatings(ratings) }));
  return occasions
    .filter((occasion) => cohorts.some(({ ratings }) => ratings.some((rating) => rating.occasion === occasion)))
    .map((occasion) => ({ id: occasion, label: occasion, statements: null, said: (ratings) => saidOn(ratings, occasion) }));
}

/** Those of one occasion who can be compared with what they said on another. */
function saidOn(ratings: readonly Rating[], occasion: Occasion): Map<Id, Map<Id, number>> {
  const key = ({ statement, participant }: Rating): string => `${statement} ${participant}`;
  const others = new Set(ratings.filter((rating) => (rating.occasion === 'before') !== (occasion === 'before')).map(key));
  return lastRatings(ratings.filter((rating) => rating.occasion === occasion && others.has(key(rating))));
}

function linesOf(
  { framework, groups, shared }: GroupsSource,
  { ratings, groupOf, whose }: GroupsSource['cohorts'][number],
  cohort: number,
  steps: readonly StepOf[],
): (Line & { weight: number; small: boolean })[] {
  const known = framework.groups.map(({ id, stem, statements }) => ({ id, stem, statements: new Set(statements.map((each) => each.id)) }));
  const all = new Set(known.flatMap(({ statements }) => [...statements]));
  const raters = [...new Set(ratings.map(({ participant }) => participant))].filter(whose.has);
  const apart = new Map(
    groups === 'statements' ? [] : raters.flatMap((person) => groupOf(person) ?? []).map((group) => [group.label, group]),
  );
  const rows =
    groups === 'statements'
      ? known.map(({ id, stem, statements }) => ({ id, label: stem.replace(/ by$/, ''), statements, has: whose.has, chosen: {} }))
      : [...apart.values()].map(({ label, chosen }) => ({
          id: label,
          label,
          statements: all,
          has: (person: Id) => whose.has(person) && groupOf(person)?.label === label,
          chosen,
        }));
  const said = steps.map((step) => step.said(ratings));
  return rows.map(({ id, label, statements, has, chosen }) => {
    let small = false;
    let weight = 0;
    const points = steps.map((step, at) => {
      const people = new Set<Id>();
      const everyone = new Set<Id>();
      const values: number[] = [];
      for (const [statement, of] of said[at] ?? []) {
        if (!statements.has(statement) || (step.statements && !step.statements.has(statement))) continue;
        for (const [person, value] of of) {
          everyone.add(person);
          if (!has(person)) continue;
          people.add(person);
          values.push(value);
        }
      }
      weight = Math.max(weight, people.size);
      const mean = meanOf(values);
      if (mean === null) return null;
      if (shared && (people.size < smallGroup || !whose.mayTell(everyone, chosen))) {
        small = true;
        return null;
      }
      return { people: people.size, mean };
    });
    return { id, label, cohort, points, weight, small };
  });
}

function says(lines: readonly Line[], cohorts: GroupsSource['cohorts'], small: boolean, over: Series['over']): string {
  const known = lines.flatMap((line) => {
    const means = line.points.flatMap((point) => (point ? [point.mean] : []));
    const [first, last] = [means[0], means.at(-1)];
    const label = cohorts.length > 1 ? `${line.label} (${cohorts[line.cohort]?.title})` : line.label;
    return first === undefined || last === undefined
      ? []
      : [{ label, first, last, change: differenceOf(first, last), steps: means.length }];
  });
  const [one] = known;
  if (!one)
    return small
      ? 'Every group has fewer than five people, so nothing is shown.'
      : 'Nobody has rated a statement yet that could be shown here.';
  if (over === 'seminars' || known.every(({ steps }) => steps === 1)) {
    const best = known.reduce((most, line) => (line.last > most.last ? line : most), one);
    const least = known.reduce((worst, line) => (line.last < worst.last ? line : worst), one);
    if (best.last === least.last)
      return `Confidence is ${best.last.toFixed(1)} ${known.length === 1 ? `in “${best.label}”` : 'in every group'}, by the last seminar.`;
    return `By the last seminar, confidence is highest in “${best.label}”, ${best.last.toFixed(1)}, and lowest in “${least.label}”, ${least.last.toFixed(1)}.`;
  }
  const rose = known.filter(({ change }) => change > 0).length;
  const most = known.reduce((best, line) => (line.change > best.change ? line : best), one);
  const start = `Confidence rose in ${rose} of ${known.length} ${known.length === 1 ? 'group' : 'groups'}`;
  return rose === 0 ? `${start}.` : `${start}, most in “${most.label}”, from ${most.first.toFixed(1)} to ${most.last.toFixed(1)}.`;
}
