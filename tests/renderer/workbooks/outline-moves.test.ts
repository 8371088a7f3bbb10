import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../preload/contract/draft.ts';
import type { Block, Workbook } from '../../../preload/contract/model/workbook.ts';
import { dropped, duplicate, moveBy, moveInto, placeAfter, remove } from '../../../renderer/screens/workbooks/outline-moves.ts';

const head = { programme: '', programmeName: '', chapter: '', topic: '', subtitle: '', names: {}, source: '' };
const textBlock = (id: string): Block => ({ id, type: 'text', title: id, paragraphs: [] });
/** "ab|c|" is a section with blocks a and b, one with c, and an empty one; sections are named 0, 1, 2. */
const book = (shape: string): Workbook => ({
  id: 'w',
  title: 'W',
  head,
  sections: shape.split('|').map((blocks, at) => ({ id: `${at}`, title: `${at}`, blocks: [...blocks].map(textBlock) })),
});
const shape = ({ sections }: Workbook): string => sections.map(({ blocks }) => blocks.map(({ id }) => id).join('')).join('|');
const order = ({ sections }: Workbook): string => sections.map(({ id }) => id).join('');
const ids = (text: string): Set<string> => new Set(text);
const after = (workbook: Workbook, edits: Parameters<typeof applyEdits>[1]): Workbook => {
  const next = applyEdits(workbook, edits);
  if (!next) throw new Error('an edit spoke of something that is not there');
  return next;
};

const shapes = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 4 }).map((sizes) => {
  let next = 0;
  return sizes.map((size) => Array.from({ length: size }, () => 'abcdefghijklmnop'[next++]).join('')).join('|');
});
const chosenIn = (text: string): fc.Arbitrary<Set<string>> =>
  fc.subarray([...text.replaceAll('|', ''), ...text.split('|').map((_, at) => `${at}`)]).map((list) => new Set(list));
const cases = shapes.chain((text) => fc.tuple(fc.constant(text), chosenIn(text)));
const all = (workbook: Workbook): string[] =>
  workbook.sections.flatMap(({ id, blocks }) => [id, ...blocks.map((block) => block.id)]).sort();

describe('moving parts of a workbook', () => {
  it('goes one step at a time, and past the edge of a section into the next', () => {
    const move = (text: string, chosen: string, by: 1 | -1): string => shape(after(book(text), moveBy(book(text), ids(chosen), by)));
    expect(move('abc|d', 'b', -1)).toBe('bac|d');
    expect(move('abc|d', 'b', 1)).toBe('acb|d');
    expect(move('abc|d', 'c', 1)).toBe('ab|cd');
    expect(move('ab|cd', 'c', -1)).toBe('abc|d');
    expect(move('ab||c', 'b', 1)).toBe('a|b|c');
    expect(move('abcd|', 'bc', -1)).toBe('bcad|');
    expect(move('abcd|', 'ac', 1)).toBe('bdac|');
    expect(moveBy(book('ab'), ids('a'), -1)).toEqual([]);
    expect(moveBy(book('ab'), ids('b'), 1)).toEqual([]);
  });

  it('moves sections whole', () => {
    const three = book('a|b|c');
    expect(order(after(three, moveBy(three, ids('1'), 1)))).toBe('021');
    expect(order(after(three, moveBy(three, ids('1b'), -1)))).toBe('102');
    expect(moveBy(three, ids('0'), -1)).toEqual([]);
    expect(order(after(three, dropped(three, ids('0'), { key: 'c', position: 'after' })))).toBe('120');
  });

  it('puts down what was dragged where the line is', () => {
    const drop = (text: string, chosen: string, key: string, position: 'before' | 'on' | 'after'): string =>
      shape(after(book(text), dropped(book(text), ids(chosen), { key, position })));
    expect(drop('abc|d', 'a', 'c', 'before')).toBe('bac|d');
    expect(drop('abc|d', 'ab', 'd', 'after')).toBe('c|dab');
    expect(drop('abc|d', 'a', '1', 'on')).toBe('bc|da');
    expect(drop('abc|d', 'd', '1', 'before')).toBe('abcd|');
    expect(drop('abc|d', 'a', 'a', 'after')).toBe('abc|d');
  });

  it('undoes a step up with a step down wherever one block is', () => {
    fc.assert(
      fc.property(shapes, fc.nat(), (text, at) => {
        const blocks = text.replaceAll('|', '');
        const chosen = blocks[at % Math.max(1, blocks.length)];
        if (!chosen) return;
        const start = book(text);
        const edits = moveBy(start, ids(chosen), -1);
        if (edits.length === 0) return;
        const up = after(start, edits);
        expect(shape(after(up, moveBy(up, ids(chosen), 1)))).toBe(text);
      }),
    );
  });

  it('never loses a part, doubles one or speaks of one that is not there', () => {
    fc.assert(
      fc.property(cases, fc.nat(), fc.constantFrom('before', 'on', 'after'), ([text, chosen], at, position) => {
        const start = book(text);
        const keys = all(start);
        for (const edits of [
          moveBy(start, chosen, 1),
          moveBy(start, chosen, -1),
          moveInto(start, chosen, '0'),
          dropped(start, chosen, { key: keys[at % keys.length] as string, position: position as 'on' }),
        ])
          expect(all(after(start, edits))).toEqual(keys);
      }),
    );
  });

  it('removes what was chosen and nothing else', () => {
    fc.assert(
      fc.property(cases, ([text, chosen]) => {
        const start = book(text);
        const gone = new Set([
          ...chosen,
          ...start.sections.filter(({ id }) => chosen.has(id)).flatMap(({ blocks }) => blocks.map(({ id }) => id)),
        ]);
        expect(all(after(start, remove(start, chosen)))).toEqual(all(start).filter((id) => !gone.has(id)));
      }),
    );
  });
});

describe('copies', () => {
  it('have ids of their own throughout, stand after what was chosen, and ask each other’s prompts', () => {
    let next = 0;
    const newId = (): string => `new-${next++}`;
    const start: Workbook = {
      ...book('x'),
      sections: [
        {
          id: 's',
          title: 'S',
          blocks: [
            { id: 'p', type: 'prompts', title: 'P', mode: 'individual', prompts: [{ id: 'q', text: 'Why?', statements: ['st'] }] },
            { id: 'r', type: 'prompts', title: 'R', mode: 'collaborative', prompts: [], repeats: 'p' },
            { id: 'n', type: 'notes', title: 'N', prompt: 'n' },
          ],
        },
      ],
    };
    const { edits, made } = duplicate(start, new Set(['p', 'r', 'n']), newId);
    const blocks = after(start, edits).sections[0]?.blocks ?? [];
    expect(blocks.map(({ id }) => id)).toEqual(['p', 'r', 'n', ...made]);
    expect(blocks[3]).toMatchObject({ prompts: [{ text: 'Why?', statements: ['st'] }] });
    expect(blocks[4]).toMatchObject({ repeats: made[0] });
    expect(JSON.stringify(blocks.slice(3))).not.toMatch(/"(?:id|prompt)":"[pqrn]"/);
  });

  it('leave the questions with a block that asked a removed block’s again', () => {
    const start: Workbook = {
      ...book('x'),
      sections: [
        {
          id: 's',
          title: 'S',
          blocks: [
            { id: 'p', type: 'prompts', title: 'P', mode: 'individual', prompts: [{ id: 'q', text: 'Why?' }] },
            { id: 'r', type: 'prompts', title: 'R', mode: 'collaborative', prompts: [], repeats: 'p' },
          ],
        },
      ],
    };
    expect(after(start, remove(start, new Set(['p']))).sections[0]?.blocks).toEqual([
      { id: 'r', type: 'prompts', title: 'R', mode: 'collaborative', prompts: [{ id: 'q', text: 'Why?' }] },
    ]);
  });

  it('go after the chosen part, and new ones with them', () => {
    expect(placeAfter(book('ab|c'), 'a')).toEqual({ section: '0', before: 'b' });
    expect(placeAfter(book('ab|c'), 'b')).toEqual({ section: '0', before: null });
    expect(placeAfter(book('ab|c'), '0')).toEqual({ section: '0', before: null });
    expect(placeAfter(book('ab|c'), null)).toEqual({ section: '1', before: null });
  });
});
