/** A list of names as people have it: pasted from a register, a spreadsheet or an e-mail. Pure. */
export interface NameList {
  /** In their order, one for each copy. Repeats stay: two people may share a name. */
  names: string[];
  /** Names that stand more than once, with how often. */
  repeats: { name: string; times: number }[];
  /** Lines without a name, between others. */
  empties: number;
  /** "Name" or the like in the first line: a heading, left out. */
  heading: string | null;
  /** Names that no copy can bear: longer than `longest`. They are left out. */
  tooLong: string[];
}

export const mostNames = 1000;
const longest = 1000;
const headings =
  /^(?:full |participant'?s? |participant’s )?names?$|^(?:first|given)[ -]?name(?:\s+(?:last|family|sur)[ -]?name)?$|^participants?$|^surname$/i;

export function readNames(text: string): NameList {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/^\uFEFF/, '')
    .split('\n')
    .map(nameIn);
  const first = lines.findIndex(Boolean);
  const last = lines.findLastIndex(Boolean);
  const heading = first >= 0 && headings.test(lines[first] as string) ? (lines[first] as string) : null;
  const body = first < 0 ? [] : lines.slice(heading === null ? first : first + 1, last + 1);
  const named = body.filter(Boolean);
  const names = named.filter((name) => name.length <= longest);
  const times = new Map<string, { name: string; times: number }>();
  for (const name of names) {
    const known = times.get(same(name));
    if (known) known.times += 1;
    else times.set(same(name), { name, times: 1 });
  }
  return {
    names,
    repeats: [...times.values()].filter((entry) => entry.times > 1),
    empties: body.length - named.length,
    heading,
    tooLong: named.filter((name) => name.length > longest),
  };
}

/** Each name once, in the order of its first appearance. */
export function withoutRepeats(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => !seen.has(same(name)) && seen.add(same(name)));
}

const same = (name: string): string => name.normalize('NFKC').toLocaleLowerCase('en-GB');

/** Cells side by side are one name; a list's own numbers and dots, and an e-mail address after the name, are not part of it. */
function nameIn(line: string): string {
  return line
    .replace(/\p{Cc}/gu, ' ')
    .replace(/<[^<>\s]+@[^<>\s]+>/g, ' ')
    .replace(/^\s*(?:\d{1,4}[.)]\s+|[-–—•*·]\s+)/, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s"“”]+|[\s"“”,;]+$/g, '');
}
