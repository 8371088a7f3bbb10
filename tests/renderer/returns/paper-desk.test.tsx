import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { FieldPlace } from '../../../preload/contract/model/print.ts';
import { findings } from '../../support/axe.ts';
import { type CohortPaper, printCohort } from '../../support/cohort-paper.ts';
import type { TestCore } from '../../support/cores.ts';
import { has } from '../../support/pdfTools.ts';
import { tick, worn, writing } from '../../support/scanning.ts';
import { scanToPdf, wear, writeOn } from '../../support/scans.ts';
import { openWindow } from '../../support/window.tsx';

// Paper is printed in this process, and the printer tells bytes from words by the kind of Node's own bytes, which jsdom's are not.
vi.hoisted(() => {
  globalThis.Uint8Array = Object.getPrototypeOf(Buffer) as Uint8ArrayConstructor;
});

// Pages are printed, worn and read in threads of their own: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000 });
const patient = { timeout: 60_000 };

const [rowan, sidney] = ['Rowan Ash', 'Sidney Birch'];
let paper: CohortPaper;
beforeAll(async () => {
  if (!has('pdftoppm')) return;
  paper = await printCohort(
    [rowan, sidney],
    [
      { whose: 0, pages: [8, 9, 10, 22] },
      { whose: 'blank', pages: [8, 9] },
    ],
  );
}, 240_000);
afterAll(() => paper?.remove());

const first = (page: number, kind: FieldPlace['kind']): FieldPlace => paper.places(page, kind)[0] as FieldPlace;

/** A stack of Rowan's, of which one page has lost its foot and one a number that is not clear; two photographs without a name; and one that cannot be read. */
async function sendBack(core: TestCore): Promise<string> {
  const folder = path.join(core.folder, 'back');
  mkdirSync(folder);
  const [one, , three] = paper.places(22, 'scale');
  const crossed = await writeOn(paper.sheet(0, 22), [tick(one as FieldPlace), tick(three as FieldPlace)]);
  const footless = await sharp(await wear(paper.sheet(0, 9), worn))
    .extract({ left: 0, top: 0, width: 1240, height: 1520 })
    .jpeg()
    .toBuffer();
  const stack = await scanToPdf([
    await wear(await writeOn(paper.sheet(0, 8), [writing(first(8, 'text'))]), worn),
    footless,
    await wear(paper.sheet(0, 10), worn),
    await wear(crossed, worn),
  ]);
  writeFileSync(path.join(folder, 'a stack.pdf'), stack);
  for (const page of [8, 9]) {
    const written = await writeOn(paper.sheet('blank', page), [writing(first(page, 'text'))]);
    writeFileSync(path.join(folder, `IMG_${page}.jpg`), await wear(written, { ...worn, seed: page }));
  }
  writeFileSync(path.join(folder, 'IMG_10.heic'), Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(200)]));
  writeFileSync(path.join(folder, 'letter.docx'), 'PK and so on');
  return folder;
}

test.skipIf(!has('pdftoppm'))('paper is decided, placed, named, typed, taken back and accepted, all by keyboard', async () => {
  const core = paper.core();
  const folder = await sendBack(core);
  const keys = userEvent.setup();
  const { system } = openWindow(core, '/returns');
  Object.assign(system.native, { chooseFolder: async () => folder });
  (await screen.findByRole('button', { name: 'Choose a folder…' })).focus();
  await keys.keyboard('{Enter}');
  expect(await screen.findByRole('heading', { name: '7 pages came in. 3 are placed; 4 need you.' }, patient)).toBeVisible();
  expect(await findings()).toEqual([]);

  // A number that is not clear: one key decides, undo brings it back, and another key decides.
  expect(await screen.findByText('Which number is chosen?', {}, patient)).toBeVisible();
  await keys.keyboard('3');
  expect(await screen.findByRole('heading', { name: 'Where does this page belong?' }, patient)).toBeVisible();
  await keys.keyboard('{Control>}z{/Control}');
  expect((await screen.findAllByText('Taken back.')).length).toBeGreaterThan(0);
  expect(await screen.findByText('Which number is chosen?', {}, patient)).toBeVisible();
  await keys.keyboard('1');

  // The page without a foot: why it may be this one, and one key. The photograph that cannot be read says what to do.
  expect(await screen.findByRole('heading', { name: /^Is it page 9 of / }, patient)).toBeVisible();
  expect(screen.getByText('Pages 8 and 10 of the same workbook lie before and after it, and page 9 is not there.')).toBeVisible();
  expect(await findings()).toEqual([]);
  await keys.keyboard('n');
  expect(await screen.findByText('The file is broken or was cut off on its way.')).toBeVisible();
  expect(await findings()).toEqual([]);
  await keys.keyboard('p');
  expect(await screen.findByRole('heading', { name: /^Is it page 9 of / })).toBeVisible();
  await keys.keyboard('y');
  expect(await screen.findByRole('heading', { name: '7 pages came in. 4 are placed; 3 need you.' }, patient)).toBeVisible();
  await keys.keyboard('{Control>}z{/Control}');
  expect(await screen.findByRole('heading', { name: '7 pages came in. 3 are placed; 4 need you.' }, patient)).toBeVisible();
  expect(await screen.findByRole('heading', { name: /^Is it page 9 of / }, patient)).toBeVisible();
  await keys.keyboard('y');
  expect(await screen.findByRole('heading', { name: '7 pages came in. 4 are placed; 3 need you.' }, patient)).toBeVisible();

  // Two photographs that came one after the other are named together, and that is taken back and done again.
  await keys.keyboard('j');
  const run = await screen.findByRole('group', { name: 'Pages by the same person' }, patient);
  expect(within(run).getAllByRole('checkbox')).toHaveLength(2);
  for (const box of within(run).getAllByRole('checkbox')) expect(box).toBeChecked();
  expect(await findings()).toEqual([]);
  const name = async (): Promise<void> => {
    (await screen.findByRole('combobox', { name: 'Somebody in your cohorts' })).focus();
    await keys.keyboard('Sidney');
    await screen.findByRole('option', { name: /^Sidney Birch/ });
    await keys.keyboard('{ArrowDown}{Enter}');
  };
  await name();
  expect((await screen.findAllByText('2 pages have a name now.', {}, patient)).length).toBeGreaterThan(0);
  expect(await screen.findByRole('heading', { name: '7 pages came in. 6 are placed; 1 needs you.' }, patient)).toBeVisible();
  (document.activeElement as HTMLElement | null)?.blur();
  await keys.keyboard('{Control>}z{/Control}');
  expect(await screen.findByRole('heading', { name: '7 pages came in. 4 are placed; 3 need you.' }, patient)).toBeVisible();
  await keys.click(screen.getByRole('button', { name: /^Who is this\?/ }));
  await name();
  expect(await screen.findByRole('heading', { name: '7 pages came in. 6 are placed; 1 needs you.' }, patient)).toBeVisible();

  // Typed from what was cut out, from box to box. What is blank is told of in one line.
  (document.activeElement as HTMLElement | null)?.blur();
  const list = screen.getByRole('navigation', { name: 'Paper' });
  for (
    let tries = 0;
    tries < 4 &&
    within(list)
      .getByRole('button', { name: /^Rowan Ash/ })
      .getAttribute('aria-current') !== 'true';
    tries++
  )
    await keys.keyboard('j');
  expect(within(list).getByRole('button', { name: /^Rowan Ash/ })).toHaveAttribute('aria-current', 'true');
  const [box] = await screen.findAllByRole('textbox', { name: /^What it says: / }, patient);
  expect((await screen.findAllByText(/^Blank: \d+$/)).length).toBeGreaterThan(0);
  box?.focus();
  await keys.keyboard('Till before you plant.{Enter}');
  await waitFor(async () => expect(document.activeElement).not.toBe(box));
  expect(await findings()).toEqual([]);

  await keys.keyboard('{Control>}{Enter}{/Control}');
  const [one = '', other = ''] = paper.people;
  await waitFor(async () => expect(await core.ask('scans.handwriting', { participant: one })).not.toEqual([]), patient);
  expect(await core.ask('response.list', { participant: one, field: first(8, 'text').id })).toMatchObject([
    { text: 'Till before you plant.', source: 'scan' },
  ]);
  expect((await core.ask('rating.list', { cohort: 'cohort-autumn' })).map(({ participant, value }) => [participant, value])).toEqual([
    [one, 1],
  ]);
  await waitFor(async () => expect(await core.ask('scans.handwriting', { participant: other })).toHaveLength(2), patient);

  // What is stored is undone by the store's own history, as one step.
  (document.activeElement as HTMLElement | null)?.blur();
  await keys.keyboard('{Control>}z{/Control}');
  await waitFor(async () => expect(await core.ask('response.list', { participant: one })).toEqual([]), patient);

  // The letter that came with it has its line among the files.
  await keys.click(screen.getByRole('radio', { name: 'Files (1)' }));
  expect(await screen.findByText(/^This is a document from a word processor/)).toBeVisible();
});
