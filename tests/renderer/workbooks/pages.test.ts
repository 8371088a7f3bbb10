import { describe, expect, it } from 'vitest';
import { findBlock } from '../../../preload/contract/draft.ts';
import type { FieldPlace } from '../../../preload/contract/model/print.ts';
import { firstPage, outlineOf, placeholdersIn } from '../../../renderer/screens/workbooks/outline-nodes.ts';
import { answersOn, collectedOn, fieldAt } from '../../../renderer/screens/workbooks/page-fields.ts';
import { testCore } from '../../support/cores.ts';

/** Asked for once: nothing here changes it. */
let once: ReturnType<typeof ask> | undefined;
const printed = () => (once ??= ask());
const ask = async () => {
  const core = testCore();
  const [summary] = await core.ask('workbook.list', {});
  const { workbook } = await core.ask('workbook.get', { workbook: summary?.id ?? '' });
  return { workbook, book: await core.ask('print.preview', { workbook: workbook.id }) };
};

const place = (more: Partial<FieldPlace>): FieldPlace => ({
  id: 'a:individual',
  kind: 'text',
  page: 1,
  x: 10,
  y: 20,
  width: 100,
  height: 50,
  name: 'Why?',
  block: 'b',
  lines: 3,
  ...more,
});

describe('what a page collects', () => {
  it('is each of the shipped workbook’s prompts, with how it is answered', async () => {
    const { workbook, book } = await printed();
    const page = firstPage(workbook, book.outline, 'ls1-together') ?? 0;
    const collected = collectedOn(book.fields, page);
    expect(collected.map(({ mode, kind, block }) => [mode, kind, block])).toEqual([
      ['collaborative', 'text', 'ls1-together'],
      ['collaborative', 'text', 'ls1-together'],
      ['collaborative', 'text', 'ls1-together'],
    ]);
    expect(collected[0]?.name).toMatch(/^How did the content from Module A confirm or challenge/);
    expect(collected.every(({ lines }) => lines > 0)).toBe(true);
  });

  it('counts every field of the book once', async () => {
    const { book } = await printed();
    const ids = new Set(book.fields.map(({ id, page }) => `${page} ${id}`));
    const told = Array.from({ length: book.pages }, (_, at) => answersOn(collectedOn(book.fields, at + 1))).reduce(
      (sum, count) => sum + count,
      0,
    );
    expect(told).toBe(ids.size);
  });

  it('tells rows of ticks together, and the five boxes of a scale as one', () => {
    const ticks = ['a', 'b', 'c'].map((id) => place({ id: `${id}:individual:tick`, kind: 'tick' }));
    const scale = [1, 2, 3, 4, 5].flatMap((value) => [place({ id: 's:individual:now', kind: 'scale', value, block: 'r' })]);
    const list = collectedOn([...ticks, ...scale, place({ id: 'q:coaching' })], 1);
    expect(list.map(({ kind, count, mode }) => [kind, count, mode])).toEqual([
      ['tick', 3, 'individual'],
      ['scale', 1, 'individual'],
      ['text', 1, 'coaching'],
    ]);
  });

  it('finds the place under the pointer, and none beside it', () => {
    expect(fieldAt([place({})], { page: 1, x: 15, y: 25 })?.id).toBe('a:individual');
    expect(fieldAt([place({})], { page: 2, x: 15, y: 25 })).toBeNull();
    expect(fieldAt([place({})], { page: 1, x: 5, y: 25 })).toBeNull();
  });
});

describe('the outline', () => {
  it('names every block with the page on which it is printed', async () => {
    const { workbook, book } = await printed();
    const lines = outlineOf(workbook, book.outline, new Map([['ls1-scenario', 2]]));
    expect(lines.slice(0, 2).map(({ title, pages }) => [title, pages])).toEqual([
      ['Cover', '1'],
      ['Contents', '2'],
    ]);
    const blocks = lines.flatMap((line) => [line, ...line.children]);
    for (const entry of book.outline) {
      const line = blocks.find(({ id }) => id === entry.block);
      if (line?.pages) expect(Number(line.pages.split('–')[0])).toBe(book.outline.find(({ block }) => block === entry.block)?.page);
    }
    expect(blocks.find(({ id }) => id === 'ls1-values')?.pages).toBe('');
    expect(lines.find(({ title }) => title === 'Introduction to Module B content')?.hits).toBe(2);
  });

  it('shows where the workbook is cut even before anything is printed', async () => {
    const { workbook } = await printed();
    const lines = outlineOf(workbook, [], new Map());
    expect(lines.flatMap((line) => [line, ...line.children]).every(({ pages }) => pages === '')).toBe(true);
    expect(firstPage(workbook, [], 'ls1-scenario')).toBeNull();
  });

  it('knows which names a block uses', async () => {
    const { workbook } = await printed();
    const block = findBlock(workbook, 'ls1-scenario-alone');
    expect(block && placeholdersIn(block)).toEqual(['lead']);
  });
});
