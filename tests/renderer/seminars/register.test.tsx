import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { hours, standingWords, untilWords } from '../../../renderer/text/seminars.ts';
import { findings } from '../../support/axe.ts';
import { testCore } from '../../support/cores.ts';
import { openWindow } from '../../support/window.tsx';

const cohort = {
  id: 'autumn',
  title: 'Autumn 2026, North',
  programme: 'NPQLTD',
  retention: { months: 12, from: '2026-12-18', due: '2027-12-18' },
  revision: 0,
};

async function withSeminar() {
  const core = testCore();
  await core.ask('cohort.save', { op: core.op(), cohort });
  await core.ask('people.import', {
    op: core.op(),
    cohort: 'autumn',
    source: { by: 'text', text: 'Name\nBenedikta Farrow\nKofi Lanternby\nOriel Tamsworth\n' },
  });
  await core.ask('seminar.save', {
    op: core.op(),
    seminar: {
      id: 'first',
      cohort: 'autumn',
      title: 'Local Seminar 1',
      kind: 'seminar',
      day: '2026-11-12',
      starts: '09:30',
      ends: '12:30',
      agenda: [{ id: 'welcome', title: 'Welcome', minutes: 30 }],
      resources: [],
      revision: 0,
    },
  });
  return core;
}

test('a register is marked with one key a person, and the marks can be undone', async () => {
  const core = await withSeminar();
  const keys = userEvent.setup();
  openWindow(core, '/seminars/register/first');
  const grid = await screen.findByRole('grid');
  await screen.findByText('Benedikta Farrow');
  expect(await findings()).toEqual([]);
  // Whoever came to mark needs no key to get there.
  await waitFor(() => expect(within(grid).getAllByRole('gridcell')).toContain(document.activeElement));
  await keys.keyboard('pla');
  const states = async () => {
    const { rows } = await core.ask('register.get', { cohort: 'autumn' });
    return rows.map(({ marks }) => marks[0]?.state ?? 'none').toSorted();
  };
  await waitFor(async () => expect(await states()).toEqual(['absent', 'late', 'present']));
  expect(await screen.findByText(/reaches 90% only by catching up on one/)).toBeVisible();
  expect(await screen.findByRole('heading', { name: '2 of 3 can still reach 90% without catching up' })).toBeVisible();
  await keys.keyboard('c');
  await waitFor(async () => expect(await states()).toEqual(['caught-up', 'late', 'present']));
  await keys.keyboard('{Control>}z{/Control}');
  await waitFor(async () => expect(await states()).toEqual(['absent', 'late', 'present']));
});

test('a seminar says how its agenda fills the time, and keeps what is changed', async () => {
  const core = await withSeminar();
  const keys = userEvent.setup();
  openWindow(core, '/seminars/first');
  expect(await screen.findByText(/30 minutes planned: 2 hours 30 are still free/)).toBeVisible();
  expect(await findings()).toEqual([]);
  await keys.type(screen.getByRole('textbox', { name: 'Place' }), 'Larkrise library');
  await keys.click(screen.getByRole('button', { name: 'Add a part' }));
  const minutes = screen.getByRole('textbox', { name: 'Minutes for part 2' });
  await keys.clear(minutes);
  await keys.type(minutes, '150');
  expect(await screen.findByText(/the agenda fills the time exactly/)).toBeVisible();
  await waitFor(async () => {
    const [kept] = await core.ask('seminar.list', { cohort: 'autumn' });
    expect([kept?.place, kept?.agenda.map((item) => item.minutes)]).toEqual(['Larkrise library', [30, 150]]);
  });
});

test('copies show who waits for one, by print and route', async () => {
  const core = await withSeminar();
  openWindow(core, '/copies');
  expect(await screen.findByRole('button', { name: /Make 3 copies/ })).toBeVisible();
  expect(await screen.findByRole('heading', { name: /^Nobody has a copy of/ })).toBeVisible();
  expect(await findings()).toEqual([]);
});

test('days, hours and standings are said in plain words', () => {
  expect(untilWords('2026-12-03', '2026-11-23')).toBe('is in ten days');
  expect(untilWords('2026-11-22', '2026-11-23')).toBe('was yesterday');
  expect(hours({ starts: '09:30', ends: '12:30' })).toBe('9.30 to 12.30');
  const tally = { counts: 'all', planned: 10, attended: 5, absent: 2, open: 3, needed: 9, allowance: 1, toGo: 4, percent: 50 } as const;
  expect(standingWords({ ...tally, standing: 'catch-up', catchUp: 1 }, 90)).toBe('5 of 9 needed, reaches 90% only by catching up on one');
});

test('what is typed of a seminar while the disk is full is not said to be saved, and is kept once there is room', async () => {
  const core = await withSeminar();
  const keys = userEvent.setup();
  let full = true;
  openWindow(core, '/seminars/first', (request) =>
    full && request.call === 'seminar.save' ? { id: request.id, ok: false, error: { code: 'disk-full', detail: {} } } : null,
  );
  await keys.type(await screen.findByLabelText('Place'), 'The hall');
  expect(await screen.findByText(/disk/)).toBeVisible();
  expect(screen.queryByText('Saved')).toBeNull();
  full = false;
  await waitFor(async () => expect((await core.ask('seminar.list', { cohort: 'autumn' }))[0]?.place).toBe('The hall'));
  expect(await screen.findByText('Saved')).toBeVisible();
});

test('somebody who waits for a later cohort is not counted against the line, and is not made present with everybody else', async () => {
  const core = await withSeminar();
  const [, kofi] = await core.ask('person.list', { cohort: 'autumn' });
  await core.ask('person.set', { op: core.op(), people: [kofi?.id ?? ''], set: { status: 'deferred' } });
  const keys = userEvent.setup();
  openWindow(core, '/seminars/register/first');
  const grid = await screen.findByRole('grid');
  expect(await within(grid).findByText('Deferred')).toBeVisible();
  within(grid)
    .getAllByRole('gridcell')
    .find((one) => one.tabIndex === 0)
    ?.focus();
  await keys.keyboard('{Shift>}p{/Shift}');
  const marked = async () =>
    (await core.ask('register.get', { cohort: 'autumn' })).rows.filter(({ marks }) => marks[0]?.state === 'present');
  await waitFor(async () => expect(await marked()).toHaveLength(2));
  expect((await marked()).map(({ participant }) => participant)).not.toContain(kofi?.id);
  expect(await screen.findByRole('heading', { name: 'Everybody can still reach 90%' })).toBeVisible();
});
