import * as v from 'valibot';
import { bridge } from '../../preload/contract/bridge.ts';
import { CoreEvent, failure, Reply } from '../../preload/contract/envelope.ts';
import type { Groundwork } from '../../preload/contract/native.ts';
import { browserNative } from './browser-native.ts';
import { readEventStream } from './event-stream.ts';
import { askForSession, makeTicket } from './ticket.ts';

const Session = v.object({ bearer: v.string(), platform: v.picklist(['linux', 'macos', 'windows', 'other']) });
type Session = v.InferOutput<typeof Session>;

/** Between tries to reach a bridge that does not answer; the last is kept to. */
const pauses = [250, 500, 1000, 2000];
/** A break that mends at once, as after sleep, is nobody's concern; what does not answer twice has ended. */
const triesBeforeSaying = 2;

export async function openBridge(): Promise<Groundwork | null> {
  const session = (await exchangeKey()) ?? keptSession();
  if (!session) return null;
  const way = openWay(session);
  return {
    call: async (request) => {
      try {
        const response = await way.send(bridge.call, {
          method: 'POST',
          body: JSON.stringify(request),
          headers: { 'content-type': 'application/json' },
        });
        return v.parse(Reply, await response.json());
      } catch {
        return { id: request.id, ok: false, error: failure('core-gone') };
      }
    },
    on: followTogether(way),
    native: browserNative(way.send, session.platform),
  };
}

export type Send = (path: string, init?: RequestInit) => Promise<Response>;

interface Way {
  send: Send;
  /** After a break: makes sure that it is our Groundwork that answers, and is let in again. Throws where it is not, or nobody answers. */
  comeBack: () => Promise<void>;
}

/** This tab's right to speak to the bridge. While nobody answers, or somebody else, nothing that opens anything is sent. */
function openWay(session: Session): Way {
  let { bearer } = session;
  let ticket: string | null = null;
  let lost = false;
  let answered = false;

  const sendNow: Send = async (path, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${bearer}`);
    return fetch(path, { ...init, headers });
  };
  const send: Send = async (path, init) => {
    if (lost) throw new Error('Groundwork does not answer.');
    const response = await sendNow(path, init).catch((error: unknown) => {
      // Another page's leaving ends what it asked too; that says nothing of the bridge.
      if (!init?.signal?.aborted && ticket !== null) lost = true;
      throw error;
    });
    if (response.status === 401) {
      // It was started again, faster than anybody noticed: the listener finds the way back, with all that is typed here.
      if (answered && ticket !== null) {
        lost = true;
        throw new Error('Groundwork was started again.');
      }
      sessionStorage.removeItem(bridge.bearerInStorage);
      window.location.replace(bridge.closed);
    }
    answered = true;
    if (ticket === null) void giveTicket();
    return response;
  };
  const giveTicket = async (): Promise<void> => {
    const made = makeTicket();
    ticket = made;
    const kept = await sendNow(bridge.ticket, { method: 'POST', body: JSON.stringify({ ticket: made }) }).catch(() => null);
    if (!kept?.ok && ticket === made) ticket = null;
  };

  return {
    send,
    comeBack: async () => {
      if (ticket !== null) {
        const next = v.parse(Session, await askForSession(ticket));
        bearer = next.bearer;
        keepSession(next);
        ticket = null;
      }
      lost = false;
    },
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
    keepSession(session);
    return session;
  } catch {
    return null;
  }
}

const keepSession = (session: Session): void => sessionStorage.setItem(bridge.bearerInStorage, JSON.stringify(session));

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
function followTogether(way: Way): Groundwork['on'] {
  const listeners = new Set<(event: CoreEvent) => void>();
  let stop: (() => void) | null = null;
  const tell = (event: CoreEvent): void => {
    for (const listener of [...listeners]) listener(event);
  };
  return (listener) => {
    // A function of its own, so that the same one can listen twice.
    const mine = (event: CoreEvent): void => listener(event);
    listeners.add(mine);
    stop ??= follow(way, tell);
    return () => {
      listeners.delete(mine);
      if (listeners.size > 0) return;
      stop?.();
      stop = null;
    };
  };
}

/**
 * Events as they come, over one long answer; opened again whenever it breaks. Nobody but a person starts the bridge again: it is waited for
 * as long as the window is open.
 */
function follow({ send, comeBack }: Way, listener: (event: CoreEvent) => void): () => void {
  const stop = new AbortController();
  void (async () => {
    for (let tries = 0; !stop.signal.aborted; ) {
      try {
        if (tries > 0) await comeBack();
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
      if (tries >= triesBeforeSaying) listener({ event: 'core', state: 'ended', tries });
      await new Promise((resolve) => setTimeout(resolve, pauses[Math.min(tries, pauses.length) - 1]));
    }
  })();
  return () => stop.abort();
}
