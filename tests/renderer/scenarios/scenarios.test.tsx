import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { findings } from '../../support/axe.ts';
import { testCore } from '../../support/cores.ts';
import { openWindow } from '../../support/window.tsx';

describe('the bank of scenarios', () => {
  it('shows one as it prints, with its statements and where it is used, and no fault that axe finds', async () => {
    openWindow(testCore(), '/scenarios');
    expect(await screen.findByRole('heading', { level: 3, name: 'Introducing instructional coaching' })).toBeVisible();
    expect(screen.getByText(/^Sidney$|Sidney is the lead mentor/, { selector: 'span' })).toBeVisible();
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
    await waitFor(
      async () => expect((await core.ask('scenario.get', { scenario: 'scenario-lead-mentor' })).scenario.names).toEqual({ lead: 'Ines' }),
      { timeout: 5000 },
    );
  });

  it('says so when the scenario is not there', async () => {
    openWindow(testCore(), '/scenarios/no-such-one');
    expect(await screen.findByText(/not in the bank any more/)).toBeVisible();
  });
});
