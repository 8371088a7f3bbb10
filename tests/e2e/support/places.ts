import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** What a journey needs of this computer. A journey whose needs are not met is skipped, and npm test says why. */
export const root = path.resolve(import.meta.dirname, '../../..');

const likelyBrowsers = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
export const chromiumProgram = likelyBrowsers.find((file) => file !== undefined && existsSync(file));

const cachedElectron = path.join(
  process.env['GROUNDWORK_CACHE'] ?? path.join(process.env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache'), 'groundwork'),
  'electron-33.2.1',
  'electron',
);
export const electronProgram = [process.env['GROUNDWORK_ELECTRON'], cachedElectron].find((file) => file !== undefined && existsSync(file));

const display = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);

export const can = {
  browser: chromiumProgram !== undefined,
  electron: electronProgram !== undefined && display,
};

/** A Node that can open the store: the one that runs the tests. */
export const nodeProgram = process.execPath;

/** Chromium refuses to run as root with its sandbox. */
export const asRoot = process.getuid?.() === 0;

const made: string[] = [];
/** A folder that is gone when the tests end. */
export function scratch(name = 'groundwork-'): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), name));
  made.push(folder);
  return folder;
}
process.on('exit', () => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});
