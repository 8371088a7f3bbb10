import type { Guess, Taken } from '../../../preload/contract/model/exchange.ts';
import type { Framework } from '../../../preload/contract/model/framework.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import { plainText } from '../../../preload/contract/model/inline.ts';
import type { Scenario } from '../../../preload/contract/model/scenario.ts';
import type { Block } from '../../../preload/contract/model/workbook.ts';
import { asLine, type Piece } from './pieces.ts';

/** What the recogniser works with: where blocks find ids, and where guesses, frameworks and scenarios are put. */
export interface Recognition {
  newId: () => Id;
  report: Guess[];
  frameworks: Framework[];
  scenarios: Scenario[];
  /** Blocks made so far, so that prompts that are asked again are known. */
  made: Block[];
  /** The lines of the typed contents. */
  promised: string[];
}

/** A heading with what stands under it. */
export interface Part {
  heading: Piece | null;
  items: Piece[];
}

export function tell(
  found: Recognition,
  line: number,
  took: Taken,
  sureness: Guess['sureness'],
  about: { block?: Id; alternatives?: Guess['alternatives']; values?: Guess['values'] } = {},
): void {
  found.report.push({
    line,
    took,
    sureness,
    ...(about.block ? { block: about.block } : {}),
    alternatives: about.alternatives ?? [],
    values: about.values ?? {},
  });
}

export const titleText = (heading: Piece): string => asLine(plainText(heading.text).replace(/\s*:$/, ''));

/** As a reader hears it: marks, case and spaces do not count. */
export const heard = (text: string): string =>
  plainText(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

export const sameTitle = (a: string, b: string): boolean => heard(a) !== '' && heard(a) === heard(b);

/** "1:" with nothing after it: a plot for an answer. */
export const isBlankPlot = (piece: Piece): boolean => /^\(?\d{1,2}\)?\s*[:.)]?\s*[_.…]*$/.test(piece.text);

/** "Wiliam, D. (2011). Embedded Formative Assessment.", as lists of references have it. */
const reference = /^[—–-]?\s*\p{Lu}[\p{L}’'-]+,\s(?:\p{Lu}\.[\s-]?){1,4}[^()?!]{0,120}\((?:19|20)\d\d[a-z]?\)/u;

/** "(EEF, 2019)", "Jeong and Brower, (2008)", "Viviane Robinson adapted from Chris Argyris": who said it, and nothing else. */
export function isSource(text: string): boolean {
  const plain = plainText(text).trim();
  if (plain.length <= 300 && reference.test(plain)) return true;
  if (plain.length > 160 || plain.split(' ').length > 18) return false;
  return (
    /^\(?[\p{Lu}—–-][^.?!]*[,(\s]\(?(?:19|20)\d\d[a-z]?\)?\.?$/u.test(plain) ||
    /^(?:source|after|from):\s/i.test(plain) ||
    (/\b(?:adapted from|adapted by)\b/i.test(plain) && !/[.?!]$/.test(plain))
  );
}

export const sourceText = (text: string): string =>
  asLine(
    plainText(text)
      .replace(/^\((.*)\)$/, '$1')
      .replace(/^source:\s*/i, '')
      .replace(/^[—–-]\s*/, ''),
  );

export const startsQuotation = (piece: Piece): boolean =>
  (piece.kind === 'paragraph' || piece.kind === 'bullet') && /^[_*]*[“"«]/.test(piece.text) && piece.text.length >= 40;

export const asks = (text: string): boolean => /\?/.test(text);
