import { type Framework, statementCode } from '../../../preload/contract/model/framework.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import {
  type Coverage,
  type CoverageGap,
  type CoverageRow,
  Meeting,
  type OpenedPart,
  smallGroup,
  type Told,
} from '../../../preload/contract/model/insight.ts';
import type { StatementUse } from '../workbooks/uses.ts';
import { told } from './told.ts';
import { capital, listed, numberWord, peopleWords } from './words.ts';

/* PURE. Where statements are met in workbooks, and what a cohort made of them. */

/** Who, by statement. */
export type Evidenced = ReadonlyMap<Id, ReadonlySet<Id>>;

export interface CoverageSource {
  framework: Framework;
  workbooks: readonly { id: Id; title: string }[];
  uses: readonly Pick<StatementUse, 'statement' | 'workbook' | 'workbookTitle' | 'how'>[];
  /** One workbook's scenarios and prompts, each with how it meets which statements. */
  opened?: { workbook: Id; parts: readonly (OpenedPart & { meets: ReadonlyMap<Id, ReadonlySet<Meeting>> })[] };
  people: number;
  /** Without it there is no cohort to speak of. */
  cohort?: {
    /** Who was at a seminar whose workbook teaches a statement, and whose workbook asks for it. */
    taught: Evidenced;
    practised: Evidenced;
    /** Who answered a prompt that is tied to it, or has words marked with it. */
    written: Evidenced;
    /** Whoever rated a statement, and how they last did. */
    ratings: ReadonlyMap<Id, ReadonlyMap<Id, number>>;
  };
  /** Editions whose evidence is counted as well, and of which statements any was. */
  mapped?: { editions: readonly { id: Id; title: string }[]; statements: ReadonlySet<Id> };
  shared: boolean;
}

export function coverageOf(source: CoverageSource): Coverage {
  const { framework, workbooks, uses, people, opened, cohort, mapped } = source;
  const met = new Map<string, Set<Meeting>>();
  for (const { workbook, statement, how } of uses) {
    const key = `${workbook} ${statement}`;
    met.set(key, (met.get(key) ?? new Set<Meeting>()).add(how));
  }
  const asked = new Set(uses.flatMap(({ statement, how }) => (how === 'asked' ? [statement] : [])));
  const inOrder = (hows: ReadonlySet<Meeting> | undefined): Meeting[] => (hows ? Meeting.options.filter((how) => hows.has(how)) : []);
  // Whether somebody was there or answered can be told of any cohort that is large enough; it says nothing of what they think.
  const counted = (of: Evidenced | undefined, statement: Id): Told =>
    source.shared && people < smallGroup ? { is: 'withheld' } : { is: 'known', count: of?.get(statement)?.size ?? 0, of: people };
  const rows = framework.groups.flatMap((group) =>
    group.statements.map((statement): CoverageRow => {
      const ratings = [...(cohort?.ratings.get(statement.id)?.values() ?? [])];
      return {
        statement: statement.id,
        code: statementCode(framework.section, statement),
        short: statement.short,
        group: group.id,
        meets: workbooks.map(({ id }) => inOrder(met.get(`${id} ${statement.id}`))),
        parts: (opened?.parts ?? []).map(({ meets }) => inOrder(meets.get(statement.id))),
        taught: counted(cohort?.taught, statement.id),
        practised: counted(cohort?.practised, statement.id),
        written: counted(cohort?.written, statement.id),
        secure: told(ratings.filter((value) => value >= 4).length, ratings.length, source.shared),
        mapped: mapped?.statements.has(statement.id) ?? false,
      };
    }),
  );
  const anybody = (cohort?.written.size ?? 0) > 0;
  const gaps = rows.flatMap((row) => gapOf(row, source, asked.has(row.statement), anybody) ?? []);
  const across = rows.filter((row) => row.mapped).map(({ code }) => code);
  return {
    says: headline(rows.length, rows.filter(({ statement }) => asked.has(statement)).length, gaps.length),
    notes: across.length > 0 && mapped ? [acrossSays(across, mapped.editions, rows.length)] : [],
    workbooks: [...workbooks],
    opened: opened ? { workbook: opened.workbook, parts: opened.parts.map(({ meets: _, ...part }) => part) } : null,
    groups: framework.groups.map(({ statements, ...group }) => ({ ...group, statements: statements.map(({ id }) => id) })),
    rows,
    gaps,
    people,
  };
}

const acrossSays = (codes: readonly string[], editions: readonly { title: string }[], all: number): string =>
  `${codes.length === all ? 'Every statement counts' : `${listed(codes)} ${codes.length === 1 ? 'counts' : 'count'}`} what was tied to statements of ${listed(editions.map(({ title }) => `“${title}”`))} too, through the mapping.`;

function headline(all: number, practised: number, gaps: number): string {
  if (all === 0) return 'This framework has no statements yet';
  const first = practised === all ? `All ${all} statements are practised` : `${practised} of ${all} statements are practised`;
  return gaps === 0 ? first : `${first}; ${numberWord(gaps)} ${gaps === 1 ? 'has' : 'have'} a gap`;
}

function gapOf(row: CoverageRow, source: CoverageSource, asked: boolean, anybody: boolean): CoverageGap | null {
  const { statement, code, written, secure } = row;
  const titles = (...hows: readonly StatementUse['how'][]): string =>
    listed([...new Set(source.uses.flatMap((use) => (use.statement === statement && hows.includes(use.how) ? [use.workbookTitle] : [])))]);
  const count = source.cohort && written.is === 'known' ? written.count : null;
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
