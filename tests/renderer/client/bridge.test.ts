import { createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { createTabs, type Tabs } from '../../../main/hosts/bridge/tabs.ts';
import { bridge, tabProof } from '../../../preload/contract/bridge.ts';
import type { CoreEvent } from '../../../preload/contract/envelope.ts';
import { openBridge } from '../../../renderer/client/bridge.ts';
import { readEventStream } from '../../../renderer/client/event-stream.ts';

beforeEach(() => {
  sessionStorage.clear();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const stream = (text: string, cuts: readonly number[]): ReadableStream<Uint8Array> => {
  const bytes = new TextEncoder().encode(text);
  const at = [...new Set([0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length])].sort((a, b) => a - b);
  return new ReadableStream({
    start: (controller) => {
      for (let n = 1; n < at.length; n++) controller.enqueue(bytes.slice(at[n - 1], at[n]));
      controller.close();
    },
  });
};

test('reads every event of a stream, however the stream is cut, also in the middle of a letter', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 12 })),
      fc.array(fc.nat(4000), { maxLength: 12 }),
      async (said, cuts) => {
        const text = said.map((words) => `: still here\n\ndata: ${JSON.stringify(words)}\n\n`).join('');
        const read: unknown[] = [];
        for await (const data of readEventStream(stream(text, cuts))) read.push(JSON.parse(data));
        expect(read).toEqual(said);
      },
    ),
    { numRuns: 100 },
  );
});

test('exchanges the key of the address once, takes it out of the address, and keeps the bearer for this tab', async () => {
  const asked: { path: string; init: RequestInit }[] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    if (path === bridge.ticket) return Response.json({ kept: true });
    asked.push({ path, init });
    if (path === bridge.session) return Response.json({ bearer: 'b-1', platform: 'linux' });
    return Response.json({ id: 'x', ok: true, output: {} });
  });
  window.history.replaceState(null, '', '/#key=once');
  const first = await openBridge();
  expect(window.location.hash).toBe('');
  expect(asked[0]?.init.body).toBe('{"key":"once"}');
  await first?.call({ id: 'x', call: 'core.info', input: {} });
  expect(new Headers(asked[1]?.init.headers).get('authorization')).toBe('Bearer b-1');
  // The tab is loaded again: no key any more, and none needed.
  const again = await openBridge();
  await again?.call({ id: 'x', call: 'core.info', input: {} });
  expect(asked.map(({ path }) => path)).toEqual([bridge.session, bridge.call, bridge.call]);
});

test('a tab with neither key nor bearer has no way in', async () => {
  window.history.replaceState(null, '', '/');
  expect(await openBridge()).toBeNull();
});

test('a bridge that does not answer twice has ended, as a value and as an event', async () => {
  sessionStorage.setItem(bridge.bearerInStorage, JSON.stringify({ bearer: 'b-2', platform: 'linux' }));
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('refused');
  });
  const connection = await openBridge();
  expect(await connection?.call({ id: 'y', call: 'core.info', input: {} })).toEqual({
    id: 'y',
    ok: false,
    error: { code: 'core-gone', detail: {} },
  });
  const told: CoreEvent[] = [];
  const stop = connection?.on((event) => told.push(event));
  await vi.waitFor(() => expect(told[0]).toMatchObject({ event: 'core', state: 'ended' }));
  stop?.();
});

/** A bridge as far as a tab can tell: its tabs are the real ones. */
function fakeBridge(tabs: Tabs) {
  const bearers = new Set<string>();
  const speakers = new Set<ReadableStreamDefaultController<Uint8Array>>();
  const asked: string[] = [];
  const origin = window.location.origin;
  const admit = (): Response => {
    const bearer = `bearer-${Math.random()}`;
    bearers.add(bearer);
    return Response.json({ bearer, platform: 'linux' });
  };
  return {
    asked,
    admit,
    end: () => {
      for (const speaker of speakers) speaker.error(new TypeError('ended'));
    },
    answer: (path: string, init: RequestInit): Response => {
      asked.push(path);
      const said = typeof init.body === 'string' ? (JSON.parse(init.body) as Record<string, string>) : {};
      if (path === bridge.again && said['proof'] === undefined) return Response.json(tabs.prove(said['word'] ?? '', origin));
      if (path === bridge.again)
        return tabs.admit(said['word'] ?? '', said['proof'] ?? '', origin, 1) ? admit() : new Response('', { status: 403 });
      if (!bearers.has((new Headers(init.headers).get('authorization') ?? '').slice('Bearer '.length)))
        return new Response('', { status: 401 });
      if (path === bridge.ticket) return Response.json({ kept: tabs.keep(said['ticket'], 1) });
      if (path === bridge.call) return Response.json({ id: said['id'], ok: true, output: {} });
      return new Response(new ReadableStream<Uint8Array>({ start: (speaker) => void speakers.add(speaker) }));
    },
  };
}

test('a tab comes back by itself when Groundwork is started again on the same data, and to nobody else', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'groundwork-tabs-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  let running: ReturnType<typeof fakeBridge> | null = fakeBridge(createTabs(folder));
  const first = running;
  vi.stubGlobal('fetch', async (asked: string, init: RequestInit) => {
    if (!running) throw new TypeError('refused');
    return running.answer(asked, init);
  });
  const opened = (await first.admit().json()) as object;
  sessionStorage.setItem(bridge.bearerInStorage, JSON.stringify(opened));
  const connection = await openBridge();
  const told: CoreEvent[] = [];
  const stop = connection?.on((event) => told.push(event));
  const ask = async () => connection?.call({ id: 'q', call: 'core.info', input: {} });
  expect(await ask()).toMatchObject({ ok: true });
  await vi.waitFor(() => expect(first.asked).toContain(bridge.ticket));
  const kept = readFileSync(path.join(folder, 'browser.json'), 'utf8');
  expect(kept).not.toContain(JSON.parse(JSON.stringify(opened)).bearer);

  running = null;
  first.end();
  await vi.waitFor(() => expect(told.at(-1)).toMatchObject({ event: 'core', state: 'ended' }), { timeout: 5000 });
  expect(await ask()).toMatchObject({ ok: false, error: { code: 'core-gone' } });

  // Another program that got the port is told nothing that opens anything.
  const stranger = fakeBridge(createTabs(undefined));
  running = stranger;
  await vi.waitFor(() => expect(stranger.asked.length).toBeGreaterThan(0), { timeout: 5000 });
  expect(await ask()).toMatchObject({ ok: false });
  expect(new Set(stranger.asked)).toEqual(new Set([bridge.again]));

  const again = fakeBridge(createTabs(folder));
  running = again;
  await vi.waitFor(() => expect(told.at(-1)).toMatchObject({ event: 'core', state: 'back' }), { timeout: 8000 });
  expect(await ask()).toMatchObject({ ok: true });
  expect(sessionStorage.getItem(bridge.bearerInStorage)).not.toBe(JSON.stringify(opened));
  stop?.();
});

test('a ticket serves once, at one address, and for a day', () => {
  const ticket = 'ab'.repeat(32);
  const word = 'cd'.repeat(32);
  const proofFor = (theirs: string, origin: string) =>
    createHmac('sha256', Buffer.from(ticket, 'hex'))
      .update(tabProof('tab', word, theirs, origin))
      .digest('hex');
  const here = 'http://127.0.0.1:1';
  const folder = mkdtempSync(path.join(os.tmpdir(), 'groundwork-tabs-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  let now = 0;
  const tabs = createTabs(folder, () => now);
  expect(tabs.keep('not a ticket', 5000)).toBe(false);
  expect(tabs.keep(ticket, 5000)).toBe(true);
  const theirs = tabs.prove(word, here);
  expect(tabs.admit(word, proofFor(theirs.word, 'http://127.0.0.1:2'), here, 5000)).toBe(false);
  // The word was asked once, and cannot be answered again.
  expect(tabs.admit(word, proofFor(theirs.word, here), here, 5000)).toBe(false);
  expect(createTabs(folder, () => now).port).toBe(5000);
  expect(tabs.admit(word, proofFor(tabs.prove(word, here).word, here), here, 5000)).toBe(true);
  expect(tabs.admit(word, proofFor(tabs.prove(word, here).word, here), here, 5000)).toBe(false);
  tabs.keep(ticket, 5000);
  now += 25 * 60 * 60_000;
  const late = createTabs(folder, () => now);
  expect(late.prove(word, here).proofs).toEqual([]);
  writeFileSync(path.join(folder, 'browser.json'), '{"version":1,"port":0}');
  expect(createTabs(folder).port).toBeUndefined();
});

test('however many listen in a window, one connection is open for them all, and none when nobody does: two tabs share six', async () => {
  sessionStorage.setItem(bridge.bearerInStorage, JSON.stringify({ bearer: 'b-3', platform: 'linux' }));
  let open = 0;
  let most = 0;
  const speakers: ReadableStreamDefaultController<Uint8Array>[] = [];
  vi.stubGlobal('fetch', async (asked: string, { signal }: RequestInit) => {
    if (asked === bridge.ticket) return Response.json({ kept: true });
    most = Math.max(most, ++open);
    const body = new ReadableStream<Uint8Array>({
      start: (speaker) => {
        speakers.push(speaker);
        signal?.addEventListener('abort', () => {
          open--;
          speaker.error(new DOMException('stopped', 'AbortError'));
        });
      },
    });
    return new Response(body);
  });
  const connection = await openBridge();
  const heard: CoreEvent[] = [];
  const stops = [1, 2, 3, 4].map(() => connection?.on((event) => heard.push(event)));
  await vi.waitFor(() => expect(speakers).toHaveLength(1));
  const back = JSON.stringify({ event: 'core', state: 'back', tries: 1 });
  speakers[0]?.enqueue(new TextEncoder().encode(`data: ${back}\n\n`));
  await vi.waitFor(() => expect(heard.filter(({ event }) => event === 'core')).toHaveLength(4));
  expect(most).toBe(1);
  for (const stop of stops) stop?.();
  await vi.waitFor(() => expect(open).toBe(0));
});
