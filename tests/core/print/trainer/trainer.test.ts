import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createPress } from '../../../../main/core/print/press.ts';
import { composeTrainer } from '../../../../main/core/print/trainer.ts';
import type { Content } from '../../../../main/core/workbooks/drafts.ts';
import { testCore } from '../../../support/cores.ts';
import { resources } from '../../../support/packs.ts';
import { readPdf } from '../../../support/pdfReading.ts';
import { of, shipped } from '../../../support/preflight.ts';

const workbook = 'npqltd-local-seminar-1';
const press = createPress({ resources, now: () => '2026-11-22T09:00:00.000Z' });
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

  it('sets slides to be read from the back, says whose turn it is and for how long, and goes over where there is too much', async () => {
    const slides = async (content: Content) => {
      const book = composeTrainer(content, 'slides', press.faces().metrics);
      return book.pages.map(({ marks }) => {
        const words = marks.flatMap((mark) => (mark.mark === 'text' && mark.node !== 'artifact' ? [mark] : []));
        return { words, text: words.map(({ text }) => text).join(' '), lowest: Math.max(...words.map(({ baseline }) => baseline)) };
      });
    };
    const shown = await slides(shipped);
    expect(shown.every(({ lowest }) => lowest < 490)).toBe(true);
    const asked = shown.find(({ text }) => text.includes('Collaborative sensemaking: the scenario'));
    expect(asked?.text).toContain('With others, 13 minutes');
    // What is asked is set in nothing smaller than 22 points: only what stands above and beside it is.
    expect(asked?.words.filter(({ size, x }) => size < 22 && x >= 84 && x < 400)).toEqual([]);
    const items = Array.from({ length: 30 }, (_, at) => `Point ${at + 1} of many, which takes a line of its own.`);
    const long = await slides(of([{ id: 'l', type: 'bullets', title: 'Much', style: 'bullets', items }]));
    expect(long.length).toBeGreaterThan(3);
    expect(long.slice(1).every(({ text, lowest }) => text.includes('Much') && lowest < 490)).toBe(true);
    expect(long.slice(1).flatMap(({ text }) => text.match(/Point \d+/g) ?? [])).toHaveLength(30);
  });

  it('shows pictures on slides of their own, with their words', async () => {
    const core = testCore();
    const bytes = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#2040b0' } })
      .jpeg()
      .toBuffer();
    const { picture } = await core.ask('picture.add', { op: core.op(), source: { by: 'bytes', base64: bytes.toString('base64') } });
    const before = await core.ask('print.trainer', { workbook, kind: 'slides' });
    const draft = await core.ask('workbook.get', { workbook });
    await core.ask('workbook.edit', {
      op: core.op(),
      workbook,
      revision: draft.revision,
      edits: [
        {
          do: 'add-block',
          section: draft.workbook.sections.at(-1)?.id ?? '',
          before: null,
          block: {
            id: 'shown',
            type: 'image',
            title: 'From above',
            image: picture.id,
            alt: 'A field of blue',
            caption: 'How it looks',
            width: 'page',
          },
        },
      ],
    });
    const made = await core.ask('print.trainer', { workbook, kind: 'slides' });
    expect(made.pages).toBe(before.pages + 1);
    const file = Buffer.from(made.pdf, 'base64');
    expect(file.includes('/Subtype /Image')).toBe(true);
    expect((await readPdf(new Uint8Array(file))).pages.at(-1)).toMatch(/From above\s+How it looks/);
  });
});
