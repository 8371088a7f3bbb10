import type { Day } from '../../preload/contract/model/ids.ts';
import type { Mark, Seminar, Tally } from '../../preload/contract/model/seminars.ts';
import { count } from './numbers.ts';

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const spelt = (n: number): string => small[n] ?? String(n);

/** Whole days from one day of the calendar to another. */
export const daysUntil = (day: Day, today: Day): number => Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);

/** "is today", "is in ten days", "was yesterday" */
export function untilWords(day: Day, today: Day): string {
  const days = daysUntil(day, today);
  if (days === 0) return 'is today';
  if (days === 1) return 'is tomorrow';
  if (days === -1) return 'was yesterday';
  return days > 0 ? `is in ${spelt(days)} days` : `was ${spelt(-days)} days ago`;
}

/** "9.30 to 12.30", "from 9.30" */
export function hours({ starts, ends }: Pick<Seminar, 'starts' | 'ends'>): string {
  const said = (time: string): string => time.replace(/^0/, '').replace(':', '.');
  if (starts && ends) return `${said(starts)} to ${said(ends)}`;
  if (starts) return `from ${said(starts)}`;
  return ends ? `until ${said(ends)}` : '';
}

const kinds: Readonly<Record<Seminar['kind'], string>> = { seminar: 'Seminar', conference: 'Conference', 'self-study': 'Self-study' };
const marks: Readonly<Record<Mark, string>> = { present: 'Present', late: 'Late', absent: 'Absent', 'caught-up': 'Caught up' };
const counts: Readonly<Record<Tally['counts'], string>> = { all: '', sessions: 'Sessions: ', 'self-study': 'Self-study: ' };

/** Where somebody stands to the line, in one sentence. */
export function standingWords(tally: Tally, percent: number): string {
  const { standing, attended, planned, needed, toGo, catchUp, open } = tally;
  const of = `${attended} of ${needed} needed`;
  switch (standing) {
    case 'empty':
      return `${counts[tally.counts]}nothing is planned`;
    case 'met':
      return `${counts[tally.counts]}over the line, ${attended} of ${planned}`;
    case 'on-course':
      return `${counts[tally.counts]}${of}, can miss ${spelt(open - toGo)} more`;
    case 'tight':
      return `${counts[tally.counts]}${of}, must come to ${open === 1 ? 'the one' : `all ${spelt(open)}`} that ${open === 1 ? 'is' : 'are'} left`;
    case 'catch-up':
      return `${counts[tally.counts]}${of}, reaches ${percent}% only by catching up on ${spelt(catchUp)}`;
  }
}

export const seminarWords = {
  kinds,
  marks,
  letters: { present: 'P', late: 'L', absent: 'A', 'caught-up': 'C' } as Readonly<Record<Mark, string>>,
  noCohort: {
    title: 'There is no cohort yet',
    lead: 'Seminars belong to a cohort. Add one first, or look round with the sample.',
    way: 'Go to People',
  },
  none: {
    title: 'No seminar is planned yet',
    lead: 'Plan the meetings of this cohort, and its self-study: registers, agendas and the line of attendance all begin here.',
  },
  add: 'Plan a seminar',
  newTitle: (n: number) => `Seminar ${n}`,
  register: 'Open the register',
  next: (title: string, until: string) => `${title} ${until}`,
  all: (n: number, cohort: string) => `${count(n, 'seminar')} with ${cohort}`,
  noDay: 'No day yet',
  expected: (people: number) => `${count(people, 'person', 'people')} expected`,
  there: (attended: number, people: number) => `${attended} of ${people} were there`,
  unmarked: (left: number) => `${left} not marked`,
  prepare: { agenda: 'Agenda', noAgenda: 'no agenda yet', noWorkbook: 'no workbook yet' },
  minutes: (n: number) =>
    n < 60 ? `${n} minutes` : n % 60 === 0 ? count(n / 60, 'hour') : `${count(Math.floor(n / 60), 'hour')} ${n % 60}`,
  back: 'All seminars',
  title: 'Title',
  kind: 'Kind',
  day: 'Day',
  starts: 'From',
  ends: 'To',
  timeHint: '24 hours, such as 09:30',
  badTime: 'Write it as 09:30',
  place: 'Place',
  workbook: 'Workbook',
  noWorkbook: 'None',
  note: 'Notes for yourself',
  about: 'When and where',
  agenda: 'Agenda',
  agendaNone: 'Nothing is on the agenda yet.',
  agendaAdd: 'Add a part',
  agendaFromWorkbook: 'Take the parts of the workbook',
  agendaTitle: (n: number) => `Part ${n}`,
  agendaMinutes: (n: number) => `Minutes for part ${n}`,
  agendaUp: (title: string) => `Move up: ${title}`,
  agendaRemove: (title: string) => `Remove: ${title}`,
  fits: (planned: string) => `${planned} planned: the agenda fills the time exactly.`,
  spare: (planned: string, left: string) => `${planned} planned: ${left} are still free.`,
  over: (planned: string, more: string) => `${planned} planned: ${more} more than there is.`,
  planned: (planned: string) => `${planned} planned.`,
  resources: 'Resources',
  resourcesNone: 'Links and files that you need on the day. A file is copied into Groundwork, and is in its backups.',
  resourceOf: (title: string) => `Name of ${title}`,
  keptFile: (name: string, size: string) => `${name}, ${size}, kept here`,
  elsewhere: (path: string) => `${path}, not kept here`,
  tooLarge: (most: string) => `Files up to ${most} can be kept. Link to a larger one instead.`,
  linkTitle: 'What it is',
  linkUrl: 'Link',
  linkHint: 'https://…',
  addLink: 'Add the link',
  addFile: 'Add a file',
  open: 'Open',
  openIt: (title: string) => `Open ${title}`,
  saveIt: (title: string) => `Save a copy of ${title}`,
  saveCopy: 'Save a copy',
  remove: 'Remove',
  removeIt: (title: string) => `Remove ${title}`,
  removeSeminar: 'Remove the seminar',
  removed: 'Removed the seminar. Trash keeps it for 30 days.',
  needsLink: 'give a link that begins with https://',
  onTheDay: 'On the day',
  signIn: 'Save the sign-in sheet',
  markRegister: 'Mark the register',
  copies: 'Copies for everybody',
  saved: (place: string) => `Saved: ${place}.`,
  notOpened: 'It could not be opened.',

  registerTitle: (over: number, all: number, percent: number) =>
    all === 0
      ? 'Nobody is in this cohort yet'
      : over === all && all > 0
        ? `Everybody can still reach ${percent}%`
        : `${over} of ${all} can still reach ${percent}% without catching up`,
  nobody: 'Add the people who will come, and their register is here.',
  nobodyFits: 'Nobody fits what was asked for.',
  toPeople: 'Open People',
  registerLead: (said: string) => (said === '' ? 'Nothing is planned yet.' : `${said}.`),
  registerOf: (title: string) => `Register of ${title}`,
  line: 'The line',
  lineColumn: 'Where they stand',
  rule: 'Threshold',
  percent: 'Per cent needed',
  percentShort: '% needed',
  apart: 'Count sessions and self-study apart',
  evidence: 'Save the evidence',
  keys: [
    ['P', 'present'],
    ['L', 'late'],
    ['A', 'absent'],
    ['C', 'caught up'],
    ['Delete', 'takes the mark away'],
    ['Shift P', 'everybody not marked was present'],
    ['Ctrl Z', 'undoes'],
  ] as readonly (readonly [string, string])[],
  person: 'Person',
  notMarked: 'not marked',
  filter: 'Who is shown',
  filters: { all: 'Everybody', catching: 'Who must catch up', tight: 'Who must come to all' },
  shown: (n: number, all: number) => (n === all ? count(all, 'person', 'people') : `${n} of ${count(all, 'person', 'people')}`),
  allPresent: (n: number) => `${count(n, 'person', 'people')} marked present.`,
} as const;

export const copyWords = {
  title: (have: number, all: number, workbook: string) => {
    if (all === 0) return 'There is nobody to make copies for';
    if (have === 0) return `Nobody has a copy of ${workbook} yet`;
    return have === all ? `Everybody has a copy of ${workbook}` : `${have} of ${all} have a copy of ${workbook}`;
  },
  noCohort: 'Copies are made for the people of a cohort. Add one first, or look round with the sample.',
  noWorkbook: 'There is no workbook to make copies of',
  workbook: 'Workbook',
  plan: (groups: readonly string[]) => (groups.length === 0 ? 'Nobody waits for one.' : `${groups.join('; ')}.`),
  group: (n: number, route: string, preset: string) => `${n} in ${preset.toLowerCase()} ${route}`,
  routeWords: { paper: 'on paper', fillable: 'fillable', both: 'on paper and fillable' },
  willIssue: (n: number) => `Making them issues edition ${n}.`,
  isIssued: (n: number) => `They are of edition ${n}.`,
  make: (n: number) => `Make ${count(n, 'copy', 'copies')}`,
  nothing: 'everybody has one',
  nobodyYet: 'nobody is in the cohort',
  nobody: 'Add the people who will come, and make a copy for each in the print that suits them.',
  toPeople: 'Open People',
  one: 'Make one again',
  paper: 'Copies on paper',
  separate: 'A file for each person',
  merged: 'One file for each kind of print',
  thread: (people: number) =>
    people === 1
      ? 'Begin one copy with what its owner said they would do'
      : `Begin ${people} copies with what their owners said they would do`,
  folder: 'Folder',
  folderDefault: 'Where prints usually go',
  chooseFolder: 'Choose a folder',
  running: (done: number, total: number) => `Making ${count(total, 'copy', 'copies')}: ${done} done`,
  stop: 'Stop',
  done: (copies: number, folder: string) => `${count(copies, 'copy is', 'copies are')} in ${folder}.`,
  unset: (names: number) => `${count(names, 'name', 'names')} could not be set in any face: there the place is left for the pen.`,
  show: 'Show in folder',
  close: 'Put away',
  columns: {
    name: 'Person',
    code: 'Code',
    edition: 'Edition',
    preset: 'Print',
    route: 'Copy',
    made: 'Made',
    given: 'Given',
    back: 'Came back',
  },
  none: '–',
  noCopy: 'no copy yet',
  back: { yes: 'came back', no: 'not yet', 'not-handed-in': 'not handed in' },
  giveAll: 'All were given today',
  givenDone: (n: number) => `${count(n, 'copy was', 'copies were')} given.`,
  keys: [
    ['G', 'given today, or not'],
    ['M', 'make one again'],
    ['Enter', 'opens the file'],
  ] as readonly (readonly [string, string])[],
  mail: 'Each file is named after its person, ready to be sent.',
} as const;
