import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { rememberCohort } from '../../../renderer/state/remembered-cohort.ts';
import { findings } from '../../support/axe.ts';
import { fillCohort } from '../../support/cohorts.ts';
import { testCore } from '../../support/cores.ts';
import { addRatedEdition } from '../../support/second-framework.ts';
import { addTwoCohorts } from '../../support/second-cohort.ts';
import { openWindow } from '../../support/window.tsx';

describe('progress', () => {
  afterEach(() => localStorage.clear());

  // Every mark of two charts is looked at: slow on a busy machine.
  it('heads each chart with what it shows, with no fault that axe finds in charts or tables', async () => {
    const user = userEvent.setup();
    const core = testCore();
    await fillCohort(core);
    openWindow(core, '/progress');
    const confidence = await screen.findByRole('region', { name: 'Confidence' });
    expect(within(confidence).getByRole('heading', { name: /^Confidence rose in 2 of 2 statements\./ })).toBeVisible();
    const attendance = await screen.findByRole('region', { name: 'Attendance' });
    expect(within(attendance).getByRole('heading', { name: /^One person can reach the 90% line only by catching up\./ })).toBeVisible();
    await user.click(within(confidence).getByRole('radio', { name: 'Table' }));
    const line = within(confidence).getByRole('row', { name: /^6a / });
    expect(
      within(line)
        .getAllByRole('gridcell')
        .map((cell) => cell.textContent),
    ).toEqual(['6', '2.0', '4.0', 'up 2.0']);
    // One as a table, the other as a chart.
    expect(await findings()).toEqual([]);
    await user.click(within(attendance).getByRole('radio', { name: 'Table' }));
    expect(within(attendance).getAllByRole('rowheader')[0]).toHaveTextContent('Person B');
  });

  it('reads a chart mark by mark with the arrow keys, each said aloud', async () => {
    const user = userEvent.setup();
    const core = testCore();
    await fillCohort(core);
    openWindow(core, '/progress');
    const chart = within(await screen.findByRole('region', { name: 'Confidence' })).getByRole('application');
    chart.focus();
    await user.keyboard('{ArrowDown}');
    const said = () => document.querySelector('[aria-live="polite"]')?.textContent;
    expect(said()).toMatch(/^6a .*: before 2\.0, after 4\.0, up 2\.0\. 6 people\.$/);
    await user.keyboard('{ArrowRight}');
    expect(said()).toMatch(/^6b /);
    await user.keyboard('{ArrowDown}');
    expect(said()).toMatch(/^6b /);
    await user.keyboard('{Home}');
    expect(within(chart).getByText(/^6a .*up 2\.0\. 6 people\.$/)).toBeVisible();
  });

  it('goes through its parts, each chart with choices of its own', async () => {
    const user = userEvent.setup();
    const core = testCore();
    const sample = await addTwoCohorts(core.ask, core.op);
    rememberCohort(sample.cohort);
    openWindow(core, '/progress/groups');
    const groups = await screen.findByRole('region', { name: 'Confidence by group' });
    await user.click(within(groups).getByRole('radio', { name: 'Phases' }));
    await user.click(within(groups).getByRole('radio', { name: 'Table' }));
    expect(await within(groups).findByRole('rowheader', { name: 'primary' })).toBeVisible();
    const parts = within(screen.getByRole('navigation', { name: 'Charts of' }));
    for (const [link, region, says] of [
      ['Completion', 'Completion by person', /who handed it in left more than half|Everybody who handed it in/],
      ['Themes', 'Themes', /wrote something under “/],
      ['Thinking', 'Depth', /“.+”/],
      ['Thinking', 'Noticing to acting', /wrote all three/],
      ['Actions', 'Actions kept', /actions? w(?:as|ere) kept/],
    ] as const) {
      await user.click(parts.getByRole('link', { name: link }));
      expect(within(await screen.findByRole('region', { name: region })).getByRole('heading', { name: says })).toBeVisible();
    }
    expect(await findings()).toEqual([]);
  });

  it('compares two cohorts, and counts only whom the filter lets through', async () => {
    const user = userEvent.setup();
    const core = testCore();
    const sample = await addTwoCohorts(core.ask, core.op);
    rememberCohort(sample.cohort);
    openWindow(core, '/progress');
    await screen.findByRole('region', { name: 'Confidence' });
    await user.click(await screen.findByRole('button', { name: /Compare with/ }));
    await user.click(await screen.findByRole('option', { name: 'Compare with Spring 2026, South' }));
    expect(await screen.findByRole('heading', { name: /^Confidence rose more in Sample cohort for \d+ of 20 statements/ })).toBeVisible();
    await user.click(screen.getByRole('button', { name: /^Every phase Phase$|Phase/ }));
    await user.click(await screen.findByRole('option', { name: /^Primary/ }));
    expect(await screen.findByText(/^Only Primary: \d+ of 23 people\.$/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Show everybody' }));
    await waitFor(() => expect(screen.queryByText(/^Only Primary/)).toBeNull());
  });

  it('offers the choice of framework where there is more than one, and keeps it in what is projected and written', async () => {
    const user = userEvent.setup();
    const core = testCore();
    const { cohort } = await fillCohort(core);
    openWindow(core, '/progress');
    const confidence = await screen.findByRole('region', { name: 'Confidence' });
    expect(screen.queryByRole('button', { name: /Framework/ })).toBeNull();
    await addRatedEdition(core.ask, core.op, cohort);
    await user.click(await screen.findByRole('button', { name: /Framework/ }));
    await user.click(await screen.findByRole('option', { name: /^Implementation: 2027/ }));
    expect(await within(confidence).findByRole('heading', { name: /from 1\.0 to 5\.0/ })).toBeVisible();
    expect(within(confidence).getByText('Statements: Implementation (2027).')).toBeVisible();
    // It is of no use to a chart that is not of statements.
    await user.click(screen.getByRole('link', { name: 'Actions' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: /Framework/ })).toBeNull());
    await user.click(screen.getByRole('link', { name: 'Confidence and attendance' }));
    await user.keyboard('{F5}');
    const stage = await screen.findByRole('dialog', { name: 'Projected chart' });
    expect(await within(stage).findByRole('heading', { name: /from 1\.0 to 5\.0/ })).toBeVisible();
    await user.keyboard('{Escape}');
    const again = await screen.findByRole('region', { name: 'Confidence' });
    await user.click(within(again).getByRole('button', { name: 'Save confidence as a file' }));
    await user.click(await screen.findByRole('menuitem', { name: /CSV/ }));
    const [file] = await waitFor(() => {
      const written = readdirSync(path.join(core.folder, 'out')).filter((name) => name.endsWith('.csv'));
      expect(written).toHaveLength(1);
      return written;
    });
    expect(readFileSync(path.join(core.folder, 'out', file ?? ''), 'utf8')).toMatch(/anew"?,6,1,5/);
  });

  it('withholds small groups and names while names are hidden', async () => {
    const user = userEvent.setup();
    const core = testCore();
    await fillCohort(core);
    openWindow(core, '/progress');
    await screen.findByRole('region', { name: 'Confidence' });
    await user.keyboard('{F9}');
    expect(await screen.findByRole('heading', { name: /^Confidence rose in 1 of 1 statement\./ })).toBeVisible();
    expect(screen.getByText(/left out in part or whole, since fewer than five people rated them both times\.$/)).toBeVisible();
    await user.click(within(await screen.findByRole('region', { name: 'Attendance' })).getByRole('radio', { name: 'Table' }));
    expect(screen.queryByText('Person B')).toBeNull();
    expect(screen.getByRole('rowheader', { name: 'Participant 2' })).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'Completion' }));
    expect(
      (await screen.findAllByText('Fewer than five people have handed this workbook in, so what they answered is withheld.')).length,
    ).toBe(2);
  });

  it('projects one chart after another, large and without names, until Escape', async () => {
    const user = userEvent.setup();
    const core = testCore();
    await fillCohort(core);
    const { state } = openWindow(core, '/progress');
    await screen.findByRole('region', { name: 'Attendance' });
    await user.keyboard('{F5}');
    const stage = await screen.findByRole('dialog', { name: 'Projected chart' });
    expect(await within(stage).findByRole('heading', { name: /^Confidence rose in 1 of 1 statement/ })).toBeVisible();
    expect(state.views.store.getState().namesHidden).toBe(true);
    await user.keyboard('{ArrowRight}');
    expect(await within(stage).findByRole('heading', { name: /^One person can reach/ })).toBeVisible();
    expect(within(stage).queryByText('Person B')).toBeNull();
    // What the keys were in goes with its chart; the keys go on.
    const plot = await within(stage).findByRole('application');
    plot.focus();
    await user.keyboard('{PageUp}');
    expect(await within(stage).findByRole('heading', { name: /^Confidence rose in 1 of 1 statement/ })).toBeVisible();
    await user.keyboard('{PageDown}');
    expect(await within(stage).findByRole('heading', { name: /^One person can reach/ })).toBeVisible();
    await user.keyboard('{ArrowLeft}{ArrowLeft}{Escape}');
    expect(screen.queryByRole('dialog', { name: 'Projected chart' })).toBeNull();
    expect(state.views.store.getState().namesHidden).toBe(false);
  });

  it('writes tables and pictures, whatever small groups there are', async () => {
    const user = userEvent.setup();
    const core = testCore();
    await fillCohort(core);
    openWindow(core, '/progress');
    await user.click(await screen.findByRole('button', { name: 'Save confidence as a file' }));
    await user.click(screen.getByRole('menuitem', { name: /CSV/ }));
    expect(await screen.findByText(/^It is in .*confidence.*\.csv/i)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Save attendance as a file' }));
    await user.click(screen.getByRole('menuitem', { name: /PNG/ }));
    expect(await screen.findByText(/^It is in .*attendance.*\.png/i)).toBeVisible();
  });

  it('says what to do where there is no cohort', async () => {
    openWindow(testCore(), '/progress');
    expect(await screen.findByRole('heading', { name: 'There is no cohort yet' })).toBeVisible();
  });
});
