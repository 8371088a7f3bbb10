import { type Framework, statementCode } from '../../../preload/contract/model/framework.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import { type Coverage, type CoverageGap, type CoverageRow, Meeting, smallGroup } from '../../../preload/contract/model/insight.ts';
import type { StatementUse } from '../workbooks/uses.ts';
import { told } from './told.ts';
import { capital, listed, numberWord, peopleWords } from './words.ts';

/* PURE. Where statements are met in workbooks, and what a cohort made of them. */

export interface CoverageSource {
  framework: Framework;
  workbooks: readonly { id: Id; title: string }[];
  uses: readonly StatementUse[];
  people: number;
  /** Who wrote about a statement. Without it there is no cohort to speak of. */
  written?: ReadonlyMap<Id, ReadonlySet<Id>>;
  /** Whoever rated a statement, and how they last did. */
  ratings?: ReadonlyMap<Id, ReadonlyMap<Id, number>>;
  shared: boolean;
}

export function coverageOf(source: CoverageSource): Coverage {
  const { framework, workbooks, uses, people } = source;
  const asked = new Set(uses.flatMap(({ statement, how }) => (how === 'asked' ? [statement] : [])));
  const rows = framework.groups.flatMap((group) =>
    group.statements.map((statement): CoverageRow => {
      const ratings = [...(source.ratings?.get(statement.id)?.values() ?? [])];
      return {
        statement: statement.id,
        code: statementCode(framework.section, statement),
        short: statement.short,
        group: group.id,
        meets: workbooks.map(({ id }) => {
          const hows = new Set(uses.flatMap((use) => (use.workbook === id && use.statement === statement.id ? [use.how] : [])));
          return Meeting.options.filter((how) => hows.has(how));
        }),
        // Whether somebody answered can be told of any cohort that is large enough; it says nothing of what they think.
        written:
          source.shared && people < smallGroup
            ? { is: 'withheld' }
            : { is: 'known', count: source.written?.get(statement.id)?.size ?? 0, of: people },
        secure: told(ratings.filter((value) => value >= 4).length, ratings.length, source.shared),
      };
    }),
  );
  const anybody = (source.written?.size ?? 0) > 0;
  const gaps = rows.flatMap((row) => gapOf(row, source, asked.has(row.statement), anybody) ?? []);
  return {
    says: headline(rows.length, rows.filter(({ statement }) => asked.has(statement)).length, gaps.length),
    workbooks: [...workbooks],
    groups: framework.groups.map(({ statements, ...group }) => ({ ...group, statements: statements.map(({ id }) => id) })),
    rows,
    gaps,
    people,
  };
}

function headline(all: number, practised: number, gaps: number): string {
  if (all === 0) return 'This framework has no statements yet';
  const first = practised === all ? `All ${all} statements are practised` : `${practised} of ${all} statements are practised`;
  return gaps === 0 ? first : `${first}; ${numberWord(gaps)} ${gaps === 1 ? 'has' : 'have'} a gap`;
}

function gapOf(row: CoverageRow, source: CoverageSource, asked: boolean, anybody: boolean): CoverageGap | null {
  const { statement, code, written, secure } = row;
  const titles = (...hows: readonly StatementUse['how'][]): string =>
    listed([...new Set(source.uses.flatMap((use) => (use.statement === statement && hows.includes(use.how) ? [use.workbookTitle] : [])))]);
  const count = source.written && written.is === 'known' ? written.count : null;
  if (!asked) {
    const taught = titles('taught');
    const where = taught ? `${code} is taught in ${taught} and appears in no prompt` : `${code} appears in no prompt`;
    if (count === null || !anybody) return gap('unasked', `${where}.`);
    return gap('unasked', count === 0 ? `${where}, and nobody has written about it.` : `${where}. ${wrote(count)} about it.`);
  }
  if (anybody && count === 0) return gap('unwritten', `Nobody has written about ${code} yet. It is asked about in ${titles('asked')}.`);
  const few = secure.is === 'few' || (secure.is === 'known' && secure.of >= smallGroup && secure.count < smallGroup);
  return few ? gap('few-secure', `${code} is practised, yet fewer than five of ${secure.of} say that they are secure in it.`) : null;

  function gap(kind: CoverageGap['kind'], says: string): CoverageGap {
    return { statement, code, kind, says };
  }
}

const wrote = (count: number): string => `${capital(peopleWords(count))} ${count === 1 ? 'has' : 'have'} written`;
