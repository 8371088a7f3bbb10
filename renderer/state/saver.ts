import type { Failure } from '../../preload/contract/errors.ts';
import type { Id } from '../../preload/contract/model/ids.ts';

/**
 * Sends what was changed in one document to the core: after 400 ms of quiet, after 2 s at most, one request at a time, each
 * with the revision that it was made on. PURE but for the clock and the wire, which are handed in. It promises: nothing is
 * lost, nothing is sent in another order, and what was sent twice is applied once.
 */
export interface SaverDeps<E> {
  send: (batch: Batch<E>) => Promise<{ ok: true; revision: number } | { ok: false; failure: Failure }>;
  newOp: () => Id;
  setTimer: (run: () => void, ms: number) => unknown;
  clearTimer: (timer: unknown) => void;
  now: () => number;
  /** One edit that does what both do, where there is one: so that typing a sentence is one edit, not eighty. */
  join?: (earlier: E, later: E) => E | null;
}

export interface Batch<E> {
  op: Id;
  revision: number;
  edits: readonly E[];
  label: string | undefined;
}

export type SaveState =
  | { state: 'saved' }
  /** Changed, and waiting for quiet; or on its way. */
  | { state: 'saving' }
  /** `refused`: what is kept is newer than what this was made on. Sending again will not help; a person must choose. */
  | { state: 'not-saved'; failure: Failure; refused: boolean };

export interface Saver<E> {
  add: (edit: E, label?: string) => void;
  /** Sends all that waits, now. True when everything is kept. */
  flush: () => Promise<boolean>;
  retry: () => void;
  /** The document was read again (after undo, or by another hand): go on from there. Ignored while anything is unsent. */
  rebase: (revision: number) => boolean;
  /** Lets the unsent edits go, for a person who chose what is kept. Answers them, so that they can be put in a file. */
  giveUp: (revision: number) => E[];
  state: () => SaveState;
  revision: () => number;
  unsent: () => E[];
  subscribe: (listener: () => void) => () => void;
}

export const quiet = 400;
export const atMost = 2000;
/** After a failure that may pass by itself (a full disk, a locked file, a core that is starting again). */
export const tryAgainAfter = 5000;

interface Waiting<E> {
  edit: E;
  label: string | undefined;
}

export function createSaver<E>(deps: SaverDeps<E>, from: number): Saver<E> {
  let revision = from;
  let waiting: Waiting<E>[] = [];
  /** On its way, or failed and to be sent again as it was, under the same operation. */
  let batch: Batch<E> | null = null;
  let sending: Promise<void> | null = null;
  let failed: { failure: Failure; refused: boolean } | null = null;
  let timer: unknown = null;
  let firstWaiting = 0;
  /** Goes up when edits are let go of: an answer to a batch from before then says nothing about the document any more. */
  let era = 0;
  let state: SaveState = { state: 'saved' };
  const listeners = new Set<() => void>();

  const tell = (): void => {
    const next: SaveState = failed
      ? { state: 'not-saved', ...failed }
      : batch || waiting.length > 0
        ? { state: 'saving' }
        : { state: 'saved' };
    if (next.state === state.state && next.state !== 'not-saved') return;
    state = next;
    for (const listener of listeners) listener();
  };
  const stopTimer = (): void => {
    if (timer !== null) deps.clearTimer(timer);
    timer = null;
  };
  const sendIn = (ms: number): void => {
    stopTimer();
    timer = deps.setTimer(() => {
      timer = null;
      void send();
    }, ms);
  };

  /** One request at a time: whoever asks while one is under way shares its end. */
  const send = (): Promise<void> => {
    sending ??= sendOne().finally(() => {
      sending = null;
      tell();
    });
    return sending;
  };
  const sendOne = async (): Promise<void> => {
    stopTimer();
    if (failed?.refused) return;
    if (!batch) {
      if (waiting.length === 0) return;
      batch = { op: deps.newOp(), revision, edits: waiting.map(({ edit }) => edit), label: waiting.findLast(({ label }) => label)?.label };
      waiting = [];
    }
    tell();
    const mine = era;
    const outcome = await deps.send(batch);
    if (mine !== era) return;
    if (outcome.ok) {
      revision = outcome.revision;
      batch = null;
      failed = null;
      if (waiting.length > 0) sendIn(Math.max(0, Math.min(quiet, firstWaiting + atMost - deps.now())));
      return;
    }
    failed = { failure: outcome.failure, refused: needsChoice(outcome.failure) };
    if (!failed.refused) sendIn(tryAgainAfter);
  };

  return {
    add: (edit, label) => {
      const last = waiting.at(-1);
      const joined = last && last.label === label ? (deps.join?.(last.edit, edit) ?? null) : null;
      if (joined === null) {
        if (waiting.length === 0) firstWaiting = deps.now();
        waiting.push({ edit, label });
      } else {
        waiting[waiting.length - 1] = { edit: joined, label };
      }
      // While a request is under way or must be repeated, its own end decides when the next goes.
      if (!sending && !failed) sendIn(Math.max(0, Math.min(quiet, firstWaiting + atMost - deps.now())));
      tell();
    },
    flush: async () => {
      for (;;) {
        if (sending) await sending;
        else if (failed?.refused || (!batch && waiting.length === 0)) break;
        else {
          await send();
          if (failed) break;
        }
      }
      return !batch && waiting.length === 0;
    },
    retry: () => {
      if (failed && !failed.refused) void send();
    },
    rebase: (next) => {
      if (batch || waiting.length > 0 || sending) return false;
      revision = next;
      return true;
    },
    giveUp: (next) => {
      const lost = [...(batch?.edits ?? []), ...waiting.map(({ edit }) => edit)];
      era++;
      batch = null;
      waiting = [];
      failed = null;
      revision = next;
      stopTimer();
      tell();
      return lost;
    },
    state: () => state,
    revision: () => revision,
    unsent: () => [...(batch?.edits ?? []), ...waiting.map(({ edit }) => edit)],
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Sending the same again would be refused again. */
function needsChoice({ code }: Failure): boolean {
  return (
    code === 'stale' || code === 'not-found' || code === 'bad-input' || code === 'too-large' || code === 'conflict' || code === 'erased'
  );
}
