import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { findings } from '../../support/axe.ts';
import { fillCohort } from '../../support/cohorts.ts';
import { testCore } from '../../support/cores.ts';
import { openWindow } from '../../support/window.tsx';

describe('the coverage map', () => {
  it('says what it shows and where the gaps are, with no fault that axe finds', async () => {
    const core = testCore();
    await fillCohort(core);
    openWindow(core, '/coverage');
    expect(await screen.findByRole('heading', { level: 1, name: /of 20 statements are practised; .+ a gap/ })).toBeVisible();
    const map = screen.getByRole('table', { name: 'Statements and where they are met' });
    expect(within(map).getAllByRole('rowheader', { name: /^6[a-t]$/ })).toHaveLength(20);
    expect(within(map).getByLabelText('6d, Wrote about it: 2 of 6')).toBeVisible();
    expect(screen.getByText('6c appears in no prompt, and nobody has written about it.')).toBeVisible();
    expect(await findings()).toEqual([]);
  });

  it('is gone through with the arrow keys; Enter shows what is behind a cell', async () => {
    const user = userEvent.setup();
    const core = testCore();
    await fillCohort(core);
    openWindow(core, '/coverage');
    const first = await screen.findByLabelText(/^6a in /);
    first.focus();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}{ArrowUp}');
    expect(screen.getByLabelText(/^6d in /)).toHaveFocus();
    await user.keyboard('{Enter}');
    const panel = screen.getByRole('complementary', { name: 'What the map says' });
    expect(within(panel).getByRole('link', { name: 'Reflection and sensemaking: the scenario' })).toHaveAttribute(
      'href',
      '#/workbooks/npqltd-local-seminar-1/ls1-scenario-alone',
    );
    // What people wrote in this workbook stands under the places in it.
    expect(await within(panel).findAllByText('The mentors had no time.')).toHaveLength(2);
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{Enter}');
    expect(await within(panel).findByRole('heading', { name: 'Written about 6d' })).toBeVisible();
    expect(await within(panel).findAllByText('The mentors had no time.')).toHaveLength(2);
    expect(within(panel).getByRole('link', { name: 'Person A' })).toBeVisible();
    // Shown to others: neither names nor words, nor how few are secure.
    await user.keyboard('{F9}');
    expect(await screen.findByText('While names are hidden, what people wrote is not shown here.')).toBeVisible();
    expect(screen.queryByText('The mentors had no time.')).toBeNull();
    expect(await screen.findByLabelText('6b, Say secure: withheld')).toBeVisible();
  });

  it('opens a workbook up into its scenarios and prompts, and closes it again', async () => {
    const user = userEvent.setup();
    const core = testCore();
    await fillCohort(core);
    openWindow(core, '/coverage');
    await user.click(await screen.findByLabelText(/^Open up NPQLTD/));
    const map = screen.getByRole('table', { name: 'Statements and where they are met' });
    expect(await within(map).findByRole('columnheader', { name: /^Scenario: / })).toBeVisible();
    const prompts = within(map).getAllByRole('columnheader', { name: /^Prompt: / });
    expect(prompts.length).toBeGreaterThan(5);
    const asked = within(map).getAllByLabelText(/^6d in .*: a prompt asks for it$/);
    expect(asked.length).toBeGreaterThan(1);
    await user.click(asked[1] as HTMLElement);
    const panel = screen.getByRole('complementary', { name: 'What the map says' });
    expect(within(panel).getByRole('heading', { name: /^6d in prompt \d+$/ })).toBeVisible();
    expect(await findings()).toEqual([]);
    await user.click(screen.getByLabelText(/^Close up NPQLTD/));
    expect(within(map).queryByRole('columnheader', { name: /^Prompt: / })).toBeNull();
  });

  it('stands without a cohort too, and is written as a table or as one page', async () => {
    const user = userEvent.setup();
    openWindow(testCore(), '/coverage');
    await user.click(await screen.findByRole('button', { name: 'Save the map as a file' }));
    await user.click(screen.getByRole('menuitem', { name: /CSV/ }));
    expect(await screen.findByText(/^It is in .*coverage.*\.csv/i)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'One page' }));
    expect(await screen.findByText(/^It is in .*coverage.*\.pdf/i)).toBeVisible();
    expect(screen.queryByText('Wrote about it')).toBeNull();
  });
});
