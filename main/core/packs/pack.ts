import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { Framework } from '../../../preload/contract/model/framework.ts';
import { Id, Line, Text } from '../../../preload/contract/model/ids.ts';
import { Scenario } from '../../../preload/contract/model/scenario.ts';
import { Workbook } from '../../../preload/contract/model/workbook.ts';

/** Content that ships with the program: a framework with the workbooks and scenarios that are built on it. */
export const Pack = v.pipe(
  v.object({
    format: v.literal('groundwork-pack'),
    version: v.literal(1),
    id: Id,
    title: Line,
    /** Raised when the pack's content changes; a store that has an older release is offered the new one, never given it. */
    release: v.pipe(v.number(), v.integer(), v.minValue(1)),
    attribution: v.array(Text),
    /** What differs from the source, and why, for whoever compares the two. */
    changes: v.array(v.object({ where: Line, source: Text, shipped: Text, why: Text })),
    frameworks: v.array(Framework),
    scenarios: v.array(Scenario),
    workbooks: v.array(Workbook),
  }),
  v.check(
    (pack) => brokenReferences(pack).length === 0,
    (issue) => `refers to what it does not hold: ${brokenReferences(issue.input).join(', ')}`,
  ),
);
export type Pack = v.InferOutput<typeof Pack>;
interface Content {
  frameworks: Framework[];
  scenarios: Scenario[];
  workbooks: Workbook[];
}

/** Reads every pack in the folder. A bad one throws: it is our own file, and the build's tests would have refused it. */
export function readPacks(folder: string): Pack[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => v.parse(Pack, JSON.parse(readFileSync(path.join(folder, name), 'utf8'))));
}

/** Ids that are named but not there, and ids that are there twice. */
function brokenReferences(pack: Content): string[] {
  const statements = pack.frameworks.flatMap((framework) => framework.groups.flatMap((group) => group.statements.map((s) => s.id)));
  const blocks = pack.workbooks.flatMap((workbook) => workbook.sections.flatMap((section) => section.blocks));
  const known = new Set([
    ...statements,
    ...pack.frameworks.map((f) => f.id),
    ...pack.scenarios.map((s) => s.id),
    ...blocks.map((b) => b.id),
  ]);
  const named: string[] = [];
  // Every key that holds ids of other things, wherever it stands.
  const walk = (value: unknown, key: string): void => {
    if (Array.isArray(value)) for (const item of value) walk(item, key);
    else if (value && typeof value === 'object') for (const [k, inner] of Object.entries(value)) walk(inner, k);
    else if (typeof value === 'string' && ['framework', 'scenario', 'repeats', 'only', 'statements'].includes(key)) named.push(value);
  };
  walk(pack.workbooks, '');
  for (const scenario of pack.scenarios) walk(scenario.statements, 'statements');
  const ids = [...statements, ...blocks.map((b) => b.id)];
  return [...named.filter((id) => !known.has(id)), ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${id} twice`)];
}
