import { flow, type Slice } from '../compose/flow.ts';
import { node } from '../compose/galley.ts';
import type { BlockLayout } from '../compose/layout.ts';
import { setRect } from '../compose/shapes.ts';
import { fillWithAnswer } from '../compose/space.ts';
import { linesOf, lineSlices, plainLines } from '../compose/text.ts';
import { setTitle } from '../compose/titles.ts';
import { columnWidth } from '../compose/galley.ts';
import type { Style } from '../type/presets.ts';

const indent = 26;

export const quotation: BlockLayout<'quotation'> = {
  starts: 'page',
  set(galley, block) {
    setTitle(galley, block, block.title);
    galley.open = false;
    const { measures } = galley;
    const width = columnWidth - indent - 14;
    // A long quotation is read at the size of the text around it; the large size is for a few sentences.
    const style =
      [measures.quote, measures.story, measures.body].find((each) => linesOf(galley, block.quote, each, width).length <= 12) ??
      measures.body;
    const quote = node(galley, 'BlockQuote', galley.section.node);
    const source: Style = { face: 'sans-bold', size: Math.max(13, measures.body.size), lead: Math.max(18, measures.body.lead) };
    const slices = [
      ...lineSlices(galley, linesOf(galley, block.quote, style, width), { style, dx: indent, owner: node(galley, 'P', quote) }),
      ...(block.source.trim()
        ? lineSlices(galley, plainLines(galley, block.source, source, width), {
            style: source,
            dx: indent,
            owner: node(galley, 'P', quote),
            before: 8,
          })
        : []),
    ];
    const last = slices.at(-2);
    if (last) last.keep = true;
    flow(
      galley,
      slices.map((slice): Slice => ({ ...slice, draw: (y) => drawBarred(y, slice) })),
    );
    galley.y += 10;
    if (block.prompt) fillWithAnswer(galley, block.id, block.prompt, block.mode ?? 'individual', { ruled: false });

    function drawBarred(y: number, slice: Slice): void {
      const before = y > galley.frame.top + 1 && slice !== slices[0] ? (slice.before ?? 0) : 0;
      setRect(galley, galley.frame.left, y - before, 5, slice.height + before, { fill: measures.accent });
      slice.draw(y);
    }
  },
};
