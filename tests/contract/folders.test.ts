import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeFolders, windowFolder } from '../../main/hosts/folders.ts';

function home(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'groundwork-folders-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('the window brings no data folder into being that is on a disk which was taken out', () => {
  const data = path.join(home(), 'stick', 'Groundwork');
  expect(windowFolder(data)).toBeNull();
  expect(existsSync(path.dirname(data))).toBe(false);
  // Where a file is in its place the window still opens, and says so.
  const file = path.join(home(), 'Groundwork');
  writeFileSync(file, 'a file');
  expect(windowFolder(file)).toBeNull();
  const usual = path.join(home(), 'Groundwork');
  expect(windowFolder(usual)).toBe(path.join(usual, 'window'));
  expect(windowFolder(usual)).toBe(path.join(usual, 'window'));
});

test('folders are made with all that leads to them, and where none can be made that ends at once', () => {
  const deep = path.join(home(), 'a', 'b', 'c');
  makeFolders(deep);
  makeFolders(deep);
  expect(existsSync(deep)).toBe(true);
  writeFileSync(path.join(deep, 'file'), '');
  expect(() => makeFolders(path.join(deep, 'file', 'in'))).toThrow('EEXIST');
  if (process.platform === 'linux') expect(() => makeFolders('/proc/groundwork/in')).toThrow('ENOENT');
});
