/* PURE. A string of a PDF, as letters. */

/** Where PDF's own encoding is not Latin 1: 18 to 1F, 80 to A0 and a soft hyphen that is none. */
const own = new Map<number, string>([
  ...[...'˘ˇˆ˙˝˛˚˜'].map((letter, at): [number, string] => [0x18 + at, letter]),
  ...[...'•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž'].map((letter, at): [number, string] => [0x80 + at, letter]),
  [0xa0, '€'],
]);

/** UTF-16 either way round or UTF-8, by the mark in front, or else PDF's own. */
export function lettersOf(bytes: string): string {
  const letters = decoded(bytes);
  if (letters !== null) return withoutLanguage(letters);
  return withoutLanguage(bytes).replace(/[\p{Cc}\u00a0]/gu, (letter) => own.get(letter.charCodeAt(0)) ?? letter);
}

/** What stands between two escapes names the language of what follows. */
const withoutLanguage = (letters: string): string =>
  letters.includes('\x1b')
    ? letters
        .split('\x1b')
        .filter((_, at) => at % 2 === 0)
        .join('')
    : letters;

function decoded(bytes: string): string | null {
  const even = bytes.slice(0, bytes.length - (bytes.length % 2));
  const [encoding, from] = bytes.startsWith('\xfe\xff')
    ? ['utf-16be', even]
    : bytes.startsWith('\xff\xfe')
      ? ['utf-16le', even]
      : ['utf-8', bytes.startsWith('\xef\xbb\xbf') ? bytes : ''];
  if (from === '') return null;
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(Buffer.from(from, 'latin1'));
  } catch {
    // Half an emoji, or not what it says: read as what it would be without its mark.
    return null;
  }
}
