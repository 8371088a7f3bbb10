import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { storeFiles } from '../../../main/core/store/files.ts';
import { listBackups } from '../../../main/core/store/safety/backup-notes.ts';
import { makeBackup } from '../../../main/core/store/safety/backups.ts';
import { changePassphrase, settle, unlock } from '../../../main/core/store/safety/passphrase.ts';
import { restoreBackup } from '../../../main/core/store/safety/restore.ts';
import { addPerson, countOf, makePlace, makeStore, openAt, quickCost } from './place.ts';

/*
 * Every long action on the store is killed at every step that it takes on the disk, and at random moments. Whatever happened, the
 * next start must find a store with every word in it, and once it is encrypted none of them in plain.
 */

const program = fileURLToPath(new URL('./killed.ts', import.meta.url));
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A process is killed here, not the power: where memory serves as a disk, nothing waits for one. */
const disk = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const newFolder = (): string => {
  const folder = mkdtempSync(join(disk, 'groundwork-kill-'));
  folders.push(folder);
  return folder;
};

/** Answers how many disk calls the action took, or null when it was killed. `after` kills it from outside. */
function run(folder: string, what: string, at: number, after?: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, folder, what, String(at)], { stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let trouble = '';
    child.stdout.on('data', (data) => {
      if (out === '' && after !== undefined) setTimeout(() => child.kill('SIGKILL'), after);
      out += data;
    });
    child.stderr.on('data', (data) => (trouble += data));
    child.on('exit', (code, signal) => {
      const done = /done (\d+)/.exec(out);
      if (done) resolve(Number(done[1]));
      else if (signal === 'SIGKILL') resolve(null);
      else reject(new Error(`${what} at ${at}: exit ${code}\n${trouble}`));
    });
  });
}

/** Opens the store as the program would after a crash. */
async function reopen(folder: string) {
  const place = makePlace(folder);
  settle(place);
  const lock = await unlock(place, { passphrase: 'first words' });
  const db = openAt(place, lock?.key);
  const state = {
    people: countOf(db, 'participant'),
    answers: countOf(db, 'response'),
    check: db.pragma('quick_check', { simple: true }),
    encrypted: lock !== null,
  };
  db.close();
  return state;
}

function plainBytesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes('Quizzaciously') || readFileSync(file).includes('Wilhelmina'));
}

/** Three people in the store, the third still in its -wal as after a power cut; two in its only backup. */
async function prepare(options: { encrypted: boolean; restored?: boolean }): Promise<string> {
  const folder = newFolder();
  const place = makePlace(folder);
  const db = makeStore(place, { people: 2 });
  if (!options.encrypted) makeBackup(place, { db, lock: null }, 'by-hand');
  db.close();
  let lock = null;
  if (options.encrypted) {
    lock = (await changePassphrase(place, { from: null, to: 'first words', cost: quickCost })).lock;
    const locked = openAt(place, lock?.key);
    makeBackup(place, { db: locked, lock }, 'by-hand');
    locked.close();
  }
  const again = openAt(place, lock?.key);
  addPerson(again, 3, 4);
  if (options.restored) {
    const file = listBackups(storeFiles(folder).backups)[0]?.file ?? '';
    restoreBackup(place, { file, lock, open: { db: again, close: () => again.close() } });
  }
  const copy = copyOf(folder);
  if (!options.restored) {
    expect(existsSync(storeFiles(copy).wal)).toBe(true);
    again.close();
  }
  return copy;
}

const copyOf = (folder: string): string => {
  const copy = newFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
};

/** Every step for short actions, an even choice of them for long ones. */
const steps = (total: number, most: number): number[] =>
  Array.from({ length: Math.min(total, most) }, (_, index) => 1 + Math.floor((index * total) / Math.min(total, most)));

const cases = [
  { what: 'set', start: { encrypted: false }, people: [3], most: 22 },
  { what: 'remove', start: { encrypted: true }, people: [3], most: 14 },
  { what: 'change', start: { encrypted: true }, people: [3], most: 6 },
  { what: 'backup', start: { encrypted: false }, people: [3], most: 8 },
  { what: 'restore', start: { encrypted: true }, people: [3, 2], most: 14 },
  { what: 'undo-restore', start: { encrypted: false, restored: true }, people: [2, 3], most: 12 },
];

for (const { what, start, people, most } of cases) {
  test(`${what}, killed at its steps, loses nothing`, async () => {
    const ready = await prepare(start);
    const total = await run(copyOf(ready), what, 0);
    expect(total).toBeGreaterThan(3);
    let kills = 0;
    const points = steps(total ?? 0, most);
    const check = async (at: number, after?: number): Promise<void> => {
      const folder = copyOf(ready);
      if ((await run(folder, what, at, after)) === null) kills++;
      const state = await reopen(folder);
      expect({ at, ...state }).toEqual({ at, people: state.people, answers: state.people * 4, check: 'ok', encrypted: state.encrypted });
      expect(people).toContain(state.people);
      expect(existsSync(join(folder, 'swap'))).toBe(false);
      expect(existsSync(join(folder, 'swap.json'))).toBe(false);
      // The backup of before is not what this is about: it is encrypted afterwards, in its own time.
      if (state.encrypted) expect(plainBytesIn(folder).filter((file) => !file.includes('backups'))).toEqual([]);
      for (const backup of listBackups(storeFiles(folder).backups)) expect(backup.bytes).toBeGreaterThan(0);
    };
    // Two at a time: the machine has two cores, and a start of Node is most of it.
    for (let index = 0; index < points.length; index += 2) await Promise.all(points.slice(index, index + 2).map((at) => check(at)));
    for (let round = 0; round < 3; round++) await check(0, Math.floor(Math.random() * 60));
    expect(kills).toBeGreaterThanOrEqual(points.length);
  });
}
