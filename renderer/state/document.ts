import type { Failure } from '../../preload/contract/errors.ts';
import type { Outcome } from '../client/api.ts';
import { createSaver, type Saver, type SaverDeps } from './saver.ts';

/**
 * Something that a person edits: the draft as it is on the screen, and the saver behind it. A change is on the screen at
 * once; the saver brings it home. What the core says is taken over only when nothing of ours is under way.
 */
export interface OpenDocument<T, E> {
  scope: string;
  draft: () => T;
  saver: Saver<E>;
  /** False where the edit speaks of something that is not in the draft: nothing is changed then. */
  edit: (edit: E, label?: string) => boolean;
  /** The core's latest word. Taken when nothing of ours is unsent. */
  receive: (value: T, revision: number) => void;
  /** Another store may be in place (a backup was restored): the next word of the core holds, even with a lower revision. */
  expectAnything: () => void;
  /** For a person who chose what is kept over their own unsent edits. Answers those. */
  takeKept: () => E[];
  /** A kept version that waits, because there are unsent edits on this one. */
  kept: () => { value: T; revision: number } | null;
  subscribe: (listener: () => void) => () => void;
}

export interface DocumentKind<T, E> {
  apply: (draft: T, edit: E) => T | null;
  send: SaverDeps<E>['send'];
  join?: (earlier: E, later: E) => E | null;
}

export interface DocumentDeps {
  newOp: () => string;
  setTimer: SaverDeps<never>['setTimer'];
  clearTimer: SaverDeps<never>['clearTimer'];
  now: () => number;
}

export function createDocument<T, E>(
  scope: string,
  kind: DocumentKind<T, E>,
  start: { value: T; revision: number },
  deps: DocumentDeps,
): OpenDocument<T, E> {
  let draft = start.value;
  let kept: { value: T; revision: number } | null = null;
  let anything = false;
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const saver = createSaver<E>({ ...deps, send: kind.send, ...(kind.join ? { join: kind.join } : {}) }, start.revision);
  const adopt = (value: T): void => {
    draft = value;
    kept = null;
    tell();
  };
  saver.subscribe(() => {
    // What came while ours was on its way is older than ours, unless somebody else wrote after us.
    if (saver.state().state === 'saved' && kept) {
      if (kept.revision < saver.revision()) kept = null;
      else if (saver.rebase(kept.revision)) adopt(kept.value);
    }
    tell();
  });
  return {
    scope,
    draft: () => draft,
    saver,
    edit: (edit, label) => {
      const next = kind.apply(draft, edit);
      if (next === null) return false;
      draft = next;
      saver.add(edit, label);
      tell();
      return true;
    },
    receive: (value, revision) => {
      if (revision < saver.revision() && !anything) return;
      anything = false;
      if (saver.rebase(revision)) adopt(value);
      else kept = { value, revision };
    },
    expectAnything: () => {
      anything = true;
    },
    takeKept: () => {
      const lost = saver.giveUp(kept?.revision ?? saver.revision());
      if (kept) adopt(kept.value);
      return lost;
    },
    kept: () => kept,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What a write answers, as the saver wants it. A core that names no revision has counted one up. */
export function savedAs(
  outcome: Outcome<{ revision?: number | undefined }>,
  sent: number,
): { ok: true; revision: number } | { ok: false; failure: Failure } {
  return outcome.ok ? { ok: true, revision: outcome.value.revision ?? sent + 1 } : outcome;
}
