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
