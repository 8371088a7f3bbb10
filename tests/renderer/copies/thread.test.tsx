import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { findings } from '../../support/axe.ts';
import { testCore } from '../../support/cores.ts';
import { enterPeople, workbook } from '../../support/returns.ts';
import { openWindow } from '../../support/window.tsx';

test('copies begin with what people said they would do, unless that is left out', async () => {
  const user = userEvent.setup();
  const core = testCore();
  const [person = ''] = await enterPeople(core, ['Imogen Vale', 'Ash Vale']);
  const { edition } = await core.ask('edition.issue', { op: core.op(), workbook });
  const asked: unknown[] = [];
  openWindow(core, `/copies/${workbook}`, (request) => {
    if (request.call !== 'copy.make') return null;
    asked.push(request.input);
    return { id: request.id, ok: false, error: { code: 'cancelled', detail: {} } };
  });
  const make = await screen.findByRole('button', { name: 'Make 2 copies' });
  // Nobody has anything open: there is nothing to choose.
  expect(screen.queryByRole('checkbox')).toBeNull();

  const said = {
    participant: person,
    edition: edition.id,
    source: null,
    what: 'Ring them',
    who: '',
    when: '',
    told: '',
    outcome: 'open' as const,
    happened: '',
  };
  await core.ask('action.save', { op: core.op(), actions: [{ id: 'action-1', revision: 0, ...said }] });
  const { revision } = await core.ask('workbook.get', { workbook });
  await core.ask('workbook.edit', { op: core.op(), workbook, revision, edits: [{ do: 'set-title', title: 'Local Seminar 2' }] });
  const choice = await screen.findByRole('checkbox', { name: 'Begin one copy with what its owner said they would do' });
  expect(choice).toBeChecked();
  expect(await findings()).toEqual([]);
  await user.click(make);
  await waitFor(() => expect(asked).toHaveLength(1));
  choice.focus();
  await user.keyboard(' ');
  await waitFor(() => expect(choice).not.toBeChecked());
  // By keyboard: a second click at once would be taken for a double one.
  const again = await screen.findByRole('button', { name: 'Make 2 copies' });
  await waitFor(() => expect(again).toBeEnabled());
  again.focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(asked).toMatchObject([{ thread: true }, { thread: false }]));
});
