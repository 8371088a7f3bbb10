/* PURE. Rows that are picked, to do one thing to all of them. */

export type Picks = ReadonlySet<string>;

export function toggled(picks: Picks, row: string): Picks {
  const next = new Set(picks);
  if (!next.delete(row)) next.add(row);
  return next;
}

/** Those that were picked, and all from one row to another, whichever stands first. A row that is not there stands for no other. */
export function reached(picks: Picks, rows: readonly string[], from: string, to: string): Picks {
  const end = rows.indexOf(to);
  if (end < 0) return picks;
  const start = Math.max(rows.indexOf(from), 0);
  return new Set([...picks, ...rows.slice(Math.min(start, end), Math.max(start, end) + 1)]);
}
