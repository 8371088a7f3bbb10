import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { TallRows } from '../../../renderer/screens/review/tall-rows.tsx';

const rows = Array.from({ length: 2000 }, (_, index) => ({ id: `row-${index}`, words: index % 7 }));
const rowId = (row: (typeof rows)[number]): string => row.id;
const guess = (row: (typeof rows)[number]): number => 60 + row.words * 27;

it('draws a screenful of two thousand rows, and the one that is in hand wherever it is', () => {
  const draw = (row: (typeof rows)[number], index: number) => (
    <article aria-posinset={index + 1} aria-setsize={rows.length}>
      {row.id}
    </article>
  );
  const { rerender } = render(<TallRows label="Answers" rows={rows} rowId={rowId} guess={guess} held={null} draw={draw} />);
  const drawn = screen.getAllByRole('article').length;
  expect(drawn).toBeGreaterThan(4);
  expect(drawn).toBeLessThan(40);
  rerender(<TallRows label="Answers" rows={rows} rowId={rowId} guess={guess} held="row-1999" draw={draw} />);
  expect(screen.getByText('row-1999')).toHaveAttribute('aria-posinset', '2000');
  expect(screen.getAllByRole('article')).toHaveLength(drawn + 1);
  // The whole list is as tall as all its rows, so that the bar at its side tells the truth.
  expect(screen.getByRole('feed').style.height).toBe(`${rows.reduce((sum, row) => sum + guess(row), 0)}px`);
});
