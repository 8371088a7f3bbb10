import type { Id, Instant } from '../../preload/contract/model/ids.ts';

/** Everything that the core takes from outside, so that tests and golden files can fix it. */
export interface Deps {
  /** The data folder: holds the store, its backups and the log. Made if it is missing and its parent is there. */
  folder: string;
  /** The content packs, fonts and help pages that ship with the program. */
  resources: string;
  now: () => Instant;
  /** A new id: UUIDv7 in the product, a counter in golden files. */
  newId: () => Id;
  log: Log;
  /** The addon's file where the program is bundled; without it better-sqlite3 finds its own. */
  nativeBinding?: string;
  /** The file of the thread that reads returns, where the program is bundled; without it the source itself is started. */
  returnReader?: string;
  /** The same for the threads that look at scanned pages, and the folder of the WebAssembly that they load. */
  scanThread?: string;
  scanAssets?: string;
  /** And the file of the thread that copies, checks and rewrites whole stores. */
  safetyThread?: string;
  /** Where printed packs go when neither the person nor the settings say: the system's Documents or Downloads folder. */
  outFolder: string;
  version: string;
}

/** Facts only: never a name, an answer, a title or a path's last part that a person typed. */
export interface Log {
  info: (event: string, facts?: Facts) => void;
  warn: (event: string, facts?: Facts) => void;
  error: (event: string, facts?: Facts) => void;
}
export type Facts = Record<string, string | number | boolean>;
