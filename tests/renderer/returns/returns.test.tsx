import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { findings } from '../../support/axe.ts';
import { testCore } from '../../support/cores.ts';
import { fillInPdfLib } from '../../support/pdfFillers.ts';
import { enterPeople, fillFile, printCopies } from '../../support/returns.ts';
import { openWindow } from '../../support/window.tsx';

const names = ['Ottoline Marchbanks', 'Cosmo Featherby'];
const field = 'ls1-role-1:individual';

async function filledFolder(core: ReturnType<typeof testCore>): Promise<{ folder: string; people: string[] }> {
  const people = await enterPeople(core, names);
  const files = await printCopies(core, names);
  const folder = path.join(core.folder, 'back');
  mkdirSync(folder);
  for (const [at, file] of files.entries())
    copyFileSync(await fillFile(file, fillInPdfLib, { [field]: `Words of number ${at + 1}.` }), path.join(folder, `${at + 1}.pdf`));
  writeFileSync(path.join(folder, '3.pdf'), 'These are only words.');
  return { folder, people };
}

test('files are looked at, given to people, accepted and taken back, all by keyboard', async () => {
  const core = testCore();
  const { folder, people } = await filledFolder(core);
  const keys = userEvent.setup();
  const { system } = openWindow(core, '/returns');
  expect(await screen.findByRole('heading', { name: 'No file waits to be looked at' })).toBeVisible();
  expect(await findings()).toEqual([]);

  Object.assign(system.native, { chooseFolder: async () => folder });
  screen.getByRole('button', { name: 'Choose a folder…' }).focus();
  await keys.keyboard('{Enter}');
  expect(await screen.findByRole('heading', { name: '3 files came back. 2 need you; 1 could not be taken.' })).toBeVisible();
  expect(await screen.findByText('Words of number 1.')).toBeInTheDocument();
  expect(await core.ask('response.list', {})).toEqual([]);
  expect(await findings()).toEqual([]);

  // From file to file: the second one’s words, and what the third one is.
  await keys.keyboard('j');
  expect(await screen.findByText('Words of number 2.')).toBeInTheDocument();
  await keys.keyboard('j');
  expect(await screen.findByText(/This is neither a PDF nor a picture/)).toBeVisible();

  screen.getByRole('button', { name: 'Take 2 by the name on the cover' }).focus();
  await keys.keyboard('{Enter}');
  const list = screen.getByRole('navigation', { name: 'Files' });
  expect(within(list).getByText(names[0] ?? '')).toBeVisible();
  await keys.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(async () => expect(await core.ask('response.list', {})).toHaveLength(2));
  expect(await core.ask('response.list', { participant: people[1] ?? '' })).toMatchObject([
    { field, text: 'Words of number 2.', source: 'fillable' },
  ]);
  expect((await screen.findAllByText('2 answers of 2 people came home.')).length).toBeGreaterThan(0);
  await waitFor(() => expect(within(list).getAllByText('Accepted', { selector: '.tag' })).toHaveLength(2));

  await keys.keyboard('{Control>}z{/Control}');
  expect((await screen.findAllByText('Undone: accepting files that came back.')).length).toBeGreaterThan(0);
  expect(await core.ask('response.list', {})).toEqual([]);
});

test('what was typed stands beside what the file says, and the file’s is kept only if somebody says so', async () => {
  const core = testCore();
  const { folder, people } = await filledFolder(core);
  const keys = userEvent.setup();
  const { system } = openWindow(core, '/returns');
  Object.assign(system.native, { chooseFolder: async () => folder });
  await keys.click(await screen.findByRole('button', { name: 'Choose a folder…' }));
  await keys.click(await screen.findByRole('button', { name: 'Ottoline Marchbanks, Autumn' }));
  const [edition] = await core.ask('edition.list', { workbook: 'npqltd-local-seminar-1' });
  await core.ask('response.save', {
    op: core.op(),
    response: {
      id: 'typed-1',
      participant: people[0] ?? '',
      edition: edition?.id ?? '',
      field,
      text: 'Typed by hand.',
      source: 'typed',
      written: '2026-11-20T10:00:00.000Z',
      revision: 0,
    },
  });
  const keep = await screen.findByRole('button', { name: 'Keep the file’s' });
  expect(screen.getByText('Typed by hand.')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Keep mine' })).toHaveAttribute('aria-pressed', 'true');
  expect(await findings()).toEqual([]);
  await keys.click(keep);
  await keys.click(screen.getByRole('button', { name: /^Accept 1 file/ }));
  await waitFor(async () =>
    expect(await core.ask('response.list', { participant: people[0] ?? '' })).toMatchObject([{ text: 'Words of number 1.', revision: 2 }]),
  );
});

test('answers and files that are not ticked are not stored', async () => {
  const core = testCore();
  const people = await enterPeople(core, names);
  const files = await printCopies(core, names);
  const folder = path.join(core.folder, 'back');
  mkdirSync(folder);
  const other = 'ls1-role-2:individual';
  for (const [at, file] of files.entries())
    copyFileSync(
      await fillFile(file, fillInPdfLib, { [field]: `First of ${at}.`, [other]: `Second of ${at}.` }),
      path.join(folder, `${at}.pdf`),
    );
  const keys = userEvent.setup();
  const { system } = openWindow(core, '/returns');
  Object.assign(system.native, { chooseFolder: async () => folder });
  await keys.click(await screen.findByRole('button', { name: 'Choose a folder…' }));
  await keys.click(await screen.findByRole('button', { name: 'Take 2 by the name on the cover' }));

  // The second answer of the first file by its key, all of the second file by its tick.
  expect(await screen.findByText('First of 0.')).toBeVisible();
  await keys.keyboard('nx');
  expect(screen.getAllByRole('checkbox', { name: 'Keep this answer' }).map((box) => (box as HTMLInputElement).checked)).toEqual([
    true,
    false,
  ]);
  const all = screen.getByRole('checkbox', { name: 'Accept all that can be accepted' });
  await keys.click(screen.getByRole('checkbox', { name: `Accept what came from ${names[1]}` }));
  expect(all).toBePartiallyChecked();
  expect(await findings()).toEqual([]);
  await keys.click(all);
  expect(screen.getByRole('button', { name: /^Accept 2 files/ })).toBeVisible();
  await keys.click(all);
  expect(screen.getByRole('button', { name: /^Nothing to accept/ })).toBeDisabled();
  await keys.click(screen.getByRole('checkbox', { name: `Accept what came from ${names[0]}` }));
  await keys.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(async () =>
    expect((await core.ask('response.list', {})).map(({ participant, text }) => [participant, text])).toEqual([[people[0], 'First of 0.']]),
  );
});

test('copies that were printed for names before there were people bring their people along, all at once', async () => {
  const core = testCore();
  const files = await printCopies(core, names);
  const folder = path.join(core.folder, 'back');
  mkdirSync(folder);
  for (const [at, file] of files.entries())
    copyFileSync(await fillFile(file, fillInPdfLib, { [field]: `Words of number ${at + 1}.` }), path.join(folder, `${at + 1}.pdf`));
  const keys = userEvent.setup();
  const { system } = openWindow(core, '/returns');
  Object.assign(system.native, { chooseFolder: async () => folder });
  await keys.click(await screen.findByRole('button', { name: 'Choose a folder…' }));
  expect(await screen.findByText(/^An answer belongs to a person, and a person to a cohort\. There is none yet\./)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Add a cohort' })).toHaveAttribute('href', '#/people');
  expect(await findings()).toEqual([]);

  const retention = { months: 12, from: '2026-11-22', due: '2027-11-22' };
  const save = (id: string, title: string) =>
    core.ask('cohort.save', { op: core.op(), cohort: { id, title, programme: 'NPQLTD', retention, revision: 0 } });
  await save('autumn', 'Autumn');
  expect(await screen.findByRole('button', { name: 'Add 2 people by their covers to Autumn' })).toBeVisible();
  await save('spring', 'Spring');
  await keys.click(await screen.findByRole('button', { name: 'Add 2 people by their covers to…' }));
  await keys.click(await screen.findByRole('menuitem', { name: 'Spring' }));
  expect(await core.ask('person.list', {})).toEqual([]);
  await keys.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(async () => expect(await core.ask('response.list', {})).toHaveLength(2));
  expect((await core.ask('person.list', { cohort: 'spring' })).map(({ name }) => name)).toEqual(names.toSorted());
  // One step, people and answers.
  await keys.keyboard('{Control>}z{/Control}');
  await waitFor(async () => expect(await core.ask('person.list', {})).toEqual([]));
});

test('what was decided is there again after the window was reloaded, until the sheet is put away', async () => {
  const core = testCore();
  const { folder } = await filledFolder(core);
  const keys = userEvent.setup();
  const { system, unmount } = openWindow(core, '/returns');
  Object.assign(system.native, { chooseFolder: async () => folder });
  await keys.click(await screen.findByRole('button', { name: 'Choose a folder…' }));
  await keys.click(await screen.findByRole('button', { name: 'Take 2 by the name on the cover' }));
  await keys.click(await screen.findByRole('checkbox', { name: `Accept what came from ${names[1]}` }));
  expect(await screen.findByRole('button', { name: /^Accept 1 file/ })).toBeVisible();
  // It is kept by the core, which a reload does not wait for.
  await waitFor(async () => {
    const desk = await core.ask('returns.desk', {});
    const decided = await core.ask('returns.decided', { sheet: desk?.sheet ?? '' });
    expect(decided.filter(({ decision }) => decision.out)).toHaveLength(1);
  });
  unmount();

  openWindow(core, '/returns');
  expect(await screen.findByRole('heading', { name: '3 files came back. 2 need you; 1 could not be taken.' })).toBeVisible();
  expect(await screen.findByRole('button', { name: /^Accept 1 file/ })).toBeVisible();
  expect(screen.getByRole('checkbox', { name: `Accept what came from ${names[1]}` })).not.toBeChecked();

  // One file that is nothing, then all of it.
  await keys.keyboard('jj');
  await keys.click(await screen.findByRole('button', { name: 'Put this file away' }));
  expect(await screen.findByRole('heading', { name: '2 files came back. 2 need you.' })).toBeVisible();
  expect(await findings()).toEqual([]);
  await keys.click(screen.getByRole('button', { name: 'Put this sheet away' }));
  expect(await screen.findByRole('heading', { name: 'No file waits to be looked at' })).toBeVisible();
  expect(await core.ask('returns.desk', {})).toBeNull();
  expect(await core.ask('response.list', {})).toEqual([]);
});
