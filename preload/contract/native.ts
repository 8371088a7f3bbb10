import type { CoreEvent, Reply, Request } from './envelope.ts';

/** What the page finds as `window.groundwork`, whichever edition carries it. */
export interface Groundwork {
  call: (request: Request) => Promise<Reply>;
  on: (listener: (event: CoreEvent) => void) => () => void;
  native: Native;
}

export interface FileKind {
  /** As a person reads it: "PDF". */
  name: string;
  /** Without the dot. */
  extensions: readonly string[];
}

/**
 * What only the system can do. Nothing here throws: what cannot be done, or was called off, answers `null` or `false`, and
 * the page says so.
 */
export interface Native {
  readonly edition: 'electron' | 'browser';
  readonly platform: 'linux' | 'macos' | 'windows' | 'other';
  /** `overlay`: the page draws its own title bar and leaves room for the system's buttons. `native`: the system draws one above. */
  readonly frame: 'overlay' | 'native';

  /** A folder that the person chose. The browser edition has no such dialog and always answers `null`. */
  chooseFolder: (ask: { title: string; from?: string }) => Promise<string | null>;
  /** Full paths of files that the person chose, which a call may then name. */
  chooseFiles: (ask: { title: string; kinds: readonly FileKind[]; many?: boolean }) => Promise<string[]>;
  /** Asks where, and writes there. `null` when called off; the browser edition downloads and answers the name alone. */
  saveFile: (ask: {
    name: string;
    kinds: readonly FileKind[];
    bytes: Uint8Array;
  }) => Promise<{ path: string } | { failed: 'disk-full' | 'file-not-writable' } | null>;
  /** A path that the core can read, for a file dropped on the page. */
  pathForFile: (file: File) => Promise<string | null>;

  showInFolder: (path: string) => Promise<boolean>;
  /** Opens a document in the system's own viewer, which is also how it is printed. Documents only, never a program. */
  openPath: (path: string) => Promise<boolean>;
  /** `https:` and `mailto:` only. */
  openExternal: (url: string) => Promise<boolean>;

  /** Has this computer a keychain that a key can be sealed with? */
  canRemember: () => Promise<boolean>;
  remember: (secret: string) => Promise<boolean>;
  remembered: () => Promise<string | null>;
  forget: () => Promise<void>;

  /** Called before the window closes, hides for good or the program ends; it is waited for, three seconds at most. */
  onFlush: (flush: () => Promise<void>) => () => void;
  /** A command from the system's menu, such as `undo` or `print`. */
  onCommand: (listener: (command: MenuCommand) => void) => () => void;
  setTheme: (theme: 'system' | 'light' | 'dark') => void;
}

export type MenuCommand = 'undo' | 'redo' | 'find' | 'print' | 'palette' | 'settings' | 'hide-names' | 'help' | 'about';
