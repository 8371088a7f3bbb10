import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { storeFiles } from '../../main/core/store/files.ts';
import { makeBackup } from '../../main/core/store/safety/backups.ts';
import { copyBackup, rehearse } from '../../main/core/store/safety/copies.ts';
import { erase, previewErasure } from '../../main/core/store/safety/erase.ts';
import { changePassphrase, encryptNextBackup, unlock } from '../../main/core/store/safety/passphrase.ts';
import { restoreBackup, undoRestore } from '../../main/core/store/safety/restore.ts';
import { openStore } from '../../main/core/store/store.ts';
import { writeResponses } from '../support/store-filler.ts';

/*
 * What it costs to keep a store safe when it holds ten years: backups, the passphrase, a sealed copy, a restore, an erasure. They are
 * rare, but some of them stop everything else while they last. What encryption costs from day to day is in store.mjs.
 * `node tests/bench/safety.mjs [--responses 1000000]`
 */

const asked = process.argv.indexOf('--responses');
const responses = asked === -1 ? 1_000_000 : Number(process.argv[asked + 1]);
const folder = mkdtempSync(path.join(tmpdir(), 'groundwork-bench-'));
const stick = path.join(folder, 'stick');
mkdirSync(stick);
let ids = 0;
let clock = Date.UTC(2026, 8, 1);
const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const place = { folder, now: () => new Date((clock += 1000)).toISOString(), newId: () => `bench-${++ids}`, log: quiet };
const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;

function open(key) {
  const opened = openStore({ ...place, key });
  if (!opened.ok) throw new Error(opened.problem);
  return opened.store;
}

/** The most memory that was held while it ran; synchronous work is looked at only before and after. */
async function step(name, work) {
  globalThis.gc?.();
  let most = process.memoryUsage().rss;
  const look = () => (most = Math.max(most, process.memoryUsage().rss));
  const timer = setInterval(look, 20);
  const before = most;
  const start = performance.now();
  const answer = await work();
  const took = performance.now() - start;
  look();
  clearInterval(timer);
  console.log(`  ${name.padEnd(52)}${`${took.toFixed(0)} ms`.padStart(10)}   +${megabytes(most - before)}`);
  return answer;
}

try {
  let store = open();
  writeResponses(store.raw, responses);
  store.raw.pragma('wal_checkpoint(TRUNCATE)');
  console.log(`A store of ${responses} answers, ${megabytes(statSync(storeFiles(folder).store).size)}`);
  const person = store.raw.prepare('SELECT id FROM participant LIMIT 1').pluck().get();
  const second = store.raw.prepare('SELECT id FROM participant LIMIT 1 OFFSET 1').pluck().get();

  const plain = await step('backup, copied and checked', () => makeBackup(place, { db: store.raw, lock: null }, 'by-hand'));
  await step('preview of an erasure', () => previewErasure(place, store, { kind: 'person', id: person }));
  await step('erasing one person, to the last byte', () => erase(place, store, { kind: 'person', id: person }));
  await step('restoring that backup', () =>
    restoreBackup(place, { file: plain.file, lock: null, open: { db: store.raw, close: () => store.close() } }),
  );
  await step('undoing the restore', () => undoRestore(place, () => {}));
  const { lock } = await step('setting a passphrase', () => changePassphrase(place, { from: null, to: 'four quiet herons' }));
  await step('encrypting one older backup', () => encryptNextBackup(place, lock));
  await step('unlocking', () => unlock(place, { passphrase: 'four quiet herons' }));
  await step('changing the passphrase', () => changePassphrase(place, { from: 'four quiet herons', to: 'nine loud geese' }));
  store = open(lock.key);
  const locked = await step('backup, encrypted', () => makeBackup(place, { db: store.raw, lock }, 'by-hand'));
  const file = await step('sealing a copy', () => copyBackup(place, { file: locked.file, to: stick, passphrase: 'on the stick', lock }));
  await step('rehearsing it', () => rehearse(place, { file, passphrase: 'on the stick' }));
  await step('erasing one person, encrypted', () => erase(place, store, { kind: 'person', id: second }));
  store.close();
  await step('removing the passphrase', () => changePassphrase(place, { from: 'nine loud geese', to: null }));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
