import { titleOf } from '../../../../preload/contract/draft.ts';
import type { Finding } from '../../../../preload/contract/model/preflight.ts';
import type { Block } from '../../../../preload/contract/model/workbook.ts';
import { type Check, finding, mend } from '../check.ts';

/** A section's title is of level 1, a block's of level 2; a heading block says its own. */
export function levelsSkipped({ content }: Check): Finding[] {
  return content.workbook.sections.flatMap((section) => {
    let level = section.title ? 1 : 0;
    return section.blocks.flatMap((block) => {
      if (block.type !== 'heading') {
        if (titleOf(block)) level = 2;
        return [];
      }
      const before = level;
      level = block.level;
      if (block.level <= before + 1) return [];
      const right = (before + 1) as 1 | 2;
      return [
        finding(
          'level-skipped',
          'look',
          { section: section.id, block: block.id },
          String(block.level),
          { title: block.title, level: String(block.level), before: String(before) },
          [mend('set-level', { level: String(right) }, { draft: [{ do: 'set-block', block: { ...block, level: right } }] })],
        ),
      ];
    });
  });
}

const blank = (texts: readonly string[]): boolean => texts.every((text) => text.trim() === '');

/** Would this print a heading with nothing under it, or nothing at all? */
function isEmpty(block: Block): boolean {
  switch (block.type) {
    case 'text':
      // A slot that waits for the provider's own words is left out of print, so it is no slip.
      return !block.slot && blank(block.paragraphs);
    case 'bullets':
      return blank(block.items) && !block.room;
    case 'prompts':
      return !block.repeats && blank(block.prompts.map(({ text }) => text));
    case 'quotation':
      return block.quote.trim() === '';
    case 'heading':
      return block.title.trim() === '';
    case 'coaching':
      return block.steps.length === 0;
    case 'table':
      return block.rows.length === 0;
    case 'statements':
    case 'rating':
      return block.only?.length === 0 || (block.type === 'rating' && block.occasions.length === 0);
    case 'retrieval':
      return block.question.trim() === '' && block.stages.length === 0 && block.foundations.length === 0;
    case 'figure':
    case 'cover':
    case 'contents':
    case 'scenario':
    case 'actions':
    case 'notes':
    case 'image':
    case 'page-break':
      return false;
  }
}

export function emptyBlocks({ content }: Check): Finding[] {
  return content.workbook.sections.flatMap((section) => {
    const found = section.blocks
      .filter(isEmpty)
      .map((block) =>
        finding('empty-block', 'look', { section: section.id, block: block.id }, block.type, { type: block.type, title: titleOf(block) }, [
          mend('remove', { title: titleOf(block) }, { draft: [{ do: 'remove-block', block: block.id }] }),
        ]),
      );
    const gaps = section.blocks.flatMap((block) =>
      block.type === 'prompts' && !block.repeats && !isEmpty(block)
        ? block.prompts
            .filter(({ text }) => text.trim() === '')
            .map((prompt) =>
              finding(
                'empty-block',
                'mend',
                { section: section.id, block: block.id, prompt: prompt.id },
                'prompt',
                { type: 'prompt', title: block.title },
                [
                  mend(
                    'remove',
                    { title: block.title },
                    { draft: [{ do: 'set-block', block: { ...block, prompts: block.prompts.filter(({ id }) => id !== prompt.id) } }] },
                  ),
                ],
              ),
            )
        : [],
    );
    const section_ =
      section.blocks.length === 0
        ? [
            finding('empty-section', 'look', { section: section.id }, 'section', { title: section.title }, [
              mend('remove', { title: section.title }, { draft: [{ do: 'remove-section', section: section.id }] }),
            ]),
          ]
        : [];
    return [...found, ...gaps, ...section_];
  });
}

/** Retrieval has right answers; without them the facilitator's copy has nothing to print. */
export function answersMissing({ content }: Check): Finding[] {
  return content.workbook.sections.flatMap((section) =>
    section.blocks.flatMap((block) => {
      if (block.type !== 'retrieval') return [];
      const plots = [...block.stages, ...block.foundations];
      const missing = plots.filter(({ answer }) => answer.trim() === '').length;
      return missing > 0
        ? [
            finding('answer-missing', 'look', { section: section.id, block: block.id }, 'answers', {
              title: block.title,
              missing: String(missing),
              of: String(plots.length),
            }),
          ]
        : [];
    }),
  );
}
