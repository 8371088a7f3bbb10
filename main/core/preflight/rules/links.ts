import { findBlock, promptsOf, titleOf } from '../../../../preload/contract/draft.ts';
import type { Id } from '../../../../preload/contract/model/ids.ts';
import { parseInline } from '../../../../preload/contract/model/inline.ts';
import type { Finding, Mend } from '../../../../preload/contract/model/preflight.ts';
import type { Block, Prompt, Section } from '../../../../preload/contract/model/workbook.ts';
import { type Check, excerpt, finding, mend } from '../check.ts';
import { rewrite } from '../spots.ts';

/** What names something that is not there: a block, a scenario, a framework, a statement, an address. */
export function deadLinks(check: Check): Finding[] {
  const { workbook } = check.content;
  const head = workbook.head.framework;
  const headFinding =
    head && !check.content.frameworks.some(({ id }) => id === head)
      ? [
          finding('dead-link', 'mend', {}, `framework:${head}`, { to: 'framework', from: workbook.title }, [
            mend('unlink', { from: workbook.title }, { draft: [{ do: 'set-head', head: withoutFramework(workbook.head) }] }),
          ]),
        ]
      : [];
  return [
    ...headFinding,
    ...workbook.sections.flatMap((section) => section.blocks.flatMap((block) => ofBlock(check, section, block))),
    ...addresses(check),
  ];
}

const withoutFramework = <T extends { framework?: unknown }>({ framework: _, ...head }: T): Omit<T, 'framework'> => head;

function ofBlock({ content }: Check, section: Section, block: Block): Finding[] {
  const where = { section: section.id, block: block.id };
  const from = titleOf(block);
  const remove = mend('remove', { title: from }, { draft: [{ do: 'remove-block', block: block.id }] });
  const dead = (to: string, what: Id, mends: readonly Mend[]): Finding =>
    finding('dead-link', 'mend', where, `${to}:${what}`, { to, from }, mends);
  const found: Finding[] = [];
  if (block.type === 'scenario' && !content.scenarios.some(({ id }) => id === block.scenario))
    found.push(dead('scenario', block.scenario, [remove]));
  if (block.type === 'prompts' && block.repeats) {
    const source = findBlock(content.workbook, block.repeats);
    // What repeats a repetition would print nothing.
    if (source?.type !== 'prompts' || source.id === block.id || source.repeats) found.push(dead('block', block.repeats, [remove]));
  }
  if (block.type === 'statements' || block.type === 'rating') {
    const framework = content.frameworks.find(({ id }) => id === block.framework);
    if (!framework) return [...found, dead('framework', block.framework, [remove])];
    const known = new Set(framework.groups.flatMap((group) => group.statements.map(({ id }) => id)));
    const lost = block.only?.filter((id) => !known.has(id)) ?? [];
    if (lost.length > 0)
      found.push(
        dead('statement', lost[0] as Id, [
          mend(
            'unlink',
            { from },
            { draft: [{ do: 'set-block', block: { ...block, only: block.only?.filter((id) => known.has(id)) } as Block }] },
          ),
        ]),
      );
  }
  return [...found, ...tiedStatements({ content } as Check, section, block)];
}

/** Blocks and prompts tied to statements that no framework of the workbook has. */
function tiedStatements({ content }: Pick<Check, 'content'>, section: Section, block: Block): Finding[] {
  const known = new Set(
    content.frameworks.flatMap((framework) => framework.groups.flatMap((group) => group.statements.map(({ id }) => id))),
  );
  const own = block.type === 'prompts' && block.repeats ? [] : promptsOf(content.workbook, block);
  const lost = [...(block.statements ?? []), ...own.flatMap((prompt) => prompt.statements ?? [])].filter((id) => !known.has(id));
  const [first] = lost;
  if (first === undefined) return [];
  const keep = (ids: readonly Id[]): Id[] => ids.filter((id) => known.has(id));
  const loosened = loosen(block, keep);
  return [
    finding(
      'dead-link',
      'look',
      { section: section.id, block: block.id },
      `tied:${first}`,
      { to: 'statement', from: titleOf(block), lost: String(lost.length) },
      [mend('unlink', { from: titleOf(block) }, { draft: [{ do: 'set-block', block: loosened }] })],
    ),
  ];
}

/** The block with only the statements that are there, wherever it names some. */
function loosen(block: Block, keep: (ids: readonly Id[]) => Id[]): Block {
  const walk = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return key === 'statements' ? keep(value as Id[]) : value.map((item) => walk(item, key));
    if (value && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([inner, held]) => [inner, walk(held, inner)]));
    return value;
  };
  return walk(block, '') as Block & { prompts?: Prompt[] };
}

const written = /\[([^\]\n]{1,200})\]\(([^()\n]{0,500})\)/g;

/** "[the guide](htp:/eef)": written as a link, and printed with its brackets because it is none, or none that leads anywhere. */
function addresses({ spots, content }: Check): Finding[] {
  return spots.flatMap((spot) => {
    const broken = [...spot.text.matchAll(written)].filter(
      ([whole, , href]) => !parseInline(whole).some((run) => run.href) || !leadsSomewhere(href as string),
    );
    return broken.map(([whole, label, href]) =>
      finding('bad-address', 'mend', spot.where, excerpt(href ?? '', 60), { label: label as string, href: href as string }, [
        mend(
          'unlink',
          { from: label as string },
          rewrite(content, (other) => (other.text === spot.text ? other.text.replace(whole, () => label as string) : other.text)),
        ),
      ]),
    );
  });
}

function leadsSomewhere(href: string): boolean {
  if (/^mailto:/i.test(href)) return /^mailto:[^\s@]+@[^\s@]+\.[^\s@]{2,}$/i.test(href);
  try {
    const { hostname, protocol } = new URL(href);
    return /^https?:$/.test(protocol) && /[^.]\.[^.]{2,}$/.test(hostname);
  } catch {
    return false;
  }
}
