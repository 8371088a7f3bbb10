import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createLog, recentLines, supportReport } from '../../../main/core/log/log.ts';
import type { StoreStatus } from '../../../preload/contract/model/store.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'groundwork-log-'));
  folders.push(folder);
  return folder;
}
const now = () => '2026-09-01T08:00:00.000Z';

test('an event is one line of JSON with its facts', () => {
  const folder = newFolder();
  createLog({ folder, now }).warn('backup-failed', { kind: 'hourly', code: 'disk-full', bytes: 12, again: true });
  expect(recentLines(folder).map((line) => JSON.parse(line))).toEqual([
    { time: now(), level: 'warn', event: 'backup-failed', kind: 'hourly', code: 'disk-full', bytes: 12, again: true },
  ]);
});

test('a data folder that is not there is not made by telling of it', () => {
  const folder = join(newFolder(), 'drive', 'Groundwork');
  createLog({ folder, now }).warn('store-not-opened', { problem: 'folder-missing' });
  expect(existsSync(join(folder, '..'))).toBe(false);
});

test('codes, ids, versions and places pass; what a person could have typed does not', () => {
  const folder = newFolder();
  const log = createLog({ folder, now });
  const facts = {
    kind: 'TypeError',
    code: 'SQLITE_FULL',
    errno: 'ENOSPC',
    id: '0198c0de-0000-7000-8000-000000000001',
    version: 'v24.21.0',
    call: 'backup.copy-to',
    when: '2026-09-01T08:00:00.000Z',
  };
  log.info('facts', facts);
  log.info('frames', { at: 'at save (file:///home/wilhelmina/groundwork/dist/core.js:120:14) | at async /Users/wilhelmina/x.js:1:2' });
  for (const words of [
    'Wilhelmina',
    'Wilhelmina Ashgrove',
    'mina@example.org',
    'EMMA',
    'my answer is that we listened',
    '/home/wilhelmina/Wilhelmina.pdf',
    'Ångström',
    'why?',
  ])
    log.error('x', { words });
  log.error('Wilhelmina came late');
  const lines = recentLines(folder).map((line) => JSON.parse(line));
  expect(lines[0]).toMatchObject(facts);
  expect(lines[1].at).toBe('core.js:120:14 x.js:1:2');
  expect(lines.slice(2, -1).every((line) => line.words === '(withheld)')).toBe(true);
  expect(lines.at(-1).event).toBe('(withheld)');
  expect(readFileSync(join(folder, 'log', 'groundwork.log'), 'utf8')).not.toMatch(/wilhelmina|listened/i);
});

test('the log never grows beyond its files, and its last lines are read across them', () => {
  const folder = newFolder();
  const log = createLog({ folder, now, largest: 2000, files: 3 });
  for (let event = 0; event < 200; event++) log.info('counted', { event: 'same', number: event });
  const files = readdirSync(join(folder, 'log'));
  expect(files.sort()).toEqual(['groundwork.log', 'groundwork.log.1', 'groundwork.log.2']);
  for (const file of files) expect(statSync(join(folder, 'log', file)).size).toBeLessThan(2200);
  expect(recentLines(folder, 30).map((line) => JSON.parse(line).number)).toEqual(Array.from({ length: 30 }, (_, index) => 170 + index));
});

test('a log that cannot be written stops nothing', () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'log'), 'a file in the way');
  createLog({ folder, now }).error('anything', { code: 'x' });
  expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('a file in the way');
});

test('a report for support says what is in it, and no folder is', () => {
  const folder = newFolder();
  const log = createLog({ folder, now });
  for (let event = 0; event < 300; event++) log.info('counted', { number: event });
  const status: StoreStatus = {
    state: 'failed',
    problem: 'damaged',
    folder: '/home/wilhelmina/data',
    file: '/home/wilhelmina/data/groundwork.sqlite',
    bytes: 2_500_000,
    schema: 1,
    encrypted: true,
    sqlite: '3.53.4',
  };
  const report = supportReport({ folder, version: '0.1.0', now }, status);
  expect(report).toContain('the last 200 events');
  expect(report).toContain('Groundwork: 0.1.0\n');
  expect(report).toContain('Store: failed, damaged\n');
  expect(report).toContain('Store’s size: 2.5 MB\n');
  expect(report).toContain('"number":299');
  expect(report).not.toContain('"number":99,');
  expect(report).not.toContain('wilhelmina');
});
