import type { InferOutput } from 'valibot';
import type { BankItem } from '../../../preload/contract/calls/workbooks.ts';
import { promptsOf } from '../../../preload/contract/draft.ts';
import type { Workbook } from '../../../preload/contract/model/workbook.ts';

type Item = InferOutput<typeof BankItem>;

/** Every wording once, in the order of the workbooks; what repeats another block's prompts does not count again. Pure. */
export function bankOf(kind: 'prompts' | 'quotations', workbooks: readonly Workbook[]): Item[] {
  const items = new Map<string, Item>();
  const note = (item: Omit<Item, 'usedIn'>, where: Item['usedIn'][number]): void => {
    const key = item.text.replace(/\s+/g, ' ').trim().toLocaleLowerCase('en-GB');
    if (key === '') return;
    const known = items.get(key) ?? { ...item, usedIn: [] };
    items.set(key, { ...known, usedIn: known.usedIn.some(({ block }) => block === where.block) ? known.usedIn : [...known.usedIn, where] });
  };
  for (const workbook of workbooks) {
    for (const block of workbook.sections.flatMap((section) => section.blocks)) {
      const where = { id: workbook.id, title: workbook.title, block: block.id };
      if (kind === 'quotations') {
        if (block.type === 'quotation')
          note({ id: block.id, text: block.quote, source: block.source, statements: block.statements ?? [] }, where);
      } else if (!(block.type === 'prompts' && block.repeats)) {
        for (const { id, text, statements } of promptsOf(workbook, block))
          note({ id, text, source: '', statements: statements ?? [] }, where);
      }
    }
  }
  return [...items.values()];
}
