import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { bridge } from '../../../preload/contract/bridge.ts';
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

test('a bridge that does not answer is a core that is gone, as a value and as an event', async () => {
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
  await vi.waitFor(() => expect(told[0]).toMatchObject({ event: 'core', state: 'gone' }));
  stop?.();
});

test('however many listen in a window, one connection is open for them all, and none when nobody does: two tabs share six', async () => {
  sessionStorage.setItem(bridge.bearerInStorage, JSON.stringify({ bearer: 'b-3', platform: 'linux' }));
  let open = 0;
  let most = 0;
  const speakers: ReadableStreamDefaultController<Uint8Array>[] = [];
  vi.stubGlobal('fetch', async (_: string, { signal }: RequestInit) => {
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
