import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type ReadOutcome, readAll, type ReadersOptions } from '../../../main/core/returns/readers.ts';
import { testFolder } from '../../support/cores.ts';

/** A thread that does what the file is called. */
const thread = `
const { parentPort } = require('node:worker_threads');
parentPort.on('message', (path) => {
  if (path.includes('die')) process.exit(1);
  if (path.includes('throw')) throw new Error('as a library might');
  if (path.includes('swell')) { const all = []; for (;;) all.push(new Array(100000).fill(path)); }
  if (path.includes('hang')) for (;;);
  parentPort.postMessage({ ok: false, problem: 'no-pdf', hash: path, bytes: 1 });
});`;

async function read(paths: string[], options: Partial<ReadersOptions> = {}): Promise<(ReadOutcome | undefined)[]> {
  const file = path.join(testFolder(), 'thread.cjs');
  writeFileSync(file, thread);
  const outcomes: (ReadOutcome | undefined)[] = paths.map(() => undefined);
  const tell = (at: number, outcome: ReadOutcome): void => {
    expect(outcomes[at]).toBeUndefined();
    outcomes[at] = outcome;
  };
  await readAll(paths, tell, { file, threads: 2, patience: 1500, signal: new AbortController().signal, ...options });
  return outcomes;
}
const problems = (outcomes: (ReadOutcome | undefined)[]) => outcomes.map((outcome) => (outcome?.ok === false ? outcome.problem : null));

test('a file that takes its thread down, hangs it or fills its memory is a line of its own, and all others are read', async () => {
  const paths = ['a', 'die 1', 'b', 'hang', 'c', 'throw', 'd', 'die 2', 'die 3', 'swell', 'e'];
  expect(problems(await read(paths, { patience: 7000 }))).toEqual([
    'no-pdf',
    'unreadable',
    'no-pdf',
    'too-slow',
    'no-pdf',
    'unreadable',
    'no-pdf',
    'unreadable',
    'unreadable',
    expect.stringMatching(/unreadable|too-slow|too-large/),
    'no-pdf',
  ]);
});

test('whoever cancels waits for no file', async () => {
  const stop = new AbortController();
  const started = performance.now();
  const reading = read(['a', 'hang', 'b', 'hang', 'c'], { patience: 60_000, signal: stop.signal });
  setTimeout(() => stop.abort(), 300);
  expect(problems(await reading).filter((problem) => problem === 'too-slow')).toEqual([]);
  expect(performance.now() - started).toBeLessThan(30_000);
});
