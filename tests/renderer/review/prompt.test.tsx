import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { findings } from '../../support/axe.ts';
import { testCore } from '../../support/cores.ts';
import { reviewedCohort } from '../../support/review.ts';
import { openWindow } from '../../support/window.tsx';

async function open(path = '') {
  const core = testCore();
  const cohort = await reviewedCohort(core);
  const user = userEvent.setup();
  const opened = openWindow(core, `/review/prompt/${cohort.edition}/${cohort.prompt}${path}`);
  await screen.findByRole('heading', { level: 1, name: cohort.question });
  const answer = (name: string) => screen.findByRole('group', { name: `${name}, On their own` });
  await answer('Benedikta Farrow');
  return { core, cohort, user, opened, answer };
}

describe('all answers to one prompt', () => {
  it('stand beside each other, alone beside together, with no fault that axe finds', async () => {
    const { answer } = await open();
    const list = screen.getByRole('feed');
    expect(
      within(list)
        .getAllByRole('article')
        .map((line) => line.getAttribute('aria-label')),
    ).toEqual(['Benedikta Farrow', 'Kofi Lanternby', 'Marisol Peckwater', 'Oriel Tamsworth']);
    const [alone, together] = within(within(list).getByRole('article', { name: 'Benedikta Farrow' })).getAllByRole('group');
    expect(alone).toHaveTextContent('Then choose, not before.');
    // What is new in what they wrote together is marked as inserted, what is gone as deleted.
    expect([...(together?.querySelectorAll('ins') ?? [])].map((each) => each.textContent?.trim()).join(' ')).toContain('stop something');
    expect([...(alone?.querySelectorAll('del') ?? [])].map((each) => each.textContent?.trim()).join(' ')).toContain('not before');
    // Too little in common: nothing is marked.
    expect((await answer('Kofi Lanternby')).querySelector('del')).toBeNull();
    expect(within(within(list).getByRole('article', { name: 'Oriel Tamsworth' })).getByText('No answer.')).toBeVisible();
    expect(await findings()).toEqual([]);
  });

  it('are gone through and marked with the keyboard alone, and Undo says what it took back', async () => {
    const { core, cohort, user } = await open();
    await user.keyboard('j');
    const first = await screen.findByRole('group', { name: 'Benedikta Farrow, On their own' });
    await waitFor(() => expect(first).toHaveFocus());
    // The second sentence: past the first seven words, and then one sentence more.
    await user.keyboard('{ArrowRight>7/}{Shift>}{ArrowDown}{/Shift}');
    await user.keyboard('t');
    const box = await screen.findByRole('searchbox', { name: 'Put a theme on it' });
    expect(screen.getByText('On “Then choose, not before.”')).toBeVisible();
    await user.type(box, 'Problem before solution');
    await user.keyboard('{Enter}');
    expect(await screen.findByText('Marked “Then choose, not before.” with Problem before solution')).toBeVisible();
    await waitFor(async () => {
      const { answer } = await core.ask('review.answer', { response: await cohort.answerOf('Benedikta Farrow') });
      expect(answer.excerpts).toMatchObject([{ quote: 'Then choose, not before.', state: 'held' }]);
    });
    // The focus is with the answer again: the next key is about it.
    await waitFor(() => expect(screen.getByRole('group', { name: 'Benedikta Farrow, On their own' })).toHaveFocus());
    expect(await findings()).toEqual([]);
    await user.keyboard('#');
    await user.type(await screen.findByRole('searchbox', { name: 'Put a statement on it' }), '6d');
    await user.keyboard('{Enter}');
    await screen.findByText('Marked “Then choose, not before.” with 6d');
    // J goes down, 1 puts the first theme on the whole answer, S stars it.
    await waitFor(() => expect(screen.getByRole('group', { name: 'Benedikta Farrow, On their own' })).toHaveFocus());
    await user.keyboard('j');
    await waitFor(() => expect(screen.getByRole('group', { name: 'Kofi Lanternby, On their own' })).toHaveFocus());
    await user.keyboard('1');
    await screen.findByText('Marked the whole answer with Problem before solution');
    await user.keyboard('s');
    await screen.findByText('Starred', { selector: '.toast *' });
    const kofi = screen.getByRole('group', { name: 'Kofi Lanternby, On their own' });
    await within(kofi).findByText('Starred');
    await user.keyboard('{Control>}z{/Control}');
    await screen.findByText('Undone: a star.', { selector: '.toast *' });
    await waitFor(() =>
      expect(within(screen.getByRole('group', { name: 'Kofi Lanternby, On their own' })).queryByText('Starred')).toBeNull(),
    );
    await user.keyboard('{Control>}z{/Control}');
    await screen.findByText('Undone: a marked passage.', { selector: '.toast *' });
    await waitFor(async () => {
      const { answer } = await core.ask('review.answer', { response: await cohort.answerOf('Kofi Lanternby') });
      expect(answer.excerpts).toEqual([]);
    });
  });

  it('keep depth in the words of the scale, memos, and what is copied without names', async () => {
    const { core, cohort, user } = await open();
    const copied = vi.spyOn(navigator.clipboard, 'writeText');
    await user.click(await screen.findByRole('group', { name: 'Oriel Tamsworth, On their own' }));
    await user.keyboard('d');
    expect(await screen.findByText('Gives a reason, or says what it means where they work.')).toBeVisible();
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    await waitFor(() =>
      expect(
        within(screen.getByRole('group', { name: 'Oriel Tamsworth, On their own' })).getByText(/^(Says|Explains|Weighs)$/),
      ).toBeVisible(),
    );
    await waitFor(() => expect(screen.getByRole('group', { name: 'Oriel Tamsworth, On their own' })).toHaveFocus());
    await user.keyboard('mWorth ten minutes.{Control>}{Enter}{/Control}');
    expect(await screen.findByText('Memo kept')).toBeVisible();
    await within(screen.getByRole('group', { name: 'Oriel Tamsworth, On their own' })).findByText('1 memo');
    expect(await core.ask('memo.list', { response: await cohort.answerOf('Oriel Tamsworth') })).toMatchObject([
      { text: 'Worth ten minutes.' },
    ]);
    await waitFor(() => expect(screen.getByRole('group', { name: 'Oriel Tamsworth, On their own' })).toHaveFocus());
    await user.keyboard('c');
    await waitFor(() => expect(copied).toHaveBeenCalled());
    const words = copied.mock.calls.at(-1)?.[0] ?? '';
    expect(words).toMatch(/^“Ask .* what he saw at .*\.”$/);
    expect(words).not.toMatch(/Kofi|Lanternby|Thornbury/);
  });

  it('hide names with one key, in the margin and in the words', async () => {
    const { user } = await open();
    expect(screen.getByText(/what he saw at Thornbury Vale School/)).toBeVisible();
    await user.keyboard('{F9}');
    await waitFor(() => expect(screen.getAllByRole('article').map((line) => line.getAttribute('aria-label'))).toContain('Participant 1'));
    await waitFor(() => expect(screen.getByRole('feed').textContent).toContain('what he saw at'));
    for (const name of ['Benedikta', 'Kofi', 'Lanternby', 'Thornbury', 'Larkrise']) expect(document.body.textContent).not.toContain(name);
    expect(await findings()).toEqual([]);
  });

  it('are not copied by the system’s key with a name that is hidden', async () => {
    const { user } = await open();
    await user.keyboard('{F9}');
    const last = await screen.findByRole('group', { name: 'Participant 4, On their own' });
    last.focus();
    await waitFor(() => expect(last).toHaveFocus());
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
    await waitFor(() => expect(last.querySelector('.rev-chosen')).not.toBeNull());
    const setData = vi.fn<(kind: string, text: string) => void>();
    fireEvent.copy(last, { clipboardData: { setData } });
    expect(setData).toHaveBeenCalledWith('text/plain', expect.stringMatching(/^Ask .* what he saw at .*\.$/));
    expect(setData.mock.calls.join()).not.toMatch(/Kofi|Lanternby|Thornbury/);
  });

  it('can be those of some people only, and say so', async () => {
    const { user } = await open();
    await user.click(screen.getByRole('button', { name: /^Role/ }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Lead mentor' }));
    await waitFor(() => expect(screen.getAllByRole('article')).toHaveLength(2));
    expect(screen.getByText('4 of 7 answers shown')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Starred' }));
    expect(await screen.findByText('Nobody’s answer fits these choices.')).toBeVisible();
    expect(await findings()).toEqual([]);
    await user.click(screen.getAllByRole('button', { name: 'Show everybody' })[0] as HTMLElement);
    await waitFor(() => expect(screen.getAllByRole('article')).toHaveLength(4));
  });

  it('say when a mark needs a look, with what it said, and take it to other words', async () => {
    const { core, cohort, user } = await open();
    const response = await cohort.answerOf('Marisol Peckwater');
    await core.ask('tag.save', {
      op: core.op(),
      tag: { id: 'data', parent: null, name: 'Reliable data', definition: '', colour: 2, mark: 'square', revision: 0 },
    });
    const marked = 'Count what is actually there';
    const { answer } = await core.ask('review.answer', { response });
    await core.ask('excerpt.add', {
      op: core.op(),
      excerpt: 'x1',
      response,
      revision: answer.revision,
      start: 0,
      end: marked.length,
      tags: ['data'],
    });
    await cohort.write('Marisol Peckwater', 'ls1-case-3:individual', 'Look at the notes of two rounds.', answer.revision);
    const line = await screen.findByRole('group', { name: 'Marisol Peckwater, On their own' });
    await within(line).findByText('1 needs a look');
    await user.click(line);
    await user.click(screen.getByRole('radio', { name: 'This answer' }));
    const panel = screen.getByRole('complementary', { name: 'This answer' });
    expect(await within(panel).findByText(`“${marked}”`)).toBeVisible();
    expect(within(panel).getByText(/these words are no longer where they were/)).toBeVisible();
    expect(within(panel).getByText(/Count what is actually there before asking/)).toBeVisible();
    screen.getByRole('group', { name: 'Marisol Peckwater, On their own' }).focus();
    await user.keyboard('{Shift>}{ArrowRight>4/}{/Shift}');
    await user.click(await within(panel).findByRole('button', { name: 'Mark the chosen words instead' }));
    await screen.findByText('The mark is on “Look at the notes” now');
    await waitFor(async () => {
      const after = await core.ask('review.answer', { response });
      expect(after.answer.excerpts).toMatchObject([{ id: 'x1', state: 'held', start: 0, end: 17 }]);
    });
  });

  it('stand in three columns where they are noticing, interpreting and acting', async () => {
    const { cohort, opened } = await open();
    opened.unmount();
    const core = testCore();
    const again = await reviewedCohort(core);
    openWindow(core, `/review/moments/${again.edition}/${cohort.block}`);
    expect(await screen.findByRole('heading', { level: 1 })).toBeVisible();
    for (const name of ['Noticing', 'Interpreting', 'Acting']) expect(await screen.findByText(name)).toBeVisible();
    expect(await screen.findByText(/Then choose, not before/)).toBeVisible();
    expect(await findings()).toEqual([]);
  });
});
