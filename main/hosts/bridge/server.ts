import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { bridge, callLimit, fileLimit } from '../../../preload/contract/bridge.ts';
import { failure, type Reply } from '../../../preload/contract/envelope.ts';
import type { Core } from '../../core/core.ts';
import { guards, type Page, plain, readPage } from '../pages.ts';
import { createKeys } from './keys.ts';
import { closedPage } from './closed-page.ts';
import { show } from './show.ts';
import { createTabs, type Tabs } from './tabs.ts';

/** The browser edition's server. Bound to 127.0.0.1 and to nothing else; see preload/contract/bridge.ts for what it speaks. */
export interface Bridge {
  origin: string;
  /** An address for one more tab. */
  address: () => string;
  close: () => Promise<void>;
}

export interface BridgeOptions {
  core: Core;
  /** The built window. */
  pages: string;
  /** 0 or nothing: any free port. */
  port?: number;
  /** The tabs of the last time, which may come back. */
  tabs?: Tabs;
}

const heartbeat = 15_000;

export async function openBridge({ core, pages, port = 0, tabs = createTabs(undefined) }: BridgeOptions): Promise<Bridge> {
  const keys = createKeys();
  const listening = new Set<ServerResponse>();
  const handed = mkdtempSync(path.join(os.tmpdir(), 'groundwork-files-'));
  /** Files come in the order in which somebody would list them, and stay in it. */
  let taken = 0;
  let origin = '';

  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else if (error instanceof TooLarge) write(response, plain(413, 'That is too large.'));
      else write(response, plain(400, 'That was not understood.'));
    });
  });
  // A page that is slow to send is cut off; one that listens is not.
  server.headersTimeout = 10_000;

  const silence = core.on((event) => {
    for (const response of listening) response.write(`data: ${JSON.stringify(event)}\n\n`);
  });
  const beat = setInterval(() => {
    for (const response of listening) response.write(':\n\n');
  }, heartbeat);
  beat.unref();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refused = refuse(request);
    if (refused) return write(response, refused);
    const { pathname } = new URL(request.url ?? '/', origin);
    const asked = `${request.method} ${pathname}`;
    if (asked === `POST ${bridge.session}`) return openSession(request, response);
    if (asked === `POST ${bridge.again}`) return letBackIn(request, response);
    if (asked === `GET ${bridge.closed}`) return write(response, closedPage());
    const guarded: Record<string, () => Promise<void>> = {
      [`POST ${bridge.call}`]: () => answerCall(request, response),
      [`GET ${bridge.events}`]: () => listen(response),
      [`POST ${bridge.ticket}`]: () => keepTicket(request, response),
      [`POST ${bridge.show}`]: () => answerShow(request, response),
      [`POST ${bridge.files}`]: () => takeFile(request, response),
    };
    const act = guarded[asked];
    if (act)
      return keys.admits(request.headers.authorization) ? act() : write(response, plain(401, 'This page was not opened with a key.'));
    if (request.method !== 'GET') return write(response, plain(405, 'That cannot be done here.'));
    // The window's own files are the same for everybody; only what they ask the core is guarded.
    return write(response, await readPage(pages, pathname));
  }

  /** Another site's page, or another name for this address, is not our page. */
  function refuse(request: IncomingMessage): Page | null {
    if (request.headers.host !== origin.slice('http://'.length)) return plain(421, 'That is not an address of Groundwork.');
    if (request.headers.origin !== undefined && request.headers.origin !== origin) return plain(403, 'Another site’s page may not ask.');
    const site = request.headers['sec-fetch-site'];
    const entering = request.method === 'GET' && (site === 'none' || request.headers['sec-fetch-mode'] === 'navigate');
    if (site !== undefined && site !== 'same-origin' && !entering) return plain(403, 'Another site’s page may not ask.');
    return null;
  }

  async function openSession(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { key } = parse(await readBody(request, 4096)) as { key?: unknown };
    const bearer = typeof key === 'string' ? keys.exchange(key) : null;
    if (!bearer) return write(response, plain(403, 'This key was used already.'));
    writeJson(response, 200, { bearer, platform: platforms[process.platform] ?? 'other' });
  }

  async function keepTicket(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { ticket } = parse(await readBody(request, 4096)) as { ticket?: unknown };
    writeJson(response, 200, { kept: tabs.keep(ticket, portNow()) });
  }

  async function letBackIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { word, proof } = parse(await readBody(request, 4096)) as { word?: unknown; proof?: unknown };
    if (typeof word !== 'string' || !/^[0-9a-f]{64}$/.test(word)) return write(response, plain(400, 'That was not understood.'));
    if (proof === undefined) return writeJson(response, 200, tabs.prove(word, origin));
    if (typeof proof !== 'string' || !tabs.admit(word, proof, origin, portNow()))
      return write(response, plain(403, 'This tab is not known.'));
    writeJson(response, 200, { bearer: keys.admit(), platform: platforms[process.platform] ?? 'other' });
  }

  const portNow = (): number => (server.address() as { port: number }).port;

  async function answerCall(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body: unknown;
    try {
      body = parse(await readBody(request, callLimit));
    } catch (error) {
      const large = error instanceof TooLarge;
      const reply: Reply = {
        id: '',
        ok: false,
        error: large ? failure('too-large', { bytes: callLimit }) : failure('bad-input', { where: 'envelope' }),
      };
      if (large) response.setHeader('connection', 'close');
      return writeJson(response, large ? 413 : 200, reply);
    }
    writeJson(response, 200, await core.call(body));
  }

  async function listen(response: ServerResponse): Promise<void> {
    response.writeHead(200, { ...guards, 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(':\n\n');
    listening.add(response);
    response.once('close', () => listening.delete(response));
  }

  async function answerShow(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { path: file, how } = parse(await readBody(request, 8192)) as { path?: unknown; how?: unknown };
    const shown = typeof file === 'string' && (how === 'file' || how === 'folder') ? await show(file, how) : false;
    writeJson(response, 200, { shown });
  }

  async function takeFile(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const named = decodeURIComponent(String(request.headers['x-file-name'] ?? 'file'));
    const name =
      path
        .basename(named)
        // As it is called, but for what a system could take for more than a name: people look for a file by it.
        .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, '_')
        .replace(/^\.+$/, '')
        .slice(-120) || 'file';
    const file = path.join(mkdtempSync(path.join(handed, `${String(++taken).padStart(6, '0')}-`)), name);
    let size = 0;
    await pipeline(
      request,
      async function* (parts: AsyncIterable<Buffer>) {
        for await (const part of parts) {
          size += part.length;
          if (size > fileLimit) throw new TooLarge();
          yield part;
        }
      },
      createWriteStream(file, { mode: 0o600 }),
    );
    writeJson(response, 200, { path: file });
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  }).catch((error: unknown) => {
    rmSync(handed, { recursive: true, force: true });
    throw error;
  });
  origin = `http://127.0.0.1:${(server.address() as { port: number }).port}`;

  return {
    origin,
    address: () => `${origin}/#${bridge.keyInFragment}=${keys.mint()}`,
    close: async () => {
      clearInterval(beat);
      silence();
      for (const response of listening) response.end();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      rmSync(handed, { recursive: true, force: true });
    },
  };
}

class TooLarge extends Error {}

const platforms: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'macos', win32: 'windows' };

async function readBody(request: IncomingMessage, limit: number): Promise<string> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new TooLarge();
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > limit) throw new TooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

const parse = (text: string): unknown => JSON.parse(text) as unknown;

function write(response: ServerResponse, { status, headers, body }: Page): void {
  response.writeHead(status, headers);
  response.end(body);
}

function writeJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { ...guards, 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(value));
}
