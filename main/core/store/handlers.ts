import { statSync } from 'node:fs';
import type { storeCalls } from '../../../preload/contract/calls/store.ts';
import type { HandlersOf, House } from '../house.ts';
import { supportReport } from '../log/log.ts';
import { Refusal } from '../refusal.ts';
import { readSettings, saveSettings } from '../settings/settings.ts';
import { storeFiles } from './files.ts';
import { listBackups } from './safety/backup-notes.ts';

export const storeHandlers: HandlersOf<keyof typeof storeCalls> = {
  'core.info': (_, { deps, session }) => ({
    version: deps.version,
    node: process.versions.node,
    runtime: process.versions['electron'] ? 'electron' : 'node',
    sqlite: session.status().sqlite,
  }),
  'store.status': (_, { session }) => session.status(),
  'store.open': ({ passphrase, remembered }, { session }) => session.open(secretOf(passphrase, remembered)),
  'store.check': (_, { store }) => store().check(),
  'store.stop-work': (_, { session }) => ({ stopping: session.stopWork() }),
  'store.repair-from-backup': ({ file }, house) => restore(file, house),

  'backup.list': (_, { deps, session }) => {
    const { backups } = storeFiles(deps.folder);
    // No backups is one thing; not being able to look is another.
    if (statSync(backups, { throwIfNoEntry: false })?.isDirectory() === false) throw new Refusal('file-not-writable', { path: backups });
    return listBackups(backups, session.lock()?.key);
  },
  'backup.make': async (_, { session, tell }) => {
    const backup = await session.backUp('by-hand');
    // Home says when the last one was made.
    tell({ event: 'store', status: session.status() });
    return backup;
  },
  'backup.restore': ({ file }, house) => restore(file, house),
  'backup.undo-restore': async (_, { session }) => {
    await session.undoRestore();
    return session.status();
  },
  'backup.copy-to': ({ file, to, passphrase }, { session, jobs }) => ({
    job: jobs.start(async (work) => ({ file: await session.copyOut({ file, to, passphrase }, work) })),
  }),
  'backup.rehearse': (copy, { session }) => session.rehearse(copy),
  'backup.restore-copy': async (copy, { session }) => {
    await session.restoreCopy(copy);
    return session.status();
  },

  'history.get': ({ scope }, { store }) => store().history(scope),
  'history.undo': ({ op, scope }, { store }) => store().undo(scope, op),
  'history.redo': ({ op, scope }, { store }) => store().redo(scope, op),
  'trash.list': (_, { store }) => store().trash(),
  'trash.restore': ({ op, table, id }, { store }) => {
    store().restoreFromTrash(op, table, id);
    return { op };
  },

  'settings.get': (_, { store }) => store().read(readSettings),
  'settings.set': ({ op, settings }, { store }) => {
    store().change({ op, scope: 'settings', label: 'change-settings' }, (tx) => saveSettings(tx, settings));
    return { op };
  },

  'lock.now': (_, { session }) => session.lockNow(),
  'lock.set': ({ from, to }, { session }) => session.setPassphrase(from, to),
  'lock.remember': async ({ passphrase }, { session }) => ({ remembered: await session.remember(passphrase) }),

  'log.report': (_, { deps, session }) => ({ text: supportReport(deps, session.status()) }),
};

/** The store as it stood is kept twice before a backup takes its place: see the safety room. */
async function restore(file: string, { session }: House): Promise<ReturnType<House['session']['status']>> {
  await session.restore(file);
  return session.status();
}

function secretOf(
  passphrase: string | undefined,
  remembered: string | undefined,
): { passphrase: string } | { remembered: string } | undefined {
  if (passphrase !== undefined) return { passphrase };
  return remembered === undefined ? undefined : { remembered };
}
