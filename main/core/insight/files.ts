import path from 'node:path';
import { toCsv, toXlsx } from '../people/tables/write.ts';
import { createNames, fileStem } from '../print/pack/filenames.ts';
import { openFolder, settleFolder, writeWhole } from '../print/pack/files.ts';
import { Refusal } from '../refusal.ts';

/* Charts and maps as files, whole or not there. */

export interface Place {
  folder: string;
  /** What it is called without its ending, under which a free name is found. */
  name: string;
  /** What it is called exactly, in place of whatever stands there. */
  file?: string | undefined;
}

export type Ending = 'svg' | 'png' | 'pdf' | 'csv' | 'xlsx' | 'json';

/** Answers its full path. */
export async function writeFile({ folder, name, file }: Place, ending: Ending, bytes: Uint8Array): Promise<string> {
  if (file !== undefined && (path.basename(file) !== file || file.trim() === '')) throw new Refusal('bad-input', { where: 'file' });
  const place = path.resolve(folder);
  // Names are made for PDFs; what is free under that ending is looked for under ours.
  const there = openFolder(place).map((each) => each.replace(new RegExp(`\\.${ending}$`, 'i'), '.pdf'));
  const called = file ?? createNames(there)(fileStem(name)).replace(/\.pdf$/, `.${ending}`);
  await writeWhole(place, called, (write) => write([bytes]));
  settleFolder(place);
  return path.join(place, called);
}

export interface Table {
  headings: readonly string[];
  rows: readonly (readonly (string | number | null)[])[];
}

/** For spreadsheets; as JSON, records by heading. */
export async function tableBytes({ headings, rows }: Table, format: 'csv' | 'xlsx' | 'json'): Promise<Uint8Array> {
  const table = [headings, ...rows.map((row) => row.map((cell) => String(cell ?? '')))];
  if (format === 'csv') return Buffer.from(toCsv(table), 'utf8');
  if (format === 'xlsx') return toXlsx(table);
  const records = rows.map((row) => Object.fromEntries(headings.map((heading, at) => [heading, row[at] ?? null])));
  return Buffer.from(`${JSON.stringify(records, null, 2)}\n`, 'utf8');
}
