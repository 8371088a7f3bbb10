import type { Framework } from '../../../preload/contract/model/framework.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { Tx } from '../store/store.ts';
import { insertFramework } from './frameworks.ts';

/** Keeps a framework as it is given. What is gone from a known one is removed; what stays keeps its id, and so its history. */
export function saveFramework(tx: Tx, framework: Framework): void {
  if (!tx.get('SELECT 1 FROM framework WHERE id = ?', framework.id)) {
    insertFramework(tx, framework);
    return;
  }
  const { id, groups, ...head } = framework;
  tx.update('framework', id, head);
  const goneGroups = idsOf(tx, 'SELECT id FROM statement_group WHERE framework_id = ?', id);
  const goneStatements = idsOf(tx, 'SELECT id FROM statement WHERE framework_id = ?', id);
  groups.forEach(({ statements, id: group, ...columns }, at) => {
    const position = String(at).padStart(4, '0');
    if (goneGroups.delete(group)) tx.update('statement_group', group, { ...columns, position });
    else tx.insert('statement_group', { id: group, ...columns, framework_id: id, position });
    for (const { id: statement, ...rest } of statements) {
      if (goneStatements.delete(statement)) tx.update('statement', statement, { ...rest, group_id: group });
      else tx.insert('statement', { id: statement, ...rest, framework_id: id, group_id: group });
    }
  });
  for (const statement of goneStatements) tx.remove('statement', statement);
  for (const group of goneGroups) tx.remove('statement_group', group);
}

const idsOf = (tx: Tx, sql: string, framework: Id): Set<Id> => new Set(tx.all<{ id: Id }>(sql, framework).map(({ id }) => id));
