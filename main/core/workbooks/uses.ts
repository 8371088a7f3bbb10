import type { Framework } from '../../../preload/contract/model/framework.ts';
import type { Workbook } from '../../../preload/contract/model/workbook.ts';
import { promptsOf, titleOf } from '../../../preload/contract/draft.ts';
import type { CallOutput } from '../../../preload/contract/calls.ts';

export type StatementUse = CallOutput<'framework.get'>['uses'][number];

/** Where a workbook meets a framework's statements: shows them, rates them, teaches or asks about them. In page order. */
export function statementUses(workbook: Workbook, framework: Framework): StatementUse[] {
  const all = framework.groups.flatMap((group) => group.statements.map(({ id }) => id));
  const known = new Set(all);
  const uses: StatementUse[] = [];
  for (const block of workbook.sections.flatMap((section) => section.blocks)) {
    const meet = (statements: readonly string[] | undefined, how: StatementUse['how']): void => {
      for (const statement of new Set(statements)) {
        if (known.has(statement))
          uses.push({ statement, workbook: workbook.id, workbookTitle: workbook.title, block: block.id, blockTitle: titleOf(block), how });
      }
    };
    if (block.type === 'statements' && block.framework === framework.id) meet(block.only ?? all, 'shown');
    if (block.type === 'rating' && block.framework === framework.id) meet(block.only ?? all, 'rated');
    meet(block.statements, 'taught');
    meet(
      promptsOf(workbook, block).flatMap((prompt) => prompt.statements ?? []),
      'asked',
    );
  }
  return uses;
}
