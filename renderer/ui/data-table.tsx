import './data-table.css';
import type { ReactNode } from 'react';
import type { SortDescriptor } from 'react-aria-components';
import { Cell, Column, Row, Table, TableBody, TableHeader } from 'react-aria-components';

export interface DataColumn<R> {
  id: string;
  title: string;
  cell: (row: R) => ReactNode;
  number?: boolean;
  /** Given: the column can be sorted by this. */
  by?: (row: R) => string | number;
  /** What a screen reader calls the row by. One column has it. */
  names?: boolean;
}

export interface DataTableProps<R> {
  label: string;
  columns: readonly DataColumn<R>[];
  rows: readonly R[];
  rowId: (row: R) => string;
  selected?: string | null;
  /** Enter or a click on a row. */
  onOpen?: (id: string) => void;
  sort?: SortDescriptor;
  onSort?: (sort: SortDescriptor) => void;
  empty?: ReactNode;
}

/** Rules, no stripes; numbers right; a row picks as one. Wide tables scroll inside themselves. */
export function DataTable<R extends object>({ label, columns, rows, rowId, selected, onOpen, sort, onSort, empty }: DataTableProps<R>) {
  return (
    <div className="data-table-frame">
      <Table
        aria-label={label}
        className="data-table"
        {...(onOpen ? { onRowAction: (key) => onOpen(String(key)) } : {})}
        {...(sort ? { sortDescriptor: sort } : {})}
        {...(onSort ? { onSortChange: onSort } : {})}
      >
        <TableHeader>
          {columns.map((column) => (
            <Column
              key={column.id}
              id={column.id}
              isRowHeader={column.names ?? false}
              allowsSorting={Boolean(column.by && onSort)}
              className={column.number ? 'data-number' : ''}
            >
              {({ allowsSorting, sortDirection }) => (
                <>
                  {column.title}
                  {allowsSorting && sortDirection ? <span aria-hidden="true">{sortDirection === 'ascending' ? ' ↑' : ' ↓'}</span> : null}
                </>
              )}
            </Column>
          ))}
        </TableHeader>
        <TableBody renderEmptyState={() => <div className="data-empty">{empty ?? 'Nothing here yet'}</div>}>
          {rows.map((row) => {
            const id = rowId(row);
            return (
              <Row key={id} id={id} className={selected === id ? 'data-row data-row-on' : 'data-row'}>
                {columns.map((column) => (
                  <Cell key={column.id} className={column.number ? 'data-number' : ''}>
                    {column.cell(row)}
                  </Cell>
                ))}
              </Row>
            );
          })}
        </TableBody>
      </Table>
    </div>
  );
}
