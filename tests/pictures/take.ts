import path from 'node:path';
import type { Page } from 'playwright-core';
import { callIn, openBrowser } from '../e2e/support/window.ts';
import { takeCharts } from './charts.ts';

/*
 * `npm run pictures`: the pictures of the README, taken from the running program on an empty store and on the sample cohort, so that they stay true. The
 * clock of the page is fixed: two runs differ only where the program does.
 */

const folder = path.resolve(import.meta.dirname, '../../resources/pictures');
const size = { width: 1280, height: 800 };

interface Picture {
  file: string;
  place: string;
  scheme?: 'light' | 'dark';
  /** With the sample cohort; those without it come first. */
  sample?: true;
  /** To be seen before the picture is taken. */
  ready: (page: Page) => Promise<unknown>;
}

const drawn = (page: Page): Promise<unknown> => page.locator('canvas').first().waitFor();
const headed = (page: Page): Promise<unknown> => page.getByRole('heading', { level: 1 }).first().waitFor();

const pictures: Picture[] = [
  { file: 'home.png', place: '/', ready: headed },
  { file: 'workbook.png', place: '/workbooks/npqltd-local-seminar-1/ls1-scenario-alone', ready: drawn },
  { file: 'workbook-dark.png', place: '/workbooks/npqltd-local-seminar-1/ls1-ladder', scheme: 'dark', ready: drawn },
  { file: 'statements.png', place: '/statements', ready: headed },
  {
    file: 'review.png',
    place: '/review',
    sample: true,
    ready: async (page) => {
      await page.getByText('What would you try first').first().click();
      await page.getByText('On their own').first().waitFor();
    },
  },
  { file: 'progress.png', place: '/progress', sample: true, ready: headed },
];

// `npm run pictures -- charts`: other pictures, which are looked at and not shipped.
if (process.argv.includes('charts')) {
  await takeCharts();
  process.exit(0);
}

for (const scheme of ['light', 'dark'] as const) {
  const opened = await openBrowser({ size, scheme });
  await headed(opened.page);
  let peopled = false;
  for (const picture of pictures.filter((each) => (each.scheme ?? 'light') === scheme)) {
    if (picture.sample && !peopled) {
      const { cohort } = await callIn(opened, 'sample.add', { op: 'op-pictures' });
      await opened.page.evaluate((chosen) => localStorage.setItem('groundwork.cohort', chosen), cohort);
      await opened.page.reload();
      peopled = true;
    }
    await opened.page.evaluate((place) => {
      window.location.hash = place;
    }, picture.place);
    await picture.ready(opened.page);
    // The page that an address names scrolls into view, and its neighbours are drawn, in a moment of quiet.
    await opened.page.waitForTimeout(2500);
    await opened.page.screenshot({ path: path.join(folder, picture.file) });
    console.log(path.join('resources/pictures', picture.file));
  }
  await opened.close();
}
