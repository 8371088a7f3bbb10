import { createStore, type StoreApi } from 'zustand/vanilla';
import type { StoreStatus, StoreWork } from '../../preload/contract/model/store.ts';
import type { Client } from '../client/client.tsx';

/** How the core is, as far as the window can tell. */
export interface CoreState {
  /** `ended`: all of Groundwork has, and only the person can start it again. */
  core: 'here' | 'gone' | 'long-gone' | 'given-up' | 'ended';
  /** Undefined until the core has said how its store is. */
  store: StoreStatus | undefined;
  /** Long work at the store's files, from its first word to its last. */
  work: Going | null;
  /** How many parts of the screen show that work in their own place. */
  workShown: number;
}

export interface Going {
  work: StoreWork;
  done: number;
  total: number;
  stoppable: boolean;
  started: number;
}

/** From then on the window offers to put unsent work in a file. */
export const longGone = 5000;

export interface CoreWatch {
  store: StoreApi<CoreState>;
  /** A call answered with a status of its own (opening, locking, restoring): no need to wait for the event. */
  accept: (status: StoreStatus) => void;
  close: () => void;
}

export function watchCore({ api, connection }: Client): CoreWatch {
  const store = createStore<CoreState>(() => ({ core: 'here', store: undefined, work: null, workShown: 0 }));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = async (): Promise<void> => {
    const outcome = await api.call('store.status', {});
    if (outcome.ok) store.setState({ store: outcome.value });
  };
  const stop = connection.on((event) => {
    if (event.event === 'store') store.setState({ store: event.status });
    if (event.event === 'store-work') {
      const { work, done, total, stoppable, state } = event;
      store.setState(({ work: was }) => ({
        work: state === 'ended' ? null : { work, done, total, stoppable, started: was?.work === work ? was.started : Date.now() },
      }));
    }
    if (event.event !== 'core') return;
    // It ended with the core's process.
    store.setState({ work: null });
    if (event.state === 'back') {
      clearTimeout(timer);
      timer = undefined;
      store.setState({ core: 'here' });
      void ask();
    } else if (event.state === 'given-up' || event.state === 'ended') {
      clearTimeout(timer);
      timer = undefined;
      store.setState({ core: event.state });
    } else {
      if (store.getState().core === 'here') store.setState({ core: 'gone' });
      timer ??= setTimeout(() => store.setState(({ core }) => (core === 'gone' ? { core: 'long-gone' } : {})), longGone);
    }
  });
  void ask();
  return {
    store,
    accept: (status) => store.setState({ store: status }),
    close: () => {
      clearTimeout(timer);
      stop();
    },
  };
}
