import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../main/core/store/store.ts';
import type { CoreEvent } from '../../preload/contract/envelope.ts';
import type { PackResult } from '../../preload/contract/model/print.ts';
import type { ReturnSheet } from '../../preload/contract/model/returns.ts';
import type { Groundwork } from '../../preload/contract/native.ts';
import { fillInPdfLib } from '../support/pdfFillers.ts';
import { writeResponses } from '../support/store-filler.ts';
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
    for (let tries = 0; !ours() && tries < 900; tries++) await new Promise((resolve) => setTimeout(resolve, 100));
    page = ours()!;
    page.setDefaultTimeout(90_000);
  });

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

  /** Long work, to its end. */
  const finish = (call: string, input: object): Promise<unknown> =>
    page.evaluate(
      ([name, given]) =>
        new Promise((resolve) => {
          const { groundwork } = window as unknown as { groundwork: Groundwork };
          let job: string | null = null;
          const ended = new Map<string, unknown>();
          const settle = (): void => {
            if (job !== null && ended.has(job)) resolve(ended.get(job));
          };
          groundwork.on((event: CoreEvent) => {
            if (event.event !== 'job' || event.state === 'running') return;
            ended.set(event.job, event.output ?? event.error);
            settle();
          });
          void groundwork.call({ id: 'start', call: name, input: given }).then((reply) => {
            if (!reply.ok) return resolve(reply.error);
            job = (reply.output as { job: string }).job;
            settle();
          });
        }),
      [call, input] as const,
    );
  const ask = (call: string, input: object): Promise<unknown> =>
    page.evaluate(
      async ([name, given]) => {
        const reply = await (window as unknown as { groundwork: Groundwork }).groundwork.call({ id: 'ask', call: name, input: given });
        return reply.ok ? reply.output : reply.error;
      },
      [call, input] as const,
    );
  const printed = path.join(home, 'printed');

  it('prints the workbook', async () => {
    const [first] = (await ask('workbook.list', {})) as { id: string }[];
    const names = ['Ada Example', 'Łukasz Example'];
    const { files, pages } = (await finish('print.pack', {
      workbook: first!.id,
      names,
      output: 'separate',
      folder: printed,
    })) as PackResult;
    expect(files).toHaveLength(2);
    expect(pages).toBeGreaterThan(20);
    for (const file of files)
      expect(spawnSync('pdftotext', [path.resolve(printed, file), '-'], { encoding: 'utf8' }).stdout).toMatch(/Example/);
  });

  it('reads what comes back in its threads: a filled form, one that needs the larger reader, and paper', async () => {
    const [file = ''] = readdirSync(printed).map((name) => path.join(printed, name));
    const back = path.join(home, 'back');
    mkdirSync(back);
    const filled = path.join(back, 'filled.pdf');
    writeFileSync(filled, await fillInPdfLib(readFileSync(file), { 'ls1-role-1:individual': 'What was written.' }));
    const paths = [filled];
    const locked = path.join(back, 'locked.pdf');
    if (spawnSync('qpdf', ['--encrypt', '', 'owner', '256', '--', filled, locked]).status === 0) paths.push(locked);
    const { sheet } = (await finish('returns.read', { paths })) as { sheet: string };
    const { lines } = (await ask('returns.sheet', { sheet })) as ReturnSheet;
    expect(lines.map(({ state, kind, counts }) => [state, kind, counts.new])).toEqual(paths.map(() => ['who', 'form', 1]));

    const picture = path.join(back, 'scan');
    expect(spawnSync('pdftoppm', ['-r', '150', '-jpeg', '-f', '5', '-l', '5', '-singlefile', file, picture]).status).toBe(0);
    await finish('scans.read', { batch: 'batch-of-one', paths: [`${picture}.jpg`] });
    expect(await ask('scans.batch', { batch: 'batch-of-one' })).toMatchObject({ pages: [{ state: 'generic', page: 5, sure: 'sure' }] });
  });

  it('answers from the command line, as the checkout does', () => {
    const other = path.join(home, 'other-data');
    const { GROUNDWORK_NODE: _node, ...alone } = env;
    const listed = spawnSync(program, [...sandbox, 'workbook', 'list', '--json', '--data', other], {
      encoding: 'utf8',
      env: alone,
      timeout: 120_000,
    });
    expect(JSON.parse(listed.stdout)).toMatchObject([{ title: expect.stringMatching(/Seminar 1/) as string }]);
    expect(listed.status).toBe(0);
    const refused = spawnSync(program, [...sandbox, 'workbook', 'list', '--data', data], {
      encoding: 'utf8',
      env: alone,
      timeout: 120_000,
    });
    expect(refused.stderr).toMatch(/Another Groundwork has the store open/);
    expect(refused.status).toBe(1);
  });

  it('backs a large store up, in the thread that it brings', { timeout: 120_000 }, () => {
    const folder = path.join(home, 'large-data');
    mkdirSync(folder);
    let ids = 0;
    const quiet = { info: () => {}, warn: () => {}, error: () => {} };
    const made = openStore({ folder, now: () => new Date().toISOString(), newId: () => `large-${++ids}`, log: quiet });
    if (!made.ok) throw new Error(made.problem);
    writeResponses(made.store.raw, 30_000);
    made.store.close();
    const { GROUNDWORK_NODE: _node, ...alone } = env;
    const backed = spawnSync(program, [...sandbox, 'store', 'backup', '--json', '--data', folder], {
      encoding: 'utf8',
      env: alone,
      timeout: 120_000,
    });
    expect(JSON.parse(backed.stdout)).toMatchObject({ holds: { responses: 30_000 } });
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
