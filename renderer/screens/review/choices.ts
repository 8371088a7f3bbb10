import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import type { Phase } from '../../../preload/contract/model/people.ts';

/** How answers are read: kept from prompt to prompt while the window is open. */
export interface Choices {
  /** Whose: by role, phase and setting. */
  role: string | null;
  phase: Phase | null;
  setting: string | null;
  starred: boolean;
  tag: string | null;
  order: 'person' | 'newest' | 'longest';
  /** What was written alone beside what was written together. */
  beside: boolean;
  changes: boolean;
  /** The prompts stand at the left. */
  listed: boolean | null;
}

const usual: Choices = {
  role: null,
  phase: null,
  setting: null,
  starred: false,
  tag: null,
  order: 'person',
  beside: true,
  changes: true,
  listed: null,
};

const store = createStore<Choices>(() => usual);

export const useChoices = (): Choices => useStore(store);
export const choose = (change: Partial<Choices>): void => store.setState(change);
export const showAll = (): void => store.setState({ role: null, phase: null, setting: null, starred: false, tag: null });
/** Another cohort has other roles and settings: nothing is left out of it unseen. */
export const forgetChoices = (): void => store.setState(usual);

/** What is asked for of the answers; the settings of people say nothing while names are hidden. */
export function filterOf({ role, phase, setting, starred, tag }: Choices, hidden: boolean) {
  return {
    ...(role === null ? {} : { role }),
    ...(phase === null ? {} : { phase }),
    ...(setting === null || hidden ? {} : { setting }),
    ...(starred ? { starred } : {}),
    ...(tag === null ? {} : { tag }),
  };
}

export const isFiltered = ({ role, phase, setting, starred, tag }: Choices): boolean =>
  role !== null || phase !== null || setting !== null || starred || tag !== null;
