import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { titleOf } from '../../preload/contract/draft.ts';
import { seminarAsWord } from '../support/seminar-source.ts';
import { can, scratch } from './support/places.ts';
import { callIn, openBrowser } from './support/window.ts';

/** Next month's workbook of last month's, without a mouse. */
describe.skipIf(!can.browser)('the studio by keyboard alone', () => {
  it('duplicates a workbook, adds a block, moves it, edits it, undoes, does again and finds', async () => {
    const opened = await openBrowser();
    const { page } = opened;
    const press = (keys: string): Promise<void> => page.keyboard.press(keys);
    try {
      await page.getByText('Local Seminar 1').first().waitFor();
      // To the shelf by name.
      await press('Control+k');
      await page.getByRole('combobox').or(page.getByRole('searchbox')).and(page.locator(':focus')).waitFor();
      await page.keyboard.type('Workbooks', { delay: 20 });
      await page
        .getByRole('option', { name: /Workbooks/ })
        .first()
        .waitFor();
      await press('Enter');
      await page.getByRole('button', { name: /^More for / }).waitFor();
      await page.getByRole('button', { name: /^More for / }).focus();
      await press('Enter');
      await page.getByRole('menuitem', { name: 'Duplicate' }).waitFor();
      await press('d');
      await page.getByRole('menuitem', { name: 'Duplicate' }).and(page.locator(':focus')).waitFor();
      await press('Enter');
      await expect.poll(async () => (await callIn(opened, 'workbook.list', {})).length).toBe(2);
      const copy = (await callIn(opened, 'workbook.list', {})).find(({ title }) => title.endsWith('(copy)'));
      const workbook = copy?.id ?? '';
      const titles = async (section: string): Promise<string[]> =>
        (await callIn(opened, 'workbook.get', { workbook })).workbook.sections
          .find(({ title }) => title === section)
          ?.blocks.map(titleOf) ?? [];

      await page.evaluate((hash) => {
        window.location.hash = hash;
      }, `/workbooks/${workbook}`);
      const outline = page.getByRole('treegrid', { name: 'Outline' });
      await outline.waitFor();
      await outline.getByRole('row', { name: 'Learning intentions' }).focus();
      await press('Enter');
      await outline.getByRole('row', { name: 'Learning intentions', selected: true }).waitFor();

      // A new block, found by typing, with a title of its own.
      await press('/');
      await page.getByRole('searchbox', { name: 'Add a block' }).and(page.locator(':focus')).waitFor();
      await page.keyboard.type('key idea', { delay: 20 });
      await page
        .getByRole('menuitem')
        .first()
        .filter({ hasText: /key idea/i })
        .waitFor();
      await press('ArrowDown');
      await press('Enter');
      await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.panel-focus') !== null)).toBe(true);
      await page.getByLabel('Title', { exact: true }).and(page.locator(':focus')).waitFor();
      await page.keyboard.type('What we hold on to', { delay: 10 });
      await expect
        .poll(() => titles('Welcome'))
        .toEqual(['Teacher Development Trust’s values', 'Learning intentions', 'What we hold on to']);

      // Up, and up again.
      await outline.getByRole('row', { name: 'What we hold on to' }).focus();
      await press('Alt+ArrowUp');
      await expect.poll(async () => (await titles('Welcome'))[1]).toBe('What we hold on to');
      await outline.getByRole('row', { name: 'What we hold on to' }).and(page.locator(':focus')).waitFor();
      await press('Alt+ArrowUp');
      await expect.poll(async () => (await titles('Welcome'))[0]).toBe('What we hold on to');

      // Its words, with bold.
      await press('F2');
      await page.getByLabel('Title', { exact: true }).and(page.locator(':focus')).waitFor();
      await page.getByLabel('Items', { exact: true }).focus();
      await page.keyboard.type('Start small', { delay: 10 });
      await press('Control+b');
      const items = async (): Promise<unknown> =>
        (await callIn(opened, 'workbook.get', { workbook })).workbook.sections
          .flatMap(({ blocks }) => blocks)
          .flatMap((block) => (block.type === 'bullets' && block.title === 'What we hold on to' ? block.items : []));
      await expect.poll(items).toEqual(['Start **small**']);

      // Back, and forth: from the outline, so that it is the workbook's own history.
      await outline.getByRole('row', { name: 'What we hold on to' }).focus();
      await press('Delete');
      await expect.poll(() => titles('Welcome')).toHaveLength(2);
      await press('Control+z');
      await expect.poll(() => titles('Welcome')).toHaveLength(3);
      await press('Control+Shift+z');
      await expect.poll(() => titles('Welcome')).toHaveLength(2);
      await press('Control+z');
      await expect.poll(items).toEqual(['Start **small**']);

      // Undo goes to what it brought back.
      await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.panel-focus') !== null)).toBe(true);

      await press('Control+f');
      await page.getByRole('searchbox', { name: 'Find in this workbook' }).and(page.locator(':focus')).waitFor();
      await page.keyboard.type('Start small', { delay: 10 });
      await page.getByText(/1 place in 1 block/).waitFor();
      await press('Enter');
      await page.getByText(/, 1 of 1/).waitFor();
      expect(opened.complaints).toEqual([]);
    } finally {
      await opened.close();
    }
  });

  it('adds a framework, brings in a Word file, settles what is found, issues and prints', async () => {
    const opened = await openBrowser();
    const { page } = opened;
    const press = (keys: string): Promise<void> => page.keyboard.press(keys);
    const type = (text: string): Promise<void> => page.keyboard.type(text, { delay: 5 });
    /** By its name in the palette, as somebody without a mouse goes anywhere. */
    const toPlace = async (name: string): Promise<void> => {
      await press('Control+k');
      await page.getByRole('combobox').or(page.getByRole('searchbox')).and(page.locator(':focus')).waitFor();
      await type(name);
      await page
        .getByRole('option', { name: new RegExp(name, 'i') })
        .first()
        .waitFor();
      await press('Enter');
    };
    /** Tab by Tab, until what is wanted has the focus. */
    const tabTo = async (wanted: Locator, most = 60): Promise<void> => {
      for (let at = 0; at < most; at++) {
        if (await wanted.evaluate((element) => element === document.activeElement || element.contains(document.activeElement))) return;
        await press('Tab');
      }
      throw new Error('the keyboard does not reach it');
    };
    try {
      await page.getByText('Local Seminar 1').first().waitFor();

      // A framework, by paste.
      await toPlace('Add a framework');
      const statements = page.getByRole('textbox', { name: 'Statements' });
      await statements.waitFor();
      await tabTo(statements);
      await page.keyboard.insertText('Deliver changes by:\n- 4n. Managing expectations.\n- 4p. Reinforcing initial training.');
      await page.getByText('There is no 4o.').waitFor();
      await tabTo(page.getByRole('textbox', { name: 'Title' }));
      await press('Control+a');
      await type('Implementation, 2027');
      await tabTo(page.getByRole('button', { name: 'Add this framework' }));
      await press('Enter');
      await expect
        .poll(async () => (await callIn(opened, 'framework.list', {})).map(({ title }) => title))
        .toContain('Implementation, 2027');
      // It goes on to the statements by itself: only then is it left.
      await page.getByRole('link', { name: 'Statement 4n' }).waitFor();

      // A colleague's Word file.
      const file = path.join(scratch(), 'seminar.docx');
      writeFileSync(file, await seminarAsWord('styles'));
      await toPlace('Bring in a workbook');
      await page.getByRole('heading', { name: 'Bring in a workbook' }).waitFor();
      const choose = page.getByRole('button', { name: /Choose a file/ });
      await choose.waitFor();
      await tabTo(choose);
      const chooser = page.waitForEvent('filechooser');
      await press('Enter');
      await (await chooser).setFiles(file);
      await page.getByRole('heading', { name: /can come in$/ }).waitFor();
      await tabTo(page.getByRole('button', { name: 'Make this workbook' }));
      await press('Enter');
      await page.getByRole('treegrid', { name: 'Outline' }).waitFor();
      const workbook = /workbooks\/([^/]+)/.exec(page.url())?.[1] ?? '';

      // What was found: F8 goes there, Tab to the way out of it.
      const found = page.getByRole('region', { name: 'Findings' });
      await found.getByText(/^\d+ findings before you issue$/).waitFor();
      await press('F8');
      await found.locator('[aria-current]').getByText('One name, two spellings.').waitFor();
      const mend = found.getByRole('button', { name: 'Make all Sidney' });
      await tabTo(mend, 200);
      await press('Enter');
      await found.getByText('One name, two spellings.').waitFor({ state: 'detached' });
      await expect.poll(() => callIn(opened, 'workbook.find', { workbook, text: 'Sydney' })).toEqual([]);

      // Issued and printed from the palette and by Ctrl P.
      await toPlace('Issue an edition');
      await expect.poll(async () => (await callIn(opened, 'edition.list', { workbook })).length).toBe(1);
      await press('Control+p');
      const dialog = page.getByRole('dialog', { name: 'Print or send' });
      await dialog.waitFor();
      await tabTo(dialog.getByRole('button', { name: 'Make 1 workbook' }));
      await press('Enter');
      await dialog.getByText(/1 workbook is in/).waitFor();
      await press('Escape');
      expect(opened.complaints).toEqual([]);
    } finally {
      await opened.close();
    }
  });
});
