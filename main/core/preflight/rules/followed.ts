import { promptsOf } from '../../../../preload/contract/draft.ts';
import type { Finding } from '../../../../preload/contract/model/preflight.ts';
import type { Block, Linked } from '../../../../preload/contract/model/workbook.ts';
import { asQuoted, quotedAs } from '../../workbooks/linked.ts';
import { type Check, excerpt, finding, mend } from '../check.ts';

/** Prompts and quotations whose source reads otherwise since it was last taken over. */
export function sourcesChanged({ content, followed }: Check): Finding[] {
  const { workbook } = content;
  const moved = (linked: Linked | undefined) => {
    const now = linked && followed.get(linked.to);
    return linked && now && now.text !== linked.text ? { ...now, linked } : null;
  };
  return workbook.sections.flatMap((section) =>
    section.blocks.flatMap((block): Finding[] => {
      const where = { section: section.id, block: block.id };
      if (block.type === 'quotation') {
        const now = moved(block.linked);
        if (!now) return [];
        const linked = { to: now.linked.to, text: now.text };
        return [told(where, now, quotedAs(block), { ...block, ...asQuoted(now.text), linked }, { ...block, linked })];
      }
      if (block.type === 'prompts' && block.repeats) return [];
      return promptsOf(workbook, block).flatMap((prompt) => {
        const now = moved(prompt.linked);
        if (!now) return [];
        const linked = { to: now.linked.to, text: now.text };
        const taken = withPrompt(block, prompt.id, { ...prompt, text: now.text, linked });
        return [told({ ...where, prompt: prompt.id }, now, prompt.text, taken, withPrompt(block, prompt.id, { ...prompt, linked }))];
      });
    }),
  );
}

function told(where: Finding['where'], now: { text: string; workbook: string }, own: string, taken: Block, kept: Block): Finding {
  return finding(
    'source-changed',
    'look',
    where,
    now.text.slice(0, 120),
    { text: excerpt(now.text), workbook: now.workbook, own: excerpt(own) },
    [
      mend('take-source', { text: excerpt(now.text) }, { draft: [{ do: 'set-block', block: taken }] }),
      mend('keep-own', {}, { draft: [{ do: 'set-block', block: kept }] }),
    ],
  );
}

/** The block with one of its prompts replaced, wherever in it that stands. */
function withPrompt(block: Block, id: string, prompt: object): Block {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (!value || typeof value !== 'object') return value;
    if ('id' in value && value.id === id && 'text' in value) return prompt;
    return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, walk(held)]));
  };
  return walk(block) as Block;
}
