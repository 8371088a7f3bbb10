import type { Imported } from '../../../preload/contract/model/exchange.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import { parseInline, plainText, type Run, serialiseInline } from '../../../preload/contract/model/inline.ts';
import { kindOf } from '../pictures/take.ts';
import { notTaken, stubOf } from './pictures-left.ts';
import { Refusal } from '../refusal.ts';
import { requireSize, startDeadline } from './limits.ts';
import { cleanLine, cleanText, type Piece, requirePieces } from './pieces.ts';
import { type Found, withPictures } from './pictures-in.ts';
import { recognise } from './recognise.ts';
import { plainDrawings } from './word-drawings.ts';
import { typeCodes } from './word-numbers.ts';
import { requireTameXml } from './xml.ts';
import { openZip } from './zip.ts';

/*
 * Word files. The zip and its XML are looked through first (zip.ts, xml.ts); what a parser then gets is a plain zip with nothing
 * in it but the text's own parts and the pictures that can be taken: no macros, no objects, no file or address outside.
 */

/** Reads a Word file as a workbook. */
export async function readDocx(bytes: Uint8Array, newId: () => Id): Promise<Imported> {
  requireSize(bytes);
  const deadline = startDeadline();
  const { pieces, pictures } = await wordPieces(bytes);
  requirePieces(pieces);
  if (pieces.length === 0 && pictures.length === 0) throw new Refusal('file-not-ours', { why: 'empty' });
  return withPictures(recognise(pieces, 'word', newId, deadline), pictures, newId);
}

/** The element tree that mammoth reads, as far as it is used here. */
interface Node {
  type: string;
  children?: Node[];
  value?: string;
  styleName?: string | null;
  numbering?: { level: string; isOrdered: boolean } | null;
  isBold?: boolean;
  isItalic?: boolean;
  fontSize?: number | null;
  href?: string;
  isHeader?: boolean;
  altText?: string | null;
  readAsArrayBuffer?: () => Promise<ArrayBuffer>;
}

async function wordPieces(bytes: Uint8Array): Promise<{ pieces: Piece[]; pictures: Found[] }> {
  const safe = await tamed(bytes);
  const { default: mammoth } = await import('mammoth');
  let root: Node | null = null;
  try {
    await mammoth.convertToHtml(
      { buffer: Buffer.from(safe) },
      {
        transformDocument: (document: Node) => {
          root = document;
          return { ...document, children: [] };
        },
      },
    );
  } catch {
    throw new Refusal('file-not-ours', { why: 'word' });
  }
  const document = root as Node | null;
  if (!document) throw new Refusal('file-not-ours', { why: 'word' });
  const reading: Reading = { pieces: [], looks: new Map(), pictures: [], passed: 0, paragraph: 0, last: '', inTable: false };
  for (const child of document.children ?? []) readNode(child, reading);
  return { pieces: headingsByLook(reading), pictures: reading.pictures };
}

const wanted = /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/[^/]+\.xml|word\/_rels\/[^/]+\.rels)$/;

const picture = /^word\/media\/[^/]+$/;

async function tamed(bytes: Uint8Array): Promise<Uint8Array> {
  const zip = openZip(bytes);
  if (!zip.names.includes('[Content_Types].xml')) throw new Refusal('file-not-ours', { why: 'not-word' });
  const counted = { elements: 0 };
  const parts: Record<string, Uint8Array> = {};
  const texts = new Map<string, string>();
  for (const name of zip.names) {
    if (!wanted.test(name) && !picture.test(name)) continue;
    const part = zip.read(name);
    if (!part) continue;
    // A picture of a kind that is not taken is worth saying, not worth handing on.
    if (picture.test(name)) parts[name] = kindOf(part) ? part : stubOf(notTaken(part));
    else texts.set(name, requireTameXml(part, counted));
  }
  const document = texts.get('word/document.xml');
  if (document !== undefined)
    texts.set('word/document.xml', typeCodes(document, texts.get('word/numbering.xml') ?? null, texts.get('word/styles.xml') ?? null));
  for (const [name, text] of texts) if (name.endsWith('.rels')) texts.set(name, withoutOutside(text));
  takeDrawings(texts, parts);
  for (const [name, text] of texts) parts[name] = new TextEncoder().encode(text);
  const { zipSync } = await import('fflate');
  return zipSync(parts, { level: 0 });
}

/** Every picture said in one way, and a stub where there is none to take. */
function takeDrawings(texts: Map<string, string>, parts: Record<string, Uint8Array>): void {
  const document = texts.get('word/document.xml');
  if (document === undefined) return;
  const relations = 'word/_rels/document.xml.rels';
  const drawn = plainDrawings(document, texts.get(relations) ?? '<Relationships></Relationships>', (part) => part in parts);
  texts.set('word/document.xml', drawn.document);
  if (drawn.stubs.size > 0) texts.set(relations, drawn.rels);
  for (const [name, lost] of drawn.stubs) parts[name] = stubOf(lost);
}

/** Relationships that lead out of the file go, but for the addresses of links, which are only text until somebody follows one. */
const withoutOutside = (rels: string): string =>
  rels.replace(/<Relationship\b[^>]*>/g, (tag) =>
    /TargetMode\s*=\s*["']External["']/i.test(tag) && !(/\/hyperlink["']/.test(tag) && /Target\s*=\s*["'](?:https?:|mailto:)/i.test(tag))
      ? ''
      : tag,
  );

interface Reading {
  pieces: Piece[];
  /** How a paragraph looks, for documents whose author knew no styles. */
  looks: Map<Piece, { size: number; bold: boolean }>;
  pictures: Found[];
  /** How many of them stand above the last piece. */
  passed: number;
  paragraph: number;
  /** The words that were read last: where a person looks for a picture. */
  last: string;
  inTable: boolean;
}

function readNode(node: Node, reading: Reading): void {
  if (node.type === 'paragraph') readParagraph(node, reading);
  // Between two paragraphs, as a text box or a frame may hold it.
  else if (node.type === 'image') takePictures(node, reading.paragraph, reading);
  else if (node.type === 'table') readTable(node, reading);
  else for (const child of node.children ?? []) readNode(child, reading);
}

function readParagraph(node: Node, reading: Reading): void {
  reading.paragraph += 1;
  const line = reading.paragraph;
  const afterPicture = reading.pictures.length > reading.passed;
  takePictures(node, line, reading);
  const style = node.styleName ?? '';
  const { runs, size, bold } = runsOf(node);
  const fromField = /^toc \d/i.test(style);
  const cells = fromField ? tabbed(runs).filter(Boolean) : tabbed(runs);
  // Contents that Word has not yet worked out say nothing that the headings do not say.
  if (fromField && cells.length < 2) return;
  if (cells.length > 1) {
    reading.pieces.push({ kind: 'row', line, text: cells[0] as string, cells });
    return;
  }
  const text = markup(bold ? runs.map(({ bold: _, ...run }) => run) : runs);
  if (plainText(text).trim() === '' || /^[\s_.…]*$/.test(plainText(text))) return;
  const above = reading.pictures.at(-1);
  if (/^caption$/i.test(style) && above && (above.line === line - 1 || (above.line === line - 2 && above.caption !== undefined))) {
    if (above.caption === undefined) above.caption = text;
    else above.source = plainText(text);
    return;
  }
  const level = /^heading (\d)$/i.exec(style)?.[1];
  const piece: Piece = level
    ? { kind: 'heading', line, text, level: Number(level) }
    : /^title$/i.test(style)
      ? { kind: 'paragraph', line, text, strong: true }
      : node.numbering
        ? { kind: node.numbering.isOrdered ? 'number' : 'bullet', line, text: typedMark(text) }
        : typedItem(text, line);
  if (bold && piece.kind !== 'heading') piece.strong = true;
  if (afterPicture) piece.afterPicture = true;
  // One within the words of a paragraph stands behind them, and before the next.
  reading.passed += reading.pictures.slice(reading.passed).filter((each) => each.line < line).length;
  reading.pieces.push(piece);
  reading.last = text;
  reading.looks.set(piece, { size, bold });
}

const bulletMark = /^(?:[-–•·▪●◦]|\uf0b7)\s+(?=\S)/;
const numberMark = /^(\d{1,2}[.)])\s+(?=\S)/;
/** A mark that was typed where Word already sets one. */
const typedMark = (text: string): string => text.replace(bulletMark, '');

/** Lists that were made by hand. */
function typedItem(text: string, line: number): Piece {
  if (bulletMark.test(text)) return { kind: 'bullet', line, text: text.replace(bulletMark, '') };
  const number = numberMark.exec(text);
  return number
    ? { kind: 'number', line, label: number[1] as string, text: text.slice(number[0].length) }
    : { kind: 'paragraph', line, text };
}

function takePictures(node: Node, line: number, reading: Reading): void {
  if (node.type === 'image') {
    const { readAsArrayBuffer } = node;
    const read = async (): Promise<Uint8Array> => (readAsArrayBuffer ? new Uint8Array(await readAsArrayBuffer()) : new Uint8Array());
    const alt = cleanText(node.altText ?? '').slice(0, 2000);
    reading.pictures.push({ line, alt, after: plainText(reading.last), ...(reading.inTable ? { inTable: true } : {}), read });
  }
  for (const child of node.children ?? []) takePictures(child, line, reading);
}

function runsOf(node: Node): { runs: Run[]; size: number; bold: boolean } {
  const runs: Run[] = [];
  let size = 0;
  let letters = 0;
  let boldLetters = 0;
  const walk = (inner: Node, run: Node | null, href: string | null): void => {
    if (inner.type === 'text' || inner.type === 'tab' || inner.type === 'break') {
      const text = inner.type === 'text' ? cleanText(inner.value ?? '') : inner.type === 'tab' ? '\t' : ' ';
      const said = text.trim().length;
      letters += said;
      if (run?.isBold) boldLetters += said;
      if (said > 0) size = Math.max(size, run?.fontSize ?? 0);
      runs.push({
        text,
        ...(run?.isBold ? { bold: true as const } : {}),
        ...(run?.isItalic ? { italic: true as const } : {}),
        ...(href ? { href } : {}),
      });
      return;
    }
    const next = inner.type === 'run' ? inner : run;
    const link =
      inner.type === 'hyperlink' && inner.href && /^(?:https?:\/\/|mailto:)\S+$/i.test(inner.href) && !/[()]/.test(inner.href)
        ? inner.href
        : href;
    for (const child of inner.children ?? []) walk(child, next, link);
  };
  walk(node, null, null);
  return { runs, size, bold: letters > 0 && boldLetters === letters };
}

/** The runs between tabs, each as markup. */
function tabbed(runs: readonly Run[]): string[] {
  const cells: Run[][] = [[]];
  for (const run of runs) {
    const [first, ...others] = run.text.split('\t');
    cells.at(-1)?.push({ ...run, text: first as string });
    for (const text of others) cells.push([{ ...run, text }]);
  }
  const texts = cells.map(markup);
  // A tab at the start only moves the line in.
  while (texts.length > 1 && texts[0] === '') texts.shift();
  return texts;
}

/** As markup, spaces tidied, and without the backslashes that say nothing here. */
function markup(runs: readonly Run[]): string {
  const joined: Run[] = [];
  for (const run of runs) {
    const text = run.text.replace(/\s+/g, ' ');
    if (text === '') continue;
    const last = joined.at(-1);
    // Marks hold words, not the spaces around them, or they would not close.
    if (text.trim() === '') joined.push({ text });
    else if (last && last.bold === run.bold && last.italic === run.italic && last.href === run.href) last.text += text;
    else joined.push({ ...run, text });
  }
  const spaced = joined.flatMap((run) => {
    const [, before = '', middle = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(run.text) ?? [];
    return [{ text: before }, { ...run, text: middle }, { text: after }].filter(({ text }) => text !== '');
  });
  const whole = serialiseInline(spaced).replace(/ {2,}/g, ' ').trim();
  const lighter = whole.replace(/\\([()[\]])/g, '$1');
  return JSON.stringify(parseInline(lighter)) === JSON.stringify(parseInline(whole)) ? lighter : whole;
}

function readTable(table: Node, reading: Reading): void {
  const rows = (table.children ?? []).filter(({ type }) => type === 'tableRow');
  const width = Math.max(0, ...rows.map(({ children = [] }) => children.length));
  // Pictures set side by side, or beside their text, are no table but a way to place them.
  const placing = !rows.some(({ isHeader }) => isHeader === true) && holdsPicture(table);
  for (const row of rows) {
    // A table of one column is a frame around ordinary text, or an empty box to write in.
    if (width <= 1 || placing) {
      for (const cell of row.children ?? []) for (const child of cell.children ?? []) readNode(child, reading);
      continue;
    }
    const line = reading.paragraph + 1;
    const cells = (row.children ?? []).map((cell) => cellText(cell, reading));
    const heads = row.isHeader === true && !/^(?:table of )?contents?$/i.test(plainText(cells[0] ?? ''));
    if (!heads && cells.some((cell) => cell !== '')) reading.pieces.push({ kind: 'row', line, text: cells[0] ?? '', cells });
  }
}

const holdsPicture = (node: Node): boolean => node.type === 'image' || (node.children ?? []).some(holdsPicture);

function cellText(cell: Node, reading: Reading): string {
  const inner: Reading = { ...reading, pieces: [], looks: new Map(), inTable: true };
  for (const child of cell.children ?? []) readNode(child, inner);
  reading.paragraph = inner.paragraph;
  reading.last = inner.last;
  return inner.pieces.map(({ text }) => text).join(' ');
}

/** Where no styles say what is a heading, bold or larger lines do, the larger the higher. */
function headingsByLook({ pieces, looks }: Reading): Piece[] {
  if (pieces.filter(({ kind }) => kind === 'heading').length >= 3) return pieces;
  const sizes = [...looks.values()].map(({ size }) => size).filter((size) => size > 0);
  const body = commonest(sizes);
  const isHead = (piece: Piece): boolean => {
    const look = looks.get(piece);
    if (!look || (piece.kind !== 'paragraph' && piece.kind !== 'heading')) return false;
    const text = cleanLine(plainText(piece.text));
    const stands = look.bold || (body > 0 && look.size >= body + 2);
    return stands && text.length <= 90 && !/[.?!;,]["”’)]*$/.test(text) && !(/:$/.test(text) && text.split(' ').length > 3);
  };
  const heads = pieces.filter(isHead);
  if (heads.length < 3) return pieces;
  const ranks = [...new Set(heads.map((piece) => looks.get(piece)?.size ?? 0))].sort((a, b) => b - a);
  return pieces.map((piece) =>
    isHead(piece)
      ? { ...piece, kind: 'heading', level: ranks.length > 1 ? Math.min(3, 1 + ranks.indexOf(looks.get(piece)?.size ?? 0)) : 0 }
      : piece,
  );
}

function commonest(sizes: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const size of sizes) counts.set(size, (counts.get(size) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
