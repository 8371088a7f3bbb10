import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { findings } from '../../support/axe.ts';
import { fillCohort } from '../../support/cohorts.ts';
import { testCore } from '../../support/cores.ts';
import { addRatedEdition } from '../../support/second-framework.ts';
import { openWindow } from '../../support/window.tsx';

/** The room is fetched when it is first gone to. */
const soon = { timeout: 60_000 };

test('a report is chosen and saved by keyboard, and nothing in it is a fault to axe', async () => {
  const user = userEvent.setup();
  const core = testCore();
  await fillCohort(core);
  openWindow(core, '/reports');
  const first = await screen.findByRole('radio', { name: /Cohort report/ }, soon);
  expect(first).toBeChecked();
  expect(screen.getByRole('radio', { name: 'Hidden' })).toBeChecked();
  expect(await findings()).toEqual([]);

  first.focus();
  await user.keyboard('{ArrowDown}');
  expect(await screen.findByRole('radio', { name: /Seminar summary/ })).toBeChecked();
  expect(await screen.findByRole('button', { name: /Seminar 1/ })).toBeVisible();
  await user.keyboard('{ArrowDown}');
  await waitFor(() => expect(screen.getByRole('radio', { name: /Evidence/ })).toBeChecked());
  await user.keyboard('{ArrowDown}');
  expect(await screen.findByRole('combobox', { name: 'For whom' })).toHaveValue('Everybody: 6 sheets');
  expect(screen.getByRole('checkbox', { name: /With your memos/ })).not.toBeChecked();
  expect(await findings()).toEqual([]);

  const save = screen.getByRole('button', { name: 'Save 6 reports' });
  save.focus();
  await user.keyboard('{Enter}');
  expect(await screen.findByText(/^6 reports, \d+ pages, in /)).toBeVisible();
  expect(readdirSync(path.join(core.folder, 'out'))).toHaveLength(6);
});

test('a report that speaks of statements offers the choice of framework, and one that does not has none', async () => {
  const user = userEvent.setup();
  const core = testCore();
  const { cohort } = await fillCohort(core);
  await addRatedEdition(core.ask, core.op, cohort);
  openWindow(core, '/reports');
  await user.click(await screen.findByRole('button', { name: /Framework/ }, soon));
  await user.click(await screen.findByRole('option', { name: /^Implementation: 2027/ }));
  expect(await screen.findByRole('button', { name: /^Implementation: 2027/ })).toBeVisible();
  await user.click(screen.getByRole('radio', { name: /Evidence/ }));
  expect(screen.queryByRole('button', { name: /Framework/ })).toBeNull();
});

test('says plainly that a folder cannot be written to', async () => {
  const user = userEvent.setup();
  const core = testCore();
  await fillCohort(core);
  const place = path.join(core.folder, 'a file');
  writeFileSync(place, '');
  const { system } = openWindow(core, '/reports/evidence');
  Object.assign(system.native, { chooseFolder: async () => place });
  await user.click(await screen.findByRole('button', { name: 'Choose a folder' }, soon));
  await user.click(screen.getByRole('button', { name: 'Save the report' }));
  expect(await screen.findByText(/Groundwork may not write there/, {}, soon)).toBeVisible();
});

test('shows no sheet that bears a name while names are hidden', async () => {
  const user = userEvent.setup();
  const core = testCore();
  await fillCohort(core);
  openWindow(core, '/reports/revision');
  await screen.findByRole('region', { name: 'The report as it prints' }, soon);
  await user.keyboard('{F9}');
  expect(await screen.findByText(/This sheet bears one, so it is not shown here/)).toBeVisible();
  await waitFor(() => expect(screen.queryByRole('region', { name: 'The report as it prints' })).toBeNull());
  await user.click(screen.getByRole('button', { name: /For whom|Show suggestions/ }));
  const list = await screen.findByRole('listbox');
  expect(within(list).queryByText('Person A')).toBeNull();
  expect(within(list).getByText('Participant 1')).toBeVisible();
});

test('leads to People where there is no cohort', async () => {
  openWindow(testCore(), '/reports');
  expect(await screen.findByRole('heading', { name: 'There is no cohort yet' })).toBeVisible();
});
