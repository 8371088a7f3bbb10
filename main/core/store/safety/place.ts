import type { Deps } from '../../deps.ts';

/** What the safety room takes from outside: the data folder, the clock, ids, the log, and where the addon lies. */
export type Place = Pick<Deps, 'folder' | 'now' | 'newId' | 'log' | 'nativeBinding'>;
