import type { Imported } from '../../../../preload/contract/model/exchange.ts';
import { promptsOf } from '../../../../preload/contract/draft.ts';

/** The import without the blocks that a person leaves out. A part that asks a left-out part's prompts again goes with it. */
export function withoutBlocks(imported: Imported, left: ReadonlySet<string>): Imported {
  if (left.size === 0) return imported;
  const goes = (block: Imported['workbook']['sections'][number]['blocks'][number]): boolean =>
    left.has(block.id) || (block.type === 'prompts' && block.repeats !== undefined && left.has(block.repeats));
  const sections = imported.workbook.sections.map((section) => ({ ...section, blocks: section.blocks.filter((block) => !goes(block)) }));
  const blocks = sections.flatMap((section) => section.blocks);
  return {
    ...imported,
    workbook: { ...imported.workbook, sections },
    frameworks: imported.frameworks.filter(({ id }) => blocks.some((block) => 'framework' in block && block.framework === id)),
    scenarios: imported.scenarios.filter(({ id }) => blocks.some((block) => block.type === 'scenario' && block.scenario === id)),
  };
}

/** What it comes to, for the sentence above the list. */
export function countsOf({ workbook, frameworks }: Imported): { blocks: number; prompts: number; statements: number } {
  const blocks = workbook.sections.flatMap((section) => section.blocks);
  return {
    blocks: blocks.length,
    prompts: blocks.reduce((sum, block) => sum + promptsOf(workbook, block).length, 0),
    statements: frameworks.reduce((sum, { groups }) => sum + groups.reduce((all, group) => all + group.statements.length, 0), 0),
  };
}
