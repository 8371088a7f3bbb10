import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { _electron, type Browser, chromium, type ElectronApplication, type Page } from 'playwright-core';
import type { CallInput, CallName, CallOutput } from '../../../preload/contract/calls.ts';
import { bridge } from '../../../preload/contract/bridge.ts';
import type { Reply, Request } from '../../../preload/contract/envelope.ts';
import type { Groundwork } from '../../../preload/contract/native.ts';
import { asRoot, chromiumProgram, electronProgram, nodeProgram, root, scratch } from './places.ts';

/** Groundwork as a person has it open, in either edition, on a data folder of its own. */
export interface Opened {
  edition: 'electron' | 'browser';
  page: Page;
  /** The data folder. */
  data: string;
  /** Where printed packs go unless a folder is named. */
  home: string;
  /** What the page complained of: errors, broken promises of its security policy. A journey ends by expecting none. */
  complaints: string[];
  close: () => Promise<void>;
}

export interface OpenOptions {
  data?: string;
  size?: { width: number; height: number };
  /** Further arguments of the browser. */
  args?: readonly string[];
  /** Dark, light, or as the test's browser has it. */
  scheme?: 'light' | 'dark';
  env?: Record<string, string>;
}

const usual = { width: 1440, height: 900 };
/** A busy machine is waited for: none of these waits is a promise about speed. */
const patience = 90_000;
export const quietly = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function openElectron(options: OpenOptions = {}): Promise<Opened & { app: ElectronApplication }> {
  const { data, home, env } = place(options);
  const app = await _electron.launch({
    executablePath: electronProgram ?? '',
    args: [...(asRoot ? ['--no-sandbox'] : []), root],
    env: { ...env, GROUNDWORK_NODE: nodeProgram },
    timeout: 180_000,
  });
  const page = await app.firstWindow({ timeout: patience });
  page.setDefaultTimeout(patience);
  const complaints = listen(page);
  if (options.size) await page.setViewportSize(options.size);
  if (options.scheme) await page.emulateMedia({ colorScheme: options.scheme });
  return { edition: 'electron', page, app, data, home, complaints, close: () => app.close() };
}

export async function openBrowser(options: OpenOptions = {}): Promise<Opened & { browser: Browser; bridge: Served }> {
  const { data, home, env } = place(options);
  const bridge = await serve(env);
  const browser = await chromium.launch({
    executablePath: chromiumProgram ?? '',
    chromiumSandbox: !asRoot,
    args: [...quietly, ...(options.args ?? [])],
  });
  const context = await browser.newContext({
    viewport: options.size ?? usual,
    locale: 'en-GB',
    ...(options.scheme ? { colorScheme: options.scheme } : {}),
  });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  const complaints = listen(page);
  await page.goto(bridge.address);
  const close = async (): Promise<void> => {
    await browser.close();
    await bridge.end();
  };
  return { edition: 'browser', page, browser, bridge, data, home, complaints, close };
}

export interface Served {
  address: string;
  origin: string;
  process: ChildProcess;
  said: () => string;
  end: () => Promise<void>;
}

/** The browser edition's own process, as `npm start` starts it. */
export function serve(env: NodeJS.ProcessEnv, words: readonly string[] = []): Promise<Served> {
  const child = spawn(nodeProgram, [path.join(root, 'dist/core/bridge.cjs'), ...words], { env, stdio: ['pipe', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+\/#key=\S+/.exec(said)?.[0];
      const end = async (): Promise<void> => {
        child.kill('SIGTERM');
        await ended;
      };
      if (address) resolve({ address, origin: new URL(address).origin, process: child, said: () => said, end });
    });
    child.once('exit', (code) => reject(new Error(`the browser edition ended with ${code}: ${said}`)));
  });
}

/** A whole environment of its own: data, home and downloads, so that no test sees another's or the person's. */
export function place({ data = path.join(scratch(), 'data'), env = {} }: OpenOptions): {
  data: string;
  home: string;
  env: Record<string, string>;
} {
  const home = scratch('groundwork-home-');
  const own = {
    HOME: home,
    USERPROFILE: home,
    XDG_CONFIG_HOME: path.join(home, '.config'),
    XDG_DATA_HOME: path.join(home, '.local/share'),
    GROUNDWORK_DATA: data,
  };
  return { data, home, env: { ...(process.env as Record<string, string>), ...own, ...env } };
}

function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

/** Waits until a screen has what it waited for, and nothing in it changes for a while. */
export const whenStill = ({ page }: Opened): Promise<void> =>
  page.evaluate(
    (quiet) =>
      new Promise<void>((resolve) => {
        let timer: ReturnType<typeof setTimeout> | undefined;
        const look = (): void => {
          if (document.querySelector('.skeleton, .waiting')) return wait();
          observer.disconnect();
          resolve();
        };
        const wait = (): void => {
          clearTimeout(timer);
          timer = setTimeout(look, quiet);
        };
        const observer = new MutationObserver(wait);
        observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
        wait();
      }),
    250,
  );

/** Asks the core as the page would: through the preload script, or over the bridge with this tab's bearer. */
export async function callIn<C extends CallName>({ page }: Opened, call: C, input: CallInput<C>): Promise<CallOutput<C>> {
  const reply = await ask(page, { id: `test-${++asked}`, call, input });
  if (!reply.ok) throw new Error(`${call}: ${reply.error.code} ${JSON.stringify(reply.error.detail)}`);
  return reply.output as CallOutput<C>;
}

let asked = 0;

/** Sends whatever it is given, well formed or not. */
export const ask = (page: Page, request: unknown): Promise<Reply> =>
  page.evaluate(
    async ([given, paths]) => {
      const preloaded = (window as unknown as { groundwork?: Groundwork }).groundwork;
      if (preloaded) return preloaded.call(given as Request);
      const { bearer } = JSON.parse(sessionStorage.getItem(paths.bearerInStorage) ?? '{}') as { bearer?: string };
      const answer = await fetch(paths.call, {
        method: 'POST',
        headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
        body: JSON.stringify(given),
      });
      return (await answer.json()) as Reply;
    },
    [request, bridge] as const,
  );
