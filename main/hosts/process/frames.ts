/** What the process that starts a core tells it, as JSON in the environment variable `startVariable`. */
export interface Start {
  folder: string;
  resources: string;
  outFolder: string;
  version: string;
  /** The addon's file, where the program is bundled. */
  nativeBinding?: string;
  /** Fixed time and counted ids, for golden files. */
  clock?: string;
  ids?: boolean;
}

export const startVariable = 'GROUNDWORK_START';

/**
 * On Linux every thread's memory comes from an arena of its own, which keeps what it once held. Threads come and go here with every batch of
 * scans: with two arenas for all of them a process that reads thousands of pages stays as large as it was at the first (tests/bench/scans.mjs).
 */
export const thrift = { MALLOC_ARENA_MAX: '2' };

/** The environment of a core's process. */
export const coreEnv = (env: NodeJS.ProcessEnv, start: Start): NodeJS.ProcessEnv => ({
  ...env,
  ...thrift,
  [startVariable]: JSON.stringify(start),
});
