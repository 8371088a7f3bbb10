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
