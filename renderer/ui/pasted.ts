import type { Run } from '../../preload/contract/model/inline.ts';
import { escapeInline, parseInline, serialiseInline } from '../../preload/contract/model/inline.ts';

/** What was copied in Word or a browser, as words: nothing of its clothes but bold, italic and links. Nothing in it is run or fetched. */
export interface Pasted {
  kind: 'heading' | 'paragraph' | 'bullet' | 'number';
  /** Inline markup. */
  text: string;
}

const mostHtml = 2_000_000;
const mostPieces = 2000;

const left = new Set([
  'SCRIPT',
  'STYLE',
  'HEAD',
  'TITLE',
  'TEMPLATE',
  'NOSCRIPT',
  'OBJECT',
  'IFRAME',
  'SVG',
  'IMG',
  'DEL',
  'BUTTON',
  'SELECT',
]);
const blocks = new Set(
  'P DIV LI UL OL DL DT DD H1 H2 H3 H4 H5 H6 BLOCKQUOTE SECTION ARTICLE HEADER FOOTER MAIN NAV ASIDE FIGURE FIGCAPTION TABLE TBODY THEAD TR TD TH PRE HR ADDRESS'.split(
    ' ',
  ),
);

interface Dress {
  bold: boolean;
  italic: boolean;
  href: string | undefined;
}

export function readHtml(html: string): Pasted[] {
  const body = new DOMParser().parseFromString(html.slice(0, mostHtml), 'text/html').body;
  const pieces: Pasted[] = [];
  let runs: Run[] = [];
  let kind: Pasted['kind'] = 'paragraph';
  const flush = (): void => {
    const text = marked(runs, kind === 'heading');
    if (text && pieces.length < mostPieces) pieces.push({ kind, text });
    runs = [];
  };
  const within = (next: Pasted['kind'], run: () => void): void => {
    const before = kind;
    flush();
    kind = next;
    run();
    flush();
    kind = before;
  };
  const walk = (node: Node, dress: Dress): void => {
    if (node instanceof Text) {
      runs.push({
        text: node.data.replace(/[\s\u00a0]+/g, ' '),
        ...(dress.bold ? { bold: true as const } : {}),
        ...(dress.italic ? { italic: true as const } : {}),
        ...(dress.href ? { href: dress.href } : {}),
      });
      return;
    }
    if (!(node instanceof Element)) return;
    const name = node.tagName.toUpperCase();
    const style = node.getAttribute('style') ?? '';
    if (left.has(name) || /display:\s*none|mso-hide:\s*all|mso-list:\s*ignore/i.test(style)) return;
    if (name === 'BR') {
      flush();
      return;
    }
    const inner = dressed(node, name, style, dress);
    const inside = (): void => {
      for (const child of node.childNodes) walk(child, inner);
    };
    if (name === 'TR') within('paragraph', () => void runs.push(...rowOf(node, inner, walkAside)));
    else if (!blocks.has(name)) inside();
    else within(kindOf(node, name, style) ?? kind, inside);
  };
  /** The runs of a part on their own, as for a cell. */
  const walkAside = (node: Node, dress: Dress): Run[] => {
    const [keptRuns, keptPieces] = [runs, pieces.length];
    runs = [];
    for (const child of node.childNodes) walk(child, dress);
    flush();
    const words = pieces.splice(keptPieces).flatMap(({ text }, at): Run[] => [...(at > 0 ? [{ text: ' ' }] : []), ...parseInline(text)]);
    runs = keptRuns;
    return words;
  };
  for (const child of body.childNodes) walk(child, { bold: false, italic: false, href: undefined });
  flush();
  return pieces;
}

/** Plain text: paragraphs, and lines that begin as those of a list do. */
export function readPlain(text: string): Pasted[] {
  return text
    .slice(0, mostHtml)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, mostPieces)
    .map((line): Pasted => {
      const bullet = /^[•·▪◦–*-]\s+(.+)$/.exec(line);
      const number = /^\d{1,2}[.)]\s+(.+)$/.exec(line);
      const words = bullet?.[1] ?? number?.[1] ?? line;
      return { kind: bullet ? 'bullet' : number ? 'number' : 'paragraph', text: escapeInline(words.replace(/\p{Cc}+/gu, ' ')) };
    });
}

function kindOf(element: Element, name: string, style: string): Pasted['kind'] | null {
  const className = element.getAttribute('class') ?? '';
  if (/^H[1-6]$/.test(name) || /MsoTitle|MsoHeading/i.test(className) || element.getAttribute('role') === 'heading') return 'heading';
  if (name === 'LI') return element.closest('ol,ul')?.tagName.toUpperCase() === 'OL' ? 'number' : 'bullet';
  if (/mso-list:\s*l\d/i.test(style) || /MsoListParagraph/i.test(className)) {
    // Word writes the list's mark as text that is to be ignored. A paragraph without one only stands in as the list does.
    const mark = [...element.querySelectorAll('[style]')].find((each) => /mso-list:\s*ignore/i.test(each.getAttribute('style') ?? ''));
    if (!mark) return null;
    return /^[\s\u00a0(]*(?:\d+|[a-z]|[ivx]+)[.)]/i.test(mark.textContent ?? '') &&
      !/^[\s\u00a0]*o[\s\u00a0]*$/.test(mark.textContent ?? '')
      ? 'number'
      : 'bullet';
  }
  return name === 'P' || name === 'DT' || name === 'DD' || name === 'TD' || name === 'TH'
    ? element.closest('li')
      ? null
      : 'paragraph'
    : null;
}

function dressed(element: Element, name: string, style: string, dress: Dress): Dress {
  const weight = /(?:^|;)\s*font-weight:\s*(\w+)/i.exec(style)?.[1]?.toLowerCase();
  const slant = /(?:^|;)\s*font-style:\s*(\w+)/i.exec(style)?.[1]?.toLowerCase();
  const href = name === 'A' ? linkOf(element.getAttribute('href') ?? '') : dress.href;
  const heavy = weight === undefined ? name === 'B' || name === 'STRONG' || dress.bold : /^(?:bold|bolder|[6-9]00)$/.test(weight);
  const italic = slant === undefined ? name === 'I' || name === 'EM' || dress.italic : slant === 'italic' || slant === 'oblique';
  return { bold: heavy, italic, href };
}

function linkOf(href: string): string | undefined {
  const safe = href.trim().replace(/\(/g, '%28').replace(/\)/g, '%29');
  return /^(?:https?:\/\/|mailto:)\S{1,2000}$/i.test(safe) ? safe : undefined;
}

function rowOf(row: Element, dress: Dress, read: (node: Node, dress: Dress) => Run[]): Run[] {
  const cells = [...row.children].map((cell) => read(cell, dress)).filter((runs) => runs.length > 0);
  return cells.flatMap((runs, at): Run[] => (at === 0 ? runs : [{ text: cells.length === 2 ? ': ' : '; ' }, ...runs]));
}

/** Runs as markup that reads back as the same words; a heading is plain. White space never stands inside a mark. */
function marked(runs: readonly Run[], plain: boolean): string {
  const words = runs
    .map(({ text }) => text)
    .join('')
    .replace(/ {2,}/g, ' ')
    .trim();
  if (!words) return '';
  if (plain) return escapeInline(words);
  const apart = runs.flatMap((run): Run[] => {
    if (!run.bold && !run.italic && !run.href) return [run];
    const [, before = '', middle = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(run.text) ?? [];
    return [{ text: before }, { ...run, text: middle }, { text: after }].filter(({ text }) => text !== '');
  });
  const markup = serialiseInline(together(apart)).replace(/ {2,}/g, ' ').trim();
  const readBack = parseInline(markup)
    .map(({ text }) => text)
    .join('');
  return readBack === words ? markup : escapeInline(words);
}

/** Neighbours in the same dress are one run. */
function together(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (last && last.bold === run.bold && last.italic === run.italic && last.href === run.href)
      out[out.length - 1] = { ...last, text: last.text + run.text };
    else out.push(run);
  }
  return out;
}
