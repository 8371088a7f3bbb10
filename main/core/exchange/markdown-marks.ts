/** How our own Markdown says what its text does not show: `<!-- groundwork: prompts {"mode":"individual"} -->`. */
export const marker = (kind: string, facts: Record<string, unknown>): string =>
  `<!-- groundwork: ${kind} ${JSON.stringify(facts).replace(/[<>]/g, (sign) => (sign === '<' ? '\\u003c' : '\\u003e'))} -->`;

const marked = /^<!-- groundwork: ([a-z-]{1,20}) (\{.*\}) -->$/;

export function readMarker(line: string): { kind: string; facts: Record<string, unknown> } | null {
  const found = marked.exec(line);
  if (!found) return null;
  try {
    return { kind: found[1] as string, facts: JSON.parse(found[2] as string) as Record<string, unknown> };
  } catch {
    return null;
  }
}

/** A text on a line of its own that no Markdown reader takes for anything but text. `unguard` gives it back. */
export function guard(text: string): string {
  if (text.trim() === '') return '&nbsp;';
  const safe = text
    .trim()
    .replace(/&(?=(?:lt|amp|nbsp);)/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/\n/g, '<br>')
    .replace(/^(?:[#+>|=~`&!—-])(?!(?:lt|amp|nbsp);)/, '\\$&');
  return safe.replace(/^(\d{1,9}|[a-z])([.)])(?=\s|$)/, '$1\\$2');
}

export function unguard(text: string): string {
  if (text === '&nbsp;') return '';
  return text
    .replace(/^\\([#+>|=~`&!—-])/, '$1')
    .replace(/^(\d{1,9}|[a-z])\\([.)])/, '$1$2')
    .replace(/<br>/g, '\n')
    .replace(/&lt;/g, '<')
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&');
}
