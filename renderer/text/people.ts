import type { PeopleRow, PersonColumn } from '../../preload/contract/model/tables.ts';
import type { Phase, Route, Status } from '../../preload/contract/model/people.ts';
import { count, list } from './numbers.ts';

export const peopleWords = {
  none: {
    title: 'There are no people yet',
    lead: 'A cohort is the group that goes through a programme together. Add one, then the people in it.',
    add: 'Add a cohort',
  },
  cohorts: 'Cohorts',
  cohortTitle: (title: string, n: number) => (n === 0 ? `Nobody is in ${title} yet` : `${count(n, 'person', 'people')} in ${title}`),
  allTitle: (cohorts: number, people: number) => `${count(people, 'person', 'people')} in ${count(cohorts, 'cohort')}`,
  keptUntil: (day: string) => `Their words are kept until ${day}.`,
  overdue: (day: string) => `Their words were to be kept until ${day}. Erase the cohort, or choose a later day with a reason.`,
  unsafe: 'Real people are here now. A passphrase keeps what they write safe if this computer is lost.',
  setPassphrase: 'Set a passphrase',
  columns: {
    name: 'Person',
    setting: 'School or setting',
    role: 'Role',
    preset: 'Print',
    cohort: 'Cohort',
    programme: 'Programme',
    people: 'People',
    until: 'Kept until',
  },
  addPerson: 'Add a person',
  editCohort: 'Edit the cohort',
  eraseCohort: 'Erase the cohort…',
  nobody: 'Import a list that you have, or add people one by one; each can then have a workbook with their name.',
  presets: { standard: 'Standard', clear: 'Clear print', large: 'Large print', dyslexia: 'Dyslexia-friendly', plain: 'Plain' },

  cohortForm: {
    add: 'Add a cohort',
    edit: 'Edit the cohort',
    title: 'Name of the cohort',
    titleHint: 'For example Autumn 2026, North',
    programme: 'Programme',
    programmeHint: 'For example NPQLTD',
    retention: 'How long their words are kept',
    retentionHint: 'You must choose. Data protection law asks that what people wrote is kept no longer than it is needed.',
    months: { '6': '6 months after the programme ends', '12': '12 months after', '24': '24 months after', '36': '36 months after' },
    from: 'The programme ends on',
    reason: 'Why so long',
    reasonHint: 'A line for whoever asks later.',
    due: (day: string) => `You will be reminded on ${day}.`,
    save: 'Save the cohort',
    addIt: 'Add the cohort',
    cancel: 'Cancel',
    needs: {
      title: 'name the cohort',
      programme: 'name the programme',
      months: 'choose how long words are kept',
      from: 'say when the programme ends',
    },
  },
  personForm: {
    add: 'Add a person',
    edit: 'Edit the person',
    name: 'Name',
    nameHint: 'As it should be printed on their copy.',
    knownAs: 'Known as',
    email: 'Email',
    role: 'Role',
    setting: 'School or setting',
    preset: 'Their print',
    presetHint: 'Each copy of theirs is made so.',
    note: 'Note',
    noteHint: 'They may ask to see it.',
    save: 'Save the person',
    addIt: 'Add the person',
    cancel: 'Cancel',
    needsName: 'give a name',
  },
  added: (cohort: string) => `Added to ${cohort}.`,
  saved: 'Saved.',
  removed: 'Removed one person. Trash keeps them for 30 days.',

  person: {
    wrote: (n: number) => (n === 0 ? 'Nothing has come home yet' : `${count(n, 'answer')}`),
    nothing: 'When a workbook comes back, what they wrote is read here.',
    edit: 'Edit',
    remove: 'Remove',
    access: 'Give a copy of everything…',
    erase: 'Erase…',
    back: 'All of the cohort',
    sources: { typed: 'typed in', fillable: 'from a fillable file', table: 'from a table', scan: 'from a scan' },
    mode: { individual: 'on their own', collaborative: 'with others', coaching: 'in coaching' },
  },
  access: {
    title: 'Give a person everything that is held about them',
    lead: 'Groundwork writes a readable PDF and a JSON file to a folder. People have a right to this.',
    asked: 'They asked on',
    folder: 'Folder',
    folderHint: 'The full path of a folder on this computer.',
    choose: 'Choose…',
    make: 'Write the files',
    needsFolder: 'choose a folder',
    needsDay: 'say on which day they asked',
    done: (files: number) => `${count(files, 'file')} written.`,
    due: (safe: string, latest: string) => `Hand it over by ${safe} to be safe; ${latest} is the last day that the law allows.`,
    show: 'Show in folder',
    close: 'Close',
  },
  erase: {
    personTitle: 'Erase this person?',
    cohortTitle: 'Erase this cohort?',
    counting: 'Counting what would go…',
    will: (what: string) => `This takes ${what}, and overwrites them on the disk. It cannot be undone.`,
    backups: (n: number) =>
      `${count(n, 'backup')} on this computer still ${n === 1 ? 'holds' : 'hold'} them, until ${n === 1 ? 'it goes' : 'they go'} with age:`,
    exported: 'Files that Groundwork wrote about them, for you to delete:',
    gone: 'not there any more',
    nothingElse: 'No backup and no file that Groundwork wrote still holds them.',
    confirm: 'Type the name to confirm',
    needsName: 'type the name',
    keep: 'Keep',
    erase: 'Erase',
    erasing: 'Erasing…',
    doneTitle: 'Erased',
    removed: (what: string) => `${what} were overwritten. An old backup that is restored will not bring them back.`,
    close: 'Close',
  },
} as const;

export const switcherWords = {
  label: 'Cohort',
  none: 'No cohort yet',
  noneHint: 'Add one, or look at a sample',
  add: 'Add a cohort',
  facts: (programme: string, people: number) => `${programme} · ${count(people, 'person', 'people')}`,
  sampleOf: (title: string) => `${title} (sample)`,
} as const;

export const sampleWords = {
  tag: 'Sample: invented people',
  note: 'Everybody here is invented, so that you can look round. Nothing of it mixes with your own cohorts.',
  add: 'Look round with a sample cohort',
  remove: 'Remove the sample cohort',
  added: 'The sample cohort is here: 24 invented people over three seminars.',
  removed: (people: number) => `The sample cohort is gone, with its ${count(people, 'invented person', 'invented people')}.`,
} as const;

export const phases: Readonly<Record<Phase, string>> = {
  'early-years': 'Early years',
  primary: 'Primary',
  secondary: 'Secondary',
  'all-through': 'All-through',
  'post-16': 'Post-16',
  special: 'Special',
  other: 'Other',
};
export const statuses: Readonly<Record<Status, string>> = { active: 'Active', deferred: 'Deferred', withdrawn: 'Withdrawn' };
export const routes: Readonly<Record<Route, string>> = { paper: 'On paper', fillable: 'Fillable', both: 'Both' };

export const gridWords = {
  columns: {
    name: 'Person',
    knownAs: 'Known as',
    email: 'Email',
    role: 'Role',
    setting: 'School or setting',
    phase: 'Phase',
    preset: 'Print',
    route: 'Copy',
    status: 'Status',
  },
  find: 'Find a person, a school or a role',
  status: 'Who is shown',
  everybody: 'Everybody',
  shown: (shown: number, all: number) => (shown === all ? count(all, 'person', 'people') : `${shown} of ${count(all, 'person', 'people')}`),
  nobodyFound: 'Nobody fits what was asked for.',
  import: 'Import people',
  more: 'More',
  export: (format: string) => `Export as ${format}`,
  exportFolder: 'Where the file goes',
  exported: (rows: number, file: string) => `${count(rows, 'person', 'people')} written to ${file}.`,
  settings: 'Schools and settings',
  pairs: 'Peer coaching pairs',
  allCohorts: 'All cohorts',
  keys: [
    ['Enter', 'opens a person, or goes down'],
    ['F2', 'types in a cell'],
    ['Shift Space', 'picks a row'],
    ['Ctrl A', 'picks all that are shown'],
    ['Ctrl Z', 'undoes'],
  ] as readonly (readonly [string, string])[],
  picked: (n: number) => `${count(n, 'person is', 'people are')} picked`,
  setAll: 'Set for all of them',
  pickShown: (n: number) => (n === 1 ? 'Pick the one that is shown' : `Pick all ${n} that are shown`),
  unpick: 'Pick nobody',
  setDone: (n: number) => `Set for ${count(n, 'person', 'people')}.`,
} as const;

export const columnNames: Readonly<Record<PersonColumn, string>> = {
  name: 'Name',
  'given-name': 'First name',
  'family-name': 'Family name',
  knownAs: 'Known as',
  email: 'Email',
  role: 'Role',
  setting: 'School or setting',
  phase: 'Phase',
  preset: 'Print',
  route: 'Paper or fillable',
  status: 'Status',
  note: 'Note',
  ignore: 'Leave out',
};

const rowNotes: Readonly<Record<PeopleRow['notes'][number], string>> = {
  cut: 'too long, and was cut',
  cleaned: 'had characters that cannot be kept',
  'preset-unknown': 'the print is not known',
  'phase-unknown': 'the phase is not known',
  'route-unknown': 'the kind of copy is not known',
  'status-unknown': 'the status is not known',
  'email-odd': 'the email looks odd',
  'email-shared': 'others have this email too',
  'no-name': 'no name',
};

export const importWords = {
  title: 'Import people',
  lead: 'From a CSV or Excel file, or from a table that you copied. You see what would happen before anything does, and one Undo takes it all back.',
  file: 'Choose a file',
  paste: 'Or paste a table here, with its headings',
  read: 'Read the table',
  other: 'Another table',
  cancel: 'Cancel',
  columns: 'What the columns are',
  columnsHint: 'Change what was taken for something else.',
  remembered: 'The columns are as you mapped them for a table like this before.',
  takenFor: (heading: string) => `Column ${heading || 'without a heading'} is`,
  noHeading: 'No heading',
  sheet: 'Sheet',
  facts: (rows: number, encoding: string, ragged: number, aside = 0) =>
    `${count(rows, 'row')}, read as ${encoding}${ragged > 0 ? `; ${count(ragged, 'row has', 'rows have')} more or fewer cells than the heading` : ''}.${
      aside > 0 ? ` ${count(aside, 'line is', 'lines are')} left out: a title above the headings, or a total below.` : ''
    }`,
  encodings: { 'utf-8': 'UTF-8', 'utf-16': 'UTF-16', 'windows-1252': 'Windows text' },
  found: { new: 'new', same: 'here already', alike: 'same name elsewhere', unchanged: 'nothing new', empty: 'empty row' },
  does: { add: 'Add', update: 'Change', skip: 'Leave out' },
  preview: 'What would happen',
  columnsOf: { row: 'Row', name: 'Person', setting: 'School or setting', found: 'Found', does: 'What is done' },
  doesOf: (row: number) => `Row ${row}: what is done`,
  notes: (notes: PeopleRow['notes']) => list(notes.map((note) => rowNotes[note])),
  repeats: (row: number) => `the same as row ${row}`,
  first: (shown: number, all: number) => `The first ${shown} of ${count(all, 'row')} are shown; all are taken.`,
  conclusion: (add: number, update: number, skip: number) =>
    `${
      list([
        ...(add > 0 ? [`${count(add, 'person', 'people')} would be added`] : []),
        ...(update > 0 ? [`${update} changed`] : []),
        ...(skip > 0 ? [`${skip} left out`] : []),
      ]) || 'Nothing would change'
    }.`,
  make: (add: number, update: number) =>
    add > 0 ? `Add ${count(add, 'person', 'people')}` : `Change ${count(update, 'person', 'people')}`,
  nothing: 'nothing in it would change anything',
  needsTable: 'choose a file, or paste a table',
  done: (added: number, updated: number, skipped: number) =>
    `${[`${count(added, 'person', 'people')} added`, ...(updated > 0 ? [`${updated} changed`] : []), ...(skipped > 0 ? [`${skipped} left out`] : [])].join(', ')}.`,
} as const;

export const settingsWords = {
  title: 'Schools and settings',
  lead: 'What people are grouped by. A phase given here holds for everybody there who has none of their own.',
  name: 'Name',
  kind: 'Kind',
  kinds: { school: 'School', trust: 'Trust', hub: 'Hub', other: 'Other' },
  phase: 'Phase',
  noPhase: 'Not said',
  people: 'People',
  add: 'Add it',
  needsName: 'give a name',
  newName: 'Another school or setting',
  remove: 'Remove',
  close: 'Close',
  none: 'None yet. They come by themselves when people are imported with a school.',
} as const;

export const pairWords = {
  title: 'Peer coaching pairs',
  for: 'For',
  programme: 'The whole programme',
  none: 'There are no pairs yet',
  head: (groups: number) => count(groups, 'pair'),
  lead: 'Colleagues are kept apart and pairs do not repeat, as far as that can be had.',
  suggest: 'Suggest pairs',
  again: 'Suggest again',
  save: 'Keep these pairs',
  saved: 'The pairs are kept.',
  kept: 'These are the pairs that are kept.',
  proposed: (repeated: number, colleagues: number) =>
    repeated === 0 && colleagues === 0
      ? 'Nobody works with a colleague or with somebody they had before.'
      : `${list([
          ...(colleagues > 0 ? [`${count(colleagues, 'pair works', 'pairs work')} in one school`] : []),
          ...(repeated > 0 ? [`${count(repeated, 'pair has', 'pairs have')} met before`] : []),
        ])}: it could not be avoided.`,
  alone: 'Without a pair',
  back: 'Back to People',
} as const;
