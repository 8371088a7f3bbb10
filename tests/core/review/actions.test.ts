import { expect, test } from 'vitest';
import { type TestCore, testCore } from '../../support/cores.ts';

async function sample(): Promise<{ core: TestCore; cohort: string; first: string; second: string }> {
  const core = testCore();
  const { cohort } = await core.ask('sample.add', { op: core.op() });
  const { editions } = await core.ask('review.prompts', { cohort });
  return { core, cohort, second: editions[0]?.edition ?? '', first: editions[1]?.edition ?? '' };
}

test('what stands in an actions block is proposed, confirmed by a person, and not proposed again', async () => {
  const { core, cohort, second } = await sample();
  const proposals = await core.ask('action.proposals', { cohort, edition: second });
  const [proposal] = proposals;
  if (!proposal) throw new Error('Nothing was proposed.');
  expect(proposal).toMatchObject({ source: 'ls2-next:individual:1', what: expect.stringMatching(/^\p{Lu}/u) });
  const dated = proposals.find(({ when }) => when === 'By 12 February');
  expect(dated?.due).toMatch(/^20\d\d-02-12$/);

  const { writer, ...said } = proposal;
  const action = { ...said, id: 'a1', participant: writer.participant, outcome: 'open' as const, happened: '', revision: 0 };
  await core.ask('action.save', { op: core.op(), actions: [action] });
  const left = await core.ask('action.proposals', { cohort, edition: second });
  expect(left).toHaveLength(proposals.length - 1);
  expect((await core.ask('action.list', { cohort })).find(({ id }) => id === 'a1')).toMatchObject({ changed: false, outcome: 'open' });

  // What they wrote is changed afterwards: the commitment stands, and says that paper reads otherwise now.
  const cells = (await core.ask('entry.person', { participant: writer.participant, edition: second })).cells;
  const what = cells.find(({ field }) => field === 'ls2-next:individual:1-what');
  await core.ask('entry.set', {
    op: core.op(),
    participant: writer.participant,
    edition: second,
    field: 'ls2-next:individual:1-what',
    revision: what?.revision ?? 0,
    state: 'written',
    text: 'Something else',
  });
  expect((await core.ask('action.list', { cohort })).find(({ id }) => id === 'a1')).toMatchObject({ changed: true, what: said.what });

  const [other] = left;
  await core.ask('suggestion.dismiss', {
    op: core.op(),
    kind: 'action',
    key: `${other?.writer.participant} ${other?.edition} ${other?.source}`,
  });
  expect(await core.ask('action.proposals', { cohort, edition: second })).toHaveLength(left.length - 1);
  await core.ask('history.undo', { op: core.op(), scope: 'review' });
  expect(await core.ask('action.proposals', { cohort, edition: second })).toHaveLength(left.length);
});

test('the thread asks after what is open from before, until somebody tells what became of it', async () => {
  const { core, cohort, first, second } = await sample();
  const open = (await core.ask('action.list', { cohort, outcome: 'open' })).filter(({ edition }) => edition === first);
  const participant = open[0]?.participant ?? '';
  const thread = await core.ask('thread.get', { participant, edition: second });
  expect(thread.actions).toMatchObject([{ action: open[0]?.id, what: open[0]?.what, editionTitle: expect.stringContaining('Seminar 1') }]);
  expect(thread.actions[0]?.fields.outcome).not.toBe(thread.actions[0]?.fields.happened);
  // Not in the book in which they said it.
  expect((await core.ask('thread.get', { participant, edition: first })).actions).toEqual([]);
  expect((await core.ask('thread.get', { participant, edition: null })).actions).toHaveLength(1);

  const answers = [{ action: open[0]?.id ?? '', outcome: 'partly' as const, happened: 'Twice.' }];
  await core.ask('thread.answer', { op: core.op(), answers: [...answers, { action: 'gone', outcome: 'done' as const }] });
  expect((await core.ask('thread.get', { participant, edition: second })).actions).toEqual([]);
  expect((await core.ask('action.list', { participant })).find(({ id }) => id === open[0]?.id)).toMatchObject({
    outcome: 'partly',
    happened: 'Twice.',
    settled: '2026-11-22',
  });
  await core.ask('history.undo', { op: core.op(), scope: 'review' });
  expect((await core.ask('thread.get', { participant, edition: second })).actions).toHaveLength(1);
});

test('an action that is removed lies in the trash, and nobody who was erased gets one', async () => {
  const { core, cohort } = await sample();
  const [one] = await core.ask('action.list', { cohort });
  await core.ask('action.remove', { op: core.op(), actions: [one?.id ?? ''] });
  expect((await core.ask('trash.list', {})).map(({ table, title }) => [table, title])).toEqual([['action', one?.what]]);
  const erased = (await core.ask('action.list', { cohort })).find(({ participant }) => participant !== one?.participant)?.participant ?? '';
  const report = await core.ask('erase.do', { kind: 'person', id: erased });
  expect(report.removed).toMatchObject({ actions: expect.any(Number), marks: expect.any(Number) });
  expect((await core.ask('action.list', { cohort })).map(({ participant }) => participant)).not.toContain(erased);
  const action = {
    id: 'late',
    participant: erased,
    edition: null,
    source: null,
    what: 'x',
    who: '',
    when: '',
    told: '',
    outcome: 'open' as const,
    happened: '',
    revision: 0,
  };
  expect(await core.refused('action.save', { op: core.op(), actions: [action] })).toMatchObject({ code: 'erased' });
});
