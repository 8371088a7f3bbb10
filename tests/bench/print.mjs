import { execFileSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { compose } from '../../main/core/print/compose/compose.ts';
import { draw } from '../../main/core/print/draw/draw.ts';
import { createCopyCodes } from '../../main/core/print/pack/codes.ts';
import { runPack } from '../../main/core/print/pack/pack.ts';
import { makeTemplate, stamp } from '../../main/core/print/stamp/template.ts';
import { loadFaces } from '../../main/core/print/type/faces.ts';
import { shippedPack } from '../support/packs.ts';
import { fetchTypst, typstSource } from './print-typst.mjs';

/*
 * What printing costs, beside Typst on the same words and beside the bare disk, in one run. Bars: a preview (layout and all)
 * at most 5 times Typst's; stamping one copy at least 10 times quicker than Typst renders one; a thousand files within twice
 * the time of writing the same bytes raw, plus one build; the merged file of a thousand under 10 MB and 300 MB of memory.
 * `node tests/bench/print.mjs [--copies 1000] [--rounds 15]`; ends with 1 where a bar is missed.
 */

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? otherwise : Number(process.argv[at + 1]);
};
const count = option('copies', 1000);
const rounds = option('rounds', 15);

const fontFolder = path.resolve(import.meta.dirname, '../../resources/fonts');
const { fonts, metrics } = loadFaces(fontFolder);
const { workbook, framework, scenario } = shippedPack();
const now = '2026-11-22T09:30:00.000Z';
const identity = { workbook: workbook.id, edition: 'e3f9a1c0ffee', preset: 'standard' };
const images = new Map();

const settle = (edition, title = workbook.title) =>
  compose({
    workbook: { ...workbook, title },
    frameworks: [framework],
    scenarios: [scenario],
    options: { audience: 'participant', preset: 'standard', paper: 'a4' },
    metrics,
    edition,
    images,
  });

const given = ['Siân', 'Łucja', 'Amara', 'Dafydd', 'Nguyễn', 'Zoë', 'Oluwaseun', 'Fatima', 'Bríd', 'José'];
const family = ['Roberts', 'Nowak', 'Featherstonehaugh', 'O’Dálaigh', 'Thị Ánh', 'Okonkwo', 'Smith', 'Müller', 'Wójcik', 'Evans'];
const people = (size) =>
  Array.from({ length: size }, (_, at) => `${given[at % 10]} ${family[Math.floor(at / 10) % 10]} ${Math.floor(at / 100) || ''}`.trim());

const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];
const ms = (value) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
const timed = async (work) => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

async function pack(folder, output) {
  const nextCode = createCopyCodes(new Set());
  const copies = people(count).map((name) => ({ name, code: nextCode() }));
  const { signal } = new AbortController();
  return runPack({
    book: settle('E3F9A1'),
    fonts,
    images,
    now,
    ...identity,
    title: workbook.title,
    copies,
    output,
    folder,
    onProgress: () => {},
    signal,
  });
}

/** The same bytes, file after file: plainly, and as carefully as a pack writes them (flushed, then moved into place). */
function writeRaw(folder, files, careful) {
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of files) {
    const place = path.join(folder, name);
    if (!careful) {
      writeFileSync(place, bytes);
      continue;
    }
    const file = openSync(`${place}.part`, 'wx');
    writeSync(file, bytes);
    fdatasyncSync(file);
    closeSync(file);
    renameSync(`${place}.part`, place);
  }
}

if (process.argv.includes('--merged-only')) {
  const folder = process.argv[process.argv.indexOf('--merged-only') + 1];
  const start = performance.now();
  const { bytes, pages } = await pack(folder, 'merged');
  console.log(JSON.stringify({ bytes, pages, time: performance.now() - start, memory: process.resourceUsage().maxRSS * 1024 }));
  process.exit(0);
}

let missed = 0;
const bar = (what, held, said) => {
  if (!held) missed += 1;
  console.log(`${held ? 'pass' : 'MISS'}  ${what}: ${said}`);
};

const folder = mkdtempSync(path.join(process.env.GROUNDWORK_BENCH_DISK ?? tmpdir(), 'groundwork-bench-'));
try {
  const book = settle('E3F9A1');
  const first = await draw(book, { fonts, images, now, identity: { ...identity, copy: '00000' } });
  console.log(
    `one workbook: ${book.pages.length} pages, ${book.fields.length} places to write, ${Math.round(first.bytes.length / 1024)} kB\n`,
  );

  const typst = fetchTypst();
  const template = await makeTemplate(book, { fonts, images, now, identity, names: people(count) });
  const preview = { compose: [], draw: [], whole: [], typst: [] };
  const copy = { stamp: [], typst: [], forgetful: [] };
  if (typst.NodeCompiler) {
    const compiler = typst.NodeCompiler.create({ workspace: fontFolder, fontArgs: [{ fontPaths: [fontFolder] }] });
    const render = (note, name) => compiler.pdf({ mainFileContent: typstSource(book, note), inputs: { name } }, { pdfStandard: 'ua-1' });
    const pages =
      render('', '')
        .toString('latin1')
        .match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
    writeFileSync(path.join(folder, 'typst.pdf'), render('', ''));
    for (let round = -3; round < rounds; round += 1) {
      const source = typstSource(book, `Edit number ${round}`);
      let composed = book;
      const composing = await timed(() => (composed = settle('E3F9A1', `${workbook.title} ${round}`)));
      const drawing = await timed(() => draw(composed, { fonts, images, now, identity: { ...identity, copy: '00000' } }));
      const edited = await timed(() => compiler.pdf({ mainFileContent: source, inputs: { name: '' } }, { pdfStandard: 'ua-1' }));
      const [name] = people(count).slice(round + 3);
      const stamps = [];
      for (const letter of '0123456789ABCDEFGHJKM') stamps.push(await timed(() => stamp(template, { name, copy: `7K3${letter}Q` })));
      const stamped = median(stamps);
      const rendered = await timed(() => compiler.pdf({ mainFileContent: source, inputs: { name } }, { pdfStandard: 'ua-1' }));
      compiler.evictCache(0);
      const forgetful = await timed(() => compiler.pdf({ mainFileContent: source, inputs: { name } }, { pdfStandard: 'ua-1' }));
      if (round < 0) continue;
      preview.compose.push(composing);
      preview.draw.push(drawing);
      preview.whole.push(composing + drawing);
      preview.typst.push(edited);
      copy.stamp.push(stamped);
      copy.typst.push(rendered);
      copy.forgetful.push(forgetful);
    }
    console.log(
      `Typst sets the same words on ${pages || 'some'} pages, tagged, without fields or codes; medians of ${rounds} interleaved rounds`,
    );
    const ratio = median(preview.whole) / median(preview.typst);
    const parts = `${ms(median(preview.compose))} layout + ${ms(median(preview.draw))} drawing; Typst ${ms(median(preview.typst))}`;
    bar('a preview at most 5 times Typst’s', ratio <= 5, `${ratio.toFixed(1)} times (${parts})`);
    const gain = median(copy.typst) / median(copy.stamp);
    bar(
      'a copy at least 10 times quicker than Typst’s',
      gain >= 10,
      `${gain.toFixed(0)} times (${median(copy.stamp).toFixed(2)} ms; Typst ${ms(median(copy.typst))}, ${ms(median(copy.forgetful))} with its memory wiped)\n`,
    );
  } else {
    console.log(`skip  Typst could not be fetched (${typst.reason}): the two bars beside it are not measured\n`);
  }

  const runs = { pack: [], plain: [], careful: [], build: [] };
  for (let round = 0; round < 3; round += 1) {
    const place = path.join(folder, `pack-${round}`);
    runs.build.push(await timed(() => makeTemplate(settle('E3F9A1'), { fonts, images, now, identity, names: people(count) })));
    runs.pack.push(await timed(() => pack(place, 'separate')));
    const files = readdirSync(place).map((name) => [name, readFileSync(path.join(place, name))]);
    rmSync(place, { recursive: true });
    runs.careful.push(await timed(() => writeRaw(path.join(folder, `careful-${round}`), files, true)));
    runs.plain.push(await timed(() => writeRaw(path.join(folder, `plain-${round}`), files, false)));
    for (const kind of ['careful', 'plain']) rmSync(path.join(folder, `${kind}-${round}`), { recursive: true });
  }
  const time = median(runs.pack);
  const build = median(runs.build);
  const plain = median(runs.plain);
  const careful = median(runs.careful);
  console.log(
    `${count} files on this disk: pack ${ms(time)}, of it one build with all names ${ms(build)}; the same bytes raw ${ms(plain)}, raw and flushed ${ms(careful)}`,
  );
  bar(
    'files within twice the raw writing, plus one build',
    time <= 2 * careful + build,
    `${((time - build) / careful).toFixed(2)} times what as careful a write takes, ${((time - build) / plain).toFixed(2)} times an unflushed one\n`,
  );

  const merged = path.join(folder, 'merged');
  const said = execFileSync(process.execPath, [fileURLToPath(import.meta.url), '--merged-only', merged, '--copies', String(count)], {
    encoding: 'utf8',
  });
  const { bytes, pages, time: took, memory } = JSON.parse(said);
  if (!existsSync(merged) || statSync(path.join(merged, readdirSync(merged)[0])).size !== bytes)
    throw new Error('the merged file is not what was said');
  console.log(`${count} copies in one file: ${pages} pages in ${ms(took)}, in a process of its own`);
  bar('the merged file under 10 MB', bytes < 10_000_000, `${(bytes / 1e6).toFixed(2)} MB`);
  bar('built in under 300 MB of memory', memory < 300_000_000, `${Math.round(memory / 1e6)} MB at its most`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(missed > 0 ? 1 : 0);
