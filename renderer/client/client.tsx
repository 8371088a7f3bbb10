import type { ReactNode } from 'react';
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { CallInput, CallOutput } from '../../preload/contract/calls.ts';
import type { Groundwork, Native } from '../../preload/contract/native.ts';
import { type Api, createApi } from './api.ts';
import { type Answer, createLive, type Live } from './live.ts';
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

/** An answer of the core that stays up to date. `null` as input: there is nothing to ask yet. */
export function useLive<C extends LiveName>(name: C, input: CallInput<C> | null): Answer<CallOutput<C>> {
  const { live } = useClient();
  const key = JSON.stringify(input);
  const follow = useCallback(
    (listener: () => void) => {
      const asked = JSON.parse(key) as CallInput<C> | null;
      return asked === null ? () => {} : live.follow(name, asked, listener);
    },
    [live, name, key],
  );
  return useSyncExternalStore(follow, () => (input === null ? idle : live.read(name, input)));
}
