import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { app, safeStorage } from 'electron';

/** "Remember on this computer": the store's key, sealed by the system's keychain, in a file beside the window's own data. */
const file = (): string => path.join(app.getPath('userData'), 'remembered.json');

/** Linux without a keyring falls back to a fixed key, which hides nothing: that is no keychain. */
export function canRemember(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  return process.platform !== 'linux' || !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend());
}

export function remember(secret: string): boolean {
  if (!canRemember()) return false;
  try {
    writeFileSync(`${file()}.next`, JSON.stringify({ sealed: safeStorage.encryptString(secret).toString('base64') }), { mode: 0o600 });
    renameSync(`${file()}.next`, file());
    return true;
  } catch {
    return false;
  }
}

export function remembered(): string | null {
  if (!canRemember()) return null;
  try {
    const { sealed } = JSON.parse(readFileSync(file(), 'utf8')) as { sealed: string };
    return safeStorage.decryptString(Buffer.from(sealed, 'base64'));
  } catch {
    return null;
  }
}

export const forget = (): void => rmSync(file(), { force: true });
