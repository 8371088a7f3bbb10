import { Refusal } from '../../refusal.ts';
import { openZip, type Zip } from '../../exchange/zip.ts';

/*
 * Reads one sheet of an XLSX as text. Only what is needed of it is looked at: the sheet, the strings that it shares with others, and
 * which formats show a date. No document type is let in, so there are no entities to expand.
 */

interface Limits {
  rows: number;
  columns: number;
}

export interface Sheet {
  rows: string[][];
  sheet: string;
  sheets: string[];
}

export function readSheet(bytes: Uint8Array, wanted: string | undefined, limits: Limits): Sheet {
  const zip = openZip(bytes);
  const book = part(zip, 'xl/workbook.xml');
  const links = linksOf(part(zip, 'xl/_rels/workbook.xml.rels') ?? '');
  if (book === null) throw new Refusal('file-not-ours', { why: 'workbook' });
  const sheets: { name: string; path: string }[] = [];
  let from1904 = false;
  for (const { name, attributes } of tags(book)) {
    if (name === 'sheet') sheets.push({ name: attributes('name'), path: links.get(attributes('r:id')) ?? '' });
    if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes('date1904'));
  }
  const chosen = sheets.find(({ name }) => name === wanted) ?? sheets[0];
  const sheet = chosen && part(zip, chosen.path);
  if (!chosen || sheet === null || sheet === undefined) throw new Refusal('file-not-ours', { why: 'sheet' });
  const shared = stringsOf(part(zip, 'xl/sharedStrings.xml') ?? '');
  const dates = dateStyles(part(zip, 'xl/styles.xml') ?? '');
  return { rows: rowsOf(sheet, { shared, dates, from1904, limits }), sheet: chosen.name, sheets: sheets.map(({ name }) => name) };
}

function part(zip: Zip, name: string): string | null {
  const bytes = zip.read(name);
  if (!bytes) return null;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal('file-not-ours', { why: 'encoding' });
  }
  if (/<!DOCTYPE/i.test(text)) throw new Refusal('file-not-ours', { why: 'document-type' });
  return text;
}

interface Tag {
  /** Without its namespace's prefix. */
  name: string;
  kind: 'open' | 'close' | 'empty';
  attributes: (name: string) => string;
  /** What stands between this tag and the next. */
  after: string;
}

function* tags(xml: string): Generator<Tag> {
  for (let at = xml.indexOf('<'); at >= 0; ) {
    const end = endOfTag(xml, at + 1);
    const next = xml.indexOf('<', end);
    const inner = xml.slice(at + 1, end - 1);
    if (inner[0] !== '?' && inner[0] !== '!') {
      const closes = inner[0] === '/';
      const [, name = ''] = /^\/?(?:[\w.-]+:)?([\w.-]+)/.exec(inner) ?? [];
      yield {
        name,
        kind: closes ? 'close' : inner.endsWith('/') ? 'empty' : 'open',
        attributes: (wanted) =>
          unescape(new RegExp(`\\s${wanted}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(inner)?.slice(1).find(Boolean) ?? ''),
        after: next < 0 ? '' : xml.slice(end, next),
      };
    }
    at = next;
  }
}

/** Just behind the tag's `>`, which may also stand in an attribute's quotes. */
function endOfTag(xml: string, from: number): number {
  for (let at = from; at < xml.length; at++) {
    const char = xml[at];
    if (char === '>') return at + 1;
    if (char === '"' || char === "'") {
      at = xml.indexOf(char, at + 1);
      if (at < 0) break;
    }
  }
  throw new Refusal('file-not-ours', { why: 'xml' });
}

const entities: Partial<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescape(text: string): string {
  if (!text.includes('&') && !text.includes('_x')) return text;
  return text
    .replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{2,4});/gi, (whole, name: string) => {
      if (name[0] !== '#') return entities[name] ?? whole;
      const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    })
    .replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function linksOf(xml: string): Map<string, string> {
  const links = new Map<string, string>();
  for (const { name, attributes } of tags(xml)) {
    if (name !== 'Relationship') continue;
    const target = attributes('Target');
    links.set(attributes('Id'), target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  }
  return links;
}

function stringsOf(xml: string): string[] {
  const strings: string[] = [];
  let spoken = 0;
  for (const { name, kind, after } of tags(xml)) {
    if (name === 'si' && kind !== 'close') strings.push('');
    // How a word is read aloud, in Japanese and Chinese, stands beside it and is not part of it.
    else if (name === 'rPh' && kind !== 'empty') spoken += kind === 'open' ? 1 : -1;
    else if (name === 't' && kind === 'open' && spoken === 0) strings[strings.length - 1] += unescape(after);
  }
  return strings;
}

/** Which of a sheet's styles show a number as a day or a time. */
function dateStyles(xml: string): Set<number> {
  const custom = new Map<number, string>();
  const styles = new Set<number>();
  let within = false;
  let count = 0;
  for (const { name, kind, attributes } of tags(xml)) {
    if (name === 'numFmt') custom.set(Number(attributes('numFmtId')), attributes('formatCode'));
    if (name === 'cellXfs') within = kind === 'open';
    if (name !== 'xf' || kind === 'close' || !within) continue;
    const format = Number(attributes('numFmtId'));
    const code = (custom.get(format) ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
    if ((format >= 14 && format <= 22) || (format >= 45 && format <= 47) || /[dmyhs]/i.test(code)) styles.add(count);
    count += 1;
  }
  return styles;
}

interface Reading {
  shared: readonly string[];
  dates: ReadonlySet<number>;
  from1904: boolean;
  limits: Limits;
}

function rowsOf(xml: string, { shared, dates, from1904, limits }: Reading): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = { at: 0, type: '', style: 0 };
  let value = '';
  const put = (): void => {
    if (value === '' || cell.at >= limits.columns) return;
    while (row.length < cell.at) row.push('');
    row[cell.at] = shown();
  };
  const shown = (): string => {
    if (cell.type === 's') return shared[Number(value)] ?? '';
    if (cell.type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
    if (cell.type === 'e') return '';
    if (cell.type === '' || cell.type === 'n') return dates.has(cell.style) ? dayOf(Number(value), from1904) : plainNumber(value);
    return unescape(value);
  };
  for (const { name, kind, attributes, after } of tags(xml)) {
    if (name === 'row' && kind !== 'close') {
      row = [];
      rows.push(row);
      if (rows.length > limits.rows + 1) throw new Refusal('too-large', { why: 'rows', limit: limits.rows });
    } else if (name === 'c' && kind === 'open') {
      const place = attributes('r');
      cell = { at: place ? columnOf(place) : row.length, type: attributes('t'), style: Number(attributes('s') || 0) };
      value = '';
    } else if (name === 'c' && kind === 'close') put();
    else if ((name === 'v' || name === 't') && kind === 'open') value += after;
  }
  return rows;
}

function columnOf(place: string): number {
  let at = 0;
  for (const letter of /^[A-Z]{1,3}/i.exec(place)?.[0].toUpperCase() ?? 'A') at = at * 26 + letter.charCodeAt(0) - 64;
  return at - 1;
}

/** 0.1 + 0.2 as it was shown, and no exponent in a telephone number. */
function plainNumber(value: string): string {
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  return Number.isSafeInteger(number) ? String(number) : String(Number(number.toPrecision(15)));
}

/** "2026-11-20 15:30:00". Excel counts days from the end of 1899, and believes in a 29 February 1900. */
function dayOf(serial: number, from1904: boolean): string {
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_466) return String(serial);
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const text = new Date(start + Math.round(serial * 86_400) * 1000).toISOString();
  return serial % 1 === 0 ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
}
