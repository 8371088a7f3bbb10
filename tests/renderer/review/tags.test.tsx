import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { findings } from '../../support/axe.ts';
import { testCore } from '../../support/cores.ts';
import { reviewedCohort } from '../../support/review.ts';
import { openWindow } from '../../support/window.tsx';

const names = (): (string | null | undefined)[] =>
  [...document.querySelectorAll('[role="treeitem"]')].map((each) => each.querySelector('.rev-tag-name')?.textContent);
const item = async (name: string): Promise<HTMLElement> =>
  (await screen.findByText(name, { selector: '.rev-tag-name' })).closest<HTMLElement>('[role="treeitem"]') as HTMLElement;

async function withTags(...made: string[]) {
  const core = testCore();
  await reviewedCohort(core);
  for (const name of made) {
    const id = name.split(' ')[0]?.toLowerCase() ?? '';
    await core.ask('tag.save', { op: core.op(), tag: { id, parent: null, name, definition: '', colour: 0, mark: 'dot', revision: 0 } });
  }
  openWindow(core, '/review/tags');
  await screen.findByRole('textbox', { name: 'A new theme' });
  return { core, user: userEvent.setup() };
}

describe('themes', () => {
  it('are made, and put in their order, with the keyboard', async () => {
    const { core, user } = await withTags();
    expect(screen.getByRole('heading', { level: 1, name: 'There are no themes yet' })).toBeVisible();
    const field = screen.getByRole('textbox', { name: 'A new theme' });
    for (const name of ['Cause', 'Data', 'Fix']) {
      await user.type(field, `${name}{Enter}`);
      await item(name);
      await waitFor(() => expect(field).toHaveValue(''));
    }
    expect(await findings()).toEqual([]);
    // Alt and → puts it under the one above; the focus stays with it.
    (await item('Data')).focus();
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
    await waitFor(async () => expect(await item('Data')).toHaveAttribute('aria-level', '2'));
    await waitFor(async () => expect(await item('Data')).toHaveFocus());
    await user.keyboard('{ArrowDown}');
    await waitFor(async () => expect(await item('Fix')).toHaveFocus());
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await waitFor(() => expect(names()).toEqual(['Fix', 'Cause', 'Data']));
    // N asks for a new one beside it.
    await waitFor(async () => expect(await item('Fix')).toHaveFocus());
    await user.keyboard('nReady{Enter}');
    await waitFor(() => expect(names()).toEqual(['Fix', 'Ready', 'Cause', 'Data']));
    const tags = await core.ask('tag.list', {});
    // Neighbours can be told apart, by colour and by shape.
    expect(new Set(tags.map(({ colour }) => colour)).size).toBe(4);
    expect(new Set(tags.map(({ mark }) => mark)).size).toBe(4);
  });

  it('are merged, named, told what belongs under them, and removed', async () => {
    const { core, user } = await withTags('Solution first', 'Readiness', 'Diagnosis');
    (await item('Readiness')).focus();
    await user.keyboard('m');
    await user.type(await screen.findByRole('searchbox', { name: 'Merge into' }), 'Diag{Enter}');
    await waitFor(() => expect(names()).toEqual(['Solution first', 'Diagnosis']));
    await screen.findByText('Readiness is part of Diagnosis now');
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(names()).toContain('Readiness'));
    // Undo goes to what came back, a moment later where it is there by then: it is not to go there in the middle of what follows.
    await new Promise((resolve) => setTimeout(resolve, 400));
    (await item('Solution first')).focus();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveFocus();
    await user.keyboard('Solution before cause{Enter}');
    await item('Solution before cause');
    await user.type(screen.getByRole('textbox', { name: 'What belongs under it' }), 'A step before a cause.');
    await user.click(screen.getByRole('radio', { name: 'Diamond' }));
    await waitFor(async () => {
      const [tag] = await core.ask('tag.list', {});
      expect(tag).toMatchObject({ name: 'Solution before cause', definition: 'A step before a cause.', mark: 'diamond' });
    });
    (await item('Solution before cause')).focus();
    await user.keyboard('{Delete}');
    await waitFor(() => expect(names()).toEqual(['Readiness', 'Diagnosis']));
    expect(screen.getByRole('tree')).toContainElement(document.activeElement as HTMLElement);
  });

  it('are split by the passages under them', async () => {
    const core = testCore();
    const cohort = await reviewedCohort(core);
    await core.ask('tag.save', {
      op: core.op(),
      tag: { id: 'ask', parent: null, name: 'Ask', definition: '', colour: 1, mark: 'ring', revision: 0 },
    });
    for (const [index, name] of ['Benedikta Farrow', 'Oriel Tamsworth'].entries()) {
      const response = await cohort.answerOf(name);
      await core.ask('excerpt.add', {
        op: core.op(),
        excerpt: `x${index}`,
        response,
        revision: 1,
        start: 0,
        end: 3 + index * 15,
        tags: ['ask'],
      });
    }
    const user = userEvent.setup();
    openWindow(core, '/review/tags/ask');
    expect(await screen.findByRole('heading', { name: '2 passages under it' })).toBeVisible();
    await user.click(screen.getByRole('checkbox', { name: /Ask Kofi Lanternb/ }));
    await user.type(screen.getByRole('textbox', { name: 'Name of the new theme' }), 'Ask one person');
    await user.click(screen.getByRole('button', { name: 'Split 1 passage off' }));
    await screen.findByText('1 passage is under Ask one person now');
    expect(await screen.findByRole('treeitem', { name: /Ask one person/, selected: true })).toBeVisible();
    const tags = await core.ask('tag.list', {});
    expect(tags.map(({ name, excerpts }) => [name, excerpts])).toEqual([
      ['Ask', 1],
      ['Ask one person', 1],
    ]);
    const one = screen.getByRole('region', { name: 'Ask one person' });
    expect(await within(one).findByRole('link', { name: 'Oriel Tamsworth' })).toBeVisible();
    expect(await findings()).toEqual([]);
  });
});
