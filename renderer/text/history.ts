/** What a step of history did, as it is said after "Undone:" or "Done again:". The key is the operation's label. */
const steps: Readonly<Record<string, string>> = {
  'set-title': 'the workbook’s title',
  'set-head': 'the words on the cover',
  'set-block': 'a change to a block',
  'add-block': 'a new block',
  'move-block': 'moving a block',
  'remove-block': 'removing a block',
  'set-section': 'a section’s title',
  'add-section': 'a new section',
  'move-section': 'moving a section',
  'remove-section': 'removing a section',
  'bring-back': 'bringing back unsent work',
  'duplicate-workbook': 'a copy of a workbook',
  'remove-workbook': 'removing a workbook',
  'issue-edition': 'issuing an edition',
  'add-scenario': 'a new scenario',
  'edit-scenario': 'a change to a scenario',
  'add-cohort': 'a new cohort',
  'edit-cohort': 'a change to a cohort',
  'add-person': 'a new person',
  'edit-person': 'a change to a person',
  'remove-person': 'removing a person',
  'accept-returns': 'accepting files that came back',
  'add-response': 'an answer that was typed in',
  'edit-response': 'a change to an answer',
  'import-responses': 'an import of answers',
  'remove-response': 'taking an answer away',
  'mark-hand-in': 'a note of what came back',
  'give-copies': 'a note of what was handed out',
  'not-given-copies': 'a note of what was handed out',
  'set-ratings': 'ratings',
  'add-sample': 'adding the sample cohort',
  'remove-cohort': 'removing a cohort',
  'add-organisation': 'a new school or setting',
  'edit-organisation': 'a change to a school or setting',
  'remove-organisation': 'removing a school or setting',
  'edit-people': 'a change to people',
  'add-seminar': 'a new seminar',
  'edit-seminar': 'a change to a seminar',
  'add-resource': 'a file kept with a seminar',
  'remove-seminar': 'removing a seminar',
  'mark-register': 'marks in the register',
  'save-pairs': 'the pairs',
  'import-people': 'an import of people',
  mend: 'mending a finding',
  'dismiss-finding': 'dismissing a finding',
  'show-finding': 'showing a finding again',
  'import-workbook': 'bringing in a workbook',
  'save-framework': 'a change to a framework',
  'save-mapping': 'how two editions of a framework belong together',
  'change-settings': 'a change in Settings',
  'restore-from-trash': 'bringing something back from Trash',
};

/** A label that is already words (a screen gave it) is said as it is. */
export function stepWords(label: string): string {
  const known = steps[label];
  if (known) return known;
  return /^[a-z]+(?:-[a-z]+)*$/.test(label) ? 'the last change' : label;
}

export const undone = (label: string): string => `Undone: ${stepWords(label)}.`;
export const doneAgain = (label: string): string => `Done again: ${stepWords(label)}.`;
