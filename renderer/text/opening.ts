import type { OpeningProblem, StoreStatus } from '../../preload/contract/model/store.ts';

/** What the recovery screen says of one problem. The ways on are the screen's. */
export interface OpeningWords {
  title: string;
  lead: string;
  /** What is safe, in one sentence. */
  safe: string;
  /** What to do, in order, beyond the buttons. */
  steps: readonly string[];
  /** Which ways on the screen offers. */
  ways: readonly Way[];
}

export type Way = 'try-again' | 'restore' | 'show-folder' | 'report';

type Facts = Pick<StoreStatus, 'folder' | 'file' | 'synced' | 'detail'>;

function whyNotWritable(reason: string, folder: string): string {
  switch (reason) {
    case 'ENOTDIR':
      return `There is a file in the place of the folder: ${folder}.`;
    case 'ENAMETOOLONG':
      return `The path of the folder is longer than this computer allows: ${folder}.`;
    case 'ENOENT':
      return `The folder is not there and cannot be made in this place: ${folder}.`;
    default:
      return `The folder can be read but not written: ${folder}. Groundwork does not open what it could not save.`;
  }
}

const words: Readonly<Record<Exclude<OpeningProblem, 'needs-passphrase' | 'wrong-passphrase'>, (facts: Facts) => OpeningWords>> = {
  'folder-missing': ({ folder }) => ({
    title: 'The data folder is not there',
    lead: `Groundwork keeps everything in one folder, and it could not be found: ${folder}.`,
    safe: 'Nothing was made or changed. A folder that was moved still holds everything.',
    steps: ['If it is on a drive or a share, connect that.', 'If you moved it, move it back.', 'Then try again.'],
    ways: ['try-again', 'report'],
  }),
  'folder-not-writable': ({ folder, detail }) => ({
    title: 'Groundwork may not write in its folder',
    lead: whyNotWritable(String(detail?.['reason'] ?? ''), folder),
    safe: 'Nothing was changed, and everything that was saved is there.',
    steps: [
      'Look at the folder’s permissions, or ask whoever looks after this computer.',
      'If it is on a drive, see whether the drive is locked against writing.',
      'Then try again.',
    ],
    ways: ['try-again', 'show-folder', 'report'],
  }),
  'disk-full': () => ({
    title: 'The disk is full',
    lead: 'There is not enough room to open the store safely, so Groundwork stopped before writing anything.',
    safe: 'Everything that was saved is there.',
    steps: [
      'Empty the computer’s bin, or move large files to another disk.',
      'Do not delete files from Groundwork’s folder.',
      'Then try again.',
    ],
    ways: ['try-again', 'show-folder', 'report'],
  }),
  locked: () => ({
    title: 'Groundwork is open already',
    lead: 'Another Groundwork on this computer has the store open. Two at once could lose work, so this one waits.',
    safe: 'Nothing was changed; the other one goes on as before.',
    steps: [
      'Close the other Groundwork, in this or another account of this computer.',
      'If none is to be seen, restart the computer.',
      'Then try again.',
    ],
    ways: ['try-again', 'report'],
  }),
  'not-a-database': ({ file }) => ({
    title: 'The file is not a Groundwork store',
    lead: `Something else is in the place of the store: ${file}. Groundwork did not touch it.`,
    safe: 'The file is as it was. Backups are kept in a folder of their own.',
    steps: [
      'If you put the file there, move it away and try again.',
      'Or restore a backup: the file that is there now is set aside, not deleted.',
    ],
    ways: ['restore', 'try-again', 'show-folder', 'report'],
  }),
  damaged: ({ synced }) => ({
    title: 'The database is damaged',
    lead: 'Groundwork found damage while opening and stopped before changing anything. Choose a backup and you can go on working.',
    safe: 'The damaged file is set aside, not deleted, and the restore can be undone.',
    steps: [
      synced
        ? `The folder is synced by ${synced.service}, which can damage a store that is open. A better place is ${synced.better}.`
        : 'This often follows a laptop losing power, or a synced folder.',
    ],
    ways: ['restore', 'try-again', 'show-folder', 'report'],
  }),
  newer: () => ({
    title: 'The store is from a newer Groundwork',
    lead: 'A later version of Groundwork has worked with this store. This one could misread it, so it wrote nothing.',
    safe: 'Everything is there, as the newer version left it.',
    steps: [
      'Install the newest Groundwork on this computer, and open it again.',
      'Or restore a backup from before the update: what was made since then stays in the file that is set aside.',
    ],
    ways: ['restore', 'try-again', 'report'],
  }),
  'migration-failed': () => ({
    title: 'The store could not be brought up to date',
    lead: 'This Groundwork is newer than the store. Bringing it up to date did not work, so every step was taken back.',
    safe: 'The store is as it was before, and a checked backup was made first.',
    steps: [
      'Try again once: a full disk or another program may have been in the way.',
      'If it fails again, go back to the earlier version of Groundwork and send the report to support.',
    ],
    ways: ['try-again', 'restore', 'report'],
  }),
};

export function openingWords(problem: Exclude<OpeningProblem, 'needs-passphrase' | 'wrong-passphrase'>, facts: Facts): OpeningWords {
  return words[problem](facts);
}
