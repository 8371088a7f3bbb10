import { Document, HeadingLevel, ImageRun, LevelFormat, Packer, Paragraph } from 'docx';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { openSource } from '../../../main/core/exchange/open.ts';
import { nothingTaken } from '../../../main/core/exchange/remap.ts';
import { toBundle } from '../../../main/core/exchange/bundle.ts';
import { titleOf } from '../../../preload/contract/draft.ts';
import type { Imported } from '../../../preload/contract/model/exchange.ts';
import type { Block, BlockOf } from '../../../preload/contract/model/workbook.ts';
import { testCore } from '../../support/cores.ts';
import { shippedPack } from '../../support/packs.ts';
import { countingIds } from '../../support/seminar-source.ts';

const secret = 'Rowan Invented';
const patch = (colour: string, width = 300, height = 200) => sharp({ create: { width, height, channels: 3, background: colour } });
const red = await patch('#b03020')
  .jpeg()
  .withMetadata({ exif: { IFD0: { Artist: secret } } })
  .toBuffer();
const blue = await patch('#2040b0').png().toBuffer();
const blocksOf = ({ workbook }: Pick<Imported, 'workbook'>): Block[] => workbook.sections.flatMap((section) => section.blocks);
const imagesIn = (imported: Pick<Imported, 'workbook'>): BlockOf<'image'>[] => blocksOf(imported).filter((block) => block.type === 'image');
const open = (name: string, bytes: Uint8Array): Promise<Imported> =>
  openSource({ by: 'bytes', name, base64: Buffer.from(bytes).toString('base64') }, countingIds(), nothingTaken);

const run = (data: Buffer, type: 'jpg' | 'png', description: string): ImageRun =>
  new ImageRun({ type, data, transformation: { width: 200, height: 130 }, altText: { name: 'x', description } });

describe('pictures in a Word file', () => {
  it('come in where they stood, with what was said of them, and without who took them', async () => {
    const heading = (text: string, level: 'HEADING_1' | 'HEADING_2' = 'HEADING_1') => new Paragraph({ text, heading: HeadingLevel[level] });
    const document = new Document({
      styles: { paragraphStyles: [{ id: 'Caption', name: 'caption', basedOn: 'Normal' }] },
      sections: [
        {
          children: [
            heading('Welcome'),
            new Paragraph('We begin with what you already know about change in schools.'),
            new Paragraph({ children: [run(red, 'jpg', 'Two teachers at a desk. Description automatically generated')] }),
            new Paragraph({ text: 'Coaching in a *London* school', style: 'Caption' }),
            new Paragraph('And we go on with what you make of it.'),
            heading('How it hangs together', 'HEADING_2'),
            new Paragraph({ children: [run(blue, 'png', 'A field of blue')] }),
            heading('In the end'),
            new Paragraph({ children: [run(blue, 'png', 'Blue again')] }),
            heading('Notes', 'HEADING_2'),
          ],
        },
      ],
    });
    const imported = await open('x.docx', new Uint8Array(await Packer.toBuffer(document)));
    const [first, second] = imagesIn(imported);
    expect(first).toMatchObject({ alt: 'Two teachers at a desk.', width: 'column' });
    expect(first?.caption).toContain('London');
    expect(second).toMatchObject({ title: 'How it hangs together', alt: 'A field of blue' });
    expect(blocksOf(imported).map(({ type }) => type)).toEqual(['cover', 'text', 'image', 'text', 'image', 'image', 'notes']);
    expect(imported.workbook.sections.at(-1)?.blocks[0]).toMatchObject({ type: 'image', alt: 'Blue again' });
    expect(imported.images.map(({ id }) => id).sort()).toEqual([first?.image, second?.image].sort());
    expect(imported.images.some(({ base64 }) => Buffer.from(base64, 'base64').includes(secret))).toBe(false);
    expect(imported.report.filter(({ took }) => took === 'image')).toHaveLength(3);
  });

  it('goes out to Word and comes back with its title, words and dots', async () => {
    const core = testCore();
    const { picture } = await core.ask('picture.add', { op: core.op(), source: { by: 'bytes', base64: blue.toString('base64') } });
    const { workbook, revision } = await core.ask('workbook.get', { workbook: 'npqltd-local-seminar-1' });
    const section = workbook.sections.at(-1)?.id ?? '';
    const block: BlockOf<'image'> = {
      id: 'a-picture',
      type: 'image',
      title: 'Our field',
      image: picture.id,
      alt: 'A field of blue',
      caption: 'How it looks from above',
      source: 'Invented, 2026',
      width: 'page',
    };
    await core.ask('workbook.edit', {
      op: core.op(),
      workbook: workbook.id,
      revision,
      edits: [{ do: 'add-block', section, block, before: null }],
    });
    for (const [format, name] of [
      ['word', 'x.docx'],
      ['markdown', 'x.md'],
      ['bundle', 'x.groundwork'],
    ] as const) {
      const { base64 } = await core.ask('export.make', { workbook: workbook.id, format });
      const { imported, findings } = await core.ask('import.read', { source: { by: 'bytes', name, base64 } });
      const { id: _, width, ...same } = block;
      expect(imagesIn(imported), format).toMatchObject([{ ...same, width: format === 'word' ? 'column' : width }]);
      expect(
        findings.filter(({ rule }) => rule === 'picture-missing'),
        format,
      ).toEqual([]);
      const made = await core.ask('import.accept', { op: core.op(), imported });
      const kept = await core.ask('workbook.get', { workbook: made.workbook });
      expect(imagesIn(kept)[0]?.image, format).toBe(picture.id);
    }
  });
});

describe('pictures in Markdown', () => {
  const data = `data:image/png;base64,${blue.toString('base64')}`;

  it('come in from the line and from a reference, with their words', async () => {
    const imported = await open(
      'x.md',
      Buffer.from(
        `# Seminar\n\n## Welcome\n\nWords first.\n\n![A field of blue](${data})\n\n## Maps\n\n![Another][map]\n\n[map]: ${data}\n`,
      ),
    );
    expect(imagesIn(imported).map(({ alt, title }) => [alt, title])).toEqual([
      ['A field of blue', undefined],
      ['Another', 'Maps'],
    ]);
    expect(imported.images).toHaveLength(1);
  });

  it('that lie elsewhere are not fetched: their words stay', async () => {
    const imported = await open('x.md', Buffer.from('# Seminar\n\n## Welcome\n\n![A cat](https://example.org/cat.png)\n'));
    expect(imported.images).toEqual([]);
    expect(JSON.stringify(imported.workbook)).toContain('A cat');
  });
});

describe('pictures in a bundle', () => {
  const shown = (image: string): Block => ({ id: 'p', type: 'image', image, alt: 'Red', width: 'column' });
  const { workbook } = shippedPack();

  it('are looked at like any other: what they say beside their dots is lost, and what is none is left out', async () => {
    const content = {
      workbook: { ...workbook, sections: [{ id: 's', title: 'Only', blocks: [shown('red'), { ...shown('rubbish'), id: 'q' }] }] },
      frameworks: [],
      scenarios: [],
    };
    const bundle = await toBundle(content, [
      { id: 'red', type: 'image/jpeg', bytes: red },
      { id: 'rubbish', type: 'image/png', bytes: Buffer.concat([blue.subarray(0, 60)]) },
    ]);
    const imported = await open('x.groundwork', bundle);
    expect(imported.images).toHaveLength(1);
    expect(imported.images[0]?.id).toMatch(/^[0-9a-f]{64}$/);
    expect(imagesIn(imported)[0]?.image).toBe(imported.images[0]?.id);
    expect(Buffer.from(imported.images[0]?.base64 ?? '', 'base64').includes(secret)).toBe(false);
    expect(imported.report.map(({ took, values }) => [took, values['row']])).toEqual([['row-refused', 'images/rubbish']]);
  });
});

describe('codes that Word counts by itself', () => {
  it('are read as if they had been typed', async () => {
    const statement = (text: string) => new Paragraph({ text, numbering: { reference: 'codes', level: 0 } });
    const document = new Document({
      numbering: { config: [{ reference: 'codes', levels: [{ level: 0, format: LevelFormat.LOWER_LETTER, text: '6%1.', start: 14 }] }] },
      sections: [
        {
          children: [
            new Paragraph({ text: 'Statements', heading: HeadingLevel.HEADING_1 }),
            new Paragraph('Deliver changes by:'),
            statement('Managing expectations and encouraging buy-in.'),
            statement('Monitoring how well it is implemented.'),
            statement('Reinforcing initial training with expert support.'),
            new Paragraph({ text: 'Notes', heading: HeadingLevel.HEADING_1 }),
          ],
        },
      ],
    });
    const imported = await open('x.docx', new Uint8Array(await Packer.toBuffer(document)));
    const statements = imported.frameworks.flatMap(({ section, groups }) =>
      groups.flatMap((group) => group.statements.map(({ number }) => [section, number])),
    );
    expect(statements).toEqual([
      [6, 14],
      [6, 15],
      [6, 16],
    ]);
    expect(blocksOf(imported).map(titleOf).filter(Boolean)).toEqual(['Statements', 'Notes']);
  });
});
