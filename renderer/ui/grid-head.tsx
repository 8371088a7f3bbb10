import { memo } from 'react';
import type { GridColumn, GridSort } from './grid-column.ts';

interface GridHeadProps {
  columns: readonly GridColumn<unknown>[];
  /** Which columns are drawn beside the first. */
  shown: readonly number[];
  starts: readonly number[];
  widths: readonly number[];
  total: number;
  height: number;
  sort: GridSort | null | undefined;
  onSort: ((sort: GridSort) => void) | undefined;
}

/** The names of the columns, which stay in sight, and by which rows are sorted. */
export const GridHead = memo(function GridHead({ columns, shown, starts, widths, total, height, sort, onSort }: GridHeadProps) {
  return (
    <div className="grid-head" role="row" aria-rowindex={1} style={{ width: total, height }}>
      {[0, ...shown].map((index) => {
        const head = columns[index];
        if (!head) return null;
        const sorted = sort?.column === head.id ? sort.direction : undefined;
        return (
          <div
            key={head.id}
            role="columnheader"
            aria-colindex={index + 1}
            aria-sort={sorted ?? (head.sorts && onSort ? 'none' : undefined)}
            className={`grid-cell${index === 0 ? ' grid-first' : ''}${head.number ? ' grid-number' : ''}`}
            style={{ ...(index > 0 ? { left: starts[index] } : {}), width: widths[index], height: height - 1 }}
            title={head.name}
          >
            {head.sorts && onSort ? (
              <button
                type="button"
                onClick={() => onSort({ column: head.id, direction: sorted === 'ascending' ? 'descending' : 'ascending' })}
              >
                {head.title}
                {sorted ? <span aria-hidden="true">{sorted === 'ascending' ? ' ↑' : ' ↓'}</span> : null}
              </button>
            ) : (
              head.title
            )}
          </div>
        );
      })}
    </div>
  );
});
