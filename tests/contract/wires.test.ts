import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callLimit } from '../../preload/contract/bridge.ts';
import type { CoreEvent, Reply } from '../../preload/contract/envelope.ts';
import { type BridgeWire, overBridge, scratch, type Wire, wires } from './support.ts';

const deep = (levels: number): unknown => (levels === 0 ? {} : { inner: deep(levels - 1) });

/** What is asked on every wire. The first column is what a person of the house would call it. */
const questions: readonly [string, unknown][] = [
  ['a question', { id: 'a', call: 'workbook.list', input: {} }],
  ['a question with an input', { id: 'b', call: 'framework.list', input: {} }],
  ['settings', { id: 'c', call: 'settings.get', input: {} }],
  ['a call that there is not', { id: 'd', call: 'workbook.burn', input: {} }],
  ['a name that every object has', { id: 'e', call: 'constructor', input: {} }],
  ['an input of the wrong kind', { id: 'f', call: 'workbook.get', input: { workbook: 5 } }],
  ['something that is not there', { id: 'g', call: 'workbook.get', input: { workbook: 'no-such-workbook' } }],
  ['an input that is nested too deeply', { id: 'h', call: 'workbook.list', input: deep(60) }],
  ['a line that is too long', { id: 'i', call: 'workbook.find', input: { workbook: 'w', text: 'x'.repeat(20_000) } }],
  ['no call', { id: 'j' }],
  ['an id that is a number', { id: 7, call: 'workbook.list', input: {} }],
  ['a word', 'workbook.list'],
  ['nothing', null],
  ['a list', []],
];

describe('every wire gives the same answers', () => {
  const answers = new Map<string, Reply[]>();
  const opened: Wire[] = [];
  const rooms = Object.keys(wires).map(() => scratch());

  beforeAll(async () => {
    for (const [at, [name, open]] of Object.entries(wires).entries()) {
      const wire = await open(rooms[at]!.folder);
      opened.push(wire);
      const replies: Reply[] = [];
      for (const [, request] of questions) replies.push(await wire.ask(request));
      answers.set(name, replies);
    }
  });

  afterAll(async () => {
    for (const wire of opened) await wire.close();
    for (const room of rooms) room.remove();
  });

  it.each(questions.map(([what], at) => [what, at] as const))('to %s', (_what, at) => {
    const [first, ...others] = [...answers.values()].map((replies) => replies[at]);
    for (const other of others) expect(other).toEqual(first);
  });

  it('and they are the answers that the contract promises', () => {
    const codes = answers.get('in this process')!.map((reply) => (reply.ok ? 'ok' : reply.error.code));
    expect(codes).toEqual([
      'ok',
      'ok',
      'ok',
      'no-such-call',
      'no-such-call',
      'bad-input',
      'not-found',
      'too-large',
      'bad-input',
      'bad-input',
      'bad-input',
      'bad-input',
      'bad-input',
      'bad-input',
    ]);
    expect(
      answers
        .get('the bridge')!
        .slice(0, 9)
        .map((reply) => reply.id),
    ).toEqual([...'abcdefghi']);
  });

  it.each(Object.keys(wires))('a change is told over %s, also to whoever caused it', async (name) => {
    const wire = opened[Object.keys(wires).indexOf(name)]!;
    const listed = await wire.ask({ id: '1', call: 'workbook.list', input: {} });
    const [first] = (listed.ok ? listed.output : []) as { id: string; revision: number }[];
    const told = new Promise<CoreEvent>((resolve) => {
      const silence = wire.on((event) => {
        if (event.event !== 'changed') return;
        silence();
        resolve(event);
      });
    });
    const edits = [{ do: 'set-title', title: 'A new title' }];
    const reply = await wire.ask({
      id: '2',
      call: 'workbook.edit',
      input: { op: 'op-from-a-test', workbook: first!.id, revision: first!.revision, edits },
    });
    expect(reply).toMatchObject({ id: '2', ok: true });
    expect(await told).toMatchObject({ event: 'changed', op: 'op-from-a-test' });
  });
});

describe('the bridge', () => {
  const room = scratch();
  let wire: BridgeWire;
  const asked: unknown[] = [];

  beforeAll(async () => {
    const answer = async (request: unknown): Promise<Reply> => {
      asked.push(request);
      return { id: 'x', ok: true, output: {} };
    };
    wire = await overBridge({ call: answer, on: () => () => {}, close: async () => {} });
  });
  afterAll(async () => {
    await wire.close();
    room.remove();
  });

  const post = (path: string, body: string | Buffer, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(wire.origin + path, { method: 'POST', body: new Uint8Array(Buffer.from(body)), headers });
  const bearer = (): Record<string, string> => ({ authorization: `Bearer ${wire.bearer}` });

  it('answers nobody without a bearer, or with another one', async () => {
    expect((await post('/call', '{}')).status).toBe(401);
    expect((await post('/call', '{}', { authorization: `Bearer ${'a'.repeat(43)}` })).status).toBe(401);
    expect((await fetch(`${wire.origin}/events`)).status).toBe(401);
    expect((await post('/files', 'x')).status).toBe(401);
    expect((await post('/show', '{}')).status).toBe(401);
    expect(asked).toEqual([]);
  });

  it('takes a key once', async () => {
    const key = new URL(wire.address()).hash.slice('#key='.length);
    expect((await post('/session', JSON.stringify({ key }))).status).toBe(200);
    expect((await post('/session', JSON.stringify({ key }))).status).toBe(403);
    expect((await post('/session', JSON.stringify({ key: 'guess' }))).status).toBe(403);
    expect((await post('/session', 'x'.repeat(10_000))).status).toBe(413);
  });

  it('answers only to its own name and its own page', async () => {
    const { request } = await import('node:http');
    const { port } = new URL(wire.origin);
    const status = (headers: Record<string, string>): Promise<number> =>
      new Promise((resolve, reject) => {
        const sent = request({ host: '127.0.0.1', port, path: '/', headers }, (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        });
        sent.once('error', reject).end();
      });
    expect(await status({ host: 'groundwork.example' })).toBe(421);
    expect(await status({ host: `localhost:${port}` })).toBe(421);
    expect(await status({ host: `127.0.0.1:${port}`, origin: 'https://elsewhere.example' })).toBe(403);
    expect(await status({ host: `127.0.0.1:${port}`, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' })).toBe(403);
    expect(await status({ host: `127.0.0.1:${port}`, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' })).toBeLessThan(405);
  });

  it('refuses what is too large or no JSON, in the words of the contract', async () => {
    expect(await (await post('/call', 'not json', bearer())).json()).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    const large = await post('/call', Buffer.alloc(callLimit + 1, 0x20), bearer()).catch(() => null);
    // A client may notice the closed door before it reads the answer.
    if (large)
      expect({ status: large.status, body: await large.json() }).toMatchObject({
        status: 413,
        body: { ok: false, error: { code: 'too-large' } },
      });
    expect(asked).toEqual([]);
  });

  it.each([
    '/../package.json',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/assets/../../package.json',
    '/%5c..%5cpackage.json',
    '/%00',
    '/%',
    '//etc/passwd',
  ])('gives nothing outside its folder for %s', async (path) => {
    const { request } = await import('node:http');
    const { port } = new URL(wire.origin);
    const body = await new Promise<string>((resolve, reject) => {
      // Node's fetch would tidy the path away.
      const sent = request({ host: '127.0.0.1', port, path }, (answer) => {
        let text = `${answer.statusCode} `;
        answer.on('data', (chunk: Buffer) => (text += chunk.toString())).on('end', () => resolve(text));
      });
      sent.once('error', reject).end();
    });
    expect(body).toMatch(/^(400|403|404) /);
    expect(body).not.toMatch(/devDependencies|root:/);
  });

  it('takes a file that the page hands over, under a harmless name', async () => {
    const answer = await post('/files', 'some bytes', {
      ...bearer(),
      'x-file-name': encodeURIComponent('../../etc/my backup.groundwork-backup'),
    });
    const { path } = (await answer.json()) as { path: string };
    expect(path).toMatch(/groundwork-files-[^/\\]+[/\\][^/\\]+[/\\]my backup\.groundwork-backup$/);
    const named = await post('/files', 'x', { ...bearer(), 'x-file-name': encodeURIComponent('a:b/..\\Workbook (3) “final” & Łódź.pdf') });
    expect(((await named.json()) as { path: string }).path).toMatch(/[/\\]\.\._Workbook \(3\) “final” & Łódź\.pdf$/);
  });

  it('opens documents only, and only by whole paths', async () => {
    for (const path of ['/bin/sh', 'package.json', '/etc/passwd', '../x.pdf', '/nowhere/x.pdf'])
      expect(await (await post('/show', JSON.stringify({ path, how: 'file' }), bearer())).json()).toEqual({ shown: false });
  });

  it('says in plain words how to open another tab', async () => {
    const page = await (await fetch(`${wire.origin}/closed`)).text();
    expect(page).toMatch(/press <kbd>Enter<\/kbd>/);
  });
});
