import { spawn } from 'node:child_process';
import path from 'node:path';
import { build, Halt, install } from './install.mjs';
import { findNode, nodeNeeded } from './nodes.mjs';

// `npm run groundwork -- NOUN VERB …`: installs and builds what is missing, then runs the command line under a Node that can
// open the store. What it says on the way goes to standard error, so that --json stays one value on standard output.

const root = path.resolve(import.meta.dirname, '..', '..', '..');

async function run() {
  const say = (/** @type {string} */ line) => console.error(line);
  await install(root, say);
  await build(root, say);
  const node = findNode(root);
  if (!node) throw new Halt(`Groundwork needs ${nodeNeeded}; this is Node ${process.versions.node}.`);
  const child = spawn(node, [path.join(root, 'dist', 'core', 'groundwork.cjs'), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
  child.once('exit', (code) => process.exit(code ?? 3));
}

run().catch((error) => {
  console.error(error instanceof Halt ? error.message : 'Groundwork could not be started.');
  process.exit(3);
});
