import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { has } from '../support/pdfTools.ts';
import { cohort, copyOf, drop, field, longPages, type Prepared, prepareArrivals } from './support/arrivals.ts';
import { can, scratch } from './support/places.ts';
import { callIn, type Opened, openBrowser, openElectron } from './support/window.ts';

let prepared: Prepared;
beforeAll(async () => {
  if (can.browser || can.electron) prepared = await prepareArrivals();
}, 180_000);

const editions = [
  { edition: 'the browser', there: can.browser, open: openBrowser },
  { edition: 'Electron', there: can.electron, open: openElectron },
] as const;

for (const { edition, there, open } of editions)
  describe.skipIf(!there)(`workbooks come home in ${edition}`, () => {
    let opened: Opened;
    beforeAll(async () => {
      opened = await open({ data: copyOf(prepared.data) });
      await opened.page.getByRole('heading', { level: 1 }).waitFor();
    });
    afterAll(() => opened?.close());
    const goTo = (place: string): Promise<void> =>
      opened.page.evaluate((hash) => {
        window.location.hash = hash;
      }, place);
    const accessible = async (): Promise<void> => {
      // Without the blank page that it would open beside this one: Electron cannot, and a browser takes a second over it.
      const { violations } = await new AxeBuilder({ page: opened.page }).setLegacyMode().analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
    };
    const textOf = async (participant: string): Promise<string | undefined> =>
      (await callIn(opened, 'response.list', { participant })).find((response) => response.field === field)?.text;
    const heading = (name: string | RegExp) => opened.page.getByRole('heading', { name }).waitFor();

    it('a folder is dropped anywhere, every file is known, and nothing is stored before somebody accepts', async () => {
      await drop(opened.page, [prepared.back]);
      await heading('24 files came back. All of it files itself.');
      expect(await callIn(opened, 'response.list', {})).toEqual([]);
      await accessible();

      // This one's program left the drawing of what was typed to whoever shows it.
      await opened.page.getByRole('button', { name: /^Cosmo Quillfeather/ }).click();
      await opened.page.getByText(/^Some boxes came without their words drawn in\./).waitFor();
      await expect.poll(() => inkIn(opened.page), { timeout: 20_000 }).toBeGreaterThan(60);

      await opened.page.keyboard.press('Control+Enter');
      await expect.poll(async () => (await callIn(opened, 'response.list', { limit: 500 })).length).toBe(24 * 3);
      for (const { id } of prepared.people) expect(await textOf(id)).toBe(prepared.written.get(id));
      await opened.page.getByText('72 answers of 24 people came home.').first().waitFor();
    });

    it('every answer stands in the grid', async () => {
      await goTo('/answers');
      const { page } = opened;
      const grid = page.getByRole('grid');
      await grid
        .getByText(/ wrote this: /)
        .first()
        .waitFor();
      const box = await grid.boundingBox();
      await page.mouse.move((box?.x ?? 0) + 300, (box?.y ?? 0) + 200);
      // Only rows in sight are there: all of it is gone through.
      const missing = new Set(prepared.written.values());
      for (let tries = 0; missing.size > 0 && tries < 40; tries++) {
        for (const text of await grid.getByText(/ wrote this: /).allTextContents()) missing.delete(text);
        await page.mouse.wheel(0, 300);
        await page.waitForTimeout(80);
      }
      expect([...missing]).toEqual([]);
    });

    it('a later version is a revision, and the same file again changes nothing', async () => {
      const { page } = opened;
      const [someone] = prepared.people;
      await drop(page, [prepared.later]);
      await heading('1 file came back. All of it files itself.');
      await page.getByText('Changed', { exact: true }).waitFor();
      await page.keyboard.press('Control+Enter');
      await expect.poll(() => textOf(someone?.id ?? '')).toBe('On second thoughts, something else.');
      const response = (await callIn(opened, 'response.list', { participant: someone?.id ?? '' })).find((each) => each.field === field);
      expect(response?.revision).toBe(2);

      await drop(page, [prepared.back]);
      await heading(/^24 files came back\./);
      await page.getByText('Same as before').first().waitFor();
      await expect.poll(() => page.getByText('Same as before').count()).toBe(23);
      await page.keyboard.press('Control+Enter');
      await page.waitForTimeout(300);
      // An older version does not come back over a newer one by itself.
      expect(await textOf(someone?.id ?? '')).toBe('On second thoughts, something else.');

      await page.keyboard.press('Control+z');
      await expect.poll(() => textOf(someone?.id ?? '')).toBe(prepared.written.get(someone?.id ?? ''));
    });

    it.skipIf(!has('pdftoppm'))(
      'paper is read, typed from its crops, placed by hand where it has no code, and accepted',
      { timeout: 120_000 },
      async () => {
        const { page } = opened;
        const other = prepared.people[5] ?? { id: '', name: '' };
        await drop(page, [prepared.paper]);
        await heading('6 pages came in. 5 are placed; 1 needs you.');
        // The letter that came with them is no paper, and has its line among the files.
        await page.getByRole('radio', { name: 'Files (1)' }).waitFor();
        await accessible();

        // Two crosses in one row: one key decides, and the next thing that needs somebody comes up.
        await page.getByText('Which number is chosen?').waitFor();
        await page.keyboard.press('3');
        await page.getByRole('heading', { name: 'Where does this page belong?' }).waitFor();

        // The page without a code: a corner by mouse and by key, then workbook, page and person.
        await page.getByRole('button', { name: /^Unplaced pages/ }).click();
        const corner = page.getByRole('button', { name: /^Top left corner: / });
        await corner.waitFor();
        const label = await corner.getAttribute('aria-label');
        const box = await corner.boundingBox();
        await page.mouse.move((box?.x ?? 0) + 13, (box?.y ?? 0) + 13);
        await page.mouse.down();
        await page.mouse.move((box?.x ?? 0) + 43, (box?.y ?? 0) + 33, { steps: 4 });
        await page.mouse.up();
        await expect.poll(() => corner.getAttribute('aria-label')).not.toBe(label);
        await page.mouse.move((box?.x ?? 0) + 43, (box?.y ?? 0) + 33);
        await page.mouse.down();
        await page.mouse.move((box?.x ?? 0) + 13, (box?.y ?? 0) + 13, { steps: 4 });
        await page.mouse.up();
        await corner.focus();
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('ArrowLeft');
        const number = page.getByRole('textbox', { name: 'Page', exact: true });
        await number.fill('9');
        await number.press('Tab');
        await page.getByRole('combobox', { name: 'Whose it is' }).fill(other.name);
        await page.getByRole('option', { name: other.name }).click();
        await page.getByRole('button', { name: 'Place this page' }).click();
        await heading('6 pages came in. All of them are placed.');

        await page.getByRole('navigation', { name: 'Paper' }).getByRole('button', { name: other.name }).click();
        const typing = page.getByRole('textbox', { name: /^What it says: / }).first();
        // What they wrote can be quoted as the picture that it is.
        await page
          .getByRole('button', { name: /^Enlarge: / })
          .first()
          .click();
        await page.getByRole('button', { name: 'Copy as a picture' }).click();
        if (edition === 'Electron') {
          await page.getByText('The handwriting is on the clipboard, to be put into slides or a letter.').first().waitFor();
          const { app } = opened as Awaited<ReturnType<typeof openElectron>>;
          type WithPictures = { clipboard: { readImage: () => { getSize: () => { width: number } } } };
          const wide = () => app.evaluate((electron) => (electron as unknown as WithPictures).clipboard.readImage().getSize().width);
          await expect.poll(wide).toBeGreaterThan(300);
        }
        await page.keyboard.press('Escape');
        await typing.fill('Read from their handwriting.');
        await typing.press('Enter');
        await accessible();
        await page.keyboard.press('Control+Enter');
        await expect.poll(async () => (await callIn(opened, 'scans.handwriting', { participant: other.id })).length).toBeGreaterThan(0);
        const ratings = await callIn(opened, 'rating.list', { cohort });
        expect(ratings.filter(({ participant }) => participant === other.id).map(({ value }) => value)).toEqual([3]);
        // Beside the answer in the person's own view stands their own hand.
        await goTo(`/answers/npqltd-local-seminar-1/${other.id}`);
        await page.getByText('In their own hand').first().waitFor();
        expect(opened.complaints).toEqual([]);
      },
    );
  });

/** How many dark pixels stand within the place that is outlined on the page. Rules are as wide as it is, and are none of what was written. */
const inkIn = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const mark = document.querySelector('.pages-mark-chosen');
    const canvas = mark?.closest('.pages-page')?.querySelector('canvas');
    const context = canvas?.getContext('2d');
    if (!mark || !canvas || !context) return 0;
    const [place, sheet] = [mark.getBoundingClientRect(), canvas.getBoundingClientRect()];
    const scale = canvas.width / sheet.width;
    const [x, y] = [(place.x - sheet.x + 4) * scale, (place.y - sheet.y + 4) * scale];
    const [width, height] = [Math.floor((place.width - 8) * scale), Math.floor((place.height - 8) * scale)];
    if (width < 1 || height < 1) return 0;
    const { data } = context.getImageData(x, y, width, height);
    let ink = 0;
    for (let row = 0; row < height; row++) {
      let dark = 0;
      for (let column = 0; column < width; column++) if ((data[(row * width + column) * 4] ?? 255) < 110) dark++;
      if (dark < width * 0.9) ink += dark;
    }
    return ink;
  });

for (const { edition, there, open } of editions)
  describe.skipIf(!there)(`a sheet that nobody has accepted, in ${edition}`, () => {
    it('is there when the window is opened again and when the program was ended, with what was decided', async () => {
      const data = copyOf(prepared.data);
      const shows = async ({ page }: Opened): Promise<void> => {
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.evaluate(() => {
          window.location.hash = '/returns';
        });
        await page.getByRole('heading', { name: '24 files came back. All of it files itself.' }).waitFor();
      };
      const first = await open({ data });
      await first.page.getByRole('heading', { level: 1 }).waitFor();
      await drop(first.page, [prepared.back]);
      await shows(first);
      const box = (page: Page, name: string) => page.getByRole('checkbox', { name: `Accept what came from ${name}` });
      const [one = { name: '' }, two = { name: '' }] = prepared.people;
      // The box itself lies under its picture.
      await box(first.page, one.name).focus();
      await first.page.keyboard.press('Space');
      await first.page.getByRole('button', { name: /^Accept 23 files/ }).waitFor();
      await first.page.reload();
      await shows(first);
      await first.page.getByRole('button', { name: /^Accept 23 files/ }).waitFor();
      await box(first.page, two.name).focus();
      await first.page.keyboard.press('Space');
      await first.page.getByRole('button', { name: /^Accept 22 files/ }).waitFor();
      await expect
        .poll(async () => {
          const sheet = (await callIn(first, 'returns.desk', {}))?.sheet ?? '';
          return (await callIn(first, 'returns.decided', { sheet })).filter(({ decision }) => decision.out).length;
        })
        .toBe(2);
      if ('bridge' in first) (first as Awaited<ReturnType<typeof openBrowser>>).bridge.process.kill('SIGKILL');
      await first.close();

      const second = await open({ data });
      await shows(second);
      await second.page.getByRole('button', { name: /^Accept 22 files/ }).waitFor();
      await second.page.getByRole('region', { name: 'The file, page by page' }).waitFor();
      await second.page.keyboard.press('Control+Enter');
      await expect.poll(async () => (await callIn(second, 'response.list', { limit: 500 })).length).toBe(22 * 3);
      expect(second.complaints).toEqual([]);
      await second.close();
    });
  });

describe.skipIf(!can.browser || !has('pdftoppm'))('a long scan in the browser', () => {
  it('is stopped, goes on, and goes on after the program was killed, without reading again what was read', {
    timeout: 150_000,
  }, async () => {
    const data = copyOf(prepared.data);
    // Where a browser's files are put for the core: one that is killed clears nothing away.
    const env = { TMPDIR: scratch() };
    const first = await openBrowser({ data, env });
    const batchOf = async (opened: Opened) => (await callIn(opened, 'scans.batches', {}))[0];
    const read = async (opened: Opened): Promise<number> => (await batchOf(opened))?.read ?? 0;
    const goTo = ({ page }: Opened): Promise<void> =>
      page.evaluate(() => {
        window.location.hash = '/returns';
      });
    /** What was cut out of the pages that were read: read again, they would have other pictures. */
    const crops = async (opened: Opened): Promise<Map<string, string>> => {
      const { pages } = await callIn(opened, 'scans.batch', { batch: (await batchOf(opened))?.id ?? '' });
      const found = new Map<string, string>();
      for (const { id, state } of pages) {
        if (state === 'waiting') continue;
        const { boxes } = await callIn(opened, 'scans.page', { page: id });
        found.set(id, boxes.map(({ crop }) => crop ?? '').join(' '));
      }
      return found;
    };

    await first.page.getByRole('heading', { level: 1 }).waitFor();
    await drop(first.page, [prepared.long]);
    await first.page.getByRole('button', { name: 'Stop', exact: true }).click({ timeout: 40_000 });
    const told = first.page.getByText(/^Reading was stopped after \d+ of 40 pages\. What was read is kept/);
    await told.waitFor({ timeout: 30_000 });
    await expect.poll(async () => (await batchOf(first))?.state).toBe('stopped');
    const stoppedAt = await read(first);
    expect(stoppedAt).toBeLessThan(longPages);

    await first.page.getByRole('button', { name: 'Go on reading' }).click();
    await expect.poll(() => read(first), { interval: 50, timeout: 40_000 }).toBeGreaterThan(stoppedAt);
    first.bridge.process.kill('SIGKILL');
    await first.close();

    const second = await openBrowser({ data, env });
    await goTo(second);
    await second.page.getByText(/^Reading was stopped after \d+ of 40 pages\./).waitFor({ timeout: 30_000 });
    const before = await crops(second);
    expect(before.size).toBeGreaterThan(stoppedAt);
    expect(before.size).toBeLessThan(longPages);
    await second.page.getByRole('button', { name: 'Go on reading' }).click();
    await second.page.getByRole('heading', { name: /^40 pages came in\./ }).waitFor({ timeout: 60_000 });
    const after = await crops(second);
    expect(after.size).toBe(longPages);
    for (const [page, cut] of before) expect(after.get(page)).toBe(cut);
    expect(second.complaints).toEqual([]);
    await second.close();
  });
});
