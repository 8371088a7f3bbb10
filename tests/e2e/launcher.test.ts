import { spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { can, electronProgram, root, scratch } from './support/places.ts';
import { place } from './support/window.ts';

interface Said {
  code: number | null;
  out: string;
  aside: string;
}

/** Starts the launcher, ends it as Ctrl+C would once it has said `until`, and gives what a person read. */
function start(
  words: readonly string[],
  env: NodeJS.ProcessEnv,
  { from = root, until }: { from?: string; until?: RegExp } = {},
): Promise<Said> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(from, 'main/hosts/launcher/start.mjs'), ...words], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, aside] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      if (until?.test(out)) child.kill('SIGINT');
    });
    child.stderr.on('data', (chunk: Buffer) => (aside += chunk.toString()));
    child.once('close', (code) => resolve({ code, out, aside }));
  });
}

const stackLine = /^\s+at .+:\d+/m;
const withoutDisplay = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({ ...env, DISPLAY: '', WAYLAND_DISPLAY: '' });

describe('npm start', () => {
  it('without a display serves the browser edition, says why, and prints the address', async () => {
    const { out, aside, code } = await start([], withoutDisplay(place({}).env), { until: /Ctrl\+C/ });
    expect(out).toMatch(/ready for your browser.+because there is no display here.+For the window/);
    expect(out).toMatch(/http:\/\/127\.0\.0\.1:\d+\/#key=/);
    expect(out).toMatch(/has ended\. Everything that was saved is in your data folder/);
    expect(aside).toBe('');
    expect(code).toBe(0);
  });

  it('opens the browser edition when that was asked for, and is not troubled by a computer without a browser', async () => {
    const { env } = place({ env: { PATH: path.dirname(process.execPath) } });
    const { out, code } = await start(['--browser'], env, { until: /Ctrl\+C/ });
    expect(out).toMatch(/because|as you asked/);
    expect(out).toMatch(/For the window, leave out --browser/);
    expect(code).toBe(0);
  });

  it('says which port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    const { aside, code } = await start(['--browser', '--port', String(port), '--no-open'], place({}).env);
    server.close();
    expect(aside).toBe(`Port ${port} is in use by another program. Leave out --port and Groundwork finds a free one.\n`);
    expect(code).toBe(1);
  });

  it('names a word that it does not know', async () => {
    const { aside, code } = await start(['--brwoser'], place({}).env);
    expect(aside).toMatch(/“--brwoser” is not understood/);
    expect(code).toBe(1);
  });

  it.skipIf(!can.electron)('opens the window and says so in one sentence', async () => {
    const { out, aside, code } = await start([], place({ env: { GROUNDWORK_ELECTRON: electronProgram ?? '' } }).env, {
      until: /is open in its window/,
    });
    expect(out).toMatch(
      /^Groundwork is open in its window \(the Electron that you named, .+\); for the browser edition use “npm start -- --browser”\.\n$/,
    );
    expect(aside).toBe('');
    expect(code).toBe(0);
  });
});

describe.skipIf(!can.electron)('npm start with an Electron that does not work', () => {
  it('opens the browser edition instead, and says why', async () => {
    const broken = path.join(scratch(), 'electron');
    writeFileSync(broken, '#!/bin/sh\n[ -n "$ELECTRON_RUN_AS_NODE" ] && echo 99.0.0 10 && exit 0\nexit 7\n');
    chmodSync(broken, 0o755);
    const { out } = await start([], place({ env: { GROUNDWORK_ELECTRON: broken } }).env, { until: /Ctrl\+C/ });
    expect(out).toMatch(/browser.*because the window could not be opened/);
  });
});

describe('when a step before the window fails', () => {
  /** A checkout that has no packages yet, and an npm that fails as told. */
  function bare(npmSays: string): { from: string; env: NodeJS.ProcessEnv } {
    const from = scratch();
    for (const part of ['main/hosts/launcher', 'main/build']) cpSync(path.join(root, part), path.join(from, part), { recursive: true });
    for (const file of ['package.json', 'package-lock.json']) cpSync(path.join(root, file), path.join(from, file));
    const bin = path.join(from, 'bin');
    mkdirSync(bin);
    writeFileSync(path.join(bin, 'npm'), `#!/bin/sh\ncat >&2 <<'END'\n${npmSays}\nEND\nexit 1\n`);
    chmodSync(path.join(bin, 'npm'), 0o755);
    return { from, env: place({ env: { PATH: `${bin}:${process.env['PATH']}` } }).env };
  }

  it.skipIf(process.platform === 'win32').each([
    ['npm error code ENOSPC\nnpm error ENOSPC: no space left on device, write', /^The disk is full: the packages could not be installed/],
    ['npm error code ENOTFOUND\nnpm error network request to https://registry.example/x failed', /npm cannot reach its registry/],
    ['npm error code EACCES\nnpm error syscall mkdir', /this folder cannot be written to/],
    [
      'npm error code E404\nnpm error 404 Not Found - left-pad\n    at Object.<anonymous> (x.js:1:1)',
      /^The packages could not be installed: 404 Not Found - left-pad\. “npm ci” shows more\.$/m,
    ],
  ])('npm saying %j becomes one sentence', async (npmSays, sentence) => {
    const { from, env } = bare(npmSays);
    const { aside, code } = await start([], env, { from });
    expect(aside).toMatch(sentence);
    expect(aside.trim().split('\n')).toHaveLength(1);
    expect(aside).not.toMatch(stackLine);
    expect(code).toBe(1);
  });
});
