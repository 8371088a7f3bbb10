import { useState } from 'react';
import type { SortDescriptor } from 'react-aria-components';
import type { Cell, Chart } from '../../../preload/contract/charts/chart.ts';
import { cellSaid } from '../../../preload/contract/charts/words.ts';
import { DataTable } from '../data-table.tsx';

/** The table behind a chart: in the chart's order until a heading is pressed. */
export function ChartTable({ label, table: { headings, rows } }: { label: string; table: Chart['table'] }) {
  const [sort, setSort] = useState<SortDescriptor | null>(null);
  const column = headings.findIndex((_, at) => String(at) === sort?.column);
  const place = (cell: Cell | undefined): string | number => (typeof cell === 'number' || typeof cell === 'string' ? cell : '');
  const sorted =
    column < 0
      ? rows
      : rows.toSorted((a, b) => compare(place(a.cells[column]), place(b.cells[column])) * (sort?.direction === 'descending' ? -1 : 1));
  return (
    <DataTable
      label={label}
      columns={headings.map(({ title, number, form }, at) => ({
        id: String(at),
        title,
        ...(number ? { number: true } : {}),
        ...(at === 0 ? { names: true } : {}),
        cell: ({ cells }: Chart['table']['rows'][number]) => cellSaid(cells[at] ?? null, form),
        by: () => '',
      }))}
      rows={sorted.map((row, at) => ({ ...row, id: `${row.id} ${at}` }))}
      rowId={({ id }) => id}
      {...(sort ? { sort } : {})}
      onSort={setSort}
    />
  );
}

const asWords = new Intl.Collator('en-GB', { numeric: true });

/** What was withheld, or nobody said, comes before all numbers. */
function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return asWords.compare(a, b);
  return typeof a === 'string' ? -1 : 1;
}
