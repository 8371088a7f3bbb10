import type { Mapping } from '../../../preload/contract/model/exchange.ts';
import type { Framework, Statement } from '../../../preload/contract/model/framework.ts';

/** Which statement of the later edition each of the earlier one became. Pure; a mapping's rows are what hangs together by ties. */
export type Ties = ReadonlyMap<string, readonly string[]>;

export const statementsOf = (framework: Framework): Statement[] => framework.groups.flatMap((group) => group.statements);

export const tiesOf = ({ rows }: Mapping): Ties => new Map(rows.flatMap((row) => row.from.map((id) => [id, row.to] as const)));

export function retied(ties: Ties, from: string, to: readonly string[]): Ties {
  return new Map([...ties, [from, [...new Set(to)]]]);
}

export function mappingOf(ties: Ties, from: Framework, to: Framework): Mapping {
  const left = new Set(statementsOf(from).map(({ id }) => id));
  const free = new Set(statementsOf(to).map(({ id }) => id));
  const rows: Mapping['rows'] = [];
  for (const { id } of statementsOf(from)) {
    if (!left.has(id)) continue;
    const row = together(ties, id, left, free);
    for (const each of row.from) left.delete(each);
    for (const each of row.to) free.delete(each);
    rows.push(row);
  }
  for (const { id } of statementsOf(to)) if (free.has(id)) rows.push({ from: [], to: [id] });
  return { from: from.id, to: to.id, rows };
}

/** Everything that hangs together with one statement, by whatever ties, in the order of each edition. */
function together(ties: Ties, start: string, left: ReadonlySet<string>, free: ReadonlySet<string>): Mapping['rows'][number] {
  const from = new Set([start]);
  const to = new Set<string>();
  for (let size = -1; size !== from.size + to.size; ) {
    size = from.size + to.size;
    for (const id of from) for (const other of ties.get(id) ?? []) if (free.has(other)) to.add(other);
    for (const [id, others] of ties) if (left.has(id) && others.some((other) => to.has(other))) from.add(id);
  }
  return { from: [...left].filter((id) => from.has(id)), to: [...free].filter((id) => to.has(id)) };
}
