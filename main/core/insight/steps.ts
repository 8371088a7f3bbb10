import type { EditionChoice } from '../../../preload/contract/charts/series.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import { seminarsOf } from '../seminars/seminars.ts';
import type { ReadDb } from '../store/store.ts';

/*
 * When something was said: at which seminar. Cohorts meet in seminars of their own, and edit as they go; what two of them have in common
 * is the workbook, so a step in time is known by that.
 */

export interface Step {
  /** Of the workbook. */
  id: Id;
  label: string;
}

/** The seminar at which each workbook was used, in the order of days; workbooks of which something came back without a seminar follow. */
export function stepsOf(db: ReadDb, cohort: Id): { steps: Step[]; stepOf: ReadonlyMap<Id, Id> } {
  const editions = db.all<EditionChoice & { workbook: Id }>(
    `SELECT e.id, e.title, e.number, e.workbook_id AS workbook FROM edition e WHERE e.id IN (
       SELECT h.edition_id FROM hand_in h JOIN participant p ON p.id = h.participant_id WHERE p.cohort_id = ? AND p.deleted_at IS NULL)
       OR e.id IN (SELECT s.edition_id FROM seminar s WHERE s.cohort_id = ? AND s.deleted_at IS NULL)
     ORDER BY e.issued`,
    cohort,
    cohort,
  );
  const stepOf = new Map(editions.map(({ id, workbook }) => [id, workbook]));
  const steps = new Map<Id, Step>();
  for (const { title, workbook, edition } of seminarsOf(db, cohort)) {
    const id = (edition === undefined ? undefined : stepOf.get(edition)) ?? workbook;
    if (id !== undefined && !steps.has(id)) steps.set(id, { id, label: title });
  }
  for (const { title, workbook } of editions) if (!steps.has(workbook)) steps.set(workbook, { id: workbook, label: title });
  return { steps: [...steps.values()], stepOf };
}

/** Of which something was handed in, in the order in which they were issued. */
export const handedInEditions = (db: ReadDb, cohort: Id): (EditionChoice & { workbook: Id })[] =>
  db.all(
    `SELECT e.id, e.title, e.number, e.workbook_id AS workbook FROM edition e WHERE e.id IN (
       SELECT h.edition_id FROM hand_in h JOIN participant p ON p.id = h.participant_id
       WHERE p.cohort_id = ? AND p.deleted_at IS NULL AND h.state = 'handed-in')
     ORDER BY e.issued, e.id`,
    cohort,
  );
