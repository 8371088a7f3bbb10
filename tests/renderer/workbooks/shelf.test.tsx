import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { findings } from '../../support/axe.ts';
import { testCore, testFolder } from '../../support/cores.ts';
import { seminarText } from '../../support/seminar-source.ts';
import { openWindow } from '../../support/window.tsx';

const title = 'NPQLTD Local Seminar 1 Workbook';

describe('the shelf', () => {
  it('shows each workbook with what it holds and what to do next, and no fault that axe finds', async () => {
    openWindow(testCore(), '/workbooks');
    expect(await screen.findByRole('heading', { name: 'One workbook on the shelf' })).toBeVisible();
    expect(screen.getByText(/Edited .* Not issued yet\./)).toBeVisible();
    expect(screen.getByText('Next: read it through, then print or send.')).toBeVisible();
    expect(await screen.findByText(/24 pages, 28 prompts/)).toBeVisible();
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

  it('makes the next seminar’s workbook in one step, called so on the shelf and on the cover, and goes to it', async () => {
    const core = testCore();
    const user = userEvent.setup();
    openWindow(core, '/workbooks');
    await user.click(await screen.findByRole('button', { name: `More for ${title}` }));
    await user.click(await screen.findByRole('menuitem', { name: 'Make Seminar 2 from it' }));
    expect(await screen.findByRole('textbox', { name: 'Title on the shelf' })).toHaveValue('NPQLTD Local Seminar 2 Workbook');
    expect(screen.getByRole('textbox', { name: 'Subtitle' })).toHaveValue('Local Seminar 2 Workbook');
    expect(await core.ask('workbook.list', {})).toHaveLength(2);
    // Seminar 2 is there now: what comes after it is Seminar 3.
    act(() => {
      window.location.hash = '/workbooks';
    });
    await user.click(await screen.findByRole('button', { name: `More for ${title}` }));
    expect(await screen.findByRole('menuitem', { name: 'Duplicate' })).toBeVisible();
    expect(screen.queryByRole('menuitem', { name: /^Make Seminar/ })).toBeNull();
  });

  it('starts an empty workbook with what every seminar has, in which there is nothing false to find', async () => {
    const core = testCore();
    const user = userEvent.setup();
    openWindow(core, '/workbooks');
    await user.click(await screen.findByRole('button', { name: 'Start an empty workbook' }));
    expect(await screen.findByRole('textbox', { name: 'Title on the shelf' })).toHaveValue('New workbook');
    const [made] = await core.ask('workbook.list', {});
    expect(made?.title).toBe('New workbook');
    const found = await core.ask('preflight.check', { workbook: made?.id ?? '' });
    expect(found.map(({ rule, values }) => [rule, values['title']])).toEqual([['empty-block', 'Learning intentions']]);
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

  it('brings in a file that is dropped on it, on the sheet where every guess is shown', async () => {
    const file = path.join(testFolder(), 'seminar.txt');
    writeFileSync(file, seminarText);
    const { system } = openWindow(testCore(), '/workbooks');
    system.native.pathForFile = async () => file;
    await screen.findByRole('heading', { name: 'One workbook on the shelf' });
    const files = [new File(['x'], 'seminar.txt', { type: 'text/plain' })];
    fireEvent.dragOver(document.body, { dataTransfer: { files, types: ['Files'] } });
    expect(screen.getByText('Drop it here to bring it in')).toBeVisible();
    fireEvent.drop(document.body, { dataTransfer: { files, types: ['Files'] } });
    expect(await screen.findByRole('heading', { name: /can come in$/ })).toBeVisible();
    expect(await findings()).toEqual([]);
  });

  it('says where else something belongs that is no workbook', async () => {
    openWindow(testCore(), '/workbooks');
    await screen.findByRole('heading', { name: 'One workbook on the shelf' });
    fireEvent.drop(document.body, { dataTransfer: { files: [new File(['x'], 'returned.pdf')], types: ['Files'] } });
    expect(await screen.findByText(/is dropped in Returns/)).toBeVisible();
  });
});
