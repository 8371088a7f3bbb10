import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TagLine } from '../../../preload/contract/model/review.ts';
import { isRewritten, placesOf } from '../../../renderer/screens/review/columns.ts';
import { doingOf } from '../../../renderer/screens/review/keys.ts';
import { layered } from '../../../renderer/screens/review/layers.ts';
import { moved, type Passage, strideOf, trimmed } from '../../../renderer/screens/review/passage.ts';
import { unnamed } from '../../../renderer/screens/review/reading.ts';
import { sentenceOf } from '../../../renderer/screens/review/suggestions.tsx';
import { branchOf, openLines, placeAfter } from '../../../renderer/screens/review/tag-moves.ts';
import { beyond, grownAbove, rowAt, seenRows, topsOf } from '../../../renderer/screens/review/tall-list.ts';

const text = 'Ask trainees first. Then choose, not before. 👩‍🏫 I suspect more.';
const press = (key: string, more: Partial<Parameters<typeof strideOf>[0]> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

describe('choosing words with the keyboard', () => {
  const go = (...keys: Parameters<typeof strideOf>[0][]): Passage =>
    keys.reduce<Passage>(
      (passage, key) => {
        const step = strideOf(key);
        return step ? moved(text, passage, step.by, step.way, step.extend) : passage;
      },
      { anchor: 0, head: 0 },
    );
  const said = (passage: Passage): string => {
    const place = trimmed(text, passage);
    return place ? text.slice(place.from, place.to) : '';
  };

  it('goes by words, by sentences and by letters, and back again', () => {
    const [right, left, down] = [
      press('ArrowRight', { shiftKey: true }),
      press('ArrowLeft', { shiftKey: true }),
      press('ArrowDown', { shiftKey: true }),
    ];
    expect(said(go(right, right))).toBe('Ask trainees');
    expect(said(go(right, right, left))).toBe('Ask');
    expect(said(go(press('ArrowRight'), press('ArrowRight'), press('ArrowRight'), right))).toBe('Then');
    expect(said(go(down))).toBe('Ask trainees first.');
    expect(said(go(down, down))).toBe('Ask trainees first. Then choose, not before.');
    expect(said(go(press('ArrowRight', { shiftKey: true, ctrlKey: true })))).toBe('A');
    expect(said(go(press('End', { shiftKey: true })))).toBe(text);
  });

  it('never cuts a letter in two, and never keeps white space at the ends', () => {
    const step = fc.constantFrom(
      ...(['letter', 'word', 'sentence', 'all'] as const).flatMap((by) =>
        ([-1, 1] as const).flatMap((way) => [true, false].map((extend) => ({ by, way, extend }))),
      ),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.array(step, { maxLength: 12 }), (any, steps) => {
        const letters = new Set([0, ...[...new Intl.Segmenter('en-GB').segment(any)].map(({ index, segment }) => index + segment.length)]);
        let passage: Passage = { anchor: 0, head: 0 };
        for (const { by, way, extend } of steps) {
          passage = moved(any, passage, by, way, extend);
          expect(letters.has(passage.head) && letters.has(passage.anchor)).toBe(true);
        }
        const place = trimmed(any, passage);
        if (place) expect(any.slice(place.from, place.to)).toMatch(/^\S(?:.*\S)?$/su);
      }),
    );
  });

  it('leaves keys alone that are not for it', () => {
    expect(strideOf(press('Tab'))).toBeNull();
    expect(strideOf(press('ArrowDown'))).toBeNull();
    expect(doingOf(press('t', { ctrlKey: true }))).toBeNull();
    expect(doingOf(press('#', { shiftKey: true }))).toEqual({ do: 'statement' });
    expect(doingOf(press('4'))).toEqual({ do: 'key', number: 4 });
  });
});

describe('what lies over words', () => {
  it('cuts the text into pieces that make it up, each under the same marks all through', () => {
    const span = fc.record({ from: fc.nat(40), to: fc.nat(40) });
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.array(span, { maxLength: 6 }), fc.option(fc.nat(40)), (any, spans, cut) => {
        const pieces = layered(any, spans, cut);
        expect(pieces.map((piece) => piece.text).join('')).toBe(any);
        for (const { from, to, over } of pieces)
          for (let at = from; at < to; at++) expect(over).toEqual(spans.filter((each) => each.from <= at && each.to > at));
      }),
    );
  });

  it('marks what was added in the one text, and what was left out in the other', () => {
    const runs = [
      { text: 'Ask ', state: 'same' as const },
      { text: 'the trainees', state: 'removed' as const },
      { text: 'everybody', state: 'added' as const },
      { text: ' first.', state: 'same' as const },
    ];
    expect(placesOf(runs, 'added', 'Ask everybody first.')).toEqual([{ is: 'added', from: 4, to: 13 }]);
    expect(placesOf(runs, 'removed', 'Ask the trainees first.')).toEqual([{ is: 'removed', from: 4, to: 16 }]);
    // Runs of other words than these say nothing about these.
    expect(placesOf(runs, 'added', 'Something else.')).toEqual([]);
    expect(isRewritten(runs)).toBe(true);
    expect(
      isRewritten([
        { text: 'The', state: 'same' },
        { text: 'word is used everywhere', state: 'added' },
        { text: 'part about climate', state: 'removed' },
      ]),
    ).toBe(false);
  });

  it('puts what stands for names in their place, whole or at an edge', () => {
    const names = [{ start: 4, end: 8, instead: 'Participant 2' }] as Parameters<typeof unnamed>[3][number][];
    expect(unnamed('Ask Kofi first.', 0, 15, names)).toBe('Ask Participant 2 first.');
    expect(unnamed('Ask Kofi first.', 9, 15, names)).toBe('first.');
    expect(unnamed('Ask Kofi first.', 0, 6, names)).toBe('Ask Participant 2');
  });

  it('suggests whole sentences', () => {
    const { from, to } = sentenceOf(text, text.indexOf('choose'), text.indexOf('choose') + 6);
    expect(text.slice(from, to)).toBe('Then choose, not before.');
  });
});

describe('a long list', () => {
  it('draws what is seen and a little beyond, whatever the heights', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 300 }), fc.nat(90_000), (heights, top) => {
        const tops = topsOf(heights);
        const { from, to } = seenRows(tops, top, 900);
        expect(from).toBeLessThan(to);
        const last = tops.at(-1) ?? 0;
        for (const [index] of heights.entries()) {
          const inSight = (tops[index + 1] ?? 0) > top && (tops[index] ?? 0) < top + 900;
          if (inSight && top < last) expect(index >= from && index < to).toBe(true);
          if ((tops[index] ?? 0) > top + 900 + beyond + 400) expect(index < to).toBe(false);
        }
        const row = rowAt(tops, Math.min(top, last));
        expect(tops[row]).toBeLessThanOrEqual(top);
      }),
    );
  });

  it('knows how far what is read moves when rows above it turn out taller', () => {
    expect(grownAbove(topsOf([100, 100, 100]), topsOf([130, 100, 100]), 150)).toBe(30);
    expect(grownAbove(topsOf([100, 100, 100]), topsOf([100, 100, 160]), 150)).toBe(0);
  });
});

describe('rearranging themes', () => {
  const tag = (id: string, parent: string | null, depth: number): TagLine => ({
    id,
    parent,
    depth,
    name: id,
    definition: '',
    colour: 0,
    mark: 'dot',
    revision: 1,
    excerpts: 0,
    below: 0,
  });
  const tags = [tag('a', null, 0), tag('a1', 'a', 1), tag('a2', 'a', 1), tag('b', null, 0), tag('c', null, 0)];

  it('moves as an outline does', () => {
    expect(placeAfter(tags, 'b', 'up')).toEqual({ parent: null, before: 'a' });
    expect(placeAfter(tags, 'b', 'down')).toEqual({ parent: null, before: null });
    expect(placeAfter(tags, 'b', 'in')).toEqual({ parent: 'a', before: null });
    expect(placeAfter(tags, 'a2', 'out')).toEqual({ parent: null, before: 'b' });
    expect(placeAfter(tags, 'a', 'up')).toBeNull();
    expect(placeAfter(tags, 'a', 'in')).toBeNull();
    expect(placeAfter(tags, 'c', 'down')).toBeNull();
    expect(placeAfter(tags, 'c', 'out')).toBeNull();
  });

  it('knows what is under a theme, and what is in sight', () => {
    expect([...branchOf(tags, 'a')]).toEqual(['a', 'a1', 'a2']);
    expect(openLines(tags, new Set(['a'])).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });
});
