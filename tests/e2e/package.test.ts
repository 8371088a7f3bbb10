import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CoreEvent } from '../../preload/contract/envelope.ts';
import type { PackResult } from '../../preload/contract/model/print.ts';
import type { Groundwork } from '../../preload/contract/native.ts';
import { asRoot, can, nodeProgram, root, scratch } from './support/places.ts';
import { place } from './support/window.ts';

/** Far from the project: a module that was forgotten would be found in its node_modules. */
const home = scratch('groundwork-package-');
const app = path.join(home, 'elsewhere');
const program = path.join(app, 'groundwork');
const sandbox = asRoot ? ['--no-sandbox'] : [];

describe.skipIf(!can.electron || process.platform !== 'linux')('the packaged program', () => {
  let child: ChildProcess;
  let browser: Browser;
  let page: Page;
  const { data, env } = place({});

  beforeAll(async () => {
    const packed = spawnSync(nodeProgram, [path.join(root, 'main/build/package.mjs'), '--folder-only', '--out', path.join(home, 'out')], {
      encoding: 'utf8',
      env: process.env,
    });
    if (packed.status !== 0) throw new Error(`it could not be packed: ${packed.stderr}`);
    const [unpacked] = readdirSync(path.join(home, 'out')).filter((name) => name.endsWith('-unpacked'));
    renameSync(path.join(home, 'out', unpacked!), app);
    const { GROUNDWORK_NODE: _node, ...alone } = env;
    // Its inspector is off, as it should be; DevTools' own door is how a test gets in.
    child = spawn(program, [...sandbox, '--remote-debugging-port=0'], { cwd: home, env: alone, stdio: ['ignore', 'ignore', 'pipe'] });
    const door = await new Promise<string>((resolve, reject) => {
      let said = '';
      child.stderr!.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
        if (found) resolve(found);
      });
      child.once('exit', (code) => reject(new Error(`it ended with ${code}`)));
    });
    browser = await chromium.connectOverCDP(door);
    const ours = (): Page | undefined =>
      browser
        .contexts()[0]
        ?.pages()
        .find((each) => each.url().startsWith('app:'));
    for (let tries = 0; !ours() && tries < 150; tries++) await new Promise((resolve) => setTimeout(resolve, 100));
    page = ours()!;
  }, 120_000);

  afterAll(async () => {
    const ended = new Promise((resolve) => child?.once('exit', resolve));
    await browser?.close();
    if (child?.kill()) await ended;
    rmSync(home, { recursive: true, force: true });
  });

  it('opens the workbook from an empty data folder', async () => {
    await page.getByText('Local Seminar 1').first().waitFor();
    expect(existsSync(path.join(data, 'groundwork.sqlite'))).toBe(true);
  });

  it('prints the workbook', async () => {
    const folder = path.join(home, 'printed');
    const result = await page.evaluate(async (to) => {
      const { groundwork } = window as unknown as { groundwork: Groundwork };
      const listed = await groundwork.call({ id: '1', call: 'workbook.list', input: {} });
      const [first] = (listed.ok ? listed.output : []) as { id: string }[];
      return new Promise<unknown>((resolve) => {
        groundwork.on((event: CoreEvent) => {
          if (event.event === 'job' && event.state !== 'running') resolve(event.output ?? event.error);
        });
        void groundwork.call({
          id: '2',
          call: 'print.pack',
          input: { workbook: first!.id, names: ['Ada Example', 'Łukasz Example'], output: 'separate', folder: to },
        });
      });
    }, folder);
    const { files, pages } = result as PackResult;
    expect(files).toHaveLength(2);
    expect(pages).toBeGreaterThan(20);
    for (const file of files)
      expect(spawnSync('pdftotext', [path.resolve(folder, file), '-'], { encoding: 'utf8' }).stdout).toMatch(/Example/);
  });

  it('answers from the command line, as the checkout does', () => {
    const other = path.join(home, 'other-data');
    const { GROUNDWORK_NODE: _node, ...alone } = env;
    const listed = spawnSync(program, [...sandbox, 'workbook', 'list', '--json', '--data', other], {
      encoding: 'utf8',
      env: alone,
      timeout: 20_000,
    });
    expect(JSON.parse(listed.stdout)).toMatchObject([{ title: expect.stringMatching(/Seminar 1/) as string }]);
    expect(listed.status).toBe(0);
    const refused = spawnSync(program, [...sandbox, 'workbook', 'list', '--data', data], { encoding: 'utf8', env: alone, timeout: 20_000 });
    expect(refused.stderr).toMatch(/Another Groundwork has the store open/);
    expect(refused.status).toBe(1);
  });

  it('has every fuse as it should be', async () => {
    const wire = await getCurrentFuseWire(program);
    const on = [
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
    ];
    const off = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ];
    const state = (fuse: FuseV1Options): string => String.fromCharCode(wire[fuse] ?? 0);
    expect(on.map(state)).toEqual(on.map(() => '1'));
    expect(off.map(state)).toEqual(off.map(() => '0'));
  });
});
