import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { isFresh } from '../../build/inputs.mjs';
import { findNode, nodeNeeded } from './nodes.mjs';

// Brings a checkout to where it can run: packages as the lockfile says, then a build of the sources as they are. Does nothing
// that was done before. Fails with one sentence (a Halt), never with somebody else's stack.

/** Why it cannot go on, as a person reads it. */
export class Halt extends Error {}

/**
 * Are the packages there that the lockfile names? npm keeps its own list of what it put there; what this computer has no
 * use for (another system's programs) is marked optional and may be missing.
 * @param {string} root
 */
export function isInstalled(root) {
  try {
    const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
    const there = JSON.parse(readFileSync(path.join(root, 'node_modules', '.package-lock.json'), 'utf8')).packages;
    return Object.entries(wanted).every(([name, { version, optional }]) => {
      if (name === '') return true;
      const found = there[name];
      return found ? found.version === version : optional === true;
    });
  } catch {
    return false;
  }
}

/** @param {string} root @param {(line: string) => void} say */
export async function install(root, say) {
  if (isInstalled(root)) return;
  say(
    existsSync(path.join(root, 'node_modules'))
      ? 'Bringing the packages up to date…'
      : 'Installing what Groundwork needs. The first time takes about a minute…',
  );
  const windows = process.platform === 'win32';
  const { code, words } = await runToEnd(windows ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    shell: windows,
  });
  if (code !== 0) throw new Halt(whyNpmFailed(words));
}

/** @param {string} root @param {(line: string) => void} say */
export async function build(root, say) {
  if (isFresh(root)) return;
  const node = findNode(root);
  if (!node) throw new Halt(`Groundwork needs ${nodeNeeded}; this is Node ${process.versions.node}.`);
  say('Building…');
  const { code, words } = await runToEnd(node, [path.join(root, 'main', 'build', 'build.mjs')], { cwd: root });
  if (code !== 0)
    throw new Halt(
      full(words) ? 'The disk is full: Groundwork could not be built.' : `Groundwork could not be built: ${firstError(words)}.`,
    );
}

/**
 * Waits for a program and keeps what it said, so that nothing of it reaches the person unasked.
 * @param {string} command @param {string[]} args @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<{ code: number, words: string, out: string }>}
 */
export function runToEnd(command, args, options = {}, milliseconds = 900_000) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let words = '';
    let out = '';
    child.stdout?.on('data', (chunk) => (out += chunk));
    child.stderr?.on('data', (chunk) => (words += chunk));
    const tired = setTimeout(() => child.kill('SIGKILL'), milliseconds);
    child.once('error', (error) => {
      clearTimeout(tired);
      resolve({ code: -1, words: error.message, out });
    });
    child.once('close', (code) => {
      clearTimeout(tired);
      resolve({ code: code ?? -1, words: `${out}\n${words}`, out });
    });
  });
}

/** @param {string} words */
function whyNpmFailed(words) {
  if (full(words)) return 'The disk is full: the packages could not be installed. Free about one gigabyte and start again.';
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ECONNRESET|network/i.test(words))
    return 'The packages could not be fetched: npm cannot reach its registry. Connect to the internet once and start again.';
  if (/EACCES|EPERM|EROFS/.test(words)) return 'The packages could not be installed: this folder cannot be written to.';
  if (/ENOENT|not found|is not recognized/.test(words) && /npm/.test(words) && words.length < 300)
    return 'npm was not found. It comes with Node: https://nodejs.org';
  return `The packages could not be installed: ${firstError(words)}. “npm ci” shows more.`;
}

/** @param {string} words */
const full = (words) => /ENOSPC|no space left|EDQUOT/i.test(words);

/** The one line of a program's complaint that says something. @param {string} words */
export function firstError(words) {
  const lines = words.split('\n').map((line) => stripVTControlCharacters(line).trim());
  const telling =
    lines.find((line) => /error|could not|cannot/i.test(line) && !/^at |^npm error (A complete log|code)|Build failed/.test(line)) ??
    lines.find((line) => line !== '') ??
    'no reason was given';
  return telling
    .replace(/^(npm (error|ERR!)|\[?error\]?:?)\s*/i, '')
    .replace(/[.\s]+$/, '')
    .slice(0, 200);
}
