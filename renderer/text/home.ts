import { count } from './numbers.ts';

export const homeWords = {
  next: 'What to do next',
  shelf: 'Other workbooks',
  inside: 'Inside it',
  parts: (n: number) => count(n, 'part'),
  editions: 'Recent editions',
  noWorkbook: {
    title: 'There is no workbook yet',
    lead: 'Groundwork comes with one. If it was removed, Trash keeps it for 30 days.',
    trash: 'Look in Trash',
  },
  neverIssued: (topic: string) => `${topic} has not been printed yet`,
  changed: (topic: string, edition: number) => `${topic} has changed since edition ${edition}`,
  issued: (topic: string, edition: number) => `${topic} is as it was issued, edition ${edition}`,
  after: 'After that',
  facts: (blocks: number, prompts: number, edited: string) => `${count(blocks, 'part')} and ${count(prompts, 'prompt')}, edited ${edited}.`,
  editedLine: (day: string, editions: number) =>
    editions === 0 ? `Edited ${day}, not issued` : `Edited ${day}, ${count(editions, 'edition')}`,
  edition: (n: number) => `Edition ${n}`,
  noEditions: 'None yet. An edition is made when you print or send.',
  lastBackup: (when: string) => `Last backup ${when}, checked.`,
  noBackup: 'No backup yet. The first is made by itself in a moment.',
  backups: 'Backups',
} as const;

export const stepWords = {
  synced: (service: string) => ({
    title: `Move the data folder out of ${service}`,
    text: 'A synced folder can damage a store that is open. Settings names a better place.',
    way: 'Open Settings',
  }),
  retention: (cohort: string) => ({
    title: `Decide about the words of ${cohort}`,
    text: 'The day that you chose for letting them go has come.',
    way: 'Open People',
  }),
  passphrase: {
    title: 'Set a passphrase',
    text: 'Real people are in Groundwork now. A passphrase keeps what they write safe if this computer is lost.',
    way: 'Set it',
  },
  oldBackup: { title: 'Make a backup', text: 'The last one is more than a week old.', way: 'Open backups' },
  read: {
    title: 'Read the workbook through, page by page',
    text: 'The page on the screen is the very file that will be printed.',
    way: 'Open the workbook',
  },
  issue: {
    title: 'Print or send it',
    text: 'This issues edition 1: it freezes the text, so that every answer points to what was asked.',
    way: 'Open the workbook',
  },
  reissue: (next: number) => ({
    title: 'Print or send it again',
    text: `The draft has changed. Printing issues edition ${next}; earlier editions stay as they were.`,
    way: 'Open the workbook',
  }),
  register: (seminar: string, left: number) => ({
    title: `Mark the register of ${seminar}`,
    text: `${count(left, 'person is', 'people are')} not marked.`,
    way: 'Open the register',
  }),
  copies: (workbook: string, waiting: number) => ({
    title: `Make ${count(waiting, 'copy', 'copies')} of ${workbook}`,
    text: 'Each in the print of its person, on paper, fillable or both.',
    way: 'Open Copies',
  }),
  people: {
    title: 'Add the people who will come',
    text: 'Each can have a copy with their name, in the print that suits them.',
    way: 'Open People',
  },
  lookRound: {
    title: 'Look round with the invented people',
    text: 'Type an answer, mark a register, see how they come on: nothing that you do to them can go wrong.',
    way: 'Open Answers',
  },
  ownCohort: {
    title: 'Begin with your own people',
    text: 'A cohort of your own stands beside the invented one, which goes again with one click.',
    way: 'Add a cohort',
  },
  issuedDone: (edition: number) => `Edition ${edition} is issued`,
  peopleDone: (n: number) => `${count(n, 'person is', 'people are')} in your cohorts`,
} as const;
