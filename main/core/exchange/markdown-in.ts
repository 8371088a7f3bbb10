import type { Imported } from '../../../preload/contract/model/exchange.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import { plainText } from '../../../preload/contract/model/inline.ts';
import { Refusal } from '../refusal.ts';
import { type Deadline, limits, startDeadline } from './limits.ts';
import { readMarker, unguard } from './markdown-marks.ts';
import { readMarked, type MarkedPart } from './markdown-own.ts';
import { liftPictures, pictureLine, withOwnPictures } from './markdown-pictures.ts';
import { cleanText, type Piece, requirePieces } from './pieces.ts';
import { type Found, withPictures } from './pictures-in.ts';
import { isSource } from './recognition.ts';
import { recognise } from './recognise.ts';

/** Reads Markdown: our own by its marks, anybody's by its headings and lists. */
export const readMarkdown = (source: string, newId: () => Id): Imported => readWords(source, newId).imported;

/** The same with the pictures that the text holds. Those that it only points to are left where they are. */
export async function readMarkdownFile(source: string, newId: () => Id): Promise<Imported> {
  if (source.length > limits.file) throw new Refusal('too-large', { why: 'file', bytes: source.length, limit: limits.file });
  const lifted = liftPictures(source);
  const { imported, own, pictures } = readWords(lifted.text, newId);
  if (own) return withOwnPictures(imported, lifted);
  const found = pictures.map(
    ({ at, line, alt }): Found => ({ line, alt, read: async () => new Uint8Array(Buffer.from(lifted.bytes[at] ?? '', 'base64')) }),
  );
  return withPictures(imported, found, newId);
}

const shownBy = ({ kind, text }: Piece): RegExpExecArray | null => (kind === 'paragraph' ? pictureLine.exec(text) : null);

interface Words {
  imported: Imported;
  own: boolean;
  pictures: { line: number; alt: string; at: number }[];
}

function readWords(source: string, newId: () => Id): Words {
  if (source.length > limits.file) throw new Refusal('too-large', { why: 'file', bytes: source.length, limit: limits.file });
  const deadline = startDeadline();
  const { pieces, parts } = markdownPieces(cleanText(source), deadline);
  requirePieces(pieces);
  if (parts.length > 0) return { imported: readMarked(parts, newId, deadline), own: true, pictures: [] };
  const pictures: Words['pictures'] = [];
  const words = pieces.flatMap((piece, at): Piece[] => {
    const shown = shownBy(piece);
    if (!shown) return [pieces[at - 1] && shownBy(pieces[at - 1] as Piece) ? { ...piece, afterPicture: true } : piece];
    pictures.push({ line: piece.line, alt: plainText(shown[1] ?? ''), at: Number(shown[2]) });
    return [];
  });
  return { imported: recognise(words, 'markdown', newId, deadline), own: false, pictures };
}

const atx = /^ {0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*$/;
const bullet = /^\s*[-*+]\s+(\S.*)$/;
const number = /^\s*(\d{1,9}[.)])\s+(\S.*)$/;
const thematic = /^ {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$/;
const tableRule = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/;

function markdownPieces(source: string, deadline: Deadline): { pieces: Piece[]; parts: MarkedPart[] } {
  const lines = source.split('\n');
  const own = lines.some((line) => readMarker(line.trim()) !== null);
  const inline = own ? unguard : foreignInline;
  const pieces: Piece[] = [];
  const parts: MarkedPart[] = [];
  let fence: string | null = null;
  let open = false;
  let inComment = false;
  const take = (piece: Piece, goesOn: boolean): void => {
    pieces.push(piece);
    parts.at(-1)?.pieces.push(piece);
    open = goesOn;
  };
  lines.forEach((raw, at) => {
    deadline.check();
    if (raw.length > limits.line) throw new Refusal('too-large', { why: 'line', line: at + 1, limit: limits.line });
    const line = raw.trimEnd();
    const number_ = at + 1;
    const marked = own ? readMarker(line.trim()) : null;
    const fenced = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (marked) {
      parts.push({ ...marked, line: number_, pieces: [] });
      open = false;
    } else if (inComment || line.trimStart().startsWith('<!--')) {
      // A comment is for whoever writes, not for whoever reads.
      inComment = !line.includes('-->');
      open = false;
    } else if (fence !== null || fenced) {
      if (fence === null) fence = fenced as string;
      else if (fenced && line.trim() === fence) fence = null;
      else if (line.trim()) take({ kind: 'paragraph', line: number_, text: inline(line.trim()) }, false);
    } else if (line.trim() === '' || tableRule.test(line) || thematic.test(line)) open = settext(line, pieces, open);
    else if (/^=+$/.test(line.trim()) && open) open = settext(line, pieces, open);
    else readLine(line, number_, inline, pieces, take, open);
  });
  return { pieces, parts };
}

/** An underlined line above is a heading; otherwise the line only ends what is open. */
function settext(line: string, pieces: readonly Piece[], open: boolean): false {
  const last = pieces.at(-1);
  if (open && last?.kind === 'paragraph' && /^(?:=+|-{2,})$/.test(line.trim()))
    Object.assign(last, { kind: 'heading', level: line.trim().startsWith('=') ? 1 : 2 });
  return false;
}

function readLine(
  line: string,
  at: number,
  inline: (text: string) => string,
  pieces: readonly Piece[],
  take: (piece: Piece, goesOn: boolean) => void,
  open: boolean,
): void {
  const heading = atx.exec(line);
  const item = bullet.exec(line);
  const counted = number.exec(line);
  const last = pieces.at(-1);
  if (heading) take({ kind: 'heading', line: at, level: (heading[1] as string).length, text: inline(heading[2] as string) }, false);
  else if (/^\s*\|.*\|\s*$/.test(line)) {
    const cells = line
      .trim()
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => inline(cell.trim().replace(/\\\|/g, '|')));
    take({ kind: 'row', line: at, text: cells[0] ?? '', cells }, false);
  } else if (/^\s*>/.test(line)) {
    const text = line.replace(/^\s*>\s?/, '').trim();
    if (!text) return;
    if (open && last?.strong && last.text.length + text.length < limits.line) last.text = `${last.text} ${inline(text)}`;
    else take({ kind: 'paragraph', line: at, text: inline(text), strong: true }, true);
  } else if (item) take({ kind: 'bullet', line: at, text: inline((item[1] as string).trim()) }, true);
  else if (counted) take({ kind: 'number', line: at, label: counted[1] as string, text: inline((counted[2] as string).trim()) }, true);
  else if (pictureLine.test(line.trim())) take({ kind: 'paragraph', line: at, text: line.trim() }, false);
  else if (open && last && !standsAlone(last, line) && last.text.length + line.length < limits.line)
    last.text = `${last.text} ${inline(line.trim())}`;
  else take({ kind: 'paragraph', line: at, text: inline(line.trim()) }, true);
}

const paged = /\S\s+\d{1,3}(?:\s?[-–]\s?\d{1,3})?$/;

/** Lines that nobody wrapped: a title with its page under another, and the source under what was quoted. */
const standsAlone = (last: Piece, line: string): boolean =>
  last.kind === 'paragraph' && ((paged.test(last.text) && paged.test(line)) || (/[”"»][_*]*$/.test(last.text) && isSource(line)));

/** Markdown's marks as ours: one star is italic, two underscores are bold, pictures and code are left as their words. */
function foreignInline(text: string): string {
  return text
    .replace(/!\[([^\]]{0,300})\]\((?!picture:\d)[^)]{0,500}\)/g, '$1')
    .replace(/`([^`]{1,500})`/g, '$1')
    .replace(/\\([^\p{L}\p{N}\s*_[\](){}\\])/gu, '$1')
    .replace(/(?<!\\)[{}]/g, '\\$&')
    .replace(/(?<![\\_\p{L}\p{N}])__(?=\S)([^_]{1,500}?)__(?![\p{L}\p{N}])/gu, '**$1**')
    .replace(/(?<![*\\\p{L}\p{N}])\*(?![*\s])([^*]{1,500}?)(?<![\s\\])\*(?![*\p{L}\p{N}])/gu, '_$1_');
}
