import * as v from 'valibot';
import { defaultSettings, Settings } from '../../../preload/contract/model/settings.ts';
import type { House } from '../house.ts';
import type { ReadDb, Tx } from '../store/store.ts';

/** Settings as kept, over the defaults. What cannot be read is the default again: settings never keep a person out. */
export function readSettings(db: ReadDb): Settings {
  const row = db.get<{ value: string }>("SELECT value FROM setting WHERE id = 'settings'");
  const kept = row ? (JSON.parse(row.value) as object) : {};
  const parsed = v.safeParse(Settings, { ...defaultSettings, ...kept });
  return parsed.success ? parsed.output : defaultSettings;
}

/**
 * Where a file goes: where the person said just now, else where the settings say, else the system's folder for documents. An
 * empty answer is none: otherwise it would mean wherever the program happened to be started.
 */
export const outputFolder = ({ store, deps }: Pick<House, 'store' | 'deps'>, given?: string): string =>
  given || store().read(readSettings).print.folder || deps.outFolder;

export function saveSettings(tx: Tx, settings: Settings): void {
  const value = JSON.stringify(settings);
  if (tx.get("SELECT 1 FROM setting WHERE id = 'settings'")) tx.update('setting', 'settings', { value });
  else tx.insert('setting', { id: 'settings', value });
}
