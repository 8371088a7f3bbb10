import type { Finding, Mend } from '../../../preload/contract/model/preflight.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { Scenario } from '../../../preload/contract/model/scenario.ts';
import type { Framework } from '../../../preload/contract/model/framework.ts';
import type { Block } from '../../../preload/contract/model/workbook.ts';
import type { Content } from '../workbooks/drafts.ts';

/** One text that is printed, and where it stands. */
export interface Spot {
  where: Finding['where'];
  /** The key under which it is kept: "title", "text", "quote", "source"… */
  key: string;
  /** Inline markup for most; titles and sources are plain. */
  text: string;
  /** Printed in the facilitator's copy only. */
  facilitator: boolean;
}

type Visit = (spot: Spot) => string;

/** Keys whose values a person reads; everything else in a block is an id, a number or a choice. */
const readable = new Set([
  'title',
  'text',
  'label',
  'paragraphs',
  'items',
  'quote',
  'source',
  'alt',
  'caption',
  'intro',
  'hint',
  'question',
  'questions',
  'note',
  'name',
  'privacy',
  'rungs',
  'slot',
  'listenFor',
  'probe',
  'plan',
  'answer',
  'detail',
]);
const facilitators = new Set(['facilitator', 'listenFor', 'probe', 'answer', 'detail']);

/** Every printed text of the content, in page order, each scenario and framework where it is first shown. */
export function spotsOf(content: Content): Spot[] {
  const spots: Spot[] = [];
  visitContent(content, (spot) => {
    spots.push(spot);
    return spot.text;
  });
  return spots;
}

/** A mend's edits: what changes when every text is put through `change`. */
export function rewrite(content: Content, change: Visit): Pick<Mend, 'draft' | 'scenarios' | 'frameworks'> {
  return visitContent(content, change);
}

function visitContent(content: Content, visit: Visit): Pick<Mend, 'draft' | 'scenarios' | 'frameworks'> {
  const out: Pick<Mend, 'draft' | 'scenarios' | 'frameworks'> = { draft: [], scenarios: [], frameworks: [] };
  const shown = new Set<Id>();
  visitHead(content, visit, out.draft);
  for (const section of content.workbook.sections) {
    const title = visit({ where: { section: section.id }, key: 'title', text: section.title, facilitator: false });
    if (title !== section.title) out.draft.push({ do: 'set-section', section: section.id, title });
    for (const block of section.blocks) {
      const next = visitBlock(block, section.id, visit);
      if (next !== block) out.draft.push({ do: 'set-block', block: next });
      const scenario = block.type === 'scenario' && !shown.has(block.scenario) && content.scenarios.find(({ id }) => id === block.scenario);
      if (scenario) {
        shown.add(scenario.id);
        const changed = visitScenario(scenario, { section: section.id, block: block.id, scenario: scenario.id }, visit);
        if (changed !== scenario) out.scenarios.push(changed);
      }
      const framework =
        (block.type === 'statements' || block.type === 'rating') &&
        !shown.has(block.framework) &&
        content.frameworks.find(({ id }) => id === block.framework);
      if (framework) {
        shown.add(framework.id);
        const changed = visitFramework(framework, { section: section.id, block: block.id, framework: framework.id }, visit);
        if (changed !== framework) out.frameworks.push(changed);
      }
    }
  }
  return out;
}

/** What the cover says in its large letters, and the title at the foot of every page. */
function visitHead({ workbook }: Content, visit: Visit, edits: Mend['draft']): void {
  const cover = workbook.sections
    .flatMap(({ id, blocks }) => blocks.map((block) => ({ section: id, block })))
    .find(({ block }) => block.type === 'cover');
  const where = cover ? { section: cover.section, block: cover.block.id } : {};
  const go = (text: string): string => (text === '' ? '' : visit({ where, key: 'title', text, facilitator: false }));
  const title = go(workbook.title);
  if (title !== workbook.title) edits.push({ do: 'set-title', title });
  const { programme, programmeName, chapter, topic, subtitle } = workbook.head;
  const next = {
    ...workbook.head,
    programme: go(programme),
    programmeName: go(programmeName),
    chapter: go(chapter),
    topic: go(topic),
    subtitle: go(subtitle),
  };
  const keys = ['programme', 'programmeName', 'chapter', 'topic', 'subtitle'] as const;
  if (keys.some((key) => next[key] !== workbook.head[key])) edits.push({ do: 'set-head', head: next });
}

export function visitBlock(block: Block, section: Id, visit: Visit): Block {
  const walk = (value: unknown, key: string, where: Finding['where'], facilitator: boolean): unknown => {
    if (typeof value === 'string') return readable.has(key) ? visit({ where, key, text: value, facilitator }) : value;
    if (Array.isArray(value))
      return same(
        value,
        value.map((item) => walk(item, key, where, facilitator)),
      );
    if (!value || typeof value !== 'object') return value;
    const prompt = 'text' in value && 'id' in value && typeof value.id === 'string' ? value.id : undefined;
    const here = prompt ? { ...where, prompt } : where;
    const entries = Object.entries(value);
    const walked = entries.map(([inner, held]) =>
      inner === 'linked' ? held : walk(held, inner, here, facilitator || facilitators.has(inner)),
    );
    return entries.every(([, held], at) => held === walked[at])
      ? value
      : Object.fromEntries(entries.map(([inner], at) => [inner, walked[at]]));
  };
  // What was typed in contents is not printed: it has rules of its own.
  if (block.type === 'contents') return block;
  return walk(block, '', { section, block: block.id }, false) as Block;
}

function visitScenario(scenario: Scenario, where: Finding['where'], visit: Visit): Scenario {
  const go = (key: string, text: string): string => visit({ where, key, text, facilitator: false });
  const next = {
    ...scenario,
    opening: go('opening', scenario.opening),
    points: same(
      scenario.points,
      scenario.points.map((point) => go('points', point)),
    ) as string[],
    question: go('question', scenario.question),
  };
  return next.opening === scenario.opening && next.points === scenario.points && next.question === scenario.question ? scenario : next;
}

function visitFramework(framework: Framework, where: Finding['where'], visit: Visit): Framework {
  let changed = false;
  const go = (key: string, text: string, statement?: Id): string => {
    const next = visit({ where: statement ? { ...where, statement } : where, key, text, facilitator: false });
    changed ||= next !== text;
    return next;
  };
  const groups = framework.groups.map((group) => ({
    ...group,
    stem: go('stem', group.stem),
    statements: group.statements.map((statement) => ({ ...statement, text: go('text', statement.text, statement.id) })),
  }));
  return changed ? { ...framework, groups } : framework;
}

const same = <T>(before: readonly T[], after: T[]): readonly T[] => (before.every((item, at) => item === after[at]) ? before : after);
