/** The words of the window around the screens. */
export const rooms = {
  home: 'Home',
  workbooks: 'Workbooks',
  statements: 'Statements',
  scenarios: 'Scenarios',
  people: 'People',
  seminars: 'Seminars',
  copies: 'Copies',
  returns: 'Returns',
  answers: 'Answers',
  review: 'Review',
  coverage: 'Coverage',
  progress: 'Progress',
  reports: 'Reports',
  trash: 'Trash',
  settings: 'Settings',
} as const;

export const groups = { prepare: 'Prepare', run: 'Run', home: 'Bring home' } as const;

export const frame = {
  skip: 'Skip to the page',
  menu: 'Menu',
  find: 'Find or do anything',
  hideNames: 'Hide names',
  showNames: 'Show names',
  namesHidden: 'Names are hidden.',
  namesShown: 'Names are shown.',
  help: 'Help with this screen',
  opening: 'Opening Groundwork',
  nothingThere: {
    title: 'There is nothing at this address',
    lead: 'The place that was asked for does not exist, or was removed.',
    home: 'Go to Home',
  },
  fallen: {
    title: 'This screen stopped working',
    lead: 'Something in it went wrong. What you typed before this was saved, or is held in this window; the rest of Groundwork goes on.',
    again: 'Open the screen again',
    home: 'Go to Home',
  },
  closed: { title: 'This window has no way to Groundwork', lead: 'Open it from where Groundwork was started.' },
} as const;

export function saveWords(state: 'saved' | 'saving' | 'not-saved'): string {
  switch (state) {
    case 'saved':
      return 'Saved';
    case 'saving':
      return 'Saving';
    case 'not-saved':
      return 'Not saved';
  }
}

export const core = {
  gone: 'The part of Groundwork that keeps your work has stopped. It is being started again.',
  longGone: 'The part of Groundwork that keeps your work has been away for more than five seconds. It is still being started again.',
  givenUp: 'The part of Groundwork that keeps your work does not come back. Close Groundwork and open it again.',
  ended:
    'Groundwork has ended: what runs behind this tab no longer answers. Start it again the way you started it before, and this tab goes on by itself.',
  nothingUnsent: 'Everything that you did is saved.',
  unsent: 'Your last changes are held in this window and are not saved yet.',
  saveToFile: 'Save them to a file',
  savedToFile: (name: string) => `Your unsent work is in ${name}. Settings can bring it back.`,
  notSavedToFile: 'The file could not be written. Choose another place.',
  back: 'Groundwork is back. Nothing that was saved is lost.',
  unread:
    'Part of this page could not be read. What is stored is safe. Try again; if it stays so, Settings has a report that you can copy for support.',
  retry: 'Try again',
  mine: 'Save mine to a file',
  takeKept: 'Take the kept version',
  unsentFileName: (day: string) => `Groundwork unsent work ${day}.json`,
} as const;
