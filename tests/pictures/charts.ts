import { mkdirSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { progressParts } from '../../renderer/text/progress.ts';
import { callIn, type Opened, openBrowser } from '../e2e/support/window.ts';
import { root } from '../e2e/support/places.ts';
import { addTwoCohorts } from '../support/second-cohort.ts';

/*
 * `npm run pictures -- charts`: every chart of the sample cohort and the map of coverage, light, dark and in grey, alone and beside
 * another cohort, into `.cache/charts`: to be looked at, not shipped. In grey a chart must say what it says in colour.
 */

const folder = path.join(root, '.cache', 'charts');
const size = { width: 1440, height: 900 };

const places = [
  ...progressParts.map(({ id, charts }) => ({ name: charts.join(' and '), place: `/progress/${id}` })),
  { name: 'coverage', place: '/coverage' },
];

export async function takeCharts(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const scheme of ['light', 'dark'] as const) {
    const opened = await openBrowser({ size, scheme });
    const { page } = opened;
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    let ops = 0;
    const { cohort } = await addTwoCohorts(
      (call, input) => callIn(opened, call, input),
      () => `op-pictures-${++ops}`,
    );
    await page.evaluate((chosen) => localStorage.setItem('groundwork.cohort', chosen), cohort);
    await page.reload();
    for (const { name, place } of places) await take(opened, name, place, scheme);
    await page.goto(`${page.url().split('#')[0]}#/progress`);
    await page.getByRole('button', { name: /No other cohort/ }).click();
    await page
      .getByRole('option', { name: /^Compare with/ })
      .first()
      .click();
    for (const { name, place } of places.slice(0, -1)) await take(opened, `${name}, compared`, place, scheme);
    await page.keyboard.press('F5');
    await page.getByRole('dialog').waitFor();
    await take(opened, 'projected', null, scheme);
    await opened.close();
  }
}

async function take({ page }: Opened, name: string, place: string | null, scheme: 'light' | 'dark'): Promise<void> {
  if (place !== null)
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, place);
  // Charts are drawn when their figures and their width have come.
  await page.waitForTimeout(1500);
  const bytes = await page.screenshot();
  const file = path.join(folder, `${name}, ${scheme}.png`);
  await sharp(bytes).png({ palette: true }).toFile(file);
  if (scheme === 'light')
    await sharp(bytes)
      .greyscale()
      .png({ palette: true })
      .toFile(path.join(folder, `${name}, grey.png`));
  console.log(path.relative(root, file));
}
