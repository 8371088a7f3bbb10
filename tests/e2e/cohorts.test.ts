import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { can } from './support/places.ts';
import { callIn, type Opened, openBrowser } from './support/window.ts';

const table = `Name\tSchool\tRole\tPrint
Benedikta Farrow\tLarkrise Academy\tLead mentor\tlarge
Kofi Lanternby\tThornbury Vale School\tAssistant head\t
Oriel Tamsworth\tQuarry Lane SCITT\tTeaching assistant\tdyslexia`;

describe.skipIf(!can.browser)('a cohort, from a table of names to typed answers', () => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await openBrowser();
    await opened.page.getByRole('heading', { level: 1 }).waitFor();
    await callIn(opened, 'cohort.save', {
      op: 'op-cohort',
      cohort: {
        id: 'autumn',
        title: 'Autumn 2026, North',
        programme: 'NPQLTD',
        retention: { months: 12, from: '2026-12-18', due: '2027-12-18' },
        revision: 0,
      },
    });
    await callIn(opened, 'seminar.save', {
      op: 'op-seminar',
      seminar: {
        id: 'first',
        cohort: 'autumn',
        title: 'Local Seminar 1',
        kind: 'seminar',
        day: '2026-11-12',
        agenda: [],
        resources: [],
        revision: 0,
      },
    });
  });
  afterAll(() => opened?.close());
  const goTo = (place: string): Promise<void> =>
    opened.page.evaluate((hash) => {
      window.location.hash = hash;
    }, place);
  const accessible = async (): Promise<void> => {
    const { violations } = await new AxeBuilder({ page: opened.page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  };

  it('takes people in from a pasted table', async () => {
    const { page } = opened;
    await goTo('/people');
    await page.getByRole('button', { name: 'Import people' }).click();
    await page.getByRole('textbox', { name: /paste a table/ }).fill(table);
    await page.getByRole('button', { name: 'Read the table' }).click();
    await page.getByText('3 people would be added.').waitFor();
    await accessible();
    await page.getByRole('button', { name: 'Add 3 people' }).click();
    await page.getByRole('heading', { name: '3 people in Autumn 2026, North' }).waitFor();
    await page.getByRole('grid').getByText('Dyslexia-friendly').waitFor();
    await accessible();
  });

  it('marks a register with a key for each person', async () => {
    const { page } = opened;
    await goTo('/seminars/register/first');
    await page.locator('.grid').getByText('Benedikta Farrow').waitFor();
    await page.locator('[data-on]').focus();
    await page.keyboard.type('pla');
    await page.getByRole('heading', { name: '2 of 3 can still reach 90% without catching up' }).waitFor();
    await accessible();
  });

  it('makes a copy for everybody, each in their own print', { timeout: 60_000 }, async () => {
    const { page } = opened;
    await goTo('/copies');
    await page.getByRole('button', { name: 'Make 3 copies' }).click();
    await page.getByText(/^3 copies are in /).waitFor({ timeout: 50_000 });
    const [cohort] = await callIn(opened, 'cohort.list', {});
    const copies = await callIn(opened, 'copy.list', { cohort: cohort?.id ?? '' });
    expect(copies.map(({ preset }) => preset).toSorted()).toEqual(['dyslexia', 'large', 'standard']);
    expect(new Set(copies.map(({ code }) => code)).size).toBe(3);
  });

  it('types answers as fast as the keys come, and keeps every one', async () => {
    const { page } = opened;
    await goTo('/answers');
    const first = page.getByRole('textbox', { name: /^Benedikta Farrow, / });
    await first.waitFor();
    await first.focus();
    const typed = Array.from({ length: 12 }, (_, index) => `Answer ${index + 1}, typed without waiting.`);
    for (const answer of typed) {
      await page.keyboard.type(answer);
      await page.keyboard.press('Tab');
    }
    const [person] = await callIn(opened, 'person.list', { cohort: 'autumn' });
    await expect
      .poll(async () => (await callIn(opened, 'response.list', { participant: person?.id ?? '' })).map(({ text }) => text).toSorted(), {
        timeout: 8000,
      })
      .toEqual(typed.toSorted());
    await accessible();
    expect(opened.complaints).toEqual([]);
  });
});
