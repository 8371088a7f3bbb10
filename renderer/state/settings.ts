import { defaultSettings, type Settings } from '../../preload/contract/model/settings.ts';
import { newOp } from '../client/api.ts';
import type { Client } from '../client/client.tsx';
import type { Outcome } from '../client/api.ts';

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
  /** Made here and not yet confirmed by the core. */
  let ahead: Settings | null = null;
  let writing = 0;
  let last: Promise<unknown> = Promise.resolve();
  const listeners = new Set<() => void>();
  const kept = (): Settings | undefined => live.read('settings.get', {}).value;
  const tell = (): void => {
    // What the core says now is the newest word only when nothing of ours is on its way.
    if (writing === 0 && ahead && JSON.stringify(kept()) === JSON.stringify(ahead)) ahead = null;
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
      writing++;
      tell();
      const sent = last.then(() => api.call('settings.set', { op: newOp(), settings }));
      last = sent;
      const outcome = await sent;
      writing--;
      if (!outcome.ok && ahead === settings) ahead = null;
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
