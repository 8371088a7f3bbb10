import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { createCore } from '../../main/core/core.ts';
import { readByLibrary } from '../../main/core/returns/read.ts';
import { fillInPdfjs, fillInPdfLib } from '../support/pdfFillers.ts';
import { appendUpdate, takeUpdate } from '../support/pdfUpdates.ts';

/*
 * A folder of filled workbooks, read, matched and proposed, as the window does it. Bars: 1,000 files within 20 s on two cores, in under
 * 500 MB. The floor is reading their bytes and doing nothing with them; pdf.js is what every file would cost without a reader of our own.
 * `node tests/bench/returns.mjs [--files 1000]`
 */

const option = (name) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined);
const files = Number(option('--files') ?? 1000);
const made = option('--make');
const folder = made ?? mkdtempSync(path.join(tmpdir(), 'groundwork-bench-'));
const back = path.join(folder, 'back');
let ids = 0;
let core;
const open = async () => {
  core = createCore({
    folder: path.join(folder, 'data'),
    resources: path.resolve(import.meta.dirname, '../../resources'),
    outFolder: path.join(folder, 'out'),
    version: 'bench',
    now: () => new Date().toISOString(),
    newId: () => `${made ? 'make' : 'bench'}-${++ids}`,
    log: { info: () => {}, warn: () => {}, error: () => {} },
  });
  await ask('store.open', {});
};

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

const answers = 24;
const mark = 'Person 00000';

/** A thousand copies with 24 answers each, every twentieth filled anew by a library, the others as pdf.js would have saved them. */
async function make() {
  await open();
  const names = Array.from({ length: files }, (_, at) => `Invented Person ${at + 1}`);
  const printed = await finish('print.pack', { workbook: 'npqltd-local-seminar-1', names, output: 'separate' });
  mkdirSync(back);
  const fileOf = (at) => readFileSync(path.resolve(printed.folder, printed.files[at]));
  const values = Object.fromEntries((await fieldsOf()).map((field) => [field, `${mark} wrote this. `.repeat(8)]));
  const update = takeUpdate(fileOf(0), await fillInPdfjs(new Uint8Array(fileOf(0)), values));
  for (let at = 0; at < files; at++) {
    const bytes = fileOf(at);
    const own = `Person ${String(at).padStart(5, '0')}`;
    const filled = at % 20 === 0 ? await fillInPdfLib(bytes, values) : appendUpdate(bytes, update, (body) => body.replaceAll(mark, own));
    writeFileSync(path.join(back, `${at}.pdf`), filled);
  }
}

async function fieldsOf() {
  const { fields } = await ask('print.preview', { workbook: 'npqltd-local-seminar-1' });
  return fields
    .filter(({ kind, id }) => kind === 'text' && !/-(?:name|setting|coach):individual$/.test(id))
    .slice(0, answers)
    .map(({ id }) => id.replaceAll('.', '-'));
}

async function measure() {
  const paths = readdirSync(back).map((name) => path.join(back, name));
  const clock = (work) => {
    const started = performance.now();
    work();
    return performance.now() - started;
  };
  const once = () => {
    for (const file of paths) readFileSync(file);
  };
  once();
  const floor = clock(once);

  await open();
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
  const started = performance.now();
  const { sheet } = await finish('returns.read', { paths: [back] });
  const read = performance.now();
  const { lines } = await ask('returns.sheet', { sheet });
  const proposed = performance.now();
  clearInterval(watch);
  const whole = lines.filter(({ edition, counts }) => edition !== null && counts.new === answers).length;

  const some = paths.slice(0, 20).map((file) => new Uint8Array(readFileSync(file)));
  const library = async () => {
    const from = performance.now();
    for (const bytes of some) await readByLibrary(bytes, { hash: '', bytes: bytes.length });
    return (performance.now() - from) / some.length;
  };
  await library();
  const other = await library();

  const seconds = (proposed - started) / 1000;
  console.log(`${files} files, ${whole} whole with ${answers} answers, on ${availableParallelism()} cores`);
  console.log(`floor     ${(floor / 1000).toFixed(2)} s: reading the bytes`);
  console.log(
    `read      ${((read - started) / 1000).toFixed(1)} s, ${((read - started) / files).toFixed(1)} ms a file; pdf.js ${other.toFixed(0)} ms a file on one core`,
  );
  console.log(`proposed  ${(proposed - read).toFixed(0)} ms`);
  console.log(
    `together  ${seconds.toFixed(1)} s (bar ${((20 * files) / 1000).toFixed(1)} s), ${((1000 * seconds) / floor).toFixed(1)}x the floor`,
  );
  console.log(
    `memory    ${((most - before) / 1024 / 1024).toFixed(0)} MB more than before, ${(most / 1024 / 1024).toFixed(0)} MB in all (bar 500 MB)`,
  );
  return whole === files && seconds <= (20 * files) / 1000 && most / 1024 / 1024 < 500;
}

if (made !== undefined) {
  await make();
  await core.close();
} else {
  // In a process of its own: what it takes to print and fill a thousand files is not what it takes to read them.
  const { status } = spawnSync(process.execPath, [import.meta.filename, '--make', folder, '--files', String(files)], { stdio: 'inherit' });
  const held = status === 0 && (await measure());
  await core?.close();
  rmSync(folder, { recursive: true, force: true });
  process.exitCode = held ? 0 : 1;
}
