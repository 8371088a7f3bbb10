import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../preload/contract/model/workbook.ts';
import { findings } from '../../support/axe.ts';
import { testCore } from '../../support/cores.ts';
import { openWindow } from '../../support/window.tsx';

describe('the bank of scenarios', () => {
  it('shows one as it prints, with its statements and where it is used, and no fault that axe finds', async () => {
    openWindow(testCore(), '/scenarios');
    expect(await screen.findByRole('heading', { level: 3, name: 'Introducing instructional coaching' })).toBeVisible();
    expect(screen.getByText(/Sidney is the lead mentor/, { selector: 'span' })).toBeVisible();
    expect(within(screen.getByRole('heading', { name: 'Used in' }).closest('section') as HTMLElement).getByRole('link')).toHaveTextContent(
      'NPQLTD Local Seminar 1 Workbook',
    );
    expect(await findings()).toEqual([]);
  });

  it('changes a name in the text as it is typed, and keeps it', async () => {
    const core = testCore();
    const user = userEvent.setup();
    openWindow(core, '/scenarios/scenario-lead-mentor');
    const name = await screen.findByLabelText('{lead} is called');
    await user.clear(name);
    await user.type(name, 'Ines');
    expect(await screen.findByText(/Ines is the lead mentor/, { selector: 'span' })).toBeVisible();
    // Under the box in which it is written, too: nobody reads the placeholder for the name.
    expect(screen.queryByText('lead', { exact: true })).toBeNull();
    expect(screen.getByText('Ines', { exact: true })).toBeVisible();
    await waitFor(
      async () => expect((await core.ask('scenario.get', { scenario: 'scenario-lead-mentor' })).scenario.names).toEqual({ lead: 'Ines' }),
      { timeout: 5000 },
    );
  });

  it('says so when the scenario is not there', async () => {
    openWindow(testCore(), '/scenarios/no-such-one');
    expect(await screen.findByText(/not in the bank any more/)).toBeVisible();
  });

  it('makes a variant for another setting, which stands beside it, and is found by its setting', async () => {
    const core = testCore();
    const user = userEvent.setup();
    openWindow(core, '/scenarios/scenario-lead-mentor');
    await user.click(await screen.findByRole('button', { name: 'Make a variant…' }));
    await user.click(await screen.findByRole('menuitem', { name: 'For primary' }));
    const variants = (await screen.findByRole('heading', { name: 'Variants' })).closest('section') as HTMLElement;
    expect(within(variants).getByText('this one')).toBeVisible();
    const list = within(screen.getByRole('navigation', { name: 'Scenarios' }));
    expect(list.getAllByRole('link')).toHaveLength(2);
    await user.click(list.getByRole('button', { name: /All settings/ }));
    await user.click(await screen.findByRole('option', { name: 'Primary' }));
    expect(list.getAllByRole('link')).toHaveLength(1);
    await user.click(list.getByRole('button', { name: /Primary/ }));
    await user.click(await screen.findByRole('option', { name: 'ITT' }));
    expect(list.getByText('No scenario for ITT yet. Make a variant of one.')).toBeVisible();
    expect(await findings()).toEqual([]);
    const [, primary] = await core.ask('scenario.list', {});
    expect(primary).toMatchObject({ setting: 'primary', variantOf: 'scenario-lead-mentor' });
  });

  it('shows in the workbook which variant it is, and changes it by one click', async () => {
    const core = testCore();
    const { scenario } = await core.ask('scenario.get', { scenario: 'scenario-lead-mentor' });
    await core.ask('scenario.add', { op: core.op(), scenario: { ...scenario, id: 'primary', setting: 'primary', variantOf: scenario.id } });
    const user = userEvent.setup();
    openWindow(core, '/workbooks/npqltd-local-seminar-1/ls1-scenario');
    await user.click(await screen.findByRole('radio', { name: 'Primary' }));
    const shown = async () =>
      (await core.ask('workbook.get', { workbook: 'npqltd-local-seminar-1' })).workbook.sections
        .flatMap((section) => section.blocks)
        .flatMap((block) => (block.type === 'scenario' ? [block.scenario] : []));
    await waitFor(async () => expect(await shown()).toEqual(['primary']));
  });
});

describe('the bank of prompts', () => {
  it('names a workbook once that asks a prompt in several places, with a way to each', async () => {
    const core = testCore();
    const { workbook, revision } = await core.ask('workbook.get', { workbook: 'npqltd-local-seminar-1' });
    const section = workbook.sections.at(-1)?.id ?? '';
    const asked = (id: string): Block => ({
      id,
      type: 'prompts',
      title: id,
      mode: 'individual',
      prompts: [{ id: `${id}-p`, text: 'Where will you begin?' }],
    });
    const edits = ['once', 'twice'].map((id) => ({ do: 'add-block' as const, section, block: asked(id), before: null }));
    await core.ask('workbook.edit', { op: core.op(), workbook: workbook.id, revision, edits });
    openWindow(core, '/bank/prompts');
    const used = (await screen.findByText('Where will you begin?')).closest('.bank-kept') as HTMLElement;
    expect(within(used).getAllByRole('link', { name: workbook.title })).toHaveLength(1);
    expect(within(used).getByRole('link', { name: `${workbook.title}, place 2` })).toHaveAttribute(
      'href',
      `#/workbooks/${workbook.id}/twice`,
    );
  });

  it('puts one into a workbook as a link that follows it', async () => {
    const core = testCore();
    const user = userEvent.setup();
    openWindow(core, '/bank/prompts');
    const [first] = await screen.findAllByRole('button', { name: 'Put into a workbook…' });
    if (!first) throw new Error('no prompt in the bank');
    await user.click(first);
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByRole('radio', { name: /As a link/ })).toBeChecked();
    await user.click(await dialog.findByRole('button', { name: 'Put it in' }));
    const [item] = await core.ask('bank.list', { kind: 'prompts' });
    await waitFor(async () => {
      const { workbook } = await core.ask('workbook.get', { workbook: 'npqltd-local-seminar-1' });
      const put = workbook.sections.at(-1)?.blocks.at(-1);
      expect(put?.type === 'prompts' && put.prompts[0]?.linked).toEqual({ to: item?.id, text: item?.text });
    });
  });
});
