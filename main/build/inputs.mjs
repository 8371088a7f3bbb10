import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

// What a build is made from, as one hash, so that a second start builds nothing. Plain JavaScript without packages: the
// launcher asks before anything is installed.

const folders = ['main', 'preload', 'renderer', 'resources/fonts', 'resources/icons'];
const files = ['package.json', 'package-lock.json'];

/** @param {string} root */
export function hashInputs(root) {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const from = path.join(root, folder);
    if (!existsSync(from)) continue;
    const found = readdirSync(from, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const names = found.map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))).sort();
    for (const name of names) hash.update(`${name}\0`).update(readFileSync(path.join(root, name)));
  }
  for (const name of files) hash.update(readFileSync(path.join(root, name)));
  return hash.digest('hex');
}

/** @param {string} root */
export const stampFile = (root) => path.join(root, 'dist', 'built-from.txt');

/** @param {string} root */
export function isFresh(root) {
  try {
    return readFileSync(stampFile(root), 'utf8') === hashInputs(root);
  } catch {
    return false;
  }
}
