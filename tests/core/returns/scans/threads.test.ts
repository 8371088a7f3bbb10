import { getEventListeners } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { startThreads } from '../../../../main/core/returns/scans/threads.ts';
import { testFolder } from '../../../support/cores.ts';

/** A thread that says which it is, and dies of some files. */
const thread = `
const { parentPort, threadId } = require('node:worker_threads');
parentPort.on('message', ({ task }) => {
  if (!task) return;
  if (task.path === 'die') process.exit(1);
  parentPort.postMessage({ done: { hash: String(threadId), bytes: 1, pages: 1 } });
});`;

test('a stack of thousands leaves nothing behind: each thread gives way after its term, and no page stays with the signal', async () => {
  const file = path.join(testFolder(), 'thread.cjs');
  writeFileSync(file, thread);
  const threads = startThreads({ file, size: 1, term: 3 });
  const { signal } = new AbortController();
  const who: string[] = [];
  for (const name of ['a', 'b', 'c', 'd', 'die', 'e', 'f', 'g', 'h']) {
    const outcome = await threads.run({ do: 'file', path: name }, { signal });
    who.push(outcome.ok ? outcome.value.hash : outcome.problem);
  }
  const numbered = who.map((each) => who.indexOf(each));
  expect(numbered).toEqual([0, 0, 0, 3, 4, 5, 5, 5, 8]);
  expect(who[4]).toBe('unreadable');
  expect(getEventListeners(signal, 'abort')).toEqual([]);
  await threads.close();
});
