import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase } from '../../main/core/store/database.ts';
import { storeFiles } from '../../main/core/store/files.ts';
import { readTerms, searchResponses, toMatch } from '../../main/core/store/search.ts';
import { openStore } from '../../main/core/store/store.ts';
import { conclude, machine, many, median, ms, p95, say, timed, times } from '../support/bars.ts';
import { writeResponses } from '../support/store-filler.ts';

/*
 * What the store costs when it holds ten years: opening, one save, a search to its first fifty, each beside what plain
 * better-sqlite3 takes for the same statement in the same run, with and without encryption. Bars: opening 1,500 ms, a save 20 ms
 * at the median, a search 30 ms at p95. `node tests/bench/store.mjs [--responses 1000000] [--in FOLDER]`, where FOLDER keeps
 * the stores for the next run; ends with 1 where a bar is missed.
 */

const asked = (name) => process.argv[process.argv.indexOf(name, 2) + 1 || process.argv.length];
const responses = Number(asked('--responses') ?? 1_000_000);
const kept = asked('--in');
const bars = { open: 1500, save: 20, search: 30 };
const folder = kept ?? mkdtempSync(path.join(tmpdir(), 'groundwork-bench-'));
const key = Buffer.alloc(32, 9);
const quiet = { info: () => {}, warn: () => {}, error: () => {} };

let ids = 0;
const run = Date.now().toString(36);
const newId = () => `bench-${run}-${++ids}`;
const open = (in_, withKey) => {
  const opened = openStore({ folder: in_, key: withKey, now: () => new Date().toISOString(), newId, log: quiet });
  if (!opened.ok) throw new Error(opened.problem);
  return opened.store;
};

/** Lets the system forget what it has read of a file, as after a night. Without `dd` the figure is a warm one. */
function forget(file) {
  try {
    execFileSync('dd', [`if=${file}`, 'iflag=nocache', 'count=0'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function makePlain(in_) {
  console.log(`A store with ${many(responses)} responses is made…`);
  const store = open(in_);
  console.log(`  made in ${ms(timed(() => writeResponses(store.raw, responses)))}`);
  store.close();
}

function makeSealed(in_, from) {
  mkdirSync(in_);
  copyFileSync(storeFiles(from).store, storeFiles(in_).store);
  const db = openDatabase(storeFiles(in_).store);
  db.pragma('journal_mode = MEMORY');
  db.pragma(`cipher = 'chacha20'`);
  db.rekey(Buffer.from(`raw:${key.toString('hex')}`));
  db.close();
}

/** Words from the common to the rare, two and three together, a phrase, a beginning of one and of many words, and none at all. */
const questions = [
  'implementation ',
  'staff',
  'soil',
  'mentor feedback',
  '"the soil before"',
  'impl',
  'st',
  'p',
  'evidence review barrier',
  'zeugma',
  'the ',
  'the',
  'rarely197',
  'monitor the ',
  'and then',
  'commit',
];

function measure(title, in_, withKey) {
  const files = storeFiles(in_);
  console.log(`\n${title}: ${(statSync(files.store).size / 1048576).toFixed(0)} MiB`);

  const cold = forget(files.store);
  const openTimes = times(5, () => {
    if (cold) forget(files.store);
    open(in_, withKey).close();
  });
  const rawOpen = times(5, () => {
    if (cold) forget(files.store);
    const db = openDatabase(files.store, { key: withKey });
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    db.close();
  });
  say(`open, ${cold ? 'nothing of it in memory' : 'warm'}, worst of 5`, Math.max(...openTimes), {
    floor: Math.max(...rawOpen),
    bar: bars.open,
  });
  say('open, warm, median of 5', median(times(5, () => open(in_, withKey).close())), { bar: bars.open });

  const store = open(in_, withKey);
  const db = store.raw;
  const target = (at, apart = 0) => `r${(at * 7919 + 13 + apart) % responses}`;
  const save = (at) => {
    const id = target(at);
    store.change({ op: newId(), scope: 'people', label: 'edit-response' }, (tx) => {
      const before = tx.get('SELECT text, source, written, revision FROM response WHERE id = ?', id);
      tx.insert('response_revision', {
        id: newId(),
        response_id: id,
        revision: before.revision,
        text: before.text,
        source: before.source,
        written: before.written,
      });
      tx.update('response', id, { text: `${before.text} And one thing more, number ${at}.` }, { revision: before.revision });
    });
  };
  const rawUpdate = db.prepare('UPDATE response SET text = ?, revision = revision + 1 WHERE id = ?');
  const rawSave = (at) => rawUpdate.run(`Written straight, number ${at}, about staff and soil.`, target(at, Math.floor(responses / 2)));
  // Turn and turn about, so that a slow moment of the machine falls on both.
  const ours = [];
  const raw = [];
  for (let at = 0; at < 300; at++) {
    ours.push(timed(() => save(at)));
    raw.push(timed(() => rawSave(at)));
  }
  say('save with revision and journal, median of 300', median(ours), { floor: median(raw), bar: bars.save });
  say('save with revision and journal, p95', p95(ours), { floor: p95(raw) });
  say('undo of a save, median of 20', median(times(20, () => store.undo('people', newId()))));

  const sql =
    'SELECT r.id, r.text FROM response_fts JOIN response r ON r.newness = response_fts.rowid WHERE response_fts MATCH ? ORDER BY response_fts.rowid DESC LIMIT 50';
  const statement = db.prepare(sql);
  const found = [];
  const foundRaw = [];
  const slowest = { text: '', took: 0 };
  for (let round = 0; round < 10; round++) {
    for (const text of questions) {
      const took = timed(() => store.read((reading) => searchResponses(reading, text, 50)));
      if (took > slowest.took) Object.assign(slowest, { text, took });
      found.push(took);
      foundRaw.push(timed(() => statement.all(toMatch(readTerms(`${text} `), () => []))));
    }
  }
  say(`search to the first 50, median of ${found.length}`, median(found), { floor: median(foundRaw) });
  say('search to the first 50, p95', p95(found), { floor: p95(foundRaw), bar: bars.search });
  console.log(`  the slowest search was for ${slowest.text}: ${ms(slowest.took)}`);

  if (store.slices) {
    const slices = [];
    for (let done = false; !done; ) slices.push(timed(() => (done = store.slices.next().done ?? false)));
    say(
      `read through in ${slices.length} slices, all together`,
      slices.reduce((sum, slice) => sum + slice, 0),
    );
    say('its longest slice', Math.max(...slices));
  }
  say(
    'quick_check at once',
    timed(() => db.pragma('quick_check')),
  );
  say(
    'close',
    timed(() => store.close()),
  );
}

try {
  const plain = path.join(folder, 'plain');
  const sealed = path.join(folder, 'sealed');
  if (!existsSync(storeFiles(plain).store)) makePlain(plain);
  measure('plain', plain);
  if (!existsSync(storeFiles(sealed).store)) makeSealed(sealed, plain);
  measure('encrypted', sealed, key);
} finally {
  if (kept === undefined) rmSync(folder, { recursive: true, force: true });
}
console.log(`\n${machine()}`);
process.exitCode = conclude();
