import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findBlock, titleOf } from '../../../preload/contract/draft.ts';
import { findings } from '../../support/axe.ts';
import type { TestCore } from '../../support/cores.ts';
import { testCore } from '../../support/cores.ts';
import { openWindow } from '../../support/window.tsx';

const id = 'npqltd-local-seminar-1';
const kept = async (core: TestCore) => (await core.ask('workbook.get', { workbook: id })).workbook;
const section = async (core: TestCore, of: string): Promise<string[]> =>
  (await kept(core)).sections.find((each) => each.id === of)?.blocks.map(titleOf) ?? [];
const row = async (name: string): Promise<HTMLElement> =>
  within(await screen.findByRole('treegrid', { name: 'Outline' })).findByRole('row', { name });

describe('the outline', () => {
  it('adds a block that typing finds, ready for its title, and undoes it', async () => {
    const core = testCore();
    const user = userEvent.setup();
    openWindow(core, `/workbooks/${id}/ls1-values`);
    await user.click(await row('Teacher Development Trust’s values'));
    await user.keyboard('/');
    const box = await screen.findByRole('searchbox', { name: 'Add a block' });
    await waitFor(() => expect(box).toHaveFocus());
    await user.keyboard('ladder');
    await waitFor(() => expect(within(screen.getByRole('menu', { name: 'Add a block' })).getAllByRole('menuitem')).toHaveLength(1));
    expect(await findings()).toEqual([]);
    await user.keyboard('{ArrowDown}{Enter}');
    await waitFor(() => expect(screen.getByLabelText('Title')).toHaveFocus());
    // One change, and so one step back, however slow the machine is.
    await user.paste('How we climb');
    await user.tab();
    await waitFor(async () =>
      expect(await section(core, 'ls1-welcome')).toEqual(['Teacher Development Trust’s values', 'How we climb', 'Learning intentions']),
    );
    const tools = within(screen.getByRole('toolbar', { name: 'Workbook tools' }));
    await user.click(tools.getByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect(await section(core, 'ls1-welcome')).not.toContain('How we climb'));
    await user.click(tools.getByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect(await section(core, 'ls1-welcome')).toHaveLength(2));
  });

  it('adds one more prompt to the chosen ones, ready for its question, with four keys', async () => {
    const core = testCore();
    const user = userEvent.setup();
    openWindow(core, `/workbooks/${id}/ls1-scenario-alone`);
    await user.click(await row('Reflection and sensemaking: the scenario'));
    await user.keyboard('/');
    await waitFor(() => expect(screen.getByRole('searchbox', { name: 'Add a block' })).toHaveFocus());
    expect(await screen.findByRole('menuitem', { name: /One more prompt/ })).toBeVisible();
    await user.keyboard('one more{Enter}');
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Prompt 4' })).toHaveFocus());
    await user.paste('Whom will you ask first?');
    await user.tab();
    const prompts = async (): Promise<string | undefined> => {
      const block = findBlock(await kept(core), 'ls1-scenario-alone');
      return block?.type === 'prompts' ? block.prompts[3]?.text : undefined;
    };
    await waitFor(async () => expect(await prompts()).toBe('Whom will you ask first?'));
    await user.click(screen.getByRole('button', { name: 'Add a prompt' }));
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Prompt 5' })).toHaveFocus());
  });

  it('adds a block by its key in a narrow window too, where the outline comes first, and lets go of it by Escape', async () => {
    const wide = window.matchMedia;
    const see = (value: typeof wide): unknown => Object.defineProperty(window, 'matchMedia', { configurable: true, value });
    onTestFinished(() => void see(wide));
    see((query) => ({ ...wide(query), matches: query.includes('max-width') }));
    const user = userEvent.setup();
    openWindow(testCore(), `/workbooks/${id}/ls1-values`);
    await screen.findByRole('button', { name: 'Outline' });
    await user.keyboard('/');
    await waitFor(() => expect(screen.getByRole('searchbox', { name: 'Add a block' })).toHaveFocus());
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('searchbox', { name: 'Add a block' })).toBeNull());
  });

  it('moves by keyboard, into the next section too, and stays where the keyboard is', async () => {
    const core = testCore();
    const user = userEvent.setup();
    openWindow(core, `/workbooks/${id}/ls1-values`);
    await user.click(await row('Teacher Development Trust’s values'));
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await waitFor(async () =>
      expect(await section(core, 'ls1-welcome')).toEqual(['Learning intentions', 'Teacher Development Trust’s values']),
    );
    await waitFor(async () => expect(await row('Teacher Development Trust’s values')).toHaveFocus());
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await waitFor(async () => expect((await section(core, 'ls1-review'))[0]).toBe('Teacher Development Trust’s values'));
  });

  it('duplicates and removes several at once, with Undo at hand', async () => {
    const core = testCore();
    const user = userEvent.setup();
    openWindow(core, `/workbooks/${id}/ls1-sensemaking`);
    await user.click(await row('Sensemaking'));
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
    expect(await screen.findByText(/^2 parts chosen/)).toBeVisible();
    await user.keyboard('{Control>}d{/Control}');
    await waitFor(async () =>
      expect((await section(core, 'ls1-review')).filter((title) => title.startsWith('Sensemaking'))).toHaveLength(4),
    );
    expect((await screen.findAllByText('Made a copy of 2 parts.'))[0]).toBeVisible();
    (await row('Quotation reflection')).focus();
    await user.keyboard('{Enter}');
    await user.keyboard('{Delete}');
    // What is said goes away after a while: what it offers is taken at once.
    await screen.findAllByText('Removed “Quotation reflection”.');
    const undo = within(screen.getByRole('region', { name: /What was done/ })).getAllByRole('button', { name: /^Undo/ });
    expect(screen.queryByRole('row', { name: 'Quotation reflection' })).toBeNull();
    await user.click(undo.at(-1) as HTMLElement);
    expect(await row('Quotation reflection')).toBeVisible();
    await waitFor(async () => expect(findBlock(await kept(core), 'ls1-quotation')).toBeDefined());
  });

  it('adds a section, names it and moves a block into it', async () => {
    const core = testCore();
    const user = userEvent.setup();
    openWindow(core, `/workbooks/${id}/ls1-coaching`);
    await user.click(await row('Peer coaching'));
    await user.click(screen.getByRole('button', { name: 'More' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Add a section' }));
    await waitFor(() => expect(screen.getByLabelText('Section title')).toHaveFocus());
    await user.paste('Afternoon');
    await user.click(await row('Next steps'));
    await user.click(screen.getByRole('button', { name: 'More' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Move to “Afternoon”' }));
    await waitFor(async () => {
      const { sections } = await kept(core);
      expect(sections.map(({ title }) => title).slice(-2)).toEqual(['Afternoon', 'Reflection and next steps']);
      expect(sections.at(-2)?.blocks.map(titleOf)).toEqual(['Next steps']);
    });
  });

  it('makes blocks of what was pasted, after the chosen one', async () => {
    const core = testCore();
    openWindow(core, `/workbooks/${id}/ls1-values`);
    const target = await row('Teacher Development Trust’s values');
    const html = '<h2>Before you come</h2><p>Read <b>page 4</b>.</p><ul><li>A pen</li><li>A plan</li></ul>';
    fireEvent.paste(target, { clipboardData: { getData: (type: string) => (type === 'text/html' ? html : '') } });
    expect((await screen.findAllByText('Made 2 blocks of what was pasted.'))[0]).toBeVisible();
    await waitFor(async () => {
      const blocks = (await kept(core)).sections.find((each) => each.id === 'ls1-welcome')?.blocks ?? [];
      expect(blocks[1]).toMatchObject({ type: 'text', title: 'Before you come', paragraphs: ['Read **page 4**.'] });
      expect(blocks[2]).toMatchObject({ type: 'bullets', style: 'bullets', items: ['A pen', 'A plan'] });
    });
  });
});
