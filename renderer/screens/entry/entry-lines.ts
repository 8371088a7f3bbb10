import { useMemo, useState } from 'react';
import type { Cell } from '../../../preload/contract/model/entry.ts';
import type { HandInState } from '../../../preload/contract/model/people.ts';
import type { Ahead } from '../../state/ahead.ts';
import type { Come } from './entry-cells.ts';
import { fromKey, type Put } from './entry-saver.ts';

/** A row of the grid. It stays the same object as long as nothing in it changed, so that only rows that did are drawn again. */
export interface Line {
  participant: string;
  handIn: HandInState | null;
  cells: ReadonlyMap<string, Put | Cell>;
  /** The questions at which it is known what stands there. */
  here: ReadonlySet<string>;
}

export type Stands = ReadonlyMap<string, { handIn: HandInState | null; entered: number }>;

const noCells: Line['cells'] = new Map();
const nowhere: Line['here'] = new Set();

/** The rows that are shown, each with what was entered a moment ago over what is kept. */
export function useLines(
  shown: readonly string[],
  stands: Stands,
  { cells, come }: Come,
  ahead: Ahead<Put>,
  handed: Ahead<HandInState | null>,
): readonly Line[] {
  const [made] = useState(() => new Map<string, { from: readonly unknown[]; line: Line }>());
  const entered = useMemo(() => {
    const by = new Map<string, Map<string, Put>>();
    for (const [key, put] of ahead.all()) {
      const [participant = '', field = ''] = fromKey(key);
      by.set(participant, (by.get(participant) ?? new Map<string, Put>()).set(field, put));
    }
    return by;
  }, [ahead]);
  return useMemo(
    () =>
      shown.map((participant) => {
        const kept = cells.get(participant) ?? noCells;
        const over = entered.get(participant);
        const marked = handed.of(participant);
        const handIn = marked === undefined ? (stands.get(participant)?.handIn ?? null) : marked;
        const here = come.get(participant) ?? nowhere;
        const from = [kept, over, handIn, here] as const;
        const known = made.get(participant);
        if (known?.from.every((part, place) => part === from[place])) return known.line;
        const line = { participant, handIn, here, cells: over ? new Map([...kept, ...over]) : kept };
        made.set(participant, { from, line });
        return line;
      }),
    [shown, stands, cells, come, entered, handed, made],
  );
}
