import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fetchHostedElectron, findElectron, hostedSupported, probe } from '../main/hosts/launcher/electrons.mjs';
import { build, Halt, install } from '../main/hosts/launcher/install.mjs';
import { findNode, nodeNeeded } from '../main/hosts/launcher/nodes.mjs';

// `npm test`: everything, from a fresh clone on. Brings what is missing, says what it cannot bring, checks types, lint and
// format, runs every test, and ends with one line: N passed, N failed. Words after `--` choose test files:
// `npm test -- tests/core/store`.

const root = path.resolve(import.meta.dirname, '..');
const chosen = process.argv.slice(2);
const started = Date.now();
const totals = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const missing = [];

const say = (/** @type {string} */ line) => console.log(`[${clock()}] ${line}`);
const clock = () => {
  const seconds = Math.round((Date.now() - started) / 1000);
  return `${String(Math.floor(seconds / 60)).padStart(2)}:${String(seconds % 60).padStart(2, '0')}`;
};

/** @type {NodeJS.ProcessEnv} */
let env = { ...process.env };

async function test() {
  await install(root, say);
  const node = findNode(root);
  if (!node) throw new Halt(`The tests need ${nodeNeeded}; this is Node ${process.versions.node}.`);
  // Everything that a test starts finds this Node first.
  env = {
    ...env,
    PATH: `${path.dirname(node)}${path.delimiter}${env.PATH ?? ''}`,
    GROUNDWORK_NODE: node,
    ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }),
  };

  await bringSystem();
  await bringElectron();
  await build(root, say);
  if (chosen.length === 0) await checkStatically(node);
  await runTests(node, 'unit, contract and screens', ['core', 'renderer']);
  await runTests(node, 'journeys in a browser and in Electron', ['e2e']);
}

/** What the journeys need besides npm's packages: on Debian as root it is installed, elsewhere it is named. */
async function bringSystem() {
  if (process.platform !== 'linux') return;
  const wanted = [
    { command: 'chromium', package: 'chromium', for: 'journeys in a browser' },
    { command: 'Xvfb', package: 'xvfb', for: 'journeys in Electron' },
    { command: 'pdftotext', package: 'poppler-utils', for: 'reading printed pages back' },
    { command: 'qpdf', package: 'qpdf', for: 'checking the structure of PDF files' },
  ].filter(({ command }) => !has(command));
  if (wanted.length === 0) return;
  const packages = [...new Set(wanted.map((each) => each.package))];
  if (has('apt-get') && process.getuid?.() === 0) {
    say(`Installing ${packages.join(', ')} with apt-get…`);
    const aptEnv = { ...env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { env: aptEnv, stdio: 'ignore' });
    const libraries = ['libgtk-3-0', 'libnss3', 'libgbm1', 'libasound2', 'libxss1', 'libxtst6', 'libnotify4', 'libsecret-1-0'];
    const done = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages, ...libraries], {
      env: aptEnv,
      stdio: 'ignore',
    });
    // One library by another name (Debian 13 has t64 names) must not cost the rest.
    if (done.status !== 0)
      spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env: aptEnv, stdio: 'ignore' });
  }
  for (const each of wanted) if (!has(each.command)) missing.push(`${each.command} (package ${each.package}), for ${each.for}`);
}

async function bringElectron() {
  const wanted = chosen.length === 0 || chosen.some((word) => word.includes('e2e'));
  if (!wanted) return;
  let { electron, why } = await findElectron(root, { say, mayDownload: false });
  if (!electron && hostedSupported) {
    const program = await fetchHostedElectron(root, say, (reason) => (why = reason));
    const found = program ? probe(program) : null;
    if (program && found?.version) electron = { program, kind: 'npm-hosted', version: found.version, napi: found.napi };
    else if (found) why = `it does not start here: ${found.why}`;
  }
  if (!electron) ({ electron, why } = await findElectron(root, { say }));
  if (electron) env = { ...env, GROUNDWORK_ELECTRON: electron.program };
  else missing.push(`an Electron that starts here (${why}), for journeys in Electron and the package`);
}

/** @param {string} node */
async function checkStatically(node) {
  const bin = (/** @type {string} */ name) => path.join(root, 'node_modules', name);
  const checks = [
    ...['main', 'preload', 'renderer', 'tests'].map((part) => ({
      name: `types of ${part}`,
      words: [bin('typescript/bin/tsc'), '-p', part],
    })),
    { name: 'lint', words: [bin('oxlint/bin/oxlint'), '-c', 'tests/house/oxlint.json', '--deny-warnings'] },
    { name: 'format', words: [bin('@biomejs/biome/bin/biome'), 'format', '--config-path=tests/house', '--reporter=summary', '.'] },
  ];
  const looks = checks.map((check) => ({ check, looked: run(node, check.words) }));
  for (const { check, looked } of looks) {
    const { code, words } = await looked;
    say(`${code === 0 ? 'ok    ' : 'FAILED'} ${check.name}`);
    if (code === 0) totals.passed += 1;
    else {
      totals.failed += 1;
      console.log(indent(words.slice(0, 6000)));
    }
  }
}

/** @param {string} node @param {string} what @param {string[]} projects */
async function runTests(node, what, projects) {
  say(`Running ${what}…`);
  const report = path.join(root, '.cache', `tests-${projects.join('-')}.json`);
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const words = [
    path.join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--config',
    'tests/vitest.config.ts',
    ...projects.flatMap((name) => ['--project', name]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    '--passWithNoTests',
    ...chosen,
  ];
  const { code } = await run(node, words, true);
  let failed = 0;
  try {
    const told = JSON.parse(readFileSync(report, 'utf8'));
    totals.passed += told.numPassedTests;
    totals.skipped += told.numPendingTests + told.numTodoTests;
    // A file that could not even be read has no tests to fail.
    const unread = told.testResults.filter(
      (/** @type {any} */ file) => file.status === 'failed' && file.assertionResults.length === 0,
    ).length;
    failed = told.numFailedTests + unread;
  } catch {
    failed = 1;
  }
  totals.failed += code !== 0 && failed === 0 ? 1 : failed;
}

/** @param {string} command @param {string[]} words @param {boolean} [shown] @returns {Promise<{ code: number, words: string }>} */
function run(command, words, shown = false) {
  return new Promise((resolve) => {
    const child = spawn(command, words, { cwd: root, env, stdio: ['ignore', shown ? 'inherit' : 'pipe', shown ? 'inherit' : 'pipe'] });
    let said = '';
    child.stdout?.on('data', (chunk) => (said += chunk));
    child.stderr?.on('data', (chunk) => (said += chunk));
    child.once('error', (error) => resolve({ code: -1, words: error.message }));
    child.once('close', (code) => resolve({ code: code ?? -1, words: said }));
  });
}

/** @param {string} command */
const has = (command) => (process.env.PATH ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, command)));
const indent = (/** @type {string} */ text) => text.replace(/^/gm, '    ');

function end() {
  for (const each of missing) console.log(`Missing: ${each}. Those tests were skipped.`);
  say('Done.');
  const skipped = totals.skipped ? `, ${totals.skipped} skipped` : '';
  console.log(`${totals.passed} passed, ${totals.failed} failed${skipped}`);
  process.exitCode = totals.failed ? 1 : 0;
}

test().then(end, (error) => {
  console.error(error instanceof Halt ? error.message : error);
  totals.failed += 1;
  end();
});
