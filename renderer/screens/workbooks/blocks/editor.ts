import { createContext } from 'react';
import type { Framework } from '../../../../preload/contract/model/framework.ts';
import type { Scenario } from '../../../../preload/contract/model/scenario.ts';
import type { BlockOf, BlockType, Workbook, WorkbookHead } from '../../../../preload/contract/model/workbook.ts';

/** What every block's editor is given. It changes nothing but through `onChange`. */
export interface EditorProps<T extends BlockType> {
  block: BlockOf<T>;
  onChange: (block: BlockOf<T>) => void;
  around: Around;
}

/** What a block refers to, and the two things beside it that some blocks edit. */
export interface Around {
  workbook: Workbook;
  frameworks: readonly Framework[];
  scenarios: readonly Scenario[];
  onHead: (head: WorkbookHead) => void;
  onTitle: (title: string) => void;
  /** The scenario itself was changed: it has a history of its own. */
  onScenarioEdit: (scenario: string) => void;
  /** Another part of the same workbook. */
  onGo: (block: string) => void;
}

/** The frameworks whose statements a prompt can ask about, for every prompt of a block. */
export const FrameworksAround = createContext<readonly Framework[]>([]);
