import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCore } from '../../main/core/core.ts';
import { toDeps } from '../../main/hosts/deps.ts';
import type { Groundwork } from '../../preload/contract/native.ts';
import { asRoot, can, electronProgram, nodeProgram, root } from './support/places.ts';
import { ask, callIn, openElectron } from './support/window.ts';

describe.skipIf(!can.electron)('the window in Electron', () => {
  let opened: Awaited<ReturnType<typeof openElectron>>;
  beforeAll(async () => {
    opened = await openElectron();
  });
  afterAll(() => opened?.close());

  it('shows the workbook from an empty data folder', async () => {
    await opened.page.getByText('Local Seminar 1').first().waitFor();
    expect(await opened.page.title()).toMatch(/Groundwork/);
    expect(existsSync(path.join(opened.data, 'groundwork.sqlite'))).toBe(true);
    expect(opened.complaints).toEqual([]);
  });

  it('carries a request and a failure over its wire as every other wire does', async () => {
    expect(await callIn(opened, 'workbook.list', {})).toHaveLength(1);
    expect(await ask(opened.page, { id: 'x', call: 'workbook.burn', input: {} })).toEqual({
      id: 'x',
      ok: false,
      error: { code: 'no-such-call', detail: { call: 'workbook.burn' } },
    });
    expect(await ask(opened.page, 'nothing that fits')).toEqual({
      id: '',
      ok: false,
      error: { code: 'bad-input', detail: { where: 'envelope' } },
    });
  });

  it('gives the page no Node, no Electron and no way out', async () => {
    const { page, app } = opened;
    expect(
      await page.evaluate(() => [
        typeof (globalThis as { require?: unknown }).require,
        typeof (globalThis as { process?: unknown }).process,
      ]),
    ).toEqual(['undefined', 'undefined']);
    expect(await page.evaluate(() => Object.keys((window as unknown as { groundwork: object }).groundwork).sort())).toEqual([
      'call',
      'native',
      'on',
    ]);
    expect(
      await page.evaluate(() =>
        fetch('https://example.org/').then(
          () => 'reached',
          () => 'refused',
        ),
      ),
    ).toBe('refused');
    expect(await page.evaluate(() => fetch('app://groundwork/../package.json').then((answer) => answer.status))).toBeGreaterThanOrEqual(
      403,
    );
    await page.evaluate(() => void window.open('https://example.org/x', '_blank', 'popup'));
    await page.evaluate(() => void window.location.assign('https://example.org/'));
    // What is refused leaves no trace to wait for: it is given time to be wrong.
    await page.waitForTimeout(500);
    expect(page.url()).toMatch(/^app:\/\/groundwork\//);
    expect(app.windows()).toHaveLength(1);
    expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      const { contextIsolation, sandbox, nodeIntegration } = (
        BrowserWindow.getAllWindows()[0]!.webContents as unknown as { getLastWebPreferences: () => Record<string, unknown> }
      ).getLastWebPreferences();
      return { contextIsolation, sandbox, nodeIntegration };
    });
    expect(preferences).toEqual({ contextIsolation: true, sandbox: true, nodeIntegration: false });
  });

  it('keeps scripts and styles that are not its own out of the page', async () => {
    const ran = await opened.page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.__ran = true';
      document.head.append(script);
      return '__ran' in window;
    });
    expect(ran).toBe(false);
    opened.complaints.length = 0;
  });

  it('opens documents and web pages for the page, never a program', async () => {
    const native = <T>(act: string, what: string): Promise<T> =>
      opened.page.evaluate(
        ([name, given]) =>
          (window as unknown as { groundwork: { native: Record<string, (what: string) => Promise<unknown>> } }).groundwork.native[name!]!(
            given!,
          ),
        [act, what],
      ) as Promise<T>;
    expect(await native('openPath', '/bin/sh')).toBe(false);
    expect(await native('openExternal', 'file:///etc/passwd')).toBe(false);
    expect(await native('openExternal', 'javascript:alert(1)')).toBe(false);
  });

  it('survives the loss of its core: the page is told, and what it asks is answered', async () => {
    const { page, app } = opened;
    await page.evaluate(() => {
      const told: string[] = [];
      Object.assign(window, { __told: told });
      (window as unknown as { groundwork: { on: (listener: (event: { event: string; state?: string }) => void) => void } }).groundwork.on(
        (event) => void (event.event === 'core' && told.push(event.state!)),
      );
    });
    const before = await callIn(opened, 'workbook.list', {});
    const { pid } = app.process();
    for (const child of coresOf(pid!)) process.kill(child, 'SIGKILL');
    expect(await callIn(opened, 'workbook.list', {})).toEqual(before);
    await expect.poll(() => page.evaluate(() => (window as unknown as { __told: string[] }).__told)).toEqual(['gone', 'back']);
  });

  it('is one instance: a second start brings the first to the front and ends', async () => {
    const { app, data } = opened;
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.minimize());
    const second = spawn(electronProgram!, [...(asRoot ? ['--no-sandbox'] : []), root], {
      env: { ...process.env, GROUNDWORK_DATA: data, GROUNDWORK_NODE: nodeProgram },
      stdio: 'ignore',
    });
    expect(await new Promise((resolve) => second.once('exit', resolve))).toBe(0);
    await expect
      .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isMinimized())))
      .toEqual([false]);
  });

  it('waits for what the page still holds before it closes, and leaves no core behind', async () => {
    const [first] = await callIn(opened, 'workbook.list', {});
    await opened.page.evaluate(
      ([workbook, revision]) => {
        const { call, native } = (window as unknown as { groundwork: Groundwork }).groundwork;
        const edits = [{ do: 'set-title', title: 'Written at the very end' }];
        native.onFlush(async () => {
          await new Promise((resolve) => setTimeout(resolve, 400));
          await call({ id: 'flush', call: 'workbook.edit', input: { op: 'op-flush', workbook, revision, edits } });
        });
      },
      [first!.id, first!.revision] as const,
    );
    const children = coresOf(opened.app.process().pid!);
    expect(children.length).toBeGreaterThan(0);
    const closed = new Promise<void>((resolve) => opened.app.once('close', () => resolve()));
    await opened.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close());
    await closed;
    await expect.poll(() => children.filter(isAlive)).toEqual([]);
    const again = createCore(
      toDeps({ folder: opened.data, resources: path.join(root, 'resources'), outFolder: opened.home, version: '0' }),
    );
    expect(await again.call({ id: '1', call: 'workbook.list', input: {} })).toMatchObject({
      output: [{ title: 'Written at the very end' }],
    });
    await again.close();
  });
});

/** The core's own process, told from Chromium's by what it runs. */
function coresOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const [, owner] = readFileSync(`/proc/${pid}/stat`, 'utf8')
          .replace(/^.*\) /s, '')
          .split(' ');
        return Number(owner) === parent && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('core.cjs');
      } catch {
        return false;
      }
    });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
