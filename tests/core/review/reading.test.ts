import { expect, test } from 'vitest';
import { testCore } from '../../support/cores.ts';

test('what was asked stands in reading order with how many answered, and noticing, interpreting and acting are known', async () => {
  const core = testCore();
  const { cohort } = await core.ask('sample.add', { op: core.op() });
  const { editions } = await core.ask('review.prompts', { cohort });
  expect(editions).toHaveLength(2);
  expect(editions[1]?.prompts.map(({ prompt }) => prompt).slice(0, 4)).toEqual(['ls1-quote-1', 'ls1-role-1', 'ls1-role-2', 'ls1-role-3']);
  expect(editions[1]?.prompts.find(({ prompt }) => prompt === 'ls1-sense-1')).toMatchObject({ modes: ['individual', 'collaborative'] });
  expect(editions[1]?.moments.map(({ columns }) => columns.map(({ moment }) => moment))).toEqual([
    ['noticing', 'interpreting', 'acting'],
    ['noticing', 'interpreting', 'acting'],
  ]);
});
