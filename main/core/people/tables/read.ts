import { readFileSync, statSync } from 'node:fs';
import Papa from 'papaparse';
import type { TableFacts, TableSource } from '../../../../preload/contract/model/tables.ts';
import { Refusal } from '../../refusal.ts';
import { cleanCell, cleanLine, cutTo, fromText, longestText } from './cells.ts';
import { readSheet } from './xlsx-in.ts';

/*
 * Tables that strangers made, as rows of text: CSV in whatever encoding and with whatever separator, XLSX, or what was pasted from a
 * spreadsheet. Formulas are never run: a CSV's stay text, of an XLSX's the value that was last shown is read.
 */

export const tableLimits = { bytes: 20 * 1024 * 1024, rows: 100_000, columns: 500 } as const;

export interface Table {
  facts: TableFacts;
  headings: string[];
  /** As many cells in each as there are headings. Rows with nothing in them are left out. */
  rows: string[][];
}

export function readTable(source: TableSource): Table {
  if (source.by === 'text') {
    requireSize(source.text.length);
    return arrange(parse(source.text), { kind: 'csv', encoding: 'utf-8', sheets: [] });
  }
  const bytes = source.by === 'path' ? readFile(source.path) : fromBase64(source.base64);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const { rows, sheet, sheets } = readSheet(bytes, source.sheet, tableLimits);
    return arrange(rows, { kind: 'xlsx', encoding: 'utf-8', sheet, sheets });
  }
  const { text, encoding } = decode(bytes);
  return arrange(parse(text), { kind: 'csv', encoding, sheets: [] });
}

function requireSize(bytes: number): void {
  if (bytes > tableLimits.bytes) throw new Refusal('too-large', { why: 'file', bytes, limit: tableLimits.bytes });
}

function readFile(file: string): Uint8Array {
  const facts = statSync(file, { throwIfNoEntry: false });
  if (!facts?.isFile()) throw new Refusal('file-missing');
  requireSize(facts.size);
  return new Uint8Array(readFileSync(file));
}

function fromBase64(base64: string): Uint8Array {
  requireSize(Math.floor((base64.length / 4) * 3));
  return new Uint8Array(Buffer.from(base64, 'base64'));
}

/** A mark at the start is believed; without one it is UTF-8 if it can be, else what Windows wrote before. */
function decode(bytes: Uint8Array): { text: string; encoding: TableFacts['encoding'] } {
  const mark = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : unmarked(bytes);
  if (mark) return { text: new TextDecoder(mark).decode(bytes), encoding: 'utf-16' };
  if (bytes.subarray(0, 65_536).includes(0)) throw new Refusal('file-not-ours', { why: 'not-text' });
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
  }
}

/** UTF-16 without its mark: every other byte of the first letters is nought. */
function unmarked(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const start = bytes.subarray(0, 64);
  if (start.length < 8) return null;
  const noughts = (odd: number): number => start.filter((byte, at) => at % 2 === odd && byte === 0).length;
  const most = start.length / 2 - 4;
  if (noughts(1) >= most && noughts(0) === 0) return 'utf-16le';
  return noughts(0) >= most && noughts(1) === 0 ? 'utf-16be' : null;
}

function parse(text: string): string[][] {
  // The first line by which Excel tells itself the separator.
  const told = /^\ufeff?sep=(.)\r?\n/i.exec(text);
  const body = told ? text.slice(told[0].length) : text.replace(/^\ufeff/, '');
  const delimiter = told?.[1] ?? separatorOf(body);
  const { data } = Papa.parse<string[]>(body, { delimiter, preview: tableLimits.rows + 2, skipEmptyLines: 'greedy' });
  return data;
}

/** The separator by which the first rows fall into the same number of cells, more than one. */
function separatorOf(text: string): string {
  const start = text.slice(0, 64_000);
  let best = { separator: ',', score: 0 };
  for (const separator of ['\t', ';', ',', '|']) {
    const { data } = Papa.parse<string[]>(start, { delimiter: separator, preview: 20, skipEmptyLines: 'greedy' });
    // The last row may have been cut in the middle.
    const widths = (data.length > 2 ? data.slice(0, -1) : data).map((row) => row.length);
    // Not of the first: a title may stand above the table.
    const width = mostOften(widths);
    const alike = widths.filter((each) => each === width).length / Math.max(1, widths.length);
    const score = width > 1 ? alike * (1 + Math.min(width, 20) / 100) : 0;
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

function mostOften(numbers: readonly number[]): number {
  const times = new Map<number, number>();
  for (const each of numbers) times.set(each, (times.get(each) ?? 0) + 1);
  return [...times].reduce<readonly [number, number]>((best, each) => (each[1] > best[1] ? each : best), [1, 0])[0];
}

function arrange(all: string[][], found: Omit<TableFacts, 'rows' | 'ragged'>): Table {
  const written = all
    .map((row) => row.map((cell) => cutTo(fromText(cleanCell(cell)), longestText)))
    .filter((row) => row.some((cell) => cell !== ''));
  const filled = withoutTotals(written.slice(titlesAbove(written)));
  const aside = written.length - filled.length;
  if (filled.length > tableLimits.rows + 1) throw new Refusal('too-large', { why: 'rows', limit: tableLimits.rows });
  const named = isHeading(filled[0] ?? []);
  const rows = named ? filled.slice(1) : filled;
  const width = (named ? lastFilled(filled[0] ?? []) : 0) || rows.reduce((most, row) => Math.max(most, lastFilled(row)), 0);
  const widest = Math.min(
    tableLimits.columns,
    rows.reduce((most, row) => Math.max(most, lastFilled(row)), width),
  );
  const headings = Array.from(
    { length: widest },
    (_, at) => (named ? cutTo(cleanLine(filled[0]?.[at] ?? ''), 300) : '') || `Column ${at + 1}`,
  );
  return {
    facts: {
      ...found,
      rows: rows.length,
      ...(aside > 0 ? { aside } : {}),
      ragged: rows.filter((row) => lastFilled(row) > width || (width > 1 && row.length < width)).length,
    },
    headings,
    rows: rows.map((row) => headings.map((_, at) => row[at] ?? '')),
  };
}

const lastFilled = (row: readonly string[]): number => row.findLastIndex((cell) => cell !== '') + 1;

/** Where a title may end. */
const mostTitles = 12;
const filledIn = (row: readonly string[]): number => row.filter((cell) => cell !== '').length;

/** How many lines stand above the heading: titles and dates, narrower than the heading, which is made of words that headings have. */
function titlesAbove(rows: readonly (readonly string[])[]): number {
  const at = rows.slice(0, mostTitles).findIndex((row) => filledIn(row) > 1 && isHeading(row) && headingWords(row) * 2 >= filledIn(row));
  const heading = filledIn(rows[at] ?? []);
  return at > 0 && rows.slice(0, at).every((row) => filledIn(row) < Math.min(3, heading)) ? at : 0;
}

/** "Total, 31": a sum of the rows, and none of them. */
function withoutTotals(rows: readonly string[][]): string[][] {
  const isTotal = (row: readonly string[]): boolean => {
    const [first = '', ...others] = row.filter((cell) => cell !== '');
    return (
      /^(?:grand\s+)?(?:totals?|count|sum)\b:?$/i.test(first) && others.length > 0 && others.every((cell) => /^[\d.,%\s]+$/.test(cell))
    );
  };
  const last = rows.findLastIndex((row) => !isTotal(row));
  return rows.slice(0, last + 1);
}

const headingWord =
  /\b(names?|first|last|fore|sur|given|family|known|preferred|participants?|people|person|e-?mail|school|setting|organi[sz]ation|trust|role|job|phase|notes?|code|id|time|completion|question|preset|route|status)/i;

const headingWords = (row: readonly string[]): number => row.filter((cell) => cell.length < 60 && headingWord.test(cell)).length;

/** A list of names that was pasted has no heading. A heading has no address and no number in it, and one word that headings have. */
function isHeading(row: readonly string[]): boolean {
  if (row.some((cell) => /\S@\S+\.\S/.test(cell))) return false;
  return filledIn(row) > 3 || row.some((cell) => headingWord.test(cell));
}
