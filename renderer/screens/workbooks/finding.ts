import { useEffect, useMemo, useState } from 'react';
import type { CallOutput } from '../../../preload/contract/calls.ts';
import { useLive } from '../../client/client.tsx';

export type Hit = CallOutput<'workbook.find'>[number];

export interface Finding {
  text: string;
  setText: (text: string) => void;
  /** What was looked for when the hits came; empty: nothing is looked for. */
  sought: string;
  hits: readonly Hit[];
  /** Which hit is being looked at, from 0; -1: none. */
  at: number;
  /** Moves to the next or the one before, round and round. Answers it. */
  step: (by: 1 | -1) => Hit | null;
}

/** Typing is let finish before it is looked for. */
const quiet = 150;

export function useFinding(workbook: string): Finding {
  const [text, setText] = useState('');
  const [sought, setSought] = useState('');
  const [at, setAt] = useState(-1);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSought(text.trim());
      setAt(-1);
    }, quiet);
    return () => clearTimeout(timer);
  }, [text]);
  const { value } = useLive('workbook.find', sought ? { workbook, text: sought.slice(0, 1000) } : null);
  const hits = value ?? none;
  return useMemo(() => {
    const step = (by: 1 | -1): Hit | null => {
      if (hits.length === 0) return null;
      const next = at < 0 ? (by === 1 ? 0 : hits.length - 1) : (at + by + hits.length) % hits.length;
      setAt(next);
      return hits[next] ?? null;
    };
    return { text, setText, sought, hits, at, step };
  }, [text, sought, hits, at]);
}

const none: readonly Hit[] = [];

export function hitsByBlock(hits: readonly Hit[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { block } of hits) counts.set(block, (counts.get(block) ?? 0) + 1);
  return counts;
}
