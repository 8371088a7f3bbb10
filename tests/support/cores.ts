import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { type Core, createCore } from '../../main/core/core.ts';
import type { Deps } from '../../main/core/deps.ts';
import type { CallInput, CallName, CallOutput } from '../../preload/contract/calls.ts';
import type { Failure } from '../../preload/contract/errors.ts';
import { resources } from './packs.ts';

/** A folder of the test's own, gone when the test is. */
export function testFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'groundwork-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Ids that count and a clock that ticks a second a look, so that two runs are alike. */
export function testDeps(folder: string, more: Partial<Deps> = {}): Deps {
  let ids = 0;
  let seconds = 0;
  return {
    folder: path.join(folder, 'data'),
    resources,
    outFolder: path.join(folder, 'out'),
    version: '0.0.0-test',
    now: () => new Date(Date.UTC(2026, 10, 22, 9, 0, seconds++)).toISOString(),
    newId: () => `00000000-0000-7000-8000-${String(++ids).padStart(12, '0')}`,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    ...more,
  };
}

export interface TestCore extends Core {
  folder: string;
  /** The answer, or an error that names the code: for a test that expects no failure. */
  ask: <C extends CallName>(call: C, input: CallInput<C>) => Promise<CallOutput<C>>;
  /** The failure: for a test that expects one. */
  refused: <C extends CallName>(call: C, input: CallInput<C>) => Promise<Failure>;
  /** A new id for a write. */
  op: () => string;
}

/** The real core on a store of its own, with the shipped pack loaded. */
export function testCore(more: Partial<Deps> = {}, folder = testFolder()): TestCore {
  const core = coreIn(folder, more);
  onTestFinished(() => core.close());
  return core;
}

/** The same, for several tests that only read: whoever makes it closes it. */
export function coreIn(folder: string, more: Partial<Deps> = {}): TestCore {
  const core = createCore(testDeps(folder, more));
  let asked = 0;
  const call: Core['call'] = (request) => core.call(request);
  const send = async <C extends CallName>(name: C, input: CallInput<C>) => {
    asked += 1;
    return call({ id: String(asked), call: name, input });
  };
  let ops = 0;
  return {
    ...core,
    folder,
    op: () => `op-${String(++ops).padStart(6, '0')}`,
    ask: async (name, input) => {
      const reply = await send(name, input);
      if (!reply.ok) throw new Error(`${name} was refused: ${JSON.stringify(reply.error)}`);
      return reply.output as CallOutput<typeof name>;
    },
    refused: async (name, input) => {
      const reply = await send(name, input);
      if (reply.ok) throw new Error(`${name} was not refused`);
      return reply.error;
    },
  };
}
