import { type Framework, type Stage, type Statement, statementCode } from '../../../../preload/contract/model/framework.ts';
import type { Scenario } from '../../../../preload/contract/model/scenario.ts';
import type { Block, BlockOf, Prompt, Workbook } from '../../../../preload/contract/model/workbook.ts';

/** What blocks refer to, found by id. */
export interface Sources {
  workbook: Workbook;
  frameworks: ReadonlyMap<string, Framework>;
  scenarios: ReadonlyMap<string, Scenario>;
  blocks: ReadonlyMap<string, Block>;
  images: ReadonlyMap<string, { width: number; height: number }>;
}

export interface CodedGroup {
  stem: string;
  stage: Stage;
  statements: (Statement & { code: string })[];
}

export function sourcesOf(input: {
  workbook: Workbook;
  frameworks: readonly Framework[];
  scenarios: readonly Scenario[];
  images: Sources['images'];
}): Sources {
  const { workbook, frameworks, scenarios, images } = input;
  const blocks = workbook.sections.flatMap((section) => section.blocks);
  return {
    workbook,
    frameworks: new Map(frameworks.map((framework) => [framework.id, framework])),
    scenarios: new Map(scenarios.map((scenario) => [scenario.id, scenario])),
    blocks: new Map(blocks.map((block) => [block.id, block])),
    images,
  };
}

/** The groups of a framework with the statements that a block asks for; groups without any are left out. */
export function groupsOf(sources: Sources, block: Pick<BlockOf<'statements'>, 'framework' | 'only'>): CodedGroup[] {
  const framework = sources.frameworks.get(block.framework);
  if (!framework) return [];
  return framework.groups
    .map(({ stem, stage, statements }) => ({
      stem,
      stage,
      statements: statements
        .filter((statement) => !block.only || block.only.includes(statement.id))
        .map((statement) => ({ ...statement, code: statementCode(framework.section, statement) })),
    }))
    .filter((group) => group.statements.length > 0);
}

/** A block's prompts, or those of the block that it repeats. */
export function promptsOf(sources: Sources, block: BlockOf<'prompts'>): Prompt[] {
  const origin = block.repeats === undefined ? undefined : sources.blocks.get(block.repeats);
  return origin?.type === 'prompts' && origin !== block ? origin.prompts : block.prompts;
}

/** The names in force for a block: its scenario's, or the last one told before it, with the workbook's own over them. */
export function namesFor(sources: Sources): (block: Block) => Readonly<Record<string, string>> {
  const { workbook, scenarios, blocks } = sources;
  const told = new Map<string, Readonly<Record<string, string>>>();
  let latest: Readonly<Record<string, string>> = {};
  for (const block of blocks.values()) {
    if (block.type !== 'scenario') continue;
    latest = scenarios.get(block.scenario)?.names ?? {};
    break;
  }
  for (const block of blocks.values()) {
    if (block.type === 'scenario') latest = scenarios.get(block.scenario)?.names ?? latest;
    told.set(block.id, latest);
  }
  return (block) => {
    const origin = block.type === 'prompts' && block.repeats !== undefined ? block.repeats : block.id;
    return { ...(told.get(origin) ?? latest), ...workbook.head.names };
  };
}

/** Whether a block prints at all. What has nothing in it is left out: an empty slot on paper only puzzles people. */
export function isPrinted(sources: Sources, block: Block): boolean {
  const some = (texts: readonly string[]): boolean => texts.some((text) => text.trim() !== '');
  switch (block.type) {
    case 'text':
      return some(block.paragraphs);
    case 'bullets':
      return some(block.items) || block.room !== undefined;
    case 'prompts':
      return promptsOf(sources, block).length > 0 || Boolean(block.intro?.trim());
    case 'statements':
      return groupsOf(sources, block).length > 0;
    case 'rating':
      return groupsOf(sources, block).length > 0 && block.occasions.length > 0;
    case 'scenario':
      return sources.scenarios.has(block.scenario);
    case 'coaching':
      return block.steps.length > 0 || block.figure;
    case 'table':
      return block.rows.length > 0;
    case 'image':
      return block.image !== undefined && sources.images.has(block.image);
    case 'heading':
      return block.title.trim() !== '';
    default:
      return true;
  }
}

/** The title under which a block stands in contents, bookmarks and outline; `null` for one that has none. */
export function titleOf(block: Block): string | null {
  if (block.type === 'cover' || block.type === 'page-break' || block.type === 'contents') return null;
  if (block.type === 'heading' && block.level === 3) return null;
  return block.title?.trim() ? block.title.trim() : null;
}
