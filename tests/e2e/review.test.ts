import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { can } from './support/places.ts';
import { callIn, type Opened, openBrowser, openElectron, type OpenOptions } from './support/window.ts';

const editions: readonly [string, boolean, (options?: OpenOptions) => Promise<Opened>][] = [
  ['in a browser', can.browser, openBrowser],
  ['in Electron', can.electron, openElectron],
];

for (const [where, possible, open] of editions) {
  describe.skipIf(!possible)(`what the sample cohort wrote, read ${where}`, () => {
    let opened: Opened;
    let cohort = '';
    let place = '';
    let answer = '';
    let kept = 0;
    beforeAll(async () => {
      opened = await open();
      await opened.page.getByRole('heading', { level: 1 }).first().waitFor();
      cohort = (await callIn(opened, 'sample.add', { op: 'op-sample' })).cohort;
      const { editions: asked } = await callIn(opened, 'review.prompts', { cohort });
      const edition = asked.find(({ prompts }) => prompts.some(({ prompt }) => prompt === 'ls1-sense-1'));
      place = `/review/prompt/${edition?.edition}/ls1-sense-1`;
      // One that the sample's facilitator has not been at.
      const { rows } = await callIn(opened, 'review.answers', { prompts: ['ls1-sense-1'], filter: { cohort } });
      const bare = rows
        .flatMap(({ cells }) => cells.flatMap(({ answers }) => answers))
        .find(
          (each) =>
            each.mode === 'individual' && each.state === 'written' && each.excerpts.length === 0 && !each.starred && each.memos === 0,
        );
      answer = bare?.response ?? '';
    });
    afterAll(() => opened?.close());
    const goTo = (path: string): Promise<void> =>
      opened.page.evaluate((hash) => {
        window.location.hash = hash;
      }, path);
    const accessible = async (): Promise<void> => {
      // Without the blank page that it would open beside this one: Electron cannot, and a browser takes a second over it.
      const { violations } = await new AxeBuilder({ page: opened.page }).setLegacyMode().analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
    };
    const inHand = () => opened.page.locator('[data-answer]:focus');

    it('opens a prompt and tags a passage, with the keyboard alone', { timeout: 90_000 }, async () => {
      const { page } = opened;
      await page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name: 'Review' }).press('Enter');
      await page.getByRole('heading', { level: 1, name: /prompts were answered/ }).waitFor();
      await accessible();
      await goTo(place);
      await page.getByRole('feed').waitFor();
      await page.keyboard.press('j');
      await inHand().waitFor();
      for (let at = 0, now = await inHand().getAttribute('data-answer'); at < 40 && now !== answer; at++) {
        await page.keyboard.press('j');
        await expect.poll(() => inHand().getAttribute('data-answer')).not.toBe(now);
        now = await inHand().getAttribute('data-answer');
      }
      expect(await inHand().getAttribute('data-answer')).toBe(answer);
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('t');
      // Not a letter is lost, however fast they come.
      await page.keyboard.type('Seen as a process');
      await page.getByText('Make “Seen as a process”').waitFor();
      await accessible();
      await page.keyboard.press('Enter');
      await page.getByText(/^Marked “.+” with Seen as a process$/).waitFor();
      const tags = await callIn(opened, 'tag.list', { cohort });
      expect(tags.find(({ name }) => name === 'Seen as a process')).toMatchObject({ excerpts: 1 });
      await inHand().locator('mark').first().waitFor();
    });

    it('stars, copies a quote without names, marks depth and writes a memo, one key each', async () => {
      const { page } = opened;
      await inHand().waitFor();
      const words = (await inHand().locator('.rev-words').innerText()).trim();
      await page.keyboard.press('s');
      await inHand().getByText('Starred').waitFor();
      await page.keyboard.press('Escape');
      await page.keyboard.press('c');
      await page.getByText(/^Copied without names: “/).waitFor();
      // In a browser the page may not read what it wrote without being asked.
      if (opened.edition === 'electron') {
        const copied = await (opened as Awaited<ReturnType<typeof openElectron>>).app.evaluate(({ clipboard }) => clipboard.readText());
        expect(copied.slice(0, 20)).toBe(`“${words}`.slice(0, 20));
      }
      await inHand().waitFor();
      await page.keyboard.press('d');
      await page.getByRole('menuitemradio', { name: /^Explains/ }).waitFor();
      await page.getByRole('menuitemradio', { name: /^Explains/ }).press('Enter');
      await page.getByText('Marked as “Explains”').waitFor();
      await inHand().waitFor();
      await page.keyboard.press('m');
      await page.keyboard.type('Worth ten minutes on the day.');
      await page.keyboard.press('Control+Enter');
      await page.getByText('Memo kept').waitFor();
      await inHand().getByText('1 memo').waitFor();
      await accessible();
    });

    it('undoes with one key, and says what', async () => {
      const { page } = opened;
      await inHand().waitFor();
      await page.keyboard.press('Control+z');
      await page.getByText('Undone: a new memo.').first().waitFor();
      await inHand().getByText('1 memo').waitFor({ state: 'detached' });
      await page.keyboard.press('Control+Shift+z');
      await page.getByText('Done again: a new memo.').first().waitFor();
      await inHand().getByText('1 memo').waitFor();
    });

    it('notes on a marked passage, and keeps marks whose words have moved where they were found, all at once', {
      timeout: 90_000,
    }, async () => {
      const { page } = opened;
      const { excerpts } = await callIn(opened, 'review.excerpts', { filter: { cohort }, limit: 200 });
      const [held] = excerpts.filter(
        (each) =>
          each.excerpt.state === 'held' && each.excerpt.memos === 0 && each.answer.prompt !== 'ls1-sense-1' && each.excerpt.start === 0,
      );
      if (!held) throw new Error('the sample has no such mark');
      const { excerpt, answer: on } = held;
      await goTo(`/review/prompt/${on.edition}/${on.prompt}/${on.response}`);
      const line = page.locator(`[data-answer="${on.response}"]`);
      await line.waitFor();
      await line.focus();
      await page.keyboard.press('e');
      await line.locator('.rev-excerpt-on').first().waitFor();
      await page.keyboard.press('m');
      await page.getByRole('textbox', { name: /^A memo on “/ }).waitFor();
      await page.keyboard.type('The same in every school.');
      await page.keyboard.press('Control+Enter');
      await expect
        .poll(async () => (await callIn(opened, 'memo.list', { response: on.response })).map(({ text, about }) => `${about.is}: ${text}`))
        .toContain('excerpt: The same in every school.');
      await accessible();
      const moved = async (): Promise<number> => (await callIn(opened, 'review.moved', { cohort })).total;
      const before = await moved();
      await callIn(opened, 'entry.set', {
        op: 'op-changed',
        participant: on.writer.participant,
        edition: on.edition ?? '',
        field: on.field,
        revision: on.revision,
        state: 'written',
        text: `Looking back, and after a year: ${on.text}`,
      });
      await expect.poll(moved).toBe(before + on.excerpts.filter(({ state }) => state === 'held').length);
      await goTo('/review/looks');
      await page.locator(`[data-record="${excerpt.id}"] ins`).first().waitFor();
      await accessible();
      await page.getByRole('button', { name: /^Keep (the mark|\d+ marks) where/ }).press('Enter');
      await expect.poll(moved).toBe(0);
      await page.keyboard.press('Control+z');
      await expect.poll(moved).toBeGreaterThan(before);
      // The page that the next journey goes on from.
      await goTo(`${place}/${answer}`);
      await page.locator(`[data-answer="${answer}"]`).waitFor();
      await page.locator(`[data-answer="${answer}"]`).focus();
    });

    it('chooses words with the mouse as well', async () => {
      const { page } = opened;
      const words = inHand().locator('.rev-words');
      await page.keyboard.press('Escape');
      await words.scrollIntoViewIfNeeded();
      const box = (await words.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
      await page.mouse.move(box.x + 2, box.y + 12);
      await page.mouse.down();
      await page.mouse.move(box.x + 160, box.y + 12, { steps: 6 });
      await page.mouse.up();
      await page.locator('.rev-chosen').first().waitFor();
      const chosen = (await page.locator('.rev-chosen').allInnerTexts()).join('').trim();
      expect(chosen.length).toBeGreaterThan(4);
      expect((await words.innerText()).startsWith(chosen)).toBe(true);
      await page.keyboard.press('1');
      await page.getByText(`Marked “${chosen}” with `).waitFor();
      await page.keyboard.press('Control+z');
      await page.getByText('Undone: a marked passage.').first().waitFor();
    });

    it('finds words at once, and comes back to them', async () => {
      const { page } = opened;
      await goTo('/review/search');
      await page.getByRole('searchbox', { name: 'Search what people wrote' }).waitFor();
      await page.keyboard.type('"not an event"');
      await page.getByRole('heading', { level: 1, name: /answers? found$/ }).waitFor();
      await page.locator('mark').first().waitFor();
      expect((await page.locator('.rev-hit').first().innerText()).toLowerCase()).toBe('not an event');
      await accessible();
      await page.waitForFunction(() => window.location.hash.includes('not%20an%20event'));
      await page
        .getByRole('feed')
        .getByRole('link', { name: /prior understanding/ })
        .first()
        .click();
      await page.getByRole('heading', { level: 1, name: /prior understanding/ }).waitFor();
      await page.goBack();
      await expect.poll(() => page.getByRole('searchbox', { name: 'Search what people wrote' }).inputValue()).toBe('"not an event"');
    });

    it('confirms an action that was read', async () => {
      const { page } = opened;
      const before = await callIn(opened, 'action.list', { cohort });
      await goTo('/review/actions');
      const confirm = page.getByRole('button', { name: /^Confirm the action of/ }).first();
      await confirm.waitFor();
      await accessible();
      await confirm.press('Enter');
      await page.getByText('1 action kept').waitFor();
      await page.getByRole('heading', { level: 1, name: new RegExp(`^${before.length + 1} actions?: `) }).waitFor();
      kept = before.length + 1;
    });

    it('has no fault that axe finds in any other way of reading, nor while names are hidden', { timeout: 200_000 }, async () => {
      const { page } = opened;
      const [writer] = await callIn(opened, 'review.people', { cohort });
      for (const [path, heading] of [
        ['/review/person', /Whose words/],
        [`/review/person/${writer?.participant}`, /answers? over \d seminars?$/],
        ['/review/statement', /^Which statement/],
        ['/review/statement/6d', /^6d/],
        ['/review/tags', /themes/],
        ['/review/depth', /^Depth is marked/],
        ['/review/export', /^Give what was written/],
        [place.replace('prompt', 'moments').replace('ls1-sense-1', 'ls1-scenario-alone'), /.+/],
      ] as const) {
        await goTo(path);
        await page.getByRole('heading', { level: 1, name: heading }).waitFor();
        await accessible();
      }
      if (opened.edition === 'browser') {
        // Beside what somebody wrote stands the page, with the headings that are on it.
        const { editions: asked } = await callIn(opened, 'review.prompts', { cohort });
        const workbook = asked.find(({ prompts }) => prompts.some(({ prompt }) => prompt === 'ls1-sense-1'))?.workbook;
        await goTo(`/answers/${workbook}/${writer?.participant}`);
        await page.locator('.pages-reading [role="heading"]').first().waitFor({ state: 'attached' });
        await accessible();
      }
      await goTo(place);
      await page.getByRole('feed').getByText('Aoife Penhallowick').waitFor();
      await page.keyboard.press('F9');
      await page.getByRole('feed').getByText('Participant 1', { exact: true }).waitFor();
      await expect.poll(() => page.getByText('Aoife').count()).toBe(0);
      await accessible();
      await page.keyboard.press('F9');
    });

    it('finds all of it there after Groundwork was closed and opened again', { timeout: 90_000 }, async () => {
      const { data, complaints } = opened;
      expect(complaints).toEqual([]);
      await opened.close();
      opened = await open({ data });
      await opened.page.getByRole('heading', { level: 1 }).first().waitFor();
      await goTo(`${place}/${answer}`);
      const { page } = opened;
      const line = page.locator('[data-answer]', { hasText: 'Seen as a process' });
      await line.waitFor();
      for (const mark of ['Starred', 'Explains', '1 memo']) await line.getByText(mark).waitFor();
      await expect.poll(() => callIn(opened, 'action.list', { cohort })).toHaveLength(kept);
      await page.keyboard.press('Control+z');
      await page
        .getByText(/^Undone: /)
        .first()
        .waitFor();
      expect(opened.complaints).toEqual([]);
    });
  });
}
