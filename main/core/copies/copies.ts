import type { Copy, CopyPlan } from '../../../preload/contract/model/copies.ts';
import type { Day, Id, Instant } from '../../../preload/contract/model/ids.ts';
import type { Participant, Route } from '../../../preload/contract/model/people.ts';
import type { Preset } from '../../../preload/contract/model/print.ts';
import { listPeople } from '../people/people.ts';
import { readSettings } from '../settings/settings.ts';
import type { ReadDb, Tx } from '../store/store.ts';
import { currentEdition, listEditions } from '../workbooks/editions.ts';

interface Row {
  id: Id;
  edition_id: Id;
  number: number;
  title: string;
  workbook_id: Id;
  participant_id: Id;
  code: string;
  preset: Preset;
  route: Route | null;
  made: string;
  given: Day | null;
  file: string | null;
  back: 'handed-in' | 'not-handed-in' | null;
}

/** Copies that were written for people of the cohort, the newest edition first. */
export function listCopies(db: ReadDb, cohort: Id, workbook?: Id): Copy[] {
  return db
    .all<Row>(
      `SELECT c.id, c.edition_id, e.number, e.title, e.workbook_id, c.participant_id, c.code, c.preset, c.route, c.made, c.given, c.file, h.state AS back
       FROM copy c JOIN participant p ON p.id = c.participant_id JOIN edition e ON e.id = c.edition_id
       LEFT JOIN hand_in h ON h.participant_id = c.participant_id AND h.edition_id = c.edition_id
       WHERE p.cohort_id = ? AND p.deleted_at IS NULL AND c.file IS NOT NULL ${workbook === undefined ? '' : 'AND e.workbook_id = ?'}
       ORDER BY e.issued DESC, p.name, c.made, c.id`,
      cohort,
      ...(workbook === undefined ? [] : [workbook]),
    )
    .map(({ edition_id, number, title, workbook_id, participant_id, route, given, file, back, ...row }) => ({
      ...row,
      edition: edition_id,
      editionNumber: number,
      editionTitle: title,
      workbook: workbook_id,
      participant: participant_id,
      route: route ?? 'both',
      ...(given === null ? {} : { given }),
      ...(file === null ? {} : { file }),
      back: back === 'handed-in' ? 'yes' : (back ?? 'no'),
    }));
}

/** How each is to get it, with what the settings say for those who have not been asked. */
export function planCopies(db: ReadDb, cohort: Id, workbook: Id): CopyPlan {
  const current = currentEdition(db, workbook);
  const have = new Set(
    current
      ? listCopies(db, cohort, workbook)
          .filter(({ edition }) => edition === current.id)
          .map(({ participant }) => participant)
      : [],
  );
  const people = listPeople(db, cohort).filter(({ id, status }) => (status ?? 'active') === 'active' && !have.has(id));
  return {
    number: current?.number ?? (listEditions(db, workbook)[0]?.number ?? 0) + 1,
    toIssue: current === null,
    groups: groupCopies(people, readSettings(db).print.preset).map(({ people: some, ...group }) => ({
      ...group,
      people: some.map(({ id }) => id),
    })),
    have: [...have],
    threads: peopleWithThread(db, people, current?.issued ?? null),
  };
}

/** Who said they would do something in an edition before this one, and has not told what became of it. */
function peopleWithThread(db: ReadDb, people: readonly Participant[], issued: Instant | null): Id[] {
  const open = new Set(
    db
      .all<{ id: Id }>(
        `SELECT DISTINCT a.participant_id AS id FROM json_each(?) p CROSS JOIN action a ON a.participant_id = p.value
         LEFT JOIN edition e ON e.id = a.edition_id
         WHERE a.outcome = 'open' AND a.deleted_at IS NULL ${issued === null ? '' : 'AND (e.id IS NULL OR e.issued < ?)'}`,
        JSON.stringify(people.map(({ id }) => id)),
        ...(issued === null ? [] : [issued]),
      )
      .map(({ id }) => id),
  );
  return people.flatMap(({ id }) => (open.has(id) ? [id] : []));
}

export interface CopyGroup {
  preset: Preset;
  route: Route;
  people: Participant[];
}

/** Pure. One print run for each preset and route that somebody has. */
export function groupCopies(people: readonly Participant[], usual: Preset): CopyGroup[] {
  const groups = new Map<string, CopyGroup>();
  for (const person of people) {
    const { preset = usual, route = 'both' } = person;
    const group = groups.get(`${preset} ${route}`) ?? { preset, route, people: [] };
    groups.set(`${preset} ${route}`, group);
    group.people.push(person);
  }
  return [...groups.values()].toSorted((a, b) => (`${a.preset} ${a.route}` < `${b.preset} ${b.route}` ? -1 : 1));
}

export function giveCopies(tx: Tx, copies: readonly Id[], given: Day | null): void {
  for (const id of copies) tx.update('copy', id, { given });
}
