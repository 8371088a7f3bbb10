import type { Id } from '../../../preload/contract/model/ids.ts';
import { promptsOf, titleOf } from '../../../preload/contract/draft.ts';
import { type Framework, statementCode } from '../../../preload/contract/model/framework.ts';
import type { Block } from '../../../preload/contract/model/workbook.ts';
import type { Content } from '../workbooks/drafts.ts';
import type { BundleImage } from './bundle.ts';
import { guard, marker } from './markdown-marks.ts';

/*
 * Markdown that any editor shows as a document, and that comes back as the workbook that it was: what has no place in the text
 * (modes, notes, expected words) stands in comments. The text wins: what somebody changes in it is what is read.
 */

interface Writing {
  content: Content;
  lines: string[];
  /** Frameworks and scenarios whose words already stand above. */
  shown: Set<Id>;
  images: ReadonlyMap<Id, BundleImage>;
}

export function toMarkdown(content: Content, images: readonly BundleImage[] = []): string {
  const { workbook, frameworks, scenarios } = content;
  const writing: Writing = { content, lines: [], shown: new Set(), images: new Map(images.map((image) => [image.id, image])) };
  const { framework: _, ...head } = workbook.head;
  put(
    writing,
    marker('workbook', {
      head,
      frameworks: frameworks.map(({ id: _id, groups: _groups, ...about }) => about),
      scenarios: scenarios.map(({ title, about, names, source, statements, setting }) => ({
        title,
        about,
        names,
        source,
        ...(setting ? { setting } : {}),
        statements: codes(content, statements),
      })),
    }),
  );
  put(writing, `# ${guard(workbook.title)}`);
  for (const section of workbook.sections) {
    put(writing, marker('section', {}));
    if (section.title) put(writing, `## ${guard(section.title)}`);
    for (const block of section.blocks) writeBlock(block, writing);
  }
  // Their bytes come last, where they are in nobody's way.
  for (const { id, type, bytes } of images) put(writing, `[${id}]: data:${type};base64,${Buffer.from(bytes).toString('base64')}`);
  return `${writing.lines.join('\n\n')}\n`;
}

const put = ({ lines }: Writing, ...more: string[]): void => void lines.push(...more);
const bullets = (items: readonly string[]): string[] => (items.length > 0 ? [items.map((item) => `- ${guard(item)}`).join('\n')] : []);
const numbers = (items: readonly string[]): string[] =>
  items.length > 0 ? [items.map((item, at) => `${at + 1}. ${guard(item)}`).join('\n')] : [];

function writeBlock(block: Block, writing: Writing): void {
  const { content, images } = writing;
  const title = titleOf(block);
  put(writing, marker(block.type, unseen(block, content)));
  if (title) put(writing, `### ${guard(title)}`);
  switch (block.type) {
    case 'cover':
      put(writing, ...bullets(block.logos.map(({ name }) => name)), ...(block.note ? [guard(block.note)] : []));
      break;
    case 'text':
      put(writing, ...block.paragraphs.map(guard));
      break;
    case 'bullets':
      put(
        writing,
        ...(block.style === 'numbers' ? numbers(block.items) : bullets(block.items)),
        ...(block.room ? [guard(block.room.prompt.text)] : []),
      );
      break;
    case 'quotation':
      put(writing, `> ${guard(block.quote)}`, `— ${guard(block.source)}`, ...(block.prompt ? numbers([block.prompt.text]) : []));
      break;
    case 'figure':
      put(writing, guard(block.alt), ...(block.source ? [`— ${guard(block.source)}`] : []));
      break;
    case 'prompts':
      put(
        writing,
        ...(block.intro === undefined ? [] : [guard(block.intro)]),
        ...numbers(promptsOf(content.workbook, block).map(({ text }) => text)),
      );
      break;
    case 'retrieval':
      put(writing, guard(block.question), ...(block.check ? numbers([block.check.text]) : []));
      break;
    case 'statements':
      writeFramework(block.framework, writing);
      put(writing, ...(block.prompt ? numbers([block.prompt.text]) : []));
      break;
    case 'rating':
      put(writing, guard(block.intro));
      writeFramework(block.framework, writing);
      break;
    case 'scenario':
      writeScenario(block.scenario, writing);
      put(writing, ...(block.task ? numbers([block.task.text]) : []));
      break;
    case 'coaching':
      for (const step of block.steps) {
        put(
          writing,
          `#### ${guard(step.title)}`,
          ...bullets(step.instructions.map(({ who, text }) => (who ? `**${who === 'coach' ? 'Coach' : 'Coached'}:** ${text}` : text))),
          ...numbers(step.questions),
        );
      }
      if (block.agreed) put(writing, `#### ${guard(block.agreed.text)}`);
      break;
    case 'table':
      put(writing, ...numbers(block.rows.map(({ prompt }) => prompt.text)));
      break;
    case 'actions':
      put(writing, guard(block.intro));
      break;
    case 'notes':
      put(writing, ...(block.privacy === undefined ? [] : [guard(block.privacy)]));
      break;
    case 'image':
      put(
        writing,
        block.image !== undefined && images.has(block.image) ? `![${guard(block.alt)}][${block.image}]` : guard(block.alt),
        ...(block.caption === undefined ? [] : [guard(block.caption)]),
        ...(block.source === undefined ? [] : [`— ${guard(block.source)}`]),
      );
      break;
    case 'contents':
    case 'heading':
    case 'page-break':
      break;
  }
}

function writeFramework(id: Id, writing: Writing): void {
  const framework = writing.content.frameworks.find((candidate) => candidate.id === id);
  if (!framework || writing.shown.has(id)) return;
  writing.shown.add(id);
  for (const group of framework.groups) {
    put(
      writing,
      guard(`${group.stem}:`),
      ...bullets(group.statements.map((statement) => `${statementCode(framework.section, statement)}. ${statement.text}`)),
    );
  }
}

function writeScenario(id: Id, writing: Writing): void {
  const scenario = writing.content.scenarios.find((candidate) => candidate.id === id);
  if (!scenario || writing.shown.has(id)) return;
  writing.shown.add(id);
  put(writing, guard(scenario.opening), ...bullets(scenario.points), guard(scenario.question));
}

/** Keys whose words stand in the text itself, and ids, which are new wherever it is read. */
const seen = new Set([
  'id',
  'type',
  'title',
  'text',
  'paragraphs',
  'items',
  'quote',
  'source',
  'alt',
  'caption',
  'intro',
  'question',
  'privacy',
  'steps',
  'logos',
  'framework',
  'scenario',
  'repeats',
  'only',
  'statements',
  // What it follows lies in the store that it was written from.
  'linked',
]);

/** What the text does not show. Things that are pointed to are named by their place or their code. */
function unseen(block: Block, content: Content): Record<string, unknown> {
  const strip = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(strip);
    if (!value || typeof value !== 'object') return value;
    const kept = Object.entries(value).flatMap(([key, held]) =>
      seen.has(key) ? (key === 'statements' ? [[key, codes(content, held as Id[])]] : []) : [[key, strip(held)]],
    );
    return Object.fromEntries(kept as [string, unknown][]);
  };
  const out = strip(block) as Record<string, unknown>;
  // An aside's text and a facilitator's note are not shown in the text: they stay whole.
  if ('aside' in block && block.aside) out['aside'] = block.aside;
  if (block.facilitator) out['facilitator'] = block.facilitator;
  if (block.type === 'prompts' && block.repeats)
    out['again'] = content.workbook.sections.flatMap((section) => section.blocks).findIndex(({ id }) => id === block.repeats);
  if (block.type === 'coaching') out['steps'] = block.steps.map(({ letter, name }) => ({ letter, name }));
  if (block.type === 'actions' || block.type === 'notes') delete out['prompt'];
  if (block.type === 'cover') out['logos'] = block.logos.map(({ image }) => (image ? { image } : {}));
  if (block.type === 'statements' || block.type === 'rating') {
    const place = content.frameworks.findIndex(({ id }) => id === block.framework);
    out['framework'] = place;
    if (block.only) out['only'] = codes(content, block.only);
    const framework = content.frameworks[place];
    if (framework)
      out['groups'] = framework.groups.map(({ stage, statements }) => ({
        stage,
        kinds: statements.map(({ kind }) => kind),
        shorts: statements.map(({ short }) => short),
      }));
  }
  if (block.type === 'scenario') out['scenario'] = content.scenarios.findIndex(({ id }) => id === block.scenario);
  return out;
}

/** Statements by framework and code: "0:6a". Those that no framework has are left out. */
function codes({ frameworks }: Content, ids: readonly Id[]): string[] {
  const known = new Map(frameworks.flatMap((framework, at) => codesOf(framework).map(([id, code]) => [id, `${at}:${code}`] as const)));
  return ids.flatMap((id) => known.get(id) ?? []);
}

const codesOf = (framework: Framework): [Id, string][] =>
  framework.groups.flatMap((group) =>
    group.statements.map((statement): [Id, string] => [statement.id, statementCode(framework.section, statement)]),
  );
