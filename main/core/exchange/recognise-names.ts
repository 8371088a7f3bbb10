import { plainText } from '../../../preload/contract/model/inline.ts';
import type { Scenario } from '../../../preload/contract/model/scenario.ts';
import type { Block, Workbook } from '../../../preload/contract/model/workbook.ts';
import type { Recognition } from './recognition.ts';

/** Words that begin a scenario and are nobody's name. */
const notNames = new Set([
  'The',
  'A',
  'An',
  'He',
  'She',
  'They',
  'You',
  'We',
  'It',
  'In',
  'At',
  'Your',
  'This',
  'There',
  'As',
  'One',
  'School',
  'Imagine',
  'Consider',
  'Read',
  'Last',
  'After',
  'Before',
  'When',
  'Since',
]);
const verb = '(?:is|was|has|had|have|leads|works|worked|would|wants|teaches|runs|joined|became|took)';
const subject = new RegExp(`(?:^|[.?!]\\s+)(\\p{Lu}[\\p{Ll}’'-]{1,30}(?:\\s\\p{Lu}[\\p{Ll}’'-]{1,30})?)\\s+${verb}\\b`, 'u');

/** The person whom a scenario is about: the first name that is the subject of a sentence in it. */
export function personIn(text: string): string | null {
  const name = subject.exec(plainText(text))?.[1] ?? null;
  return name && !notNames.has(name.split(' ')[0] as string) ? name : null;
}

/** The key under which the name is kept: what the person is, when the scenario says it. */
export const keyFor = (text: string): string =>
  /\blead(?:er)?\b/i.test(text) ? 'lead' : /\bhead ?teacher\b/i.test(text) ? 'head' : 'person';

/** Puts the placeholder wherever exactly this name stands, so that one change renames the person everywhere. */
export const withPlaceholder = (text: string, name: string, key: string): string =>
  text.replace(new RegExp(`(?<![\\p{L}\\p{N}{])${escapePattern(name)}(?![\\p{L}\\p{N}}])`, 'gu'), `{${key}}`);

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Names the people of the scenarios once, and lets prompts and tasks speak of them by placeholder. */
export function useNames(workbook: Workbook, found: Recognition): Workbook {
  const named = found.scenarios.flatMap((scenario) => Object.entries(scenario.names).map(([key, name]) => ({ key, name })));
  if (named.length === 0) return workbook;
  const put = (text: string): string => named.reduce((whole, { key, name }) => withPlaceholder(whole, name, key), text);
  const sections = workbook.sections.map((section) => ({ ...section, blocks: section.blocks.map((block) => withNames(block, put)) }));
  return { ...workbook, sections };
}

function withNames(block: Block, put: (text: string) => string): Block {
  switch (block.type) {
    case 'prompts':
      return {
        ...block,
        prompts: block.prompts.map((prompt) => ({ ...prompt, text: put(prompt.text) })),
        ...(block.intro === undefined ? {} : { intro: put(block.intro) }),
      };
    case 'scenario':
      return block.task ? { ...block, task: { ...block.task, text: put(block.task.text) } } : block;
    case 'text':
      return { ...block, paragraphs: block.paragraphs.map(put) };
    case 'bullets':
      return { ...block, items: block.items.map(put) };
    default:
      return block;
  }
}

/** A scenario's own texts, with the person's name taken out. Keys are made different where two scenarios name two people. */
export function nameScenario(scenario: Scenario, others: readonly Scenario[]): Scenario {
  const name = personIn(scenario.opening);
  if (!name) return scenario;
  const taken = new Map(others.flatMap(({ names }) => Object.entries(names)));
  const wanted = keyFor(scenario.opening);
  let key = wanted;
  for (let n = 2; taken.has(key) && taken.get(key) !== name; n++) key = `${wanted}-${n}`;
  const put = (text: string): string => withPlaceholder(text, name, key);
  return {
    ...scenario,
    names: { [key]: name },
    opening: put(scenario.opening),
    points: scenario.points.map(put),
    question: put(scenario.question),
  };
}
