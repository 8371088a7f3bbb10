import { Refusal } from '../../refusal.ts';
import { asText } from './cells.ts';

/*
 * The least that is an XLSX, written while its rows come: every cell a text. What the first sheet holds goes on at once; of the others
 * only what is packed already is kept until it is their turn.
 */

export interface Book {
  /** To the sheet of that place. */
  row: (sheet: number, cells: readonly string[]) => void;
  end: () => void;
}

/** Excel's own. */
const mostRows = 1_048_576;
/** No cell of Excel's holds more: it would call the whole file damaged. */
const longestCell = 32_767;
/** Letters that are gathered before they are packed. */
const gathered = 65_536;

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const links = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export async function openBook(names: readonly string[], write: (bytes: Uint8Array) => void): Promise<Book> {
  const { strToU8, Zip, ZipDeflate } = await import('fflate');
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    write(bytes);
  });
  const add = (name: string): InstanceType<typeof ZipDeflate> => {
    const file = new ZipDeflate(name);
    // The same rows are the same file, whenever it is written.
    file.mtime = new Date(2000, 0, 1);
    zip.add(file);
    return file;
  };
  for (const [name, xml] of frame(names)) add(name).push(strToU8(xml), true);
  const sheets = names.map((_, at) => ({
    file: add(`xl/worksheets/sheet${at + 1}.xml`),
    waiting: `${head}<worksheet xmlns="${main}"><sheetData>`,
    rows: 0,
  }));
  return {
    row(place, cells) {
      const sheet = sheets[place];
      if (!sheet) throw new Error('there is no such sheet');
      if (sheet.rows === mostRows) throw new Refusal('too-large', { why: 'rows', limit: mostRows });
      sheet.rows += 1;
      sheet.waiting += `<row r="${sheet.rows}">${cells.map((cell, x) => cellXml(cell, `${columnName(x)}${sheet.rows}`)).join('')}</row>`;
      if (sheet.waiting.length < gathered) return;
      sheet.file.push(strToU8(sheet.waiting));
      sheet.waiting = '';
    },
    end() {
      for (const { file, waiting } of sheets) file.push(strToU8(`${waiting}</sheetData></worksheet>`), true);
      zip.end();
    },
  };
}

function frame(names: readonly string[]): [name: string, xml: string][] {
  const each = (write: (name: string, number: number) => string): string => names.map((name, at) => write(name, at + 1)).join('');
  const part = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return [
    [
      '[Content_Types].xml',
      `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${part}.sheet.main+xml"/>${each((_, number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${part}.worksheet+xml"/>`)}</Types>`,
    ],
    [
      '_rels/.rels',
      `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${links}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${head}<workbook xmlns="${main}" xmlns:r="${links}"><sheets>${each((name, number) => `<sheet name="${name}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${head}<Relationships xmlns="${packaged}/relationships">${each((_, number) => `<Relationship Id="rId${number}" Type="${links}/worksheet" Target="worksheets/sheet${number}.xml"/>`)}</Relationships>`,
    ],
  ];
}

function cellXml(cell: string, place: string): string {
  if (cell === '') return '';
  const text = asText(cell)
    .slice(0, longestCell)
    // What looks like one of Excel's own escapes is escaped itself.
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replace(/[&<>]/g, (char) => (char === '&' ? '&amp;' : char === '<' ? '&lt;' : '&gt;'))
    .replace(/[^\P{Cc}\n\t]|[\uFFFE\uFFFF]|\p{Cs}/gu, '');
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

function columnName(at: number): string {
  const rest = Math.floor(at / 26);
  return `${rest > 0 ? columnName(rest - 1) : ''}${String.fromCharCode(65 + (at % 26))}`;
}
