import path from 'node:path';
import { createNames, fileStem } from '../../print/pack/filenames.ts';
import { openFolder, settleFolder, writeWhole } from '../../print/pack/files.ts';
import { asText } from './cells.ts';

export type Format = 'csv' | 'xlsx' | 'json';

/** One table for spreadsheets; `records` is the same for programs, where names of things do not have to fit a heading. */
export interface Sheet {
  /** The file's name, without its ending. */
  name: string;
  headings: readonly string[];
  rows: readonly (readonly string[])[];
  records: readonly object[];
}

/** Writes the table into the folder under a name that is free there; answers its full path. */
export async function writeTable(sheet: Sheet, format: Format, folder: string): Promise<string> {
  return writeFile(await toBytes(sheet, format), sheet.name, format, folder);
}

/** Any other file, in the same way. */
export async function writeFile(bytes: Uint8Array, name: string, ending: string, folder: string): Promise<string> {
  const place = path.resolve(folder);
  // Names are made for PDFs; what is free under that ending is looked for under ours.
  const there = openFolder(place).map((name) => name.replace(new RegExp(`\\.${ending}$`, 'i'), '.pdf'));
  const file = createNames(there)(fileStem(name)).replace(/\.pdf$/, `.${ending}`);
  await writeWhole(place, file, (write) => write([bytes]));
  settleFolder(place);
  return path.join(place, file);
}

async function toBytes(sheet: Sheet, format: Format): Promise<Uint8Array> {
  switch (format) {
    case 'csv':
      return Buffer.from(toCsv([sheet.headings, ...sheet.rows]), 'utf8');
    case 'xlsx':
      return toXlsx([sheet.headings, ...sheet.rows]);
    case 'json':
      return Buffer.from(`${JSON.stringify(sheet.records, null, 2)}\n`, 'utf8');
  }
}

/** With the mark by which Excel knows UTF-8, and its line ends. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  const quoted = (cell: string): string => (/["\r\n,;\t]|^\s|\s$/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell);
  return `\ufeff${rows.map((row) => row.map((cell) => quoted(asText(cell))).join(',')).join('\r\n')}\r\n`;
}

/** The least that is an XLSX: one sheet, every cell a text. */
export async function toXlsx(rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const { strToU8, zipSync } = await import('fflate');
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const links = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packaged = 'http://schemas.openxmlformats.org/package/2006';
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const cells = rows
    .map((row, y) => `<row r="${y + 1}">${row.map((cell, x) => cellXml(cell, `${columnName(x)}${y + 1}`)).join('')}</row>`)
    .join('');
  const parts = {
    '[Content_Types].xml': `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${links}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${links}"><sheets><sheet name="Groundwork" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${links}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `${head}<worksheet xmlns="${main}"><sheetData>${cells}</sheetData></worksheet>`,
  };
  // The same rows are the same file, whenever it is written.
  const mtime = new Date(2000, 0, 1);
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])), { mtime });
}

function cellXml(cell: string, place: string): string {
  if (cell === '') return '';
  const text = asText(cell)
    // What looks like one of Excel's own escapes is escaped itself.
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replace(/[&<>]/g, (char) => (char === '&' ? '&amp;' : char === '<' ? '&lt;' : '&gt;'))
    .replace(/[^\P{Cc}\n\t]/gu, '');
  // No cell of Excel's holds more than 32,767 characters: it would call the whole file damaged.
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${text.slice(0, 32_767)}</t></is></c>`;
}

function columnName(at: number): string {
  const rest = Math.floor(at / 26);
  return `${rest > 0 ? columnName(rest - 1) : ''}${String.fromCharCode(65 + (at % 26))}`;
}
