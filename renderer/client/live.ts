import type { CallInput, CallOutput } from '../../preload/contract/calls.ts';
import type { CoreEvent } from '../../preload/contract/envelope.ts';
import type { Failure } from '../../preload/contract/errors.ts';
import type { Api } from './api.ts';
import { concerns, type LiveName } from './watched.ts';

/** An answer that is kept up to date. The last good value stays while a newer one is fetched, and when fetching fails. */
export interface Answer<T> {
  value: T | undefined;
  failure: Failure | undefined;
  waiting: boolean;
}

interface Query {
  name: LiveName;
  input: unknown;
  answer: Answer<unknown>;
  listeners: Set<() => void>;
  /** Counts askings: an answer to an earlier one than the last is stale, and dropped. */
  turn: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

export interface Live {
  read: <C extends LiveName>(name: C, input: CallInput<C>) => Answer<CallOutput<C>>;
  follow: <C extends LiveName>(name: C, input: CallInput<C>, listener: () => void) => () => void;
  /** True while something that is looked at could not be read at all, through no fault of whoever asked. */
  unread: () => boolean;
  watchUnread: (listener: () => void) => () => void;
  /** Asks again for all of that. */
  retryUnread: () => void;
  /** Asks again now: for what changes without an operation, such as the list of backups. */
  refresh: (...names: LiveName[]) => void;
  close: () => void;
}

/** A burst of changes is one reason to ask again. */
const settle = 50;
/** Answers nobody looks at any more, kept so that going back shows them at once. */
const kept = 24;

/** What is a fault of the program, of which no screen has a sentence of its own. */
const faults = new Set<string>(['internal', 'no-such-call', 'bad-input']);

const nothing: Answer<never> = { value: undefined, failure: undefined, waiting: true };

export function createLive(api: Api, on: (listener: (event: CoreEvent) => void) => () => void): Live {
  const queries = new Map<string, Query>();

  const unreadListeners = new Set<() => void>();
  const isUnread = ({ answer, listeners }: Query): boolean =>
    listeners.size > 0 && answer.value === undefined && answer.failure !== undefined && faults.has(answer.failure.code);
  const tellUnread = (): void => {
    for (const listener of unreadListeners) listener();
  };
  const tell = (query: Query, answer: Answer<unknown>): void => {
    query.answer = answer;
    for (const listener of query.listeners) listener();
    tellUnread();
  };
  const ask = async (query: Query): Promise<void> => {
    query.timer = undefined;
    const turn = ++query.turn;
    if (!query.answer.waiting) tell(query, { ...query.answer, waiting: true });
    const outcome = await api.call(query.name, query.input as never);
    if (turn !== query.turn) return;
    tell(
      query,
      outcome.ok
        ? { value: outcome.value, failure: undefined, waiting: false }
        : { value: query.answer.value, failure: outcome.failure, waiting: false },
    );
  };
  const askSoon = (query: Query): void => {
    clearTimeout(query.timer);
    query.timer = setTimeout(() => void ask(query), settle);
  };
  const again = (fits: (query: Query) => boolean): void => {
    for (const [key, query] of queries) {
      if (!fits(query)) continue;
      if (query.listeners.size > 0) askSoon(query);
      else queries.delete(key);
    }
  };
  const stop = on((event) => {
    if (event.event === 'changed') {
      const tables = event.tables.map(({ table }) => table);
      again((query) => concerns(query.name, tables));
    } else if (event.event === 'store' || (event.event === 'core' && event.state === 'back')) {
      // Another store may have been put in its place, or changes have been missed.
      again(() => true);
    }
  });

  const keyOf = (name: LiveName, input: unknown): string => `${name} ${JSON.stringify(input)}`;
  const forgetOldest = (): void => {
    const idle = [...queries].filter(([, query]) => query.listeners.size === 0);
    for (const [key] of idle.slice(0, Math.max(0, idle.length - kept))) queries.delete(key);
  };

  return {
    read: (name, input) => (queries.get(keyOf(name, input))?.answer ?? nothing) as Answer<CallOutput<typeof name>>,
    follow: (name, input, listener) => {
      const key = keyOf(name, input);
      const known = queries.get(key);
      const query: Query = known ?? { name, input, answer: nothing, listeners: new Set(), turn: 0, timer: undefined };
      if (!known) {
        queries.set(key, query);
        void ask(query);
      }
      query.listeners.add(listener);
      tellUnread();
      return () => {
        query.listeners.delete(listener);
        forgetOldest();
        tellUnread();
      };
    },
    unread: () => [...queries.values()].some(isUnread),
    watchUnread: (listener) => {
      unreadListeners.add(listener);
      return () => unreadListeners.delete(listener);
    },
    retryUnread: () => again(isUnread),
    refresh: (...names) => again((query) => names.includes(query.name)),
    close: () => {
      stop();
      for (const query of queries.values()) clearTimeout(query.timer);
      queries.clear();
    },
  };
}
