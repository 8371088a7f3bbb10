import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreementOf, weightedKappa } from '../../../main/core/review/agreement.ts';
import { changesBetween } from '../../../main/core/review/changes.ts';
import { dayIn } from '../../../main/core/review/days.ts';
import { jaccard, leastShared, nearDuplicates } from '../../../main/core/review/duplicates.ts';
import { logLikelihood, tellingOf } from '../../../main/core/review/telling.ts';
import { openTouching } from '../../../main/core/review/touching.ts';
import { shingles, stemOf, tellingWords } from '../../../main/core/review/words.ts';

const words = fc.array(fc.constantFrom('time', 'mentor', 'mentors', 'we', 'asked', 'plan', 'planning', 'soil', 'why', 'review'), {
  maxLength: 25,
});
const sentences = words.map((list) => list.join(' '));

describe('what changed', () => {
  test('marks words, not letters, and keeps both texts whole', () => {
    expect(changesBetween('We need more time to meet.', 'We all need time to meet and talk.')).toEqual([
      { text: 'We ', state: 'same' },
      { text: 'all ', state: 'added' },
      { text: 'need ', state: 'same' },
      { text: 'more ', state: 'removed' },
      { text: 'time to ', state: 'same' },
      { text: 'meet', state: 'removed' },
      { text: 'meet and talk', state: 'added' },
      { text: '.', state: 'same' },
    ]);
  });

  test('is silent where the two are the same, or have next to nothing in common', () => {
    expect(changesBetween('The same.', 'The same.')).toBeNull();
    expect(changesBetween('Climate first.', 'Nobody asked the mentors about it at all.')).toBeNull();
    expect(changesBetween('', 'Something.')).toBeNull();
  });

  test('joined again, is either text', () => {
    fc.assert(
      fc.property(fc.oneof(sentences, fc.string()), fc.oneof(sentences, fc.string()), (before, after) => {
        const runs = changesBetween(before, after);
        if (!runs) return;
        const join = (without: string): string => runs.flatMap(({ text, state }) => (state === without ? [] : [text])).join('');
        expect(join('added')).toBe(before);
        expect(join('removed')).toBe(after);
      }),
    );
  });
});

describe('telling words', () => {
  test('are those that stand here more than chance would have them, with the form that is usual', () => {
    const here = ['The soil first.', 'Till the soil.', 'Soils differ.', 'Our soil is stony.', 'Time.'];
    const elsewhere = Array.from({ length: 60 }, (_, at) => (at % 2 === 0 ? 'We lack time.' : 'We need a plan.'));
    expect(tellingOf(here, elsewhere)).toMatchObject([{ word: 'soil', here: 4, of: 5, elsewhere: 0, ofElsewhere: 60 }]);
  });

  test('agree with a worked example of log-likelihood', () => {
    // 10 of 100 against 20 of 1,000: 2 * sum of O ln(O / E), by hand.
    expect(logLikelihood(10, 100, 20, 1000)).toBeCloseTo(14.19, 2);
    expect(logLikelihood(5, 50, 50, 500)).toBeCloseTo(0, 10);
  });

  test('G2 is never below nought, and the two sides can be exchanged', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(50), fc.nat(50), (a, restA, b, restB) => {
        const g2 = logLikelihood(a, a + restA, b, b + restB);
        expect(g2).toBeGreaterThanOrEqual(0);
        expect(logLikelihood(b, b + restB, a, a + restA)).toBeCloseTo(g2, 8);
      }),
    );
  });
});

describe('near-duplicates', () => {
  const text = 'Watch somebody who has solved it, begin with the willing, and take something away first.';

  test('are found with a word changed, and short answers are left alone', () => {
    const found = nearDuplicates([
      text,
      'Nothing of the kind was ever said by any of us here.',
      text.replace('willing', 'ready'),
      'Ask my mentor',
      'Ask my mentor',
    ]);
    expect(found.map(({ one, other }) => [one, other])).toEqual([[0, 2]]);
    expect(found[0]?.share).toBeGreaterThan(leastShared);
  });

  test('are just those that a comparison of every pair finds', () => {
    fc.assert(
      fc.property(fc.array(sentences, { maxLength: 25 }), (texts) => {
        const sets = texts.map(shingles);
        const all = sets.flatMap((a, one) =>
          sets.slice(one + 1).flatMap((b, at) => (a.size >= 8 && b.size >= 8 && jaccard(a, b) >= 0.85 ? [`${one} ${one + 1 + at}`] : [])),
        );
        const found = new Set(nearDuplicates(texts).map(({ one, other }) => `${one} ${other}`));
        for (const pair of all) expect(found).toContain(pair);
        for (const { share } of nearDuplicates(texts)) expect(share).toBeGreaterThanOrEqual(leastShared);
      }),
      { numRuns: 60 },
    );
  });

  test('of two thousand answers are found among much that is only alike', () => {
    const many = Array.from(
      { length: 2000 },
      (_, at) => `Answer ${at} of person ${at * 7} says that ${at % 13} things stand in the way of number ${at * 3}`,
    );
    expect(nearDuplicates([...many, text, text])[0]).toMatchObject({ one: 2000, other: 2001, share: 1 });
  });
});

describe('touching statements', () => {
  const statements = [
    { id: 'monitor', text: 'Using reliable monitoring and evaluation to review how the approach is used' },
    { id: 'stop', text: 'Reviewing and stopping ineffective practices before implementing new ones' },
    { id: 'time', text: 'Making sure that there is time for teachers' },
  ];
  const background = [
    'We lack time for teachers.',
    'Time is short for teachers.',
    'Teachers need time.',
    'There is no time.',
    'All teachers said so.',
  ];

  test('are those whose rarer words an answer shares, with the words and where they stand', () => {
    const text = 'We stopped two practices that were ineffective.';
    const [first, ...others] = openTouching(statements, background).of(text);
    expect(first).toMatchObject({ statement: 'stop', words: ['stopped', 'practices', 'ineffective'] });
    expect(first?.ranges.map(({ start, end }) => text.slice(start, end))).toEqual(['stopped', 'practices', 'ineffective']);
    expect(others).toEqual([]);
  });

  test('are none where only one word is shared', () => {
    expect(openTouching(statements, background).of('Evaluation comes later, if at all, says our governor.')).toEqual([]);
  });
});

test('forms of one word share a stem, and others do not', () => {
  expect(new Set(['plan', 'plans', 'planned', 'planning'].map(stemOf)).size).toBe(1);
  expect(new Set(['implement', 'implements', 'implementing', 'implemented'].map(stemOf)).size).toBe(1);
  expect(stemOf('practices')).toBe(stemOf('practice'));
  expect(stemOf('monitoring')).toBe(stemOf('monitor'));
  expect(stemOf('process')).not.toBe(stemOf('proceed'));
  expect(tellingWords('The mentors’ plan, and 3 of it').map(({ folded }) => folded)).toEqual(['mentors', 'plan']);
});

describe('agreement', () => {
  test('is all or nothing at its ends, and null where kappa says nothing', () => {
    expect(
      weightedKappa(
        [
          [1, 1],
          [2, 2],
          [3, 3],
        ],
        3,
      ),
    ).toBe(1);
    expect(
      weightedKappa(
        [
          [2, 2],
          [2, 2],
        ],
        3,
      ),
    ).toBeNull();
    expect(
      weightedKappa(
        [
          [1, 3],
          [3, 1],
        ],
        3,
      ),
    ).toBeCloseTo(-1);
  });

  test('agrees with a worked example', () => {
    // Three marks are one level apart; by their margins, 3-4-3 and 2-5-3, eight would be.
    const pairs: [number, number][] = [
      [1, 1],
      [1, 2],
      [2, 2],
      [2, 2],
      [3, 3],
      [3, 2],
      [1, 1],
      [2, 3],
      [3, 3],
      [2, 2],
    ];
    expect(weightedKappa(pairs, 3)).toBeCloseTo(1 - 3 / 8);
    expect(agreementOf(pairs, 3)).toEqual({
      exact: 7,
      of: 10,
      kappa: 625,
      says: 'You gave the same level both times to 7 of 10 answers. Beyond chance, with near misses counted less, agreement is substantial (weighted kappa 0.63).',
    });
  });

  test('never passes one, and marks that are the same agree best', () => {
    const level = fc.integer({ min: 1, max: 4 });
    fc.assert(
      fc.property(fc.array(fc.tuple(level, level), { minLength: 1, maxLength: 12 }), (pairs) => {
        const kappa = weightedKappa(pairs, 4);
        if (kappa === null) return;
        expect(kappa).toBeLessThanOrEqual(1);
        expect(kappa === 1).toBe(pairs.every(([a, b]) => a === b));
      }),
    );
  });
});

test('a day is read where it is named, and otherwise not', () => {
  expect(dayIn('By Friday 5 December 2026', '2026-11-20')).toBe('2026-12-05');
  expect(dayIn('5th of Jan', '2026-11-20')).toBe('2027-01-05');
  expect(dayIn('12/02/27', '2026-11-20')).toBe('2027-02-12');
  expect(dayIn('31 February', '2026-11-20')).toBeNull();
  expect(dayIn('By half-term, I may 3', '2026-11-20')).toBeNull();
});
