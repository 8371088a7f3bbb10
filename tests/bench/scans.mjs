import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import sharp from 'sharp';
import { createCore } from '../../main/core/core.ts';
import { thrift } from '../../main/hosts/process/frames.ts';
import { conclude, hold } from '../support/bars.ts';
import { printPages, scanToPdf, seeded, wear, writeOn } from '../support/scans.ts';

/*
 * The real workbook on paper: printed, worn by a scanner (2 degrees, blur, noise, JPEG 50) and read as the window does it. Bars: every
 * page placed at 150, 200 and 300 dots an inch; at 150, 0.15 s a page on two cores; of 400 marks at least 399 right, the rest queued and
 * none silently wrong; memory flat. The floor is decoding the same pictures and doing nothing with them.
 * `node tests/bench/scans.mjs [--pages 240] [--long 5000]`
 */

const option = (name) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined);
const timed = Number(option('--pages') ?? 240);
const long = Number(option('--long') ?? 0);
/** Megabytes: what the store holds of its file (64 at most), and as much again for when each heap is tidied. */
const mostGrowth = 120;
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
async function finish(call, input, watch = () => {}) {
  const ended = new Promise((resolve) => {
    const stop = core.on((event) => {
      if (event.event !== 'job') return;
      if (event.state === 'running') return watch(event);
      stop();
      resolve(event);
    });
  });
  await ask(call, input);
  const { state, output, error } = await ended;
  if (state !== 'done') throw new Error(`${call} ended as ${state}: ${error?.code}`);
  return output;
}
async function readScans(paths, watch) {
  const batch = `batch-${++ids}`;
  await finish('scans.read', { batch, paths }, watch);
  return ask('scans.batch', { batch });
}

const workbook = 'npqltd-local-seminar-1';
const retention = { months: 24, from: '2026-09-01', due: '2028-09-01' };
await ask('cohort.save', { op: 'op-c', cohort: { id: 'c', title: 'Bench', programme: 'NPQLTD', retention, revision: 0 } });
await ask('person.save', { op: 'op-p', person: { id: 'p', cohort: 'c', name: 'Invented Person', revision: 0 } });
const made = path.join(folder, 'made');
mkdirSync(made);
const copies = await finish('copy.make', { cohort: 'c', workbook, folder: made, paper: 'separate' });
const pdf = path.resolve(made, copies.files[0]);
const { fields } = await ask('print.preview', { workbook, audience: 'participant', preset: 'standard', paper: 'a4' });

const worn = new Map();
for (const dpi of [150, 200, 300]) {
  const pages = await printPages(pdf, path.join(folder, `sheets-${dpi}`), dpi);
  const jpegs = [];
  for (const [at, page] of pages.entries())
    jpegs.push(await wear(page, { turn: at % 2 ? 2 : -2, blur: dpi / 150, noise: 5, quality: 50, seed: at + dpi }));
  worn.set(dpi, { pages, jpegs });
  const file = path.join(folder, `scan-${dpi}.pdf`);
  writeFileSync(file, await scanToPdf(jpegs, dpi));
  const { pages: seen } = await readScans([file]);
  const right = seen.filter((page, at) => ['placed', 'duplicate'].includes(page.state) && page.page === at + 1 && page.sure === 'sure');
  hold(right.length === pages.length, `${dpi} dpi: ${right.length} of ${pages.length} pages placed, each by its own number`);
}

/** Marks as people make them, on the pages that have squares. */
function draw(random, { x, y, width: w }, kind) {
  const off = () => (random() - 0.5) * w * 0.22;
  if (kind === 0)
    return `M${x + w * 0.15 + off()} ${y + w * 0.5 + off()} L${x + w * 0.4 + off()} ${y + w * 0.85 + off()} L${x + w * 0.95 + off()} ${y + w * 0.1 + off()}`;
  if (kind === 1)
    return `M${x + w * 0.15 + off()} ${y + w * 0.15 + off()} L${x + w * 0.85 + off()} ${y + w * 0.85 + off()} M${x + w * 0.85 + off()} ${y + w * 0.15 + off()} L${x + w * 0.15 + off()} ${y + w * 0.85 + off()}`;
  let path = `M${x + w * 0.2} ${y + w * 0.3}`;
  for (let at = 0; at < 9; at++) path += ` L${x + w * (0.15 + 0.7 * random())} ${y + w * (0.2 + (0.65 * at) / 9)}`;
  return path;
}

const pens = ['#1a2f8a', '#111111', '#b3202a', '#666666'];
const wears = [
  { quality: 90 },
  { turn: 1.5, noise: 6, blur: 0.6, quality: 60 },
  { turn: -2, blur: 1, noise: 7, quality: 35, white: 200, black: 25, shadow: 40 },
];
const marks = { total: 0, right: 0, queued: 0, wrong: 0 };
const marked = [...new Set(fields.filter(({ kind }) => kind === 'scale' || kind === 'tick').map(({ page }) => page))];
for (let round = 0; marks.total < 400; round++) {
  const truth = new Map();
  const files = [];
  for (const page of marked) {
    const random = seeded(page * 100 + round);
    const rows = Map.groupBy(
      fields.filter((place) => place.page === page && (place.kind === 'scale' || place.kind === 'tick')),
      ({ id }) => id,
    );
    const strokes = [];
    const colour = pens[Math.floor(random() * pens.length)];
    for (const [id, squares] of rows) {
      const none = random() < (squares.length === 1 ? 0.4 : 0.08);
      const square = squares[Math.floor(random() * squares.length)];
      truth.set(id, none ? '' : String(square.value ?? 'Yes'));
      if (!none) strokes.push({ d: draw(random, square, Math.floor(random() * 3)), colour, width: 0.8 + random() });
    }
    const file = path.join(folder, `marks-${round}-${page}.jpg`);
    writeFileSync(
      file,
      await wear(await writeOn(worn.get(150).pages[page - 1], strokes), { ...wears[round % wears.length], seed: page + round }),
    );
    files.push(file);
  }
  const { pages } = await readScans(files);
  for (const page of pages) {
    const { boxes } = await ask('scans.page', { page: page.id });
    for (const { field, reading, queued } of boxes) {
      const wanted = truth.get(field);
      if (wanted === undefined) continue;
      marks.total++;
      if (queued) marks.queued++;
      else if (reading === wanted) marks.right++;
      else marks.wrong++;
    }
  }
}
hold(
  marks.wrong === 0 && marks.right >= (marks.total * 399) / 400,
  `${marks.right} of ${marks.total} marks right, ${marks.queued} queued, ${marks.wrong} silently wrong`,
);

/** Files of 24 pages that no two have the same bytes of. */
function stack(pages, name) {
  const bytes = readFileSync(path.join(folder, 'scan-150.pdf'));
  const target = path.join(folder, name);
  mkdirSync(target);
  const per = worn.get(150).jpegs.length;
  for (let at = 0; at * per < pages; at++)
    writeFileSync(path.join(target, `${at}.pdf`), Buffer.concat([bytes, Buffer.from(`\n% ${name} ${at}\n`)]));
  return target;
}

const target = stack(timed, 'timed');
const started = performance.now();
const read = await readScans([target]);
const each = (performance.now() - started) / read.batch.pages / 1000;
const decodeStarted = performance.now();
const queue = Array.from({ length: read.batch.pages }, (_, at) => worn.get(150).jpegs[at % worn.get(150).jpegs.length]);
await Promise.all(
  [0, 1].map(async () => {
    for (let jpeg = queue.pop(); jpeg; jpeg = queue.pop()) await sharp(jpeg).greyscale().raw().toBuffer();
  }),
);
const floor = (performance.now() - decodeStarted) / read.batch.pages / 1000;
console.log(
  `        ${read.batch.pages} pages: ${each.toFixed(3)} s a page; decoding alone ${floor.toFixed(3)} s, so ${(each / floor).toFixed(1)} times the floor`,
);
hold(each <= 0.15, `0.15 s a page at 150 dpi: ${each.toFixed(3)} s`);

if (long > 0) {
  const target = stack(long, 'long');
  await core.close();
  // A process of its own, as the window's core is one: what was printed and worn here is not to be in its figures.
  const child = fork(path.join(import.meta.dirname, 'long-stack.mjs'), [path.join(folder, 'data'), target], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, ...thrift },
  });
  const samples = [];
  child.on('message', (sample) => samples.push(sample));
  await once(child, 'exit');
  const fifths = Array.from({ length: 5 }, (_, fifth) => {
    const some = samples.filter(({ share }) => share > fifth / 5 && share <= (fifth + 1) / 5);
    const mean = (of) => some.reduce((sum, sample) => sum + of(sample), 0) / Math.max(1, some.length);
    return { rss: mean(({ rss }) => rss), heap: mean(({ heap }) => heap) };
  });
  for (const [at, { rss, heap }] of fifths.entries())
    console.log(`        fifth ${at + 1} of ${long} pages: ${rss.toFixed(0)} MB, ${heap.toFixed(0)} MB of it the core’s own heap`);
  const [first, ...later] = fifths.map(({ rss }) => rss);
  const grown = Math.max(...later) - first;
  hold(
    samples.length > 0 && grown < mostGrowth,
    `memory flat over ${long} pages: no fifth takes more than ${mostGrowth} MB above the first (${grown.toFixed(0)} MB)`,
  );
} else await core.close();

rmSync(folder, { recursive: true, force: true });
process.exit(conclude());
