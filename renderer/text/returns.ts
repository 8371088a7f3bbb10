import type { AnswerState, ReturnKind, ReturnLine, ReturnState } from '../../preload/contract/model/returns.ts';
import type { ErrorCode } from '../../preload/contract/errors.ts';
import { count, list, number } from './numbers.ts';

/** What a file is that cannot be accepted, and what can be done about it. */
const problems: Readonly<Record<Exclude<ReturnState, 'ready' | 'who'>, readonly [short: string, sentence: string]>> = {
  unchanged: ['Same as before', 'Everything in this file is here already. Accepting it would change nothing.'],
  repeated: ['Same file twice', 'Another file on this sheet holds the same, byte by byte. One of them is enough.'],
  empty: ['Nothing written', 'This is a workbook of yours, and nobody has written in it.'],
  'no-place': [
    'No place for it',
    'There are words in this file, and the edition that is here has no place for them, since it was never printed on this computer. Print one copy of it, then read the file again.',
  ],
  scan: ['Pictures only', 'This file holds pictures of pages and no words that could be read.'],
  'not-ours': ['Not a workbook', 'Groundwork did not make this file, or it has lost every sign of where it is from.'],
  'no-pdf': [
    'Not a PDF',
    'This is neither a PDF nor a picture, whatever it is called. Nothing can be read from it: ask for the PDF that they filled in, or for a scan.',
  ],
  'unknown-edition': [
    'Unknown workbook',
    'This is a copy of a workbook that is not on this computer. Import the workbook, then read the file again.',
  ],
  erased: ['Refused', 'This file is from somebody who was erased. What they wrote is not taken in again.'],
  damaged: ['Damaged', 'This file is broken or was cut off on its way. Ask for it again.'],
  locked: ['Has a password', 'This file can only be opened with a password. Ask for it without one.'],
  xfa: ['Cannot be read', 'Another program turned this file into a kind of form that Groundwork does not read. Ask for it as it was sent.'],
  'too-large': ['Too large', 'This file is larger than a workbook can be, or takes more memory to read than is safe.'],
  'too-long': ['Too many pages', 'This file has more pages than a workbook can have.'],
  'too-slow': [
    'Took too long',
    'Reading this file took too long, and was given up. If it lies in a cloud folder, open it once, then drop it again.',
  ],
  unreadable: [
    'Cannot be opened',
    'This file could not be opened. It may be open in another program, or lie in a cloud folder and not be on this computer yet. Close it there, or open it once, then drop it again.',
  ],
};

/** What somebody most likely has there instead of a PDF, by the end of its name; the first that fits. */
const others: readonly (readonly [ends: RegExp, short: string, sentence: string])[] = [
  [
    /\.(?:zip|7z|rar|tar|t?gz)$/i,
    'An archive',
    'This is an archive. PDFs in a .zip without a password are read by themselves, and each has its own line. Whatever else is in it is not: unpack it, and drop the folder that comes out.',
  ],
  [
    /\.(?:eml|msg|emlx|mht|mbox|pst|olm)$/i,
    'An e-mail',
    'This is an e-mail, and the workbook is attached to it. Open it, save what is attached into a folder, then drop that folder.',
  ],
  [/\.(?:lnk|url|webloc|desktop)$/i, 'A shortcut', 'This only says where a file is. Drop the file itself.'],
  [
    /\.(?:docx?|odt|pages|rtf|txt)$/i,
    'Not a PDF',
    'This is a document from a word processor, where answers have no places of their own. Ask for the PDF as it was sent, filled in; or type the answers in by hand.',
  ],
  [
    /\.(?:crdownload|part|partial|download|tmp)$/i,
    'Not finished',
    'This file was still on its way when it was saved. Let it finish, then drop it again.',
  ],
];

type Told = Pick<ReturnLine, 'state' | 'name' | 'bytes' | 'accepted'>;

const hollow = [
  'Nothing in it',
  'This file is empty. If it lies in a cloud folder it may not be on this computer yet: open it once, then drop it again. If it stays empty, ask for it again.',
] as const;

function problemOf({ state, name, bytes, accepted }: Told): readonly [short: string, sentence: string] {
  if (state === 'ready' || state === 'who') return ['', ''];
  if (accepted)
    return ['Accepted', 'What this file says is stored, and one Undo takes it back. It leaves this sheet when something else comes.'];
  if (state === 'damaged' && bytes === 0) return hollow;
  const other = state === 'no-pdf' ? others.find(([ends]) => ends.test(name)) : undefined;
  return other ? [other[1], other[2]] : problems[state];
}

/** ", about 20 seconds left": told in steps, so that it does not flicker. */
export function timeLeft(seconds: number | null): string {
  if (seconds === null) return '';
  if (seconds <= 5) return ', a few seconds left';
  if (seconds < 55) return `, about ${Math.ceil(seconds / 5) * 5} seconds left`;
  const minutes = Math.round(seconds / 60);
  return `, about ${minutes <= 1 ? 'a minute' : count(minutes, 'minute')} left`;
}

export const returnWords = {
  title: 'Returns',
  empty: {
    title: 'No file waits to be looked at',
    lead: 'Drop the files that people sent back anywhere on this window, or a folder or .zip with all of them: filled PDFs, scans, and photographs of pages.',
    steps: [
      {
        title: 'Every file is recognised',
        text: 'By the code inside it: whose it is, and which edition. What it is called does not matter.',
      },
      {
        title: 'You see what would be stored',
        text: 'New answers, changed ones, and those that differ from what you typed, beside the page itself.',
      },
      {
        title: 'No answer is stored until you accept',
        text: 'What was read waits here until then, also when Groundwork is closed. Accepting is one step, which one Undo takes back.',
      },
    ],
  },
  choose: 'Choose files…',
  chooseFolder: 'Choose a folder…',
  chooseTitle: 'Workbooks that came back',
  anything: 'Whatever came back',
  pdf: 'PDF',
  archives: 'Archives of PDFs',
  pictures: 'Scans and photographs',
  drop: 'Let go to read them',
  sorting: 'Looking at what came',
  reading: (done: number, total: number, secondsLeft: number | null) =>
    total === 0 ? 'Looking for files' : `Reading ${count(total, 'file')}: ${number(done)} done${timeLeft(secondsLeft)}`,
  cancel: 'Stop reading',
  stopped: 'Reading was stopped. No answer was stored.',
  none: 'There is no file in what was dropped.',
  lost: (names: readonly string[]) =>
    `${names.length > 3 ? count(names.length, 'file') : list(names)} could not be taken over: too large, or no longer there.`,
  notHanded: 'Those files could not be reached.',
  waiting: (n: number) => `, ${count(n, 'file')} ${n === 1 ? 'waits' : 'wait'}`,
  headline({
    files,
    ready,
    needs,
    refused,
    accepted,
  }: Readonly<Record<'files' | 'ready' | 'needs' | 'refused' | 'accepted', number>>): string {
    const came = `${count(files, 'file')} came back.`;
    if (files === ready) return `${came} All of it files itself.`;
    if (files === accepted) return `${came} All of it is accepted.`;
    const rest = files - ready - needs - refused - accepted;
    const parts = [
      ...(ready > 0 ? [`${number(ready)} ${ready === 1 ? 'files itself' : 'file themselves'}`] : []),
      ...(needs > 0 ? [`${number(needs)} ${needs === 1 ? 'needs' : 'need'} you`] : []),
      ...(accepted > 0 ? [`${number(accepted)} ${accepted === 1 ? 'is' : 'are'} accepted`] : []),
      ...(refused > 0 ? [`${number(refused)} could not be taken`] : []),
      ...(rest > 0 ? [`${number(rest)} ${rest === 1 ? 'adds' : 'add'} nothing`] : []),
    ];
    const said = parts.join('; ');
    return `${came} ${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
  },
  lead: (read: string) => `Read ${read}. It waits here until you accept it or put it away, and accepting can be undone.`,
  unread: (n: number) =>
    `Reading ended before ${count(n, 'file')} of what came ${n === 1 ? 'was' : 'were'} read. What was read is kept, and so is what you decided.`,
  goOn: 'Go on reading',
  columns: { file: 'Person and file', answers: 'Answers', state: 'What it is' },
  all: 'Accept all that can be accepted',
  acceptOf: (name: string) => `Accept what came from ${name}`,
  of: (answers: number, places: number) => `${answers} of ${places}`,
  left: (n: number) => `${count(n, 'more file')} did not fit on this sheet. Read them when these are done.`,
  files: 'Files',
  groups: {
    needs: 'Needs you',
    changed: 'Changed since last time',
    new: 'New',
    refused: 'Could not be taken',
    accepted: 'Accepted',
    rest: 'Nothing to store',
  },
  whoIsThis: 'Who is this?',
  tag(line: ReturnLine, isSettled: boolean): string {
    const { state, counts } = line;
    if (state === 'who' && !isSettled) return 'Whose is it?';
    if (state !== 'ready' && state !== 'who') return problemOf(line)[0];
    const flat = line.kind === 'flat';
    if (counts.conflict > 0) return count(counts.conflict, 'conflict');
    return `${counts.changed > 0 ? `${counts.changed} changed` : `${counts.new} new`}${flat ? ', flat' : ''}`;
  },
  problem: (line: Told) => problemOf(line)[1],
  why: 'How it was recognised',
  opened: { form: 'Opened as a form', flat: 'Opened as pages, since it has no form any more' } satisfies Record<ReturnKind, string>,
  by: {
    field: 'A code inside the form',
    keywords: 'A code inside the file',
    page: 'The code printed at the foot of the page',
  },
  edition: (title: string, n: number) => `${title}, edition ${n}`,
  earlier: 'The workbook has been issued again since. Prompts keep their places, so the answers land where they belong.',
  wasFlat: 'This copy was printed to PDF, so its words, ticks and numbers were read from the page itself.',
  unplaced: (n: number) =>
    `${count(n, 'entry', 'entries')} in the file ${n === 1 ? 'belongs' : 'belong'} to no place in this edition and ${n === 1 ? 'is' : 'are'} left out.`,
  receivedBefore: (day: string) => `This very file was accepted before, ${day}.`,
  who: {
    title: 'Whose is it?',
    lead: (name: string) => (name === '' ? 'It does not say who wrote it.' : `The cover says “${name}”.`),
    hidden: 'It does not say for certain who wrote it.',
    person: 'Somebody in your cohorts',
    find: 'Type a name',
    add: 'Or add somebody',
    name: 'Name',
    cohort: 'Cohort',
    addNow: 'It is somebody new',
    noCohort: 'An answer belongs to a person, and a person to a cohort. There is none yet.',
    addCohort: 'Add a cohort',
    stays: 'What came back stays on this sheet until you put it away.',
    added: (name: string) => `${name} will be added`,
    notThem: 'Choose again',
  },
  answers: 'Answers in this file',
  state: { new: 'New', same: 'Same', changed: 'Changed', conflict: 'Differs from yours' } satisfies Record<AnswerState, string>,
  leftOut: 'Left out',
  store: 'Keep this answer',
  cleaned: 'Signs left out, or cut',
  cut: 'Longer than its box',
  cutFlat: 'The box is full: more may have been cut off',
  kept: 'Kept now',
  typed: 'Typed by you',
  read: 'In this file',
  saved: (day: string) => `saved ${day}`,
  takeFile: 'Keep the file’s',
  takeMine: 'Keep mine',
  history: 'The one that you do not keep stays out; an answer that is replaced stays in its history.',
  page: (n: number) => `Page ${n}`,
  pages: 'The file, page by page',
  noPages: (why: ErrorCode | 'unreadable'): string =>
    why === 'stale'
      ? 'The file was saved again after it was read. The answers beside this are those that were read. Drop it once more to read what it says now.'
      : why === 'file-missing'
        ? 'The file is no longer where it was. The answers beside this were read before, and can be accepted.'
        : 'The page cannot be shown here. The answers beside it are those of the file.',
  completed: 'Some boxes came without their words drawn in. Groundwork has drawn here what the file holds in them.',
  noPage: 'There is no page of this file to be shown.',
  hiddenPages: 'The page is hidden while names are hidden.',
  accept: (n: number) => (n === 0 ? 'Nothing to accept' : `Accept ${count(n, 'file')}`),
  byName: (n: number) => `Take ${number(n)} by the name on the cover`,
  addNames: (n: number) => `Add ${count(n, 'person', 'people')} by their covers to…`,
  addNamesTo: (n: number, cohort: string) => `Add ${count(n, 'person', 'people')} by their covers to ${cohort}`,
  acceptOne: 'Accept this file',
  setAside: 'Put this sheet away',
  setFileAside: 'Put this file away',
  accepted: (answers: number, people: number) => `${count(answers, 'answer')} of ${count(people, 'person', 'people')} came home.`,
  keys: { next: 'next file', last: 'last file', nextAnswer: 'next answer', leave: 'leave it out' },
} as const;
