import { startTransition, useCallback, useEffect, useMemo, useState } from 'react';
import type { CallOutput } from '../../../preload/contract/calls.ts';
import type { Cell } from '../../../preload/contract/model/entry.ts';
import { useClient } from '../../client/client.tsx';
import { atPause, callOff } from '../../client/typing.ts';
import type { Span } from '../../ui/grid-layout.ts';

/*
 * The cells of the grid that are in sight, and some around them, fetched in tiles of so many people by so many questions: a cohort of
 * thousands is gone through as one list, and no more of it is here than was looked at.
 */

const high = 40;
const wide = 12;

export type CellsOf = ReadonlyMap<string, ReadonlyMap<string, Cell>>;

export interface Come {
  cells: CellsOf;
  /** Of whom it is known by now what stands at which questions: a cell that is empty and one that has not come look the same. */
  come: ReadonlyMap<string, ReadonlySet<string>>;
}
const nothingYet: Come = { cells: new Map(), come: new Map() };

interface Wanted {
  edition: string;
  people: readonly string[];
  fields: readonly string[];
}

interface Cells extends Come {
  /** Told which rows and which of the questions are drawn. */
  look: (rows: Span, columns: Span) => void;
}

export function useCells({ edition, people, fields }: Wanted): Cells {
  const { live } = useClient();
  const [{ cells, come }, setCome] = useState<Come>(nothingYet);
  const [range, setRange] = useState('0 0 0 0');
  const look = useCallback((rows: Span, columns: Span): void => {
    // The first column is the person.
    const [left, right] = [Math.max(0, columns.from - 1), Math.max(0, columns.to - 2)];
    const [top, bottom] = [Math.floor(rows.from / high), Math.floor(Math.max(rows.from, rows.to - 1) / high)];
    setRange(`${top} ${bottom} ${Math.floor(left / wide)} ${Math.floor(right / wide)}`);
  }, []);
  const tiles = useMemo(() => {
    const [top = 0, bottom = 0, left = 0, right = 0] = range.split(' ').map(Number);
    return numbers(top, bottom).flatMap((row) => {
      const some = people.slice(row * high, (row + 1) * high);
      return some.length === 0
        ? []
        : numbers(left, right).flatMap((column) => {
            const questions = fields.slice(column * wide, (column + 1) * wide);
            return questions.length === 0 ? [] : [JSON.stringify({ edition, people: some, fields: questions })];
          });
    });
  }, [range, people, fields, edition]);
  const key = tiles.join('\n');

  useEffect(() => {
    const asked = key
      .split('\n')
      .filter(Boolean)
      .map((tile) => JSON.parse(tile) as Wanted & { people: string[]; fields: string[] });
    const take = (): void =>
      setCome((before) =>
        asked.reduce((known, tile) => {
          const answer = live.read('entry.cells', tile).value;
          return answer ? withTile(known, tile, answer) : known;
        }, before),
      );
    const news = (): void => startTransition(take);
    const stops = asked.map((tile) => {
      let known = live.read('entry.cells', tile).value !== undefined;
      return live.follow('entry.cells', tile, () => {
        if (known) atPause(news);
        else take();
        known = live.read('entry.cells', tile).value !== undefined;
      });
    });
    take();
    return () => {
      for (const stop of stops) stop();
      callOff(news);
    };
  }, [live, key]);
  return { cells, come, look };
}

const numbers = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at);

/** With what a tile says; people for whom it says the same stay the same. */
function withTile(known: Come, { people, fields }: Wanted, rows: CallOutput<'entry.cells'>): Come {
  const cells = withCells(known.cells, fields, rows);
  const come = withPlaces(known.come, people, fields);
  return cells === known.cells && come === known.come ? known : { cells, come };
}

function withPlaces(known: Come['come'], people: readonly string[], fields: readonly string[]): Come['come'] {
  const fresh = people.filter((person) => !fields.every((field) => known.get(person)?.has(field)));
  if (fresh.length === 0) return known;
  return new Map([...known, ...fresh.map((person) => [person, new Set([...(known.get(person) ?? []), ...fields])] as const)]);
}

function withCells(known: CellsOf, fields: readonly string[], rows: CallOutput<'entry.cells'>): CellsOf {
  let next: Map<string, ReadonlyMap<string, Cell>> | null = null;
  for (const { participant, cells } of rows) {
    const before = known.get(participant);
    const now = new Map(cells.map((cell) => [cell.field, cell]));
    const same = before && fields.every((field) => isSame(before.get(field), now.get(field)));
    if (same) continue;
    next ??= new Map(known);
    const others = [...(before ?? [])].filter(([field]) => !fields.includes(field));
    next.set(participant, new Map([...others, ...now]));
  }
  return next ?? known;
}

const isSame = (a: Cell | undefined, b: Cell | undefined): boolean =>
  a === b || (a?.response === b?.response && a?.revision === b?.revision && a?.state === b?.state);
