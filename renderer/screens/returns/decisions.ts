import { useCallback, useMemo, useRef, useState } from 'react';
import type { Failure } from '../../../preload/contract/errors.ts';
import { newOp } from '../../client/api.ts';
import { useApi, useLive } from '../../client/client.tsx';
import { type Decided, type Decision, undecided } from './choices.ts';

export interface Decisions {
  decided: Decided;
  /** Changes what was decided about some files. It is seen at once, and kept by the core. */
  decide: (files: readonly string[], change: (before: Decision, file: string) => Decision) => void;
  failure: Failure | null;
}

/** What was decided about the files of a sheet, in this window or before it was opened. */
export function useDecisions(sheet: string): Decisions {
  const api = useApi();
  const saved = useLive('returns.decided', { sheet }).value;
  const [own, setOwn] = useState<Decided>({});
  const [failure, setFailure] = useState<Failure | null>(null);
  /** One after the other: of two decisions about one file the later must arrive later. */
  const sending = useRef<Promise<unknown>>(Promise.resolve());
  const decided = useMemo<Decided>(
    () => ({ ...Object.fromEntries((saved ?? []).map(({ file, decision }) => [file, decision])), ...own }),
    [saved, own],
  );

  const decide = useCallback<Decisions['decide']>(
    (files, change) => {
      if (files.length === 0) return;
      const made = files.map((file) => ({ file, decision: change(decided[file] ?? undecided, file) }));
      const changed = Object.fromEntries(made.map(({ file, decision }) => [file, decision]));
      setOwn((before) => ({ ...before, ...changed }));
      const decisions = made.map(({ file, decision: { whose, take, leave, out } }) => ({
        file,
        decision: { ...(whose ? { whose } : {}), take: [...take], leave: [...leave], ...(out ? { out } : {}) },
      }));
      sending.current = sending.current.then(async () => {
        const outcome = await api.call('returns.decide', { op: newOp(), sheet, decisions });
        setFailure(outcome.ok ? null : outcome.failure);
      });
    },
    [api, sheet, decided],
  );
  return { decided, decide, failure };
}
