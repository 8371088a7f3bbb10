import type { ScanBatch, ScanProblem, ScanState } from '../../preload/contract/model/scans.ts';
import { count, list, number } from './numbers.ts';
import { timeLeft } from './returns.ts';

const problems: Readonly<Record<ScanProblem, string>> = {
  'no-code': 'No code was found on this page.',
  'no-corners': 'The corners of this page were not found.',
  'unknown-edition': 'The code on this page is of a workbook that is not on this computer.',
  'unknown-copy': 'The code on this page is of a copy that is not known here.',
  'no-such-page': 'The code names a page that this workbook does not have.',
  damaged: 'The file is broken or was cut off on its way.',
  locked: 'The file can only be opened with a password.',
  'too-large': 'The picture is larger than can be read safely.',
  'too-long': 'The file has more pages than can be read at once.',
  'too-slow': 'Reading this page took too long, and was given up.',
  heic: 'This photograph came before HEIC could be read here. It can now: drop it again.',
  'other-picture': 'This is a kind of picture that cannot be read here. Save it as JPEG or PNG, then drop it again.',
  unreadable: 'The file could not be opened. Is it still there, and may you read it?',
};

/** Pages of which nothing is stored. */
const rest: Readonly<Record<Extract<ScanState, 'duplicate' | 'blank' | 'not-ours' | 'erased' | 'accepted'>, string>> = {
  accepted: 'Accepted already',
  duplicate: 'There twice',
  blank: 'Empty',
  'not-ours': 'Not from your workbooks',
  erased: 'From somebody who was erased, and refused',
};

/** "4, 8 and 13 to 15" */
function stretches(pages: readonly number[]): string {
  const runs: [from: number, to: number][] = [];
  for (const page of pages) {
    const last = runs.at(-1);
    if (last && page === last[1] + 1) last[1] = page;
    else runs.push([page, page]);
  }
  return list(runs.flatMap(([from, to]) => (from === to ? [`${from}`] : to === from + 1 ? [`${from}`, `${to}`] : [`${from} to ${to}`])));
}

export const scanWords = {
  files: 'Files',
  paper: 'Paper',
  filesOf: (n: number) => `Files (${number(n)})`,
  paperOf: (n: number) => `Paper (${number(n)})`,
  kinds: 'What came back',
  reading: ({ read, pages, secondsLeft }: Pick<ScanBatch, 'read' | 'pages' | 'secondsLeft'>) =>
    pages === 0 ? 'Counting pages' : `Reading ${count(pages, 'page')}: ${number(read)} done${timeLeft(secondsLeft)}`,
  stop: 'Stop',
  stopped: (read: number, pages: number) =>
    `Reading was stopped after ${number(read)} of ${count(pages, 'page')}. What was read is kept; the rest can be read at any time.`,
  resume: 'Go on reading',
  readingTitle: 'Reading what came in',
  title(pages: number, placed: number, needs: number): string {
    if (pages === 0) return 'No page has been read yet.';
    const came = `${count(pages, 'page')} came in.`;
    const are = `${number(placed)} ${placed === 1 ? 'is' : 'are'} placed`;
    if (needs > 0) return `${came} ${are}; ${number(needs)} ${needs === 1 ? 'needs' : 'need'} you.`;
    if (placed === 0) return `${came} Nothing on ${pages === 1 ? 'it' : 'them'} is to be stored.`;
    if (placed < pages) return `${came} ${are}.`;
    return pages === 1 ? `${came} It is placed.` : `${came} All of them are placed.`;
  },
  lead: (started: string) => `Begun ${started}. Handwriting is kept as a picture, typed or not. Nothing is stored until you accept.`,
  columns: { who: 'Person and workbook', pages: 'Pages', state: 'What is there' },
  all: 'Accept all that can be accepted',
  acceptOf: (name: string) => `Accept the paper of ${name}`,
  groups: { needs: 'Needs you', books: 'Placed by their codes', rest: 'Nothing to store' },
  marks: 'Marks to look at',
  marksLead: 'Not read for certain',
  tray: 'Unplaced pages',
  trayLead: 'To be placed by hand',
  byHand: 'By hand',
  whoIsThis: 'Who is this?',
  pagesOf: (here: number, all: number) => (all > 0 ? `${here} of ${all}` : String(here)),
  missing: (pages: readonly number[]) => (pages.length === 0 ? '' : `${pages.length === 1 ? 'Page' : 'Pages'} ${stretches(pages)} missing`),
  allThere: 'No page is missing.',
  untyped: (n: number) => `${number(n)} handwritten`,
  ready: 'Ready',
  acceptedTag: 'Accepted',
  queued: (n: number) => `${number(n)} to look at`,
  restOf: (state: keyof typeof rest, n: number) => `${rest[state]}: ${count(n, 'page')}`,
  page: (n: number, of: number) => (of > 0 ? `Page ${n} of ${of}` : `Page ${n}`),
  fromFiles: (files: readonly string[]) => [...new Set([files[0], files.at(-1)])].join(' to '),
  from: (file: string, n: number) => `${file}, page ${n}`,
  unsure: 'Not all corner marks of this page were found: boxes may be cut a little askew.',
  answers: 'What was written',
  blank: 'Blank',
  inked: 'Written in',
  type: 'What it says',
  typing: 'Type it if you like. Enter goes on to the next; Shift and Enter begins a line.',
  zoom: 'Enlarge',
  zoomed: 'The handwriting, enlarged',
  size: 'Size',
  copy: 'Copy as a picture',
  copied: 'The handwriting is on the clipboard, to be put into slides or a letter.',
  notCopied: 'It could not be copied here. Save it as a picture instead.',
  save: 'Save as a picture…',
  saved: 'The handwriting was saved as a picture.',
  notSaved: 'It could not be saved there. Choose another folder.',
  pictureName: 'handwriting.jpg',
  noPicture: 'This picture cannot be shown: its file is no longer where it was.',
  hidden: 'Pictures are hidden while names are hidden.',
  picture: 'The page, laid straight',
  nothingWritten: 'Nothing is written on the pages of this workbook that came in.',
  reads: 'Read as',
  mark: { yes: 'Ticked', no: 'Not ticked', none: 'None' },
  sure: (confidence: number) => `${Math.round(confidence * 100)} in 100 sure`,
  decide: {
    tick: 'Is it ticked?',
    scale: 'Which number is chosen?',
    keys: 'One key decides and goes on: Y or N for a tick, 1 to 5 or 0 for a number, Enter for what was read.',
    done: 'All marks have been looked at.',
    left: (n: number) => `${count(n, 'mark')} to look at`,
    skip: 'Leave it for later',
    asRead: 'As it was read',
  },
  place: {
    title: 'Where does this page belong?',
    problem: (problem: ScanProblem | null) => (problem ? problems[problem] : 'This page could not be placed.'),
    corners: 'Drag the corners to those of the paper, or move them with the arrow keys.',
    corner: (name: string, across: number, down: number) => `${name}: ${Math.round(across * 100)}% across, ${Math.round(down * 100)}% down`,
    names: ['Top left corner', 'Top right corner', 'Bottom right corner', 'Bottom left corner'],
    turn: 'Turn it',
    straight: 'As it will be read',
    workbook: 'Workbook',
    edition: 'Edition',
    editionOf: (n: number) => `Edition ${n}`,
    page: 'Page',
    person: 'Whose it is',
    find: 'Type a name',
    do: 'Place this page',
    throwAway: 'Throw this page away',
    placed: 'The page is placed, and was read again.',
    suggested: (n: number, title: string) => `Is it page ${n} of ${title}?`,
    because({ before, after }: { before: number | null; after: number | null }, n: number): string {
      if (before !== null && after !== null)
        return `Pages ${before} and ${after} of the same workbook lie before and after it, and page ${n} is not there.`;
      if (before !== null) return `Page ${before} lies before it in the same file, and page ${n} is not there.`;
      if (after !== null) return `Page ${after} comes after it in the same file, and page ${n} is not there.`;
      return `Page ${n} is the only one that is not there, and this the only page that could not be read.`;
    },
    yes: 'Yes, place it there',
    lost: 'This file cannot be read',
    again: 'It belongs elsewhere',
    back: 'Read it as it came',
    throwAll: (n: number) => `Throw away all ${n} of this kind`,
    keys: 'N goes to the next of these pages, P to the last.',
    none: 'Every page has a place.',
  },
  who: {
    title: 'Who wrote it?',
    cover: 'The name on the cover',
    noCover: 'The cover is not among these pages.',
    noName: 'Nothing is written in the place for a name on the cover.',
    pages: 'Pages by the same person',
    row: 'These pages came one after another and do not say whose they are. Untick what is somebody else’s, then say once who wrote the rest.',
    run: (n: number) => `These ${n}`,
    all: (n: number) => `All ${n} without a name`,
    only: 'Only the first',
    named: (n: number) => `${count(n, 'page')} ${n === 1 ? 'has' : 'have'} a name now.`,
    takeBack: 'Not theirs: take the name back',
  },
  accept: (n: number) => (n === 0 ? 'Nothing to accept' : `Accept ${count(n, 'page')}`),
  accepted: (answers: number, pictures: number, people: number) =>
    `${count(answers, 'answer')} of ${count(people, 'person', 'people')} came home${pictures > 0 ? `, ${number(pictures)} of them in handwriting` : ''}.`,
  throwAway: 'Throw this paper away',
  takenBack: 'Taken back.',
  threwAway: 'The pages were thrown away. Their files are where they were.',
  batches: 'Paper that came in',
  batchOf: (started: string, pages: number) => `${started}, ${count(pages, 'page')}`,
  keys: { next: 'next', last: 'last' },
  inEntry: 'In their own hand',
} as const;
