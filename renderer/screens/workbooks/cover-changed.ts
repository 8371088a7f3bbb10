import { useEffect, useRef } from 'react';
import type { Workbook } from '../../../preload/contract/model/workbook.ts';
import { useSteady } from './steady.ts';

/**
 * Shows the cover where a step back was about the words on it: they are the workbook's own, and belong to no block. The step
 * may be known before what it led to is here.
 */
export function useCoverChanged({ title, head }: Workbook, revision: number, onChanged: () => void): () => void {
  const said = JSON.stringify([title, head]);
  const stood = useRef({ revision, before: said, now: said });
  const asked = useRef(false);
  const look = useSteady((): void => {
    asked.current = stood.current.before === stood.current.now;
    if (!asked.current) onChanged();
  });
  useEffect(() => {
    const { before, now } = stood.current;
    const next = stood.current.revision !== revision;
    stood.current = { revision, before: next ? now : before, now: said };
    if (next && asked.current) look();
  }, [said, revision, look]);
  return look;
}
