import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { can } from './support/places.ts';
import { callIn, openBrowser } from './support/window.ts';

describe.skipIf(!can.browser)('coverage and progress of the sample cohort', () => {
  let opened: Awaited<ReturnType<typeof openBrowser>>;
  beforeAll(async () => {
    opened = await openBrowser();
    await opened.page.getByText('Local Seminar 1').first().waitFor();
    await callIn(opened, 'sample.add', { op: 'op-sample' });
  });
  afterAll(() => opened?.close());

  it('goes from the gaps in the map to the words behind a count, by keyboard', async () => {
    const { page } = opened;
    await page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name: 'Coverage' }).click();
    await page.getByRole('heading', { level: 1, name: /statements are practised/ }).waitFor();
    await page.getByText('6t appears in no prompt, and nobody has written about it.').waitFor();
    await page.getByRole('button', { name: /^6a in / }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Written about 6a' }).waitFor();
    await page.getByRole('complementary').locator('blockquote').nth(5).waitFor();
  });

  it('reads a chart with the arrow keys, and shows the table behind it', async () => {
    const { page } = opened;
    await page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name: 'Progress' }).click();
    const chart = page.getByRole('region', { name: 'Confidence' });
    await chart.getByRole('heading', { name: /^Confidence rose in \d+ of 20 statements\./ }).waitFor();
    await chart.getByRole('application').focus();
    await page.keyboard.press('ArrowDown');
    await chart.getByText(/^6b .*: before \d\.\d, after \d\.\d, (?:up|down) \d\.\d\. \d+ people\.$/).waitFor();
    await chart.getByRole('radio', { name: 'Table' }).click();
    await expect.poll(() => chart.getByRole('row').count()).toBe(21);
    expect(opened.complaints).toEqual([]);
  });
});
