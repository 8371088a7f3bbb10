import type { Id } from '../../../preload/contract/model/ids.ts';
import type { Imported } from '../../../preload/contract/model/exchange.ts';
import { Refusal } from '../refusal.ts';
import { type Deadline, limits, startDeadline } from './limits.ts';
import { cleanLine, cleanText, lightMarkup, type Piece, requirePieces } from './pieces.ts';
import { recognise } from './recognise.ts';

/** Reads plain text, as it is saved from a mail or copied out of a PDF, as a workbook. */
export function readText(text: string, newId: () => Id): Imported {
  const deadline = startDeadline();
  return recognise(textPieces(text, deadline), 'text', newId, deadline);
}

const bulletMark = /^\s*(?:[-–•·▪●◦*]|\uf0b7)\s+(?=\S)/;
const numberMark = /^\s*(\d{1,2}[.)]|\(?[a-z]\))\s+(?=\S)/;
const rule = /^[\s_.…=*-]{3,}$/;
/** A title in contents, its leader of dots, and its page. */
const leader = /^(.*?\S)\s*(?:\.{3,}|…+|\s{4,})\s*(\d{1,3}(?:\s?[-–]\s?\d{1,3})?)$/;
/** What is longer is no line of contents. */
const longestTitle = 300;
const wrapsAfter = /\b(?:of|the|and|for|in|to|a|an|or|by|with|on|at|from)$/i;

function textPieces(source: string, deadline: Deadline): Piece[] {
  if (source.length > limits.file) throw new Refusal('too-large', { why: 'file', bytes: source.length, limit: limits.file });
  const pieces: Piece[] = [];
  let open = false;
  cleanText(source)
    .split('\n')
    .forEach((raw, at) => {
      if (raw.length > limits.line) throw new Refusal('too-large', { why: 'line', line: at + 1, limit: limits.line });
      deadline.check();
      const piece = readLine(raw, at + 1);
      const last = pieces.at(-1);
      if (!piece) open = raw.trim() !== '' && open;
      else if (open && last && piece.kind === 'paragraph' && isContinued(last, piece)) last.text = `${last.text} ${piece.text}`;
      else {
        pieces.push(piece);
        open = piece.kind !== 'row';
      }
    });
  requirePieces(pieces);
  return pieces;
}

function readLine(raw: string, line: number): Piece | null {
  if (raw.trim() === '' || rule.test(raw)) return null;
  if (raw.trimStart().includes('\t')) {
    const cells = raw
      .replace(/^\s+/, '')
      .split('\t')
      .map((cell) => lightMarkup(cleanLine(cell)));
    return { kind: 'row', line, text: cells[0] ?? '', cells };
  }
  const dotted = raw.length <= longestTitle ? leader.exec(raw) : null;
  if (dotted) {
    const cells = [lightMarkup(cleanLine(dotted[1] as string)), cleanLine(dotted[2] as string)];
    return { kind: 'row', line, text: cells[0] as string, cells };
  }
  const bullet = bulletMark.exec(raw);
  if (bullet) return { kind: 'bullet', line, text: lightMarkup(cleanLine(raw.slice(bullet[0].length))) };
  const number = numberMark.exec(raw);
  if (number) return { kind: 'number', line, label: number[1] as string, text: lightMarkup(cleanLine(raw.slice(number[0].length))) };
  return { kind: 'paragraph', line, text: lightMarkup(cleanLine(raw)) };
}

/** Is this line the rest of the one above, which was wrapped by hand or by a mail program? */
function isContinued(above: Piece, piece: Piece): boolean {
  if (above.text.length + piece.text.length > limits.line) return false;
  if (/[.?!:;]["”’')]*$/.test(above.text.slice(-20))) return false;
  return /^\p{Ll}/u.test(piece.text) || wrapsAfter.test(above.text) || (above.text.length >= 60 && above.kind !== 'row');
}
