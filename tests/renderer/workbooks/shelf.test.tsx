import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { findings } from '../../support/axe.ts';
import { testCore } from '../../support/cores.ts';
import { openWindow } from '../../support/window.tsx';

const title = 'NPQLTD Local Seminar 1 Workbook';

describe('the shelf', () => {
  it('shows each workbook with what it holds and what to do next, and no fault that axe finds', async () => {
    openWindow(testCore(), '/workbooks');
    expect(await screen.findByRole('heading', { name: 'One workbook on the shelf' })).toBeVisible();
    expect(screen.getByText(/Edited .* Not issued yet\./)).toBeVisible();
    expect(screen.getByText('Next: read it through, then print or send.')).toBeVisible();
    expect(await screen.findByText(/24 pages, 28 prompts/, undefined, { timeout: 5000 })).toBeVisible();
    expect(await findings()).toEqual([]);
  });

  it('duplicates a workbook under a name of its own', async () => {
    const core = testCore();
    const user = userEvent.setup();
    openWindow(core, '/workbooks');
    await user.click(await screen.findByRole('button', { name: `More for ${title}` }));
    await user.click(await screen.findByRole('menuitem', { name: 'Duplicate' }));
    expect(await screen.findByRole('heading', { name: '2 workbooks on the shelf' })).toBeVisible();
    expect((await core.ask('workbook.list', {})).map((workbook) => workbook.title).toSorted()).toEqual([title, `${title} (copy)`]);
  });

  it('moves a workbook to Trash without asking, says what to do on an empty shelf, and brings it back by Undo', async () => {
    const core = testCore();
    const user = userEvent.setup();
    openWindow(core, '/workbooks');
    await user.click(await screen.findByRole('button', { name: `More for ${title}` }));
    await user.click(await screen.findByRole('menuitem', { name: 'Move to Trash' }));
    expect(await screen.findByRole('heading', { name: 'No workbook yet' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Look in Trash' })).toHaveAttribute('href', '#/trash');
    const toasts = await screen.findByRole('region', { name: /What was done/ });
    await user.click(within(toasts).getByRole('button', { name: /Undo/ }));
    await waitFor(() => expect(screen.getByRole('heading', { name: 'One workbook on the shelf' })).toBeVisible());
    expect(await core.ask('workbook.list', {})).toHaveLength(1);
  });
});
