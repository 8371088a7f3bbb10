import type { Block, WorkbookHead } from '../../../preload/contract/model/workbook.ts';
import { plainText } from '../../../preload/contract/model/inline.ts';
import { programmeNamedIn } from '../preflight/programmes.ts';
import { asLine, type Piece } from './pieces.ts';
import type { Recognition } from './recognition.ts';

/** Cover and contents, as far as the document has them. */
export interface Front {
  title: string;
  head: WorkbookHead;
  blocks: Block[];
  contents: { text: string; page: string }[];
  rest: Piece[];
}

const contentsTitle = /^(?:table of )?contents?$/i;
const pageNumber = /^\d{1,3}(?:\s?[-–]\s?\d{1,3})?$/;
const chapterLine = /^((?:chapter|module|unit|part|session|seminar|cluster)\s+[\dA-Z]{1,3})\s*[:–-]\s*(\S.*)$/i;
/** Lines above the contents; more than that is no cover. */
const mostOnCover = 12;

export function readFront(pieces: readonly Piece[], found: Recognition): Front {
  const contents = findContents(pieces);
  const before = pieces.slice(0, contents && contents.from <= mostOnCover ? contents.from : 0);
  const after = contents ? [...pieces.slice(before.length, contents.from), ...pieces.slice(contents.to)] : [...pieces];
  // Without contents to end it, the cover is the title and, if it follows, the chapter.
  const cover = before.length > 0 ? before : after.splice(0, coverLength(after));
  const { title, head, logos, note } = readCover(cover, found);
  const blocks: Block[] = [{ id: found.newId(), type: 'cover', logos, ask: ['name', 'setting'], note }];
  if (contents) {
    const id = found.newId();
    blocks.push({ id, type: 'contents', title: 'Contents', ...(contents.typed.length > 0 ? { typed: contents.typed } : {}) });
    found.report.push({
      line: pieces[contents.from]?.line ?? 1,
      took: 'contents',
      sureness: 'sure',
      block: id,
      alternatives: [],
      values: { lines: String(contents.typed.length) },
    });
  }
  return { title, head, blocks, contents: contents?.typed ?? [], rest: after };
}

function coverLength(pieces: readonly Piece[]): number {
  const [first, second] = pieces;
  if (!first || (first.kind !== 'heading' && first.kind !== 'paragraph') || first.text.length > 150) return 0;
  // The only heading of its level is the document's title; so is a first line that calls itself one.
  const alone =
    first.kind === 'heading' &&
    first.level !== 0 &&
    !pieces.some((piece, at) => at > 0 && piece.kind === 'heading' && piece.level === first.level);
  const title = alone || /\b(?:workbook|booklet|handbook|seminar|NPQ\w*)\b/i.test(first.text);
  if (!title) return 0;
  return second && chapterLine.test(plainText(second.text)) ? 2 : 1;
}

interface Cover {
  title: string;
  head: WorkbookHead;
  logos: { name: string }[];
  note: string;
}

/** An organisation is a name; what says something is said to whoever holds the workbook. */
const isSentence = (text: string): boolean => /[.!?]$/.test(text) && text.split(' ').length > 5;

function readCover(pieces: readonly Piece[], found: Recognition): Cover {
  const lines = pieces
    .filter(({ kind }) => kind !== 'row')
    .map((piece) => ({ line: piece.line, text: asLine(plainText(piece.text)) }))
    .filter(({ text }) => text !== '');
  const guess = (line: number, took: 'title' | 'chapter' | 'logo' | 'text', text: string, sureness: 'sure' | 'likely' | 'unsure'): void =>
    void found.report.push({ line, took, sureness, alternatives: [], values: { text } });
  const chapterAt = lines.findIndex(({ text }) => chapterLine.test(text));
  const titleAt = lines.findIndex((_, at) => at !== chapterAt);
  const title = lines[titleAt]?.text ?? '';
  const chapter = chapterLine.exec(lines[chapterAt]?.text ?? '');
  if (title) guess(lines[titleAt]?.line ?? 1, 'title', title, 'likely');
  if (chapter) guess(lines[chapterAt]?.line ?? 1, 'chapter', chapter[0], 'sure');
  const programme = programmeNamedIn(title);
  const others = lines.filter(({ text }, at) => at !== titleAt && at !== chapterAt && text !== programme?.name);
  const notes = others.filter(({ text }) => isSentence(text));
  for (const { line, text } of notes) guess(line, 'text', text, 'likely');
  const logos = others
    .filter((each) => !notes.includes(each))
    .map(({ line, text }) => {
      guess(line, 'logo', text, 'unsure');
      return { name: text };
    });
  const code = programme ? (/\bNPQ[\s-]?[A-Z]{1,5}\b/.exec(title)?.[0] ?? '') : '';
  return {
    title: title || 'Imported workbook',
    head: {
      programme: programme?.code ?? '',
      programmeName: programme?.name ?? '',
      chapter: chapter?.[1] ?? '',
      topic: chapter?.[2] ?? '',
      subtitle: asLine(title.replace(code, '')),
      names: {},
      source: '',
    },
    logos,
    note: notes.map(({ text }) => text).join(' '),
  };
}

/** The typed contents: a line that says so, and the lines with a page after it. */
function findContents(pieces: readonly Piece[]): { from: number; to: number; typed: { text: string; page: string }[] } | null {
  const from = pieces.findIndex((piece) => contentsTitle.test(plainText(piece.text).trim()));
  if (from < 0) return null;
  const typed: { text: string; page: string }[] = [];
  let to = from + 1;
  for (; to < pieces.length; to++) {
    const line = contentsLine(pieces[to] as Piece);
    if (!line) break;
    if (line.text !== '') typed.push(line);
  }
  // A heading "Contents" that a program fills in has nothing typed under it; a section that is called so has other things.
  return typed.length > 0 || to === pieces.length || pieces[to]?.kind === 'heading' ? { from, to, typed } : null;
}

function contentsLine(piece: Piece): { text: string; page: string } | null {
  if (piece.kind === 'row') {
    const cells = piece.cells ?? [];
    const page = cells.length > 1 ? (cells.at(-1) ?? '') : '';
    const text = asLine(plainText(cells.find((cell) => cell !== '') ?? ''));
    return page === '' || pageNumber.test(page) ? { text: text === page ? '' : text, page } : null;
  }
  if (piece.kind === 'heading') return null;
  const line = /^(.*\S)\s+(\d{1,3}(?:\s?[-–]\s?\d{1,3})?)$/.exec(plainText(piece.text));
  return line ? { text: asLine(line[1] as string), page: line[2] as string } : null;
}
