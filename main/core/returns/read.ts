/// <reference path="./pdf-worker.d.ts" />
import { createHash } from 'node:crypto';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { Instant } from '../../../preload/contract/model/ids.ts';
import type { Identity, ReturnState } from '../../../preload/contract/model/returns.ts';
import { headBytes, kindOfHead } from './kinds.ts';
import { type FormRead, readForm } from './pdf/form.ts';
import { openBySweep, openByTable } from './pdf/objects.ts';
import { readStrokes, type Stroke } from './pdf/strokes.ts';

/*
 * Reads one file as it came back. It knows nothing of the store and trusts nothing in the file: scripts and actions are not run, and
 * every number of pages, fields and letters has an end. Runs in a thread of its own (worker.ts), which may be ended at any time.
 *
 * Three ways, each where the one before cannot: the file's own table, read strictly, where it is whole and says whose it is; pdf.js,
 * for what is encrypted, oddly packed or was printed to PDF; and what can be swept together from a file whose table is broken.
 */

/** What a file says it is a copy of, in one of the places where it says so. `edition` is a whole hash or the six characters on paper. */
export interface Said {
  by: Identity;
  edition: string;
  copy: string;
  workbook: string;
}

/** A piece of text on a page: points from the top left, `y` at its foot. */
export interface Piece {
  page: number;
  x: number;
  y: number;
  width: number;
  text: string;
}

export type ReadFile =
  | {
      ok: true;
      hash: string;
      bytes: number;
      pages: number;
      said: Said[];
      saved: Instant | null;
      /** By the name in the file. Empty ones are left out. `null`: it has no form. */
      values: Record<string, string> | null;
      /** Words and small strokes of a file without a form. */
      pieces: Piece[];
      strokes: Stroke[];
    }
  | {
      ok: false;
      problem: Extract<ReturnState, 'no-pdf' | 'damaged' | 'locked' | 'xfa' | 'too-large' | 'too-long'>;
      hash: string;
      bytes: number;
    };

export const mostBytes = 100 * 1024 * 1024;
const mostPages = 600;
const mostFields = 20_000;
const mostLetters = 120_000;
const mostLettersInAll = 3_000_000;
const mostPieces = 60_000;

type Library = typeof import('pdfjs-dist/legacy/build/pdf.mjs');
let library: Promise<Library> | null = null;

/** Loaded once a thread, with what it would otherwise fetch for itself: there is one thread, and nothing is fetched. */
function loadLibrary(): Promise<Library> {
  library ??= (async () => {
    const worker = await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
    // For drawing, which is not done here; the library looks for them, and for a large optional package, as it is loaded.
    Object.assign(globalThis, { pdfjsWorker: worker, DOMMatrix: Object, ImageData: Object, Path2D: Object });
    return import('pdfjs-dist/legacy/build/pdf.mjs');
  })();
  return library;
}

export async function readReturn(bytes: Uint8Array): Promise<ReadFile> {
  const hash = createHash('sha256').update(bytes).digest('hex');
  const facts = { hash, bytes: bytes.length };
  if (bytes.length > mostBytes) return { ok: false, problem: 'too-large', ...facts };
  if (bytes.length === 0) return { ok: false, problem: 'damaged', ...facts };
  if (kindOfHead(asBuffer(bytes.subarray(0, headBytes))) !== 'pdf') return { ok: false, problem: 'no-pdf', ...facts };
  const certain = readByTable(bytes);
  if (certain) return certain.pages > mostPages ? { ok: false, problem: 'too-long', ...facts } : { ok: true, ...facts, ...certain };
  const read = await readByLibrary(bytes, facts);
  if (read.ok ? read.said.length > 0 : read.problem !== 'damaged') return read;
  const swept = sweep(bytes);
  if (swept && isWhole(swept)) return { ok: true, ...facts, ...toFacts(swept) };
  return swept?.xfa ? { ok: false, problem: 'xfa', ...facts } : read;
}

/** A form that says in its own words, where its table points, whose it is. Anything less is not certain. */
export function readByTable(bytes: Uint8Array): Facts | null {
  try {
    const form = readForm(openByTable(asBuffer(bytes)), limits);
    return form.values === null || form.xfa || form.identity === '' ? null : toFacts(form);
  } catch {
    return null;
  }
}

/** What is left in a file, whatever its table says of it. */
export function readBySweep(bytes: Uint8Array): Facts | null {
  const swept = sweep(bytes);
  return swept && isWhole(swept) ? toFacts(swept) : null;
}

function sweep(bytes: Uint8Array): FormRead | null {
  try {
    return readForm(openBySweep(asBuffer(bytes)), limits);
  } catch {
    return null;
  }
}

const isWhole = (form: FormRead): boolean => form.values !== null && form.pages <= mostPages && toFacts(form).said.length > 0;

type Facts = Pick<Extract<ReadFile, { ok: true }>, 'pages' | 'said' | 'saved' | 'values' | 'pieces' | 'strokes'>;

const limits = { fields: mostFields, letters: mostLetters, lettersInAll: mostLettersInAll };

const toFacts = ({ pages, values, identity, keywords, modified, created }: FormRead): Facts => ({
  pages,
  said: [...saidByField(identity), ...saidByKeywords(keywords)],
  saved: instantOf(modified) ?? instantOf(created),
  values,
  pieces: [],
  strokes: [],
});

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);

export async function readByLibrary(bytes: Uint8Array, facts: { hash: string; bytes: number }): Promise<ReadFile> {
  const { getDocument, VerbosityLevel } = await loadLibrary();
  const task = getDocument({
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    useWasm: false,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    stopAtErrors: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const document = await task.promise;
    if (document.numPages > mostPages) return { ok: false, problem: 'too-long', ...facts };
    return { ok: true, ...facts, ...(await readDocument(document, bytes)) };
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    return { ok: false, problem: name === 'PasswordException' ? 'locked' : 'damaged', ...facts };
  } finally {
    await task.destroy();
  }
}

async function readDocument(document: PDFDocumentProxy, bytes: Uint8Array) {
  const [{ info }, fields] = await Promise.all([document.getMetadata(), document.getFieldObjects()]);
  const facts = info as Record<string, unknown>;
  const values = fields ? valuesOf(fields as Fields) : {};
  const form = Object.keys(fields ?? {}).length > 0;
  const said = [...lookForField(bytes), ...saidByKeywords(facts['Keywords'])];
  // The page is read where nothing else says what it is, and where the words themselves are on it.
  const pieces = form && said.length > 0 ? [] : await piecesOf(document, form ? 3 : document.numPages);
  said.push(...saidByPages(pieces));
  return {
    pages: document.numPages,
    said,
    saved: instantOf(facts['ModDate']) ?? instantOf(facts['CreationDate']),
    values: form ? values : null,
    pieces: form ? [] : pieces,
    strokes: form || said.length === 0 ? [] : strokesIn(bytes),
  };
}

type Fields = Record<string, readonly { value?: unknown; type?: unknown }[]>;

/** The first box of an answer that says something speaks for it: of several boxes all but the chosen one are off. */
function valuesOf(fields: Fields): Record<string, string> {
  const values: Record<string, string> = {};
  let room = mostLettersInAll;
  for (const [name, boxes] of Object.entries(fields).slice(0, mostFields)) {
    for (const { value } of boxes) {
      if (typeof value !== 'string' || value === '' || value === 'Off') continue;
      values[name.slice(0, 200)] = value.slice(0, Math.min(room, mostLetters));
      room -= Math.min(room, value.length);
      break;
    }
  }
  return values;
}

/** What the field says that has no box, so that nobody sees it. */
function saidByField(value: string): Said[] {
  const found = /^\{"workbook":"([A-Za-z0-9-]{1,64})","edition":"([0-9a-f]{64})","copy":"([0-9A-Z]{5})"/.exec(value);
  return found ? [{ by: 'field', edition: found[2] ?? '', copy: found[3] ?? '', workbook: found[1] ?? '' }] : [];
}

/** pdf.js does not list a field without a box: it is looked for where the program that saved the file left it readable. */
function lookForField(bytes: Uint8Array): Said[] {
  const buffer = asBuffer(bytes);
  const at = buffer.lastIndexOf('{"workbook":"');
  return at < 0 ? [] : saidByField(buffer.toString('latin1', at, at + 400));
}

function saidByKeywords(keywords: unknown): Said[] {
  const found = /\bgroundwork ed=([0-9A-F]{6}) copy=([0-9A-Z]{5}) wb=([A-Za-z0-9-]{1,64})/.exec(
    typeof keywords === 'string' ? keywords : '',
  );
  return found ? [{ by: 'keywords', edition: found[1] ?? '', copy: found[2] ?? '', workbook: found[3] ?? '' }] : [];
}

/** At the foot of each page stand the edition's six characters and the copy's five, side by side. What most pages say counts. */
function saidByPages(pieces: readonly Piece[]): Said[] {
  const votes = new Map<string, number>();
  const feet = new Map<string, Piece[]>();
  for (const piece of pieces) {
    const key = `${piece.page} ${Math.round(piece.y)}`;
    const line = feet.get(key);
    if (line) line.push(piece);
    else feet.set(key, [piece]);
  }
  for (const line of feet.values()) {
    const text = line
      .toSorted((a, b) => a.x - b.x)
      .map((piece) => piece.text)
      .join(' ');
    const found = /(?:^|\s)([0-9A-F]{6})\s+([0-9A-HJKMNP-TV-Z]{5})(?:\s|$)/.exec(text);
    if (found) votes.set(`${found[1]} ${found[2]}`, (votes.get(`${found[1]} ${found[2]}`) ?? 0) + 1);
  }
  const [most] = [...votes].toSorted((a, b) => b[1] - a[1]);
  const [edition = '', copy = ''] = most?.[0].split(' ') ?? [];
  return most ? [{ by: 'page', edition, copy, workbook: '' }] : [];
}

async function piecesOf(document: PDFDocumentProxy, pages: number): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for (let number = 1; number <= Math.min(pages, document.numPages) && pieces.length < mostPieces; number++) {
    const page = await document.getPage(number);
    const [left = 0, , , top = 0] = page.view;
    const { items } = await page.getTextContent();
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [, , , , x = 0, y = 0] = item.transform as number[];
      pieces.push({ page: number, x: x - left, y: top - y, width: item.width, text: item.str.slice(0, 2000) });
    }
    page.cleanup();
  }
  return pieces;
}

function strokesIn(bytes: Uint8Array): Stroke[] {
  for (const open of [openByTable, openBySweep]) {
    try {
      return readStrokes(open(asBuffer(bytes)), mostPages);
    } catch {
      // Words are worth having without ticks.
    }
  }
  return [];
}

/** "D:20261118093000+01'00'" */
function instantOf(value: unknown): Instant | null {
  const found = /^D:(\d{4})(\d\d)(\d\d)(\d\d)?(\d\d)?(\d\d)?(?:([+-])(\d\d)'?(\d\d)?)?/.exec(typeof value === 'string' ? value : '');
  if (!found) return null;
  const [, year, month, day, hour = '00', minute = '00', second = '00', sign, byHours = '00', byMinutes = '00'] = found;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${sign ? `${sign}${byHours}:${byMinutes}` : 'Z'}`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
