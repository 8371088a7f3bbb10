import type { Block, BlockType } from '../../../../preload/contract/model/workbook.ts';
import type { BlockLayout } from '../compose/layout.ts';
import { actions } from './actions.ts';
import { bullets } from './bullets.ts';
import { coaching } from './coaching.ts';
import { contents } from './contents.ts';
import { cover } from './cover.ts';
import { figure } from './figure.ts';
import { heading } from './heading.ts';
import { image } from './image.ts';
import { notes } from './notes.ts';
import { paragraphs } from './paragraphs.ts';
import { prompts } from './prompts.ts';
import { quotation } from './quotation.ts';
import { rating } from './rating.ts';
import { retrieval } from './retrieval.ts';
import { scenario } from './scenario.ts';
import { statements } from './statements.ts';
import { table } from './table.ts';

/** Sets nothing: compose begins a new page after it. */
const pageBreak: BlockLayout<'page-break'> = { starts: 'flow', set: () => undefined };

const layouts: { [T in BlockType]: BlockLayout<T> } = {
  cover,
  contents,
  heading,
  text: paragraphs,
  bullets,
  quotation,
  figure,
  prompts,
  retrieval,
  statements,
  scenario,
  coaching,
  table,
  rating,
  actions,
  notes,
  image,
  'page-break': pageBreak,
};

export const layoutOf = (block: Block): BlockLayout<BlockType> => layouts[block.type] as BlockLayout<BlockType>;
