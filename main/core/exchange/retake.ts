import { titleOf } from '../../../preload/contract/draft.ts';
import type { Guess, Imported } from '../../../preload/contract/model/exchange.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { Block } from '../../../preload/contract/model/workbook.ts';
import { Refusal } from '../refusal.ts';
import { textsOf } from '../workbooks/find.ts';
import { isSource, sourceText } from './recognition.ts';

export type As = Guess['alternatives'][number];

/** The import with one block taken for something else, as a person says. It keeps its id and its words; the guess is then sure. */
export function retake(imported: Imported, block: Id, as: As, newId: () => Id): Imported {
  let done = false;
  const sections = imported.workbook.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((held) => {
      if (held.id !== block) return held;
      done = true;
      return retakeBlock(held, wordsOf(held, imported), as, newId);
    }),
  }));
  if (!done) throw new Refusal('not-found', { what: 'block' });
  const report = imported.report.map(
    (guess): Guess =>
      guess.block === block && guess.alternatives.length > 0
        ? { ...guess, took: as, sureness: 'sure', alternatives: guess.alternatives.filter((other) => other !== as) }
        : guess,
  );
  return { ...imported, workbook: { ...imported.workbook, sections }, report };
}

/** Everything that the block says below its heading, also what it only points to. */
function wordsOf(block: Block, { workbook, scenarios }: Imported): string[] {
  const scenario = block.type === 'scenario' ? scenarios.find(({ id }) => id === block.scenario) : undefined;
  const repeated =
    block.type === 'prompts' && block.repeats
      ? workbook.sections.flatMap((section) => section.blocks).find(({ id }) => id === block.repeats)
      : undefined;
  const own = scenario
    ? [scenario.opening, ...scenario.points, scenario.question, ...textsOf(block)]
    : [...textsOf(block), ...(repeated ? textsOf(repeated) : [])];
  return own.filter((text) => text.trim() !== '');
}

function retakeBlock(block: Block, texts: readonly string[], as: As, newId: () => Id): Block {
  const { id } = block;
  const title = titleOf(block);
  switch (as) {
    case 'text':
      return { id, type: 'text', ...(title ? { title } : {}), paragraphs: [...texts] };
    case 'bullets':
      return { id, type: 'bullets', ...(title ? { title } : {}), style: 'bullets', items: [...texts] };
    case 'prompts':
      return { id, type: 'prompts', title, mode: 'individual', prompts: texts.map((text) => ({ id: newId(), text })) };
    case 'quotation': {
      const source = texts.findLast((text) => isSource(text));
      return {
        id,
        type: 'quotation',
        title: title || 'Quotation',
        quote: texts.filter((text) => text !== source).join('\n\n'),
        source: source ? sourceText(source) : '',
      };
    }
    case 'heading':
      // What stood under it would be lost with it, so it only becomes one when there is nothing.
      return texts.length > 0
        ? { id, type: 'text', ...(title ? { title } : {}), paragraphs: [...texts] }
        : { id, type: 'heading', title, level: 2 };
  }
}
