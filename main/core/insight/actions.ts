import { outcomes, type SeriesOf } from '../../../preload/contract/charts/series.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { Whose } from './disclosure.ts';

/* PURE. What became of what people said they would do. */

type Series = SeriesOf<'actions'>;
type Outcome = (typeof outcomes)[number];

export interface ActionsSource {
  steps: readonly { id: string; label: string }[];
  cohorts: readonly {
    id: Id;
    title: string;
    people: number;
    whose: Whose;
    actions: readonly { step: string; person: Id; outcome: Outcome }[];
  }[];
  shared: boolean;
}

export function actionsSeries({ steps, cohorts, shared }: ActionsSource): Omit<Series, 'shareable'> {
  let small = false;
  const rows = steps.flatMap(({ id, label }) =>
    cohorts.flatMap(({ actions, whose }, cohort): Series['rows'] => {
      const here = actions.filter(({ step }) => step === id);
      const some = here.filter(({ person }) => whose.has(person));
      if (some.length === 0) return [];
      const few = shared && !whose.mayTell(here.map(({ person }) => person));
      small ||= few;
      const of = (outcome: Outcome): number => some.filter((action) => action.outcome === outcome).length;
      return [
        {
          id,
          label,
          cohort,
          counts: few ? null : { done: of('done'), partly: of('partly'), changed: of('changed'), not: of('not'), open: of('open') },
        },
      ];
    }),
  );
  return {
    chart: 'actions',
    says: says(rows, cohorts),
    notes: small ? ['Actions of fewer than five people at one seminar are left out.'] : [],
    cohorts: cohorts.map(({ id, title, people }) => ({ id, title, people })),
    rows,
  };
}

function says(rows: Series['rows'], cohorts: ActionsSource['cohorts']): string {
  if (rows.length === 0) return 'Nobody’s next steps have been taken down as actions yet.';
  const totals = cohorts.map(({ title }, at) => {
    const counts = rows.flatMap((row) => (row.cohort === at && row.counts ? [row.counts] : []));
    const of = (outcome: Outcome): number => counts.reduce((sum, each) => sum + each[outcome], 0);
    return { title, all: outcomes.reduce((sum, outcome) => sum + of(outcome), 0), kept: of('done') + of('partly'), open: of('open') };
  });
  if (totals.every(({ all }) => all === 0)) return 'Fewer than five people have actions at each seminar, so nothing is shown.';
  if (cohorts.length > 1) {
    return `Kept, wholly or in part: ${totals.map(({ title, kept, all }) => (all === 0 ? `none told in ${title}` : `${kept} of ${all} in ${title}`)).join(', ')}.`;
  }
  const [{ all, kept, open }] = totals as [(typeof totals)[number]];
  const start = `${kept} of ${all} ${all === 1 ? 'action' : 'actions'} ${kept === 1 || all === 1 ? 'was' : 'were'} kept, wholly or in part`;
  if (open === 0) return `${start}.`;
  return open === all
    ? `It is not known yet what became of ${all === 1 ? 'the one action' : `any of ${all} actions`}.`
    : `${start}; of ${open} it is not known yet.`;
}
