import { useCallback, useState } from 'react';
import type { CallInput, CallName, CallOutput } from '../../../../preload/contract/calls.ts';
import { newOp, type Outcome } from '../../../client/api.ts';
import { useApi } from '../../../client/client.tsx';
import { explained } from '../../../text/errors.ts';

type DeskCall = Extract<CallName, 'scans.place' | 'scans.name' | 'scans.write' | 'scans.discard' | 'scans.accept'>;

export interface Desk {
  act: <C extends DeskCall>(call: C, input: Omit<CallInput<C>, 'op'>) => Promise<Outcome<CallOutput<C>>>;
  refused: string | null;
}

/** What is done at the desk, and why the last of it was refused. */
export function useDesk(): Desk {
  const api = useApi();
  const [refused, setRefused] = useState<string | null>(null);
  const act = useCallback(
    async <C extends DeskCall>(call: C, input: Omit<CallInput<C>, 'op'>): Promise<Outcome<CallOutput<C>>> => {
      const outcome = await api.call(call, { op: newOp(), ...input } as unknown as CallInput<C>);
      setRefused(outcome.ok ? null : explained(outcome.failure));
      return outcome;
    },
    [api],
  );
  return { act, refused };
}
