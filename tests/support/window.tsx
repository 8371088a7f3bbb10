import { render, type RenderResult } from '@testing-library/react';
import { onTestFinished } from 'vitest';
import type { Core } from '../../main/core/core.ts';
import type { CoreEvent, Reply, Request } from '../../preload/contract/envelope.ts';
import type { Groundwork, Native } from '../../preload/contract/native.ts';
import { App } from '../../renderer/app/app.tsx';
import { createClient } from '../../renderer/client/client.tsx';
import { createWindowState, type WindowState } from '../../renderer/state/window-state.tsx';
import { clearToasts } from '../../renderer/ui/toast.tsx';

/** What a test sees of the system: what was asked of it. */
export interface FakeSystem {
  native: Native;
  saved: { name: string; text: string }[];
  shown: string[];
  flushes: (() => Promise<void>)[];
}

export function fakeSystem(): FakeSystem {
  const saved: FakeSystem['saved'] = [];
  const shown: string[] = [];
  const flushes: FakeSystem['flushes'] = [];
  const native: Native = {
    edition: 'electron',
    platform: 'linux',
    frame: 'native',
    chooseFolder: async () => null,
    chooseFiles: async () => [],
    saveFile: async ({ name, bytes }) => {
      saved.push({ name, text: new TextDecoder().decode(bytes) });
      return { path: `/somewhere/${name}` };
    },
    pathForFile: async () => null,
    showInFolder: async (place) => {
      shown.push(place);
      return true;
    },
    openPath: async () => true,
    openExternal: async () => true,
    canRemember: async () => false,
    remember: async () => false,
    remembered: async () => null,
    forget: async () => {},
    onFlush: (flush) => {
      flushes.push(flush);
      return () => {};
    },
    onCommand: () => () => {},
    setTheme: () => {},
  };
  return { native, saved, shown, flushes };
}

export interface OpenWindow extends RenderResult {
  system: FakeSystem;
  state: WindowState;
  /** As if the core, or the shell, had said so. */
  tell: (event: CoreEvent) => void;
}

type Wire = (request: Request) => Promise<Reply | null> | Reply | null;

/** The whole window at an address, on a core; `instead` answers some calls in the core's place. */
export function openWindow(core: Pick<Core, 'call' | 'on'>, address = '/', instead: Wire = () => null): OpenWindow {
  clearToasts();
  window.history.replaceState(null, '', `/#${address}`);
  const listeners = new Set<(event: CoreEvent) => void>();
  const tell = (event: CoreEvent): void => {
    for (const listener of listeners) listener(event);
  };
  core.on(tell);
  const system = fakeSystem();
  const connection: Groundwork = {
    // Through text, as over every wire: nothing is shared by accident.
    call: async (request) => JSON.parse(JSON.stringify((await instead(request)) ?? (await core.call(request)))) as Reply,
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    native: system.native,
  };
  const client = createClient(connection);
  const state = createWindowState(client);
  onTestFinished(() => {
    state.close();
    client.live.close();
  });
  return { ...render(<App client={client} state={state} />), system, state, tell };
}
