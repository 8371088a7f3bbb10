import { plainText } from '../../../../preload/contract/model/inline.ts';
import type { Finding } from '../../../../preload/contract/model/preflight.ts';
import type { DraftEdit } from '../../../../preload/contract/calls/workbooks.ts';
import { type Check, excerpt, finding, mend } from '../check.ts';
import { rewrite } from '../spots.ts';

/** What is counted: "Seminar 2", "Local Seminar 2", "Chapter 1". */
const counted = ['seminar', 'chapter', 'session', 'module', 'cluster', 'unit', 'day', 'week'] as const;
type Counted = (typeof counted)[number];
const all = counted.join('|');
const numbered = new RegExp(`\\b(${all})\\s+(\\d{1,3})\\b`, 'giu');
/** Words that say that it is this one of which they speak. Any other number is another seminar's, and may be meant. */
const here = new RegExp(
  `\\b(?:welcome to|this is|today is|today’s|today's|in this,?|workbook (?:for|of|is for))(?: (?:the|our|your|this))?(?: \\p{L}+){0,3}? (${all})\\s+(\\d{1,3})\\b`,
  'giu',
);

/** "Seminar 2" on the cover and "Welcome to Seminar 1" within: what is left when last month's workbook becomes this month's. */
export function numbersDiffer({ content, spots, names }: Check): Finding[] {
  const { workbook } = content;
  const own = ownNumbers(workbook);
  const cover = workbook.sections
    .flatMap((section) => section.blocks.map((block) => ({ section: section.id, block })))
    .find(({ block }) => block.type === 'cover');
  const place = cover ? { section: cover.section, block: cover.block.id } : {};
  const onCover = [...workbook.title.matchAll(numbered)].flatMap(([phrase, what, number]) => {
    const known = own.get((what as string).toLowerCase() as Counted);
    if (known === undefined || known === number) return [];
    const title: DraftEdit = { do: 'set-title', title: workbook.title.replace(phrase, renumbered(phrase, known)) };
    const head: DraftEdit = { do: 'set-head', head: inHead(workbook.head, what as string, number as string) };
    const told = { phrase, own: `${what} ${known}`, text: excerpt(workbook.title), in: 'title' };
    return [
      finding('number-differs', 'mend', place, `title:${phrase}`, told, [
        mend('reword', { from: `${what} ${known}`, to: phrase }, { draft: [head] }),
        mend('reword', { from: phrase, to: renumbered(phrase, known) }, { draft: [title] }),
      ]),
    ];
  });
  const within = spots.flatMap((spot) => {
    if (spot.key === 'source' || spot.key === 'quote') return [];
    return [...spot.text.matchAll(here)].flatMap(([said, what, number]) => {
      const known = own.get((what as string).toLowerCase() as Counted);
      if (known === undefined || known === number) return [];
      const phrase = said.slice(said.toLowerCase().lastIndexOf((what as string).toLowerCase()));
      const to = said.replace(phrase, renumbered(phrase, known));
      const edits = rewrite(content, (other) => (other.text === spot.text ? other.text.replace(said, () => to) : other.text));
      return [
        finding(
          'number-differs',
          'mend',
          spot.where,
          phrase,
          { phrase, own: `${what} ${known}`, text: excerpt(plainText(spot.text, names), 90, phrase), in: 'text' },
          [mend('reword', { from: phrase, to: renumbered(phrase, known) }, edits)],
        ),
      ];
    });
  });
  return [...onCover, ...within];
}

const renumbered = (phrase: string, number: string): string => phrase.replace(/\d+$/, number);

/** What the cover says that this is. */
function ownNumbers({ head }: Check['content']['workbook']): Map<Counted, string> {
  const own = new Map<Counted, string>();
  for (const text of [head.subtitle, head.chapter, head.topic])
    for (const [, what, number] of text.matchAll(numbered)) {
      const key = (what as string).toLowerCase() as Counted;
      if (!own.has(key)) own.set(key, number as string);
    }
  return own;
}

function inHead<H extends Check['content']['workbook']['head']>(head: H, what: string, number: string): H {
  const change = (text: string): string =>
    text.replace(numbered, (phrase, of: string) => (of.toLowerCase() === what.toLowerCase() ? renumbered(phrase, number) : phrase));
  return { ...head, subtitle: change(head.subtitle), chapter: change(head.chapter), topic: change(head.topic) };
}

/** Pages of this workbook, not of what it quotes: no year, title or "of the guidance" follows. */
const pointing =
  /\b(?:(?:see|on|to|at|from|using|use|complete|open)\s+)pages?\s+(\d{1,3})\b(?!\s*(?:of|in|from)\s+(?!this workbook|your workbook|the workbook))/giu;

/** "See page 12": true in one preset at most, and wrong as soon as anything before it grows. */
export function pagesTyped({ content, spots, names, pages }: Check): Finding[] {
  return spots.flatMap((spot) => {
    if (spot.key === 'source' || spot.key === 'quote' || spot.facilitator) return [];
    return [...spot.text.matchAll(pointing)].flatMap((found) => {
      const [phrase, number] = found;
      const sentence = sentenceAround(spot.text, found.index);
      if (/\(\d{4}\)|\bISBN\b|\b(?:guidance report|article|chapter by|handbook)\b/i.test(sentence)) return [];
      const counts = Object.values(pages);
      const beyond = counts.length > 0 && Number(number) > Math.max(...counts);
      const loose = loosened(phrase, spot.text, found.index);
      const edits = rewrite(content, (other) => (other.text === spot.text ? other.text.replace(loose.from, () => loose.to) : other.text));
      return [
        finding(
          'page-typed',
          beyond ? 'mend' : 'look',
          spot.where,
          phrase.toLowerCase(),
          {
            phrase,
            text: excerpt(plainText(spot.text, names), 90, phrase),
            ...(beyond ? { last: String(Math.max(...counts)) } : {}),
          },
          loose.to === loose.from ? [] : [mend('reword', { from: loose.from, to: loose.to }, edits)],
        ),
      ];
    });
  });
}

function sentenceAround(text: string, at: number): string {
  const begins = Math.max(text.lastIndexOf('. ', at), text.lastIndexOf('? ', at)) + 1;
  const ends = text.slice(at).search(/[.?!](?:\s|$)/);
  return text.slice(begins, ends < 0 ? undefined : at + ends);
}

/** In brackets by itself it can go without a word being missed. */
function loosened(phrase: string, text: string, at: number): { from: string; to: string } {
  const before = text.slice(0, at);
  const after = text.slice(at + phrase.length);
  return /\s\($/.test(before) && after.startsWith(')') ? { from: ` (${phrase})`, to: '' } : { from: phrase, to: phrase };
}
