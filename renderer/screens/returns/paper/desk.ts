import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallInput, CallName, CallOutput } from '../../../../preload/contract/calls.ts';
import { newOp, type Outcome } from '../../../client/api.ts';
import { useApi } from '../../../client/client.tsx';
import { useWindowState } from '../../../state/window-state.tsx';
import { explained } from '../../../text/errors.ts';
import { scanWords as words } from '../../../text/scans.ts';

type DeskCall = Extract<CallName, 'scans.place' | 'scans.unplace' | 'scans.name' | 'scans.write' | 'scans.discard' | 'scans.accept'>;

export interface Desk {
  act: <C extends DeskCall>(
    call: C,
    input: Omit<CallInput<C>, 'op'>,
    /** What takes it back again. */
    back?: () => unknown,
  ) => Promise<Outcome<CallOutput<C>>>;
  refused: string | null;
}

/**
 * What is done at the desk, and why the last of it was refused. Nothing of it is stored yet, so that the store's history does not know it:
 * undo takes it back step by step, until something was accepted or thrown away.
 */
export function useDesk(): Desk {
  const api = useApi();
  const { views } = useWindowState();
  const [refused, setRefused] = useState<string | null>(null);
  const steps = useRef<(() => unknown)[]>([]);
  const act = useCallback<Desk['act']>(
    async (call, input, back) => {
      const outcome = await api.call(call, { op: newOp(), ...input } as unknown as CallInput<typeof call>);
      setRefused(outcome.ok ? null : explained(outcome.failure));
      if (outcome.ok && back) steps.current.push(back);
      else if (outcome.ok && (call === 'scans.accept' || call === 'scans.discard')) steps.current = [];
      return outcome;
    },
    [api],
  );
  useEffect(
    () =>
      views.onTakeBack(() => {
        const step = steps.current.pop();
        if (!step) return null;
        step();
        return words.takenBack;
      }),
    [views],
  );
  return { act, refused };
}
