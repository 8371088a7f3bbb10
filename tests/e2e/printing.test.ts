import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { promptsOf } from '../../preload/contract/draft.ts';
import { statementCode } from '../../preload/contract/model/framework.ts';
import { plainText } from '../../preload/contract/model/inline.ts';
import { fieldId } from '../../preload/contract/model/workbook.ts';
import { shippedPack } from '../support/packs.ts';
import { type ReadPdf, readPdf } from '../support/pdfReading.ts';
import { can } from './support/places.ts';
import { type Opened, openBrowser, openElectron } from './support/window.ts';

/*
 * The main job, as a facilitator does it for the first time: an empty computer, the workbook on Home, three named copies, and what
 * is in each of them as somebody else's reader sees it.
 */

const names = ['Siân Żółtowska-Nguyễn', 'Amara Okafor', 'Tomasz Lewandowski'];
const { workbook, framework, scenario } = shippedPack();
const bare = (text: string): string => text.replace(/\s+/g, '');

async function printThree({ page }: Opened): Promise<string> {
  await page.getByRole('heading', { level: 1, name: /Implementation/ }).waitFor();
  await page
    .getByRole('button', { name: 'Open the workbook' })
    .or(page.getByRole('link', { name: 'Open the workbook' }))
    .first()
    .click();
  await page
    .getByRole('img', { name: /page 1/i })
    .or(page.locator('canvas').first())
    .first()
    .waitFor();
  await page.keyboard.press('Control+p');
  const dialog = page.getByRole('dialog', { name: 'Print or send' });
  await dialog.getByText('One for each name').click();
  await dialog.getByRole('textbox', { name: /names/i }).fill(names.join('\n'));
  await dialog.getByRole('button', { name: 'Make 3 workbooks' }).click();
  await dialog.getByText(/3 workbooks are in/).waitFor();
  const said = (await dialog.getByText(/3 workbooks are in/).textContent()) ?? '';
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  return said;
}

/** Everything that the issue asks of a printed copy. */
function expectWhole(pdf: ReadPdf, name: string): void {
  const text = bare(pdf.pages.join(' '));
  expect(pdf.fields.get('cover-name:individual')).toBe(name);
  for (const statement of framework.groups.flatMap((group) => group.statements)) {
    expect(text).toContain(bare(`${statementCode(6, statement)}${statement.text}`));
  }
  for (const block of workbook.sections.flatMap((section) => section.blocks)) {
    for (const prompt of promptsOf(workbook, block)) {
      expect(text).toContain(bare(plainText(prompt.text, scenario.names)));
      const mode = block.type === 'prompts' ? block.mode : block.type === 'coaching' ? 'coaching' : 'individual';
      const id = fieldId(prompt.id, mode);
      const numbered = [...pdf.fields.keys()].some((field) => field.startsWith(`${id}:`));
      expect(pdf.fields.has(id) || numbered, `a field for ${id}`).toBe(true);
      if (pdf.fields.has(id)) expect(pdf.labels.get(id)).toBeTruthy();
    }
  }
  expect(pdf.pages.at(-1)).toContain(`Page ${pdf.pages.length} of ${pdf.pages.length}`);
  expect(pdf.title).toContain('NPQLTD Local Seminar 1 Workbook');
}

/** Each line of the printed contents names the page on which its heading truly stands, and so does each bookmark. */
function expectTrueContents(pdf: ReadPdf): void {
  const contents = pdf.pages[1] ?? '';
  const titled = pdf.outline.filter(({ page }) => page > 2);
  expect(titled.length).toBeGreaterThan(18);
  for (const { title, page } of titled) expect(bare(pdf.pages[page - 1] ?? '')).toContain(bare(title));
  const blocks = workbook.sections
    .flatMap((section) => section.blocks)
    .flatMap((block) => ('title' in block && block.title ? [block.title] : []));
  for (const { title, page } of titled.filter((entry) => blocks.includes(entry.title))) {
    expect(bare(contents)).toMatch(new RegExp(`${escape(bare(title))}[.]*${page}`));
  }
}
const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

describe.each([
  ['Electron', can.electron, openElectron],
  ['the browser edition', can.browser, openBrowser],
] as const)('a first afternoon with Groundwork in %s', (_edition, possible, open) => {
  it.skipIf(!possible)('ends with three named workbooks that are whole', async () => {
    const opened: Opened = await open();
    try {
      expect(await printThree(opened)).toContain('Groundwork');
      const folder = path.join(opened.home, 'Groundwork');
      const files = readdirSync(folder).sort();
      expect(files).toHaveLength(3);
      const codes = new Set<string>();
      for (const name of names) {
        const file = files.find((each) => each.normalize('NFC').includes(name.normalize('NFC')));
        expect(file, `a file for ${name}`).toBeDefined();
        const pdf = await readPdf(path.join(folder, file ?? ''));
        expectWhole(pdf, name);
        expectTrueContents(pdf);
        codes.add(pdf.keywords);
      }
      expect(codes.size).toBe(3);
      expect(opened.complaints).toEqual([]);
    } finally {
      await opened.close();
    }
  });
});
