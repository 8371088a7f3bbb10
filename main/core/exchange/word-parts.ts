import type { Paragraph, ParagraphChild, Table } from 'docx';
import { fillNames, parseInline, type Run } from '../../../preload/contract/model/inline.ts';
import type { Names } from '../../../preload/contract/model/scenario.ts';

/** The library, handed around because it is only loaded when somebody exports. */
export type Docx = typeof import('docx');
export type Part = Paragraph | Table;

/** Text width of A4 with 22 mm margins, in twentieths of a point; a table's columns are shares of it. */
export const textWidth = 9411;
const thin = { style: 'single' as const, size: 4, color: '8A8F84' };
const box = { top: thin, bottom: thin, left: thin, right: thin };
/** One writing line of 8 mm. */
const lineHeight = 454;

export interface Pen {
  docx: Docx;
  names: Names;
  /** A new numbered list begins: Word counts on through all paragraphs of one instance. */
  lists: { count: number };
}

/** A text with its marks as Word's runs; line ends as breaks. */
export function runsOf(
  { docx, names }: Pen,
  text: string,
  more: { bold?: boolean; italics?: boolean; color?: string } = {},
): ParagraphChild[] {
  return fillNames(parseInline(text), names).flatMap((run): ParagraphChild[] => {
    const inner = splitLines(run).map(
      (piece, at) =>
        new docx.TextRun({
          text: piece,
          ...(at > 0 ? { break: 1 } : {}),
          ...more,
          ...(run.bold ? { bold: true } : {}),
          ...(run.italic ? { italics: true } : {}),
          ...(run.href ? { style: 'Hyperlink' } : {}),
        }),
    );
    return run.href ? [new docx.ExternalHyperlink({ link: run.href, children: inner })] : inner;
  });
}

const splitLines = ({ text }: Run): string[] => text.split('\n');

export const paragraph = (pen: Pen, text: string, style?: string): Paragraph =>
  new pen.docx.Paragraph({ children: runsOf(pen, text), ...(style ? { style } : {}) });

export const heading = ({ docx }: Pen, text: string, level: 1 | 2 | 3, pageBreakBefore = false): Paragraph =>
  new docx.Paragraph({
    text,
    heading: [docx.HeadingLevel.HEADING_1, docx.HeadingLevel.HEADING_2, docx.HeadingLevel.HEADING_3][level - 1] as 'Heading1',
    keepNext: true,
    pageBreakBefore,
  });

export const bulletList = (pen: Pen, items: readonly string[]): Paragraph[] =>
  items.map((item) => new pen.docx.Paragraph({ children: runsOf(pen, item), bullet: { level: 0 } }));

export function numberedList(pen: Pen, items: readonly string[], between: (at: number) => Part[] = () => []): Part[] {
  const instance = ++pen.lists.count;
  return items.flatMap((item, at) => {
    const under = between(at);
    return [
      new pen.docx.Paragraph({
        children: runsOf(pen, item),
        numbering: { reference: 'numbers', level: 0, instance },
        keepNext: under.length > 0,
      }),
      ...under,
    ];
  });
}

/** Room to write: a bordered box that grows when somebody types into it, and a line of space behind it. */
export function answerBox({ docx }: Pen, lines: number): Part[] {
  return [
    new docx.Table({
      width: { size: textWidth, type: docx.WidthType.DXA },
      columnWidths: [textWidth],
      rows: [
        new docx.TableRow({
          cantSplit: true,
          height: { value: lineHeight * Math.max(1, lines), rule: docx.HeightRule.ATLEAST },
          children: [new docx.TableCell({ borders: box, children: [new docx.Paragraph('')] })],
        }),
      ],
    }),
    new docx.Paragraph({ children: [], spacing: { before: 0, after: 120 } }),
  ];
}

export interface GridRow {
  cells: readonly string[];
  /** One heading over the whole width, such as a stem. */
  span?: true;
}

/** A table with a row of headings that Word repeats on each page. Shares are of the text width and add up to 1. */
export function grid(pen: Pen, heads: readonly string[], rows: readonly GridRow[], shares: readonly number[], lines = 1): Part[] {
  const { docx } = pen;
  const widths = shares.map((share) => Math.round(share * textWidth));
  const cell = (text: string, at: number, options: { bold?: boolean; span?: boolean } = {}) =>
    new docx.TableCell({
      borders: box,
      margins: { top: 60, bottom: 60, left: 100, right: 100 },
      width: { size: options.span ? textWidth : (widths[at] ?? 0), type: docx.WidthType.DXA },
      ...(options.span ? { columnSpan: heads.length, shading: { fill: 'EDF0EA' } } : {}),
      children: [new docx.Paragraph({ children: runsOf(pen, text, options.bold ? { bold: true } : {}), spacing: { after: 0 } })],
    });
  return [
    new docx.Table({
      width: { size: textWidth, type: docx.WidthType.DXA },
      columnWidths: widths,
      rows: [
        new docx.TableRow({ tableHeader: true, cantSplit: true, children: heads.map((head, at) => cell(head, at, { bold: true })) }),
        ...rows.map(({ cells, span }) =>
          span
            ? new docx.TableRow({ cantSplit: true, children: [cell(cells[0] ?? '', 0, { bold: true, span: true })] })
            : new docx.TableRow({
                cantSplit: true,
                height: { value: lineHeight * lines, rule: docx.HeightRule.ATLEAST },
                children: heads.map((_, at) => cell(cells[at] ?? '', at)),
              }),
        ),
      ],
    }),
    new docx.Paragraph({ children: [], spacing: { before: 0, after: 120 } }),
  ];
}

/** A frame around what is said in another voice: a scenario, a key idea, a note for the facilitator. */
export function frame({ docx }: Pen, children: readonly Part[], fill: string): Part[] {
  return [
    new docx.Table({
      width: { size: textWidth, type: docx.WidthType.DXA },
      columnWidths: [textWidth],
      rows: [
        new docx.TableRow({
          children: [
            new docx.TableCell({
              shading: { fill },
              margins: { top: 120, bottom: 120, left: 200, right: 200 },
              borders: box,
              children: [...children],
            }),
          ],
        }),
      ],
    }),
    new docx.Paragraph({ children: [], spacing: { before: 0, after: 120 } }),
  ];
}
