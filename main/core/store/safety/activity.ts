import type { Store } from '../store.ts';

/**
 * Notes that a file about one person, about a cohort, or that is one copy, left the store: what was done, without the data. Whoever erases them is told of
 * it. The path, which may hold a name, is kept only until then (personal.ts).
 */
export function noteFileWritten(
  store: Pick<Store, 'note'>,
  about: { person: string } | { cohort: string } | { copy: string },
  what: 'copy-written' | 'person-exported' | 'report-written' | 'table-written',
  file: string,
): void {
  store.note(what, { ...about, file });
}
