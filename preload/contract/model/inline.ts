/**
 * Inline text: what stands inside a paragraph. Kept as a string in light markup, so that it can be searched, compared and
 * typed by hand; read here into runs. `**bold**`, `_italic_`, `[label](https://…)`, `{name}` for a placeholder, and a
 * backslash before any of `* _ [ ] ( ) { } \` to mean the character itself. Anything that does not close is plain text.
 */
export interface Run {
  text: string;
  bold?: true;
  italic?: true;
  href?: string;
  /** The placeholder's key; `text` is then empty until `fill` gives it one. */
  name?: string;
}

const special = /[*_[\](){}\\]/g;
const linkable = /^(?:https?:\/\/|mailto:)\S+$/i;
const key = /^\{([a-z][a-z0-9-]{0,31})\}/;

/** Reads inline markup. Never fails: what is not markup is text. */
export function parseInline(source: string): Run[] {
  const runs: Run[] = [];
  let bold = false;
  let italic = false;
  let plain = '';
  const flush = (): void => {
    if (plain) runs.push(mark({ text: plain }, bold, italic));
    plain = '';
  };
  for (let at = 0; at < source.length; ) {
    const rest = source.slice(at);
    const char = source[at] as string;
    if (char === '\\' && rest.length > 1 && '*_[](){}\\'.includes(rest[1] as string)) {
      plain += rest[1];
      at += 2;
    } else if (rest.startsWith('**') && (bold || closes(rest, 2, '**'))) {
      flush();
      bold = !bold;
      at += 2;
    } else if (char === '_' && isItalicMark(source, at, italic)) {
      flush();
      italic = !italic;
      at += 1;
    } else {
      const placeholder = key.exec(rest);
      const link = char === '[' ? readLink(rest) : null;
      if (placeholder) {
        flush();
        runs.push(mark({ text: '', name: placeholder[1] as string }, bold, italic));
        at += placeholder[0].length;
      } else if (link) {
        flush();
        runs.push(mark({ text: link.label, href: link.href }, bold, italic));
        at += link.length;
      } else {
        plain += char;
        at += 1;
      }
    }
  }
  flush();
  return join(runs);
}

/** Writes runs as markup; `parseInline` gives the same runs back. */
export function serialiseInline(runs: readonly Run[]): string {
  let out = '';
  let bold = false;
  let italic = false;
  const toggle = (run: Pick<Run, 'bold' | 'italic'>): void => {
    if (italic && !run.italic) out += '_';
    if (bold !== Boolean(run.bold)) out += '**';
    if (!italic && run.italic) out += '_';
    bold = Boolean(run.bold);
    italic = Boolean(run.italic);
  };
  for (const run of runs) {
    toggle(run);
    if (run.name) out += `{${run.name}}`;
    else if (run.href) out += `[${escapeInline(run.text)}](${run.href})`;
    else out += escapeInline(run.text);
  }
  toggle({});
  return out;
}

/** Makes any text safe to stand in inline markup as itself. */
export const escapeInline = (text: string): string => text.replace(special, '\\$&');

/** Puts names in place of placeholders; an unknown key stays visible as `{key}`, so that preflight and reader see it. */
export function fillNames(runs: readonly Run[], names: Readonly<Record<string, string>>): Run[] {
  return join(
    runs.map((run) => {
      if (!run.name) return run;
      const { name, ...rest } = run;
      return { ...rest, text: names[name] ?? `{${name}}` };
    }),
  );
}

/** The text alone, with names filled in: for search, accessible names, file names and bookmarks. */
export const plainText = (source: string, names: Readonly<Record<string, string>> = {}): string =>
  fillNames(parseInline(source), names)
    .map((run) => run.text)
    .join('');

function mark(run: Run, bold: boolean, italic: boolean): Run {
  return { ...run, ...(bold ? { bold: true as const } : {}), ...(italic ? { italic: true as const } : {}) };
}

/** Is there a closing mark later, with something between? */
function closes(rest: string, from: number, token: string): boolean {
  for (let at = from; at < rest.length; at++) {
    if (rest[at] === '\\') at++;
    else if (rest.startsWith(token, at)) return at > from;
  }
  return false;
}

/** An underscore inside a word ("my_file") is never a mark. */
function isItalicMark(source: string, at: number, open: boolean): boolean {
  const before = source[at - 1] ?? ' ';
  const after = source[at + 1] ?? ' ';
  const word = /[\p{L}\p{N}]/u;
  if (open) return !word.test(after);
  return !word.test(before) && after !== ' ' && closes(source.slice(at), 1, '_');
}

function readLink(rest: string): { label: string; href: string; length: number } | null {
  // A label has an end in sight: looked for without one, a page of opening brackets takes seconds.
  const match = /^\[((?:\\.|[^\]\\]){1,1000})\]\(([^()\s]{1,2000})\)/.exec(rest);
  if (!match?.[1] || !match[2] || !linkable.test(match[2])) return null;
  return { label: match[1].replace(/\\(.)/g, '$1'), href: match[2], length: match[0].length };
}

function join(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    const same = last && !last.name && !run.name && last.bold === run.bold && last.italic === run.italic && last.href === run.href;
    if (same) out[out.length - 1] = { ...last, text: last.text + run.text };
    else if (run.text || run.name) out.push(run);
  }
  return out;
}
