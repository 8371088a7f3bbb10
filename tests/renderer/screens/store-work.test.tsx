import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { CoreEvent } from '../../../preload/contract/envelope.ts';
import { timeLeft } from '../../../renderer/state/store-work.ts';
import { testCore } from '../../support/cores.ts';
import { openWindow } from '../../support/window.tsx';

/* Long work at a large store, as whoever waits for it sees it. */

const going = (done: number, stoppable = true): CoreEvent => ({
  event: 'store-work',
  work: 'set-passphrase',
  state: 'running',
  done,
  total: 1600,
  stoppable,
});

test('says above the page how far long work is, lets it be stopped, and goes when it is over', async () => {
  const keys = userEvent.setup();
  const asked: string[] = [];
  const { tell } = openWindow(testCore(), '/', ({ id, call }) => {
    asked.push(call);
    return call === 'store.stop-work' ? { id, ok: true, output: { stopping: true } } : null;
  });
  await screen.findByRole('heading', { level: 1 });
  tell(going(0));
  tell(going(400));
  const bar = await screen.findByRole('progressbar', { name: /^Encrypting the store: 25%/ }, { timeout: 5000 });
  expect(bar).toBeVisible();
  await keys.click(screen.getByRole('button', { name: 'Stop' }));
  expect(asked).toContain('store.stop-work');
  expect(await screen.findByText(/stopping\. Everything stays as it was/)).toBeVisible();
  tell({ event: 'store-work', work: 'set-passphrase', state: 'ended', done: 0, total: 0, stoppable: false });
  await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
  // What goes to its end offers no way to stop it.
  tell({ ...going(0, false), work: 'erase' } as CoreEvent);
  await screen.findByRole('progressbar', { name: /^Removing the last traces/ }, { timeout: 5000 });
  expect(screen.queryByRole('button', { name: 'Stop' })).toBeNull();
});

test('guesses the time that is left only from enough', () => {
  const started = 1_000_000;
  expect(timeLeft({ done: 100, total: 1000, started }, started + 500)).toBeNull();
  expect(timeLeft({ done: 10, total: 1000, started }, started + 5000)).toBeNull();
  expect(timeLeft({ done: 0, total: 0, started }, started + 5000)).toBeNull();
  expect(timeLeft({ done: 250, total: 1000, started }, started + 5000)).toBe(15);
});
