import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { testCore } from '../../support/cores.ts';
import { openWindow } from '../../support/window.tsx';

test('without a cohort, each room says what itself is for, and the title bar names the room that is open', async () => {
  openWindow(testCore(), '/copies');
  expect(await screen.findByText(/^Copies are made for the people of a cohort/)).toBeVisible();
  window.location.hash = '#/answers';
  expect(await screen.findByText(/^What the people of a cohort wrote is typed here/)).toBeVisible();
  window.location.hash = '#/review';
  await screen.findByRole('heading', { name: 'There is nobody to read yet' });
  await waitFor(() => expect(document.querySelector('.title-bar-place')).toHaveTextContent(/^Review$/));
});

test('the sample cohort is found from the box at the top, whatever room is open', async () => {
  const core = testCore();
  openWindow(core, '/');
  const user = userEvent.setup();
  await screen.findByRole('heading', { level: 1 });
  await user.keyboard('{Control>}k{/Control}');
  await user.type(await screen.findByRole('combobox', { name: 'Find or do anything' }), 'sample');
  await user.click(await screen.findByRole('option', { name: /Look round with a sample cohort/ }));
  expect(await screen.findByText('The sample cohort is here: 24 invented people over three seminars.')).toBeVisible();
});

test('another cohort is turned to from the box at the top, also where a narrow window shows no list of them', async () => {
  const core = testCore();
  const retention = { months: 12, from: '2026-11-22', due: '2027-11-22' };
  for (const title of ['Autumn 2026', 'Spring 2027'])
    await core.ask('cohort.save', { op: core.op(), cohort: { id: title.slice(0, 6), title, programme: 'NPQLTD', retention, revision: 0 } });
  openWindow(core, '/people');
  const user = userEvent.setup();
  await screen.findByRole('heading', { level: 1, name: /Autumn 2026|Spring 2027/ });
  for (const title of ['Spring 2027', 'Autumn 2026']) {
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('combobox', { name: 'Find or do anything' }), title.slice(0, 5));
    await user.click(await screen.findByRole('option', { name: new RegExp(title) }));
    expect(await screen.findByRole('heading', { level: 1, name: new RegExp(title) })).toBeVisible();
  }
});
