import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareContents, diffWords } from '../../../main/core/workbooks/compare.ts';
import { applyEdits } from '../../../preload/contract/draft.ts';
import type { DraftEdit } from '../../../preload/contract/calls/workbooks.ts';
import { effortOf } from '../../support/effort.ts';
import { shippedPack } from '../../support/packs.ts';

const { workbook, framework, scenario } = shippedPack();
const content = { workbook, frameworks: [framework], scenarios: [scenario] };
const after = (...edits: DraftEdit[]) => {
  const next = applyEdits(workbook, edits);
  if (!next) throw new Error('the edits do not fit');
  return compareContents(content, { ...content, workbook: next });
};
const told = (comparison: ReturnType<typeof compareContents>) => comparison.blocks.filter(({ state, moved }) => state !== 'same' || moved);
const blockOf = (id: string) => {
  const block = workbook.sections.flatMap((section) => section.blocks).find((candidate) => candidate.id === id);
  if (!block) throw new Error(`no block ${id}`);
  return block;
};

describe('two contents of a workbook', () => {
  it('that are the same have nothing to tell', () => {
    const comparison = compareContents(content, content);
    expect(told(comparison)).toEqual([]);
    expect(comparison.head).toEqual([]);
    expect(comparison.matter).toEqual([]);
  });

  it('tell of a block that was added, removed and moved, once each, where it stands or stood', () => {
    const note = { id: 'new', type: 'text' as const, title: 'Lunch', paragraphs: ['At one.'] };
    const comparison = after(
      { do: 'add-block', section: 'ls1-coaching', block: note, before: 'ls1-grow' },
      { do: 'remove-block', block: 'ls1-ladder' },
      { do: 'move-block', block: 'ls1-notes', section: 'ls1-welcome', before: null },
    );
    expect(
      told(comparison).map(({ block, state, moved, sectionBefore, sectionAfter }) => [block, state, moved, sectionBefore, sectionAfter]),
    ).toEqual([
      ['ls1-notes', 'same', true, 'Reflection and next steps', 'Welcome'],
      ['ls1-ladder', 'removed', false, 'Review of Module A content', undefined],
      ['new', 'added', false, undefined, 'Peer coaching'],
    ]);
    const order = comparison.blocks.map(({ block }) => block);
    expect(order.indexOf('ls1-ladder')).toBe(order.indexOf('ls1-sensemaking') + 1);
  });

  it('tell of one word in one prompt, and of nothing else', () => {
    const block = blockOf('ls1-role');
    if (block.type !== 'prompts') throw new Error('not prompts');
    const prompts = block.prompts.map((prompt, at) =>
      at === 1 ? { ...prompt, text: prompt.text.replace('strength', 'success') } : prompt,
    );
    const [only, ...more] = told(after({ do: 'set-block', block: { ...block, prompts } }));
    expect(more).toEqual([]);
    expect(only?.parts.map(({ part }) => part)).toEqual(['prompts.ls1-role-2.text']);
    expect(only?.parts[0]?.runs.filter(({ state }) => state !== 'same')).toEqual([
      { text: 'strength', state: 'removed' },
      { text: 'success', state: 'added' },
    ]);
  });

  it('tell of a person renamed in the scenario', () => {
    const comparison = compareContents(content, { ...content, scenarios: [{ ...scenario, names: { lead: 'Amina' } }] });
    expect(comparison.matter).toEqual([
      {
        kind: 'scenario',
        id: scenario.id,
        title: scenario.title,
        parts: [
          {
            part: 'names.lead',
            runs: [
              { text: 'Sidney', state: 'removed' },
              { text: 'Amina', state: 'added' },
            ],
          },
        ],
      },
    ]);
  });

  it('are told whole: the later content is what is not removed, in its order', () => {
    const ids = workbook.sections.flatMap((section) => section.blocks.map(({ id }) => id));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...workbook.sections.map(({ id }) => id)), fc.boolean()), {
          maxLength: 8,
        }),
        (moves) => {
          const next = moves.reduce(
            (book, [block, section, remove]) =>
              applyEdits(book, [remove ? { do: 'remove-block', block } : { do: 'move-block', block, section, before: null }]) ?? book,
            workbook,
          );
          const comparison = compareContents(content, { ...content, workbook: next });
          expect(comparison.blocks.filter(({ state }) => state !== 'removed').map(({ block }) => block)).toEqual(
            next.sections.flatMap((section) => section.blocks.map(({ id }) => id)),
          );
          expect(new Set(comparison.blocks.filter(({ state }) => state !== 'added').map(({ block }) => block))).toEqual(new Set(ids));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('words before and after', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'cat', ' ', '  ', '.', 'é', '\n', '**'), { maxLength: 40 })
    .map((parts) => parts.join(''));
  it('give both texts back, whatever they are', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string()), fc.oneof(text, fc.string()), (before, now) => {
        const runs = diffWords(before, now);
        expect(
          runs
            .filter(({ state }) => state !== 'added')
            .map((run) => run.text)
            .join(''),
        ).toBe(before);
        expect(
          runs
            .filter(({ state }) => state !== 'removed')
            .map((run) => run.text)
            .join(''),
        ).toBe(now);
      }),
      { numRuns: 400 },
    );
  });

  it('are not searched for ever', async () => {
    const many = (seed: number): string => Array.from({ length: 1500 }, (_, at) => `w${(at * seed) % 977}`).join(' ');
    const effort = await effortOf(() => {
      expect(diffWords(many(3), many(7)).length).toBeGreaterThan(0);
      expect(diffWords('x '.repeat(50_000), 'y '.repeat(50_000))).toHaveLength(2);
    });
    expect(effort).toBeLessThan(4000);
  });
});
