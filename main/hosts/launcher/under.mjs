import { spawn } from 'node:child_process';
import path from 'node:path';
import { build, Halt, install } from './install.mjs';
import { findNode, nodeNeeded } from './nodes.mjs';

// Installs and builds what is missing, then runs a script of ours under a Node that can open the store. What it says on the
// way goes to standard error, so that standard output stays the script's own.
// `node under.mjs FILE …`, the file named from the project's root.

const root = path.resolve(import.meta.dirname, '..', '..', '..');

/** @param {string} file @param {string[]} words */
export async function runUnder(file, words) {
  const say = (/** @type {string} */ line) => console.error(line);
  try {
    await install(root, say);
    await build(root, say);
    const node = findNode(root);
    if (!node) throw new Halt(`Groundwork needs ${nodeNeeded}; this is Node ${process.versions.node}.`);
    const child = spawn(node, [path.join(root, file), ...words], { stdio: 'inherit' });
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
    child.once('exit', (code) => process.exit(code ?? 3));
  } catch (error) {
    console.error(error instanceof Halt ? error.message : 'Groundwork could not be started.');
    process.exit(3);
  }
}

const [, script, file, ...words] = process.argv;
if (script && path.resolve(script) === import.meta.filename && file) await runUnder(file, words);
