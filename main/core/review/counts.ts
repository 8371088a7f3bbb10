import type { CallOutput, ParsedInput } from '../../../preload/contract/calls.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { ReadDb } from '../store/store.ts';
import { written } from './filter.ts';
import { readPrompts } from './prompts.ts';

/* How much there is to be read, before somebody chooses whom or what to read. */

export const countPeople = (db: ReadDb, { cohort }: ParsedInput<'review.people'>): CallOutput<'review.people'> =>
  db.all(
    `SELECT p.id AS participant, count(*) AS answers, count(DISTINCT r.edition_id) AS editions
     FROM participant p INDEXED BY participant_cohort CROSS JOIN response r INDEXED BY response_participant ON r.participant_id = p.id
     WHERE p.cohort_id = ? AND p.deleted_at IS NULL AND r.deleted_at IS NULL AND ${written} AND r.field NOT LIKE '%:tick' GROUP BY p.id`,
    cohort,
  );

export function countStatements(db: ReadDb, { cohort }: ParsedInput<'review.statements'>): CallOutput<'review.statements'> {
  const counts = new Map<Id, { marked: number; asked: number }>();
  const of = (statement: Id): { marked: number; asked: number } => {
    const count = counts.get(statement) ?? { marked: 0, asked: 0 };
    counts.set(statement, count);
    return count;
  };
  for (const { statement, n } of db.all<{ statement: Id; n: number }>(
    `SELECT coalesce(e.statement_id, t.statement_id) AS statement, count(DISTINCT x.id) AS n
     FROM participant p INDEXED BY participant_cohort CROSS JOIN response r INDEXED BY response_participant ON r.participant_id = p.id
     CROSS JOIN excerpt x INDEXED BY excerpt_response ON x.response_id = r.id CROSS JOIN excerpt_tag e ON e.excerpt_id = x.id
     LEFT JOIN tag t ON t.id = e.tag_id AND t.deleted_at IS NULL
     WHERE p.cohort_id = ? AND p.deleted_at IS NULL AND r.deleted_at IS NULL AND coalesce(e.statement_id, t.statement_id) IS NOT NULL
     GROUP BY statement`,
    cohort,
  ))
    of(statement).marked = n;
  for (const { prompts } of readPrompts(db, { cohort }).editions)
    for (const { statements, answers } of prompts) for (const statement of statements) of(statement).asked += answers;
  return [...counts].map(([statement, count]) => ({ statement, ...count })).filter(({ marked, asked }) => marked + asked > 0);
}
