import { Refusal } from '../refusal.ts';
import type { ReadDb, Tx } from '../store/store.ts';
import { type Framework, type FrameworkSummary, type Stage, statementCode } from '../../../preload/contract/model/framework.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';

interface FrameworkRow {
  id: Id;
  title: string;
  edition: string;
  section: number;
  source: string;
  licence: string;
}

/** A framework whole, groups and statements in their order. */
export function readFramework(db: ReadDb, id: Id): Framework {
  const row = db.get<FrameworkRow>(
    'SELECT id, title, edition, section, source, licence FROM framework WHERE id = ? AND deleted_at IS NULL',
    id,
  );
  if (!row) throw new Refusal('not-found', { what: 'framework' });
  const statements = db.all<{ id: Id; group_id: Id; kind: 'learn_that' | 'learn_how_to'; number: number; text: string; short: string }>(
    'SELECT id, group_id, kind, number, text, short FROM statement WHERE framework_id = ? ORDER BY kind DESC, number',
    id,
  );
  const groups = db.all<{ id: Id; stem: string; stage: Stage }>(
    'SELECT id, stem, stage FROM statement_group WHERE framework_id = ? ORDER BY position',
    id,
  );
  return {
    ...row,
    groups: groups.map((group) => ({
      ...group,
      statements: statements.filter((statement) => statement.group_id === group.id).map(({ group_id: _, ...statement }) => statement),
    })),
  };
}

/** By title; of a cohort, those first that it uses most. */
export function listFrameworks(db: ReadDb, cohort?: Id): FrameworkSummary[] {
  return frameworksInOrder(db, cohort).map((id) => {
    const framework = readFramework(db, id);
    const statements = framework.groups.flatMap((group) => group.statements);
    const code = (at: number): string => {
      const statement = statements.at(at);
      return statement ? statementCode(framework.section, statement) : '';
    };
    return {
      id,
      title: framework.title,
      edition: framework.edition,
      section: framework.section,
      statements: statements.length,
      first: code(0),
      last: code(-1),
    };
  });
}

/** A cohort uses what it rates, and next to that what the workbooks of its seminars, or those that it handed in, ask about. */
function frameworksInOrder(db: ReadDb, cohort: Id | undefined): Id[] {
  const known = db.all<{ id: Id }>('SELECT id FROM framework WHERE deleted_at IS NULL ORDER BY title, section, id').map(({ id }) => id);
  if (cohort === undefined || known.length < 2) return known;
  const rated = countedBy(
    db,
    `SELECT s.framework_id AS id, count(DISTINCT p.id) AS count
     FROM participant p JOIN rating r ON r.participant_id = p.id JOIN statement s ON s.id = r.statement_id
     WHERE p.cohort_id = ? AND p.deleted_at IS NULL GROUP BY s.framework_id`,
    [cohort],
  );
  const asked = countedBy(
    db,
    `SELECT f.value ->> 'id' AS id, count(*) AS count FROM edition e JOIN json_each(e.content, '$.frameworks') f
     WHERE e.id IN (SELECT edition_id FROM seminar WHERE cohort_id = ? AND deleted_at IS NULL)
       OR e.id IN (SELECT h.edition_id FROM participant p JOIN hand_in h ON h.participant_id = p.id WHERE p.cohort_id = ? AND p.deleted_at IS NULL)
     GROUP BY 1`,
    [cohort, cohort],
  );
  const times = (counts: ReadonlyMap<Id, number>, id: Id): number => counts.get(id) ?? 0;
  return known.toSorted((a, b) => times(rated, b) - times(rated, a) || times(asked, b) - times(asked, a));
}

const countedBy = (db: ReadDb, sql: string, given: readonly string[]): Map<Id, number> =>
  new Map(db.all<{ id: Id; count: number }>(sql, ...given).map(({ id, count }) => [id, count]));

export function insertFramework(tx: Tx, framework: Framework): void {
  const { groups, ...head } = framework;
  tx.insert('framework', head);
  groups.forEach(({ statements, ...group }, at) => {
    tx.insert('statement_group', { ...group, framework_id: framework.id, position: String(at).padStart(4, '0') });
    for (const statement of statements) tx.insert('statement', { ...statement, framework_id: framework.id, group_id: group.id });
  });
}
