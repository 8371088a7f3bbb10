import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findings } from '../../support/axe.ts';
import { testCore } from '../../support/cores.ts';
import { reviewedCohort, said } from '../../support/review.ts';
import { openWindow } from '../../support/window.tsx';

describe('actions', () => {
  it('are confirmed as they were read, or changed first, and keep what became of them', async () => {
    const core = testCore();
    const cohort = await reviewedCohort(core);
    for (const [part, text] of [
      ['what', 'Sit in on one mentor meeting'],
      ['who', 'Me'],
      ['when', 'by Friday 5 December 2026'],
      ['told', 'my coach'],
    ])
      await cohort.write('Benedikta Farrow', `ls1-actions:individual:1-${part}`, text ?? '');
    await cohort.write('Kofi Lanternby', 'ls1-actions:individual:1-what', 'Ask three trainees');
    const user = userEvent.setup();
    openWindow(core, '/review/actions');
    expect(await screen.findByRole('heading', { level: 1, name: '2 actions were read in workbooks; none is kept yet' })).toBeVisible();
    expect(screen.getByText('Sit in on one mentor meeting')).toBeVisible();
    expect(await findings()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Confirm the action of Benedikta Farrow' }));
    await screen.findByText('1 action kept');
    // What was read wrongly is put right before it is kept.
    await user.click(await screen.findByRole('button', { name: 'Change first: the action of Kofi Lanternby' }));
    const dialog = await screen.findByRole('dialog');
    const when = within(dialog).getByRole('textbox', { name: /By when/ });
    await user.type(when, 'by half term');
    await user.click(within(dialog).getByRole('button', { name: 'Keep the action' }));
    await screen.findByRole('heading', { level: 1, name: '2 actions: 2 open' });
    const done = screen.getAllByRole('radio', { name: 'Done' })[0] as HTMLElement;
    await user.click(done);
    await screen.findByRole('heading', { level: 1, name: '2 actions: 1 done and 1 open' });
    await user.type(await screen.findByRole('textbox', { name: 'What happened?' }), 'It took two goes.{Tab}');
    await waitFor(async () => {
      const actions = await core.ask('action.list', { cohort: cohort.cohort });
      expect(actions.find(({ outcome }) => outcome === 'done')).toMatchObject({
        happened: 'It took two goes.',
        settled: expect.any(String),
      });
      expect(actions.find(({ what }) => what === 'Ask three trainees')?.when).toBe('by half term');
      expect(await core.ask('action.proposals', { cohort: cohort.cohort })).toEqual([]);
    });
    expect(await findings()).toEqual([]);
    (document.activeElement as HTMLElement | null)?.blur();
    await user.keyboard('{Control>}z{/Control}');
    await screen.findByText(/^Undone: /, { selector: '.toast *' });
    await waitFor(() => expect(document.activeElement).toHaveAttribute('data-record'));
    await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    await screen.findByText(/^Done again: /, { selector: '.toast *' });
    // The window goes to what was done again; who is typing by then stays where the words go.
    const happened = await screen.findByRole('textbox', { name: 'What happened?' });
    await waitFor(() => expect(happened).toHaveValue('It took two goes.'));
    await user.click(happened);
    await user.keyboard(' And then a third.');
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(happened).toHaveFocus();
    // Gone from without leaving the box.
    window.location.hash = '#/review/depth';
    await waitFor(async () => {
      const actions = await core.ask('action.list', { cohort: cohort.cohort });
      expect(actions.map((action) => action.happened)).toContain('It took two goes. And then a third.');
    });
  });
});

describe('half a memo', () => {
  const memoOn = async (who: string, core: ReturnType<typeof testCore>, cohort: Awaited<ReturnType<typeof reviewedCohort>>) =>
    (await core.ask('memo.list', { response: await cohort.answerOf(who) })).map(({ text }) => text);

  it('is kept when another answer is gone to, when the window is closed, and not when it was given up', async () => {
    const core = testCore();
    const cohort = await reviewedCohort(core);
    const user = userEvent.setup();
    const { system } = openWindow(core, `/review/prompt/${cohort.edition}/${cohort.prompt}`);
    const begin = async (who: string, text: string): Promise<void> => {
      (await screen.findByRole('group', { name: `${who}, On their own` })).focus();
      await user.keyboard('m');
      await waitFor(() => expect(screen.getByRole('textbox', { name: 'A memo on this answer' })).toHaveFocus());
      await user.keyboard(text);
    };
    await begin('Marisol Peckwater', 'Asks for proof, but');
    // Looking at something else in the panel keeps nothing.
    (document.activeElement as HTMLElement).blur();
    await begin('Kofi Lanternby', 'No.');
    await waitFor(async () => expect(await memoOn('Marisol Peckwater', core, cohort)).toEqual(['Asks for proof, but']));
    await user.keyboard('{Escape}');
    await begin('Kofi Lanternby', 'Wants a pilot');
    await Promise.all(system.flushes.map((flush) => flush()));
    expect(await memoOn('Kofi Lanternby', core, cohort)).toEqual(['Wants a pilot']);
    window.location.hash = '#/';
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'A memo on this answer' })).toBeNull());
    expect(await memoOn('Kofi Lanternby', core, cohort)).toEqual(['Wants a pilot']);
    expect(await memoOn('Marisol Peckwater', core, cohort)).toEqual(['Asks for proof, but']);
  });
});

describe('depth', () => {
  it('is marked in words of one’s own, and calibrated blind, twice, with a sentence about it', async () => {
    const core = testCore();
    const cohort = await reviewedCohort(core);
    const user = userEvent.setup();
    openWindow(core, '/review/depth');
    await user.click(await screen.findByRole('button', { name: 'Change the wording' }));
    const dialog = await screen.findByRole('dialog');
    const [name] = within(dialog).getAllByRole('textbox', { name: 'Name' });
    await user.clear(name as HTMLElement);
    await user.type(name as HTMLElement, 'Names it');
    await user.click(within(dialog).getByRole('button', { name: 'Keep the wording' }));
    await screen.findByText('Names it');
    expect(await findings()).toEqual([]);
    await core.ask('calibration.start', {
      op: core.op(),
      calibration: 'cal-1',
      prompt: cohort.prompt,
      filter: { cohort: cohort.cohort },
    });
    await user.click(await screen.findByRole('link', { name: 'Go on' }));
    await screen.findByText(/^1 of \d+, first time$/);
    for (const { name: who } of cohort.people) expect(document.body.textContent).not.toContain(who);
    expect(await findings()).toEqual([]);
    const { calibration } = await core.ask('calibration.next', { calibration: 'cal-1' });
    for (let mark = 1; mark <= calibration.answers * 2; mark++) {
      await user.keyboard(mark % 3 === 0 ? '2' : '1');
      if (mark < calibration.answers * 2) await screen.findByText(`${mark} of ${calibration.answers * 2} marked`);
    }
    const { agreement } = (await core.ask('calibration.list', { cohort: cohort.cohort }))[0] ?? {};
    expect(await screen.findByRole('heading', { level: 1, name: agreement?.says ?? 'a sentence' })).toBeVisible();
    expect(agreement?.of).toBe(calibration.answers);
  });
});

describe('export', () => {
  it('finds names in what people wrote, and writes nothing until each is decided about', async () => {
    const core = testCore();
    await reviewedCohort(core);
    const user = userEvent.setup();
    openWindow(core, '/review/export');
    expect(await screen.findByRole('heading', { level: 1, name: 'Give what was written to others, without names' })).toBeVisible();
    const decision = await screen.findByRole('radiogroup', { name: 'What becomes of Kofi Lanternby' });
    expect(screen.getByRole('button', { name: /Not yet: decide about/ })).toBeVisible();
    expect(await findings()).toEqual([]);
    await user.click(within(decision).getByRole('radio', { name: /^Write / }));
    const replaceAll = screen.getByRole('button', { name: /^Replace \d known names$/ });
    await user.click(replaceAll);
    for (const leave of screen.queryAllByRole('button', { name: /^Leave all/ })) await user.click(leave);
    await user.click(screen.getByRole('radio', { name: /^JSON/ }));
    await user.click(await screen.findByRole('button', { name: 'Write the file' }));
    const toast = await screen.findByText(/lines? (?:is|are) in .+\.json$/, { selector: '.toast *' });
    const file = /in (.+\.json)$/.exec(toast.textContent ?? '')?.[1] ?? '';
    const text = readFileSync(file, 'utf8');
    expect(text).toContain(said.alone['Marisol Peckwater']);
    for (const word of ['Kofi', 'Lanternby', 'Thornbury', 'Benedikta', 'Larkrise']) expect(text).not.toContain(word);
  });
});
