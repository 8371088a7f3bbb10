import type { ErrorCode, Failure } from '../../preload/contract/errors.ts';
import { number } from './numbers.ts';

/** What happened, what is safe, what to do. Sentences, in this order. */
export interface Explained {
  what: string;
  safe: string;
  todo: string;
}

type Detail = Failure['detail'];

const sentences: Readonly<Record<ErrorCode, (detail: Detail) => Explained>> = {
  'bad-input': () => ({
    what: 'Groundwork could not use what was entered.',
    safe: 'Nothing was changed.',
    todo: 'Look at what is marked, and try again.',
  }),
  'no-such-call': () => ({
    what: 'This part of the window asks for something that this Groundwork does not have.',
    safe: 'Nothing was changed.',
    todo: 'Close Groundwork and open it again; if it stays so, install it again.',
  }),
  'too-large': () => ({
    what: 'That is more than Groundwork takes at once.',
    safe: 'Nothing was changed.',
    todo: 'Try it in smaller parts.',
  }),
  'not-found': () => ({
    what: 'It is no longer there.',
    safe: 'Everything else is as it was.',
    todo: 'Look in Trash: what was removed stays there for 30 days.',
  }),
  stale: () => ({
    what: 'This was changed elsewhere while you were editing it, so your last change was not saved over it.',
    safe: 'Both versions are safe: the kept one in the store, yours in this window.',
    todo: 'Save yours to a file, or take the kept version.',
  }),
  conflict: ({ what, open }) =>
    what === 'names'
      ? {
          what: `Names of people or schools may still stand in the answers: ${String(open)} places were found.`,
          safe: 'No file was written.',
          todo: 'Open Review and export from there: each place is shown, to be replaced or left.',
        }
      : what === 'sample'
        ? { what: 'The sample cohort is here already.', safe: 'Nothing was changed.', todo: 'Choose it at the top of the navigation.' }
        : {
            what: 'It cannot be done now, because something that it depends on has changed since.',
            safe: 'Nothing was changed.',
            todo: 'Look at how it is now, and make the change by hand.',
          },
  'nothing-to-undo': () => ({
    what: 'There is nothing more to undo here.',
    safe: 'Everything is as it was.',
    todo: 'What was removed is in Trash for 30 days.',
  }),
  'store-not-open': () => ({
    what: 'The store is not open.',
    safe: 'Nothing was changed.',
    todo: 'Open it first, on the recovery screen.',
  }),
  'store-locked': () => ({ what: 'Groundwork is locked.', safe: 'Everything is kept, encrypted.', todo: 'Type the passphrase to go on.' }),
  'store-damaged': () => ({
    what: 'A part of the store could not be read.',
    safe: 'Groundwork has stopped writing to it, and your backups are not touched.',
    todo: 'Open Settings and check the store, then restore a backup if it says so.',
  }),
  'disk-full': ({ what }) => ({
    what: 'The disk is full.',
    safe:
      what === 'erasure'
        ? 'They are erased, but the last traces of them in the store’s file are not overwritten yet.'
        : 'What was saved before is safe; the last changes are held in this window.',
    todo:
      what === 'erasure'
        ? 'Make some room on the disk, then close Groundwork and open it again: it finishes by itself.'
        : 'Make some room on the disk, then try again.',
  }),
  'read-only': () => ({
    what: 'The data folder does not allow writing now.',
    safe: 'What was saved before is safe; the last changes are held in this window.',
    todo: 'Check the folder’s permissions, then try again.',
  }),
  'wrong-passphrase': () => ({
    what: 'That is not the passphrase.',
    safe: 'Nothing was changed.',
    todo: 'Try again, or use the recovery key.',
  }),
  'too-many-tries': ({ seconds }) => ({
    what: 'There were several wrong passphrases in a row.',
    safe: 'Everything is kept, encrypted.',
    todo: typeof seconds === 'number' ? `Wait ${number(Math.ceil(seconds))} seconds, then try again.` : 'Wait a little, then try again.',
  }),
  'backup-failed': () => ({
    what: 'The backup could not be made, or did not pass its check.',
    safe: 'The store and the earlier backups are not touched.',
    todo: 'Check that there is room on the disk, then try again.',
  }),
  'not-a-backup': () => ({
    what: 'That file is not a backup that Groundwork made.',
    safe: 'Nothing was changed.',
    todo: 'Choose another file.',
  }),
  'file-missing': () => ({
    what: 'The file or folder is not there any more.',
    safe: 'Nothing was changed.',
    todo: 'Choose another, or put it back.',
  }),
  'file-not-writable': ({ path }) => ({
    what:
      path === undefined
        ? 'Groundwork may not write there, or another program holds the file.'
        : `Groundwork may not write here, or something else stands in this place: ${String(path)}.`,
    safe: 'Whole files that were written before are good.',
    todo: 'Close the file in the other program, or choose another folder.',
  }),
  'file-not-ours': () => ({ what: 'Groundwork cannot read that file.', safe: 'Nothing was changed.', todo: 'Choose another file.' }),
  erased: () => ({
    what: 'This belongs to a person who was erased.',
    safe: 'It was not brought back.',
    todo: 'If they have come again, add them as a new person.',
  }),
  cancelled: ({ what }) => ({
    what: 'It was cancelled.',
    safe: what === 'store' ? 'Everything is as it was before.' : 'Files that were finished before are whole.',
    todo: 'Start again whenever you like.',
  }),
  'cannot-print': () => ({
    what: 'A page could not be laid out.',
    safe: 'The workbook is not touched, and no half file was left.',
    todo: 'Shorten the text of the block that is named, or give it a page of its own.',
  }),
  'core-gone': () => ({
    what: 'The part of Groundwork that keeps your work has stopped.',
    safe: 'Everything that was saved is safe, and unsent changes are held in this window.',
    todo: 'The line above the page says whether it comes back by itself, and what to do.',
  }),
  internal: () => ({
    what: 'Something went wrong inside Groundwork.',
    safe: 'What was saved before is safe.',
    todo: 'Try again. If it happens again, Settings has a report that you can copy for support.',
  }),
};

export const explain = ({ code, detail }: Failure): Explained => sentences[code](detail);

/** All three sentences, as one paragraph. */
export function explained(failure: Failure): string {
  const { what, safe, todo } = explain(failure);
  return `${what} ${safe} ${todo}`;
}
