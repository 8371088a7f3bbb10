import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { findings } from '../../support/axe.ts';
import { testCore } from '../../support/cores.ts';
import { openWindow } from '../../support/window.tsx';

test('the first Tab is a way past the rooms, and going to another room takes the focus there and says its name', async () => {
  const core = testCore();
  const keys = userEvent.setup();
  openWindow(core, '/');
  await screen.findByRole('heading', { level: 1 });
  await keys.tab();
  expect(screen.getByText('Skip to the page')).toHaveFocus();
  await keys.keyboard('{Enter}');
  expect(screen.getByRole('main')).toHaveFocus();
  await keys.tab({ shift: true });
  expect(screen.getByRole('link', { name: 'Settings' })).toHaveFocus();
  await keys.click(document.activeElement as Element);
  window.location.hash = '/settings';
  await waitFor(() => expect(screen.getByRole('main')).toHaveFocus());
  expect(screen.getByRole('link', { name: 'Settings' })).toHaveAttribute('aria-current', 'page');
  await waitFor(() => expect(document.title).toBe('Settings – Groundwork'));
  expect(screen.getByText('Settings', { selector: '[role="status"] *' })).toBeInTheDocument();
});

test('help opens beside the page with F1, closes with Escape, and gives the focus back', async () => {
  const core = testCore();
  const keys = userEvent.setup();
  openWindow(core, '/settings');
  const button = await screen.findByRole('button', { name: 'Make a backup now' });
  button.focus();
  await keys.keyboard('{F1}');
  const panel = await screen.findByRole('complementary', { name: 'Help: Settings' });
  expect(panel).toHaveFocus();
  expect(within(panel).getByText(/Groundwork sends nothing anywhere/)).toBeVisible();
  expect(await findings()).toEqual([]);
  await keys.keyboard('{Escape}');
  expect(screen.queryByRole('complementary', { name: 'Help: Settings' })).toBeNull();
  expect(button).toHaveFocus();
});

test('a field with typing in it keeps the keyboard’s own undo; left, the keys go through the history', async () => {
  const core = testCore();
  const keys = userEvent.setup();
  openWindow(core, '/settings');
  const field = await screen.findByRole('textbox', { name: 'Seminar' });
  await keys.clear(field);
  await keys.type(field, 'Cluster day');
  await keys.keyboard('{Control>}z{/Control}');
  expect(screen.queryByText(/^Undone/)).toBeNull();
  await keys.tab();
  await waitFor(async () => expect((await core.ask('settings.get', {})).words.seminar).toBe('Cluster day'));
  await keys.keyboard('{Control>}z{/Control}');
  expect((await screen.findAllByText('Undone: a change in Settings.')).length).toBeGreaterThan(0);
  await waitFor(() => expect(field).toHaveValue('Seminar'));
  expect((await core.ask('settings.get', {})).words.seminar).toBe('Seminar');
});

test('an address that leads nowhere says so and offers a way on', async () => {
  const core = testCore();
  openWindow(core, '/nowhere/at/all');
  expect(await screen.findByRole('heading', { name: 'There is nothing at this address' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'Go to Home' })).toBeVisible();
});
