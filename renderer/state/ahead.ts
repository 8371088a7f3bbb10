import { useCallback, useMemo, useRef, useState } from 'react';
import type { Failure } from '../../preload/contract/errors.ts';
import type { Outcome } from '../client/api.ts';
import { useWindowState } from './window-state.tsx';

interface Waiting<V> {
  value: V;
  /** The core has it; the answer that shows it is on its way. */
  kept: boolean;
}

export interface Ahead<V> {
  /** What was entered and is not yet in the answer that is shown. */
  of: (key: string) => V | undefined;
  all: () => Iterable<readonly [string, V]>;
  /** Shows the value at once and sends it, after what was sent before. */
  put: (values: Readonly<Record<string, V>>, send: () => Promise<Outcome<unknown>>) => void;
  failure: Failure | null;
}

/** Longer than a change takes to come back. */
const patience = 1500;

/** Values that a person has entered, until the core's own answer has them: so that a grid never waits for the disk. */
export function useAhead<V>(answer: unknown): Ahead<V> {
  const [waiting, setWaiting] = useState<ReadonlyMap<string, Waiting<V>>>(new Map());
  const [failure, setFailure] = useState<Failure | null>(null);
  const { documents } = useWindowState();
  const last = useRef<Promise<unknown>>(Promise.resolve());

  const [seen, setSeen] = useState(answer);
  if (answer !== seen) {
    setSeen(answer);
    setWaiting((now) => ([...now.values()].some(({ kept }) => kept) ? new Map([...now].filter(([, { kept }]) => !kept)) : now));
  }

  const put = useCallback(
    (values: Readonly<Record<string, V>>, send: () => Promise<Outcome<unknown>>) => {
      const mine = Object.entries(values).map(([key, value]) => [key, { value, kept: false }] as const);
      setWaiting((now) => new Map([...now, ...mine]));
      // Only what this one put there: the same cell may have been written again since.
      const settle = (change: (waiting: Waiting<V>) => Waiting<V> | null): void =>
        setWaiting((now) => {
          const next = new Map(now);
          for (const [key, { value }] of mine) {
            const held = next.get(key);
            if (!held || held.value !== value) continue;
            const after = change(held);
            if (after) next.set(key, after);
            else next.delete(key);
          }
          return next;
        });
      const sent = last.current.then(send);
      const release = documents.hold(() => last.current);
      last.current = sent.then((outcome) => {
        release();
        setFailure(outcome.ok ? null : outcome.failure);
        if (!outcome.ok) return settle(() => null);
        settle((held) => ({ ...held, kept: true }));
        setTimeout(() => settle(() => null), patience);
      });
    },
    [documents],
  );
  return useMemo(
    () => ({
      of: (key) => waiting.get(key)?.value,
      all: () => [...waiting].map(([key, { value }]) => [key, value] as const),
      put,
      failure,
    }),
    [waiting, put, failure],
  );
}
