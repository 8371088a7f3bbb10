import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '../support/pdfReading.ts';
import { can } from './support/places.ts';
import { callIn, type Opened, openBrowser, openElectron } from './support/window.ts';

const editions = [
  ['in Chromium', can.browser, () => openBrowser()],
  ['in Electron', can.electron, () => openElectron()],
] as const;

describe.each(editions)('reports of the sample cohort, %s', (_where, there, open) => {
  describe.skipIf(!there)('by mouse and keyboard', () => {
    let opened: Opened;
    beforeAll(async () => {
      opened = await open();
      await opened.page.getByText('Local Seminar 1').first().waitFor();
      await callIn(opened, 'sample.add', { op: 'op-sample' });
      await opened.page.reload();
      await opened.page.getByRole('navigation', { name: 'Rooms' }).waitFor();
    });
    afterAll(() => opened?.close());

    it('shows the pages of the report that is chosen, and saves it, by keyboard', async () => {
      const { page } = opened;
      await page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name: 'Reports' }).click();
      const pages = page.getByRole('region', { name: 'The report as it prints' });
      await pages.getByText('Confidence, before and after').first().waitFor();
      await page.getByRole('radio', { name: /Cohort report/ }).focus();
      await page.keyboard.press('ArrowDown');
      await pages.getByText('Seminar summary').first().waitFor();
      await page.getByRole('button', { name: 'Save the report' }).focus();
      await page.keyboard.press('Enter');
      const said = page.getByText(/^1 report, \d+ pages?, in /);
      await said.waitFor();
      const folder = / in (.*)\.\s*$/.exec((await said.textContent()) ?? '')?.[1] ?? '';
      const [file = ''] = readdirSync(folder).filter((name) => name.endsWith('.pdf'));
      const { pages: printed } = await readPdf(path.join(folder, file));
      expect(printed.join(' ')).toContain('Seminar summary');
      // Names are hidden unless somebody asks for them.
      const people = await callIn(opened, 'person.list', { cohort: (await callIn(opened, 'cohort.list', {}))[0]?.id ?? '' });
      expect(people.filter(({ name }) => printed.join(' ').includes(name))).toEqual([]);
      expect(opened.complaints).toEqual([]);
    });

    it('puts what somebody said at the front of their next copy', async () => {
      const { page } = opened;
      const [cohort] = await callIn(opened, 'cohort.list', {});
      const workbook = (await callIn(opened, 'workbook.list', {}))[0];
      const { revision } = await callIn(opened, 'workbook.get', { workbook: workbook?.id ?? '' });
      await callIn(opened, 'workbook.edit', {
        op: 'op-title',
        workbook: workbook?.id ?? '',
        revision,
        edits: [{ do: 'set-title', title: 'Local Seminar 3' }],
      });
      const { threads } = await callIn(opened, 'copy.plan', { cohort: cohort?.id ?? '', workbook: workbook?.id ?? '' });
      expect(threads.length).toBeGreaterThan(0);
      await page.goto(page.url().replace(/#.*$/, `#/copies/${workbook?.id}`));
      await page.getByRole('checkbox', { name: /^Begin (?:one copy|\d+ copies) with what/ }).waitFor();
    });
  });
});
