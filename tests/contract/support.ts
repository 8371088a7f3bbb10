import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Core, createCore } from '../../main/core/core.ts';
import { runCommand } from '../../main/hosts/cli/command.ts';
import { openBridge } from '../../main/hosts/bridge/server.ts';
import { toDeps } from '../../main/hosts/deps.ts';
import { spawnChild } from '../../main/hosts/process/child.ts';
import type { Start } from '../../main/hosts/process/frames.ts';
import { type CoreProcess, type Spawn, type Supervised, supervise } from '../../main/hosts/supervisor.ts';
import { bridge } from '../../preload/contract/bridge.ts';
import type { CoreEvent, Reply } from '../../preload/contract/envelope.ts';

const root = path.resolve(import.meta.dirname, '../..');
const entry = path.join(root, 'main/hosts/process/entry.ts');

/** A store of its own with fixed time and counted ids, so that the same questions get the same answers on every wire. */
export function startIn(folder: string): Start {
  return {
    folder,
    resources: path.join(root, 'resources'),
    outFolder: path.join(folder, 'out'),
    version: '9.9.9',
    clock: '2026-11-22T09:00:00.000Z',
    ids: true,
  };
}

export interface Ran {
  code: number;
  out: string;
  aside: string;
}

/** Runs command lines as a terminal would, on the store in `data` unless the words name another. */
export function terminalOn(data: string): (...words: string[]) => Promise<Ran> {
  return async (...words) => {
    const ran = { code: 0, out: '', aside: '' };
    ran.code = await runCommand(words, {
      out: (text) => void (ran.out += text),
      aside: (text) => void (ran.aside += text),
      watched: false,
      openCore: ({ data: folder = data, clock, ids }) =>
        createCore(toDeps({ ...startIn(folder), ids, ...(clock === undefined ? {} : { clock }) })),
      passphrase: async () => null,
      onStop: () => {},
    });
    return ran;
  };
}

export function scratch(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'groundwork-contract-'));
  return { folder: path.join(folder, 'data'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A way to the core, whatever it runs through. */
export interface Wire {
  ask: (request: unknown) => Promise<Reply>;
  on: (listener: (event: CoreEvent) => void) => () => void;
  close: () => Promise<void>;
}

export const wires: Readonly<Record<string, (folder: string) => Promise<Wire>>> = {
  'in this process': async (folder) => asWire(createCore(toDeps(startIn(folder)))),
  'a child process': async (folder) => asWire(supervise(spawnChild(entry, startIn(folder), process.execPath))),
  'the bridge': async (folder) => overBridge(supervise(spawnChild(entry, startIn(folder), process.execPath))),
};

const asWire = (core: Core): Wire => ({ ask: core.call, on: core.on, close: core.close });

export interface BridgeWire extends Wire {
  origin: string;
  bearer: string;
  address: () => string;
}

export async function overBridge(core: Core): Promise<BridgeWire> {
  const opened = await openBridge({ core, pages: path.join(root, 'dist/renderer') });
  const key = new URL(opened.address()).hash.slice('#key='.length);
  const session = await fetch(opened.origin + bridge.session, { method: 'POST', body: JSON.stringify({ key }) });
  const { bearer } = (await session.json()) as { bearer: string };
  const authorization = `Bearer ${bearer}`;
  const ended = new AbortController();
  const listeners = new Set<(event: CoreEvent) => void>();
  const events = await fetch(opened.origin + bridge.events, { headers: { authorization }, signal: ended.signal });
  void hear(events, listeners);
  return {
    origin: opened.origin,
    bearer,
    address: opened.address,
    ask: async (request) => {
      const answer = await fetch(opened.origin + bridge.call, {
        method: 'POST',
        headers: { authorization },
        body: JSON.stringify(request),
      });
      return (await answer.json()) as Reply;
    },
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      ended.abort();
      await opened.close();
      await core.close();
    },
  };
}

async function hear(response: Response, listeners: ReadonlySet<(event: CoreEvent) => void>): Promise<void> {
  let text = '';
  try {
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const parts = text.split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts)
        if (part.startsWith('data: ')) for (const listener of listeners) listener(JSON.parse(part.slice(6)) as CoreEvent);
    }
  } catch {
    // The test is over.
  }
}

/** A supervised core in a real process, with a hand on its throat. */
export function killable(folder: string): { core: Supervised; kill: () => void } {
  let live: CoreProcess | undefined;
  const spawn = spawnChild(entry, startIn(folder), process.execPath);
  const watched: Spawn = (onMessage, onExit) => (live = spawn(onMessage, onExit));
  return { core: supervise(watched), kill: () => live?.kill() };
}
