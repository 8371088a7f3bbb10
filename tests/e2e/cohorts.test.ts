import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { can } from './support/places.ts';
import { callIn, type Opened, openBrowser, openElectron, whenStill } from './support/window.ts';

const table = `Name\tSchool\tRole\tPrint
Benedikta Farrow\tLarkrise Academy\tLead mentor\tlarge
Kofi Lanternby\tThornbury Vale School\tAssistant head\t
Oriel Tamsworth\tQuarry Lane SCITT\tTeaching assistant\tdyslexia`;
const theirNames = /Farrow|Lanternby|Tamsworth|Latimer/;
const theirSchools = /Larkrise|Thornbury|Quarry/;

/** Every cell of every sheet, as a program that unpacks the file finds it. */
function cellsOf(file: string): string[] {
  const parts = unzipSync(readFileSync(file));
  const texts = Object.entries(parts)
    .filter(([name]) => /^xl\/(?:worksheets\/|sharedStrings)/.test(name))
    .map(([, bytes]) => strFromU8(bytes));
  return texts.flatMap((xml) => [...xml.matchAll(/<t(?: [^>]*)?>([^<]*)<\/t>/g)].map(([, text]) => text ?? ''));
}

type Window = Opened & Partial<Pick<Awaited<ReturnType<typeof openElectron>>, 'app'>>;
const editions: [string, boolean, () => Promise<Window>][] = [
  ['in a browser', can.browser, () => openBrowser()],
  ['in Electron', can.electron, () => openElectron()],
];

describe.each(editions)('a cohort %s, from a table of names to typed answers', (_, there, open) => {
  describe.skipIf(!there)('by mouse and keyboard', () => {
    let opened: Window;
    beforeAll(async () => {
      opened = await open();
      await opened.page.getByRole('heading', { level: 1 }).waitFor();
      const retention = { months: 12, from: '2026-12-18', due: '2027-12-18' };
      await callIn(opened, 'cohort.save', {
        op: 'op-cohort',
        cohort: { id: 'autumn', title: 'Autumn 2026, North', programme: 'NPQLTD', retention, revision: 0 },
      });
      const seminar = { id: 'first', cohort: 'autumn', title: 'Local Seminar 1', kind: 'seminar' as const, day: '2026-11-12' };
      await callIn(opened, 'seminar.save', { op: 'op-seminar', seminar: { ...seminar, agenda: [], resources: [], revision: 0 } });
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
    /** Answers the system's dialogs, which the work opens, with a file or folder to read. */
    const giving = async (file: string, work: () => Promise<void>): Promise<void> => {
      const { app, page } = opened;
      if (!app) {
        // Where a folder is asked for, a browser has nothing to choose it with.
        if (statSync(file).isDirectory()) return work();
        const chooser = page.waitForEvent('filechooser');
        await work();
        return (await chooser).setFiles(file);
      }
      await app.evaluate(({ dialog }, answer) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [answer] });
      }, file);
      await work();
    };
    /** Answers the system's dialog for where to save; the file that was written. */
    const savedBy = async (name: string, work: () => Promise<void>): Promise<string> => {
      const { app, page, home } = opened;
      if (!app) {
        const download = page.waitForEvent('download');
        await work();
        return (await download).path();
      }
      const file = path.join(home, name);
      await app.evaluate(({ dialog }, answer) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath: answer });
      }, file);
      await work();
      return file;
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

    it('takes a file that Windows wrote, and gives it all back by one Undo', async () => {
      const { page } = opened;
      const file = path.join(opened.home, 'people.csv');
      writeFileSync(file, Buffer.from('Name,School\nZo\xeb O\x92Neill,Caf\xe9 School\n"=1+1, really",Moor\n', 'latin1'));
      await page.getByRole('button', { name: 'Import people' }).click();
      await giving(file, () => page.getByRole('button', { name: 'Choose a file', exact: true }).click());
      await page.getByText('2 people would be added.').waitFor();
      await page.getByText(/Windows text/).waitFor();
      await page.getByRole('button', { name: 'Add 2 people' }).click();
      await page.locator('.grid').getByText('Zoë O’Neill').waitFor();
      await page.locator('.grid').getByText('=1+1, really').waitFor();
      // By keyboard there and back: whoever answered a message is where they were before.
      const focused = (): Promise<string | undefined> => page.evaluate(() => document.activeElement?.outerHTML.slice(0, 80));
      const before = await focused();
      await page.keyboard.press('F6');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: '3 people in Autumn 2026, North' }).waitFor();
      expect(await focused()).toBe(before);
    });

    it('picks rows with the mouse and by keyboard, and sets one thing for all of them', async () => {
      const { page } = opened;
      const cell = (row: number) => page.locator(`[role=gridcell][data-row="${row}"][data-column="3"]`);
      await cell(0).click();
      await cell(2).click({ modifiers: ['Shift'] });
      await page.getByText('3 people are picked').waitFor();
      await cell(1).click({ modifiers: ['Control'] });
      await page.getByText('2 people are picked').waitFor();
      await page.keyboard.press('Control+a');
      await page.getByText('3 people are picked').waitFor();
      await accessible();
      await page.getByRole('button', { name: 'Copy Copy' }).click();
      await page.getByRole('option', { name: 'Both' }).click();
      await page.getByText('Set for 3 people.').waitFor();
      const people = await callIn(opened, 'person.list', { cohort: 'autumn' });
      expect(people.map(({ route }) => route)).toEqual(['both', 'both', 'both']);
      const idOf = (name: string): string => people.find((person) => person.name.startsWith(name))?.id ?? '';
      await callIn(opened, 'person.set', { op: 'op-paper', people: [idOf('Kofi')], set: { route: 'paper' } });
      await callIn(opened, 'person.set', { op: 'op-fillable', people: [idOf('Oriel')], set: { route: 'fillable' } });
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

    it('saves sign-in sheet and evidence where a person says', async () => {
      const { page } = opened;
      const evidence = await savedBy('evidence.pdf', async () => {
        await page.getByRole('button', { name: 'Save the evidence' }).click();
        await page.getByText(/^Saved: /).waitFor();
      });
      expect(readFileSync(evidence).subarray(0, 5).toString()).toBe('%PDF-');
      await goTo('/seminars/first');
      const signIn = await savedBy('sign-in.pdf', async () => {
        await page.getByRole('button', { name: 'Save the sign-in sheet' }).click();
        await page.getByText(/^Saved: .*sign-in/).waitFor();
      });
      expect(readFileSync(signIn).subarray(0, 5).toString()).toBe('%PDF-');
    });

    it('keeps a file with a seminar, and writes it out again as it was', async () => {
      const { page } = opened;
      const slides = path.join(opened.home, 'Slides.pptx');
      const content = Buffer.from(Array.from({ length: 5000 }, (__, at) => at % 256));
      writeFileSync(slides, content);
      await giving(slides, () => page.getByRole('button', { name: 'Add a file' }).click());
      await page.getByText(/^Slides\.pptx, 4\.9 kB, kept here$|^Slides\.pptx, .*, kept here$/).waitFor();
      await accessible();
      writeFileSync(slides, '');
      const copy = await savedBy('Slides again.pptx', async () => {
        await page.getByRole('button', { name: 'Save a copy of Slides.pptx' }).click();
        await page.getByText(/^Saved: .*Slides/).waitFor();
      });
      expect(readFileSync(copy).equals(content)).toBe(true);
    });

    it('makes a copy for everybody by their own route, one for a latecomer later, and knows what was given and came back', {
      timeout: 90_000,
    }, async () => {
      const { page } = opened;
      await goTo('/copies');
      await page.getByRole('button', { name: 'Make 3 copies' }).click();
      await page.getByText(/^3 copies are in /).waitFor();
      const copies = await callIn(opened, 'copy.list', { cohort: 'autumn' });
      expect(copies.map(({ preset }) => preset).toSorted()).toEqual(['dyslexia', 'large', 'standard']);
      expect(copies.map(({ route }) => route).toSorted()).toEqual(['both', 'fillable', 'paper']);
      expect(new Set(copies.map(({ code }) => code)).size).toBe(3);
      const folder = /are in (.+)\. /.exec(await page.getByText(/^3 copies are in /).innerText())?.[1] ?? '';
      const written = readdirSync(folder, { recursive: true }).map(String);
      // One file does for paper and for filling in.
      expect(written.filter((name) => name.endsWith('.pdf'))).toHaveLength(3);

      const text = 'Name\nLate Latimer';
      await callIn(opened, 'people.import', { op: 'op-late', cohort: 'autumn', source: { by: 'text', text } });
      await page.getByRole('button', { name: 'Make 1 copy' }).click();
      await page.getByText(/^1 copy is in /).waitFor();
      const later = await callIn(opened, 'copy.list', { cohort: 'autumn' });
      expect(later).toHaveLength(4);
      for (const copy of copies) expect(later).toContainEqual(copy);

      await page.locator('.grid').getByText('Benedikta Farrow').click();
      await page.keyboard.press('g');
      await expect.poll(async () => (await callIn(opened, 'copy.list', { cohort: 'autumn' })).filter(({ given }) => given).length).toBe(1);
      await accessible();
    });

    it('types answers as fast as the keys come, tells three kinds of nothing apart, and keeps every one', async () => {
      const { page } = opened;
      await goTo('/answers');
      const first = page.getByRole('textbox', { name: /^Benedikta Farrow, / });
      await first.waitFor();
      await first.focus();
      const typed = Array.from({ length: 12 }, (__, index) => `Answer ${index + 1}, typed without waiting.`);
      for (const answer of typed) {
        await page.keyboard.type(answer);
        await page.keyboard.press('Tab');
      }
      await page.keyboard.press('Alt+b');
      await page.keyboard.press('Alt+n');
      const [benedikta, kofi] = await callIn(opened, 'person.list', { cohort: 'autumn' });
      const answers = async () => callIn(opened, 'response.list', { participant: benedikta?.id ?? '' });
      await expect
        .poll(async () => (await answers()).flatMap(({ text, state }) => (state === 'written' ? [text] : [])).toSorted())
        .toEqual(typed.toSorted());
      await expect
        .poll(async () => (await answers()).flatMap(({ state }) => (state === 'written' ? [] : [state])).toSorted())
        .toEqual(['blank', 'not-attempted']);
      await page.keyboard.press('Home');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Alt+h');
      await page.getByText('not handed in', { exact: true }).first().waitFor();
      await expect
        .poll(async () => (await callIn(opened, 'copy.list', { cohort: 'autumn' })).map(({ participant, back }) => [participant, back]))
        .toEqual(
          expect.arrayContaining([
            [benedikta?.id, 'yes'],
            [kofi?.id, 'not-handed-in'],
          ]),
        );
      // Out of the grid by keyboard.
      await page.keyboard.press('Escape');
      await page.keyboard.press('Tab');
      await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.grid'))).toBe(null);
      await accessible();
    });

    it('takes ratings by one key each', async () => {
      const { page } = opened;
      await goTo('/answers/ratings');
      await page.locator('.grid').getByText('Benedikta Farrow').waitFor();
      await page.locator('[data-on]').focus();
      await page.keyboard.type('345');
      await expect
        .poll(async () => (await callIn(opened, 'rating.list', { cohort: 'autumn' })).map(({ value }) => value).toSorted())
        .toEqual([3, 4, 5]);
    });

    it('gives people and answers out as CSV, Excel and JSON, which others can read, by keyboard too', async () => {
      const { page } = opened;
      /** The file of which the screen says that it was written. */
      const written = async (format: 'CSV' | 'Excel' | 'JSON', said: RegExp): Promise<string> => {
        let file = '';
        const press = async (): Promise<void> => {
          await page.getByRole('button', { name: 'More' }).press('Enter');
          await page.getByRole('menuitem', { name: `Export as ${format}` }).press('Enter');
          // Each is its own file: an earlier sentence may still stand there.
          const ending = { CSV: 'csv', Excel: 'xlsx', JSON: 'json' }[format];
          const line = page
            .getByText(said)
            .filter({ hasText: `.${ending}.` })
            .last();
          await line.waitFor();
          file = /written to (.+)\.$/.exec(await line.innerText())?.[1] ?? '';
        };
        // A browser asks for no folder.
        await (opened.app ? giving(opened.home, press) : press());
        return file;
      };
      await goTo('/people');
      await page.locator('.grid').getByText('Benedikta Farrow').waitFor();
      const people = /^4 people written to /;
      expect(readFileSync(await written('CSV', people), 'utf8')).toMatch(/^\ufeffName,.*\r\n(?:.*\r\n)*Benedikta Farrow,/);
      expect(cellsOf(await written('Excel', people))).toEqual(expect.arrayContaining(['Name', 'Benedikta Farrow', 'Larkrise Academy']));
      const records = JSON.parse(readFileSync(await written('JSON', people), 'utf8')) as { name: string }[];
      expect(records.map(({ name }) => name)).toContain('Oriel Tamsworth');

      await goTo('/answers');
      await page
        .getByRole('textbox', { name: /^Benedikta Farrow, / })
        .first()
        .waitFor();
      const answers = /^\d+ answers written to /;
      expect(readFileSync(await written('CSV', answers), 'utf8')).toContain('Answer 12, typed without waiting.');
      expect(cellsOf(await written('Excel', answers))).toEqual(
        expect.arrayContaining(['Benedikta Farrow', 'Answer 1, typed without waiting.', 'Answer 12, typed without waiting.']),
      );
      expect(JSON.stringify(JSON.parse(readFileSync(await written('JSON', answers), 'utf8')))).toContain(
        'Answer 7, typed without waiting.',
      );
    });

    it('hides names by one key, on every screen and in what is written out', async () => {
      const { page } = opened;
      await page.keyboard.press('F9');
      const [person] = await callIn(opened, 'person.list', { cohort: 'autumn' });
      const [workbook] = await callIn(opened, 'workbook.list', {});
      // Words of theirs are covered, and their letters have no colour: what can be read is the rest.
      const seen = (): Promise<string> =>
        page.evaluate(() => {
          const copy = document.body.cloneNode(true) as HTMLElement;
          for (const covered of copy.querySelectorAll('.person, .person-field textarea, .person-field input')) covered.remove();
          return copy.textContent;
        });
      for (const place of [
        '/people',
        `/people/autumn/${person?.id}`,
        '/people/autumn/pairs',
        '/seminars',
        '/seminars/register/first',
        '/copies',
        '/answers',
        `/answers/${workbook?.id}/${person?.id}`,
        '/answers/ratings',
        '/progress',
        '/coverage',
        '/',
      ]) {
        await goTo(place);
        await whenStill(opened);
        expect([place, await seen()]).toEqual([place, expect.not.stringMatching(theirNames)]);
        // Where a school is chosen its name has to be read; everywhere else it would say who somebody is.
        if (!['/progress', '/coverage'].includes(place))
          expect([place, await seen()]).toEqual([place, expect.not.stringMatching(theirSchools)]);
        expect([place, await page.title()]).toEqual([place, expect.not.stringMatching(theirNames)]);
      }
      await goTo('/people');
      await page.locator('.grid').getByText('Participant 1').waitFor();
      await giving(opened.home, async () => {
        await page.getByRole('button', { name: 'More' }).click();
        await page.getByRole('menuitem', { name: 'Export as CSV' }).click();
        await page.getByText(/^4 people written to /).waitFor();
      });
      const told = await page.getByText(/^4 people written to /).innerText();
      const file = /written to (.+)\.$/.exec(told)?.[1] ?? '';
      const exported = readFileSync(file, 'utf8');
      expect(exported).toContain('Participant 1');
      expect(exported).not.toMatch(theirNames);
      expect(exported).not.toMatch(theirSchools);
      await page.keyboard.press('F9');
      await page.locator('.grid').getByText('Benedikta Farrow').waitFor();
      expect(opened.complaints).toEqual([]);
    });
  });
});
