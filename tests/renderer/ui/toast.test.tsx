import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { clearToasts, showToast, ToastRegion } from '../../../renderer/ui/toast.tsx';

beforeEach(clearToasts);
afterEach(() => vi.useRealTimers());

const timed = () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  return userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTime(ms) });
};
const window = () =>
  render(
    <main tabIndex={-1}>
      <textarea aria-label="Answer" />
      <ToastRegion />
    </main>,
  );

test('what is said again and again, as by a key that is held down, stands there once and makes no queue', async () => {
  render(<ToastRegion />);
  act(() => {
    showToast({ text: 'Backup made and checked.' });
    for (let times = 0; times < 20; times++) showToast({ text: 'There is nothing to do again.' });
  });
  expect(await screen.findAllByText('There is nothing to do again.')).toHaveLength(1);
  expect(screen.getByText('Backup made and checked.')).toBeVisible();
});

test('whoever types on keeps every letter and Tab when toasts go, also after one was answered by its own button', async () => {
  const user = timed();
  window();
  const answer = screen.getByRole('textbox', { name: 'Answer' });
  const undo = vi.fn<() => void>();
  act(() => showToast({ text: 'Removed “Notes”.', action: { label: 'Undo', onAction: undo } }));
  act(() => screen.getByRole('button', { name: 'Undo' }).focus());
  await user.keyboard('{Enter}');
  expect(undo).toHaveBeenCalledOnce();
  await user.click(answer);
  for (let second = 0; second < 12; second++) {
    await user.keyboard('a b ');
    if (second < 3) {
      act(() => showToast({ text: `3 copies are in ${second}.`, action: { label: 'Show', onAction: undo } }));
      act(() => showToast({ text: 'Made.' }));
    }
    // A Tab that the page answers itself, as a grid does: at that moment one toast takes another's place.
    act(() => {
      answer.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true }));
      if (second < 6) showToast({ text: 'Made.' });
    });
    expect(answer).toHaveFocus();
    act(() => vi.advanceTimersByTime(1000));
    expect(answer).toHaveFocus();
  }
  act(() => vi.advanceTimersByTime(10_000));
  expect(screen.queryByRole('alertdialog')).toBeNull();
  expect(answer).toHaveValue('a b '.repeat(12));
  expect(undo).toHaveBeenCalledOnce();
});

test('F6 brings to a toast and back, it waits for whoever is there, and its button gives the focus back', async () => {
  const user = timed();
  window();
  const answer = screen.getByRole('textbox', { name: 'Answer' });
  await user.click(answer);
  act(() => showToast({ text: 'Removed “Notes”.', action: { label: 'Undo', onAction: () => undefined } }));
  await user.keyboard('{F6}');
  expect(screen.getByRole('alertdialog')).toHaveFocus();
  await user.keyboard('{F6}');
  expect(answer).toHaveFocus();
  await user.keyboard('{F6}{Tab}');
  act(() => vi.advanceTimersByTime(60_000));
  expect(screen.getByRole('button', { name: 'Undo' })).toHaveFocus();
  await user.keyboard('{Escape}');
  expect(answer).toHaveFocus();
  await user.keyboard('{F6}{Tab}{Tab}{Enter}');
  expect(screen.queryByRole('alertdialog')).toBeNull();
  expect(answer).toHaveFocus();
});
