import type { SeriesOf } from '../../../preload/contract/charts/series.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { Whose } from './disclosure.ts';

/* PURE. How deep answers went, seminar by seminar. */

type Series = SeriesOf<'depth'>;

export interface DepthSource {
  /** From the shallowest. */
  levels: readonly string[];
  steps: readonly { id: string; label: string }[];
  /** `level` from 1. */
  cohorts: readonly {
    id: Id;
    title: string;
    people: number;
    whose: Whose;
    marks: readonly { step: string; person: Id; level: number }[];
  }[];
  shared: boolean;
}

export function depthSeries({ levels, steps, cohorts, shared }: DepthSource): Omit<Series, 'shareable'> {
  let small = false;
  const rows = steps.flatMap(({ id, label }) =>
    cohorts.flatMap(({ marks, whose }, cohort) => {
      const here = marks.filter(({ step }) => step === id);
      const some = here.filter(({ person }) => whose.has(person));
      if (some.length === 0) return [];
      const few = shared && !whose.mayTell(here.map(({ person }) => person));
      small ||= few;
      return [{ id, label, cohort, counts: few ? null : levels.map((_, at) => some.filter(({ level }) => level === at + 1).length) }];
    }),
  );
  return {
    chart: 'depth',
    says: says(rows, levels, cohorts),
    notes: [
      'Shares of the answers whose depth was marked.',
      ...(small ? ['Seminars with marked answers of fewer than five people are left out.'] : []),
    ],
    cohorts: cohorts.map(({ id, title, people }) => ({ id, title, people })),
    levels: [...levels],
    rows,
  };
}

function says(rows: Series['rows'], levels: readonly string[], cohorts: DepthSource['cohorts']): string {
  if (rows.length === 0) return 'No answer’s depth has been marked yet.';
  const deepest = levels.at(-1) ?? '';
  const tellable = cohorts.map(({ title }, at) => {
    const known = rows.flatMap(({ cohort, label, counts }) => {
      const of = counts?.reduce((sum, count) => sum + count, 0) ?? 0;
      return cohort === at && counts && of > 0
        ? [{ label, of, deep: counts.at(-1) ?? 0, percent: Math.round(((counts.at(-1) ?? 0) * 100) / of) }]
        : [];
    });
    return { title, first: known[0], last: known.at(-1) };
  });
  if (tellable.every(({ first }) => first === undefined))
    return 'Fewer than five people’s answers were marked at each seminar, so nothing is shown.';
  const words = tellable.flatMap(({ title, first, last }) => {
    if (!first || !last) return [];
    const where = cohorts.length > 1 ? ` in ${title}` : '';
    if (first === last)
      return [
        `${first.deep} of ${first.of} marked ${first.of === 1 ? 'answer' : 'answers'}${where} ${first.deep === 1 ? 'is' : 'are'} “${deepest}”`,
      ];
    const way = last.percent > first.percent ? 'rose' : last.percent < first.percent ? 'fell' : null;
    const from = `${first.percent}% at ${first.label}`;
    return [
      way
        ? `“${deepest}”${where} ${way} from ${from} to ${last.percent}% at ${last.label}`
        : `“${deepest}”${where} stayed at ${last.percent}%`,
    ];
  });
  return `${words.join('; ')}.`;
}
