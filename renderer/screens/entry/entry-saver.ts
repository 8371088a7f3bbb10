import { useMemo, useRef } from 'react';
import type { Cell } from '../../../preload/contract/model/entry.ts';
import { newOp, type Outcome } from '../../client/api.ts';
import { useApi } from '../../client/client.tsx';

/** What a person puts in a cell. `null`: nothing was entered. */
export interface Put {
  state: Cell['state'] | null;
  text: string;
}

export const keyOf = (participant: string, field: string): string => `${participant} ${field}`;

export const fromKey = (key: string): string[] => key.split(' ');

/** What is typed is an answer; a cell that is emptied has none. */
export const putOf = (text: string): Put => (text.trim() === '' ? { state: null, text: '' } : { state: 'written', text });

export type SaveCell = (participant: string, field: string, put: Put, seen: Cell | undefined) => Promise<Outcome<unknown>>;

/**
 * Writes one cell. What this window itself wrote a moment ago may be newer than what it shows: then its revision is asked for,
 * and the later word holds, with the earlier kept as a revision.
 */
export function useCellSaver(edition: string): SaveCell {
  const api = useApi();
  const mine = useRef(new Map<string, number>());
  return useMemo((): SaveCell => {
    return async (participant, field, put, seen) => {
      const key = keyOf(participant, field);
      const send = (revision: number) => api.call('entry.set', { op: newOp(), participant, edition, field, revision, ...put });
      let outcome = await send(mine.current.get(key) ?? seen?.revision ?? 0);
      if (!outcome.ok && outcome.failure.code === 'stale' && mine.current.has(key)) {
        const row = await api.call('entry.person', { participant, edition });
        if (!row.ok) return row;
        outcome = await send(row.value.cells.find((cell) => cell.field === field)?.revision ?? 0);
      }
      if (outcome.ok) mine.current.set(key, outcome.value.cell?.revision ?? 0);
      return outcome;
    };
  }, [api, edition]);
}
