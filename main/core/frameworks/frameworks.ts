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

export function listFrameworks(db: ReadDb): FrameworkSummary[] {
  return db.all<{ id: Id }>('SELECT id FROM framework WHERE deleted_at IS NULL ORDER BY title, section').map(({ id }) => {
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

export function insertFramework(tx: Tx, framework: Framework): void {
  const { groups, ...head } = framework;
  tx.insert('framework', head);
  groups.forEach(({ statements, ...group }, at) => {
    tx.insert('statement_group', { ...group, framework_id: framework.id, position: String(at).padStart(4, '0') });
    for (const statement of statements) tx.insert('statement', { ...statement, framework_id: framework.id, group_id: group.id });
  });
}
