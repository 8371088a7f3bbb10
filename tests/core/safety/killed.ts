import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/*
 * Run as a program of its own: does one thing to the store of a folder and kills itself, as a power cut would, before the n-th call
 * that changes the disk. SQLite's own writes are not counted; the parent's random kills fall into those.
 *
 *   node killed.ts FOLDER set|change|remove|restore|undo-restore|backup|encrypt-backups N
 */

const [folder = '', what = '', at = '0'] = process.argv.slice(2);
let calls = 0;
for (const name of ['writeSync', 'fsyncSync', 'renameSync', 'unlinkSync', 'rmSync', 'mkdirSync', 'copyFileSync', 'linkSync'] as const) {
  const real = fs[name] as (...args: unknown[]) => unknown;
  Object.assign(fs, {
    [name]: (...args: unknown[]) => {
      if (++calls === Number(at)) process.kill(process.pid, 'SIGKILL');
      return real(...args);
    },
  });
}
syncBuiltinESMExports();

const { makePlace, openAt, quickCost } = await import('./place.ts');
const { changePassphrase, encryptNextBackup, settle, unlock } = await import('../../../main/core/store/safety/passphrase.ts');
const { makeBackup } = await import('../../../main/core/store/safety/backups.ts');
const { listBackups } = await import('../../../main/core/store/safety/backup-notes.ts');
const { restoreBackup, undoRestore } = await import('../../../main/core/store/safety/restore.ts');
const { storeFiles } = await import('../../../main/core/store/files.ts');

const place = makePlace(folder);
place.wait(Date.now());
calls = 0;
process.stdout.write('begun\n');
settle(place);
const lock = await unlock(place, { passphrase: 'first words' });
const { backups } = storeFiles(folder);
switch (what) {
  case 'set':
    await changePassphrase(place, { from: null, to: 'first words', cost: quickCost });
    break;
  case 'change':
    await changePassphrase(place, { from: 'first words', to: 'first words', cost: quickCost });
    break;
  case 'remove':
    await changePassphrase(place, { from: 'first words', to: null });
    break;
  case 'backup':
    makeBackup(place, { db: openAt(place, lock?.key), lock }, 'by-hand');
    break;
  case 'encrypt-backups':
    while (lock && encryptNextBackup(place, lock));
    break;
  case 'restore': {
    const db = openAt(place, lock?.key);
    restoreBackup(place, { file: listBackups(backups).at(-1)?.file ?? '', lock, open: { db, close: () => db.close() } });
    break;
  }
  case 'undo-restore':
    undoRestore(place, () => {});
    break;
}
process.stdout.write(`done ${calls}\n`);
