import { promptsOf } from '../../../preload/contract/draft.ts';
import type { Framework } from '../../../preload/contract/model/framework.ts';
import { statementCode } from '../../../preload/contract/model/framework.ts';
import type { BlockType, Workbook } from '../../../preload/contract/model/workbook.ts';

/** How a draft meets a statement. A list of all statements that is merely shown teaches none of them. */
export type Meeting = 'taught' | 'practised' | 'asked';

export interface CoveredStatement {
  id: string;
  code: string;
  short: string;
  /** The strongest first; empty: not yet. */
  met: readonly Meeting[];
}

export interface CoverageBand {
  id: string;
  stem: string;
  statements: CoveredStatement[];
}

/** Blocks that are read; in all others people do something. */
const reading = new Set<BlockType>(['heading', 'text', 'bullets', 'quotation', 'figure', 'statements', 'image']);
const order: readonly Meeting[] = ['asked', 'practised', 'taught'];

/** One band for each group of the framework. Pure. */
export function coverageOf(workbook: Pick<Workbook, 'sections'>, framework: Framework): CoverageBand[] {
  const met = new Map<string, Set<Meeting>>();
  const meet = (statements: readonly string[] | undefined, how: Meeting): void => {
    for (const id of statements ?? []) met.set(id, (met.get(id) ?? new Set()).add(how));
  };
  for (const block of workbook.sections.flatMap(({ blocks }) => blocks)) {
    meet(block.statements, reading.has(block.type) ? 'taught' : 'practised');
    for (const prompt of promptsOf(workbook, block)) meet(prompt.statements, 'asked');
  }
  return framework.groups.map((group) => ({
    id: group.id,
    stem: group.stem,
    statements: group.statements.map((statement) => ({
      id: statement.id,
      code: statementCode(framework.section, statement),
      short: statement.short,
      met: order.filter((how) => met.get(statement.id)?.has(how)),
    })),
  }));
}
