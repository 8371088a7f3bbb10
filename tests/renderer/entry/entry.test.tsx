import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { findings } from '../../support/axe.ts';
import { testCore } from '../../support/cores.ts';
import { openWindow } from '../../support/window.tsx';

async function withEdition() {
  const core = testCore();
  await core.ask('cohort.save', {
    op: core.op(),
    cohort: {
      id: 'autumn',
      title: 'Autumn 2026, North',
      programme: 'NPQLTD',
      retention: { months: 12, from: '2026-12-18', due: '2027-12-18' },
      revision: 0,
    },
  });
  await core.ask('people.import', {
    op: core.op(),
    cohort: 'autumn',
    source: { by: 'text', text: 'Name\nBenedikta Farrow\nKofi Lanternby\n' },
  });
  const [workbook] = await core.ask('workbook.list', {});
  const { edition } = await core.ask('edition.issue', { op: core.op(), workbook: workbook?.id ?? '' });
  const people = await core.ask('person.list', { cohort: 'autumn' });
  const fields = await core.ask('entry.fields', { edition: edition.id });
  const cellsOf = async (name: string) => {
    const participant = people.find((person) => person.name === name)?.id ?? '';
    const { cells, handIn } = await core.ask('entry.person', { participant, edition: edition.id });
    return { handIn, cells: new Map(cells.map((cell) => [cell.field, cell])) };
  };
  return { core, edition, fields, cellsOf };
}

test('answers are typed one cell after the other, and three kinds of nothing are told apart', async () => {
  const { core, fields, cellsOf } = await withEdition();
  const keys = userEvent.setup();
  openWindow(core, '/answers');
  const grid = await screen.findByRole('grid');
  const box = await within(grid).findByRole('textbox', { name: /^Benedikta Farrow, / });
  expect(await findings()).toEqual([]);
  box.focus();
  await keys.keyboard('We named the problem first.{Tab}Late, and then well.{Tab}{Alt>}b{/Alt}');
  await keys.keyboard('{ArrowDown}{Home}{ArrowRight}{Alt>}n{/Alt}{Alt>}h{/Alt}');
  await waitFor(async () => {
    const { cells } = await cellsOf('Benedikta Farrow');
    expect(cells.get(fields[0]?.id ?? '')?.text).toBe('We named the problem first.');
    expect(cells.get(fields[1]?.id ?? '')?.text).toBe('Late, and then well.');
    expect(cells.get(fields[2]?.id ?? '')?.state).toBe('blank');
  });
  await waitFor(async () => {
    const kofi = await cellsOf('Kofi Lanternby');
    expect(kofi.cells.get(fields[0]?.id ?? '')?.state).toBe('not-attempted');
    expect(kofi.handIn).toBe('not-handed-in');
  });
  expect(await within(grid).findByText('left blank')).toBeVisible();
  expect(within(grid).getByText('not attempted')).toBeVisible();
  expect(screen.getByText('not handed in', { selector: '.entry-state' })).toBeVisible();
});

test('a cell that was typed in goes back with Ctrl Z, once it was left', async () => {
  const { core, fields, cellsOf } = await withEdition();
  const keys = userEvent.setup();
  openWindow(core, '/answers');
  (await screen.findByRole('textbox', { name: /^Benedikta Farrow, / })).focus();
  await keys.keyboard('Before{Tab}');
  await waitFor(async () => expect((await cellsOf('Benedikta Farrow')).cells.get(fields[0]?.id ?? '')?.text).toBe('Before'));
  await keys.keyboard('{Control>}z{/Control}');
  await waitFor(async () => expect((await cellsOf('Benedikta Farrow')).cells.has(fields[0]?.id ?? '')).toBe(false));
});

test('whoever no longer fits the filter by what is typed for them stays until the row is left, so that nothing goes to the next person', async () => {
  const { core, fields, cellsOf } = await withEdition();
  const keys = userEvent.setup();
  openWindow(core, '/answers');
  const grid = await screen.findByRole('grid');
  await keys.click(screen.getByRole('button', { name: /Everybody/ }));
  await keys.click(await screen.findByRole('option', { name: 'Not known yet' }));
  const box = await within(grid).findByRole('textbox', { name: /^Benedikta Farrow, / });
  await waitFor(() => expect(document.querySelector('[role="listbox"]')).toBeNull());
  box.focus();
  await keys.keyboard('We named the problem first.{Tab}Late, ');
  // The first answer is here now, and with it the copy is back.
  await waitFor(async () => expect((await cellsOf('Benedikta Farrow')).handIn).toBe('handed-in'));
  await new Promise((resolve) => setTimeout(resolve, 300));
  await keys.keyboard('and then well.{Tab}And once more.');
  expect(within(grid).getByText('We named the problem first.')).toBeVisible();
  expect(within(grid).getByText('Late, and then well.')).toBeVisible();
  await keys.keyboard('{Enter}');
  await waitFor(() => expect(within(grid).queryByText('Benedikta Farrow')).toBeNull());
  await waitFor(async () => {
    const { cells } = await cellsOf('Benedikta Farrow');
    expect(fields.slice(0, 3).map(({ id }) => cells.get(id)?.text)).toEqual([
      'We named the problem first.',
      'Late, and then well.',
      'And once more.',
    ]);
  });
  expect((await cellsOf('Kofi Lanternby')).cells.size).toBe(0);
});

test('names are hidden in the middle of a sentence: it is kept', async () => {
  const { core, fields, cellsOf } = await withEdition();
  const keys = userEvent.setup();
  openWindow(core, '/answers');
  (await screen.findByRole('textbox', { name: /^Benedikta Farrow, / })).focus();
  await keys.keyboard('Half a sentence{F9}');
  await screen.findByText('Participant 1');
  // The keyboard is where it was.
  expect(document.activeElement?.closest('[role="gridcell"]')).toHaveAttribute('data-column', '1');
  await keys.keyboard('{ArrowRight}');
  await waitFor(async () => expect((await cellsOf('Benedikta Farrow')).cells.get(fields[0]?.id ?? '')?.text).toBe('Half a sentence'));
});

test('marking somebody in the middle of a sentence keeps it, and marking the cell lets it come back', async () => {
  const { core, fields, cellsOf } = await withEdition();
  const keys = userEvent.setup();
  openWindow(core, '/answers');
  (await screen.findByRole('textbox', { name: /^Benedikta Farrow, / })).focus();
  await keys.keyboard('Half a sentence{Alt>}h{/Alt}');
  const first = fields[0]?.id ?? '';
  await waitFor(async () => expect(await cellsOf('Benedikta Farrow')).toMatchObject({ handIn: 'not-handed-in' }));
  expect((await cellsOf('Benedikta Farrow')).cells.get(first)?.text).toBe('Half a sentence');
  await keys.keyboard(', and the rest{Alt>}b{/Alt}');
  await waitFor(async () => expect((await cellsOf('Benedikta Farrow')).cells.get(first)?.state).toBe('blank'));
  await keys.keyboard('{Control>}z{/Control}');
  await waitFor(async () => expect((await cellsOf('Benedikta Farrow')).cells.get(first)?.text).toBe('Half a sentence, and the rest'));
});

test('what is typed before the cell has come goes after what stands there, and takes nothing away', async () => {
  const { core, edition, fields, cellsOf } = await withEdition();
  const [benedikta] = await core.ask('person.list', { cohort: 'autumn' });
  const participant = benedikta?.id ?? '';
  const stored = async (at: number, text: string) => {
    const field = fields[at]?.id ?? '';
    await core.ask('entry.set', { op: core.op(), participant, edition: edition.id, field, revision: 0, state: 'written', text });
  };
  await stored(0, 'Before.');
  await stored(1, 'Earlier.');
  let come = (): void => {};
  const held = new Promise<null>((resolve) => {
    come = () => resolve(null);
  });
  openWindow(core, '/answers', ({ call }) => (call === 'entry.cells' ? held : null));
  const keys = userEvent.setup();
  const box = await screen.findByRole('textbox', { name: /^Benedikta Farrow, / });
  box.focus();
  // One is left before its words have come, the other is still typed in when they do.
  await keys.keyboard(' And after.{Tab} And later');
  come();
  const second = document.activeElement as HTMLElement;
  await waitFor(() => expect(second).toHaveValue('Earlier. And later'));
  await keys.keyboard(' still.{Tab}');
  await waitFor(async () => {
    const { cells } = await cellsOf('Benedikta Farrow');
    expect(fields.slice(0, 2).map(({ id }) => cells.get(id)?.text)).toEqual(['Before. And after.', 'Earlier. And later still.']);
  });
});

test('a page that is gone from in the middle of a sentence keeps it', async () => {
  const { core, fields, cellsOf } = await withEdition();
  const keys = userEvent.setup();
  const [workbook] = await core.ask('workbook.list', {});
  const [benedikta] = await core.ask('person.list', { cohort: 'autumn' });
  openWindow(core, `/answers/${workbook?.id}/${benedikta?.id}`);
  const [box] = await screen.findAllByRole('textbox');
  await keys.type(box as HTMLElement, 'Half a sentence');
  window.location.hash = '#/settings';
  await waitFor(async () => expect((await cellsOf('Benedikta Farrow')).cells.get(fields[0]?.id ?? '')?.text).toBe('Half a sentence'));
});

test('a figure is a rating, and the next statement is there', async () => {
  const { core } = await withEdition();
  const keys = userEvent.setup();
  openWindow(core, '/answers/ratings');
  const grid = await screen.findByRole('grid');
  await screen.findByText('Benedikta Farrow');
  within(grid)
    .getAllByRole('gridcell')
    .find((cell) => cell.tabIndex === 0)
    ?.focus();
  expect(await findings()).toEqual([]);
  await keys.keyboard('45');
  await waitFor(async () =>
    expect((await core.ask('rating.list', { cohort: 'autumn' })).map(({ value }) => value).toSorted()).toEqual([4, 5]),
  );
});

test('a form’s answers are mapped to questions and people before they are taken in', async () => {
  const { core, fields, cellsOf } = await withEdition();
  const keys = userEvent.setup();
  openWindow(core, '/answers');
  await keys.click(await screen.findByRole('button', { name: 'Import a form’s answers' }));
  const sheet = await screen.findByRole('dialog');
  await keys.click(within(sheet).getByRole('textbox', { name: /paste a table/ }));
  await keys.paste(`Name\t${fields[0]?.question ?? ''}\nKofi Lanternby\tWe stopped two things.`);
  await keys.click(within(sheet).getByRole('button', { name: 'Read the table' }));
  await keys.click(await within(sheet).findByRole('button', { name: 'Take in 1 answer' }));
  await waitFor(async () => expect((await cellsOf('Kofi Lanternby')).cells.get(fields[0]?.id ?? '')?.source).toBe('table'));
});

test('a cell that is being typed in is not called saved, and Ctrl S keeps it', async () => {
  const { core, fields, cellsOf } = await withEdition();
  const keys = userEvent.setup();
  openWindow(core, '/answers');
  (await screen.findByRole('textbox', { name: /^Benedikta Farrow, / })).focus();
  expect(screen.getByText('Saved', { selector: '.save-words' })).toBeVisible();
  await keys.keyboard('Half a thought');
  expect(await screen.findByText('Saving')).toBeVisible();
  await keys.keyboard('{Control>}s{/Control}');
  await waitFor(async () => expect((await cellsOf('Benedikta Farrow')).cells.get(fields[0]?.id ?? '')?.text).toBe('Half a thought'));
  expect(await screen.findByText('Saved', { selector: '.save-words' })).toBeVisible();
});

test('nobody who waits or has left is counted among those whose workbook is to come', async () => {
  const core = testCore();
  const { cohort } = await core.ask('sample.add', { op: core.op() });
  openWindow(core, '/answers');
  const deferred = (await core.ask('person.list', { cohort })).filter(({ status = 'active' }) => status !== 'active').length;
  expect(deferred).toBe(1);
  expect(await screen.findByRole('heading', { level: 1, name: /^17 of 23 workbooks of / })).toBeVisible();
});
