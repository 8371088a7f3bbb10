import { describe, expect, it } from 'vitest';
import { titleOf } from '../../preload/contract/draft.ts';
import { can } from './support/places.ts';
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
      await page.keyboard.type('Workbooks', { delay: 20 });
      await press('Enter');
      await page.getByRole('button', { name: /^More for / }).waitFor();
      await page.getByRole('button', { name: /^More for / }).focus();
      await press('Enter');
      await page.getByRole('menuitem', { name: 'Duplicate' }).waitFor();
      await page.keyboard.type('dup', { delay: 40 });
      await press('Enter');
      await expect.poll(async () => (await callIn(opened, 'workbook.list', {})).length, { timeout: 15_000 }).toBe(2);
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

      // A new block, found by typing, with a title of its own.
      await press('/');
      await page.getByRole('searchbox', { name: 'Add a block' }).waitFor();
      await page.keyboard.type('key idea', { delay: 20 });
      await press('ArrowDown');
      await press('Enter');
      await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.panel-focus') !== null)).toBe(true);
      await page.getByLabel('Title', { exact: true }).and(page.locator(':focus')).waitFor();
      await page.keyboard.type('What we hold on to', { delay: 10 });
      await expect
        .poll(() => titles('Welcome'), { timeout: 15_000 })
        .toEqual(['Teacher Development Trust’s values', 'Learning intentions', 'What we hold on to']);

      // Up, and up again.
      await outline.getByRole('row', { name: 'What we hold on to' }).focus();
      await press('Alt+ArrowUp');
      await expect.poll(async () => (await titles('Welcome'))[1], { timeout: 15_000 }).toBe('What we hold on to');
      await outline.getByRole('row', { name: 'What we hold on to' }).and(page.locator(':focus')).waitFor();
      await press('Alt+ArrowUp');
      await expect.poll(async () => (await titles('Welcome'))[0], { timeout: 15_000 }).toBe('What we hold on to');

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
      await expect.poll(items, { timeout: 15_000 }).toEqual(['Start **small**']);

      // Back, and forth: from the outline, so that it is the workbook's own history.
      await outline.getByRole('row', { name: 'What we hold on to' }).focus();
      await press('Delete');
      await expect.poll(() => titles('Welcome'), { timeout: 15_000 }).toHaveLength(2);
      await press('Control+z');
      await expect.poll(() => titles('Welcome'), { timeout: 15_000 }).toHaveLength(3);
      await press('Control+Shift+z');
      await expect.poll(() => titles('Welcome'), { timeout: 15_000 }).toHaveLength(2);
      await press('Control+z');
      await expect.poll(items, { timeout: 15_000 }).toEqual(['Start **small**']);

      // Undo goes to what it brought back.
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.closest('.panel-focus') !== null), { timeout: 15_000 })
        .toBe(true);

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
  }, 120_000);
});
