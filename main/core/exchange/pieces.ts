import { Refusal } from '../refusal.ts';
import { limits } from './limits.ts';

/**
 * A document as it lies before the recogniser, whatever file it came from: one piece for each paragraph, list item or row of a
 * table, in reading order. Texts are inline markup.
 */
export interface Piece {
  kind: 'heading' | 'paragraph' | 'bullet' | 'number' | 'row';
  /** Line of the text or paragraph of the file, from 1: where a person looks it up. */
  line: number;
  text: string;
  /** Headings only; 0 where it is known to be a heading and nothing says of which level. */
  level?: number;
  /** Rows only, `text` is then the first cell. */
  cells?: string[];
  /** "1." or "a)" as it was written, where it was written. */
  label?: string;
  /** Is it set in bold as a whole, or larger than the text around it? */
  strong?: true;
  /** A picture stood before it: what was running on does not run on over it. */
  afterPicture?: true;
}

/** Characters that no text of ours holds: controls, and halves of letters. Odd spaces become plain ones. */
export const cleanText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/\p{Cs}/gu, '\ufffd');

/** One line of it: no tabs, single spaces. */
export const cleanLine = (text: string): string => cleanText(text).replace(/\s+/g, ' ').trim();

/** Cut to what a title may be. */
export const asLine = (text: string, most = 300): string => Array.from(cleanLine(text)).slice(0, most).join('').trim();

/** In plain text only `**bold**` and `_italic_` are meant as marks; braces and backslashes are themselves. */
export const lightMarkup = (text: string): string => text.replace(/\\/g, '\\\\').replace(/[{}]/g, '\\$&');

export function requirePieces(pieces: readonly Piece[]): void {
  if (pieces.length > limits.pieces) throw new Refusal('too-large', { why: 'paragraphs', paragraphs: pieces.length, limit: limits.pieces });
}
