import type { Finding, Mend } from '../../../../preload/contract/model/preflight.ts';
import type { Id } from '../../../../preload/contract/model/ids.ts';
import { titleOf } from '../../../../preload/contract/draft.ts';
import type { BlockOf } from '../../../../preload/contract/model/workbook.ts';
import { type Check, finding, mend } from '../check.ts';

interface Heading {
  title: string;
  section: Id;
  block?: Id;
}

/** The way out of everything that is wrong with typed contents: let them be made from the headings. */
export function useHeadings({ typed: _, ...made }: BlockOf<'contents'>): Mend {
  return mend('use-headings', {}, { draft: [{ do: 'set-block', block: made }] });
}

/** Contents that somebody typed, held against the headings that are there. Contents that are made from the headings are always right. */
export function contentsAgainstHeadings({ content: { workbook } }: Check): Finding[] {
  for (const section of workbook.sections) {
    for (const block of section.blocks) {
      if (block.type === 'contents' && block.typed && block.typed.length > 0)
        return compare(block, section.id, headingsOf(workbook.sections), lastSection(workbook.sections));
    }
  }
  return [];
}

const lastSection = (sections: Check['content']['workbook']['sections']): Id => sections.at(-1)?.id ?? '';

function headingsOf(sections: Check['content']['workbook']['sections']): Heading[] {
  return sections.flatMap((section) => [
    ...(section.title ? [{ title: section.title, section: section.id }] : []),
    ...section.blocks.flatMap((block) => {
      const title = block.type === 'cover' || block.type === 'contents' ? '' : titleOf(block);
      return title ? [{ title, section: section.id, block: block.id }] : [];
    }),
  ]);
}

function compare(contents: BlockOf<'contents'>, section: Id, headings: readonly Heading[], last: Id): Finding[] {
  const where = { section, block: contents.id };
  const lines = contents.typed ?? [];
  const fromHeadings = useHeadings(contents);
  const pairs = pair(
    lines.map(({ text }) => text),
    headings.map(({ title }) => title),
  );
  const found: Finding[] = [];
  lines.forEach(({ text, page }, at) => {
    const heading = headings[pairs.get(at) ?? -1];
    if (!heading) {
      const id = freshId(contents.id, at);
      const action = /^next steps|actions?\b/i.test(text)
        ? ({ id, type: 'actions', title: text, intro: '', prompt: `${id}-a`, rows: 5 } as const)
        : ({ id, type: 'heading', title: text, level: 2 } as const);
      found.push(
        finding('contents-without-heading', 'mend', where, words(text).join(' '), { line: text, page }, [
          mend('add-heading', { line: text }, { draft: [{ do: 'add-block', section: last, block: action, before: null }] }),
          fromHeadings,
        ]),
      );
      return;
    }
    if (words(heading.title).join(' ') !== words(text).join(' '))
      found.push(finding('contents-differ', 'look', where, words(text).join(' '), { line: text, heading: heading.title }, [fromHeadings]));
    if (page === '') found.push(finding('contents-without-page', 'note', where, words(text).join(' '), { line: text }, [fromHeadings]));
  });
  const met = new Set(pairs.values());
  headings.forEach((heading, at) => {
    if (!met.has(at))
      found.push(
        finding(
          'heading-not-in-contents',
          'look',
          { section: heading.section, ...(heading.block ? { block: heading.block } : {}) },
          'contents',
          { heading: heading.title },
          [fromHeadings],
        ),
      );
  });
  return found;
}

const freshId = (contents: Id, at: number): Id => `${contents.slice(0, 50)}-h${at + 1}`;

/** Each line with the heading that it most likely means, in order, so that two "Reflection" are told apart by their place. */
function pair(lines: readonly string[], headings: readonly string[]): Map<number, number> {
  const score = lines.map((line) => headings.map((heading) => likeness(line, heading)));
  const best = Array.from({ length: lines.length + 1 }, () => new Array<number>(headings.length + 1).fill(0));
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
  for (let i = lines.length - 1; i >= 0; i--) {
    for (let j = headings.length - 1; j >= 0; j--) {
      const both = score[i]?.[j] ?? 0;
      (best[i] as number[])[j] = Math.max(at(i + 1, j), at(i, j + 1), both > 0 ? both + at(i + 1, j + 1) : 0);
    }
  }
  const pairs = new Map<number, number>();
  for (let i = 0, j = 0; i < lines.length && j < headings.length; ) {
    const both = score[i]?.[j] ?? 0;
    if (both > 0 && at(i, j) === both + at(i + 1, j + 1)) pairs.set(i++, j++);
    else if (at(i, j) === at(i + 1, j)) i++;
    else j++;
  }
  return pairs;
}

/** 1 for the same words, less for most of them, 0 for what is another heading. */
function likeness(line: string, heading: string): number {
  const a = words(line);
  const b = words(heading);
  if (a.length === 0 || b.length === 0) return 0;
  const shared = a.filter((word) => b.includes(word)).length;
  const score = (2 * shared) / (a.length + b.length);
  const starts = a.slice(0, b.length).join(' ') === b.join(' ') || b.slice(0, a.length).join(' ') === a.join(' ');
  return score >= 0.6 || (starts && score >= 0.45) ? score : 0;
}

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
