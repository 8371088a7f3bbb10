import { type Stage, type Statement, statementCode } from '../../../preload/contract/model/framework.ts';

/** A statement as it was written, before it has a place. */
export interface ReadStatement {
  line: number;
  /** null where it was written without one. */
  code: StatementCode | null;
  text: string;
}
export interface StatementCode {
  section: number;
  kind: Statement['kind'];
  number: number;
}

/** "6a." and "6a"; but "1st" and "3rd" are no codes. */
const letterCode = /^(\d{1,2})(?!(?:st|nd|rd|th)\s)([a-z]{1,2})\s?[.):–-]?\s+(?=\S)/;
const numberCode = /^(\d{1,2})\.(\d{1,3})\s?[.):–-]?\s+(?=\S)/;

export interface ReadGroup {
  line: number;
  stem: string;
  stage?: Stage;
  kind: Statement['kind'];
  statements: (ReadStatement & { short?: string })[];
}

/** Reads the code at the start of a text, and answers what is left. */
export function readCode(text: string): { code: StatementCode; rest: string } | null {
  const letters = letterCode.exec(text);
  if (letters)
    return {
      code: { section: Number(letters[1]), kind: 'learn_how_to', number: lettersToNumber(letters[2] as string) },
      rest: text.slice(letters[0].length),
    };
  const numbers = numberCode.exec(text);
  if (numbers)
    return { code: { section: Number(numbers[1]), kind: 'learn_that', number: Number(numbers[2]) }, rest: text.slice(numbers[0].length) };
  return null;
}

/** a 1 … z 26, aa 27: the reverse of what `statementCode` writes. */
export const lettersToNumber = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 96, 0);

export const writtenCode = ({ section, ...place }: StatementCode): string => statementCode(section, place);
