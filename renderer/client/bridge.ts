import * as v from 'valibot';
import { bridge } from '../../preload/contract/bridge.ts';
import { CoreEvent, failure, Reply } from '../../preload/contract/envelope.ts';
import type { Groundwork } from '../../preload/contract/native.ts';
import { browserNative } from './browser-native.ts';
import { readEventStream } from './event-stream.ts';

const Session = v.object({ bearer: v.string(), platform: v.picklist(['linux', 'macos', 'windows', 'other']) });
type Session = v.InferOutput<typeof Session>;

/** Between tries to reach a bridge that does not answer; the last is kept to. */
const pauses = [250, 500, 1000, 2000];
/** About two minutes: then somebody has ended it, and the window says so. */
const triesBeforeGivingUp = 60;

export async function openBridge(): Promise<Groundwork | null> {
  const session = (await exchangeKey()) ?? keptSession();
  if (!session) return null;
  const send = authorised(session.bearer);
  return {
    call: async (request) => {
      try {
        const response = await send(bridge.call, {
          method: 'POST',
          body: JSON.stringify(request),
          headers: { 'content-type': 'application/json' },
        });
        return v.parse(Reply, await response.json());
      } catch {
        return { id: request.id, ok: false, error: failure('core-gone') };
      }
    },
    on: followTogether(send),
    native: browserNative(send, session.platform),
  };
}

export type Send = (path: string, init?: RequestInit) => Promise<Response>;

function authorised(bearer: string): Send {
  return async (path, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${bearer}`);
    const response = await fetch(path, { ...init, headers });
    if (response.status === 401) {
      sessionStorage.removeItem(bridge.bearerInStorage);
      window.location.replace(bridge.closed);
    }
    return response;
  };
}

/** The key in the address works once; it is taken out of the address before anything else, so that no copy of it is left there. */
async function exchangeKey(): Promise<Session | null> {
  const key = new URLSearchParams(window.location.hash.slice(1)).get(bridge.keyInFragment);
  if (!key) return null;
  window.history.replaceState(null, '', window.location.pathname);
  try {
    const response = await fetch(bridge.session, {
      method: 'POST',
      body: JSON.stringify({ key }),
      headers: { 'content-type': 'application/json' },
    });
    if (!response.ok) return null;
    const session = v.parse(Session, await response.json());
    sessionStorage.setItem(bridge.bearerInStorage, JSON.stringify(session));
    return session;
  } catch {
    return null;
  }
}

function keptSession(): Session | null {
  const kept = sessionStorage.getItem(bridge.bearerInStorage);
  if (!kept) return null;
  try {
    return v.parse(Session, JSON.parse(kept));
  } catch {
    return null;
  }
}

/**
 * One long answer for everybody in this window who listens. A browser keeps six connections to one address, over all its tabs: with a
 * long answer for each listener, a second tab would leave none for calls, and both would stand still.
 */
function followTogether(send: Send): Groundwork['on'] {
  const listeners = new Set<(event: CoreEvent) => void>();
  let stop: (() => void) | null = null;
  const tell = (event: CoreEvent): void => {
    for (const listener of [...listeners]) listener(event);
  };
  return (listener) => {
    // A function of its own, so that the same one can listen twice.
    const mine = (event: CoreEvent): void => listener(event);
    listeners.add(mine);
    stop ??= follow(send, tell);
    return () => {
      listeners.delete(mine);
      if (listeners.size > 0) return;
      stop?.();
      stop = null;
    };
  };
}

/** Events as they come, over one long answer; opened again whenever it breaks, and the break is told as the core being gone. */
function follow(send: Send, listener: (event: CoreEvent) => void): () => void {
  const stop = new AbortController();
  void (async () => {
    for (let tries = 0; !stop.signal.aborted; ) {
      try {
        const response = await send(bridge.events, { signal: stop.signal });
        if (response.ok && response.body) {
          if (tries > 0) listener({ event: 'core', state: 'back', tries });
          tries = 0;
          for await (const data of readEventStream(response.body)) {
            const event = v.safeParse(CoreEvent, JSON.parse(data));
            if (event.success) listener(event.output);
          }
        }
      } catch {
        // The bridge is not there, or its answer broke off: said below, and tried again.
      }
      if (stop.signal.aborted) return;
      tries++;
      const given = tries >= triesBeforeGivingUp;
      listener({ event: 'core', state: given ? 'given-up' : 'gone', tries });
      if (given) return;
      await new Promise((resolve) => setTimeout(resolve, pauses[Math.min(tries, pauses.length) - 1]));
    }
  })();
  return () => stop.abort();
}
