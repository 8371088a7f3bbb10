/** What a person types, made into what a workbook may hold. Pure. */

/** One line: no control characters, and no longer than a line may be. */
export const asLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').slice(0, 1000);

/** Longer text: line ends and tabs stay. */
export const asText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]+/gu, '')
    .slice(0, 100_000);

/** How a list of texts is typed in one box. */
export type Apart = 'lines' | 'paragraphs';

export const joined = (list: readonly string[], apart: Apart): string => list.join(apart === 'lines' ? '\n' : '\n\n');

export function parted(text: string, apart: Apart): string[] {
  return asText(text)
    .split(apart === 'lines' ? /\n+/ : /\n[ \t]*\n\s*/)
    .map((part) => part.trim())
    .filter(Boolean);
}

/** Sets an optional part, or takes it away: an empty one is not kept. */
export function put<T extends object, K extends keyof T>(whole: T, key: K, value: T[K] | undefined): T {
  const { [key]: _, ...rest } = whole;
  const nothing = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  return (nothing ? rest : { ...rest, [key]: value }) as T;
}

/** The words of a text, alike whatever their case and accents: for filtering a list. */
export const foldWords = (text: string): string[] =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[‘’]/g, "'").toLocaleLowerCase('en-GB').split(/\s+/).filter(Boolean);
