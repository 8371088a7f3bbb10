import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Reply, Request } from '../../../preload/contract/envelope.ts';
import { type OpeningProblem, OpeningProblem as Problems } from '../../../preload/contract/model/store.ts';
import { parseUnsent } from '../../../renderer/state/unsent.ts';
import { openingWords } from '../../../renderer/text/opening.ts';
import { findings } from '../../support/axe.ts';
import { type TestCore, testCore } from '../../support/cores.ts';
import { openWindow } from '../../support/window.tsx';

const cohort = {
  id: 'autumn',
  title: 'Autumn 2026, North',
  programme: 'NPQLTD',
  retention: { months: 12, from: '2026-12-18', due: '2027-12-18' },
  revision: 0,
};

async function withPeople(core: TestCore): Promise<void> {
  await core.ask('cohort.save', { op: core.op(), cohort });
  await core.ask('person.save', {
    op: core.op(),
    person: { id: 'farrow', cohort: 'autumn', name: 'Benedikta Farrow', setting: 'Larkrise Academy', revision: 0 },
  });
  await core.ask('response.save', {
    op: core.op(),
    response: {
      id: 'answer',
      participant: 'farrow',
      field: 'p:collaborative',
      text: 'Then choose, not before.',
      source: 'typed',
      written: '2026-11-20T10:00:00.000Z',
      revision: 0,
    },
  });
}

test('Home says in its title how things stand, shows the workbook, and what to do next', async () => {
  const core = testCore();
  openWindow(core);
  expect(await screen.findByRole('heading', { level: 1, name: 'Implementation has not been printed yet' })).toBeVisible();
  expect(screen.getByText('Read the workbook through, page by page')).toBeVisible();
  expect(screen.getByRole('link', { name: /NPQLTD Local Seminar 1 Workbook/ })).toHaveAttribute(
    'href',
    expect.stringMatching(/^#\/workbooks\//),
  );
  expect(document.title).toBe('Home – Groundwork');
  await waitFor(() => expect(screen.getByText('Introduction to Module B content')).toBeVisible());
  expect(await findings()).toEqual([]);
});

test('the palette goes to a statement by its code, with the keyboard alone', async () => {
  const core = testCore();
  const keys = userEvent.setup();
  openWindow(core);
  await screen.findByRole('heading', { level: 1 });
  await keys.keyboard('{Control>}k{/Control}');
  const box = await screen.findByRole('combobox', { name: 'Find or do anything' });
  expect(box).toHaveFocus();
  await keys.keyboard('6d');
  expect(await screen.findByRole('option', { name: /6d Diagnose/ })).toHaveAttribute('aria-selected', 'true');
  expect(await findings()).toEqual([]);
  await keys.keyboard('{Enter}');
  await waitFor(() => expect(window.location.hash).toBe('#/statements/6d'));
});

test('Settings are kept as they are made, and a word may not be empty', async () => {
  const core = testCore();
  const keys = userEvent.setup();
  openWindow(core, '/settings');
  const field = await screen.findByRole('textbox', { name: 'Seminar' });
  await keys.clear(field);
  await keys.tab();
  expect(screen.getByText('A word is needed.')).toBeVisible();
  await keys.type(field, 'Cluster day{Enter}');
  await waitFor(async () => expect((await core.ask('settings.get', {})).words.seminar).toBe('Cluster day'));
  await keys.click(screen.getByRole('radio', { name: 'Dark' }));
  await waitFor(() => expect(document.documentElement).toHaveAttribute('data-theme', 'dark'));
  expect((await core.ask('settings.get', {})).words.seminar).toBe('Cluster day');
  expect(await findings()).toEqual([]);
});

test('a backup is made from Settings, listed with what it holds, and restored', async () => {
  const core = testCore();
  const keys = userEvent.setup();
  openWindow(core, '/settings/backups');
  await keys.click(await screen.findByRole('button', { name: 'Make a backup now' }));
  const row = await screen.findByRole('radio', { name: /1 workbook/ });
  expect(row).toBeChecked();
  await core.ask('cohort.save', { op: core.op(), cohort });
  await keys.click(screen.getByRole('button', { name: /^Restore / }));
  await keys.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Restore' }));
  expect(await screen.findByText(/The backup is in place/)).toBeVisible();
  expect(await core.ask('cohort.list', {})).toEqual([]);
});

test('a cohort cannot be added without saying how long its words are kept', async () => {
  const core = testCore();
  const keys = userEvent.setup();
  openWindow(core, '/people');
  await keys.click(await screen.findByRole('button', { name: 'Add a cohort' }));
  const dialog = await screen.findByRole('dialog');
  await keys.type(within(dialog).getByRole('textbox', { name: 'Name of the cohort' }), 'Spring 2027');
  await keys.type(within(dialog).getByRole('combobox', { name: 'Programme' }), 'teacher dev');
  await keys.click(await screen.findByRole('option', { name: /^NPQLTD/ }));
  expect(within(dialog).getByText('Not yet: choose how long words are kept')).toBeVisible();
  await keys.click(within(dialog).getByRole('radio', { name: '12 months after' }));
  await keys.click(within(dialog).getByRole('spinbutton', { name: /day/ }));
  await keys.keyboard('18072027');
  expect(await findings()).toEqual([]);
  await keys.click(within(dialog).getByRole('button', { name: 'Add the cohort' }));
  expect(await screen.findByRole('heading', { name: 'Nobody is in Spring 2027 yet' })).toBeVisible();
  expect((await core.ask('cohort.list', {}))[0]?.retention).toEqual({ months: 12, from: '2027-07-18', due: '2028-07-18' });
});

test('a person who was removed comes back with Ctrl Z, and it is said', async () => {
  const core = testCore();
  await withPeople(core);
  const keys = userEvent.setup();
  openWindow(core, '/people/autumn/farrow');
  expect(await screen.findByText('Then choose, not before.')).toBeVisible();
  expect(await findings()).toEqual([]);
  await keys.click(screen.getByRole('button', { name: 'Remove' }));
  expect(await screen.findByRole('heading', { name: 'Nobody is in Autumn 2026, North yet' })).toBeVisible();
  await keys.keyboard('{Control>}z{/Control}');
  expect(await screen.findByRole('heading', { name: '1 person in Autumn 2026, North' })).toBeVisible();
  expect((await screen.findAllByText('Undone: removing a person.')).length).toBeGreaterThan(0);
});

test('F9 hides names, and says so', async () => {
  const core = testCore();
  await withPeople(core);
  const keys = userEvent.setup();
  openWindow(core, '/people/autumn');
  await screen.findByText('Benedikta Farrow');
  await keys.keyboard('{F9}');
  expect(document.documentElement).toHaveAttribute('data-names', 'hidden');
  expect(await screen.findByText('Names are hidden.')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: /Show names/ })).toHaveAttribute('aria-pressed', 'true');
});

test('erasing shows first what would go, asks for the name, and leaves nothing', async () => {
  const core = testCore();
  await withPeople(core);
  const keys = userEvent.setup();
  openWindow(core, '/people/autumn/farrow');
  await keys.click(await screen.findByRole('button', { name: 'Erase…' }));
  const dialog = await screen.findByRole('alertdialog');
  expect(await within(dialog).findByText(/1 person/)).toHaveTextContent(/1 answer/);
  expect(within(dialog).getByText('Not yet: type the name')).toBeVisible();
  await keys.type(within(dialog).getByRole('textbox'), 'Benedikta Farrow');
  expect(await findings()).toEqual([]);
  await keys.click(within(dialog).getByRole('button', { name: 'Erase' }));
  expect(await screen.findByRole('heading', { name: 'Erased' })).toBeVisible();
  expect(await core.ask('person.list', {})).toEqual([]);
});

test('Trash brings back what was removed', async () => {
  const core = testCore();
  const workbook = (await core.ask('workbook.list', {}))[0];
  await core.ask('workbook.remove', { op: core.op(), workbook: workbook?.id ?? '' });
  const keys = userEvent.setup();
  openWindow(core, '/trash');
  await keys.click(await screen.findByRole('button', { name: /Bring back NPQLTD/ }));
  expect(await screen.findByRole('heading', { name: 'Trash is empty' })).toBeVisible();
  expect(await core.ask('workbook.list', {})).toHaveLength(1);
  expect(await findings()).toEqual([]);
});

/** A core that would not open its store, as the window hears of it. */
const notOpen =
  (core: TestCore, problem: OpeningProblem) =>
  async (request: Request): Promise<Reply | null> => {
    if (request.call !== 'store.status') return null;
    const status = await core.ask('store.status', {});
    return { id: request.id, ok: true, output: { ...status, state: 'failed', problem } };
  };

test.each(Problems.options.filter((problem) => !problem.endsWith('passphrase')))(
  'recovery has a screen for %s, with a way on',
  async (problem) => {
    const core = testCore();
    await core.ask('backup.make', {});
    openWindow(core, '/', notOpen(core, problem));
    const { title, ways } = openingWords(problem as 'damaged', { folder: '', file: '' });
    expect(await screen.findByRole('heading', { level: 1, name: title })).toBeVisible();
    if (ways.includes('restore')) expect(await screen.findByRole('button', { name: /^Restore / })).toBeVisible();
    if (ways.includes('try-again')) expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
    expect(screen.queryByRole('navigation')).toBeNull();
    expect(await findings()).toEqual([]);
  },
);

test('a passphrase is set, the recovery key is shown once, the window locks by key and opens again', async () => {
  const core = testCore();
  const keys = userEvent.setup();
  openWindow(core, '/settings/lock');
  await keys.click(await screen.findByRole('button', { name: 'Set a passphrase…' }));
  const dialog = await screen.findByRole('dialog');
  await keys.type(within(dialog).getByLabelText('New passphrase'), 'four plain garden words');
  await keys.type(within(dialog).getByLabelText('The same again'), 'four plain garden words');
  await keys.click(within(dialog).getByRole('button', { name: 'Encrypt the store' }));
  const shown = await screen.findByRole('alertdialog', { name: 'Your recovery key' });
  expect(shown.querySelector('.settings-key')?.textContent).toMatch(/\w{4}/);
  await keys.click(within(shown).getByRole('button', { name: 'I have it on paper' }));
  await keys.keyboard('{Control>}{Shift>}L{/Shift}{/Control}');
  const field = await screen.findByLabelText('Passphrase');
  expect(await findings()).toEqual([]);
  await keys.type(field, 'not that{Enter}');
  expect(await screen.findByText(/That is not the passphrase/)).toBeVisible();
  await keys.clear(field);
  await keys.type(field, 'four plain garden words{Enter}');
  expect(await screen.findByRole('heading', { name: 'Everything is on this computer, encrypted' })).toBeVisible();
});

test('when the core stays away, unsent work can be put in a file that can be brought back', async () => {
  const core = testCore();
  const keys = userEvent.setup();
  let gone = false;
  const { state, system, tell } = openWindow(core, '/', ({ id }) =>
    gone ? { id, ok: false, error: { code: 'core-gone', detail: {} } } : null,
  );
  await screen.findByRole('heading', { level: 1 });
  const summary = (await core.ask('workbook.list', {}))[0];
  const { workbook, revision } = await core.ask('workbook.get', { workbook: summary?.id ?? '' });
  gone = true;
  tell({ event: 'core', state: 'gone', tries: 1 });
  state.documents.workbook(workbook.id, { value: workbook, revision }).edit({ do: 'set-title', title: 'A better title' });
  expect(await screen.findByText(/has stopped/)).toBeVisible();
  await keys.click(await screen.findByRole('button', { name: 'Save them to a file' }));
  expect(system.saved).toHaveLength(1);
  expect(parseUnsent(system.saved[0]?.text ?? '')?.documents).toEqual([
    { kind: 'workbook', id: workbook.id, edits: [{ do: 'set-title', title: 'A better title' }] },
  ]);
  gone = false;
  tell({ event: 'core', state: 'back', tries: 2 });
  await waitFor(async () => expect((await core.ask('workbook.list', {}))[0]?.title).toBe('A better title'));
  expect(screen.getByText('Saved')).toBeVisible();
});

test('a page of which a part cannot be read says so, and is whole again by trying again', async () => {
  let broken = true;
  const keys = userEvent.setup();
  openWindow(testCore(), '/', ({ id, call }) =>
    broken && call === 'cohort.list' ? { id, ok: false, error: { code: 'internal', detail: { call } } } : null,
  );
  expect(await screen.findByText(/^Part of this page could not be read\. What is stored is safe\./)).toBeVisible();
  broken = false;
  await keys.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Implementation has not been printed yet' })).toBeVisible();
  expect(screen.queryByText(/could not be read/)).toBeNull();
});
