import type { EditionChoice, SeriesOf } from '../../../preload/contract/charts/series.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { Whose } from './disclosure.ts';
import { tooFew } from './words.ts';

/* PURE. How much of a workbook those who handed it in have answered. */

type Sections = SeriesOf<'completion'>;
type People = SeriesOf<'completion-people'>;

export interface Answered {
  id: Id;
  title: string;
  whose: Whose;
  /** In page order, each with the names of its places to write. */
  sections: readonly { id: Id; title: string; fields: readonly string[] }[];
  /** In the order in which they may be shown: while names are hidden that of the alphabet would tell who is who. */
  handedIn: readonly Id[];
  /** What each person wrote in, by field. */
  answered: ReadonlyMap<Id, ReadonlySet<string>>;
}

export interface CompletionSource {
  edition: EditionChoice | null;
  editions: readonly EditionChoice[];
  cohorts: readonly Answered[];
  shared: boolean;
}

const cohortsOf = (cohorts: readonly Answered[]) => cohorts.map(({ id, title, handedIn }) => ({ id, title, people: handedIn.length }));
const withheldOf = ({ handedIn }: Counted): string =>
  `${tooFew(handedIn.length)} have handed this workbook in, so what they answered is withheld.`;

/** Of those of whom it is told; `small`: too few, or too few beside them. */
interface Counted extends Answered {
  small: boolean;
}

function countedOf(cohorts: readonly Answered[], shared: boolean): Counted[] {
  return cohorts.map((cohort) => {
    const handedIn = cohort.handedIn.filter((person) => cohort.whose.has(person));
    return { ...cohort, handedIn, small: shared && handedIn.length > 0 && !cohort.whose.mayTell(cohort.handedIn) };
  });
}

export function completionSeries({ edition, editions, cohorts: all, shared }: CompletionSource): Omit<Sections, 'shareable'> {
  const cohorts = countedOf(all, shared);
  const first = cohorts[0];
  const rows = (first?.sections ?? [])
    .filter(({ fields }) => fields.length > 0)
    .map(({ id, title, fields }) => ({
      section: id,
      title,
      fields: fields.length,
      percents: cohorts.map((cohort) => (cohort.small ? null : percentOf(cohort, id))),
    }));
  const handedIn = cohorts.map((cohort) => cohort.handedIn.length);
  return {
    chart: 'completion',
    says: cohorts.length > 1 ? comparedSays(rows, cohorts) : first?.small ? withheldOf(first) : says(rows, handedIn[0] ?? 0),
    notes: [
      ...cohorts.flatMap((cohort) =>
        cohort.handedIn.length === 0
          ? []
          : [
              cohorts.length > 1
                ? `${cohort.title}: of ${cohort.handedIn.length} who handed it in${cohort.small ? ', too few to show' : ''}.`
                : `Of ${cohort.handedIn.length} ${cohort.handedIn.length === 1 ? 'person' : 'people'} who handed it in.`,
            ],
      ),
    ],
    cohorts: cohortsOf(cohorts),
    edition,
    editions: [...editions],
    handedIn,
    rows,
  };
}

/** Down, so that a hundred is everything. `null` where nobody handed it in, or it has no such section. */
function percentOf({ sections, handedIn, answered }: Answered, section: Id): number | null {
  const fields = sections.find(({ id }) => id === section)?.fields ?? [];
  if (handedIn.length === 0 || fields.length === 0) return null;
  const done = handedIn.reduce((sum, person) => sum + answeredOf(answered.get(person), fields), 0);
  return Math.floor((done * 100) / (fields.length * handedIn.length));
}

const answeredOf = (wrote: ReadonlySet<string> | undefined, fields: readonly string[]): number =>
  wrote ? fields.reduce((sum, field) => sum + (wrote.has(field) ? 1 : 0), 0) : 0;

function says(rows: Sections['rows'], handedIn: number): string {
  if (handedIn === 0) return 'Nobody has handed this workbook in yet.';
  const known = rows.flatMap(({ title, percents: [percent = null] }) => (percent === null ? [] : [{ title, percent }]));
  const [first] = known;
  if (!first) return 'This workbook has no places to write.';
  const most = known.reduce((best, row) => (row.percent > best.percent ? row : best), first);
  const least = known.reduce((worst, row) => (row.percent < worst.percent ? row : worst), first);
  if (most.percent === least.percent)
    return `${most.percent}% of ${known.length === 1 ? `“${first.title}”` : 'every section'} is answered.`;
  return `Most was answered in “${most.title}”, ${most.percent}%; least in “${least.title}”, ${least.percent}%.`;
}

function comparedSays(rows: Sections['rows'], cohorts: readonly Counted[]): string {
  const missing = cohorts.find(({ handedIn }) => handedIn.length === 0);
  if (missing) return `Nobody in ${missing.title} has handed this workbook in yet.`;
  const small = cohorts.find((cohort) => cohort.small);
  if (small) return withheldOf(small);
  const apart = rows.flatMap(({ title, percents: [one = null, other = null] }) =>
    one === null || other === null ? [] : [{ title, by: one - other }],
  );
  const [first] = apart;
  if (!first) return 'The two cohorts have no section in common.';
  const most = apart.reduce((best, row) => (Math.abs(row.by) > Math.abs(best.by) ? row : best), first);
  if (most.by === 0) return 'Both cohorts answered as much in every section.';
  const ahead = cohorts[most.by > 0 ? 0 : 1]?.title;
  const points = Math.abs(most.by);
  return `The two cohorts differ most in “${most.title}”: ${ahead} answered ${points} percentage ${points === 1 ? 'point' : 'points'} more.`;
}

export function completionPeopleSeries({ edition, editions, cohorts: all, shared }: CompletionSource): Omit<People, 'shareable'> {
  const cohorts = countedOf(all, shared);
  const cohort = cohorts[0];
  const fields = cohort?.sections.flatMap((section) => section.fields) ?? [];
  const rows =
    !cohort || cohort.small || fields.length === 0
      ? []
      : cohort.handedIn
          .map((participant) => {
            const answered = answeredOf(cohort.answered.get(participant), fields);
            return { participant, answered, percent: Math.floor((answered * 100) / fields.length) };
          })
          .toSorted((a, b) => a.answered - b.answered);
  return {
    chart: 'completion-people',
    says: cohort?.small ? withheldOf(cohort) : peopleSay(rows, fields.length),
    notes: rows.length === 0 ? [] : [`Of ${fields.length} ${fields.length === 1 ? 'place' : 'places'} to write.`],
    cohorts: cohortsOf(cohorts.slice(0, 1)),
    edition,
    editions: [...editions],
    fields: fields.length,
    rows,
  };
}

/** Half is what a facilitator asks about: below it the book was put down on the way. */
function peopleSay(rows: People['rows'], fields: number): string {
  if (fields === 0 && rows.length === 0) return 'Nobody has handed this workbook in yet.';
  if (rows.length === 0) return 'Nobody has handed this workbook in yet.';
  const half = rows.filter(({ answered }) => answered * 2 < fields).length;
  const median = rows[Math.floor((rows.length - 1) / 2)]?.percent ?? 0;
  const middle = `Half of those who handed it in answered ${median}% or less.`;
  if (rows.length === 1) return `One person handed it in and answered ${median}% of it.`;
  if (half === 0) return `Everybody who handed it in answered at least half of it. ${middle}`;
  return `${half} of ${rows.length} who handed it in left more than half of it empty. ${middle}`;
}
