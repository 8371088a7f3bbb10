import type { CallOutput } from '../../preload/contract/calls.ts';
import type { Failure } from '../../preload/contract/errors.ts';
import { useLive } from '../client/client.tsx';
import { useView, useWindowState } from './window-state.tsx';

type FrameworkRow = CallOutput<'framework.list'>[number];

export interface ChosenFramework {
  /** `undefined` until they are known. */
  frameworks: readonly FrameworkRow[] | undefined;
  framework: FrameworkRow | undefined;
  choose: (framework: string) => void;
  failure: Failure | undefined;
}

/** Whose statements a cohort is held against: those that it uses most, until others are chosen; then these, on every screen of this window. */
export function useFramework(cohort: string | undefined): ChosenFramework {
  const { views } = useWindowState();
  const { value: frameworks, failure } = useLive('framework.list', cohort === undefined ? {} : { cohort });
  const whose = cohort ?? '';
  const wanted = useView((view) => view.frameworks[whose]);
  return {
    frameworks,
    framework: frameworks?.find(({ id }) => id === wanted) ?? frameworks?.[0],
    choose: (id) => views.store.setState((view) => ({ frameworks: { ...view.frameworks, [whose]: id } })),
    failure,
  };
}
