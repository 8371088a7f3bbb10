import type { ErrorCode, Failure } from '../../../preload/contract/errors.ts';
import type { OpeningProblem, StoreStatus } from '../../../preload/contract/model/store.ts';

const size = (bytes: unknown): string => (typeof bytes === 'number' ? ` (the limit is ${Math.round(bytes / 1024 / 1024)} MB)` : '');
const named = (value: unknown): string => (value === undefined ? '' : `: ${String(value)}`);

const notOurs: Readonly<Record<string, string>> = {
  empty: 'There is nothing in it to read.',
  pdf: 'That is a PDF. A workbook is made of a Word, Markdown or text file, or of a bundle; what came back filled in goes to “groundwork returns add”.',
  rtf: 'That is a file in Rich Text. Save it as .docx in Word, and bring that in.',
  'old-word': 'That is a file of an older Office, such as .doc. Save it as .docx in Word, and bring that in.',
  'not-word': 'It is called .docx and is no Word file, or a damaged one.',
  'not-bundle': 'It is called .groundwork and is no bundle, or a damaged one.',
  'not-text': 'That file is neither Word nor text, or it is damaged.',
  word: 'That Word file is damaged.',
  xml: 'That Word file is damaged.',
  'not-a-bundle': 'That is a zip file and neither Word nor a bundle, or it is damaged.',
  damaged: 'That bundle is damaged.',
  json: 'That bundle is damaged.',
  workbook: 'That bundle holds no workbook that can be read.',
  newer: 'That file was made by a newer Groundwork.',
};

const wrongPassphrase = 'That is not the passphrase. Nothing was changed; try again, or give the recovery key in its place.';

/** A sentence for each way in which a call can fail. */
const failures: Record<ErrorCode, (detail: Failure['detail']) => string> = {
  'bad-input': ({ where }) => `Something in what you gave does not fit${where ? ` (${String(where)})` : ''}.`,
  'no-such-call': ({ call }) => `There is no call${named(call)}.`,
  'too-large': ({ bytes }) => `That is too large${size(bytes)}.`,
  'not-found': () => 'There is no such thing in your store.',
  stale: () => 'It was changed elsewhere in the meantime. Nothing was overwritten; look again and repeat what you did.',
  conflict: ({ what, open }) =>
    what === 'names'
      ? `${String(open)} names of people or schools still stand in the answers. Nothing was written.`
      : what === 'sample'
        ? 'The sample cohort is there already. “groundwork sample remove” takes it away.'
        : 'That does not go with what is in the store. Nothing was changed.',
  'nothing-to-undo': () => 'There is nothing to undo.',
  'store-not-open': ({ problem }) =>
    problem === 'locked'
      ? 'Another Groundwork has the store open. Close its window first; two at once would harm it.'
      : 'The store did not open. “groundwork store check” says why; nothing was changed.',
  'store-locked': () => 'The store is locked. Give its passphrase in GROUNDWORK_PASSPHRASE.',
  'store-damaged': () => 'The store is damaged. “groundwork store backups” lists the copies that it can be brought back from.',
  'disk-full': ({ what }) =>
    what === 'erasure'
      ? 'The disk is full. They are erased, but the last traces of them are not overwritten yet; make room, and the next command finishes it.'
      : 'The disk is full. Nothing that was saved before is lost; make room and do it again.',
  'read-only': () => 'The store can be read but not written to. Look at the permissions of the data folder.',
  'wrong-passphrase': () => wrongPassphrase,
  'too-many-tries': ({ seconds }) =>
    `Too many wrong passphrases. Wait${seconds === undefined ? '' : ` ${String(seconds)} seconds`} and try again.`,
  'backup-failed': () => 'The backup could not be made. The store itself is unharmed.',
  'not-a-backup': () => 'That file is not a backup of Groundwork, or it is damaged. Nothing was changed.',
  'file-missing': ({ path }) => `There is no such file${named(path)}.`,
  'file-not-writable': ({ path }) => `It could not be written${named(path)}. Is the folder there, and may you write in it?`,
  'file-not-ours': ({ why }) => notOurs[String(why)] ?? 'That file is not of a kind that can be read here, or it is damaged.',
  erased: () => 'That person was erased. What was removed cannot be brought back.',
  cancelled: ({ what }) =>
    what === 'store' ? 'It was stopped. Everything is as it was before.' : 'It was stopped before the end. What is finished is whole.',
  'cannot-print': () => 'It could not be printed.',
  'core-gone': () => 'Groundwork’s core ended in the middle of this. Do it again.',
  internal: () =>
    'Something went wrong inside Groundwork. Its log says where, without anything that you wrote: “groundwork call log.report”.',
};

export const failureSentence = ({ code, detail }: Failure): string => failures[code](detail);

/** A path as long as a screen can bear. */
const shortened = (path: string): string => (path.length <= 240 ? path : `${path.slice(0, 100)}…${path.slice(-100)}`);

function whyNotWritable(reason: string, folder: string): string {
  switch (reason) {
    case 'ENOTDIR':
      return `There is a file where the data folder should be: ${folder}.`;
    case 'ENAMETOOLONG':
      return `The path of the data folder is longer than this system allows: ${folder}.`;
    case 'EROFS':
      return `The disk that holds the data folder is locked against writing: ${folder}.`;
    case 'ENOENT':
      return `The data folder cannot be made here: ${folder}.`;
    default:
      return `You may not write in the data folder, or in the store in it: ${folder}.`;
  }
}

/** Why the store did not open, what is safe, and the way on. */
const problems: Record<OpeningProblem, (status: StoreStatus) => string> = {
  'folder-missing': ({ folder, detail }) =>
    `The data folder is not there: ${shortened(folder)}${detail?.['parent'] === undefined ? '' : ', nor the folder that it would be in'}. Nothing was changed. If it is on a disk that was taken out, put it back; else make the folder, or choose another with --data.`,
  'folder-not-writable': ({ folder, detail }) =>
    `${whyNotWritable(String(detail?.['reason'] ?? ''), shortened(folder))} Nothing was changed. Choose another folder with --data, or mend this one.`,
  'disk-full': ({ folder }) =>
    `There is no room left on the disk that holds ${shortened(folder)}. Nothing is lost; make room and start again.`,
  locked: () => 'Another Groundwork has the store open. Close its window first; two at once would harm it.',
  'not-a-database': ({ file }) => `${file} is not a store of Groundwork. It was left as it is.`,
  damaged: ({ file }) =>
    `The store is damaged: ${file}. It was left as it is; “groundwork store backups” lists the copies that it can be brought back from.`,
  newer: ({ file }) => `The store was written by a newer Groundwork: ${file}. It was left as it is; use the newer one.`,
  'migration-failed': () => 'The store could not be brought up to this version. It is as it was before, and a backup of it was made.',
  'needs-passphrase': () => 'The store has a passphrase. Give it in GROUNDWORK_PASSPHRASE.',
  'wrong-passphrase': () => wrongPassphrase,
};

export function problemSentence(status: StoreStatus): string {
  if (status.problem) return problems[status.problem](status);
  return status.state === 'locked' ? problems['needs-passphrase'](status) : 'The store did not open.';
}
