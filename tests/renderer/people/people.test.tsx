import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { findings } from '../../support/axe.ts';
import { testCore } from '../../support/cores.ts';
import { openWindow } from '../../support/window.tsx';

const table = `Name\tEmail\tSchool\tWhat they do\tPrint
Benedikta Farrow\tb.farrow@example.org\tLarkrise Academy\tLead mentor\tlarge
Kofi Lanternby\tk.lanternby@example.org\tThornbury Vale School\tAssistant head\t
Oriel Tamsworth\to.tamsworth@example.org\tQuarry Lane SCITT\tTeaching assistant\tdyslexia`;

async function withCohort() {
  const core = testCore();
  await core.ask('cohort.save', {
    op: core.op(),
    cohort: {
      id: 'autumn',
      title: 'Autumn 2026, North',
      programme: 'NPQLTD',
      retention: { months: 12, from: '2026-12-18', due: '2027-12-18' },
      revision: 0,
    },
  });
  return core;
}

test('a pasted table is looked at first, taken in as one step, and goes with one undo', async () => {
  const core = await withCohort();
  const keys = userEvent.setup();
  openWindow(core, '/people');
  await keys.click(await screen.findByRole('button', { name: 'Import people' }));
  const sheet = await screen.findByRole('dialog');
  const field = within(sheet).getByRole('textbox', { name: /paste a table/ });
  await keys.click(field);
  await keys.paste(table);
  await keys.click(within(sheet).getByRole('button', { name: 'Read the table' }));
  expect(await within(sheet).findByText('3 people would be added.')).toBeVisible();
  expect(await findings()).toEqual([]);
  expect(await core.ask('person.list', {})).toEqual([]);
  await keys.click(within(sheet).getByRole('button', { name: 'Add 3 people' }));
  expect(await screen.findByRole('heading', { name: '3 people in Autumn 2026, North' })).toBeVisible();
  expect((await core.ask('person.list', {})).find(({ name }) => name === 'Benedikta Farrow')?.preset).toBe('large');
  await keys.click(screen.getByRole('button', { name: /^Undo/ }));
  expect(await screen.findByRole('heading', { name: /^Nobody is in/ })).toBeVisible();
});

test('people are found, changed in place by keyboard, and sorted', async () => {
  const core = await withCohort();
  await core.ask('people.import', { op: core.op(), cohort: 'autumn', source: { by: 'text', text: table } });
  const keys = userEvent.setup();
  openWindow(core, '/people');
  const grid = await screen.findByRole('grid');
  expect(await screen.findByRole('link', { name: 'Benedikta Farrow' })).toBeVisible();
  expect(await findings()).toEqual([]);
  screen.getByRole('rowheader', { name: 'Benedikta Farrow' }).focus();
  await keys.keyboard('{ArrowDown}{ArrowRight}');
  expect(screen.getByRole('textbox', { name: 'Kofi Lanternby, Known as' })).toHaveFocus();
  await keys.keyboard('Kof{Enter}');
  expect(screen.getByRole('textbox', { name: 'Oriel Tamsworth, Known as' })).toHaveFocus();
  await waitFor(async () =>
    expect((await core.ask('person.list', {})).find(({ knownAs }) => knownAs === 'Kof')?.name).toBe('Kofi Lanternby'),
  );
  await keys.type(screen.getByRole('searchbox', { name: /Find a person/ }), 'quarry');
  await waitFor(() => expect(screen.getAllByRole('rowheader')).toHaveLength(1));
  await keys.clear(screen.getByRole('searchbox', { name: /Find a person/ }));
  await keys.click(within(grid).getByRole('button', { name: /^Person/ }));
  await waitFor(() => expect(screen.getAllByRole('rowheader')[0]).toHaveTextContent('Oriel Tamsworth'));
});

test('F9 puts numbers that stay in the place of names, everywhere', async () => {
  const core = await withCohort();
  await core.ask('people.import', { op: core.op(), cohort: 'autumn', source: { by: 'text', text: table } });
  const keys = userEvent.setup();
  openWindow(core, '/people');
  await screen.findByRole('link', { name: 'Benedikta Farrow' });
  await keys.keyboard('{F9}');
  expect(await screen.findByRole('link', { name: 'Participant 1' })).toBeVisible();
  expect(screen.queryByText(/Farrow|Larkrise|example\.org/)).toBeNull();
});

test('the sample cohort comes with one click, is marked, and goes with one', async () => {
  const core = testCore();
  const keys = userEvent.setup();
  openWindow(core, '/people');
  await keys.click(await screen.findByRole('button', { name: 'Look round with a sample cohort' }));
  expect(await screen.findByRole('heading', { name: /^24 people in/ })).toBeVisible();
  expect(screen.getAllByText('Sample: invented people').length).toBeGreaterThan(1);
  await keys.click(screen.getByRole('button', { name: /^Cohort / }));
  await keys.click(await screen.findByRole('menuitem', { name: 'Remove the sample cohort' }));
  await waitFor(async () => expect(await core.ask('cohort.list', {})).toEqual([]));
});
