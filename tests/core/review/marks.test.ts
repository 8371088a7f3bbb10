import { describe, expect, test } from 'vitest';
import { type TestCore, testCore } from '../../support/cores.ts';

/** Two people of one cohort with an answer each, and a third elsewhere. */
async function withAnswers(): Promise<TestCore> {
  const core = testCore();
  const retention = { months: 12, from: '2026-11-22', due: '2027-11-22' };
  for (const id of ['c1', 'c2'])
    await core.ask('cohort.save', { op: core.op(), cohort: { id, title: `Cohort ${id}`, programme: 'NPQLTD', retention, revision: 0 } });
  for (const [id, cohort, name] of [
    ['p1', 'c1', 'Ash Elm'],
    ['p2', 'c1', 'Rowan Birch'],
    ['p3', 'c2', 'Hazel Oak'],
  ] as const) {
    await core.ask('person.save', { op: core.op(), person: { id, cohort, name, setting: 'Fernhollow', revision: 0 } });
    await write(core, id, 'We lack time. Mentors meet when nobody teaches, and then too late.', 0);
  }
  return core;
}

const write = (core: TestCore, person: string, text: string, revision: number) =>
  core.ask('response.save', {
    op: core.op(),
    response: {
      id: `r-${person}`,
      participant: person,
      field: 'q1:individual',
      text,
      source: 'typed',
      written: '2026-11-20T15:00:00.000Z',
      revision,
    },
  });
const addTag = (core: TestCore, id: string, parent: string | null = null) =>
  core.ask('tag.save', { op: core.op(), tag: { id, parent, name: id, definition: '', colour: 1, mark: 'dot', revision: 0 } });
const mark = (core: TestCore, excerpt: string, person: string, quote: string, tags: string[]) => {
  const text = 'We lack time. Mentors meet when nobody teaches, and then too late.';
  const start = text.indexOf(quote);
  return core.ask('excerpt.add', { op: core.op(), excerpt, response: `r-${person}`, revision: 1, start, end: start + quote.length, tags });
};
const tree = async (core: TestCore) =>
  (await core.ask('tag.list', {})).map(({ id, depth, excerpts, below }) => `${'-'.repeat(depth)}${id} ${excerpts}/${below}`);
const undo = (core: TestCore) => core.ask('history.undo', { op: core.op(), scope: 'review' });

describe('tags', () => {
  test('make a tree that can be moved about, but never under itself', async () => {
    const core = await withAnswers();
    for (const id of ['a', 'b', 'c']) await addTag(core, id);
    await addTag(core, 'a1', 'a');
    expect(await tree(core)).toEqual(['a 0/0', '-a1 0/0', 'b 0/0', 'c 0/0']);
    await core.ask('tag.move', { op: core.op(), tag: 'c', parent: 'a', before: 'a1' });
    expect(await tree(core)).toEqual(['a 0/0', '-c 0/0', '-a1 0/0', 'b 0/0']);
    await core.ask('tag.move', { op: core.op(), tag: 'b', parent: null, before: 'a' });
    expect((await tree(core))[0]).toBe('b 0/0');
    expect(await core.refused('tag.move', { op: core.op(), tag: 'a', parent: 'c', before: null })).toMatchObject({ code: 'conflict' });
    await undo(core);
    expect((await tree(core))[0]).toBe('a 0/0');
  });

  test('merge with all that is on them and under them, and come apart again by one undo', async () => {
    const core = await withAnswers();
    for (const id of ['a', 'b']) await addTag(core, id);
    await addTag(core, 'a1', 'a');
    await mark(core, 'x1', 'p1', 'time', ['a', 'b']);
    await mark(core, 'x2', 'p1', 'Mentors meet', ['a']);
    await mark(core, 'x3', 'p2', 'nobody teaches', ['a1']);
    const before = await tree(core);
    expect(before).toEqual(['a 2/3', '-a1 1/1', 'b 1/1']);
    await core.ask('tag.merge', { op: core.op(), from: 'a', into: 'b' });
    expect(await tree(core)).toEqual(['b 2/3', '-a1 1/1']);
    await undo(core);
    expect(await tree(core)).toEqual(before);
    await core.ask('tag.merge', { op: core.op(), from: 'a', into: 'a1' });
    expect(await tree(core)).toEqual(['a1 3/3', 'b 1/1']);
  });

  test('split off the excerpts that were chosen, and keep the rest', async () => {
    const core = await withAnswers();
    await addTag(core, 'a');
    await mark(core, 'x1', 'p1', 'time', ['a']);
    await mark(core, 'x2', 'p2', 'time', ['a']);
    await core.ask('tag.split', { op: core.op(), tag: 'a', made: 'b', name: 'Cover', excerpts: ['x2'] });
    expect(await tree(core)).toEqual(['a 1/1', 'b 1/1']);
    expect(await core.refused('tag.split', { op: core.op(), tag: 'a', made: 'd', name: 'Other', excerpts: ['x2'] })).toMatchObject({
      code: 'not-found',
    });
  });

  test('that are removed lie in the trash, with those under them; excerpts stay without them, and have them again afterwards', async () => {
    const core = await withAnswers();
    await addTag(core, 'a');
    await addTag(core, 'a1', 'a');
    await mark(core, 'x1', 'p1', 'time', ['a1']);
    await core.ask('tag.remove', { op: core.op(), tag: 'a' });
    expect(await tree(core)).toEqual([]);
    const { excerpts } = await core.ask('review.excerpts', { filter: { cohort: 'c1' } });
    expect(excerpts.map(({ excerpt }) => excerpt.tags)).toEqual([[]]);
    expect((await core.ask('trash.list', {})).map(({ title }) => title)).toEqual(['a']);
    await core.ask('trash.restore', { op: core.op(), table: 'tag', id: 'a1' });
    expect(await tree(core)).toEqual(['a 0/1', '-a1 1/1']);
  });

  test('count only what stands: not the answers of whoever is in the trash, and each excerpt once', async () => {
    const core = await withAnswers();
    await addTag(core, 'a');
    await addTag(core, 'a1', 'a');
    await mark(core, 'x1', 'p1', 'time', ['a', 'a1']);
    await mark(core, 'x3', 'p3', 'time', ['a1']);
    expect(await tree(core)).toEqual(['a 1/2', '-a1 2/2']);
    expect((await core.ask('tag.list', { cohort: 'c2' })).map(({ below }) => below)).toEqual([1, 1]);
    await core.ask('person.remove', { op: core.op(), person: 'p3' });
    expect(await tree(core)).toEqual(['a 1/1', '-a1 1/1']);
    expect((await core.ask('review.excerpts', { filter: { tag: 'a' } })).total).toBe(1);
  });
});

describe('an excerpt', () => {
  const stateOf = async (core: TestCore) => {
    const { excerpts } = await core.ask('review.excerpts', { filter: { cohort: 'c1' } });
    return excerpts.map(({ excerpt, answer }) => [excerpt.state, answer.text.slice(excerpt.start, excerpt.end)]);
  };

  test('follows its answer through edits, undo and redo, and says so each time', async () => {
    const core = await withAnswers();
    await addTag(core, 'a');
    await mark(core, 'x1', 'p1', 'Mentors meet', ['a']);
    expect(await stateOf(core)).toEqual([['held', 'Mentors meet']]);
    await write(core, 'p1', 'To be honest: we lack time. Mentors meet when nobody teaches, and then too late.', 1);
    expect(await stateOf(core)).toEqual([['moved', 'Mentors meet']]);
    await write(core, 'p1', 'We have found the time.', 2);
    expect(await stateOf(core)).toEqual([['needs-a-look', '']]);
    await core.ask('history.undo', { op: core.op(), scope: 'people' });
    expect(await stateOf(core)).toEqual([['moved', 'Mentors meet']]);
    await core.ask('history.undo', { op: core.op(), scope: 'people' });
    expect(await stateOf(core)).toEqual([['held', 'Mentors meet']]);
    await core.ask('history.redo', { op: core.op(), scope: 'people' });
    expect(await stateOf(core)).toEqual([['moved', 'Mentors meet']]);
  });

  test('is put where a person says, and then it is held there', async () => {
    const core = await withAnswers();
    await mark(core, 'x1', 'p1', 'Mentors meet', []);
    await write(core, 'p1', 'Our mentors now meet on Fridays.', 1);
    expect(await stateOf(core)).toEqual([['needs-a-look', '']]);
    expect(await core.refused('excerpt.place', { op: core.op(), excerpt: 'x1', revision: 1, start: 4, end: 20 })).toMatchObject({
      code: 'stale',
    });
    await core.ask('excerpt.place', { op: core.op(), excerpt: 'x1', revision: 2, start: 4, end: 20 });
    expect(await stateOf(core)).toEqual([['held', 'mentors now meet']]);
    await undo(core);
    expect(await stateOf(core)).toEqual([['needs-a-look', '']]);
  });

  test('that was found word for word is kept there together with others, all or none, and by one undo back again', async () => {
    const core = await withAnswers();
    await addTag(core, 'time');
    await mark(core, 'x1', 'p1', 'Mentors meet', ['time']);
    await mark(core, 'x2', 'p1', 'and then too late', ['time']);
    await mark(core, 'x3', 'p1', 'We lack time', ['time']);
    const now = 'Nobody is free. Mentors meet when nobody teaches, and then too late.';
    await write(core, 'p1', now, 1);
    const { total, passages } = await core.ask('review.moved', { cohort: 'c1' });
    expect(total).toBe(2);
    expect(passages.map(({ excerpt }) => excerpt.quote)).toEqual(['Mentors meet', 'and then too late']);
    expect(passages[0]?.changed?.filter(({ state }) => state === 'removed').map(({ text }) => text.trim())).toEqual(['We lack time']);
    expect(passages[0]?.changed?.flatMap(({ state, text }) => (state === 'removed' ? [] : [text])).join('')).toBe(now);
    const wanted = passages.map(({ excerpt, answer }) => ({ excerpt: excerpt.id, revision: answer.revision }));
    const states = async () =>
      (await core.ask('review.answer', { response: 'r-p1' })).answer.excerpts.map(({ id, state }) => `${id} ${state}`).toSorted();
    const before = await states();
    // One of them is nowhere, or was changed meanwhile: none is kept.
    expect(await core.refused('excerpt.keep', { op: core.op(), excerpts: [...wanted, { excerpt: 'x3', revision: 2 }] })).toMatchObject({
      code: 'conflict',
    });
    expect(await core.refused('excerpt.keep', { op: core.op(), excerpts: wanted.map((each) => ({ ...each, revision: 1 })) })).toMatchObject(
      {
        code: 'stale',
      },
    );
    expect(await states()).toEqual(before);
    await core.ask('excerpt.keep', { op: core.op(), excerpts: wanted });
    expect(await states()).toEqual(['x1 held', 'x2 held', 'x3 needs-a-look']);
    await undo(core);
    expect(await states()).toEqual(before);
  });

  test('can be made with a memo, and both are one step back', async () => {
    const core = await withAnswers();
    await core.ask('excerpt.add', {
      ...{ op: core.op(), excerpt: 'x1', response: 'r-p1', revision: 1, start: 0, end: 12 },
      memo: { id: 'm1', text: 'Of what?' },
    });
    const { answer, memos } = await core.ask('review.answer', { response: 'r-p1' });
    expect(answer.excerpts).toMatchObject([{ quote: 'We lack time', memos: 1, tags: [] }]);
    expect(memos).toMatchObject([{ about: { is: 'excerpt', excerpt: 'x1' }, text: 'Of what?' }]);
    await undo(core);
    expect((await core.ask('review.answer', { response: 'r-p1' })).memos).toEqual([]);
    expect((await core.ask('review.answer', { response: 'r-p1' })).answer.excerpts).toEqual([]);
  });

  test('is made once however often it is sent, and not of nothing', async () => {
    const core = await withAnswers();
    await addTag(core, 'a');
    const given = { op: core.op(), excerpt: 'x1', response: 'r-p1', revision: 1, start: 3, end: 7, tags: ['a'] };
    await core.ask('excerpt.add', given);
    await core.ask('excerpt.add', given);
    expect(await stateOf(core)).toEqual([['held', 'lack']]);
    expect(await core.refused('excerpt.add', { ...given, op: core.op(), excerpt: 'x2', end: 3 })).toMatchObject({ code: 'bad-input' });
    expect(await core.refused('excerpt.add', { ...given, op: core.op(), excerpt: 'x2', tags: ['none'] })).toMatchObject({
      code: 'not-found',
    });
    expect(await stateOf(core)).toHaveLength(1);
  });

  test('takes on statements beside tags, and is found by either', async () => {
    const core = await withAnswers();
    await addTag(core, 'a');
    await mark(core, 'x1', 'p1', 'time', ['a']);
    await core.ask('excerpt.tag', { op: core.op(), excerpts: ['x1'], addStatements: ['impl-03'], take: ['a'] });
    const found = await core.ask('review.statement', { statement: 'impl-03' });
    expect(found.excerpts.map(({ excerpt }) => [excerpt.id, excerpt.statements, excerpt.tags])).toEqual([['x1', ['impl-03'], []]]);
    await core.ask('tag.save', {
      op: core.op(),
      tag: { id: 'named', parent: null, name: 'Stop', definition: '', colour: 0, mark: 'dot', statement: 'impl-03', revision: 0 },
    });
    await mark(core, 'x2', 'p2', 'time', ['named']);
    expect((await core.ask('review.excerpts', { filter: { statement: 'impl-03' } })).total).toBe(2);
  });

  test('leaves its memo with the answer when it is removed', async () => {
    const core = await withAnswers();
    await mark(core, 'x1', 'p1', 'time', []);
    await core.ask('memo.save', {
      op: core.op(),
      memo: { id: 'm1', about: { is: 'excerpt', excerpt: 'x1' }, text: 'Ask about it.', revision: 0 },
    });
    expect((await core.ask('review.answer', { response: 'r-p1' })).answer).toMatchObject({ memos: 1, excerpts: [{ id: 'x1', memos: 1 }] });
    await core.ask('excerpt.remove', { op: core.op(), excerpts: ['x1'] });
    expect((await core.ask('memo.list', { response: 'r-p1' })).map(({ about }) => about)).toEqual([{ is: 'response', response: 'r-p1' }]);
    await undo(core);
    expect((await core.ask('memo.list', { excerpt: 'x1' })).map(({ text }) => text)).toEqual(['Ask about it.']);
  });
});

test('stars, memos and depth are each one step back', async () => {
  const core = await withAnswers();
  await core.ask('star.set', { op: core.op(), responses: ['r-p1', 'r-p2'], starred: true });
  await core.ask('depth.mark', { op: core.op(), responses: ['r-p1'], level: 2 });
  await core.ask('depth.mark', { op: core.op(), responses: ['r-p1'], level: 3 });
  const rows = async () =>
    (await core.ask('review.answers', { prompts: ['q1'], filter: { cohort: 'c1' } })).rows.flatMap(({ cells }) =>
      cells.flatMap(({ answers }) => answers.map(({ starred, depth }) => [starred, depth])),
    );
  expect(await rows()).toEqual([
    [true, 3],
    [true, null],
  ]);
  await undo(core);
  await undo(core);
  await undo(core);
  expect(await rows()).toEqual([
    [false, null],
    [false, null],
  ]);
  await core.ask('depth.set-scale', { op: core.op(), scale: ['One', 'Two', 'Three', 'Four'].map((name) => ({ name, says: '' })) });
  await core.ask('depth.mark', { op: core.op(), responses: ['r-p1'], level: 4 });
  await core.ask('memo.save', {
    op: core.op(),
    memo: { id: 'm1', about: { is: 'participant', participant: 'p1' }, text: 'Quiet.', revision: 0 },
  });
  await core.ask('memo.remove', { op: core.op(), memo: 'm1' });
  expect((await core.ask('trash.list', {})).map(({ table, title }) => [table, title])).toEqual([['memo', 'Quiet.']]);
});

describe('calibration', () => {
  test('draws blind, shuffles, asks twice, and says how far both rounds agree', async () => {
    const core = testCore();
    const { cohort } = await core.ask('sample.add', { op: core.op() });
    await core.ask('calibration.start', { op: core.op(), calibration: 'k1', prompt: 'ls1-final-1', filter: { cohort } });
    const asked: string[][] = [[], []];
    for (;;) {
      const { next } = await core.ask('calibration.next', { calibration: 'k1' });
      if (!next) break;
      asked[next.round - 1]?.push(next.text);
      expect(next).toMatchObject({ of: 10, place: asked[next.round - 1]?.length });
      await core.ask('calibration.mark', { op: core.op(), mark: next.mark, level: next.text.length % 3 === 0 ? 1 : 2 });
    }
    expect(asked[0]).toHaveLength(10);
    expect(asked[1]?.toSorted()).toEqual(asked[0]?.toSorted());
    expect(asked[1]).not.toEqual(asked[0]);
    const [done] = (await core.ask('calibration.list', { cohort })).filter(({ id }) => id === 'k1');
    expect(done).toMatchObject({ marked: [10, 10], agreement: { exact: 10, of: 10, kappa: 1000 } });
    // What is marked in a calibration is no mark on the answer.
    const { rows } = await core.ask('review.answers', { prompts: ['ls1-actions'], filter: { cohort } });
    expect(rows.flatMap(({ cells }) => cells.flatMap(({ answers }) => answers)).every(({ depth }) => depth === null)).toBe(true);
    await core.ask('calibration.remove', { op: core.op(), calibration: 'k1' });
    await undo(core);
    expect(await core.ask('calibration.next', { calibration: 'k1' })).toMatchObject({ next: null, calibration: { marked: [10, 10] } });
  });

  test('is refused where there are too few answers', async () => {
    const core = await withAnswers();
    expect(await core.refused('calibration.start', { op: core.op(), calibration: 'k1', prompt: 'q1', filter: {} })).toMatchObject({
      code: 'conflict',
    });
  });
});
