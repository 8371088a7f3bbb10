import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { createCore } from '../../main/core/core.ts';
import { fillInPdfLib } from '../support/pdfFillers.ts';

/*
 * A folder of filled workbooks, read, matched and proposed, as the window does it. Bars: 1,000 files within 20 s on two cores, in under
 * 500 MB. `node tests/bench/returns.mjs [--files 1000]`
 */

const asked = process.argv.indexOf('--files');
const files = asked === -1 ? 1000 : Number(process.argv[asked + 1]);
const folder = mkdtempSync(path.join(tmpdir(), 'groundwork-bench-'));
let ids = 0;
const core = createCore({
  folder: path.join(folder, 'data'),
  resources: path.resolve(import.meta.dirname, '../../resources'),
  outFolder: path.join(folder, 'out'),
  version: 'bench',
  now: () => new Date().toISOString(),
  newId: () => `bench-${++ids}`,
  log: { info: () => {}, warn: () => {}, error: () => {} },
});

async function ask(call, input) {
  const reply = await core.call({ id: `${++ids}`, call, input });
  if (!reply.ok) throw new Error(`${call}: ${reply.error.code}`);
  return reply.output;
}

async function finish(call, input) {
  const ended = new Promise((resolve) => {
    const stop = core.on((event) => {
      if (event.event !== 'job' || event.state === 'running') return;
      stop();
      resolve(event);
    });
  });
  await ask(call, input);
  return (await ended).output;
}

const names = Array.from({ length: files }, (_, at) => `Invented Person ${at + 1}`);
const printed = await finish('print.pack', { workbook: 'npqltd-local-seminar-1', names, output: 'separate' });
const back = path.join(folder, 'back');
mkdirSync(back);
// What takes the time is reading a file, not writing it: a few dozen are filled, the rest come back as they were sent.
for (const [at, file] of printed.files.entries()) {
  const from = path.resolve(printed.folder, file);
  const to = path.join(back, `${at}.pdf`);
  if (at % 20 !== 0) copyFileSync(from, to);
  else writeFileSync(to, await fillInPdfLib(readFileSync(from), { 'ls1-role-1:individual': 'What was written. '.repeat(20) }));
}

const before = process.memoryUsage().rss;
let most = before;
const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
const started = performance.now();
const { sheet } = await finish('returns.read', { paths: [back] });
const read = performance.now();
const { lines } = await ask('returns.sheet', { sheet });
const proposed = performance.now();
clearInterval(watch);
const known = lines.filter(({ edition }) => edition !== null).length;
await core.close();
rmSync(folder, { recursive: true, force: true });

const seconds = (proposed - started) / 1000;
const megabytes = (most - before) / 1024 / 1024;
console.log(`${files} files, ${known} known, on ${availableParallelism()} cores`);
console.log(`read      ${((read - started) / 1000).toFixed(1)} s, ${((read - started) / files).toFixed(1)} ms a file`);
console.log(`proposed  ${(proposed - read).toFixed(0)} ms`);
console.log(`together  ${seconds.toFixed(1)} s (bar ${((20 * files) / 1000).toFixed(1)} s)`);
console.log(`memory    ${megabytes.toFixed(0)} MB more than before, ${(most / 1024 / 1024).toFixed(0)} MB in all (bar 500 MB)`);
process.exitCode = known === files && seconds <= (20 * files) / 1000 && most / 1024 / 1024 < 500 ? 0 : 1;
