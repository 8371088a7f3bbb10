import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { findings } from '../../support/axe.ts';
import { testCore } from '../../support/cores.ts';
import { openWindow } from '../../support/window.tsx';

const address = '/workbooks/npqltd-local-seminar-1';

async function openDialog(user: ReturnType<typeof userEvent.setup>): Promise<void> {
  await screen.findByRole('treegrid', { name: 'Outline' });
  await user.keyboard('{Control>}p{/Control}');
  await screen.findByRole('dialog', { name: 'Print or send' });
}

describe('print or send', () => {
  it('makes a personal copy for each pasted name and says where they are', async () => {
    const core = testCore();
    const user = userEvent.setup();
    const { system } = openWindow(core, address);
    await openDialog(user);
    await user.click(screen.getByRole('radio', { name: /One for each name/ }));
    expect(await screen.findByRole('button', { name: /Not yet: add at least one name/ })).toBeVisible();
    await user.click(screen.getByRole('textbox', { name: 'Names' }));
    await user.paste('Name\nAmina Adeyemi\nBen Okafor\n\nSiân Łukasz\nBen Okafor');
    expect(await screen.findByText('4 names')).toBeVisible();
    expect(screen.getByText(/Ben Okafor is there twice/)).toBeVisible();
    expect(await findings()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Take out the repeats' }));
    await user.click(await screen.findByRole('button', { name: 'Make 3 workbooks' }));
    expect(await screen.findByText(/^3 workbooks are in /)).toBeVisible();
    const folder = path.join(core.folder, 'out');
    expect(readdirSync(folder).filter((file) => file.endsWith('.pdf'))).toHaveLength(3);
    await user.click(await screen.findByRole('button', { name: 'Show in folder' }));
    await waitFor(() => expect(system.shown).toHaveLength(1));
    expect(existsSync(system.shown[0] ?? '')).toBe(true);
  });

  it('saves the very file that is shown', async () => {
    const user = userEvent.setup();
    const { system } = openWindow(testCore(), address);
    await openDialog(user);
    await user.click(screen.getByRole('button', { name: 'Save this PDF…' }));
    await waitFor(() => expect(system.saved).toHaveLength(1));
    expect(system.saved[0]?.name).toBe('NPQLTD Local Seminar 1 Workbook.pdf');
    expect(system.saved[0]?.text.startsWith('%PDF-')).toBe(true);
    expect(await screen.findByText(/Saved as/)).toBeVisible();
  });

  it('says what happened when the run fails, and lets it be tried again', async () => {
    const core = testCore();
    const user = userEvent.setup();
    openWindow(core, address, (request) =>
      request.call === 'print.pack' ? { id: request.id, ok: false, error: { code: 'disk-full', detail: {} } } : null,
    );
    await openDialog(user);
    await user.click(screen.getByRole('button', { name: 'Make 1 workbook' }));
    expect(await screen.findByText(/The disk is full\./)).toBeVisible();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Make 1 workbook' })).toBeEnabled());
  });

  it('shows how far a run is, and can stop it', async () => {
    const core = testCore();
    const user = userEvent.setup();
    const asked: string[] = [];
    const { tell } = openWindow(core, address, (request) => {
      if (request.call === 'print.pack') return { id: request.id, ok: true, output: { job: 'run-1' } };
      if (request.call !== 'job.cancel') return null;
      asked.push('cancel');
      return { id: request.id, ok: true, output: {} };
    });
    await openDialog(user);
    await user.click(screen.getByRole('button', { name: 'Make 1 workbook' }));
    await screen.findByText('Laying out the pages');
    tell({ event: 'job', job: 'run-1', state: 'running', done: 9, total: 24 });
    expect(await screen.findByText('Making 24 workbooks: 9 done')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    await waitFor(() => expect(asked).toEqual(['cancel']));
    tell({ event: 'job', job: 'run-1', state: 'cancelled', done: 12, total: 24 });
    expect(await screen.findByText(/Stopped\. 12 whole files had been written/)).toBeVisible();
  });

  it('shows every page in grey, at its full size, before anything is made', async () => {
    const user = userEvent.setup();
    openWindow(testCore(), address);
    await openDialog(user);
    await user.click(screen.getByRole('button', { name: 'Check every page in grey' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Standard: every page' }));
    expect(dialog.getByRole('radio', { name: 'Grey' })).toBeChecked();
    expect(await dialog.findByRole('region', { name: 'The pages as they will be printed' })).toBeVisible();
    expect(await findings()).toEqual([]);
    await user.click(dialog.getByRole('radio', { name: 'Colour' }));
    await user.click(dialog.getByRole('button', { name: 'Back to printing' }));
    expect(await screen.findByRole('dialog', { name: 'Print or send' })).toBeVisible();
  });

  it('shows the presets side by side, in colour or in grey, and takes the one that is chosen', async () => {
    const user = userEvent.setup();
    openWindow(testCore(), address);
    await openDialog(user);
    await user.click(screen.getByRole('button', { name: 'See them side by side' }));
    const strip = await screen.findByRole('radiogroup', { name: 'Presets, side by side' });
    expect(within(strip).getAllByRole('radio')).toHaveLength(5);
    expect(within(strip).getByRole('radio', { name: /^Standard/ })).toBeChecked();
    expect(await findings()).toEqual([]);
    await user.click(screen.getByRole('checkbox', { name: 'As a printer without colour shows it' }));
    await waitFor(() => expect(strip).toHaveClass('preset-strip-grey'));
    within(strip)
      .getByRole('radio', { name: /^Standard/ })
      .focus();
    await user.keyboard('{ArrowRight}{ArrowRight}');
    await waitFor(() => expect(within(strip).getByRole('radio', { name: /^Large/ })).toBeChecked());
    await user.click(screen.getByRole('button', { name: 'As a list' }));
    expect(await screen.findByRole('button', { name: /^Large.*Print preset/ })).toBeVisible();
  });
});
