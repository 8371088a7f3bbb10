import type { CallName } from '../../preload/contract/calls.ts';

/** Which tables an answer is made of: a change in one of them asks again. `'*'`: a change in any. */
export const watched = {
  'core.info': [],
  'store.status': [],
  'backup.list': [],
  'trash.list': '*',
  'history.get': '*',
  'settings.get': ['setting'],
  'workbook.list': ['workbook', 'section', 'block', 'edition'],
  'workbook.get': ['workbook', 'section', 'block', 'framework', 'statement_group', 'statement', 'scenario'],
  'workbook.find': ['workbook', 'section', 'block', 'scenario'],
  'edition.list': ['edition'],
  'compare.contents': ['workbook', 'section', 'block', 'edition', 'framework', 'statement_group', 'statement', 'scenario'],
  'framework.list': ['framework', 'statement_group', 'statement'],
  'framework.get': ['framework', 'statement_group', 'statement', 'workbook', 'section', 'block'],
  'mapping.get': ['setting'],
  'mapping.propose': ['framework', 'statement_group', 'statement'],
  'scenario.list': ['scenario', 'workbook', 'block'],
  'picture.get': [],
  'bank.list': ['workbook', 'section', 'block'],
  'scenario.get': ['scenario'],
  'cohort.list': ['cohort', 'participant'],
  'person.list': ['participant'],
  'response.list': ['response'],
  'response.search': ['response'],
  'organisation.list': ['organisation', 'participant'],
  'seminar.list': ['seminar', 'attendance', 'participant'],
  'register.get': ['seminar', 'attendance', 'participant', 'cohort'],
  'pair.list': ['pairing'],
  'copy.list': ['copy', 'hand_in', 'response', 'participant'],
  'copy.plan': ['copy', 'participant', 'edition', 'workbook', 'section', 'block'],
  'entry.fields': ['edition'],
  'entry.grid': ['response', 'hand_in', 'participant'],
  'entry.standing': ['response', 'hand_in', 'participant'],
  'entry.cells': ['response'],
  'entry.person': ['response', 'hand_in'],
  'rating.list': ['rating'],
  'coverage.get': [
    'workbook',
    'section',
    'block',
    'framework',
    'statement_group',
    'statement',
    'participant',
    'cohort',
    'response',
    'rating',
  ],
  'coverage.evidence': ['response', 'participant'],
  'progress.get': ['seminar', 'attendance', 'participant', 'cohort', 'response', 'hand_in', 'rating', 'statement'],
  'returns.sheet': ['response', 'rating', 'participant', 'cohort', 'copy', 'edition', 'return_file'],
  'returns.file': ['response', 'rating', 'participant', 'cohort', 'copy', 'edition', 'return_file'],
  'activity.list': '*',
} as const satisfies Partial<Record<CallName, readonly string[] | '*'>>;

export type LiveName = keyof typeof watched;

export function concerns(name: LiveName, tables: readonly string[]): boolean {
  const mine: readonly string[] | '*' = watched[name];
  return mine === '*' || tables.some((table) => mine.includes(table));
}
