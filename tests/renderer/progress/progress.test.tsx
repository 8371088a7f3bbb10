import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { findings } from '../../support/axe.ts';
import { fillCohort } from '../../support/cohorts.ts';
import { testCore } from '../../support/cores.ts';
import { openWindow } from '../../support/window.tsx';

describe('progress', () => {
  // Every mark of three charts is looked at: slow on a busy machine.
  it('heads each chart with what it shows, with no fault that axe finds in charts or tables', { timeout: 60_000 }, async () => {
    const user = userEvent.setup();
    const core = testCore();
    await fillCohort(core);
    openWindow(core, '/progress');
    const confidence = await screen.findByRole('region', { name: 'Confidence' });
    expect(within(confidence).getByRole('heading', { name: /^Confidence rose in 2 of 2 statements\./ })).toBeVisible();
    const attendance = screen.getByRole('region', { name: 'Attendance' });
    expect(within(attendance).getByRole('heading', { name: /^One person can reach the 90% line only by catching up\./ })).toBeVisible();
    expect(within(screen.getByRole('region', { name: 'Completion' })).getByText('Of 2 people who handed it in.')).toBeVisible();

    await user.click(within(confidence).getByRole('radio', { name: 'Table' }));
    const line = within(confidence).getByRole('row', { name: /^6a / });
    expect(
      within(line)
        .getAllByRole('gridcell')
        .map((cell) => cell.textContent),
    ).toEqual(['6', '2.0', '4.0', 'up 2.0']);
    // One as a table, the others as charts.
    expect(await findings()).toEqual([]);
    await user.click(within(attendance).getByRole('radio', { name: 'Table' }));
    expect(within(attendance).getAllByRole('rowheader')[0]).toHaveTextContent('Person B');
  });

  it('withholds small groups and names while names are hidden', async () => {
    const user = userEvent.setup();
    const core = testCore();
    await fillCohort(core);
    openWindow(core, '/progress');
    await screen.findByRole('region', { name: 'Confidence' });
    await user.keyboard('{F9}');
    expect(await screen.findByRole('heading', { name: /^Confidence rose in 1 of 1 statement\./ })).toBeVisible();
    expect(screen.getByText('Fewer than five people have handed this workbook in, so what they answered is withheld.')).toBeVisible();
    await user.click(within(screen.getByRole('region', { name: 'Attendance' })).getByRole('radio', { name: 'Table' }));
    expect(screen.queryByText('Person B')).toBeNull();
    expect(screen.getByRole('rowheader', { name: 'Participant 2' })).toBeVisible();
  });

  it('writes tables, and pictures only of what may be shared', async () => {
    const user = userEvent.setup();
    const core = testCore();
    await fillCohort(core);
    const { system } = openWindow(core, '/progress');
    await user.click(await screen.findByRole('button', { name: 'Save confidence as a file' }));
    expect(screen.getByRole('menuitem', { name: /Picture/ })).toHaveTextContent('hide names with F9');
    await user.click(screen.getByRole('menuitem', { name: /CSV/ }));
    expect(await screen.findByText(/^The table is in .*confidence.*\.csv/i)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Save attendance as a file' }));
    await user.click(screen.getByRole('menuitem', { name: /Picture/ }));
    expect(system.saved[0]).toMatchObject({ name: 'attendance.svg', text: expect.stringMatching(/^<svg[^]*One person can reach/) });
  });

  it('says what to do where there is no cohort', async () => {
    openWindow(testCore(), '/progress');
    expect(await screen.findByRole('heading', { name: 'There is no cohort yet' })).toBeVisible();
  });
});
