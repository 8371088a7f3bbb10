import type { Outcome } from '../../preload/contract/model/review.ts';
import { count, list } from './numbers.ts';

export const outcomeNames: Readonly<Record<Outcome, string>> = {
  open: 'Open',
  done: 'Done',
  partly: 'Partly',
  not: 'Not done',
  changed: 'Changed',
};

/** What people said they would do, and what became of it. */
export const actionWords = {
  noActionsTitle: (read: number) =>
    read === 0 ? 'No action is kept yet' : `${count(read, 'action')} ${read === 1 ? 'was' : 'were'} read in workbooks; none is kept yet`,
  actionsLead: 'Who said they would do what, and what became of it. The next copy asks each person about what is open.',
  noActionsHow: 'What people write in the actions of a workbook is read here for you to confirm. Or add one by hand.',
  proposals: 'Read in workbooks',
  proposalsLead: (n: number) =>
    `${count(n, 'action')} ${n === 1 ? 'was' : 'were'} read in what people wrote. Confirm ${n === 1 ? 'it' : 'them'}, or change or dismiss what was read wrongly.`,
  confirmAll: (n: number) => (n === 1 ? 'Confirm it' : `Confirm all ${n}`),
  confirm: 'Confirm',
  confirmOne: (name: string) => `Confirm the action of ${name}`,
  changeFirst: 'Change first',
  changeOne: (name: string) => `Change first: the action of ${name}`,
  dismissOne: (name: string) => `Dismiss the action of ${name}`,
  addAction: 'Add an action',
  newAction: 'An action',
  editAction: 'Change the action',
  removeAction: 'Remove the action',
  saveAction: 'Keep the action',
  moreOf: 'More about this action',
  byWhen: 'By when',
  readAs: 'Read as',
  told: 'Told',
  saidIn: 'In',
  settled: 'Settled',
  late: 'Its day has passed',
  readsOtherwise: 'On paper it reads otherwise now',
  outcome: 'What became of it',
  happened: 'What happened?',
  what: 'What',
  who: 'Who',
  whenWords: 'By when, as they put it',
  whenHint: '“by half term”',
  dueDay: 'The day that it means',
  dueHint: 'Leave it empty where the words name no day.',
  toldWhom: 'Who was told',
  choosePerson: 'choose a person',
  sayWhat: 'say what will be done',
  cancel: 'Cancel',
} as const;

/** "7 actions: 3 done, 4 open" */
export function actionSummary(outcomes: readonly Outcome[]): string {
  if (outcomes.length === 0) return 'No action is kept.';
  const said = (['done', 'partly', 'not', 'changed', 'open'] as const).flatMap((outcome) => {
    const n = outcomes.filter((each) => each === outcome).length;
    return n === 0 ? [] : [`${n} ${outcomeNames[outcome].toLowerCase()}`];
  });
  return `${count(outcomes.length, 'action')}: ${list(said)}`;
}
