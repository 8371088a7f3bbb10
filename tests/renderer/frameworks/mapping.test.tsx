import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { findings } from '../../support/axe.ts';
import { type TestCore, testCore } from '../../support/cores.ts';
import { openWindow } from '../../support/window.tsx';

const soon = { timeout: 60_000 };

/** A later edition: two statements of the shipped one, and one that is new. */
async function withLater(core: TestCore): Promise<string> {
  const { framework } = await core.ask('framework.read-text', {
    text: [
      'Deliver changes by:',
      '- 7a. Managing expectations and encouraging buy-in until positive signs of changes emerge.',
      '- 7b. Reinforcing initial training with expert follow-on support within the school.',
      '- 7c. Something that nobody had thought of before.',
    ].join('\n'),
    title: 'Later',
    edition: '2027',
  });
  await core.ask('framework.save', { op: core.op(), framework });
  return framework.id;
}

describe('mapping one edition to another', () => {
  it('unties what was proposed, ties it elsewhere, keeps it, and brings back what was there before', async () => {
    const core = testCore();
    const later = await withLater(core);
    const user = userEvent.setup();
    openWindow(core, '/frameworks/map');
    const kept = () => core.ask('mapping.get', { from: 'implementation-6', to: later });
    const tied = async (code: string): Promise<HTMLElement> =>
      (await screen.findByText(code, { selector: 'b.code' }, soon)).closest('li') as HTMLElement;
    expect(await screen.findByText(/^2 the same, 0 split, merged or recast, 18 dropped, 1 new\.$/, undefined, soon)).toBeVisible();
    expect(await findings()).toEqual([]);

    await user.click(screen.getByRole('button', { name: 'Keep this' }));
    await waitFor(async () => expect((await kept())?.rows.filter((row) => row.from.length > 0 && row.to.length > 0)).toHaveLength(2), soon);
    await screen.findByText('As it was kept.', undefined, soon);

    expect(
      await screen.findByText('Kept for the first time: 2 the same, 0 split, merged or recast, 18 dropped, 1 new.', undefined, soon),
    ).toBeVisible();

    // Untied: dropped on this side, new on the other.
    await user.click(within(await tied('6n')).getByRole('button', { name: 'Untie 6n from 7a' }));
    expect(within(await tied('6n')).getByText('Dropped')).toBeVisible();
    expect(screen.getByText(/^1 the same, 0 split, merged or recast, 19 dropped, 2 new\.$/)).toBeVisible();
    expect(
      within(screen.getByRole('heading', { name: 'New in the later edition' }).closest('section') as HTMLElement).getByText('7a'),
    ).toBeVisible();

    // Two that became one.
    const row = within(await tied('6p'));
    await user.click(row.getByRole('button', { name: /Tie 6p to/ }));
    await user.click(await screen.findByRole('option', { name: /^7a/ }));
    expect(within(await tied('6p')).getByText('Split')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Keep this' }));
    await waitFor(async () => expect((await kept())?.rows.find((each) => each.to.length === 2)?.from).toHaveLength(1), soon);
    expect(await screen.findByText('6p is split into 7a and 7b. It was the same as 7b.', undefined, soon)).toBeVisible();
    expect(await findings()).toEqual([]);

    await user.keyboard('{Control>}z{/Control}');
    await waitFor(async () => expect((await kept())?.rows.some((each) => each.to.length === 2)).toBe(false), soon);
    expect(await screen.findByRole('button', { name: 'Untie 6n from 7a' }, soon)).toBeVisible();
    await waitFor(() => expect(screen.queryByText(/^6p is split/)).toBeNull(), soon);
  });
});
