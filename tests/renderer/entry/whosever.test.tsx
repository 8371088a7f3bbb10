import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testCore } from '../../support/cores.ts';
import { openWindow } from '../../support/window.tsx';

/*
 * Whatever is done between two words (another filter, names hidden, a mark, a change from elsewhere, before the cells have come), each word is
 * kept, and kept for whoever's row it was typed in.
 */

const people = ['Aurelia Finch', 'Bramwell Oke', 'Cosima Tarn', 'Dunstan Ives', 'Ephraim Vole'];
const keys = ['{Tab}', '{Tab}', '{Enter}', '{Shift>}{Tab}{/Shift}', '{ArrowDown}', '{ArrowUp}', '{End}', '{Home}', '{F9}', '{Alt>}h{/Alt}'];
const filters = ['Not known yet', 'Something to enter', 'Everybody'];

type Deed = { do: 'word' } | { do: 'key'; key: string } | { do: 'elsewhere'; person: number };
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 9, arbitrary: fc.constant<Deed>({ do: 'word' }) },
  { weight: 6, arbitrary: fc.constantFrom(...keys).map((key): Deed => ({ do: 'key', key })) },
  { weight: 1, arbitrary: fc.nat(people.length - 1).map((person): Deed => ({ do: 'elsewhere', person })) },
);

test('every word is kept for whoever it was typed for', async () => {
  const core = testCore();
  const retention = { months: 12, from: '2026-12-18', due: '2027-12-18' };
  const cohort = { id: 'autumn', title: 'Autumn 2026, North', programme: 'NPQLTD', retention, revision: 0 };
  await core.ask('cohort.save', { op: core.op(), cohort });
  const text = ['Name', ...people].join('\n');
  await core.ask('people.import', { op: core.op(), cohort: 'autumn', source: { by: 'text', text } });
  const [workbook] = await core.ask('workbook.list', {});
  const { edition } = await core.ask('edition.issue', { op: core.op(), workbook: workbook?.id ?? '' });
  const list = await core.ask('person.list', { cohort: 'autumn' });
  const user = userEvent.setup();
  let words = 0;
  const typed = new Map<string, string>();

  const inHand = (): string | undefined => {
    const box = document.activeElement?.matches('.grid textarea') ? document.activeElement.getAttribute('aria-label') : null;
    return people.find((name) => box?.startsWith(`${name}, `));
  };
  const doIt = async (each: Deed): Promise<void> => {
    if (each.do === 'word') {
      const who = inHand();
      if (who === undefined) return;
      const word = `word${++words}.`;
      typed.set(word, who);
      await user.keyboard(word);
    } else if (each.do === 'key') await user.keyboard(each.key);
    else {
      const some = [list[each.person]?.id ?? ''];
      const [now] = await core.ask('entry.standing', { cohort: 'autumn', edition: edition.id });
      const state = now?.handIn === 'handed-in' ? null : 'handed-in';
      await core.ask('entry.hand-in', { op: core.op(), edition: edition.id, people: some, state });
    }
  };

  const runs = fc.sample(fc.array(deed, { minLength: 40, maxLength: 40 }), { numRuns: filters.length, seed: 6 });
  for (const [at, deeds] of runs.entries()) {
    const { unmount, system } = openWindow(core, '/answers');
    const grid = await screen.findByRole('grid');
    await user.click(await screen.findByRole('button', { name: /Everybody/ }));
    await user.click(await screen.findByRole('option', { name: filters[at] ?? '' }));
    await waitFor(() => expect(document.querySelector('[role="listbox"]')).toBeNull());
    const cell = await waitFor(() => within(grid).getAllByRole('gridcell')[0] as HTMLElement);
    fireEvent.mouseDown(cell);
    (document.activeElement?.matches('.grid *') ? null : within(grid).getAllByRole('textbox')[0])?.focus();
    for (const each of deeds) await doIt(each);
    await Promise.all(system.flushes.map((flush) => flush()));
    unmount();
  }
  expect(words).toBeGreaterThan(10);
  const kept = async (): Promise<Map<string, string>> => {
    const found = new Map<string, string>();
    for (const { id, name } of list) {
      const { cells } = await core.ask('entry.person', { participant: id, edition: edition.id });
      for (const cell of cells) for (const word of cell.text.match(/word\d+\./g) ?? []) found.set(word, name);
    }
    return found;
  };
  await waitFor(async () => expect(await kept()).toEqual(typed));
});
