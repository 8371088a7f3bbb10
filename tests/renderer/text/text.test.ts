import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ErrorCode } from '../../../preload/contract/errors.ts';
import { OpeningProblem } from '../../../preload/contract/model/store.ts';
import { addMonths, clock, dayOf, listed, when } from '../../../renderer/text/dates.ts';
import { explain, explained } from '../../../renderer/text/errors.ts';
import { help } from '../../../renderer/text/help.ts';
import { doneAgain, stepWords, undone } from '../../../renderer/text/history.ts';
import { bytes, count, list } from '../../../renderer/text/numbers.ts';
import { openingWords } from '../../../renderer/text/opening.ts';

/** The house's way of speaking: look.md, "Words". */
const unwanted = /\bplease\b|!|\bsuccessfully\b|\buser\b|\brecord\b|\bsubmission\b|\binvalid\b|\berror\b|delete all/i;

test('every failure says what happened, what is safe and what to do, in plain words', () => {
  for (const code of ErrorCode.options) {
    const { what, safe, todo } = explain({ code, detail: {} });
    for (const sentence of [what, safe, todo]) {
      expect(sentence, code).toMatch(/^[A-Z].*\.$/s);
      expect(sentence, code).not.toMatch(unwanted);
    }
  }
});

test('no detail of a failure, whatever it holds, breaks its sentence', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ErrorCode.options),
      fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.double(), fc.boolean())),
      (code, detail) => {
        expect(explained({ code, detail })).not.toMatch(/undefined|NaN|\[object/);
      },
    ),
  );
});

test('every way of not opening has a screen of its own with a way on, and none of them deletes anything', () => {
  const titles = new Set<string>();
  for (const problem of OpeningProblem.options) {
    if (problem === 'needs-passphrase' || problem === 'wrong-passphrase') continue;
    const words = openingWords(problem, { folder: '/data', file: '/data/groundwork.sqlite' });
    titles.add(words.title);
    expect(words.ways.length, problem).toBeGreaterThan(0);
    expect(words.steps.length, problem).toBeGreaterThan(0);
    for (const sentence of [words.lead, words.safe, ...words.steps]) expect(sentence, problem).not.toMatch(unwanted);
  }
  expect(titles.size).toBe(OpeningProblem.options.length - 2);
});

test('help is there for every room, in sentences', () => {
  for (const { sentences } of Object.values(help)) {
    expect(sentences.length).toBeGreaterThan(0);
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*\.$/s);
  }
});

test('an undone step is named; an unknown key is not shown, and words of a screen are', () => {
  expect(undone('remove-block')).toBe('Undone: removing a block.');
  expect(doneAgain('set-title')).toBe('Done again: the workbook’s title.');
  expect(stepWords('some-new-key')).toBe('the last change');
  expect(stepWords('Renamed “Notes”')).toBe('Renamed “Notes”');
});

test('dates read as a person says them', () => {
  const now = new Date(2026, 11, 3, 9, 30);
  expect(clock(now)).toBe('9.30');
  expect(when(new Date(2026, 11, 3, 8, 4).toISOString(), now)).toBe('today at 8.04');
  expect(when(new Date(2026, 11, 2, 23, 59).toISOString(), now)).toBe('yesterday at 23.59');
  expect(when(new Date(2026, 10, 20, 18, 22).toISOString(), now)).toBe('on Friday 20 November at 18.22');
  expect(listed(new Date(2026, 11, 3, 8, 4).toISOString(), now)).toBe('Today, 8.04');
  expect(dayOf(new Date(2025, 4, 3, 12).toISOString(), now)).toBe('3 May 2025');
});

test('months on: never in another month than meant, never later in it, and the way back is no further', () => {
  const day = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 120 }), (start, months) => {
      const end = addMonths(start, months);
      const [y = 0, m = 0, d = 0] = start.split('-').map(Number);
      const [ey = 0, em = 0, ed = 0] = end.split('-').map(Number);
      expect(ey * 12 + em - (y * 12 + m)).toBe(months);
      expect(ed).toBeLessThanOrEqual(d);
      if (d <= 28) expect(ed).toBe(d);
    }),
  );
  expect(addMonths('2026-08-31', 6)).toBe('2027-02-28');
});

test('numbers and lists', () => {
  expect(count(1, 'page')).toBe('1 page');
  expect(count(1204, 'copy', 'copies')).toBe('1,204 copies');
  expect(bytes(999)).toBe('999 bytes');
  expect(bytes(1_400_000)).toBe('1.4 MB');
  expect(bytes(999_600)).toBe('1.0 MB');
  expect(list(['a', 'b', 'c'])).toBe('a, b and c');
});
