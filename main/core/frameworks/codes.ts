import { type Codes, numberedFor } from '../../../preload/contract/model/aliases.ts';
import type { Framework } from '../../../preload/contract/model/framework.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import { Refusal } from '../refusal.ts';
import type { ReadDb, Tx } from '../store/store.ts';
import { readFramework } from './frameworks.ts';

/*
 * Codes as a cohort says them. The same statement is 6d to one and 4d to another, because their programmes number the area otherwise;
 * the statement is the same one, whatever it is called.
 */

export function readCodes(db: ReadDb, cohort: Id): Codes {
  const row = db.get<{ codes: string | null }>('SELECT codes FROM cohort WHERE id = ? AND deleted_at IS NULL', cohort);
  if (!row) throw new Refusal('not-found', { what: 'cohort' });
  return row.codes === null ? {} : (JSON.parse(row.codes) as Codes);
}

/** `null`: as the framework itself numbers it. */
export function setCodes(tx: Tx, cohort: Id, framework: Id, section: number | null): void {
  const { [framework]: _, ...others } = readCodes(tx, cohort);
  const codes = section === null ? others : { ...others, [framework]: section };
  tx.update('cohort', cohort, { codes: Object.keys(codes).length === 0 ? null : JSON.stringify(codes) });
}

/** A framework as a cohort numbers it; as it is, where there is no one cohort. */
export function readNumbered(db: ReadDb, framework: Id, cohort: Id | undefined): Framework {
  const kept = readFramework(db, framework);
  return cohort === undefined ? kept : numberedFor(kept, readCodes(db, cohort));
}
