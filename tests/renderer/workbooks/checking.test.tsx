import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { findings as faults } from '../../support/axe.ts';
import { type TestCore, testCore } from '../../support/cores.ts';
import { seminarText } from '../../support/seminar-source.ts';
import { openWindow } from '../../support/window.tsx';

const seminar = 'npqltd-local-seminar-1';

async function imported(core: TestCore): Promise<string> {
  await core.ask('store.open', {});
  const { imported: read } = await core.ask('import.read', { source: { by: 'text', text: seminarText } });
  return (await core.ask('import.accept', { op: core.op(), imported: read })).workbook;
}

describe('what preflight finds', () => {
  it('stands under the page; F8 goes to it, a button mends it, and a dismissal is remembered and undone', async () => {
    const core = testCore();
    const workbook = await imported(core);
    const user = userEvent.setup();
    openWindow(core, `/workbooks/${workbook}`);
    const region = within(await screen.findByRole('region', { name: 'Findings' }));
    expect(await region.findByText(/^\d+ findings before you issue$/)).toBeVisible();
    await user.keyboard('{F8}');
    await waitFor(() => expect(region.getByText('One name, two spellings.').closest('li')).toHaveAttribute('aria-current', 'true'));
    expect(await screen.findByDisplayValue(/What have Sydney and his team noticed/)).toBeVisible();
    expect(await faults()).toEqual([]);

    await user.click(region.getByRole('button', { name: 'Make all Sidney' }));
    await waitFor(() => expect(region.queryByText('One name, two spellings.')).toBeNull());
    await waitFor(async () => expect(await core.ask('workbook.find', { workbook, text: 'Sydney' })).toEqual([]));

    await user.click(region.getByRole('button', { name: 'Dismiss: A later edition exists.' }));
    await waitFor(() => expect(region.queryByText('A later edition exists.')).toBeNull());
    await user.keyboard('{Control>}z{/Control}');
    expect(await region.findByText('A later edition exists.')).toBeVisible();
  });

  it('is settled by keyboard alone: F8, Shift F8, Enter, and on with the next', async () => {
    const core = testCore();
    const workbook = await imported(core);
    const user = userEvent.setup();
    openWindow(core, `/workbooks/${workbook}`);
    const region = within(await screen.findByRole('region', { name: 'Findings' }));
    await region.findByText(/^\d+ findings before you issue$/);
    await user.keyboard('{F8}');
    await waitFor(() => expect(region.getByText('One name, two spellings.').closest('li')).toHaveAttribute('aria-current', 'true'));
    await user.keyboard('{Shift>}{F8}{/Shift}');
    await waitFor(() => expect(region.getByRole('button', { name: 'Make all Sidney' })).toHaveFocus());
    await user.keyboard('{Enter}');
    await waitFor(() => expect(region.queryByText('One name, two spellings.')).toBeNull());
    const next = region.getByText('Left over from another NPQ.').closest('li') as HTMLElement;
    await waitFor(() => expect(next).toContainElement(document.activeElement as HTMLElement));
  });

  it('can be brought back from the list of what was dismissed, also long after', async () => {
    const core = testCore();
    const workbook = await imported(core);
    const [finding] = (await core.ask('preflight.check', { workbook })).filter(({ rule }) => rule === 'source-superseded');
    await core.ask('preflight.dismiss', { op: core.op(), workbook, finding: finding?.id ?? '', dismissed: true });
    const user = userEvent.setup();
    openWindow(core, `/workbooks/${workbook}`);
    const region = within(await screen.findByRole('region', { name: 'Findings' }));
    await region.findByText(/findings before you issue/);
    expect(region.queryByText('A later edition exists.')).toBeNull();
    await user.click(region.getByRole('button', { name: 'Dismissed…' }));
    const list = within(await region.findByRole('list', { name: 'Dismissed findings' }));
    expect(list.getByText('A later edition exists.')).toBeVisible();
    expect(await faults()).toEqual([]);
    await user.click(list.getByRole('button', { name: 'Bring it back: A later edition exists.' }));
    await user.click(region.getByRole('button', { name: 'Show the findings' }));
    expect(await region.findByRole('button', { name: 'Dismiss: A later edition exists.' })).toBeVisible();
    expect(await region.findByText('Nothing that would still be found was dismissed.')).toBeVisible();
  });

  it('never loses what was typed since it was found', async () => {
    const core = testCore();
    const workbook = await imported(core);
    const user = userEvent.setup();
    openWindow(core, `/workbooks/${workbook}`);
    const region = within(await screen.findByRole('region', { name: 'Findings' }));
    await region.findByText(/findings before you issue/);
    await user.keyboard('{F8}');
    const prompt = await screen.findByDisplayValue(/What have Sydney and his team noticed/);
    await user.click(prompt);
    await user.paste(' Why?');
    await user.click(region.getByRole('button', { name: 'Make all Sidney' }));
    await waitFor(() => expect(region.queryByText('One name, two spellings.')).toBeNull());
    await waitFor(async () => expect((await core.ask('workbook.find', { workbook, text: 'Why?' })).length).toBeGreaterThan(0));
  });
});

describe('bringing in a workbook', () => {
  it('shows every guess, leaves out what a person does not want, and opens the draft', async () => {
    const core = testCore();
    const user = userEvent.setup();
    openWindow(core, '/import');
    const text = await screen.findByRole('textbox', { name: 'Or paste its text' });
    await user.click(text);
    await user.paste(seminarText);
    expect(await faults()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Read this text' }));
    expect(await screen.findByRole('heading', { name: '“NPQLTD Local Seminar 1 Workbook” can come in' })).toBeVisible();
    expect(screen.getByText(/20 statements\./)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Leave out: Notes' }));
    expect(await screen.findByRole('button', { name: 'Take it in again: Notes' })).toBeVisible();
    expect(await faults()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Make this workbook' }));
    await screen.findByRole('treegrid', { name: 'Outline' });
    const made = (await core.ask('workbook.list', {})).find(({ id }) => id !== seminar);
    const kept = await core.ask('workbook.get', { workbook: made?.id ?? '' });
    const types = kept.workbook.sections.flatMap(({ blocks }) => blocks.map(({ type }) => type));
    expect(types).toContain('coaching');
    expect(types).not.toContain('notes');
  });

  it('says in words what is no workbook', async () => {
    const core = testCore();
    openWindow(core, '/import', (request) =>
      request.call === 'import.read' ? { id: request.id, ok: false, error: { code: 'file-not-ours', detail: { why: 'not-text' } } } : null,
    );
    const user = userEvent.setup();
    await user.click(await screen.findByRole('textbox', { name: 'Or paste its text' }));
    await user.paste('x');
    await user.click(screen.getByRole('button', { name: 'Read this text' }));
    expect(await screen.findByText(/It was left as it is/)).toBeVisible();
  });
});

describe('editions', () => {
  it('stand beside the draft, block by block, by keyboard', async () => {
    const core = testCore();
    await core.ask('store.open', {});
    await core.ask('edition.issue', { op: core.op(), workbook: seminar });
    const { revision } = await core.ask('workbook.get', { workbook: seminar });
    await core.ask('workbook.edit', {
      op: core.op(),
      workbook: seminar,
      revision,
      edits: [
        { do: 'remove-block', block: 'ls1-ladder' },
        { do: 'remove-block', block: 'ls1-notes' },
      ],
    });
    const user = userEvent.setup();
    openWindow(core, `/editions/${seminar}`);
    expect(await screen.findByText('2 blocks removed.')).toBeVisible();
    expect(await faults()).toEqual([]);
    const rows = within(screen.getByRole('list', { name: 'Blocks' })).getAllByRole('listitem');
    rows[0]?.focus();
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(rows[1]).toHaveFocus());
  });
});

describe('frameworks', () => {
  it('are added by paste with their faults named, and mapped to each other', async () => {
    const core = testCore();
    const user = userEvent.setup();
    openWindow(core, '/frameworks/add');
    await user.click(await screen.findByRole('textbox', { name: 'Statements' }));
    await user.paste(
      'Deliver changes by:\n- 4n. Managing expectations and encouraging buy-in until positive signs of changes emerge.\n- 4p. Something else.',
    );
    expect(await screen.findByText('There is no 4o.')).toBeVisible();
    expect(await faults()).toEqual([]);
    expect(screen.getByRole('button', { name: /give it a title/ })).toHaveAttribute('aria-disabled', 'true');
    await user.type(screen.getByRole('textbox', { name: 'Title' }), 'Later');
    await user.click(screen.getByRole('button', { name: 'Add this framework' }));
    await waitFor(async () => expect(await core.ask('framework.list', {})).toHaveLength(2));

    window.location.hash = '#/frameworks/map';
    expect(await screen.findByText('1 the same, 0 split, merged or recast, 19 dropped, 1 new.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Keep this' }));
    const later = (await core.ask('framework.list', {})).find(({ title }) => title === 'Later');
    await waitFor(async () =>
      expect((await core.ask('mapping.get', { from: 'implementation-6', to: later?.id ?? '' }))?.rows.length).toBe(21),
    );
    expect(await faults()).toEqual([]);
  });
});

describe('the bank', () => {
  it('puts a prompt and a copy of a scenario into a workbook', async () => {
    const core = testCore();
    const user = userEvent.setup();
    openWindow(core, '/bank/prompts');
    await user.type(await screen.findByRole('searchbox', { name: /Find by a word/ }), 'till');
    expect(await faults()).toEqual([]);
    await user.clear(screen.getByRole('searchbox', { name: /Find by a word/ }));
    const [first] = await screen.findAllByRole('button', { name: 'Put into a workbook…' });
    if (first) await user.click(first);
    await user.click(await screen.findByRole('button', { name: 'Put it in' }));
    const blocks = async () => (await core.ask('workbook.get', { workbook: seminar })).workbook.sections.at(-1)?.blocks ?? [];
    await waitFor(async () => expect((await blocks()).at(-1)?.type).toBe('prompts'));

    window.location.hash = '#/scenarios';
    await user.click(await screen.findByRole('button', { name: 'Put into a workbook…' }));
    await user.click(await screen.findByRole('radio', { name: /As a copy/ }));
    await user.click(screen.getByRole('button', { name: 'Put it in' }));
    await waitFor(async () => expect((await blocks()).at(-1)?.type).toBe('scenario'));
    await waitFor(async () => expect(await core.ask('scenario.list', {})).toHaveLength(2));
  });
});
