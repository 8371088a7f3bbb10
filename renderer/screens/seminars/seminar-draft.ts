import { useEffect, useRef, useState } from 'react';
import type { Failure } from '../../../preload/contract/errors.ts';
import type { Seminar } from '../../../preload/contract/model/seminars.ts';
import { newOp } from '../../client/api.ts';
import { useApi } from '../../client/client.tsx';
import { useWindowState } from '../../state/window-state.tsx';

/** As long as the pause after a word. */
const quiet = 500;
/** How long after a save that failed it is tried again. */
const patience = 2000;
/** A save that failed so may go through later: the disk has room again, the core is back. */
const passing: readonly Failure['code'][] = ['core-gone', 'disk-full', 'read-only', 'internal'];

export interface SeminarDraft {
  seminar: Seminar;
  edit: (part: { [K in keyof Seminar]?: Seminar[K] | undefined }) => void;
  /** Sends at once what waits. */
  flush: () => Promise<void>;
  failure: Failure | null;
}

/** A seminar as it is edited: shown at once, kept after a moment of quiet, and news (after undo) taken over where nothing waits. */
export function useSeminarDraft(kept: Seminar): SeminarDraft {
  const api = useApi();
  const [mine, setMine] = useState(kept);
  const [waits, setWaits] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [seen, setSeen] = useState(kept);
  const state = useRef({ revision: kept.revision, next: null as Seminar | null, sending: null as Promise<void> | null });

  if (kept !== seen) {
    setSeen(kept);
    if (!waits && kept.revision !== mine.revision) setMine(kept);
  }
  useEffect(() => {
    if (!state.current.next && !state.current.sending) state.current.revision = kept.revision;
  }, [kept]);

  const later = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const left = useRef(false);
  const send = (): Promise<void> => {
    const now = state.current;
    now.sending ??= sendAll().finally(() => {
      now.sending = null;
    });
    return now.sending;
  };
  const sendAll = async (): Promise<void> => {
    const now = state.current;
    if (!now.next) return;
    const next = now.next;
    now.next = null;
    const outcome = await api.call('seminar.save', { op: newOp(), seminar: { ...next, revision: now.revision } });
    setFailure(outcome.ok ? null : outcome.failure);
    if (!outcome.ok && passing.includes(outcome.failure.code)) {
      now.next ??= next;
      clearTimeout(later.current);
      if (!left.current) later.current = setTimeout(() => void sendNow.current(), patience);
      return;
    }
    if (outcome.ok) {
      now.revision = outcome.value.revision ?? now.revision + 1;
      setMine((shown) => ({ ...shown, revision: now.revision }));
    }
    if (now.next) await sendAll();
    else setWaits(false);
  };
  const sendNow = useRef(send);
  useEffect(() => {
    sendNow.current = send;
  });
  useEffect(() => {
    left.current = false;
    return () => {
      left.current = true;
      clearTimeout(later.current);
      void sendNow.current();
    };
  }, []);
  const { documents } = useWindowState();
  useEffect(() => {
    if (!waits) return;
    return documents.hold(() => {
      clearTimeout(later.current);
      return sendNow.current();
    });
  }, [waits, documents]);
  return {
    seminar: mine,
    failure,
    flush: async () => {
      clearTimeout(later.current);
      await sendNow.current();
    },
    edit: (part) => {
      const next = Object.fromEntries(
        Object.entries({ ...mine, ...part }).filter(([, value]) => value !== undefined),
      ) as unknown as Seminar;
      setMine(next);
      setWaits(true);
      state.current.next = next;
      clearTimeout(later.current);
      later.current = setTimeout(() => void sendNow.current(), quiet);
    },
  };
}
