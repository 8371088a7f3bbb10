import { defaultSettings, type Settings } from '../../preload/contract/model/settings.ts';
import { newOp, type Outcome } from '../client/api.ts';
import type { Client } from '../client/client.tsx';

/**
 * The settings as the window shows them: a change holds at once, and the next one is made on top of it, whichever part of the
 * window makes it. They are written whole and one after the other, so that no change undoes another.
 */
export interface SettingsState {
  current: () => Settings;
  /** False until the core has said what the settings are. */
  known: () => boolean;
  save: (change: Partial<Settings>) => Promise<Outcome<unknown>>;
  subscribe: (listener: () => void) => () => void;
  close: () => void;
}

export function watchSettings({ api, live }: Pick<Client, 'api' | 'live'>): SettingsState {
  /** Made here, and shown until the core has been asked again after it was written. */
  let ahead: Settings | null = null;
  let asking: 'not yet' | 'to be asked' | 'asked' = 'not yet';
  let writing = 0;
  let last: Promise<unknown> = Promise.resolve();
  const listeners = new Set<() => void>();
  const kept = (): Settings | undefined => live.read('settings.get', {}).value;
  const tell = (): void => {
    const { waiting } = live.read('settings.get', {});
    if (asking === 'to be asked' && waiting) asking = 'asked';
    else if (asking === 'asked' && !waiting) {
      asking = 'not yet';
      ahead = null;
    }
    for (const listener of listeners) listener();
  };
  const stop = live.follow('settings.get', {}, tell);
  const current = (): Settings => ahead ?? kept() ?? defaultSettings;

  return {
    current,
    known: () => kept() !== undefined,
    save: async (change) => {
      const settings = { ...current(), ...change };
      ahead = settings;
      asking = 'not yet';
      writing++;
      tell();
      const sent = last.then(() => api.call('settings.set', { op: newOp(), settings }));
      last = sent;
      const outcome = await sent;
      writing--;
      if (!outcome.ok && ahead === settings) ahead = null;
      else if (writing === 0) {
        asking = 'to be asked';
        live.refresh('settings.get');
      }
      tell();
      return outcome;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: stop,
  };
}
