import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ReviewRow } from '../../../preload/contract/model/review.ts';
import { createCore } from '../../../main/core/core.ts';
import type { CallInput, CallName, CallOutput } from '../../../preload/contract/calls.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { testDeps } from '../../support/cores.ts';

/* One sample cohort for all: nothing here changes it. */

let ask: <C extends CallName>(call: C, input: CallInput<C>) => Promise<CallOutput<C>>;
let cohort = '';
let editions: CallOutput<'review.prompts'>['editions'] = [];

beforeAll(async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'groundwork-review-'));
  const core = createCore(testDeps(folder));
  ask = async (call, input) => {
    const reply = await core.call({ id: 'x', call, input });
    if (!reply.ok) throw new Error(`${call}: ${JSON.stringify(reply.error)}`);
    return reply.output as CallOutput<typeof call>;
  };
  ({ cohort } = await ask('sample.add', { op: 'op-1' }));
  ({ editions } = await ask('review.prompts', { cohort }));
  return () => {
    core.close();
    rmSync(folder, { recursive: true, force: true });
  };
});

const answersOf = (rows: readonly ReviewRow[]) => rows.flatMap(({ cells }) => cells.flatMap(({ answers }) => answers));

describe('prompts', () => {
  test('stand in reading order, the latest edition first, with their seminar and how many answered', () => {
    expect(editions.map(({ seminars }) => seminars.map(({ title }) => title))).toEqual([
      ['Local Seminar 2: Culture'],
      ['Local Seminar 1: Implementation'],
    ]);
    const [, first] = editions;
    expect(first?.prompts.map(({ prompt }) => prompt).slice(0, 4)).toEqual(['ls1-quote-1', 'ls1-role-1', 'ls1-role-2', 'ls1-role-3']);
    expect(first?.prompts.find(({ prompt }) => prompt === 'ls1-sense-1')).toMatchObject({
      modes: ['individual', 'collaborative'],
      answers: 40,
      people: 21,
      statements: ['impl-01'],
    });
    expect(first?.prompts.some(({ prompt }) => prompt.includes('impl-'))).toBe(false);
  });

  test('that ask what is noticed, interpreted and done stand beside each other', () => {
    expect(editions[1]?.moments.map(({ columns }) => columns.map(({ moment, prompts }) => [moment, prompts]))).toEqual([
      [
        ['noticing', ['ls1-case-1']],
        ['interpreting', ['ls1-case-2']],
        ['acting', ['ls1-case-3']],
      ],
      [
        ['noticing', ['ls1-final-1']],
        ['interpreting', ['ls1-final-2']],
        ['acting', ['ls1-final-3']],
      ],
    ]);
  });

  test('of a seminar are those of the edition that was used there', async () => {
    const seminar = editions[0]?.seminars[0]?.id ?? '';
    const asked = await ask('review.prompts', { seminar });
    expect(asked.editions.map(({ edition }) => edition)).toEqual([editions[0]?.edition]);
  });
});

describe('answers to a prompt', () => {
  test('are a line a person, alone beside together, with what changed marked', async () => {
    const { rows, total, prompts } = await ask('review.answers', { prompts: ['ls2-sense-3'], filter: { cohort } });
    expect(total).toBe(17);
    expect(prompts[0]).toMatchObject({ question: expect.stringContaining('What would you try first'), answers: 34, people: 17 });
    expect(rows.map(({ name }) => name)).toEqual(rows.map(({ name }) => name).toSorted(new Intl.Collator('en').compare));
    for (const { cells } of rows) expect(cells[0]?.answers.map(({ mode }) => mode)).toEqual(['individual', 'collaborative']);
    const changed = rows.flatMap(({ cells }) => (cells[0]?.changed ? [cells[0]] : []));
    expect(changed.length).toBeGreaterThan(3);
    for (const { changed: runs, answers } of changed) {
      expect(runs?.flatMap(({ text, state }) => (state === 'added' ? [] : [text])).join('')).toBe(answers[0]?.text);
      expect(runs?.flatMap(({ text, state }) => (state === 'removed' ? [] : [text])).join('')).toBe(answers[1]?.text);
    }
  });

  test('to several prompts stand in their columns, and rows of one prompt in their order', async () => {
    const { rows } = await ask('review.answers', { prompts: ['ls1-case-1', 'ls1-case-2', 'ls1-ingredients-1'], filter: { cohort } });
    for (const { cells } of rows) expect(cells.map(({ prompt }) => prompt)).toEqual(['ls1-case-1', 'ls1-case-2', 'ls1-ingredients-1']);
    expect(rows[0]?.cells[2]?.answers.map(({ part }) => part)).toEqual(['1', '2', '3']);
  });

  test('come in parts of any size, in the order that was asked for', async () => {
    const all = await ask('review.answers', { prompts: ['ls1-sense-1'], filter: { cohort }, order: 'longest' });
    const part = await ask('review.answers', { prompts: ['ls1-sense-1'], filter: { cohort }, order: 'longest', offset: 5, limit: 4 });
    expect(part.total).toBe(all.total);
    expect(part.rows).toEqual(all.rows.slice(5, 9));
    const lengths = all.rows.map(({ cells }) => Math.max(0, ...(cells[0]?.answers.map(({ text }) => text.length) ?? [])));
    expect(lengths).toEqual(lengths.toSorted((a, b) => b - a));
    const newest = await ask('review.answers', { prompts: ['ls1-sense-1'], filter: { cohort }, order: 'newest' });
    const last = newest.rows.map(
      ({ cells }) =>
        cells[0]?.answers
          .map(({ written }) => written)
          .toSorted()
          .at(-1) ?? '',
    );
    expect(last).toEqual(last.toSorted().toReversed());
  });

  test('are narrowed by phase, setting, star and tag', async () => {
    const asked = async (filter: CallInput<'review.answers'>['filter']) =>
      (await ask('review.answers', { prompts: ['ls1-sense-1'], filter: { cohort, ...filter } })).rows;
    expect(new Set((await asked({ phase: 'secondary' })).map(({ phase }) => phase))).toEqual(new Set(['secondary']));
    expect(new Set((await asked({ setting: 'Pennyfold School' })).map(({ setting }) => setting))).toEqual(new Set(['Pennyfold School']));
    const starred = await ask('review.search', { text: 'i', filter: { cohort, starred: true } });
    expect(starred.hits.every(({ answer }) => answer.starred)).toBe(true);
    const [tag] = (await ask('tag.list', { cohort })).filter(({ name }) => name === 'Beginnings without an end');
    const tagged = answersOf(await asked({ tag: tag?.id }));
    expect(tagged.length).toBeGreaterThan(2);
    for (const { excerpts } of tagged) expect(excerpts.flatMap(({ tags }) => tags)).toContain(tag?.id);
  });

  test('with names hidden say neither who nor where, and stand by number', async () => {
    const { rows } = await ask('review.answers', { prompts: ['ls1-sense-1'], filter: { cohort }, names: 'hidden' });
    // Nor by a role or a phase that fewer than five have.
    const people = await ask('person.list', { cohort });
    for (const row of rows)
      for (const trait of ['role', 'phase'] as const)
        if (row[trait] !== undefined) expect(people.filter((one) => one[trait] === row[trait]).length).toBeGreaterThanOrEqual(5);
    expect(rows.some(({ phase }) => phase !== undefined) && rows.some(({ phase }) => phase === undefined)).toBe(true);
    for (const { name, setting } of rows) {
      expect(name).toMatch(/^Participant \d+$/);
      expect(setting).toBeUndefined();
    }
    const numbers = rows.map(({ name }) => Number(name.slice('Participant '.length)));
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  });

  test('that were left blank are there when they are asked for', async () => {
    const without = await ask('review.answers', { prompts: ['ls1-final-1'], filter: { cohort } });
    const empty = await ask('review.answers', { prompts: ['ls1-final-1'], filter: { cohort }, empty: true });
    expect(empty.total).toBeGreaterThan(without.total);
    expect(answersOf(empty.rows.slice(without.total)).every(({ text }) => text === '')).toBe(true);
  });
});

test('a person is read over seminars in the order of days, in reading order within one', async () => {
  const [someone] = (await ask('review.answers', { prompts: ['ls2-back-1'], filter: { cohort } })).rows;
  const { seminars, actions, writer } = await ask('review.person', { participant: someone?.participant ?? '' });
  expect(seminars.map(({ seminar }) => seminar?.title)).toEqual(['Local Seminar 1: Implementation', 'Local Seminar 2: Culture']);
  expect(seminars[1]?.answers.map(({ prompt }) => prompt).slice(0, 2)).toEqual(['ls2-back-1', 'ls2-sense-1']);
  expect(seminars[0]?.answers.every(({ question }) => question !== '')).toBe(true);
  expect(actions.every(({ participant }) => participant === writer.participant)).toBe(true);
});

test('how much there is to be read is what is then read', async () => {
  const people = await ask('review.people', { cohort });
  expect(people.length).toBeGreaterThan(15);
  for (const { participant, answers, editions } of people.slice(0, 4)) {
    const { seminars } = await ask('review.person', { participant });
    expect([answers, editions]).toEqual([seminars.reduce((sum, seminar) => sum + seminar.answers.length, 0), seminars.length]);
  }
  const statements = await ask('review.statements', { cohort });
  expect(statements.length).toBeGreaterThan(3);
  for (const { statement, marked, asked } of statements.slice(0, 6)) {
    const read = await ask('review.statement', { statement, filter: { cohort }, limit: 5000 });
    expect([statement, marked, asked]).toEqual([statement, read.excerpts.length, read.tied]);
  }
});

test('a statement has what was written to prompts that are tied to it, and passages that were put on it', async () => {
  const found = await ask('review.statement', { statement: 'impl-03', filter: { cohort } });
  const stopping = (await ask('tag.list', { cohort })).find(({ statement }) => statement === 'impl-03');
  expect(found.excerpts).toHaveLength(stopping?.excerpts ?? 0);
  const tied = await ask('review.statement', { statement: 'impl-14', filter: { cohort }, limit: 5 });
  expect(tied.tied).toBeGreaterThanOrEqual(17);
  expect(tied.answers).toHaveLength(5);
});

describe('search', () => {
  test('goes on where it left off, newest first, each hit once', async () => {
    const all = await ask('review.search', { text: 'the', filter: { cohort }, limit: 500 });
    const ids: string[] = [];
    for (let after: number | undefined; ; ) {
      const { hits, next } = await ask('review.search', {
        text: 'the',
        filter: { cohort },
        limit: 40,
        ...(after === undefined ? {} : { after }),
      });
      ids.push(...hits.map(({ answer }) => answer.response));
      if (next === null) break;
      after = next;
    }
    expect(ids).toEqual(all.hits.map(({ answer }) => answer.response));
    expect(new Set(ids).size).toBe(ids.length);
    const written = all.hits.map(({ answer }) => answer.written);
    expect(written).toEqual(written.toSorted().toReversed());
  });

  test('finds the same with a filter that is looked up the other way', async () => {
    const [tag] = (await ask('tag.list', { cohort })).filter(({ name }) => name === 'Stopping');
    const some = await ask('review.search', { text: 'stop*', filter: { cohort }, limit: 500 });
    const tagged = await ask('review.search', { text: 'stop*', filter: { cohort, tag: tag?.id }, limit: 500 });
    const on = (answer: (typeof some.hits)[number]['answer']) => answer.excerpts.some(({ tags }) => tags.includes(tag?.id ?? ''));
    expect(tagged.hits).toEqual(some.hits.filter(({ answer }) => on(answer)));
    expect(tagged.hits.length).toBeGreaterThan(3);
  });

  test('is never an error, whatever is typed, with whatever filter', async () => {
    const [tag] = (await ask('tag.list', { cohort })).filter(({ name }) => name === 'Stopping');
    const signs = fc.constantFrom(
      '"',
      '“',
      "'",
      '’',
      '*',
      '&',
      '(',
      ')',
      'NEAR',
      'NEAR/',
      'NEAR/999',
      'AND',
      'OR',
      'NOT',
      '^',
      ':',
      '{',
      '+',
      '-',
      '\\',
      '\u0000',
      'stop',
      'plan*',
      'é',
      '👍',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(signs, fc.string({ maxLength: 5, unit: 'grapheme' })), { maxLength: 9 }),
        fc.constantFrom(' ', ''),
        fc.constantFrom({ cohort }, {}, { cohort, starred: true }, { cohort, ...(tag ? { tag: tag.id } : {}) }),
        async (parts, between, filter) => {
          const { hits } = await ask('review.search', { text: parts.join(between).slice(0, 500), filter, limit: 5 });
          for (const { answer, ranges } of hits) for (const { start, end } of ranges) expect(answer.text.slice(start, end)).not.toBe('');
        },
      ),
      { numRuns: 150 },
    );
  });

  test('marks what it found', async () => {
    const { hits } = await ask('review.search', { text: '"stony ground"' });
    expect(hits.length).toBeGreaterThan(0);
    for (const { answer, ranges } of hits) expect(ranges.map(({ start, end }) => answer.text.slice(start, end))).toEqual(['stony ground']);
    expect((await ask('review.search', { text: 'mentor NEAR/2 feedback' })).hits.length).toBeGreaterThan(0);
    expect(await ask('review.search', { text: ' " ) ' })).toEqual({ hits: [], next: null });
  });
});

test('suggestions say why, and one that was turned down is not made again', async () => {
  const words = await ask('suggestion.words', { prompt: 'ls1-quote-1', filter: { cohort } });
  expect(words[0]?.says).toMatch(/^“\w+” stands in \d+ of \d+ answers here and in \d+ of \d+ to everything else\.$/);
  const touches = await ask('suggestion.statements', { framework: 'implementation-6', filter: { cohort } });
  expect(touches[0]?.says).toMatch(/^It shares the words “.+” with 6[a-t], and nobody has tied it to 6[a-t]\.$/);
  for (const { answer, ranges } of touches) expect(ranges.every(({ start, end }) => answer.text.slice(start, end).length > 2)).toBe(true);
  const twins = await ask('suggestion.duplicates', { filter: { cohort }, names: 'hidden' });
  expect(twins[0]?.says).toMatch(/^Participant \d+ and Participant \d+ wrote/);
  await ask('suggestion.dismiss', { op: 'op-2', kind: 'duplicate', key: twins[0]?.key ?? '' });
  await ask('suggestion.dismiss', { op: 'op-3', kind: 'statement', key: touches[0]?.key ?? '' });
  expect((await ask('suggestion.duplicates', { filter: { cohort } })).map(({ key }) => key)).not.toContain(twins[0]?.key);
  expect((await ask('suggestion.statements', { framework: 'implementation-6', filter: { cohort } })).map(({ key }) => key)).not.toContain(
    touches[0]?.key,
  );
});
