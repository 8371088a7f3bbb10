import { titleOf } from '../../../preload/contract/draft.ts';
import type { Block, BlockType, Workbook } from '../../../preload/contract/model/workbook.ts';
import { blockName } from '../../text/workbooks.ts';

/** A draft's timings, one after the other. Pure. */
export interface Agenda {
  lines: { block: Block; section: string; title: string; begins: number; minutes: number }[];
  total: number;
  /** The part in which the time is up, where there is more than fits. */
  runsOutIn: string | null;
  /** Parts that somebody might teach from and that have no time. */
  untimed: number;
}

const furniture = new Set<BlockType>(['cover', 'contents', 'page-break', 'heading', 'notes']);

export function agendaOf(workbook: Pick<Workbook, 'sections' | 'head'>): Agenda {
  let begins = 0;
  let runsOutIn: string | null = null;
  const length = workbook.head.minutes;
  const lines = workbook.sections.flatMap(({ title: section, blocks }) =>
    blocks
      .filter(({ type, facilitator }) => !furniture.has(type) || facilitator?.minutes !== undefined)
      .map((block) => {
        const minutes = block.facilitator?.minutes ?? 0;
        const line = { block, section, title: titleOf(block) || blockName(block.type), begins, minutes };
        begins += minutes;
        if (length !== undefined && begins > length) runsOutIn ??= line.title;
        return line;
      }),
  );
  return { lines, total: begins, runsOutIn, untimed: lines.filter(({ minutes }) => minutes === 0).length };
}
