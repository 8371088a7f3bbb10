import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Anchor, findAnchor, makeAnchor } from '../../../main/core/review/anchor.ts';

const later = { made: 1, now: 2 };
const anchored = (text: string, quote: string): Anchor => {
  const start = text.indexOf(quote);
  const anchor = makeAnchor(text, start, start + quote.length);
  if (!anchor) throw new Error('No anchor.');
  return anchor;
};
const place = (before: string, quote: string, after: string) => {
  const found = findAnchor(anchored(before, quote), after, later);
  return { ...found, words: after.slice(found.start, found.end) };
};

describe('a marked passage', () => {
  const answer = 'We began well. Then November came, and nobody met. In January we asked why.';

  test('is held while what is around it stays', () => {
    expect(place(answer, 'nobody met', answer)).toMatchObject({ state: 'held', words: 'nobody met' });
    expect(place(answer, 'nobody met', `${answer} They told us.`)).toMatchObject({ state: 'held', words: 'nobody met' });
  });

  test('moves, and says so, when something is written before it', () => {
    expect(place(answer, 'nobody met', `In short: ${answer}`)).toMatchObject({ state: 'moved', words: 'nobody met' });
  });

  test('needs a look when its own words were changed, or are gone', () => {
    expect(place(answer, 'nobody met', answer.replace('nobody', 'hardly anybody'))).toEqual({
      state: 'needs-a-look',
      start: 0,
      end: 0,
      words: '',
    });
    expect(place(answer, 'nobody met', 'Something else.')).toMatchObject({ state: 'needs-a-look' });
  });

  test('needs a look when it could be either of two', () => {
    const twice = 'Time. We lack time. More time.';
    expect(place(twice, 'time', 'Well: time is one thing and time another.')).toMatchObject({ state: 'needs-a-look' });
  });

  test('of a whole answer stays on its words when more is added, but not on a word or two', () => {
    const whole = 'We need more time to meet.';
    expect(place(whole, whole, `${whole} And a room.`)).toMatchObject({ state: 'held', words: whole });
    expect(place('Time', 'Time', 'Time and again it was said: Timetables.')).toMatchObject({ state: 'needs-a-look' });
  });

  test('is never half an emoji, nor nothing', () => {
    const text = 'Good 👍🏽 work';
    const anchor = makeAnchor(text, 6, 8);
    expect(anchor?.quote).not.toMatch(/\p{Cs}/u);
    expect(anchor?.before).not.toMatch(/\p{Cs}/u);
    expect(makeAnchor('a b', 1, 2)).toBeNull();
    expect(makeAnchor('abc', 2, 2)).toBeNull();
    expect(makeAnchor('abc', 2, 9)).toBeNull();
  });
});

/** An answer whose letters know where they came from, edited at random. */
interface Letter {
  char: string;
  id: number;
}
const letters = (text: string): Letter[] => Array.from(text, (char, id) => ({ char, id }));
const textOf = (of: readonly Letter[]): string => of.map(({ char }) => char).join('');

interface Edit {
  at: number;
  cut: number;
  put: string;
}
function edited(of: readonly Letter[], edits: readonly Edit[]): Letter[] {
  let next = 100_000;
  let now = [...of];
  for (const { at, cut, put } of edits) {
    const from = Math.floor(at * (now.length + 1));
    now = [...now.slice(0, from), ...Array.from(put, (char) => ({ char, id: next++ })), ...now.slice(from + cut)];
  }
  return now;
}

const someWords = fc
  .array(fc.constantFrom('time', 'mentor', 'we', 'asked', 'plan', 'a', 'soil', 'reviewed', 'nobody', 'why', '.', '\n'), {
    minLength: 1,
    maxLength: 40,
  })
  .map((words) => words.join(' '));
const fewLetters = fc.string({ unit: fc.constantFrom('a', 'b', ' '), minLength: 1, maxLength: 60 });
const texts = fc.oneof(someWords, fewLetters, fc.string({ minLength: 1, maxLength: 80 }));
const edits = fc.array(
  fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(12), put: fc.oneof(someWords, fewLetters, fc.constant('')) }),
  { minLength: 1, maxLength: 5 },
);
const spans = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));

test('whatever is edited, an excerpt says where its words are, that they moved, or that it needs a look: it never lies', () => {
  fc.assert(
    fc.property(texts, spans, edits, (text, [from, to], changes) => {
      const before = letters(text);
      const plain = textOf(before);
      const [start, end] = [Math.floor(Math.min(from, to) * plain.length), Math.ceil(Math.max(from, to) * plain.length)];
      const anchor = makeAnchor(plain, start, end);
      fc.pre(anchor !== null);
      const after = textOf(edited(before, changes));
      const found = findAnchor(anchor as Anchor, after, later);
      if (found.state === 'needs-a-look') return;
      // The very words, and "held" only where they were.
      expect(after.slice(found.start, found.end)).toBe(anchor?.quote);
      expect(found.state === 'held').toBe(found.start === anchor?.start);
    }),
    { numRuns: 2000 },
  );
});

test('where the passage and all that tells it apart were left alone, the very letters are found, or it says that it cannot tell', () => {
  fc.assert(
    fc.property(fc.oneof(someWords, fewLetters), spans, edits, (text, [from, to], changes) => {
      const before = letters(text);
      const [start, end] = [Math.floor(Math.min(from, to) * text.length), Math.ceil(Math.max(from, to) * text.length)];
      const anchor = makeAnchor(text, start, end);
      fc.pre(anchor !== null);
      const marked = anchor as Anchor;
      const after = edited(before, changes);
      const kept = before.slice(marked.start - marked.before.length, marked.end + marked.after.length).map(({ id }) => id);
      const at = after.findIndex(({ id }) => id === kept[0]);
      const untouched = kept.every((id, offset) => after[at + offset]?.id === id);
      fc.pre(untouched);
      const found = findAnchor(marked, textOf(after), later);
      if (found.state === 'needs-a-look') return;
      expect(after.slice(found.start, found.end).map(({ id }) => id)).toEqual(before.slice(marked.start, marked.end).map(({ id }) => id));
    }),
    { numRuns: 400 },
  );
});

test('an edit elsewhere in an answer of some length is not a reason to look', () => {
  const text =
    'Our mentors meet on Fridays. What they lack is a shared question. I shall bring one each week, and ask what changed because of it.';
  const anchor = anchored(text, 'a shared question');
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(10), someWords, (at, cut, put) => {
      fc.pre(at + cut < anchor.start - anchor.before.length || at > anchor.end + anchor.after.length);
      fc.pre(!put.includes('shared'));
      const after = text.slice(0, at) + put + text.slice(at + cut);
      expect(findAnchor(anchor, after, later).state).not.toBe('needs-a-look');
    }),
  );
});

test('the same revision is the same place, without looking for it', () => {
  const text = 'time time time';
  const anchor = makeAnchor(text, 5, 9) as Anchor;
  expect(findAnchor(anchor, text, { made: 3, now: 3 })).toEqual({ state: 'held', start: 5, end: 9 });
});
