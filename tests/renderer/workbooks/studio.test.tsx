import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { findBlock, promptsOf } from '../../../preload/contract/draft.ts';
import { findings } from '../../support/axe.ts';
import type { TestCore } from '../../support/cores.ts';
import { testCore } from '../../support/cores.ts';
import { openWindow } from '../../support/window.tsx';

const id = 'npqltd-local-seminar-1';
const kept = async (core: TestCore) => (await core.ask('workbook.get', { workbook: id })).workbook;
const promptsKept = async (core: TestCore, block: string): Promise<string[]> => {
  const workbook = await kept(core);
  const found = findBlock(workbook, block);
  return found ? promptsOf(workbook, found).map(({ text }) => text) : [];
};

describe('the studio', () => {
  it('lists every block with its page and shows the settings of the chosen one, with no fault that axe finds', async () => {
    openWindow(testCore(), `/workbooks/${id}/ls1-reflection`);
    const outline = await screen.findByRole('treegrid', { name: 'Outline' });
    expect(within(outline).getAllByRole('row')).toHaveLength(28);
    await waitFor(() => expect(within(outline).getByRole('row', { name: /^Reflection and sensemaking$/ })).toHaveTextContent('8'));
    expect(within(outline).getByRole('row', { name: /^Reflection and sensemaking$/ })).toHaveAttribute('aria-selected', 'true');
    expect(screen.getByLabelText('Prompt 1')).toHaveValue(
      'How did the content from Module A confirm or challenge your prior understanding of effective implementation?',
    );
    expect(await screen.findByText(/asked again in “Collaborative sensemaking”/)).toBeVisible();
    expect(await findings()).toEqual([]);
  });

  it('keeps what is typed, in this block and wherever its prompts are asked again, and leaves the cursor where it was', async () => {
    const core = testCore();
    const user = userEvent.setup();
    openWindow(core, `/workbooks/${id}/ls1-reflection`);
    const prompt = await screen.findByLabelText('Prompt 1');
    await user.clear(prompt);
    await user.type(prompt, 'Why?');
    await user.paste(' What did you see?');
    await waitFor(async () => expect((await promptsKept(core, 'ls1-together'))[0]).toBe('Why? What did you see?'));
    expect(await screen.findByText('Saved')).toBeVisible();
    await waitFor(() => expect(prompt).toHaveFocus());
    expect(prompt).toHaveValue('Why? What did you see?');
  });

  it('undoes and does again, and goes to what changed', async () => {
    const core = testCore();
    const user = userEvent.setup();
    openWindow(core, `/workbooks/${id}/ls1-quotation`);
    const source = await screen.findByLabelText('Source');
    // One change, and so one step, however slow the machine is.
    await user.tripleClick(source);
    await user.paste('EEF');
    await user.click(within(await screen.findByRole('treegrid', { name: 'Outline' })).getByRole('row', { name: 'Notes' }));
    await waitFor(() => expect(screen.getByLabelText('Title')).toHaveValue('Notes'));
    const tools = within(screen.getByRole('toolbar', { name: 'Workbook tools' }));
    await user.click(tools.getByRole('button', { name: /^Undo/ }));
    await waitFor(() => expect(screen.getByLabelText('Source')).toHaveValue('EEF, 2019'));
    await waitFor(() => expect(screen.getByRole('group', { name: 'Quotation reflection' })).toHaveFocus());
    await waitFor(() => expect(tools.getByRole('button', { name: /^Redo/ })).toBeEnabled());
    await user.click(tools.getByRole('button', { name: /^Redo/ }));
    await waitFor(() => expect(screen.getByLabelText('Source')).toHaveValue('EEF'));
  });

  it('goes to the cover where an undo changes the words on it', async () => {
    const core = testCore();
    const user = userEvent.setup();
    openWindow(core, `/workbooks/${id}`);
    const large = await screen.findByLabelText('Large word on the cover');
    await user.tripleClick(large);
    await user.paste('Culture');
    await user.click(within(await screen.findByRole('treegrid', { name: 'Outline' })).getByRole('row', { name: 'Notes' }));
    await waitFor(() => expect(screen.getByLabelText('Title')).toHaveValue('Notes'));
    await user.click(within(screen.getByRole('toolbar', { name: 'Workbook tools' })).getByRole('button', { name: /^Undo/ }));
    await waitFor(() => expect(screen.getByLabelText('Large word on the cover')).toHaveValue('Implementation'));
    await waitFor(() => expect(screen.getByRole('group', { name: 'Cover' })).toHaveFocus());
  });

  it('changes a name once for every prompt', async () => {
    const core = testCore();
    const user = userEvent.setup();
    openWindow(core, `/workbooks/${id}/ls1-scenario`);
    const name = await screen.findByLabelText('{lead} is called');
    expect(name).toHaveValue('Sidney');
    await user.clear(name);
    expect(await screen.findByText(/A name cannot be empty/)).toBeVisible();
    await user.click(name);
    await user.paste('Marguerite');
    await waitFor(async () => expect((await core.ask('workbook.find', { workbook: id, text: 'Marguerite' })).length).toBeGreaterThan(3));
    await waitFor(async () => expect(await core.ask('workbook.find', { workbook: id, text: 'Sidney' })).toEqual([]));
    await user.click(
      within(screen.getByRole('treegrid', { name: 'Outline' })).getByRole('row', { name: 'Reflection and sensemaking: the scenario' }),
    );
    expect(await screen.findByText(/\{lead\} prints as Marguerite\./)).toBeVisible();
  });

  it('refuses a ladder that nobody could climb, and keeps the good one', async () => {
    const core = testCore();
    const user = userEvent.setup();
    openWindow(core, `/workbooks/${id}/ls1-ladder`);
    const rungs = await screen.findByLabelText('Rungs, from the ground up');
    await user.clear(rungs);
    await user.type(rungs, 'One{enter}Two');
    expect(await screen.findByText('The ladder has four to seven rungs.')).toBeVisible();
    await user.type(rungs, '{enter}Three{enter}Four');
    await waitFor(async () => expect(findBlock(await kept(core), 'ls1-ladder')).toMatchObject({ rungs: ['One', 'Two', 'Three', 'Four'] }));
  });

  it('finds words, counts them in the outline and goes from one to the next', async () => {
    const user = userEvent.setup();
    openWindow(testCore(), `/workbooks/${id}`);
    await screen.findByRole('treegrid', { name: 'Outline' });
    await user.keyboard('{Control>}f{/Control}');
    await waitFor(() => expect(screen.getByRole('searchbox', { name: 'Find in this workbook' })).toHaveFocus());
    await user.keyboard('diagnos');
    expect(await screen.findByText(/^\d+ places? in \d+ blocks?$/)).toBeVisible();
    await user.keyboard('{Enter}');
    expect(await screen.findByText(/, 1 of \d+/)).toBeVisible();
    await waitFor(() => expect(window.location.hash).toMatch(/^#\/workbooks\/npqltd-local-seminar-1\/ls1-/));
    await user.clear(screen.getByRole('searchbox', { name: 'Find in this workbook' }));
    await user.keyboard('not there at all');
    expect(await screen.findByText('Not in this workbook')).toBeVisible();
    await user.keyboard('{Control>}p{/Control}');
    expect(await screen.findByRole('dialog', { name: 'Print or send' })).toBeVisible();
  });

  it('says plainly when there is no such workbook', async () => {
    openWindow(testCore(), '/workbooks/nobody-has-this');
    expect(await screen.findByText(/not here any more/)).toBeVisible();
  });
});
