import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

// A Node that can load the store's addon, which is built for Node-API 10: Node 22.14 or newer. npm brings one for most
// computers (optionalDependencies), so that the person's own may be older.

export const addonNeeds = 10;
export const nodeNeeded = 'Node 22.14 or newer (https://nodejs.org)';

/** @param {string} root @returns {string | null} */
export function findNode(root) {
  if (Number(process.versions.napi) >= addonNeeds) return process.execPath;
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const brought = path.join(root, 'node_modules', `node-${system}-${process.arch}`, 'bin', name);
  return existsSync(brought) && napiOf(brought) >= addonNeeds ? brought : null;
}

/** @param {string} node */
function napiOf(node) {
  const asked = spawnSync(node, ['-p', 'process.versions.napi'], { encoding: 'utf8', timeout: 10_000 });
  return asked.status === 0 ? Number(asked.stdout) : 0;
}
