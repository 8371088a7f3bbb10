import path from 'node:path';
import { createNames, fileStem } from '../../print/pack/filenames.ts';
import { openFolder, settleFolder, type Write, writeWhole } from '../../print/pack/files.ts';
import { openBook } from './book.ts';
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
export const writeFile = (bytes: Uint8Array, name: string, ending: string, folder: string): Promise<string> =>
  fillFile(name, ending, folder, (write) => write([bytes]));

/** One that is written while it is made. Whatever goes wrong meanwhile, no part of it stays behind. */
export async function fillFile(
  name: string,
  ending: string,
  folder: string,
  fill: (write: Write) => Promise<void> | void,
): Promise<string> {
  const place = path.resolve(folder);
  // Names are made for PDFs; what is free under that ending is looked for under ours.
  const there = openFolder(place).map((one) => one.replace(new RegExp(`\\.${ending}$`, 'i'), '.pdf'));
  const file = createNames(there)(fileStem(name)).replace(/\.pdf$/, `.${ending}`);
  await writeWhole(place, file, fill);
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
export const toCsv = (rows: readonly (readonly string[])[]): string => `\ufeff${rows.map(csvRow).join('')}`;

export function csvRow(row: readonly string[]): string {
  const quoted = (cell: string): string => (/["\r\n,;\t]|^\s|\s$/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell);
  return `${row.map((cell) => quoted(asText(cell))).join(',')}\r\n`;
}

/** One sheet. */
export async function toXlsx(rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  const book = await openBook(['Groundwork'], (bytes) => void parts.push(bytes));
  for (const row of rows) book.row(0, row);
  book.end();
  return Buffer.concat(parts);
}
