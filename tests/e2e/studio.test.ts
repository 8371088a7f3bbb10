import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { titleOf } from '../../preload/contract/draft.ts';
import { seminarAsWord, seminarText } from '../support/seminar-source.ts';
import { can, scratch } from './support/places.ts';
import { callIn, type Opened, openBrowser, openElectron } from './support/window.ts';

/*
 * Next month’s workbook: Seminar 2 is made of Seminar 1, a framework is pasted, a colleague’s Word file comes in whole, what a
 * program can see is put right, the edition is issued and printed.
 */

const seminar = 'npqltd-local-seminar-1';
const picture = async ({ page }: Opened, name: string): Promise<void> => {
  const folder = process.env['GROUNDWORK_PICTURES'];
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`) });
};
const goTo = ({ page }: Opened, place: string): Promise<void> =>
  page.evaluate((hash) => {
    window.location.hash = hash;
  }, place);

async function duplicate(opened: Opened): Promise<void> {
  const { page } = opened;
  await goTo(opened, '/workbooks');
  await page
    .getByRole('button', { name: /^More for / })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await page.getByText('2 workbooks on the shelf').waitFor();
}

/** Seminar 2 of Seminar 1: its name, its words, a picture, and a part that goes elsewhere by a true drag of the mouse. */
async function makeSeminar2(opened: Opened, photograph: string): Promise<void> {
  const { page } = opened;
  const copy = (await callIn(opened, 'workbook.list', {})).find(({ id }) => id !== seminar)?.id ?? '';
  const draft = async () => (await callIn(opened, 'workbook.get', { workbook: copy })).workbook;
  const titles = async (section: string): Promise<string[]> =>
    (await draft()).sections.find(({ title }) => title === section)?.blocks.map(titleOf) ?? [];
  await goTo(opened, `/workbooks/${copy}`);
  const outline = page.getByRole('treegrid', { name: 'Outline' });
  await outline.getByRole('row', { name: 'Cover' }).click();
  await page.getByLabel('Title on the shelf').fill('NPQLTD Local Seminar 2 Workbook');
  await page.getByLabel('Subtitle').fill('Local Seminar 2 Workbook');
  await page.getByLabel('Large word on the cover').click();
  await expect.poll(async () => (await draft()).title).toBe('NPQLTD Local Seminar 2 Workbook');

  await outline.getByRole('row', { name: 'Learning intentions' }).click();
  const items = page.getByLabel('Items', { exact: true });
  await items.click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('Say what has changed since we met. ', { delay: 5 });
  await expect.poll(async () => JSON.stringify(await draft())).toContain('Say what has changed since we met.');

  // With the mouse, from one section into another.
  const from = outline.getByRole('row', { name: 'Learning intentions' });
  const onto = outline.getByRole('row', { name: 'Quotation reflection' });
  const start = await from.boundingBox();
  const end = await onto.boundingBox();
  if (!start || !end) throw new Error('the outline is not in sight');
  await page.mouse.move(start.x + 60, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x + 70, start.y + start.height + 8, { steps: 4 });
  await page.mouse.move(end.x + 70, end.y + end.height - 2, { steps: 12 });
  await page.mouse.move(end.x + 70, end.y + end.height - 1, { steps: 2 });
  await page.mouse.up();
  await expect.poll(() => titles('Review of Module A content')).toContain('Learning intentions');
  await expect.poll(() => titles('Welcome')).not.toContain('Learning intentions');
  await picture(opened, 'dragged');

  // A picture of their own.
  await outline.getByRole('row', { name: 'Learning intentions' }).click();
  await page.keyboard.press('/');
  await page.getByRole('searchbox', { name: 'Add a block' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.type('picture', { delay: 20 });
  await page
    .getByRole('menuitem')
    .first()
    .filter({ hasText: /picture/i })
    .waitFor();
  await page.keyboard.press('Enter');
  const place = page.getByRole('button', { name: 'Choose a picture…' });
  await place.waitFor();
  if (opened.edition === 'browser') {
    const chooser = page.waitForEvent('filechooser');
    await place.click();
    await (await chooser).setFiles(photograph);
  } else {
    // The system's own dialog is out of a test's reach: a paste takes the same way in.
    const base64 = readFileSync(photograph).toString('base64');
    await place.evaluate((button, data) => {
      const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([bytes], 'photograph.png', { type: 'image/png' }));
      button.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, base64);
  }
  await page.getByText(/^900 × 600 dots/).waitFor();
  await page.getByLabel('Description').fill('A field of blue');
  await page.getByLabel('Caption').click();
  const images = async () => (await draft()).sections.flatMap(({ blocks }) => blocks).filter((block) => block.type === 'image');
  await expect.poll(async () => (await images())[0]?.alt).toBe('A field of blue');
  await expect
    .poll(async () => Buffer.from((await callIn(opened, 'print.preview', { workbook: copy })).pdf, 'base64').includes('/Subtype /Image'))
    .toBe(true);
  await picture(opened, 'picture');
}

async function addFramework(opened: Opened): Promise<void> {
  const { page } = opened;
  await goTo(opened, '/frameworks/add');
  await page
    .getByRole('textbox', { name: 'Statements' })
    .fill('Deliver changes by:\n- 4n. Managing expectations.\n- 4p. Reinforcing initial training.');
  await page.getByText('2 statements in 1 group').waitFor();
  await page.getByText('There is no 4o.').waitFor();
  await page.getByRole('textbox', { name: 'Title' }).fill('Implementation, 2027');
  await picture(opened, 'framework-add');
  await page.getByRole('button', { name: 'Add this framework' }).click();
  await expect.poll(async () => (await callIn(opened, 'framework.list', {})).map(({ title }) => title)).toContain('Implementation, 2027');
}

/** Through the sheet of guesses, from a file that the person chose. */
async function bringIn(opened: Opened, file: string): Promise<string> {
  const { page } = opened;
  await goTo(opened, '/import');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /Choose a file/ }).click();
  await (await chooser).setFiles(file);
  return accept(opened);
}

async function accept(opened: Opened): Promise<string> {
  const { page } = opened;
  await page.getByRole('heading', { name: /can come in$/ }).waitFor();
  await picture(opened, 'import-review');
  await page.getByRole('button', { name: 'Make this workbook' }).click();
  await page.getByRole('treegrid', { name: 'Outline' }).waitFor();
  return /workbooks\/([^/]+)/.exec(page.url())?.[1] ?? '';
}

async function expectWhole(opened: Opened, workbook: string): Promise<void> {
  const kept = await callIn(opened, 'workbook.get', { workbook });
  const statements = kept.frameworks.flatMap(({ groups }) => groups.flatMap((group) => group.statements));
  expect(statements).toHaveLength(20);
  expect(kept.workbook.sections.map(({ title }) => title).filter(Boolean)).toEqual([
    'Welcome',
    'Review of Module A content',
    'Introduction to Module B content',
    expect.stringMatching(/^Peer Coaching$/i) as string,
    'Reflection and Next Steps',
  ]);
}

/** The two spellings by a click, the rest by F8 and the keyboard. */
async function settle(opened: Opened, workbook: string): Promise<void> {
  const { page } = opened;
  const findings = page.getByRole('region', { name: 'Findings' });
  await findings.getByText(/^\d+ findings before you issue$/).waitFor();
  await page.keyboard.press('F8');
  await findings.locator('[aria-current]').getByText('One name, two spellings.').waitFor();
  await picture(opened, 'preflight');
  await findings.getByRole('button', { name: 'Make all Sidney' }).click();
  await findings.getByText('One name, two spellings.').waitFor({ state: 'detached' });
  await expect.poll(() => callIn(opened, 'workbook.find', { workbook, text: 'Sydney' })).toEqual([]);
  await findings.getByRole('button', { name: 'Use the headings' }).first().focus();
  await page.keyboard.press('Enter');
  await findings.getByText('The contents promise what is not there.').waitFor({ state: 'detached' });
  await findings.getByRole('button', { name: 'Dismiss: A later edition exists.' }).focus();
  await page.keyboard.press('Enter');
  await findings.getByText('A later edition exists.').waitFor({ state: 'detached' });
}

async function issueAndCompare(opened: Opened, workbook: string): Promise<void> {
  const { page } = opened;
  await page.getByRole('button', { name: 'Issue edition 1' }).click();
  await expect.poll(async () => (await callIn(opened, 'edition.list', { workbook })).length).toBe(1);
  await page.getByRole('button', { name: 'Edition 1 is issued' }).waitFor();
  const { revision, workbook: draft } = await callIn(opened, 'workbook.get', { workbook });
  const prompts = draft.sections.flatMap(({ blocks }) => blocks).find((block) => block.type === 'prompts' && !block.repeats);
  if (prompts?.type !== 'prompts') throw new Error('no prompts came in');
  const [first, ...others] = prompts.prompts;
  if (!first) throw new Error('no prompt came in');
  await callIn(opened, 'workbook.edit', {
    op: 'op-journey-edit',
    workbook,
    revision,
    edits: [{ do: 'set-block', block: { ...prompts, prompts: [{ ...first, text: `${first.text} Say why.` }, ...others] } }],
  });
  await page.getByRole('button', { name: 'Issue edition 2' }).waitFor();
  await goTo(opened, `/editions/${workbook}`);
  await page.getByText('1 block changed.').waitFor();
  await page
    .locator('ins')
    .getByText(/Say why/)
    .first()
    .waitFor();
  await picture(opened, 'editions');
  await goTo(opened, `/workbooks/${workbook}`);
}

async function print(opened: Opened): Promise<void> {
  const { page } = opened;
  await page.locator('canvas').first().waitFor();
  await page.keyboard.press('Control+p');
  const dialog = page.getByRole('dialog', { name: 'Print or send' });
  await dialog.getByText(/not settled yet/).waitFor();
  await picture(opened, 'print');
  await dialog.getByRole('button', { name: 'Make 1 workbook' }).click();
  await dialog.getByText(/1 workbook is in/).waitFor();
}

async function journey(opened: Opened, source: (opened: Opened) => Promise<string>): Promise<void> {
  await opened.page.getByText('Local Seminar 1').first().waitFor();
  await duplicate(opened);
  await makeSeminar2(opened, await photographOnDisk());
  await addFramework(opened);
  const workbook = await source(opened);
  expect(workbook).not.toBe(seminar);
  await expectWhole(opened, workbook);
  await settle(opened, workbook);
  await issueAndCompare(opened, workbook);
  await print(opened);
  expect(opened.complaints).toEqual([]);
}

async function photographOnDisk(): Promise<string> {
  const file = path.join(scratch(), 'photograph.png');
  await sharp({ create: { width: 900, height: 600, channels: 3, background: '#2040b0' } })
    .png()
    .toFile(file);
  return file;
}

async function asWord(): Promise<string> {
  const file = path.join(scratch(), 'seminar.docx');
  writeFileSync(file, await seminarAsWord('styles'));
  return file;
}

describe.skipIf(!can.browser)('the studio, in the browser edition', () => {
  it('makes the next workbook, from a Word file to paper', async () => {
    const opened = await openBrowser();
    try {
      const file = await asWord();
      await journey(opened, () => bringIn(opened, file));
    } finally {
      await opened.close();
    }
  });
});

describe.skipIf(!can.electron)('the studio, in Electron', () => {
  it('makes the next workbook, from pasted words to paper', async () => {
    const opened = await openElectron();
    try {
      await journey(opened, async () => {
        await goTo(opened, '/import');
        await opened.page.getByRole('textbox', { name: 'Or paste its text' }).fill(seminarText);
        await opened.page.getByRole('button', { name: 'Read this text' }).click();
        return accept(opened);
      });
    } finally {
      await opened.close();
    }
  });
});
