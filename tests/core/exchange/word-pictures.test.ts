import { Document, HeadingLevel, ImageRun, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { openSource } from '../../../main/core/exchange/open.ts';
import { nothingTaken } from '../../../main/core/exchange/remap.ts';
import type { Imported } from '../../../preload/contract/model/exchange.ts';
import { guessWords } from '../../../renderer/text/exchange.ts';
import { countingIds } from '../../support/seminar-source.ts';

type Parts = Record<string, Uint8Array>;

const patch = (background: string) =>
  sharp({ create: { width: 300, height: 200, channels: 3, background } })
    .png()
    .toBuffer();
const red = await patch('#b03020');
const blue = await patch('#2040b0');
const green = await patch('#20b040');

const run = (data: Buffer, description: string): ImageRun =>
  new ImageRun({ type: 'png', data, transformation: { width: 200, height: 130 }, altText: { name: 'x', description } });
const picture = (data: Buffer, description: string): Paragraph => new Paragraph({ children: [run(data, description)] });
const cell = (...children: Paragraph[]): TableCell => new TableCell({ children });
const words = (text: string): TableCell => cell(new Paragraph(text));

/** A Word file with `middle` between words that go on over it. */
async function word(middle: (Paragraph | Table)[], change?: (parts: Parts) => void): Promise<Imported> {
  const document = new Document({
    sections: [
      {
        children: [
          new Paragraph({ text: 'Welcome', heading: HeadingLevel.HEADING_1 }),
          new Paragraph('We begin with what you know.'),
          ...middle,
          new Paragraph('And we go on with what you make of it.'),
          new Paragraph({ text: 'The next part', heading: HeadingLevel.HEADING_1 }),
          new Paragraph('Words of the next part.'),
        ],
      },
    ],
  });
  const parts = unzipSync(new Uint8Array(await Packer.toBuffer(document)));
  change?.(parts);
  const base64 = Buffer.from(zipSync(parts)).toString('base64');
  return openSource({ by: 'bytes', name: 'x.docx', base64 }, countingIds(), nothingTaken);
}

const namespaces =
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ' +
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" ' +
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"';

const edit = (parts: Parts, part: string, change: (text: string) => string): void => {
  parts[part] = strToU8(change(strFromU8(parts[part] ?? new Uint8Array())));
};

/** What Word and others write and the library that builds these files does not; `@` is the relationship of the picture that is there. */
async function drawn(inParagraph: string, more?: (parts: Parts) => void): Promise<Imported> {
  return word([new Paragraph('PUT IT HERE'), picture(blue, 'Blue')], (parts) => {
    const rels = strFromU8(parts['word/_rels/document.xml.rels'] ?? new Uint8Array());
    const tag = [...rels.matchAll(/<Relationship\b[^>]*>/g)].find(([each]) => each.includes('media/'))?.[0] ?? '';
    const id = /Id="([^"]+)"/.exec(tag)?.[1] ?? '';
    edit(parts, 'word/document.xml', (text) =>
      text
        .replace(
          '<w:document ',
          `<w:document ${namespaces
            .split(' ')
            .filter((each) => !text.includes(`${each.split('=')[0]}=`))
            .join(' ')} `,
        )
        .replace(/<w:t\b[^>]*>PUT IT HERE<\/w:t>/, inParagraph.replaceAll('@', id)),
    );
    more?.(parts);
  });
}

const blip = '<pic:pic><pic:blipFill><a:blip r:embed="@"/></pic:blipFill></pic:pic>';
const inline = (alt: string, graphic: string): string =>
  `<w:drawing><wp:inline><wp:docPr id="9" name="x" descr="${alt}"/><a:graphic><a:graphicData>${graphic}</a:graphicData></a:graphic></wp:inline></w:drawing>`;
const older = (alt: string): string => `<w:pict><v:shape><v:imagedata r:id="@" o:title="${alt}"/></v:shape></w:pict>`;

/** Pictures by what is said of them, and texts, in the order in which the workbook has them. */
const order = ({ workbook }: Imported): string[] =>
  workbook.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.type === 'image') return [`[${block.alt}${block.image ? '' : ', to be added'}]`];
      return block.type === 'text' ? block.paragraphs : [];
    }),
  );
const between = (imported: Imported): string[] =>
  order(imported).slice(1, order(imported).indexOf('And we go on with what you make of it.'));
const told = ({ report }: Imported): string[] =>
  report.filter(({ took }) => took === 'image' || took === 'image-left-out').map((guess) => Object.values(guessWords(guess)).join(' | '));

describe('where a picture of a Word file comes to stand', () => {
  it('is where it is read, also where a table only placed it beside its words', async () => {
    const beside = new Table({ rows: [new TableRow({ children: [cell(picture(red, 'Red')), words('Beside it.')] })] });
    expect(between(await word([beside]))).toEqual(['[Red]', 'Beside it.']);
    const four = new Table({
      rows: [
        new TableRow({
          children: [cell(picture(red, 'Red'), new Paragraph('So red.')), cell(picture(blue, 'Blue'), new Paragraph('So blue.'))],
        }),
        new TableRow({ children: [cell(picture(green, 'Green'), new Paragraph('So green.')), words('')] }),
      ],
    });
    expect(between(await word([four]))).toEqual(['[Red]', 'So red.', '[Blue]', 'So blue.', '[Green]', 'So green.']);
  });

  it('is behind a table that has headings, in the order of its cells, and the report says that it stood in one', async () => {
    const table = new Table({
      rows: [
        new TableRow({ tableHeader: true, children: [words('Step'), words('What it looks like'), words('Who')] }),
        new TableRow({ children: [words('Explore'), cell(picture(red, 'Red')), words('The team')] }),
        new TableRow({ children: [words('Prepare'), cell(picture(blue, 'Blue')), words('The lead')] }),
      ],
    });
    const imported = await word([table]);
    const texts = order(imported);
    expect(texts.slice(texts.indexOf('[Red]'))).toEqual([
      '[Red]',
      '[Blue]',
      'And we go on with what you make of it.',
      'Words of the next part.',
    ]);
    expect(told(imported)).toEqual(['Picture | Red | After “Explore”, in a table.', 'Picture | Blue | After “Prepare”, in a table.']);
  });

  it('is right behind the paragraph that it stands in, and before the next', async () => {
    const within = new Paragraph({ children: [new TextRun('Look at this '), run(red, 'Red'), new TextRun(' and think.')] });
    expect(between(await word([within, new Paragraph('Then talk.')]))).toEqual(['Look at this and think.', '[Red]', 'Then talk.']);
  });

  it('is the same whether it is drawn in line, in a text box, in a group, or as Office 2007 did', async () => {
    const box = `<w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p><w:p><w:r>${inline('Boxed', blip)}</w:r></w:p></w:txbxContent>`;
    const choice = (inner: string, fallback = ''): string =>
      `<mc:AlternateContent><mc:Choice Requires="wps">${inner}</mc:Choice>${fallback}</mc:AlternateContent>`;
    expect(between(await drawn(older('Old')))).toEqual(['[Old]', '[Blue]']);
    expect(between(await drawn(`<w:pict><v:shape><v:textbox>${box}</v:textbox></v:shape></w:pict>`))).toEqual([
      'In the box.',
      '[Boxed]',
      '[Blue]',
    ]);
    expect(between(await drawn(choice(inline('', `<wps:wsp><wps:txbx>${box}</wps:txbx></wps:wsp>`))))).toEqual([
      'In the box.',
      '[Boxed]',
      '[Blue]',
    ]);
    expect(between(await drawn(inline('Group', `<wpg:wgp>${blip}${blip}</wpg:wgp>`)))).toEqual(['[Group]', '[Group]', '[Blue]']);
    // Both are there, as Word writes it: one of them is taken.
    expect(between(await drawn(choice(inline('New', `<wpg:wgp>${blip}</wpg:wgp>`), `<mc:Fallback>${older('Old')}</mc:Fallback>`)))).toEqual(
      ['[Old]', '[Blue]'],
    );
  });
});

describe('a picture that cannot be taken from a Word file', () => {
  it('leaves its place and its words, and the report says which it was, where, and what to do', async () => {
    const chart = await drawn(inline('How many came', '<c:chart r:id="rId50"/>'));
    expect(between(chart)).toEqual(['[How many came, to be added]', '[Blue]']);
    expect(told(chart)[0]).toBe(
      'Picture, left out | How many came | A chart is kept by Word as numbers, not as a picture. Save it as a PNG in the program that made it, and add that. After “We begin with what you know.”.',
    );

    const metafile = new Uint8Array(200);
    metafile[0] = 1;
    metafile.set(strToU8(' EMF'), 40);
    const asMetafile = (bytes: Uint8Array) => (parts: Parts) => {
      for (const name of Object.keys(parts).filter((each) => each.startsWith('word/media/'))) parts[name] = bytes;
    };
    expect(told(await word([picture(red, 'Drawn')], asMetafile(metafile)))[0]).toMatch(
      /^Picture, left out \| Drawn \| A Windows drawing \(EMF\) cannot/,
    );
    const placeable = Uint8Array.from([0xd7, 0xcd, 0xc6, 0x9a, ...new Uint8Array(60)]);
    expect(told(await word([picture(red, 'Drawn')], asMetafile(placeable)))[0]).toMatch(/A Windows drawing \(WMF\) cannot/);
    expect(told(await word([picture(red, 'Cut')], asMetafile(red.subarray(0, 60))))[0]).toMatch(/\| Cut \| It is damaged/);
  });

  it('does not keep the rest from coming in, where it lies elsewhere or nowhere', async () => {
    const linked = await drawn(inline('Linked', blip.replace('r:embed="@"', 'r:link="far"')), (parts) =>
      edit(parts, 'word/_rels/document.xml.rels', (text) =>
        text.replace(
          '</Relationships>',
          '<Relationship Id="far" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="https://example.org/x.png" TargetMode="External"/></Relationships>',
        ),
      ),
    );
    expect(between(linked)).toEqual(['[Linked, to be added]', '[Blue]']);
    expect(told(linked)[0]).toMatch(/only a link to it/);
    expect(between(await drawn(older('Old').replace('@', 'nowhere')))).toEqual(['[Old, to be added]', '[Blue]']);
    const gone = await word([picture(red, 'Gone')], (parts) => {
      for (const name of Object.keys(parts).filter((each) => each.startsWith('word/media/'))) delete parts[name];
    });
    expect(told(gone)[0]).toMatch(/The file names it and does not bring it/);
  });
});
