/* PURE. What a field in a file holds, as a text that the contract allows. */

const mostLetters = 100_000;

/** Line ends are ours; what no text may hold is left out, and what is far too long is cut, and both are said. */
export function readCleaned(value: string): { text: string; cleaned: boolean } {
  // A form feed or a vertical tab is how some programs break a line; a byte order mark is no letter.
  const lines = value.replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n').replace(/^\uFEFF/, '');
  const whole = wellFormed(lines)
    .replace(/[^\P{Cc}\t\n]/gu, '')
    .trimEnd();
  const text = wellFormed(whole.slice(0, mostLetters));
  return { text, cleaned: text !== lines.trimEnd() };
}

/** Half an emoji is no letter. */
const wellFormed = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');
