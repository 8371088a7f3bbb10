import * as v from 'valibot';
import { defaultSettings, Settings } from '../../../preload/contract/model/settings.ts';
import type { ReadDb, Tx } from '../store/store.ts';

/** Settings as kept, over the defaults. What cannot be read is the default again: settings never keep a person out. */
export function readSettings(db: ReadDb): Settings {
  const row = db.get<{ value: string }>("SELECT value FROM setting WHERE id = 'settings'");
  const kept = row ? (JSON.parse(row.value) as object) : {};
  const parsed = v.safeParse(Settings, { ...defaultSettings, ...kept });
  return parsed.success ? parsed.output : defaultSettings;
}

export function saveSettings(tx: Tx, settings: Settings): void {
  const value = JSON.stringify(settings);
  if (tx.get("SELECT 1 FROM setting WHERE id = 'settings'")) tx.update('setting', 'settings', { value });
  else tx.insert('setting', { id: 'settings', value });
}
