import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createLog } from '../../../main/core/log/log.ts';
import { storeFiles } from '../../../main/core/store/files.ts';
import { type CallName, calls } from '../../../preload/contract/calls.ts';
import { testCore, testFolder } from '../../support/cores.ts';

/*
 * Whatever goes wrong, nothing that somebody wrote gets into the log, into a report for support, or into an error. Names and answers are
 * sent into every call there is, in every shape that is likely to fail, and then looked for.
 */

const name = 'Wilhelmina Ashgrove';
const answer = 'We pondered quizzaciously about the homework club';
const email = 'mina@ashgrove.example';
const words = /wilhelmina|ashgrove|quizzac|homework club/i;
const id = '0198c0de-0000-7000-8000-000000000001';

/** One object with every field that any call has, filled with somebody's words, and the same with plausible ids. */
const wrong = {
  op: name,
  person: name,
  cohort: name,
  text: answer,
  id: name,
  workbook: name,
  field: answer,
  file: `${name}.sqlite`,
  passphrase: answer,
  from: answer,
  to: answer,
  names: [name],
  folder: `/nowhere/${name}`,
  scope: name,
};
const likely = {
  ...wrong,
  op: 'op-1',
  id,
  workbook: id,
  edition: id,
  framework: id,
  scenario: id,
  job: id,
  table: 'participant',
  kind: 'person',
  asked: '2026-09-03',
  revision: 7,
  edits: [{ do: 'set-title', title: name }],
  title: name,
  limit: 5,
  settings: { words: name },
  audience: 'participant',
  preset: 'standard',
  paper: 'a4',
  output: 'separate',
};

async function logOf(work: (core: ReturnType<typeof testCore>) => Promise<unknown[]>, prepare: (data: string) => void = () => {}) {
  const folder = testFolder();
  const data = join(folder, 'data');
  mkdirSync(data);
  prepare(data);
  let time = Date.parse('2026-09-01T08:00:00.000Z');
  const now = () => new Date((time += 1000)).toISOString();
  const core = testCore({ log: createLog({ folder: data, now }), now }, folder);
  const answers = await work(core);
  const report = await core.call({ id: 'r', call: 'log.report', input: {} });
  const files = readdirSync(join(data, 'log')).map((file) => readFileSync(join(data, 'log', file), 'utf8'));
  return { log: files.join('\n'), report: JSON.stringify(report), answers };
}

/** Errors are for the screen that asked: they may name the folder or the file that it sent, and nothing else of it. */
const failuresIn = (answers: unknown[]): string =>
  JSON.stringify(answers.map((reply) => (reply as { error?: unknown }).error ?? null)).replaceAll(
    /"[^"]*(?:nowhere|\.sqlite)[^"]*"/g,
    '""',
  );

test('every call, with everything wrong that can be', async () => {
  const { log, report, answers } = await logOf(async (core) => {
    const replies: unknown[] = [];
    for (const call of Object.keys(calls) as CallName[]) {
      for (const input of [name, [name], { [name]: answer }, wrong, likely, { ...likely, person: id, cohort: id, names: [name] }])
        replies.push(await core.call({ id: 'x', call, input }));
    }
    replies.push(await core.call({ id: 'x', call: `${name}.save`, input: {} }));
    replies.push(await core.call(name), await core.call({ [name]: answer }));
    return replies;
  });
  expect(answers.filter((reply) => !(reply as { ok: boolean }).ok).length).toBeGreaterThan(100);
  expect(log).not.toMatch(words);
  expect(report).not.toMatch(words);
  expect(failuresIn(answers.slice(0, -3))).not.toMatch(words);
});

test('people and answers that are really kept, and then everything that can fail with them', async () => {
  const { log, report, answers } = await logOf(async (core) => {
    const replies: unknown[] = [];
    const send = async (call: CallName, input: object) => void replies.push(await core.call({ id: 'x', call, input }));
    const cohort = {
      id: 'cohort-1',
      title: `${name}’s group`,
      programme: 'NPQLTD',
      retention: { months: 12, from: '2026-09-01', due: '2027-09-01', reason: answer },
      revision: 0,
    };
    const person = { id, cohort: 'cohort-1', name, email, note: answer, revision: 0 };
    const response = {
      id: 'response-1',
      participant: id,
      field: 'p:individual',
      text: answer,
      source: 'typed',
      written: '2026-09-01T08:00:00.000Z',
      revision: 0,
    };
    await send('cohort.save', { op: 'op-a', cohort });
    await send('person.save', { op: 'op-b', person });
    await send('response.save', { op: 'op-c', response });
    await send('response.save', { op: 'op-d', response: { ...response, text: `${answer}!`, revision: 9 } });
    await send('person.save', { op: 'op-e', person });
    await send('person.save', { op: 'op-f', person: { ...person, cohort: 'nowhere-1', id: 'other' } });
    await send('response.save', { op: 'op-g', response: { ...response, id: 'response-2', participant: 'nobody' } });
    await send('response.search', { text: `"${answer}" OR (` });
    await send('person.access', { person: id, asked: '2026-09-03', folder: `/nowhere/${name}` });
    await send('backup.make', {});
    await send('backup.restore', { file: `${name}.sqlite` });
    await send('backup.rehearse', { file: `/nowhere/${name}`, passphrase: answer });
    await send('lock.set', { from: null, to: answer });
    await send('store.open', { passphrase: name });
    await send('lock.now', {});
    await send('store.open', { passphrase: name });
    await send('store.open', { passphrase: answer });
    await send('history.undo', { op: 'op-h', scope: name });
    await send('erase.do', { kind: 'person', id });
    await send('person.save', { op: 'op-i', person });
    return replies;
  });
  expect(answers.slice(0, 3).map((reply) => (reply as { ok: boolean }).ok)).toEqual([true, true, true]);
  expect(log).toContain('passphrase-set');
  expect(log).not.toMatch(words);
  expect(report).not.toMatch(words);
  expect(failuresIn(answers)).not.toMatch(words);
});

test('a store that will not open says so without a word of what is in it', async () => {
  for (const content of [name.repeat(9000), `SQLite format 3\0${answer.repeat(500)}`]) {
    const { log, report } = await logOf(
      async (core) => [
        await core.call({ id: 'x', call: 'store.open', input: {} }),
        await core.call({ id: 'x', call: 'person.list', input: {} }),
      ],
      (data) => writeFileSync(storeFiles(data).store, content),
    );
    expect(log).toContain('store-not-opened');
    expect(log).not.toMatch(words);
    expect(report).not.toMatch(words);
  }
});
