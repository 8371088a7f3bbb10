import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * Where the data lives, the same for window, browser edition and command line. Beside the system's other application data
 * and never in Documents: folders that are synced damage live databases.
 */
export function dataFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home = os.homedir(),
): string {
  if (env['GROUNDWORK_DATA']) return path.resolve(env['GROUNDWORK_DATA']);
  if (platform === 'win32') return path.join(env['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local'), 'Groundwork');
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'Groundwork');
  return path.join(env['XDG_DATA_HOME'] ?? path.join(home, '.local', 'share'), 'groundwork');
}

/**
 * Makes a folder with all that leads to it. Node's own way never ends in a place such as /proc, which takes no folder and says that the
 * one above is missing.
 */
export function makeFolders(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  const above = path.dirname(folder);
  if (above !== folder) makeFolders(above);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another program was quicker.
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}

/** Makes way for the usual folder on a computer that has never kept application data. A folder that a person named is theirs to make. */
export function ensureUsualFolder(): string {
  const folder = dataFolder();
  if (!process.env['GROUNDWORK_DATA']) {
    try {
      makeFolders(path.dirname(folder));
    } catch {
      // The core's opening says what is wrong with the folder, in words and with ways on.
    }
  }
  return folder;
}

/**
 * Where the window keeps what is its own: in the data folder, where that can be. Chromium makes every folder that leads there and ends where
 * it cannot. It must neither bring a data folder into being that is on a disk that was taken out, nor keep the window from saying so.
 */
export function windowFolder(folder: string): string | null {
  try {
    const inside = path.join(folder, 'window');
    for (const each of [folder, inside]) if (!statSync(each, { throwIfNoEntry: false })) mkdirSync(each);
    accessSync(inside, constants.R_OK | constants.W_OK | constants.X_OK);
    return inside;
  } catch {
    return null;
  }
}

/** Where printed packs go until the person says otherwise. */
export function outFolder(home = os.homedir()): string {
  const likely = ['Documents', 'Downloads'].map((name) => path.join(home, name)).find((folder) => existsSync(folder));
  return path.join(likely ?? home, 'Groundwork');
}
