import { describe, expect, it } from 'vitest';
import { testCore } from '../../../support/cores.ts';
import { readPdf } from '../../../support/pdfReading.ts';

const workbook = 'npqltd-local-seminar-1';
const seconds = (text: string): string => text.replace(/\s+/g, ' ');

describe('what a facilitator prepares with', () => {
  it.each([
    ['plan', /It adds up to \d/, 'Listen for'],
    ['cards', /How did the content from Module A confirm or challenge/, 'minutes'],
    ['slides', /Implementation/, 'instructional coaching'],
  ] as const)('the %s are made of the same source', async (kind, first, somewhere) => {
    const core = testCore();
    await core.ask('store.open', {});
    const made = await core.ask('print.trainer', { workbook, kind });
    expect(made.suggestedName).toBe(`NPQLTD Local Seminar 1 Workbook, ${kind}.pdf`);
    const pdf = await readPdf(new Uint8Array(Buffer.from(made.pdf, 'base64')));
    expect(pdf.pages).toHaveLength(made.pages);
    const all = seconds(pdf.pages.join(' '));
    expect(all).toMatch(first);
    expect(all).toContain(somewhere);
    expect(all).not.toMatch(/\{lead\}|undefined/);
    expect(pdf.fields.size).toBe(0);
  });
});
