import { useState } from 'react';
import type { SortDescriptor } from 'react-aria-components';
import { type DataColumn, DataTable } from '../data-table.tsx';

/** The table behind a chart: in the chart's order until a heading is pressed. */
export function ChartTable<R extends object>({
  label,
  columns,
  rows,
  rowId,
}: {
  label: string;
  columns: readonly DataColumn<R>[];
  rows: readonly R[];
  rowId: (row: R) => string;
}) {
  const [sort, setSort] = useState<SortDescriptor | null>(null);
  const by = columns.find(({ id }) => id === sort?.column)?.by;
  const sorted = by
    ? rows.toSorted((a, b) => {
        const [one, two] = [by(a), by(b)];
        return (one < two ? -1 : one > two ? 1 : 0) * (sort?.direction === 'descending' ? -1 : 1);
      })
    : rows;
  return <DataTable label={label} columns={columns} rows={sorted} rowId={rowId} {...(sort ? { sort } : {})} onSort={setSort} />;
}
