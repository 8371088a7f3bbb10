/**
 * Names for files that go out by e-mail and are opened on any system: no character that one of them forbids, no name that
 * Windows keeps for its devices, no invisible letters, never too long, and never two that differ only in case.
 */

const device = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(?=\.|$)/i;
/** Bytes, without the ending: room for a number in brackets within the 143 of an encrypted Linux home. */
const longest = 120;

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The stem of a file's name from what people typed: `title` and, where it is someone's own, their name. */
export function fileStem(title: string, person = ''): string {
  const own = clean(person);
  // The name is what the facilitator looks for: a long title makes room for it.
  const room = own === '' ? longest : Math.max(30, longest - Buffer.byteLength(own) - 3);
  const stem = trimEnds([cut(clean(title), room), own].filter((part) => part !== '').join(' - '));
  const named = trimEnds(cut(stem, longest)) || 'Workbook';
  return named.replace(device, '$1_');
}

function clean(text: string): string {
  return trimEnds(
    text
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
      .replace(/[\p{Cf}\p{Co}\p{Cn}]/gu, '')
      .replace(/[:|]+(?= |$)|["<>?*]/g, '')
      .replace(/[/\\|:]+/g, '-')
      .replace(/ {2,}/g, ' '),
  );
}

/** Windows drops dots and spaces at the end; a dot at the start hides a file elsewhere. */
function trimEnds(text: string): string {
  return text.replace(/^[\s.~-]+|[\s.-]+$/g, '');
}

function cut(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  let out = '';
  let length = 0;
  for (const { segment } of letters.segment(text)) {
    length += Buffer.byteLength(segment);
    if (length > bytes) break;
    out += segment;
  }
  return out.trimEnd();
}

/** Hands out names that are not there yet, numbering what comes again. `there`: what the folder holds already. */
export function createNames(there: Iterable<string>): (stem: string) => string {
  const used = new Set([...there].map(fold));
  const next = new Map<string, number>();
  return (stem) => {
    const folded = fold(stem);
    for (let count = next.get(folded) ?? 1; ; count += 1) {
      const name = count === 1 ? `${stem}.pdf` : `${stem} (${count}).pdf`;
      if (used.has(fold(name))) continue;
      used.add(fold(name));
      next.set(folded, count + 1);
      return name;
    }
  };
}

/** Some systems do not tell case apart, some not how an accent is stored. */
function fold(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
