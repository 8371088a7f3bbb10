import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Document, HeadingLevel, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import type { Id } from '../../preload/contract/model/ids.ts';

/** The user's own workbook, as its text was given to us. */
export const seminarText = readFileSync(path.resolve(import.meta.dirname, '../fixtures/source/npqltd-seminar-1.txt'), 'utf8');

export function countingIds(prefix = 'id'): () => Id {
  let count = 0;
  return () => `${prefix}-${++count}`;
}

const sections = [
  'Welcome',
  'Review of Module A content',
  'Introduction to Module B content',
  'Peer Coaching',
  'Reflection and Next Steps',
];
const blocks = [
  "The Teacher Development Trust' Values",
  'Learning intentions',
  'Implementation in your role',
  'Retrieval Activity',
  'Sensemaking',
  'Sensemaking – The Ladder of Inference',
  'Reflection and sensemaking',
  'Collaborative sensemaking',
  'Statements addressed in Module B',
  'Active ingredients',
  'Scenario:',
  'GROW Model prompt questions',
  'Reflection: Preparation for Peer Coaching',
  'Notes',
];

/** How the author of a Word file told headings: by Word's styles, or by making them bold and larger by hand. */
export type Dress = 'styles' | 'by-hand';

/** The same workbook as a Word file, its contents and its coaching sheet as tables, its lists as Word's lists. */
export async function seminarAsWord(dress: Dress): Promise<Uint8Array> {
  const lines = seminarText.split('\n').map((line) => line.replaceAll('\u00a0', ' ').trimStart());
  const children: (Paragraph | Table)[] = [];
  const heading = (text: string, level: 1 | 2): Paragraph =>
    dress === 'styles'
      ? new Paragraph({ text, heading: level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2 })
      : new Paragraph({ children: [new TextRun({ text, bold: true, size: level === 1 ? 36 : 28 })] });
  const runs = (text: string): TextRun[] =>
    text
      .split(/(\*\*[^*]+\*\*)/)
      .filter(Boolean)
      .map((part) => (part.startsWith('**') ? new TextRun({ text: part.slice(2, -2), bold: true }) : new TextRun(part)));
  let rows: string[][] = [];
  const flush = (): void => {
    if (rows.length === 0) return;
    children.push(
      new Table({
        rows: rows.map(
          (cells) =>
            new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph({ children: runs(text) })] })) }),
        ),
      }),
    );
    rows = [];
  };
  for (const line of lines) {
    if (line.includes('\t')) {
      rows.push(line.split('\t').map((cell) => cell.trim()));
      continue;
    }
    if (line.trim() === '') continue;
    flush();
    const text = line.trim();
    if (text === 'NPQLTD Local Seminar 1 Workbook')
      children.push(
        dress === 'styles'
          ? new Paragraph({ text, heading: HeadingLevel.TITLE })
          : new Paragraph({ children: [new TextRun({ text, bold: true, size: 56 })] }),
      );
    else if (sections.includes(text)) children.push(heading(text, 1));
    else if (blocks.includes(text)) children.push(heading(text, 2));
    else if (text.startsWith('- ')) children.push(new Paragraph({ children: runs(text.slice(2)), bullet: { level: 0 } }));
    else if (/^\d\. /.test(text) && dress === 'styles')
      children.push(new Paragraph({ children: runs(text.slice(3)), numbering: { reference: 'steps', level: 0 } }));
    else children.push(new Paragraph({ children: runs(text) }));
  }
  flush();
  const document = new Document({
    numbering: { config: [{ reference: 'steps', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.' }] }] },
    sections: [{ children }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
