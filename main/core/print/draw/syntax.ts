/**
 * How values are spelt in a PDF. Pure; everything that reaches paper as text, a name or a number passes through here,
 * so that nothing a person typed can break the file.
 */

/** At most three decimals: a thousandth of a point is far below any printer. */
export function number(value: number): string {
  if (Number.isInteger(value)) return String(value);
  const rounded = Math.round(value * 1000) / 1000;
  return Object.is(rounded, -0) ? '0' : String(rounded);
}

export function numbers(...values: number[]): string {
  return values.map(number).join(' ');
}

/** PDFDocEncoding beyond Latin-1, from 0x80: what English, Welsh and Polish text needs in one byte instead of two. */
const special = '•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž';
const bytes = new Map<string, number>([...[...special].map((letter, at) => [letter, 0x80 + at] as const), ['€', 0xa0]]);
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '(': '\\(', ')': '\\)', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A text string: one byte a letter where that can be, else UTF-16 with its mark. Never a line end or a bracket of its own. */
export function text(value: string): string {
  let out = '';
  for (const letter of value) {
    const code = letter.codePointAt(0) ?? 0;
    const byte =
      (code >= 0x20 && code < 0x7f) || (code > 0xa0 && code <= 0xff && code !== 0xad) || code === 9 || code === 10 || code === 13
        ? code
        : bytes.get(letter);
    if (byte === undefined) return wideText(value);
    out += escapes[letter] ?? String.fromCharCode(byte);
  }
  // These would be read as the marks of UTF-16 and UTF-8.
  return /^(þÿ|ÿþ|ï»¿)/.test(out) ? wideText(value) : `(${out})`;
}

function wideText(value: string): string {
  const wide = Buffer.from(`\ufeff${value}`, 'utf16le').swap16().toString('latin1');
  return `(${wide.replace(/[\\()\n\r\t]/g, (letter) => escapes[letter] ?? letter)})`;
}

/** A name, with the slash. Only letters, digits and a few signs go in bare. */
export function name(value: string): string {
  let out = '/';
  for (const byte of Buffer.from(value, 'utf8')) {
    const bare = (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte === 45 || byte === 95;
    out += bare ? String.fromCharCode(byte) : `#${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return out;
}

export function dictionary(keys: Record<string, string | number | undefined>): string {
  let out = '<<';
  for (const [key, value] of Object.entries(keys)) {
    if (value !== undefined) out += `/${key} ${typeof value === 'number' ? number(value) : value} `;
  }
  return `${out.trimEnd()}>>`;
}

export function reference(id: number): string {
  return `${id} 0 R`;
}

/** `2026-11-22T06:14:00.000Z` as `(D:20261122061400Z)`. */
export function date(instant: string): string {
  return `(D:${instant.replace(/[-:T]/g, '').slice(0, 14)}Z)`;
}

/** `#rgb` or `#rrggbb` as three numbers from 0 to 1. */
export function colour(hex: string): string {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(hex);
  const long = short
    ? `#${short
        .slice(1)
        .map((digit) => digit + digit)
        .join('')}`
    : hex;
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(long);
  if (!parts) throw new Error(`not a colour: ${hex}`);
  return parts
    .slice(1)
    .map((part) => number(Number.parseInt(part, 16) / 255))
    .join(' ');
}

export function escapeXml(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
}
