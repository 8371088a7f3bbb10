import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { type StoreFiles, storeFiles } from '../../main/core/store/files.ts';
import { openStore, type Store, type StoreOptions } from '../../main/core/store/store.ts';
import { addPeople, newStore, response, storeOptions, temporaryFolder } from './store.ts';

export const open = (folder: string, more: Partial<StoreOptions> = {}) => {
  const opened = openStore(storeOptions(folder, more));
  if (opened.ok) onTestFinished(() => opened.store.close());
  return opened;
};

export const answers = ['Till the soil', 'before you plant', 'and wait'];

/** A store with something in it, closed well. */
export function madeStore(more: Partial<StoreOptions> = {}): { folder: string; files: StoreFiles } {
  const folder = temporaryFolder();
  const store = newStore({ folder, ...more });
  addPeople(store);
  store.change({ op: 'add', scope: 'people', label: 'add' }, (tx) =>
    answers.forEach((text, at) => tx.insert('response', response(`r${at}`, text))),
  );
  store.close();
  return { folder, files: storeFiles(folder) };
}

/** The same, as a power cut leaves it: with changes in the -wal that are not in the file yet. */
export function cutStore(more: Partial<StoreOptions> = {}, change?: (store: Store) => void): { folder: string; files: StoreFiles } {
  const { folder, files } = madeStore(more);
  const store = newStore({ folder, ...more });
  store.change({ op: 'late', scope: 'people', label: 'edit' }, (tx) => tx.update('response', 'r0', { text: 'Late words' }));
  change?.(store);
  const copy = temporaryFolder();
  const cut = storeFiles(copy);
  copyFileSync(files.store, cut.store);
  copyFileSync(files.wal, cut.wal);
  return { folder: copy, files: cut };
}

export const texts = (store: Store): string[] =>
  store.read((db) => db.all<{ text: string }>('SELECT text FROM response ORDER BY id')).map(({ text }) => text);
export const picture = (files: StoreFiles) =>
  [files.store, files.wal].filter(existsSync).map((file) => ({ file, bytes: readFileSync(file), modified: statSync(file).mtimeMs }));
export const key = Buffer.alloc(32, 7);

export function flip(file: string, at: number, bits = 0xff): void {
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ bits;
  writeFileSync(file, bytes);
}

/** Only root may, and not in every container. */
export function canMount(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'true']).status === 0;
}

export function mountedFolder(size: string): string {
  const folder = temporaryFolder();
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]).status !== 0) throw new Error('mount');
  onTestFinished(() => void spawnSync('umount', ['-l', folder]));
  return folder;
}
