import { describe, expect, it } from 'vitest';
import { applyEdit, applyEdits, findBlock, promptsOf } from '../../../preload/contract/draft.ts';
import type { Workbook } from '../../../preload/contract/model/workbook.ts';
import { shippedPack } from '../../support/packs.ts';

const { workbook } = shippedPack();
const order = (book: Workbook): string[] => book.sections.flatMap((section) => [section.id, ...section.blocks.map(({ id }) => id)]);

describe('an edit to a draft', () => {
  it('moves a block in front of another, and back', () => {
    const moved = applyEdit(workbook, { do: 'move-block', block: 'ls1-ladder', section: 'ls1-coaching', before: 'ls1-grow' });
    expect(moved?.sections.find(({ id }) => id === 'ls1-coaching')?.blocks.map(({ id }) => id)).toEqual([
      'ls1-ladder',
      'ls1-grow',
      'ls1-preparation',
    ]);
    const back = moved && applyEdit(moved, { do: 'move-block', block: 'ls1-ladder', section: 'ls1-review', before: 'ls1-reflection' });
    expect(back && order(back)).toEqual(order(workbook));
  });

  it('is refused whole when one of several speaks of what is not there', () => {
    expect(
      applyEdits(workbook, [
        { do: 'set-title', title: 'New' },
        { do: 'remove-block', block: 'gone' },
      ]),
    ).toBeNull();
  });

  it('refuses to add a block twice', () => {
    const block = findBlock(workbook, 'ls1-notes');
    expect(block && applyEdit(workbook, { do: 'add-block', section: 'ls1-next', block, before: null })).toBeNull();
  });

  it('asks the same prompts again in another mode from one place', () => {
    const together = findBlock(workbook, 'ls1-together');
    expect(together && promptsOf(workbook, together).map(({ id }) => id)).toEqual(['ls1-sense-1', 'ls1-sense-2', 'ls1-sense-3']);
  });
});
