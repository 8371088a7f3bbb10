import type { Block } from '../../../preload/contract/model/workbook.ts';
import type { Piece } from './pieces.ts';
import { type Taker, type TakeBlocks, titleOfPart } from './recognise-part.ts';
import { asks, isSource, sourceText, startsQuotation, tell } from './recognition.ts';

/** Quotations, and what stands before, between and after them: that is handed on. */
export const takeQuotations =
  (takeOther: TakeBlocks): Taker =>
  (part, found) => {
    if (!part.items.some(startsQuotation)) return null;
    const blocks: Block[] = [];
    let title = titleOfPart(part) || found.promised.find((line) => /\bquot(?:e|ation)\b/i.test(line)) || 'Quotation';
    let other: Piece[] = [];
    const flush = (): void => {
      const said = blocks.at(-1);
      const [only, ...more] = other;
      // One question under what was quoted is asked about it.
      if (said?.type === 'quotation' && only && more.length === 0 && asks(only.text))
        blocks[blocks.length - 1] = { ...said, prompt: { id: found.newId(), text: only.text }, mode: 'individual' };
      else if (other.length > 0) blocks.push(...takeOther({ heading: null, items: other }, found));
      other = [];
    };
    for (let at = 0; at < part.items.length; ) {
      const first = part.items[at] as Piece;
      if (!startsQuotation(first)) {
        other.push(first);
        at += 1;
        continue;
      }
      flush();
      const { quote, source, length } = readQuotation(part.items.slice(at, at + mostSpoken + 2));
      const id = found.newId();
      tell(found, first.line, 'quotation', 'sure', { block: id, alternatives: ['text'], values: { source } });
      blocks.push({ id, type: 'quotation', title, quote, source });
      title = 'Quotation';
      at += length;
    }
    flush();
    return blocks;
  };

/** Paragraphs of one quotation; after that many without a closing mark it was never one of several paragraphs. */
const mostSpoken = 5;

function readQuotation(items: readonly Piece[]): { quote: string; source: string; length: number } {
  const closing = items
    .slice(0, mostSpoken)
    .findIndex(({ text }, at) => /[”"»][_*]*\s*(?:\([^()]*\))?$/.test(at === 0 ? text.slice(1) : text));
  const end = Math.max(0, closing);
  const spoken = items
    .slice(0, end + 1)
    .map(({ text }) => text)
    .join('\n\n');
  const inline = /^(.*[”"»][_*]*)\s*\(([^()]{3,120})\)$/s.exec(spoken);
  if (inline) return { quote: inline[1] as string, source: sourceText(inline[2] as string), length: end + 1 };
  const next = items[end + 1];
  const source = next && isSource(next.text) ? next.text : '';
  return { quote: spoken, source: sourceText(source), length: end + (source ? 2 : 1) };
}
