import type { Deps } from '../../deps.ts';
import type { Steps } from './steps.ts';

/** What the safety room takes from outside: the data folder, the clock, ids, the log, where the addon lies, and the thread's file. */
export type Place = Pick<Deps, 'folder' | 'now' | 'newId' | 'log' | 'nativeBinding' | 'safetyThread'> & {
  /** Where somebody waits for long work, and may stop it. */
  steps?: Steps;
};
