import type { BlockOf, BlockType } from '../../../../preload/contract/model/workbook.ts';
import type { Galley } from './galley.ts';

/** How blocks of one type are set. */
export interface BlockLayout<T extends BlockType> {
  /** `page`: begins a page. `flow`: goes on where the last block ended. */
  starts: 'page' | 'flow';
  /** Nothing follows it on its page. */
  alone?: true;
  /** Where it takes two pages, they are to face each other. */
  facing?: true;
  set(galley: Galley, block: BlockOf<T>): void;
}
