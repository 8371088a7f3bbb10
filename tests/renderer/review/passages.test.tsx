import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { findings } from '../../support/axe.ts';
import { testCore } from '../../support/cores.ts';
import { reviewedCohort } from '../../support/review.ts';
import { openWindow } from '../../support/window.tsx';

const quote = 'Count what is actually there';

/** A cohort in which something was marked in one answer. */
async function withMark() {
  const core = testCore();
  const cohort = await reviewedCohort(core);
  const response = await cohort.answerOf('Marisol Peckwater');
  await core.ask('tag.save', {
    op: core.op(),
    tag: { id: 'data', parent: null, name: 'Reliable data', definition: '', colour: 2, mark: 'square', revision: 0 },
  });
  await core.ask('excerpt.add', { op: core.op(), excerpt: 'x1', response, revision: 1, start: 0, end: quote.length, tags: ['data'] });
  return { core, cohort, response, user: userEvent.setup() };
}

describe('a memo on a passage', () => {
  it('is written with the keyboard alone where the passage is gone to, changed, and undone', async () => {
    const { core, cohort, response, user } = await withMark();
    openWindow(core, `/review/prompt/${cohort.edition}/${cohort.prompt}`);
    const answer = await screen.findByRole('group', { name: 'Marisol Peckwater, On their own' });
    answer.focus();
    await user.keyboard('e');
    await user.keyboard('m');
    await waitFor(() => expect(screen.getByRole('textbox', { name: `A memo on “${quote}”` })).toHaveFocus());
    await user.keyboard('Before any opinion.{Control>}{Enter}{/Control}');
    await screen.findByText('Memo kept', { selector: '.toast *' });
    await waitFor(async () =>
      expect(await core.ask('memo.list', { excerpt: 'x1' })).toMatchObject([{ text: 'Before any opinion.', about: { is: 'excerpt' } }]),
    );
    const panel = screen.getByRole('complementary', { name: 'This answer' });
    expect(await within(panel).findByText('Before any opinion.')).toBeVisible();
    // The focus is with the answer again.
    await waitFor(() => expect(screen.getByRole('group', { name: 'Marisol Peckwater, On their own' })).toHaveFocus());
    expect(await findings()).toEqual([]);
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(async () => expect(await core.ask('memo.list', { response })).toEqual([]));
    await waitFor(() => expect(within(panel).queryByText('Before any opinion.')).toBeNull());
  });

  it('makes a passage of words that were only chosen, by one step', async () => {
    const { core, cohort, user } = await withMark();
    openWindow(core, `/review/prompt/${cohort.edition}/${cohort.prompt}`);
    const answer = await screen.findByRole('group', { name: 'Kofi Lanternby, On their own' });
    answer.focus();
    await user.keyboard('{Shift>}{ArrowRight>3/}{/Shift}m');
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'A memo on “Start a pilot”' })).toHaveFocus());
    await user.keyboard('A solution.{Control>}{Enter}{/Control}');
    await screen.findByText('Memo kept on “Start a pilot”', { selector: '.toast *' });
    const response = await cohort.answerOf('Kofi Lanternby');
    await waitFor(async () =>
      expect((await core.ask('review.answer', { response })).answer.excerpts).toMatchObject([{ quote: 'Start a pilot', memos: 1 }]),
    );
  });

  it('stands in the list of its theme, is written there too, and is not shown while names are hidden', async () => {
    const { core, user } = await withMark();
    openWindow(core, '/review/tags');
    const line = (await screen.findByText(`“${quote}”`)).closest('li') as HTMLElement;
    await user.click(within(line).getByRole('button', { name: 'Memo' }));
    await waitFor(() => expect(within(line).getByRole('textbox', { name: `A memo on “${quote}”` })).toHaveFocus());
    await user.keyboard('Marisol alone says so.{Control>}{Enter}{/Control}');
    expect(await within(line).findByText('Marisol alone says so.')).toBeVisible();
    expect(await findings()).toEqual([]);
    await user.keyboard('{F9}');
    expect(await screen.findByText('1 memo, hidden with the names.')).toBeVisible();
    expect(screen.queryByText('Marisol alone says so.')).toBeNull();
  });
});

describe('marks whose answers were changed', () => {
  it('are shown with what was changed, kept together where their words were found, and undone together', async () => {
    const { core, cohort, response, user } = await withMark();
    const kofi = await cohort.answerOf('Kofi Lanternby');
    const add = (excerpt: string, of: string, start: number, end: number) =>
      core.ask('excerpt.add', { op: core.op(), excerpt, response: of, revision: 1, start, end, tags: ['data'] });
    await add('x2', kofi, 'Start a pilot with '.length, 'Start a pilot with three trainees'.length);
    await add('x3', kofi, 'Start a pilot with three trainees and '.length, 'Start a pilot with three trainees and see if it works.'.length);
    await cohort.write('Marisol Peckwater', 'ls1-case-3:individual', `First: ${quote} before asking anyone for an opinion.`, 1);
    await cohort.write('Kofi Lanternby', 'ls1-case-3:individual', 'Now: Start a pilot with three trainees and look again.', 1);
    openWindow(core, '/review/looks');
    const list = await screen.findByRole('region', { name: 'Found word for word: 2' });
    const lines = within(list).getAllByRole('listitem');
    expect(lines.map((line) => line.querySelector('mark')?.textContent).toSorted()).toEqual([quote, 'three trainees'].toSorted());
    expect([...list.querySelectorAll('ins')].map((each) => each.textContent?.trim())).toContain('First:');
    expect(await findings()).toEqual([]);
    await user.click(screen.getByRole('radio', { name: 'Not found: 1' }));
    expect(await screen.findByRole('group', { name: /^Kofi Lanternby/ })).toBeVisible();
    await user.click(screen.getByRole('radio', { name: 'Found word for word: 2' }));
    await user.click(await screen.findByRole('button', { name: 'Keep 2 marks where they were found' }));
    await screen.findByText('2 marks are kept where the words were found', { selector: '.toast *' });
    const stateOf = async (of: string): Promise<string[]> =>
      (await core.ask('review.answer', { response: of })).answer.excerpts.map(({ id, state }) => `${id} ${state}`).toSorted();
    await waitFor(async () =>
      expect([...(await stateOf(response)), ...(await stateOf(kofi))]).toEqual(['x1 held', 'x2 held', 'x3 needs-a-look']),
    );
    expect(await screen.findByRole('heading', { level: 1, name: /^1 passage needs a look/ })).toBeVisible();
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(async () =>
      expect([...(await stateOf(response)), ...(await stateOf(kofi))]).toEqual(['x1 moved', 'x2 moved', 'x3 needs-a-look']),
    );
  });
});
