import { count } from './numbers.ts';

export const bank = {
  title: (scenarios: number, unused: number): string => {
    if (scenarios === 0) return 'No scenario in the bank yet';
    if (scenarios === 1) return unused === 1 ? 'One scenario in the bank, not used yet' : 'One scenario in the bank';
    if (unused === 0) return `${count(scenarios, 'scenario')} in the bank, each of them used`;
    return `${count(scenarios, 'scenario')} in the bank; ${unused === scenarios ? 'none is' : unused === 1 ? 'one is not' : `${unused} are not`} used${unused === scenarios ? ' yet' : ''}`;
  },
  emptyLead: 'A scenario is a short case with names that can be changed in one place. Workbooks take theirs from here.',
  find: 'Find a scenario',
  none: (text: string): string => `No scenario has “${text}” in it.`,
  list: 'Scenarios',
  notFound: 'This scenario is not in the bank any more. It may be in Trash.',
  choose: 'Choose a scenario at the left.',
  about: 'About',
  scenario: 'As it prints',
  points: 'Points',
  question: 'Question',
  statements: 'Statements',
  usedIn: 'Used in',
  unused: 'No workbook uses it yet.',
  source: 'Source',
  edit: 'Change it',
  editTitle: 'Title',
  editAbout: 'Who it is about',
  editAboutHint: 'A few words: role, subject, phase, place.',
  editOpening: 'The scenario',
  editOpeningHint: '{lead} stands for a name: see Names.',
  editPoints: 'Points',
  oneALine: 'One on each line.',
  editQuestion: 'Question',
  editStatements: 'Statements practised',
  editSource: 'Source',
  settings: 'Settings',
  showList: 'Scenarios',
};

export const putting = {
  open: 'Put into a workbook…',
  title: 'Put into a workbook',
  workbook: 'Workbook',
  section: 'At the end of',
  front: 'the front',
  how: 'How',
  link: 'As a link',
  linkHint: 'One scenario for all: a change in the bank shows in every workbook that uses it.',
  copy: 'As a copy',
  copyHint: 'A scenario of its own, which can be changed without touching the other.',
  put: 'Put it in',
  close: 'Close',
  done: (what: string, workbook: string): string => `“${what}” stands in “${workbook}”.`,
  goThere: 'Go there',
  noWorkbook: 'make a workbook first',
} as const;

export const bankParts = {
  rooms: 'What the bank holds',
  scenarios: 'Scenarios',
  prompts: 'Prompts',
  quotations: 'Quotations',
  title: (kind: 'prompts' | 'quotations', n: number): string =>
    kind === 'prompts' ? `${count(n, 'prompt')} to use again` : `${count(n, 'quotation')} to use again`,
  find: 'Find by a word or a statement’s code',
  none: (text: string): string => `Nothing has “${text}” in it.`,
  empty: 'Nothing stands in your workbooks yet.',
  usedIn: 'Used in',
  makeNew: 'New scenario',
  newTitle: 'A new scenario',
  variant: 'Make a variant…',
  variants: { itt: 'For ITT', primary: 'For primary', secondary: 'For secondary' },
  variantTitle: (title: string, setting: string): string => `${title}, ${setting.toLowerCase()}`,
  made: (title: string): string => `“${title}” is in the bank.`,
  promptsTitle: 'Prompts',
  quotationTitle: 'Quotation',
} as const;
