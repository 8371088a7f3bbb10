import type { ReactNode } from 'react';
import { createContext, startTransition, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { CallInput, CallOutput } from '../../preload/contract/calls.ts';
import type { Groundwork, Native } from '../../preload/contract/native.ts';
import { type Api, createApi } from './api.ts';
import { type Answer, createLive, type Live } from './live.ts';
import { atPause, callOff } from './typing.ts';
import type { LiveName } from './watched.ts';

/** What the whole window shares of the core. */
export interface Client {
  connection: Groundwork;
  api: Api;
  live: Live;
}

export function createClient(connection: Groundwork): Client {
  const api = createApi(connection);
  return { connection, api, live: createLive(api, connection.on) };
}

const ClientContext = createContext<Client | null>(null);

export function ClientProvider({ client, children }: { client: Client; children: ReactNode }) {
  return <ClientContext value={client}>{children}</ClientContext>;
}

export function useClient(): Client {
  const client = useContext(ClientContext);
  if (!client) throw new Error('There is no client above this part of the window.');
  return client;
}

export const useApi = (): Api => useClient().api;
export const useNative = (): Native => useClient().connection.native;

const idle: Answer<never> = { value: undefined, failure: undefined, waiting: false };

/**
 * An answer of the core that stays up to date. `null` as input: there is nothing to ask yet. What comes is drawn when there is time for
 * it: nobody's typing waits for news.
 */
export function useLive<C extends LiveName>(name: C, input: CallInput<C> | null): Answer<CallOutput<C>> {
  const { live } = useClient();
  const key = JSON.stringify(input);
  const [seen, setSeen] = useState<{ live: Live; name: C; key: string; answer: Answer<CallOutput<C>> } | null>(null);
  useEffect(() => {
    const asked = JSON.parse(key) as CallInput<C> | null;
    if (asked === null) return;
    const take = (): void => {
      const answer = live.read(name, asked);
      setSeen((before) =>
        before?.live === live && before.name === name && before.key === key && before.answer === answer
          ? before
          : { live, name, key, answer },
      );
    };
    const drawNews = (): void => startTransition(take);
    let known = live.read(name, asked).value !== undefined;
    const stop = live.follow(name, asked, () => {
      // A first answer is waited for, perhaps by whoever types: only news of one can wait.
      if (known) atPause(drawNews);
      else take();
      known = live.read(name, asked).value !== undefined;
    });
    take();
    return () => {
      stop();
      callOff(drawNews);
    };
  }, [live, name, key]);
  if (input === null) return idle;
  return seen?.live === live && seen.name === name && seen.key === key ? seen.answer : live.read(name, input);
}

/** True while a part of what is shown could not be read. */
export function useUnread(): boolean {
  const { live } = useClient();
  return useSyncExternalStore(live.watchUnread, live.unread);
}
