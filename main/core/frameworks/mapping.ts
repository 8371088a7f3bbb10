import { type Framework, type Statement, statementCode } from '../../../preload/contract/model/framework.ts';
import { type Fate, fateOf, type Mapping, type MappingChange } from '../../../preload/contract/model/exchange.ts';
import type { Id, Instant } from '../../../preload/contract/model/ids.ts';

/** Shared words over all words (Dice), from which two statements are likely to be one. Found on 2019 and 2024 wordings of the same stems. */
const alike = 0.5;

/** A first proposal by wording; a person goes through it. */
export function proposeMapping(from: Framework, to: Framework): Mapping {
  const before = statementsOf(from);
  const after = statementsOf(to);
  const pairs = before
    .flatMap((a) => after.map((b) => ({ a: a.id, b: b.id, score: likeness(a, b) })))
    .filter(({ score }) => score >= alike)
    .sort((x, y) => y.score - x.score);
  const takenFrom = new Set<Id>();
  const takenTo = new Set<Id>();
  const match = new Map<Id, Id[]>();
  for (const { a, b } of pairs) {
    if (takenFrom.has(a) || takenTo.has(b)) continue;
    takenFrom.add(a);
    takenTo.add(b);
    match.set(a, [b]);
  }
  return {
    from: from.id,
    to: to.id,
    rows: [
      ...before.map(({ id }) => ({ from: [id], to: match.get(id) ?? [] })),
      ...after.filter(({ id }) => !takenTo.has(id)).map(({ id }) => ({ from: [], to: [id] })),
    ],
  };
}

/** Ties statements of the one edition to statements of the other: whatever rows they stood in become one row. */
export function tie(mapping: Mapping, from: readonly Id[], to: readonly Id[]): Mapping {
  const rows = mapping.rows
    .map((row) => ({ from: row.from.filter((id) => !from.includes(id)), to: row.to.filter((id) => !to.includes(id)) }))
    .filter((row) => row.from.length + row.to.length > 0);
  return { ...mapping, rows: [...rows, { from: [...from], to: [...to] }] };
}

/** What keeps a mapping from being whole: statements that stand in no row or in two, and ids that neither edition knows. */
export function faultsInMapping(
  mapping: Mapping,
  from: Framework,
  to: Framework,
): { side: 'from' | 'to'; statement: Id; fault: 'missing' | 'doubled' | 'unknown' }[] {
  return (['from', 'to'] as const).flatMap((side) => {
    const known = statementsOf(side === 'from' ? from : to).map(({ id }) => id);
    const named = mapping.rows.flatMap((row) => row[side]);
    return [
      ...known.filter((id) => !named.includes(id)).map((statement) => ({ side, statement, fault: 'missing' as const })),
      ...[...new Set(named.filter((id, at) => named.indexOf(id) !== at))].map((statement) => ({
        side,
        statement,
        fault: 'doubled' as const,
      })),
      ...[...new Set(named)].filter((id) => !known.includes(id)).map((statement) => ({ side, statement, fault: 'unknown' as const })),
    ];
  });
}

/** The same statements in the later edition, once each, in its order of rows. What was dropped has no successor. */
export function carryOver(mapping: Mapping, statements: readonly Id[]): Id[] {
  return [...new Set(mapping.rows.filter((row) => row.from.some((id) => statements.includes(id))).flatMap((row) => row.to))];
}

/** What keeping a mapping changed; null where it changed nothing. */
export function changeOf(before: Mapping | null, after: Mapping, from: Framework, to: Framework, at: Instant): MappingChange | null {
  const codes = new Map(statementsOf(to).map((statement) => [statement.id, statementCode(to.section, statement)]));
  const became = (mapping: Mapping, id: Id): MappingChange['statements'][number]['after'] => {
    const row = mapping.rows.find((each) => each.from.includes(id));
    // In the later edition's order, however the ties were made.
    const held = [...codes].filter(([statement]) => row?.to.includes(statement));
    return { fate: row ? fateOf(row) : 'dropped', to: held.map(([, code]) => code) };
  };
  const statements = statementsOf(from).flatMap((statement) => {
    if (!before) return [];
    const change = {
      code: statementCode(from.section, statement),
      before: became(before, statement.id),
      after: became(after, statement.id),
    };
    return JSON.stringify(change.before) === JSON.stringify(change.after) ? [] : [change];
  });
  if (before && statements.length === 0) return null;
  const fates = after.rows.map(fateOf);
  const count = (...wanted: Fate[]): number => fates.filter((fate) => wanted.includes(fate)).length;
  return {
    at,
    first: before === null,
    totals: {
      same: count('same'),
      changed: count('split', 'merged', 'recast'),
      dropped: count('dropped'),
      fresh: after.rows.filter((row) => row.from.length === 0).flatMap((row) => row.to).length,
    },
    statements,
  };
}

/** Read the other way, so that charts can be shown in either edition. */
export const reversed = ({ from, to, rows }: Mapping): Mapping => ({
  from: to,
  to: from,
  rows: rows.map((row) => ({ from: row.to, to: row.from })),
});

/** Codes as another NPQ numbers the same area: "6d" in one cohort is "4d" in another. */
export const codesUnder = (framework: Framework, section: number): Map<Id, string> =>
  new Map(statementsOf(framework).map((statement) => [statement.id, statementCode(section, statement)]));

const statementsOf = (framework: Framework): Statement[] => framework.groups.flatMap((group) => group.statements);

function likeness(a: Statement, b: Statement): number {
  if (a.kind !== b.kind) return 0;
  const one = wordsOf(a.text);
  const other = wordsOf(b.text);
  const shared = [...one].filter((word) => other.has(word)).length;
  return one.size + other.size === 0 ? 0 : (2 * shared) / (one.size + other.size);
}

const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(/\p{L}{3,}/gu) ?? []);
