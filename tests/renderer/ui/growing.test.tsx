import { act, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { useGrowing } from '../../../renderer/ui/growing.ts';

/** What comes near is said by the test: jsdom lays nothing out. */
let near: (() => void)[] = [];
class Watcher {
  private readonly told: (seen: { isIntersecting: boolean }[]) => void;
  constructor(told: (seen: { isIntersecting: boolean }[]) => void) {
    this.told = told;
  }
  observe(): void {
    near.push(() => this.told([{ isIntersecting: true }]));
  }
  disconnect(): void {
    near = [];
  }
}
afterEach(() => {
  vi.unstubAllGlobals();
  near = [];
});

function List({ of, total }: { of: string; total: number }) {
  const { drawn, end, more } = useGrowing(total, 10, of);
  return (
    <div>
      <p>{drawn} drawn</p>
      {drawn < total ? (
        <div key={drawn} ref={end}>
          <button type="button" onClick={more}>
            more
          </button>
        </div>
      ) : null}
    </div>
  );
}

test('a long list is drawn as far as it is read, and to its end', () => {
  vi.stubGlobal('IntersectionObserver', Watcher);
  render(<List of="all" total={25} />);
  screen.getByText('10 drawn');
  act(() => near[0]?.());
  screen.getByText('20 drawn');
  act(() => near[0]?.());
  screen.getByText('25 drawn');
  expect(screen.queryByRole('button')).toBeNull();
});

test('it grows by its button where nothing tells what is near, and another list begins anew', () => {
  vi.stubGlobal('IntersectionObserver', undefined);
  const { rerender } = render(<List of="all" total={25} />);
  act(() => screen.getByRole('button').click());
  screen.getByText('20 drawn');
  rerender(<List of="open" total={22} />);
  screen.getByText('10 drawn');
  act(() => screen.getByRole('button').click());
  screen.getByText('20 drawn');
});
