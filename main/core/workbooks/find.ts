import type { CallOutput } from '../../../preload/contract/calls.ts';
import { titleOf } from '../../../preload/contract/draft.ts';
import { plainText } from '../../../preload/contract/model/inline.ts';
import { type Framework, statementCode } from '../../../preload/contract/model/framework.ts';
import { namesOf, type Scenario } from '../../../preload/contract/model/scenario.ts';
import type { Block, Prompt } from '../../../preload/contract/model/workbook.ts';
import type { Content } from './drafts.ts';

/** Everything in a block that a person reads on paper, as inline markup, in reading order. */
export function textsOf(block: Block): string[] {
  const prompts = (list: readonly (Prompt | undefined)[]): string[] => list.flatMap((prompt) => (prompt ? [prompt.text] : []));
  const aside = 'aside' in block && block.aside ? [block.aside.label, block.aside.text ?? ''] : [];
  switch (block.type) {
    case 'cover':
      return [block.note];
    case 'text':
      return [...aside, ...block.paragraphs];
    case 'bullets':
      return [...aside, ...block.items, ...prompts([block.room?.prompt])];
    case 'quotation':
      return [block.quote, block.source, ...prompts([block.prompt])];
    case 'figure':
      return [...aside, block.source ?? '', ...(block.rungs ?? [])];
    case 'prompts':
      return [block.hint ?? '', block.intro ?? '', ...prompts(block.prompts)];
    case 'retrieval':
      return [block.question, block.hint ?? '', ...prompts([block.check])];
    case 'statements':
      return prompts([block.prompt]);
    case 'scenario':
      return prompts([block.task]);
    case 'coaching':
      return [
        ...block.steps.flatMap((step) => [step.title, ...step.instructions.map(({ text }) => text), ...step.questions]),
        ...prompts([block.agreed]),
      ];
    case 'table':
      return block.rows.flatMap((row) => [row.name, row.prompt.text]);
    case 'rating':
    case 'actions':
      return [...aside, block.intro];
    case 'notes':
      return [block.privacy ?? ''];
    case 'image':
      return [block.caption ?? ''];
    case 'contents':
    case 'heading':
    case 'page-break':
      return [];
  }
}

/** Lower case without marks, so that "sian" finds "Siân"; each letter keeps its length, so that places still hold. */
const fold = (text: string): string =>
  Array.from(text, (letter) => {
    const plain = letter.normalize('NFD').charAt(0).toLowerCase();
    return plain.length === letter.length ? plain : letter;
  }).join('');

const around = 40;

/** Hits of a text in a workbook's headings and matter, the scenarios and statements that it shows among them, in page order. */
export function findInContent({ workbook, frameworks, scenarios }: Content, text: string): CallOutput<'workbook.find'> {
  const wanted = fold(text.trim());
  if (!wanted) return [];
  const names = namesOf(workbook, scenarios);
  const hits: CallOutput<'workbook.find'> = [];
  for (const section of workbook.sections) {
    for (const block of section.blocks) {
      const title = titleOf(block);
      for (const source of [title, ...textsOf(block), ...borrowedTexts(block, frameworks, scenarios)]) {
        const line = plainText(source, names);
        const folded = fold(line);
        for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
          const end = at + wanted.length;
          hits.push({
            block: block.id,
            section: section.title,
            title,
            before: line.slice(Math.max(0, at - around), at),
            match: line.slice(at, end),
            after: line.slice(end, end + around),
          });
        }
      }
    }
  }
  return hits;
}

/** What a block prints that is kept elsewhere: a scenario's words, a framework's statements. */
function borrowedTexts(block: Block, frameworks: readonly Framework[], scenarios: readonly Scenario[]): string[] {
  if (block.type === 'scenario') {
    const scenario = scenarios.find(({ id }) => id === block.scenario);
    return scenario ? [scenario.about, scenario.opening, ...scenario.points, scenario.question] : [];
  }
  if (block.type !== 'statements' && block.type !== 'rating') return [];
  const framework = frameworks.find(({ id }) => id === block.framework);
  return (framework?.groups ?? []).flatMap((group) => [
    group.stem,
    ...group.statements
      .filter(({ id }) => block.only?.includes(id) ?? true)
      .map((statement) => `${statementCode(framework?.section ?? 0, statement)} ${statement.text}`),
  ]);
}
