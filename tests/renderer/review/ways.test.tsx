import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { findings } from '../../support/axe.ts';
import { testCore } from '../../support/cores.ts';
import { reviewedCohort, said } from '../../support/review.ts';
import { openWindow } from '../../support/window.tsx';

async function open(path: string) {
  const core = testCore();
  const cohort = await reviewedCohort(core);
  openWindow(core, path);
  return { core, cohort, user: userEvent.setup() };
}

describe('other ways of reading', () => {
  it('begin with what was asked, and say what came of it', async () => {
    await open('/review');
    expect(await screen.findByRole('heading', { level: 1, name: /^1 of \d+ prompts was answered, by up to 4 people$/ })).toBeVisible();
    expect(screen.getByText(/7 answers from 4 people/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'By prompt' })).toHaveAttribute('aria-current', 'page');
    expect(await findings()).toEqual([]);
  });

  it('say what to do first where there is nobody, and where nothing was written', async () => {
    const core = testCore();
    openWindow(core, '/review');
    expect(await screen.findByRole('heading', { name: 'There is nobody to read yet' })).toBeVisible();
    await core.ask('cohort.save', {
      op: core.op(),
      cohort: {
        id: 'new',
        title: 'Spring',
        programme: 'NPQLT',
        retention: { months: 12, from: '2027-01-01', due: '2028-01-01' },
        revision: 0,
      },
    });
    expect(await screen.findByRole('heading', { name: 'Nothing has been written yet' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Go to Returns' })).toHaveAttribute('href', '#/returns');
    expect(await findings()).toEqual([]);
  });

  it('find words as they are typed, mark them, and keep what was looked for in the address', async () => {
    const { user, cohort } = await open('/review/search');
    const box = await screen.findByRole('searchbox', { name: 'Search what people wrote' });
    await user.type(box, 'pilo');
    expect(await screen.findByRole('heading', { name: '2 answers found' })).toBeVisible();
    const [first] = await screen.findAllByRole('article');
    expect(first?.querySelector('mark')?.textContent?.toLowerCase()).toBe('pilot');
    await waitFor(() => expect(window.location.hash).toBe('#/review/search/pilo'));
    expect(await findings()).toEqual([]);
    // From a hit to the answer among the others, and back to what was looked for.
    await user.click(within(first as HTMLElement).getByRole('link', { name: cohort.question }));
    await screen.findByRole('heading', { level: 1, name: cohort.question });
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Kofi Lanternby, /));
    act(() => window.history.back());
    expect(await screen.findByRole('searchbox')).toHaveValue('pilo');
    expect(await screen.findByRole('heading', { name: '2 answers found' })).toBeVisible();
    await user.clear(screen.getByRole('searchbox'));
    await user.type(screen.getByRole('searchbox'), 'nobodysaidthis');
    expect(await screen.findByText('Nobody wrote “nobodysaidthis”.')).toBeVisible();
  });

  it('follow one person over their seminars', async () => {
    const { core, cohort, user } = await open('/review/person');
    const marisol = await screen.findByRole('link', { name: 'Marisol Peckwater' });
    expect(await within(marisol.closest('li') as HTMLElement).findByText('2 answers')).toBeVisible();
    await user.click(marisol);
    expect(await screen.findByRole('heading', { level: 1, name: /^Marisol Peckwater: 2 answers/ })).toBeVisible();
    expect(screen.getAllByRole('link', { name: cohort.question })).toHaveLength(2);
    await user.type(screen.getByRole('textbox', { name: 'A memo on this person' }), 'Quiet on the day.{Control>}{Enter}{/Control}');
    await screen.findByText('Quiet on the day.');
    const id = cohort.people.find(({ name }) => name === 'Marisol Peckwater')?.id ?? '';
    expect(await core.ask('memo.list', { participant: id })).toMatchObject([{ text: 'Quiet on the day.' }]);
    expect(await findings()).toEqual([]);
  });

  it('gather what was written about a statement', async () => {
    const { core, cohort, user } = await open('/review/statement');
    await screen.findByRole('heading', { level: 1, name: 'Which statement do you want to read about?' });
    const response = await cohort.answerOf('Kofi Lanternby');
    const { framework } = await core.ask('framework.get', { framework: (await core.ask('framework.list', {}))[0]?.id ?? '' });
    const statement = framework.groups.flatMap(({ statements }) => statements).find(({ number }) => number === 20)?.id ?? '';
    await core.ask('excerpt.add', { op: core.op(), excerpt: 'x1', response, revision: 1, start: 0, end: 13, statements: [statement] });
    await user.click(await screen.findByRole('link', { name: /^6t .+1 passage marked/ }));
    expect(await screen.findByRole('radio', { name: 'Marked with it: 1' })).toBeVisible();
    expect(await screen.findByText(/with three trainees/)).toBeVisible();
    expect(await findings()).toEqual([]);
  });

  it('look for what might be worth it, with the reason, and take no for an answer', async () => {
    const core = testCore();
    const cohort = await reviewedCohort(core);
    const words = said.alone['Benedikta Farrow'];
    await cohort.write('Oriel Tamsworth', 'ls1-case-1:individual', words);
    await cohort.write('Kofi Lanternby', 'ls1-case-1:individual', words);
    const user = userEvent.setup();
    openWindow(core, `/review/prompt/${cohort.edition}/ls1-case-1`);
    await user.click(await screen.findByRole('radio', { name: 'Worth a look' }));
    const panel = await screen.findByRole('complementary', { name: 'Worth a look' });
    const says = /^(Kofi Lanternby|Oriel Tamsworth) and (Kofi Lanternby|Oriel Tamsworth) wrote the same words\.$/;
    const line = (await within(panel).findByText(says)).closest('li') as HTMLElement;
    expect(await findings()).toEqual([]);
    await user.click(within(line).getByRole('button', { name: 'Dismiss' }));
    await waitFor(() => expect(within(panel).queryByText(says)).toBeNull());
    await screen.findByText('Dismissed. It will not be suggested again.');
  });
});
