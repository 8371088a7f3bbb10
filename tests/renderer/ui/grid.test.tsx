import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import fc from 'fast-check';
import { useState } from 'react';
import { expect, test } from 'vitest';
import type { GridColumn } from '../../../renderer/ui/grid-column.ts';
import { columnsSeen, laidOut, rowsSeen, scrolledTo } from '../../../renderer/ui/grid-layout.ts';
import { type Picks, reached, toggled } from '../../../renderer/ui/grid-picks.ts';
import { Grid } from '../../../renderer/ui/grid.tsx';

const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 30 });

test('picking twice is not picking; a range is all from one to the other, whichever stands first, and keeps what was picked', () => {
  fc.assert(
    fc.property(ids, fc.nat(), fc.nat(), (rows, a, b) => {
      const [from = '', to = ''] = [rows[a % rows.length], rows[b % rows.length]];
      expect(toggled(toggled(new Set(rows), from), from)).toEqual(new Set(rows));
      const picked = reached(new Set(['before']), rows, from, to);
      expect(picked).toEqual(reached(new Set(['before']), rows, to, from));
      expect(picked.size - 1).toBe(Math.abs(rows.indexOf(from) - rows.indexOf(to)) + 1);
      expect(picked.has('before') && picked.has(from) && picked.has(to)).toBe(true);
      expect(reached(picked, rows, from, 'nobody here')).toBe(picked);
    }),
  );
});

test('what is seen is drawn, wherever one has scrolled to, and never more than fits with some to spare', () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.integer({ min: 70, max: 3000 }), fc.constantFrom(32, 64), fc.nat(3000), (top, height, row, rows) => {
      const { from, to, size } = rowsSeen(top, height, row, rows);
      const [first, last] = [Math.floor(top / row), Math.min(rows, Math.ceil((top + height) / row))];
      if (first < rows) expect(from <= first && to >= last).toBe(true);
      expect(to - from).toBeLessThanOrEqual(size);
      expect(scrolledTo(top, first * row, first * row + row, height)).toBeLessThanOrEqual(Math.max(top, first * row));
    }),
  );
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 40, max: 400 }), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 200, max: 3000 }),
      (wide, room) => {
        const columns = wide.map(
          (width, at): GridColumn<number> => ({ id: `${at}`, title: '', name: '', width, grows: at === 0, cell: () => null }),
        );
        const { starts, widths, total } = laidOut(columns, room);
        expect(widths.reduce((sum, width) => sum + width, 0)).toBe(total >= room ? total : room);
        expect(starts.every((start, at) => at === 0 || start === (starts[at - 1] ?? 0) + (widths[at - 1] ?? 0))).toBe(true);
        const seen = columnsSeen(0, room, starts);
        expect(seen.from).toBe(0);
        expect(starts.every((start, at) => start >= room || at < seen.to)).toBe(true);
      },
    ),
  );
});

interface Row {
  id: string;
  word: string;
}
const many: Row[] = Array.from({ length: 2000 }, (_, at) => ({ id: `r${at}`, word: `Word ${at}` }));
const drawn: string[] = [];
const columns: GridColumn<Row>[] = [
  { id: 'name', title: 'Name', name: 'Name', width: 100, cell: ({ id }) => id },
  {
    id: 'word',
    title: 'Word',
    name: 'Word',
    width: 100,
    cell: ({ id, word }) => {
      drawn.push(id);
      return word;
    },
    text: ({ word }) => word,
  },
];
const rowId = ({ id }: Row): string => id;

function Sheet() {
  const [rows, setRows] = useState(many);
  const [picked, setPicked] = useState<Picks>(new Set());
  return (
    <>
      <p>{[...picked].join(' ')}</p>
      <Grid
        label="Words"
        columns={columns}
        rows={rows}
        rowId={rowId}
        rowName={rowId}
        picked={picked}
        onPick={setPicked}
        onText={(row, _, word) => setRows((now) => now.map((one) => (one === row ? { ...one, word } : one)))}
      />
    </>
  );
}

test('of two thousand rows those in sight are drawn, one that changes is drawn alone, and rows are picked with the mouse', () => {
  render(<Sheet />);
  expect(drawn.length).toBeLessThan(60);
  const cell = (row: number): HTMLElement => {
    const found = document.querySelector<HTMLElement>(`[data-row="${row}"][data-column="1"]`);
    if (!found) throw new Error('not drawn');
    return found;
  };
  fireEvent.mouseDown(cell(3));
  drawn.length = 0;
  fireEvent.change(screen.getByRole('textbox', { name: 'r3, Word' }), { target: { value: 'Other' } });
  fireEvent.mouseDown(cell(5));
  expect(cell(3)).toHaveTextContent('Other');
  expect(new Set(drawn)).toEqual(new Set(['r3']));

  fireEvent.mouseDown(cell(8), { shiftKey: true });
  expect(screen.getByText('r5 r6 r7 r8')).toBeVisible();
  fireEvent.mouseDown(cell(7), { ctrlKey: true });
  expect(screen.getByText('r5 r6 r8')).toBeVisible();
  expect(document.querySelectorAll('[aria-selected="true"]')).toHaveLength(3);
  fireEvent.keyDown(cell(7), { key: 'a', ctrlKey: true });
  expect(document.querySelectorAll('[role=row][aria-selected="false"]')).toHaveLength(0);
});

test('what is typed is kept for whom it was typed, and letters that still come are nobody’s, when the row goes from under the hands', async () => {
  const user = userEvent.setup();
  const kept: string[] = [];
  const sheet = (rows: Row[]) => (
    <Grid
      label="Words"
      columns={columns}
      rows={rows}
      rowId={rowId}
      rowName={rowId}
      onText={({ id }, column, text) => kept.push(`${id} ${column} ${text}`)}
    />
  );
  const some = many.slice(0, 3);
  const { rerender } = render(sheet(some));
  fireEvent.mouseDown(document.querySelector('[data-row="1"][data-column="1"]') as Element);
  await user.keyboard(' and more');
  rerender(sheet(some.filter(({ id }) => id !== 'r1')));
  expect(kept).toEqual(['r1 word Word 1 and more']);
  await user.keyboard(' letters{Enter}');
  expect(document.activeElement).toHaveAttribute('role', 'rowheader');
  expect(kept).toHaveLength(1);
  rerender(sheet([]));
  rerender(sheet(some));
  expect(screen.getByText('Word 2')).toBeVisible();
  expect(kept).toHaveLength(1);
});
