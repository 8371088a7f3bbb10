import type { Id } from '../../../preload/contract/model/ids.ts';
import { plainText } from '../../../preload/contract/model/inline.ts';
import type { Block } from '../../../preload/contract/model/workbook.ts';
import { editing } from '../../text/editing.ts';
import type { Pasted } from '../../ui/pasted.ts';
import { asLine, asText } from '../../ui/typed.ts';

export type { Pasted };

/** What can be pasted or dropped: words, or pictures. */
export type Pasting = Pasted | { kind: 'picture'; file: File };

export const picturesIn = (data: DataTransfer | null): Pasting[] =>
  [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/')).map((file) => ({ kind: 'picture', file }));

const mostBlocks = 200;

/** Pieces of a paste as blocks: a heading names what follows it, running paragraphs are one text, the items of a list one list. */
export function blocksOf(pieces: readonly Pasted[], newId: () => Id): Block[] {
  const blocks: Block[] = [];
  let heading = '';
  const titled = (): { title?: string } => {
    const title = heading;
    heading = '';
    return title ? { title } : {};
  };
  const alone = (): void => {
    if (heading) blocks.push({ id: newId(), type: 'heading', title: heading, level: 2 });
    heading = '';
  };
  for (const { kind, text } of pieces) {
    const last = heading ? undefined : blocks.at(-1);
    if (kind === 'heading') {
      alone();
      heading = asLine(plainText(text));
    } else if (kind === 'paragraph') {
      if (last?.type === 'text') last.paragraphs.push(asText(text));
      else blocks.push({ id: newId(), type: 'text', ...titled(), paragraphs: [asText(text)] });
    } else {
      const style = kind === 'number' ? 'numbers' : 'bullets';
      if (last?.type === 'bullets' && last.style === style) last.items.push(asText(text));
      else blocks.push({ id: newId(), type: 'bullets', ...titled(), style, items: [asText(text)] });
    }
  }
  alone();
  return blocks.slice(0, mostBlocks).map((block) => asked(block, newId));
}

/** Nothing but questions, in a list or one under the other, is asked: each gets its space. */
function asked(block: Block, newId: () => Id): Block {
  if (block.type !== 'bullets' && block.type !== 'text') return block;
  const lines = block.type === 'bullets' ? block.items : block.paragraphs;
  if (lines.length < 2 || !lines.every((line) => plainText(line).trim().endsWith('?'))) return block;
  const together = /\b(?:together|discuss\w*|in (?:pairs|groups)|collaborat\w+)\b/i.test(block.title ?? '');
  return {
    id: block.id,
    type: 'prompts',
    title: block.title ?? editing.pastedQuestions,
    mode: together ? 'collaborative' : 'individual',
    prompts: lines.map((text) => ({ id: newId(), text })),
  };
}
