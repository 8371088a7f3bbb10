import type { CallOutput } from '../../preload/contract/calls.ts';
import { useLive } from '../client/client.tsx';
import { rememberCohort } from './remembered-cohort.ts';
import { useView, useWindowState } from './window-state.tsx';

export type CohortRow = CallOutput<'cohort.list'>[number];

/** Real people go before invented ones; then the cohort that ends last, which is the one that goes on now. */
export function chosenOf(cohorts: readonly CohortRow[], wanted: string | null): CohortRow | undefined {
  const found = cohorts.find(({ id }) => id === wanted);
  if (found) return found;
  return cohorts.toSorted(
    (a, b) => Number(a.sample ?? false) - Number(b.sample ?? false) || (a.retention.from < b.retention.from ? 1 : -1),
  )[0];
}

export interface ChosenCohort {
  /** `undefined` until it is known. */
  cohorts: readonly CohortRow[] | undefined;
  cohort: CohortRow | undefined;
  choose: (cohort: string) => void;
}

/** The cohort that the navigation names: what People, Seminars, Copies and Answers are about. */
export function useCohort(): ChosenCohort {
  const { views } = useWindowState();
  const cohorts = useLive('cohort.list', {}).value;
  const wanted = useView((view) => view.cohort);
  return {
    cohorts,
    cohort: cohorts ? chosenOf(cohorts, wanted) : undefined,
    choose: (cohort) => {
      views.store.setState({ cohort });
      rememberCohort(cohort);
    },
  };
}
