import type { Settings } from '../../preload/contract/model/settings.ts';
import { bytes } from './numbers.ts';

export const settingsWords = {
  parts: {
    data: 'Your data',
    backups: 'Backups',
    lock: 'Passphrase',
    words: 'Words',
    print: 'Printing',
    look: 'Colours',
    activity: 'What was done',
    support: 'Support',
    about: 'About',
  },
  title: {
    plain: 'Everything is on this computer',
    encrypted: 'Everything is on this computer, encrypted',
    synced: 'The data folder is in a synced place',
  },

  data: {
    folder: 'Data folder',
    size: (n: number) => `The store takes ${bytes(n)}.`,
    sendsNothing: 'Groundwork sends nothing anywhere.',
    show: 'Show in folder',
    notShown: 'The folder could not be opened from here.',
    synced: (service: string, better: string) =>
      `This folder is synced by ${service}. A store that is copied while it is open can be damaged. Close Groundwork, move the folder to ${better}, and start Groundwork from there. Share single files or backups through ${service} instead.`,
    check: 'Check the store',
    checking: 'Checking…',
    sound: 'The store is sound. Every step of the check passed.',
    unsound: 'The check found something. Restore a backup, or copy a report for support.',
    unsent: 'Bring back unsent work…',
    unsentNot: 'That file does not hold unsent work of Groundwork.',
    unsentDone: (n: number) => (n === 1 ? 'One change was brought back.' : `${n} changes were brought back.`),
  },

  backups: {
    lead: 'Made by themselves, opened and checked: each hour for a day, each day for two weeks, each week for two months.',
    none: 'There is no backup yet.',
    make: 'Make a backup now',
    making: 'Making…',
    made: 'Backup made and checked.',
    list: 'Backups',
    restore: (backup: string) => `Restore ${backup}`,
    restoreTitle: 'Restore this backup?',
    restoreLead: (backup: string) =>
      `Everything goes back to how it was ${backup}. What is here now is set aside first, and you can undo this.`,
    keep: 'Keep things as they are',
    doRestore: 'Restore',
    restoring: 'Restoring…',
    restored: 'The backup is in place. What was here before is set aside.',
    undo: 'Undo the last restore',
    undoneRestore: 'The restore was undone.',
    nothingToUndo: 'There is no restore to undo.',
    copy: 'Copy it to another place…',
    openCopy: 'Open a copied backup…',
    copyTitle: 'Copy a backup to another place',
    copyLead:
      'It is written as one file, encrypted with a passphrase of its own. Keep it on another disk: a backup on this disk does not survive this disk.',
    copyTo: 'Folder',
    copyToHint: 'The full path of a folder, for example on a USB stick.',
    copyPass: 'Passphrase for this copy',
    copyPassHint: 'At least 10 characters. Without it nobody can open the copy.',
    copyAgain: 'The same again',
    copyDo: 'Write the copy',
    copying: 'Writing the copy',
    copied: 'The copy is written. Check that it opens before you rely on it.',
    needs: { folder: 'choose a folder', pass: 'use at least 10 characters', again: 'type it the same twice' },
    cancel: 'Cancel',
    close: 'Close',
    chooseFolder: 'Choose…',
  },

  lock: {
    off: 'There is no passphrase. Whoever can open this computer’s account can read the store.',
    on: 'The store and its backups are encrypted.',
    set: 'Set a passphrase…',
    change: 'Change the passphrase…',
    remove: 'Remove the passphrase…',
    lockNow: 'Lock now',
    setTitle: 'Set a passphrase',
    changeTitle: 'Change the passphrase',
    removeTitle: 'Remove the passphrase',
    setLead:
      'Four or five words that you can remember are better than one that you cannot. You will be shown a recovery key, once: print it.',
    removeLead: 'The store will be written without encryption. Backups that were encrypted stay so.',
    old: 'Passphrase now',
    fresh: 'New passphrase',
    freshHint: 'At least 10 characters.',
    again: 'The same again',
    needs: { old: 'type the passphrase', pass: 'use at least 10 characters', again: 'type it the same twice' },
    doSet: 'Encrypt the store',
    doChange: 'Change it',
    doRemove: 'Remove it',
    working: 'Working…',
    removed: 'The passphrase is removed.',
    cancel: 'Cancel',
    keyTitle: 'Your recovery key',
    keyLead:
      'This key opens the store if the passphrase is lost. It is shown now and never again. Print it, and keep it away from this computer.',
    keyPrint: 'Print it',
    keySaved: 'I have it on paper',
    keyUse: 'Type it where Groundwork asks for the passphrase.',
    remember: 'Remember on this computer',
    rememberHint: 'Opens without asking in this account. The key is kept by the system’s own keychain.',
    rememberCannot: 'This computer has no keychain that Groundwork can use, so it asks each time.',
    rememberAsk: 'Type the passphrase once, so that it can be remembered.',
    rememberDo: 'Remember',
    remembered: 'This computer opens Groundwork without asking.',
    notRemembered: 'The system’s keychain did not take it.',
    forget: 'Forget it on this computer',
    after: 'Lock after',
    afterHint: 'Minutes without a key or a click. 0: never.',
  },

  words: {
    lead: 'What your provider calls things. They are shown in this window; a workbook’s own text stays as it is.',
    module: 'Module',
    chapter: 'Chapter',
    seminar: 'Seminar',
    participant: 'Participant',
    cohort: 'Cohort',
    empty: 'A word is needed.',
  },

  print: {
    preset: 'Print',
    presets: {
      standard: 'Standard, 11 pt',
      clear: 'Clear print, 14 pt',
      large: 'Large print, 18 pt',
      dyslexia: 'Dyslexia-friendly, on cream',
      plain: 'Plain, without colour',
    },
    paper: 'Paper',
    papers: { a4: 'A4', letter: 'US Letter' },
    audience: 'Copy',
    audiences: { participant: 'Participant', facilitator: 'Facilitator' },
    folder: 'Folder for printed files',
    folderHint: 'Empty: the folder Groundwork in your Documents.',
    choose: 'Choose…',
  },

  look: {
    theme: 'Colours',
    themes: { system: 'As the system', light: 'Light', dark: 'Dark', contrast: 'High contrast' },
  },

  support: {
    lead: 'A report says what the program did. You see all of it before you copy it.',
    report: 'Copy a report for support…',
  },

  about: {
    line: (version: string) => `Groundwork ${version}`,
    what: 'An offline studio for the facilitators of NPQ seminars. Free, under the MIT licence.',
    letters: 'Letters: Atkinson Hyperlegible Next, Literata and Source Sans 3, each under the SIL Open Font Licence.',
    parts:
      'Made with SQLite, better-sqlite3, PDFKit, PDF.js, PDFium, ZXing, sharp with libvips, libheif, React, React Aria and Electron, under their own open licences.',
    runs: (node: string, sqlite: string, runtime: string) =>
      `Runs on ${runtime === 'electron' ? 'Electron with ' : ''}Node ${node} and SQLite ${sqlite}.`,
  },
} as const;

export type WordKey = keyof Settings['words'];
