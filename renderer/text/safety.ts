import type { StoreWork } from '../../preload/contract/model/store.ts';
import { timeLeft } from './returns.ts';

/** Words about the store, its backups and its lock: shared by Settings, Recovery and the lock screen. */
export const lockWords = {
  title: 'Groundwork is locked',
  lead: 'Everything is kept, encrypted. The passphrase opens it.',
  field: 'Passphrase',
  hint: 'Or the recovery key that you printed.',
  open: 'Open',
  opening: 'Opening…',
  empty: 'type the passphrase',
  forgotten:
    'If the passphrase is lost, the recovery key opens the store. Without both nobody can read it: not you, and not whoever wrote Groundwork.',
} as const;

export const recoveryWords = {
  place: 'Recovery',
  safe: 'What is safe',
  waysOn: 'What to do',
  backups: 'Backups',
  noBackups: 'There are no backups that can be read in this folder. If you copied one to another place, open it here.',
  found: 'For support',
  restore: (backup: string) => `Restore ${backup}`,
  restoring: 'Restoring…',
  lost: 'What was changed after that backup was made is not in it. The file that is there now is set aside, not deleted, and the restore can be undone.',
  tryAgain: 'Try again',
  trying: 'Trying…',
  still: 'Tried again: it is still so.',
  showFolder: 'Show the files',
  notShown: 'The folder could not be opened from here. Its place is named above.',
  copyReport: 'Copy details for support',
  code: (problem: string) => `Code ${problem}. Contains no names and no answers.`,
  openCopy: 'Open a copied backup…',
} as const;

export const reportWords = {
  title: 'Report for support',
  lead: 'This is all of it. It says what the program did and on what kind of computer. It holds no names, no answers and no text of a workbook.',
  words: { copy: 'Copy', copied: 'Copied.', notCopied: 'The text is selected: copy it with Ctrl C.', close: 'Close' },
} as const;

export const backupKinds = {
  hourly: 'Hourly',
  daily: 'Daily',
  weekly: 'Weekly',
  'before-migration': 'Before an update',
  'before-restore': 'Before a restore',
  'by-hand': 'By hand',
} as const;

export const copyWords = {
  title: 'Open a copied backup',
  lead: 'A copied backup is one file with a passphrase of its own.',
  file: 'File',
  choose: 'Choose the file…',
  passphrase: 'Passphrase of the copy',
  check: 'Check that it opens',
  cancel: 'Cancel',
  needsFile: 'choose a file',
  needsPassphrase: 'type its passphrase',
  rehearsed: (made: string, holds: string) => `It opens. Made ${made}: ${holds}.`,
  restore: 'Restore this copy',
  kind: 'Groundwork backup',
} as const;

/** Long work at a large store, while somebody waits for it. */
export const storeWork: Readonly<Record<StoreWork, string>> = {
  'back-up': 'Making a backup and checking it',
  restore: 'Restoring',
  'undo-restore': 'Undoing the restore',
  'set-passphrase': 'Encrypting the store',
  'remove-passphrase': 'Writing the store without encryption',
  erase: 'Removing the last traces',
  'check-copy': 'Checking that the copy opens',
};

export const workWords = {
  stop: 'Stop',
  stopping: (what: string) => `${what}: stopping. Everything stays as it was.`,
  wait: 'What you type meanwhile is kept, and saved when this is done.',
} as const;

/** "Encrypting the store: 43%, about 20 seconds left" */
export const howFar = (what: string, share: number, secondsLeft: number | null): string =>
  `${what}: ${Math.min(99, Math.floor(share * 100))}%${timeLeft(secondsLeft)}`;
