import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeChart } from '../../preload/contract/charts/describe.ts';
import { place } from '../../preload/contract/charts/place.ts';
import type { ChartSeries } from '../../preload/contract/charts/series.ts';
import { addRatedEdition } from '../support/second-framework.ts';
import { addTwoCohorts } from '../support/second-cohort.ts';
import { can } from './support/places.ts';
import { callIn, type Opened, openBrowser, openElectron } from './support/window.ts';

const editions = [
  ['in Chromium', can.browser, openBrowser],
  ['in Electron', can.electron, openElectron],
] as const;

for (const [where, there, open] of editions) {
  describe.skipIf(!there)(`coverage and progress of the sample cohort, ${where}`, () => {
    let opened: Opened;
    let cohort = '';
    let framework = '';
    let editionOps = 0;
    beforeAll(async () => {
      opened = await open();
      await opened.page.getByText('Local Seminar 1').first().waitFor();
      let ops = 0;
      ({ cohort, framework } = await addTwoCohorts(
        (call, input) => callIn(opened, call, input),
        () => `op-progress-${++ops}`,
      ));
      await opened.page.evaluate((chosen) => localStorage.setItem('groundwork.cohort', chosen), cohort);
      await opened.page.reload();
      await opened.page.getByRole('navigation', { name: 'Rooms' }).waitFor();
    }, 120_000);
    afterAll(() => opened?.close());

    const go = (room: string) => opened.page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name: room }).click();

    it('goes from the gaps in the map to the words behind a count, by keyboard, and opens a workbook up', async () => {
      const { page } = opened;
      await go('Coverage');
      await page.getByRole('heading', { level: 1, name: /statements are practised/ }).waitFor();
      await page.getByText('6t appears in no prompt, and nobody has written about it.').waitFor();
      await page.getByRole('button', { name: '6a, Practised:' }).focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Written about 6a' }).waitFor();
      await page.getByRole('complementary').locator('blockquote').nth(5).waitFor();
      await page.getByRole('button', { name: /^Open up NPQLTD Local Seminar 1/ }).click();
      await page.getByRole('columnheader', { name: /^Scenario: / }).waitFor();
      await page
        .getByRole('button', { name: /^6d in .*: a prompt asks for it$/ })
        .nth(1)
        .click();
      await page.getByRole('heading', { name: /^6d in prompt \d+$/ }).waitFor();
      await page.getByRole('complementary').locator('blockquote').first().waitFor();
    });

    it('reads a chart with the arrow keys, and shows the table behind it', async () => {
      const { page } = opened;
      await go('Progress');
      const chart = page.getByRole('region', { name: 'Confidence', exact: true });
      await chart.getByRole('heading', { name: /^Confidence rose in \d+ of 20 statements\./ }).waitFor();
      await chart.getByRole('application').focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await chart.getByText(/^6b .*: before \d\.\d, after \d\.\d, (?:up|down) \d\.\d\. \d+ people\.$/).waitFor();
      await chart.getByRole('radio', { name: 'Table' }).click();
      await expect.poll(() => chart.getByRole('row').count()).toBe(21);
      await chart.getByRole('radio', { name: 'Chart' }).click();
    });

    it('draws each mark where the description places it: recharts on its scales, paper and files on theirs', async () => {
      const { page } = opened;
      await go('Progress');
      const chart = page.getByRole('region', { name: 'Confidence', exact: true });
      await chart.locator('.chart-drawn circle').first().waitFor();
      // The width settles once fonts have come.
      const drawnAt = () =>
        chart.locator('.chart-plot').evaluate((plot) => ({
          width: plot.getBoundingClientRect().width,
          circles: [...plot.querySelectorAll('.chart-drawn circle')].map((circle) => [
            Number(circle.getAttribute('cx')),
            Number(circle.getAttribute('cy')),
          ]),
        }));
      const series: ChartSeries = await callIn(opened, 'chart.get', { chart: 'confidence', cohort, framework });
      await expect
        .poll(async () => {
          const { width, circles } = await drawnAt();
          const { drawn } = place(describeChart(series, String), { width: Math.floor(width), letter: 13 });
          const placed = drawn.flatMap((mark) => (mark.draw === 'circle' ? [[mark.x, mark.y] as const] : []));
          expect(circles).toHaveLength(placed.length);
          return Math.max(
            ...placed.flatMap(([x, y], at) => [Math.abs(x - (circles[at]?.[0] ?? -99)), Math.abs(y - (circles[at]?.[1] ?? -99))]),
          );
        })
        .toBeLessThan(0.6);
    });

    it('stands beside another cohort, and goes through every part', async () => {
      const { page } = opened;
      await page.getByRole('button', { name: /No other cohort/ }).click();
      await page.getByRole('option', { name: 'Compare with Spring 2026, South' }).click();
      await page.getByRole('heading', { name: /^Confidence rose more in Sample cohort/ }).waitFor();
      const parts = page.getByRole('navigation', { name: 'Charts of' });
      for (const [part, says] of [
        ['Groups', /^Confidence rose in \d+ of \d+ groups/],
        ['Completion', /^(?:The two cohorts differ most|Nobody in)/],
        ['Themes', /^The themes of most people/],
        ['Thinking', /^From noticing to acting/],
        ['Actions', /^Kept, wholly or in part/],
      ] as const) {
        await parts.getByRole('link', { name: part }).click();
        await page.getByRole('heading', { level: 2, name: says }).waitFor();
      }
      await parts.getByRole('link', { name: 'Confidence and attendance' }).click();
      await page.getByRole('button', { name: /Compare with Spring/ }).click();
      await page.getByRole('option', { name: 'No other cohort' }).click();
    });

    it('projects without names, and leaves with Escape', async () => {
      const { page } = opened;
      await go('Progress');
      await page.getByRole('region', { name: 'Attendance' }).waitFor();
      await page.keyboard.press('F5');
      const stage = page.getByRole('dialog', { name: 'Projected chart' });
      await stage.getByRole('heading', { name: /^Confidence rose/ }).waitFor();
      await page.keyboard.press('ArrowRight');
      await stage
        .getByText(/^Participant \d+$/)
        .first()
        .waitFor();
      // The whole screen, not only the window.
      await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
      await page.keyboard.press('Escape');
      await stage.waitFor({ state: 'detached' });
    });

    it('writes a picture of a chart and the map on one page', async () => {
      const folder = opened.home;
      const picture = await callIn(opened, 'chart.save', { chart: 'themes', cohort, framework, format: 'png', folder });
      expect(readFileSync(picture.file).subarray(1, 4).toString()).toBe('PNG');
      const page = await callIn(opened, 'coverage.export', { framework, cohort, format: 'pdf', folder });
      expect(existsSync(page.file)).toBe(true);
    });

    it('is held against the edition that the cohort uses most, and against another one where that is chosen, by keyboard', async () => {
      const { page } = opened;
      await addRatedEdition(
        (call, input) => callIn(opened, call, input),
        () => `op-edition-${++editionOps}`,
        cohort,
      );
      await go('Coverage');
      await page.getByText(/^Implementation, 2027\./).waitFor();
      await go('Progress');
      const chart = page.getByRole('region', { name: 'Confidence', exact: true });
      await chart.getByText('Statements: Implementation (2027).').waitFor();
      await page.getByRole('button', { name: /Implementation: 2027/ }).press('Enter');
      await page.getByRole('option', { name: /As in the seminar workbook/ }).press('Enter');
      await chart.getByText('Statements: Implementation (As in the seminar workbook).').waitFor();
      // The choice holds on every screen that speaks of statements.
      await go('Coverage');
      await page.getByText(/^Implementation, As in the seminar workbook\./).waitFor();
      await go('Reports');
      await page.getByRole('button', { name: /^Implementation: As in the seminar workbook/ }).waitFor();
      expect(opened.complaints).toEqual([]);
    });
  });
}
