import type { Instant } from '../../../../preload/contract/model/ids.ts';
import type { Store } from '../store.ts';

/*
 * What was done to personal data, without the data: who asked a facilitator to prove what became of their words can be answered
 * from here. The path of a file that was written is kept only until the person is erased (personal.ts).
 */

export interface Activity {
  at: Instant;
  what: string;
  detail: Record<string, string | number>;
}

/** A file about one person, or about a cohort, that left the store. Erasure names it afterwards. */
export function noteFileWritten(
  store: Pick<Store, 'note'>,
  about: { person: string } | { cohort: string },
  what: 'copy-written' | 'person-exported' | 'report-written',
  file: string,
): void {
  store.note(what, { ...about, file });
}

/** The newest first. */
export function listActivity(store: Pick<Store, 'read'>, limit: number): Activity[] {
  return store
    .read((db) =>
      db.all<{ at: Instant; what: string; detail: string }>(
        'SELECT at, what, detail FROM activity ORDER BY at DESC, rowid DESC LIMIT ?',
        limit,
      ),
    )
    .map(({ at, what, detail }) => ({ at, what, detail: JSON.parse(detail) as Activity['detail'] }));
}
